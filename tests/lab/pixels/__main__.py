"""``make pixels``: see the package."""

import sys

from tests.lab.pixels.command import main

if __name__ == "__main__":
    sys.exit(main())
