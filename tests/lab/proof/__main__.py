"""``make proof``: see the package."""

import sys

from tests.lab.proof.command import main

if __name__ == "__main__":
    sys.exit(main())
