"""The cases of `tests/golden/report`: records laid over the small directory, and what each format says of them.

`python -m tests.cli.goldens` writes what is expected anew, to be read before it is kept.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Final

from signpost.checks import check
from signpost.cli.report import FORMATS
from signpost.records.directory import read_directory
from signpost.records.problem import Problem
from tests.day import TODAY

TESTS: Final = Path(__file__).resolve().parents[1]
BASE: Final = TESTS / "records" / "base"
CASES: Final = tuple(sorted((TESTS / "golden" / "report").iterdir()))
EXPECTED: Final = {"text": "expected.txt", "json": "expected.json", "github": "expected.log", "markdown": "expected.md"}


def problems_of(case: Path, folder: Path) -> tuple[Problem, ...]:
    """What is wrong with a case's records, laid over the small directory in `folder`."""
    shutil.copytree(BASE, folder)
    shutil.copytree(case / "records", folder, dirs_exist_ok=True)
    return check(read_directory(folder), TODAY)


def said_of(case: Path, form: str, folder: Path) -> bytes:
    """What a format says of a case."""
    return FORMATS[form](problems_of(case, folder), "directory").encode()


def main() -> None:
    """Write what is expected of each case and format."""
    for case in CASES:
        for form, name in EXPECTED.items():
            with tempfile.TemporaryDirectory() as folder:
                (case / name).write_bytes(said_of(case, form, Path(folder) / "directory"))


if __name__ == "__main__":
    main()
