"""What is hunted: for each reader a function that takes any bytes, and fails if a promise about it is broken.

A file in the folder cases/NAME is one input of the target of that name. `make test` tries them all.
"""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from signpost.counting.sheet import read_sheet
from signpost.imports.converting.convert import convert
from signpost.imports.reading import SERVICES, SHEET, formats
from signpost.imports.reading.listing import SourceFault
from signpost.imports.reading.mapping import Answers
from signpost.records.directory import Directory, read_directory
from signpost.records.document import LINE_ENDS
from signpost.records.writing import write_plain
from signpost.records.yaml_text import read_yaml
from signpost.values import postcode
from tests.day import TODAY
from tests.imports.test_sheet import MAPPING, everything
from tests.records.scratch import SMALL, small_folder
from tests.records.test_properties import FILES, Target
from tests.submissions.test_properties import hold_outcome
from tests.values.reading import OTHERS, READERS, hold, text_functions

HERE: Final = Path(__file__).parent
TESTS: Final = HERE.parent
CASES: Final = HERE / "cases"
LISTS: Final = (".csv", ".json")
FUNCTIONS: Final = tuple(text_functions())


def documents(data: bytes) -> None:
    """Bytes as a YAML file: a document or problems with their places, and what is sound can be written and read."""
    document = read_yaml("activities/thrown.yaml", data)
    lines = LINE_ENDS.split(data.decode("utf-8-sig", "replace"))
    for found in document.problems:
        assert 1 <= found.line <= len(lines), found
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1, found
    assert all(1 <= line <= len(lines) for line, _ in document.comments)
    for mark in document.marks.values():
        assert 1 <= mark.line <= len(lines), mark
    if document.sound and isinstance(document.value, dict):
        again = read_yaml("activities/thrown.yaml", write_plain("activity", document.value).encode())
        assert (again.value, again.problems) == (document.value, ())


def records(data: bytes) -> None:
    """Bytes as a file of the directory: its first byte says which. They are checked, and what passes is kept."""
    names = sorted(FILES.values())
    _thrower().throw(names[data[0] % len(names)] if data else names[0], data[1:])


def sheets(data: bytes) -> None:
    """Bytes as somebody's spreadsheet: listings and candidates, or a refusal in words."""
    _converted(SHEET, "list.csv", data)


def services(data: bytes) -> None:
    """Bytes as services of Open Referral: the same."""
    _converted(SERVICES, "services.json", data)


def referrals(data: bytes) -> None:
    """Bytes as a connector's list: referrals, or faults that repeat nothing."""
    with suppress(SourceFault):
        listed = read_sheet(_file("referrals.csv", data), _small(), TODAY)
        assert all(fault.reason.isprintable() for fault in listed.faults)


def messages(data: bytes) -> None:
    """Bytes as what a group sends, in a form or by e-mail: good records, or sentences."""
    hold_outcome(data)


def values(data: bytes) -> None:
    """Bytes as what somebody types into a field: no function of the values fails, and what is read stays so."""
    text = data.decode("utf-8", "ignore")
    for name in (*READERS, *OTHERS):
        hold(name, text)
    for _, function in FUNCTIONS:
        found = function(text)
        if isinstance(found, Iterator):
            list(found)
    if known := postcode.read(text).value:
        assert postcode.formatted(known) == known


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    target.__name__: target for target in (documents, records, sheets, services, referrals, messages, values)
}


def seeds(name: str) -> Iterator[bytes]:
    """Good inputs to begin with: the cases, and what other tests have."""
    yield from (file.read_bytes() for file in sorted((CASES / name).glob("*")))
    yield from (file.read_bytes() for file in SEEDS[name]())
    if name == "records":
        for number, file in enumerate(sorted(FILES.values())):
            here = next(iter((SMALL / file).parent.glob("*.yaml"))) if "/" in file else SMALL / file
            yield bytes([number]) + (here.read_bytes() if here.is_file() else b"")
    elif name == "values":
        for table in (TESTS / "values" / "tables").glob("*.tsv"):
            yield from (row.split("\t")[0].encode() for row in table.read_text("utf-8").splitlines()[1:])


SEEDS: Final[Mapping[str, Callable[[], Iterator[Path]]]] = {
    "documents": lambda: (TESTS / "records").glob("*/**/*.yaml"),
    "records": lambda: iter(()),
    "sheets": lambda: (TESTS / "imports").rglob("*.csv"),
    "services": lambda: (TESTS / "imports").rglob("*.json"),
    "referrals": lambda: (TESTS / "counting").rglob("*.csv"),
    "messages": lambda: (TESTS / "submissions" / "cases").glob("*/submission.txt"),
    "values": lambda: iter(()),
}


def _converted(command: str, name: str, data: bytes) -> None:
    answers = MAPPING if command == SHEET else Answers()
    with suppress(SourceFault):
        reading = formats.read(command, str(_file(name, data)), answers, lambda _: None)
        assert all(text.strip() for listing in reading.listings for text in everything(listing))
        for service in convert(reading.listings, answers, _small(), TODAY).services:
            json.dumps(service.activity.values() if service.activity else {})


def _file(name: str, data: bytes) -> Path:
    file = Path(_home().name) / name
    file.write_bytes(data)
    return file


@cache
def _home() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


@cache
def _thrower() -> Target:
    return Target(small_folder(Path(_home().name)))


@cache
def _small() -> Directory:
    return read_directory(SMALL)
