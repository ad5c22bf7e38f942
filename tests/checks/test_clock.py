"""A wrong clock is reported once, first, and not at each day that is then in the future."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from signpost.checks import check
from signpost.records.directory import read_directory
from tests.checks.cases import BASE
from tests.demonstration import DEMONSTRATION, demonstration


def test_a_clock_that_is_years_behind_is_the_one_problem_told() -> None:
    [problem] = check(demonstration(), date(2020, 1, 1))
    assert (problem.code, problem.severity, problem.file) == ("clock-behind", "error", "directory.yaml")
    assert problem.message == (
        "The day taken for today is 2020-01-01, and 80 of 80 activities were added or checked after it, "
        "the last on 2026-11-18."
    )
    assert problem.fix == "Put this computer's clock right, or the day after --date."


def test_where_few_days_lie_in_the_future_each_is_told_after_the_clock() -> None:
    first, *others = check(read_directory(BASE), date(2026, 1, 1))
    assert first.code == "clock-behind"
    assert {other.code for other in others} == {"date-future"}
    assert 0 < len(others) <= 10


def test_one_file_alone_keeps_its_own_problems() -> None:
    file = "activities/tea-and-talk.yaml"
    found = check(read_directory(DEMONSTRATION, focus=frozenset({file})), date(2020, 1, 1))
    assert {problem.code for problem in found if problem.file == file} == {"date-future"}


@pytest.mark.parametrize("number", [1, 40])
def test_a_slip_in_some_records_is_no_matter_of_the_clock(tmp_path: Path, number: int) -> None:
    folder = shutil.copytree(DEMONSTRATION, tmp_path / "directory")
    for file in sorted((folder / "activities").iterdir())[:number]:
        lines = file.read_text("utf-8").splitlines()
        file.write_text(
            "\n".join("added: 2027-03-05" if line.startswith("added:") else line for line in lines), "utf-8"
        )
    found = check(read_directory(folder), date(2026, 11, 29))
    assert [problem.code for problem in found] == ["date-future"] * number
