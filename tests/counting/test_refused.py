"""Lists that are refused, because they hold or may hold what could tell of a person; and where a list may lie."""

import csv
import re
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.utils import column_index_from_string

from tests.cli.running import DAY, ROOT, in_this_process, tree
from tests.counting.lists import ONE, add, referral, small_directory, tables, write_list

HERE: Final = Path(__file__).parent
LISTS: Final = sorted((HERE / "refused").glob("*.csv"))
# Every word of these lists that could be about somebody. None of them may be repeated.
SECRETS: Final = re.compile(
    r"94 34|sheila|jones|johnson|patel|943|4765|5919|1941|3xx|07700|900123|01934|496001|mail\.example|kestlewick"
    r"|daughter|dementia|husband|blue|lonelines\b|lantern|12 ?34|1000\b",
    re.IGNORECASE,
)
HEADINGS: Final = ("month", "area", "need", "level", "activity", "what became of it", "days to first contact")
GOOD: Final = ("2026-05", "south-ward", "loneliness", "signposting", "", "started", 4)


def expected() -> dict[str, list[str]]:
    """What is said of each list: a line for each fault."""
    found = defaultdict(list)
    with (HERE / "refused.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            found[row["file"]].append(row["refused"])
    return found


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_a_list_is_refused_with_row_column_and_reason_and_none_of_its_words(file: Path, tmp_path: Path) -> None:
    directory = small_directory(tmp_path)
    sheet = tmp_path / "list.csv"
    sheet.write_bytes(file.read_bytes())
    before = tree(directory)
    done = add(sheet, directory)
    assert done.code == 1
    assert [line.strip() for line in done.err.splitlines() if line.startswith("  ")] == expected()[file.stem]
    assert done.err.rstrip().endswith("Nothing was written, and nothing of the list was copied.")
    assert not SECRETS.search(done.out + done.err.replace("from 0 to 999", ""))
    assert tree(directory) == before


def test_each_list_has_its_words_and_each_of_the_words_its_list() -> None:
    assert {file.stem for file in LISTS} == set(expected())
    assert all(SECRETS.search(file.read_text()) for file in LISTS if re.search("name|nhs|post|phone|note", file.stem))


def workbook(file: Path, *rows: tuple[Any, ...]) -> Workbook:
    book = Workbook()
    for row in (HEADINGS, *rows):
        book.worksheets[0].append(row)
    book.save(file)
    return book


def test_a_workbook_with_dates_is_counted(tmp_path: Path) -> None:
    directory, file = small_directory(tmp_path), tmp_path / "list.xlsx"
    workbook(file, *[(datetime(2026, 5, day, 10), *GOOD[1:]) for day in range(1, 21)])  # noqa: DTZ001
    done = add(file, directory)
    assert done.code == 0, done.err
    assert {(row["quarter"], row["offered"]) for row in tables(directory)["referrals"]} == {("2026-Q2", "20")}


@pytest.mark.parametrize(
    "written", ["2026-05", "May 2026", "may 26", "May-26", "05/2026", "3/5/2026", "3 May 2026", "2026-05-03", "Q2 2026"]
)
def test_a_month_is_read_as_people_write_it(written: str, tmp_path: Path) -> None:
    directory = small_directory(tmp_path)
    done = add(write_list(tmp_path / "list.csv", [referral("waiting", month=written) for _ in range(9)]), directory)
    assert done.code == 0, done.err
    assert {row["quarter"] for row in tables(directory)["referrals"]} == {"2026-Q2"}


def test_names_and_capitals_of_areas_needs_and_levels_are_understood(tmp_path: Path) -> None:
    directory = small_directory(tmp_path)
    row = {**referral("Finished"), "area": "SOUTH WARD", "need": "Loneliness", "level": "straightforward signposting"}
    assert add(write_list(tmp_path / "list.csv", [row] * 9), directory).code == 0
    assert {row["area"] for row in tables(directory)["referrals"]} == {"", "south-ward"}


def test_a_comment_and_a_name_on_another_sheet_of_a_workbook_are_refused(tmp_path: Path) -> None:
    directory, file = small_directory(tmp_path), tmp_path / "list.xlsx"
    book = workbook(file, GOOD)
    book.worksheets[0]["C2"].comment = Comment("Sheila Jones rang", "Someone")
    book.create_sheet("Old").append(["Mrs Patel, 07700 900123"])
    book.save(file)
    done = add(file, directory)
    assert done.code == 1
    assert "Row 2: there is a comment, a link or a formula in it" in done.err
    assert "Row 1, column A: there seems to be a phone number in it, outside the list." in done.err
    assert not SECRETS.search(done.out + done.err)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0", b"\x00\xff" * 50, b"\n\n,,\n"]
)
def test_what_is_no_list_is_refused_in_words(data: bytes, tmp_path: Path) -> None:
    directory = small_directory(tmp_path)
    (tmp_path / "list.csv").write_bytes(data)
    done = add(tmp_path / "list.csv", directory)
    assert done.code == 1
    assert "Nothing was written" in done.err


