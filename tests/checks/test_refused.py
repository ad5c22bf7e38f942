"""A value that can't be read is reported once, at its place; no other check mistakes it for something else."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from signpost.checks import check
from signpost.records.directory import read_directory
from tests.checks.cases import BASE
from tests.day import TODAY

KINDS: Final = frozenset({"date", "time", "money", "integer", "number", "boolean"})
SILENT: Final = "sensitive"  # what may be sensitive is treated as sensitive, and that is reported too


def typed_values() -> Iterator[Any]:
    """Each date, time, price, number and yes or no of the small directory, by its file and line."""
    for record in read_directory(BASE).records():
        for written in record.texts:
            kind = written.schema.get("format") or written.schema.get("x-type") or written.schema.get("type")
            if kind in KINDS and written.path[-1] != SILENT:
                place = record.source.place(written.path)
                yield pytest.param(place.file, place.line, written.text, id=f"{place.file}:{place.line}")


@pytest.mark.parametrize(("file", "line", "text"), tuple(typed_values()))
def test_rubbish_in_one_value_is_one_problem(tmp_path: Path, file: str, line: int, text: str) -> None:
    folder = shutil.copytree(BASE, tmp_path / "directory")
    lines = (folder / file).read_text("utf-8").splitlines()
    lines[line - 1] = "rubbish".join(lines[line - 1].rsplit(text, 1))
    (folder / file).write_text("\n".join(lines), "utf-8")
    found = check(read_directory(folder), TODAY)
    assert [(one.file, one.line, one.severity) for one in found] == [(file, line, "error")]
