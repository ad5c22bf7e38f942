"""Promises about the workbook: it has what the tables have, as text that stays text, and opens as it should."""

import io
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook

from signpost.outputs.workbook import workbook
from signpost.outputs.workbook_frame import sheet_name
from signpost.records.directory import Directory, read_directory
from signpost.records.record_tables import all_tables
from signpost.views.open_tables import OpenTables
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration
from tests.hostile import tame_and_hostile
from tests.records.scratch import SMALL, small_directory


def written(directory: Directory, today: date = TODAY) -> bytes:
    [planned] = workbook(Snapshot(directory, today))
    return planned.make().content


def opened(directory: Directory) -> Workbook:
    return load_workbook(io.BytesIO(written(directory)))


def rows_in(book: Workbook, sheet: str) -> list[list[str]]:
    """The rows of a sheet below its headings, as texts."""
    if sheet not in book.sheetnames:  # a table without rows has none
        return []
    found = book[sheet].iter_rows(min_row=2, values_only=True)
    return [["" if cell is None else unescape(str(cell)) for cell in row] for row in found]


def assert_same_as_the_tables(directory: Directory) -> None:
    book, own = opened(directory), OpenTables(directory)
    for table in all_tables():
        rows = [
            [cell and str(float(cell)) if "coordinates" in column.name else cell for cell, column in pairs]
            for pairs in (zip(row, table.columns, strict=True) for row in own.rows(table))
        ]
        assert rows_in(book, sheet_name(table)) == rows, table.name


def test_each_sheet_has_the_rows_of_its_table() -> None:
    assert_same_as_the_tables(demonstration())


def test_hostile_words_stay_the_words_that_were_typed(tmp_path: Path) -> None:
    _, hostile, _ = tame_and_hostile(tmp_path)
    assert_same_as_the_tables(read_directory(hostile))


@pytest.mark.parametrize(
    "words",
    ["=HYPERLINK(1)", "#N/A", "TRUE", "007", "1e5", "10-12", "_x0041_ b", "a_x000D_", " a", "'a", "<b>&amp;]]>"],
)
def test_a_text_stays_a_text(words: str, tmp_path: Path) -> None:
    knit = (SMALL / "activities/knit-and-natter.yaml").read_text("utf-8")
    directory = small_directory(
        tmp_path, {"activities/knit-and-natter.yaml": f"{knit}good_to_know: ['{_typed(words)}']\n"}
    )
    book = opened(directory)
    head = [cell.value for cell in book["Activities"][1]]
    cell = book["Activities"].cell(2, head.index("Good to know") + 1)
    assert cell.data_type == "s"
    assert unescape(str(cell.value)) == words


def _typed(words: str) -> str:
    return words.replace("'", "''")


def test_a_list_that_is_too_long_for_a_cell_says_so(tmp_path: Path) -> None:
    lines = (SMALL / "needs/loneliness.yaml").read_text("utf-8").splitlines()
    others = "\n".join(line for line in lines if not line.startswith("lay_words"))
    words = "".join(f"  - {number} {'word ' * 50}\n" for number in range(200))
    directory = small_directory(tmp_path, {"needs/loneliness.yaml": f"{others}\nlay_words:\n{words}"})
    cells = [cell for row in rows_in(opened(directory), "Needs") for cell in row]
    assert max(map(len, cells)) == 32_767
    assert any(cell.endswith("The tables have it all.") for cell in cells)


def test_no_cell_is_a_formula_and_each_sheet_can_be_read() -> None:
    book = opened(demonstration())
    own = OpenTables(demonstration())
    assert book.sheetnames == ["About", *(sheet_name(table) for table in all_tables() if any(own.rows(table)))]
    for sheet in book:
        assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
        assert sheet["A1"].font.bold
        assert sheet.freeze_panes
    assert book["Activities"]["B2"].alignment.wrap_text
    assert book["Activities"]["B2"].number_format == "@"


def test_the_first_sheet_says_what_this_is() -> None:
    said = "\n".join(" ".join(row) for row in rows_in(opened(demonstration()), "About"))
    for words in ("South Ward Signpost", "invented", "CC0", f"{TODAY.day} {TODAY:%B %Y}", "Sessions"):
        assert words in said


def test_no_two_columns_of_a_sheet_and_no_two_sheets_have_one_name() -> None:
    names = [sheet_name(table) for table in all_tables()]
    assert len(set(names)) == len(names)
    for table in all_tables():
        titles = [column.title for column in table.columns]
        assert len(set(titles)) == len(titles), table.name


def test_the_same_directory_on_the_same_day_gives_the_same_bytes() -> None:
    assert written(demonstration()) == written(demonstration())
    with zipfile.ZipFile(io.BytesIO(written(demonstration()))) as packed:
        assert {part.date_time[0] for part in packed.infolist()} == {1980}


def test_it_is_planned_by_what_it_says(tmp_path: Path) -> None:
    def key(name: str, today: date, edit: str = "") -> str:
        knit = (SMALL / "activities/knit-and-natter.yaml").read_text("utf-8") + edit
        directory = small_directory(tmp_path / name, {"activities/knit-and-natter.yaml": knit})
        return next(workbook(Snapshot(directory, today))).fingerprint

    base = key("a", TODAY)
    assert key("b", TODAY) == base
    assert key("c", TODAY + timedelta(days=1)) != base
    assert key("d", TODAY, "good_to_know: [Bring tea]\n") != base
