"""The report command as a curator runs it. Passing time never makes it fail."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Final

import pytest

from signpost.reports import REPORTS
from tests.cli.running import DAY, build_py, in_this_process

# 8, 9, 12, 15 and 18 months after the checks of the small directory's records, and long after.
DAYS: Final = ("2026-11-22", "2026-12-22", "2027-03-22", "2027-06-22", "2027-09-22", "2040-01-01")


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", REPORTS)
def test_time_that_passes_never_makes_a_report_fail(folder: Path, name: str, day: str) -> None:
    done = in_this_process("report", name, "--directory", folder, "--date", day)
    assert done.code == 0
    assert done.err == ""


def test_reports_are_printed_by_the_real_command(folder: Path) -> None:
    told = build_py("report", "ring-round", "--directory", folder, "--date", DAY)
    assert told.code == 0
    assert "Ring 0117 496 0021" in told.out
    found = json.loads(build_py("report", "freshness", "--format", "json", "--directory", folder, "--date", DAY).out)
    assert found["day"] == DAY


def test_a_sheet_in_a_file_is_read_by_spreadsheets_as_utf_8(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "calls.csv"
    done = in_this_process(
        "report", "ring-round", "--format", "csv", "--to", file, "--directory", folder, "--date", DAY
    )
    assert (done.code, done.out) == (0, "")
    assert file.read_bytes().startswith(b"\xef\xbb\xbfdone,how,")
    rows = list(csv.DictReader(StringIO(file.read_text("utf-8-sig"))))
    assert "£2" in {row["price"] for row in rows}


def test_of_records_with_errors_there_is_no_report(faulty: Path) -> None:
    done = in_this_process("report", "freshness", "--directory", faulty, "--date", DAY)
    assert (done.code, done.out) == (1, "")
    assert done.err == "The records have errors, so there is no report. Run check to see them.\n"


def test_paper_goes_into_a_file(folder: Path, tmp_path: Path) -> None:
    asked = ("report", "ring-round", "--format", "pdf", "--directory", folder, "--date", DAY)
    done = in_this_process(*asked)
    assert (done.code, done.out) == (2, "")
    assert "--to ring-round.pdf" in done.err
    assert in_this_process(*asked, "--to", tmp_path / "calls.pdf").code == 0
    assert (tmp_path / "calls.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "words",
    [("report",), ("report", "weather"), ("report", "freshness", "--format", "pdf")],
)
def test_what_there_is_no_report_of_is_wrong_usage(folder: Path, words: tuple[str, ...]) -> None:
    done = in_this_process(*words, "--directory", folder)
    assert done.code == 2


def test_no_name_can_give_an_order_to_a_workflow(folder: Path) -> None:
    record = folder / "activities" / "knit-and-natter.yaml"
    named = record.read_text("utf-8").replace("name: Knit and Natter", 'name: "Knit ##[error] and Natter"')
    record.write_text(named, "utf-8")
    for name, report in REPORTS.items():
        for form in report.formats:
            done = in_this_process("report", name, "--format", form, "--directory", folder, "--date", "2030-01-01")
            assert "##[" not in done.out
            assert not [line for line in done.out.splitlines() if line.lstrip().startswith("::")]
