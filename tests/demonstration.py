"""The demonstration: the directory that comes with Signpost. Whatever imports this tests what is in it.

If another directory is in its place, such tests are left out: they would ask of its records what only the
demonstration's have.
"""

from functools import cache
from pathlib import Path
from typing import Final

import pytest

from signpost.records.directory import Directory, read_directory

DEMONSTRATION: Final = Path(__file__).resolve().parents[1] / "directory"
NAME: Final = "South Ward Signpost"

if read_directory(DEMONSTRATION).about.name != NAME:
    pytest.skip("Another directory is in the demonstration's place.", allow_module_level=True)


@cache
def demonstration() -> Directory:
    """The directory, as read."""
    return read_directory(DEMONSTRATION)


def demonstration_files() -> list[str]:
    """The name of each of its files, within it."""
    return sorted(path.relative_to(DEMONSTRATION).as_posix() for path in DEMONSTRATION.rglob("*.yaml"))
