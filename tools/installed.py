"""Checks that this Python has every library of a pinned list: a setting of pip may have put them elsewhere."""

import re
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def missing(lock: Path) -> list[str]:
    """The pins (name==version) in a list made by pip-compile that this Python lacks.

    A pin with a condition after a semicolon is not looked for: there may be none for this system.
    """
    pins = re.findall(r"^[\w.-]+==[\w.+!-]+(?=\s(?!;))", lock.read_text("utf-8"), re.MULTILINE)
    return [pin for pin in pins if not _is_here(pin)]


def _is_here(pin: str) -> bool:
    name, _, wanted = pin.partition("==")
    try:
        return version(name) == wanted
    except PackageNotFoundError:
        return False


if __name__ == "__main__":
    if lacking := missing(Path(sys.argv[1])):
        sys.exit(
            f"pip did not put {lacking[0]} into the folder .venv, and {len(lacking) - 1} more. "
            "Look for settings of pip's such as PIP_TARGET or PIP_PREFIX, take them away, and run this again."
        )
