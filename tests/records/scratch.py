"""Copies of a small good directory, to try things on."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from signpost.checks import check
from signpost.records.directory import Directory, read_directory
from signpost.records.document import Document
from signpost.records.problem import Problem
from signpost.records.yaml_text import read_yaml
from tests.day import TODAY

ROOT: Final = Path(__file__).resolve().parents[2]
SMALL: Final = Path(__file__).parent / "base"


def small_folder(home: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """A copy of the small good directory, with these files put into it."""
    folder = home / "directory"
    shutil.copytree(SMALL, folder)
    for name, content in (files or {}).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def small_directory(home: Path, files: Mapping[str, str | bytes] | None = None) -> Directory:
    """The same, as read."""
    return read_directory(small_folder(home, files))


def problems_with(home: Path, files: Mapping[str, str | bytes]) -> tuple[Problem, ...]:
    """What all checks find in a copy of the small good directory with these files put into it."""
    return check(small_directory(home, files), TODAY)


def read(text: str | bytes) -> Document:
    """One text as a file of the directory."""
    return read_yaml("activities/knit-and-natter.yaml", text if isinstance(text, bytes) else text.encode())
