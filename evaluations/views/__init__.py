"""The pages of evaluations: campaigns, the grid, the panel of a cell, the appreciation."""
