"""The entry grid: cells and their names, what is read of a text, rows and columns, what is odd in a value."""
