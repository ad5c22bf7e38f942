"""Errors in the use of commands, and how to write the next command."""

import os
import shutil
import sys
from pathlib import Path
from typing import Final

from signpost.records.engine_files import HOME, IS_INSTALLED

BUILD: Final = HOME / "build.py"
PROGRAM: Final = "signpost" if IS_INSTALLED else BUILD.name


class UsageError(Exception):
    """The command can't be run as it was typed; the text says why."""


def command() -> str:
    """The words that start Signpost on this computer and in this folder."""
    if not IS_INSTALLED:
        return " ".join(_from_here(path) for path in (Path(sys.executable), BUILD))
    own, found = Path(sys.executable).with_name(PROGRAM), shutil.which(PROGRAM)
    return PROGRAM if found and Path(found).parent == own.parent else _from_here(own)


def new_process() -> list[str]:
    """The program and words that start Signpost in a process of its own, from any folder."""
    return [sys.executable, *(("-m", "signpost") if IS_INSTALLED else (str(BUILD),))]


def _from_here(path: Path) -> str:
    """A path as it is typed in the current folder."""
    here = Path.cwd()
    shown = os.path.relpath(path, here) if path.is_relative_to(here) else str(path)
    return f'"{shown}"' if " " in shown else shown
