"""What the tests of the commands share."""

import shutil
from pathlib import Path

import pytest

from tests.cli.goldens import BASE, CASES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small directory without a fault."""
    return Path(shutil.copytree(BASE, tmp_path / "directory"))


@pytest.fixture
def faulty(folder: Path) -> Path:
    """The same with faults and advice in three files."""
    slips = next(case for case in CASES if case.name == "slips")
    return Path(shutil.copytree(slips / "records", folder, dirs_exist_ok=True))
