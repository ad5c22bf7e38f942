"""`python -m signpost`, for where the command `signpost` is not on the PATH."""

import sys

from signpost.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
