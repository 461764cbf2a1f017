"""The dashboard: three cards, what waits, what changed, and the matrix of organisms and instruments."""