def test_an_empty_list_is_said_to_be_empty(tmp_path: Path) -> None:
    done = add(write_list(tmp_path / "list.csv", []), small_directory(tmp_path))
    assert (done.code, done.err.splitlines()[0]) == (1, "There is no referral in the list.")


def test_many_faults_are_told_shortly(tmp_path: Path) -> None:
    done = add(write_list(tmp_path / "list.csv", [{**ONE, "area": "Sheila Jones"}] * 100), small_directory(tmp_path))
    assert "  … and 170 more." in done.err
    assert len(done.err.splitlines()) < 40


def test_a_list_in_the_directory_or_in_its_repository_is_refused(tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    repository.mkdir()
    (repository / ".git").mkdir()
    directory = small_directory(repository)
    outside = write_list(tmp_path / "list.csv", [referral("waiting")])
    for place in (directory / "list.csv", directory / "figures/list.csv", repository / "list.csv"):
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(outside.read_bytes())
        assert_refused(place, directory)
        place.unlink()
        place.symlink_to(outside)
        assert_refused(place, directory)
        place.unlink()
    link = tmp_path / "link.csv"
    link.symlink_to(repository / "list.csv")
    (repository / "list.csv").write_bytes(outside.read_bytes())
    assert_refused(link, directory)
    assert_refused(ROOT / "list-that-is-not-there.csv", directory)


def assert_refused(place: Path, directory: Path) -> None:
    before = tree(directory)
    done = add(place, directory)
    assert (done.code, tree(directory)) == (2, before)
    assert re.match("The list must not lie in .*: what is there is published, and everybody can read it.", done.err)


def test_a_list_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    done = add(tmp_path / "none.csv", small_directory(tmp_path))
    assert (done.code, done.err) == (2, f"There is no file called {tmp_path / 'none.csv'}.\n")


# The list to fill in.


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_template_can_be_filled_in_and_counted(ending: str, tmp_path: Path) -> None:
    directory, file = small_directory(tmp_path), tmp_path / f"list.{ending}"
    made = in_this_process("figures", "template", file, "--directory", directory)
    assert made.code == 0, made.err
    row = ["2026-05", "south-ward", "loneliness", "signposting", "knit-and-natter", "started", "4", "7", "yes"]
    if ending == "csv":
        with file.open("a", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([row] * 9)
    else:
        book = load_workbook(file)
        for at in range(2, 11):
            for place, value in enumerate(row, 1):
                book.worksheets[0].cell(at, place, value)
        book.save(file)
    done = add(file, directory)
    assert done.code == 0, done.err
    assert {row["offered"] for row in tables(directory)["referrals"]} == {"10"}
    assert {row["days_to_reply"] for row in tables(directory)["referrals"]} == {"7"}


def test_the_workbook_offers_the_choices_of_the_directory_and_no_service_that_must_not_be_found(tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    in_this_process("figures", "template", file, "--directory", small_directory(tmp_path))
    book = load_workbook(file)
    listed, offered = book["Referrals"], book["Choices"]
    columns = [cell.value for cell in listed[1]]
    chosen: dict[str, list[Any]] = {}
    for rule in listed.data_validations.dataValidation:
        found = re.fullmatch(r"Choices!\$([A-Z]+)\$1:\$\1\$(\d+)", rule.formula1)
        assert found
        assert str(rule.sqref).startswith(f"{found[1]}2:")
        chosen[str(columns[column_index_from_string(found[1]) - 1])] = [
            cell.value for cell in offered[found[1]][: int(found[2])]
        ]
    assert chosen["area"] == ["north-somerset", "weston-super-mare", "south-ward"]
    assert chosen["activity"] == ["knit-and-natter", "story-hour"]
    assert chosen["what became of it"][:2] == ["waiting", "declined"]
    assert chosen["told the referrer"] == ["yes", "no"]
    assert set(chosen) >= {"need", "level", "how often lonely before"}


@pytest.mark.parametrize(
    ("name", "words"), [("list.txt", "ends neither in .csv nor in .xlsx"), ("there.csv", "is there already")]
)
def test_a_template_is_refused_under_a_name_that_will_not_do(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "there.csv").touch()
    done = in_this_process("figures", "template", tmp_path / name, "--directory", small_directory(tmp_path))
    assert done.code == 2
    assert words in done.err


def test_a_template_is_not_written_into_the_directory(tmp_path: Path) -> None:
    directory = small_directory(tmp_path)
    done = in_this_process("figures", "template", directory / "list.csv", "--directory", directory, "--date", DAY)
    assert done.code == 2
    assert not (directory / "list.csv").exists()


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 400), cut=st.integers(0, 30), put=st.binary(max_size=8))
def test_a_list_that_was_damaged_is_counted_or_refused_and_never_more(
    at: int, cut: int, put: bytes, tmp_path: Path
) -> None:
    directory = tmp_path / "directory" if (tmp_path / "directory").exists() else small_directory(tmp_path)
    sheet = write_list(tmp_path / "list.csv", [referral("started") for _ in range(9)])
    whole = sheet.read_bytes()
    sheet.write_bytes(whole[:at] + put + whole[at + cut :])
    done = add(sheet, directory)
    assert done.code in {0, 1}
    assert done.code == 0 or "Nothing was written" in done.err
