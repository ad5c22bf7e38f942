"""Build the directory, check it, or add to it: `python build.py --help` lists the commands."""

import sys

if sys.version_info < (3, 11):
    sys.exit("Signpost needs Python 3.11 or newer. Install that, or name it: make site PYTHON=python3.11")

try:
    from signpost.cli.main import main
except ModuleNotFoundError as missing:
    if missing.name and missing.name.startswith("signpost"):
        raise
    print(f"The Python package {missing.name} is not installed here.", file=sys.stderr)
    print("Run make site, or follow the steps for Windows in the README, and try again.", file=sys.stderr)
    sys.exit(3)
except KeyboardInterrupt:  # later ones are for main
    print("\nStopped.", file=sys.stderr)
    sys.exit(3)

if __name__ == "__main__":
    sys.exit(main())
