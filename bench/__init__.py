"""How fast, as ratios taken in one run against anchors that stay: `make bench`."""
