"""`python -m saolang`: the same as the command `saolang`."""

import sys

from saolang.cli import main

if __name__ == "__main__":
    sys.exit(main())
