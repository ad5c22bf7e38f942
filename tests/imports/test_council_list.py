"""Nothing of a council's list of 500 groups in Excel is lost, cell by cell: by script, and not by looking."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from signpost.imports.reading import formats
from signpost.imports.reading.listing import Listing
from signpost.imports.reading.mapping import Answers
from signpost.imports.reading.mapping_file import read_mapping
from signpost.records.directory import read_directory
from tests.cli.running import DAY, Result, in_this_process
from tests.imports import council_list
from tests.records.scratch import small_folder

GROUPS: Final = 500
SMALL: Final = Path(__file__).parent / "sheets" / "council.xlsx"  # 40 groups of the same kind, in a file of its own
PEOPLE: Final = "P"  # the column of people's names, which are published nowhere


@dataclass(frozen=True)
class Imported:
    """A list that has been imported: its file, what the command said, and every word it wrote."""

    file: Path
    result: Result
    folder: Path
    answers: Answers

    @property
    def told(self) -> str:
        files = [file for file in sorted(self.folder.rglob("*")) if file.suffix in {".yaml", ".md"}]
        return "".join(file.read_text(encoding="utf-8") for file in files)


def run(file: Path, home: Path) -> Imported:
    """Import a list into a small directory below `home`, which is made if it is not there."""
    mapping = home / "answers.yaml"
    mapping.write_text(council_list.MAPPING, encoding="utf-8")
    folder = home / "in" / "directory"
    if not folder.exists():
        (home / "in").mkdir()
        small_folder(home / "in")
    answers, problems = read_mapping(mapping, read_directory(folder))
    assert problems == ()
    result = in_this_process("import", "csv", file, "--mapping", mapping, "--directory", folder, "--date", DAY)
    return Imported(file, result, home / "in", answers)


@pytest.fixture(scope="module", params=["500", "small"])
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    home = tmp_path_factory.mktemp("council")
    if request.param == "small":
        return run(SMALL, home)
    council_list.write(home / "groups.xlsx", GROUPS)
    return run(home / "groups.xlsx", home)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def run_together(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())


def texts(listing: Listing) -> Iterator[tuple[int, str]]:
    """Every text of a listing with the number of its row."""
    parts = (*listing.places, *listing.sessions, *listing.contacts)
    givens = [given for many in listing.values.values() for given in many]
    for given in (*givens, *(given for part in parts for given in part.values()), *listing.others):
        if row := re.match(r"row (\d+)", given.where):
            yield int(row[1]), given.text


def test_every_word_of_a_row_is_in_its_own_listing_or_in_a_note(imported: Imported) -> None:
    reading = formats.read("csv", str(imported.file), imported.answers, lambda _: None)
    said: defaultdict[int, str] = defaultdict(lambda: run_together(" ".join(reading.notes)))
    for listing in reading.listings:
        for row, text in texts(listing):
            said[row] += run_together(text)
    cells = [(int(re.sub(r"\D", "", place)), text) for place, text in council_list.cells(imported.file)]
    headings = {row for row, text in cells if text == council_list.HEADINGS[1]}
    found = [(row, word) for row, text in cells if row not in headings for word in words(text)]
    lost = [(row, word) for row, word in found if word not in said[row]]
    assert lost == []
    assert len(cells) > 15 * len(reading.listings), "the list is as full as it should be"


def test_every_word_of_a_cell_is_in_a_record_a_question_or_the_report(imported: Imported) -> None:
    assert imported.result.code == 0, imported.result.err
    told = imported.told
    said = run_together(told)
    cells = [(place, text) for place, text in council_list.cells(imported.file) if not place.startswith(PEOPLE)]
    assert [(place, word) for place, text in cells for word in words(text) if word not in said] == []


def test_no_person_s_name_is_written_and_every_one_is_told(imported: Imported) -> None:
    told = imported.told
    people = [place for place, text in council_list.cells(imported.file) if place.startswith(PEOPLE) and "Xan" in text]
    assert people
    assert [place for place in people if f"row {place[1:]}, Contact name" not in told] == []
    assert re.findall(r"z\d+qx", told) == []


def test_nothing_of_a_refuge_is_written(imported: Imported) -> None:
    assert "Quagmire" not in imported.told + imported.result.out + imported.result.err


def test_every_group_is_a_record_or_left_out_with_a_reason(imported: Imported) -> None:
    reading = formats.read("csv", str(imported.file), imported.answers, lambda _: None)
    (line,) = re.findall(r"Activities: .*", imported.result.out)
    found = {state: int(number) for number, state in re.findall(r"(\d+) (new|left out)", line)}
    assert sum(found.values()) == len(reading.listings)
    assert found["new"] > 0


def test_a_second_import_of_the_list_changes_nothing(tmp_path: Path) -> None:
    once = run(SMALL, tmp_path)
    records = {file: file.read_bytes() for file in once.folder.rglob("activities/*.yaml")}
    assert run(SMALL, tmp_path).result.code == 0
    assert {file: file.read_bytes() for file in once.folder.rglob("activities/*.yaml")} == records
    assert records
