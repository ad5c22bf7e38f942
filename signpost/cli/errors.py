"""Errors in the use of commands, and how to write the next command."""

import os
import sys
from pathlib import Path
from typing import Final

BUILD: Final = Path(__file__).resolve().parents[2] / "build.py"


class UsageError(Exception):
    """The command can't be run as it was typed; the text says why."""


def command() -> str:
    """The words that started Signpost this time, which work on this computer and in this folder."""
    python, build = Path(sys.executable), BUILD
    return " ".join(_from_here(path) for path in (python, build))


def _from_here(path: Path) -> str:
    """A path as it is typed in the current folder."""
    here = Path.cwd()
    shown = os.path.relpath(path, here) if path.is_relative_to(here) else str(path)
    return f'"{shown}"' if " " in shown else shown
