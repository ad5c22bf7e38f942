"""Installs the libraries that Signpost needs, at the versions and with the hashes that it knows.

`python -m signpost.cli.libraries` runs before any of them is there, so this imports none.
"""

import subprocess
import sys

from signpost.records.engine_files import LIBRARIES


def main() -> int:
    """Let pip install them all. Returns its exit code."""
    words = ("install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--requirement", str(LIBRARIES))
    return subprocess.run([sys.executable, "-m", "pip", *words], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
