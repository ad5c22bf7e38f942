"""What "If you mean …" suggests to a volunteer is, word for word, what an import writes for the same text."""

import json
import re
import shutil
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import pytest

from signpost.checks import check
from signpost.records.directory import Directory, read_directory
from tests.checks.cases import BASE
from tests.day import TODAY
from tests.values.reading import READERS, WRITTEN
from tests.values.test_tables import cases

ACTIVITY: Final = "activities/knit-and-natter.yaml"
VENUE: Final = "venues/corner-room.yaml"
# Where a text of each table is typed in the small directory: the file, and what is put in the place of what there.
TYPED_IN: Final = {
    "clock": (ACTIVITY, "ends: 12:00", "ends: {}"),
    "cost": (ACTIVITY, "amount: £2", "amount: {}"),
    "date": (ACTIVITY, "added: 2026-03-02", "added: {}"),
    "emails": (ACTIVITY, "phone: 0117 496 0021", "email: {}"),
    "languages": (ACTIVITY, "setting: [group]", "setting: [group]\nlanguages: [{}]"),
    "phones": (ACTIVITY, "phone: 0117 496 0021", "phone: {}"),
    "postcode": (VENUE, "postcode: BS23 3ZL", "postcode: {}"),
    "status": (ACTIVITY, "setting: [group]", "setting: [group]\nstatus: {}"),
    "websites": (ACTIVITY, "phone: 0117 496 0021", "website: {}"),
}
WRITE: Final[dict[str, Any]] = {**WRITTEN, "cost": itemgetter("amount")}
MEANT: Final = re.compile(r"If you mean “([^”]*)”, write that|Did you mean ([a-z]+)\?")
LONGEST: Final = 60  # a longer one is cut short when it is quoted


def typed() -> Iterator[Any]:
    for case in cases():
        name, text = case.values[:2]
        if name in TYPED_IN and str(text).strip():
            yield pytest.param(name, text, id=case.id)


def directory_with(folder: Path, name: str, text: str) -> Directory:
    file, before, after = TYPED_IN[name]
    shutil.copytree(BASE, folder)
    record = (folder / file).read_text("utf-8")
    assert before in record
    (folder / file).write_text(record.replace(before, after.format(json.dumps(text, ensure_ascii=False))), "utf-8")
    return read_directory(folder)


@pytest.mark.parametrize(("name", "text"), tuple(typed()))
def test_a_volunteer_is_told_what_an_import_takes(tmp_path: Path, name: str, text: str) -> None:
    parsed, write = READERS[name](text), WRITE[name]
    problems = check(directory_with(tmp_path / "directory", name, text), TODAY)
    told = [match[1] or match[2] for problem in problems for match in MEANT.finditer(problem.fix)]
    refused = any(problem.severity == "error" for problem in problems)
    several = isinstance(parsed.value, list) and len(parsed.value) > 1
    if parsed.value is not None and refused and not several:
        assert told == [write(parsed.value)][: len(write(parsed.value)) <= LONGEST]
    else:
        assert told in ([], [write(choice) for choice in parsed.choices])
