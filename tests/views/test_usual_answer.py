"""How soon a group usually answers: from its own figures, of eight people or more, and not from long ago."""

from datetime import date
from pathlib import Path

import pytest

from signpost.records.directory import read_directory
from signpost.views.snapshot import Snapshot
from tests.records.scratch import SMALL, small_folder

HEAD = (
    "quarter,area,need,level,activity,offered,accepted,declined,started,finished,told,"
    "days_to_contact,days_to_reply,source,as_of\n"
)
KNIT = (SMALL / "activities/knit-and-natter.yaml").read_text("utf-8") + "answers_within: 7\n"
TODAY = date(2026, 11, 22)


def row(quarter: str, offered: str, days: str) -> str:
    return f"{quarter},,,,knit-and-natter,{offered},,,,,,{days},,List,2026-10-05\n"


def directory(home: Path, rows: str, knit: str = KNIT) -> Path:
    folder = small_folder(home, {"activities/knit-and-natter.yaml": knit})
    (folder / "figures").mkdir()
    (folder / "figures/referrals.csv").write_text(HEAD + rows, "utf-8")
    return folder


def promise(home: Path, rows: str, knit: str = KNIT, today: date = TODAY) -> str:
    return Snapshot(read_directory(directory(home, rows, knit)), today).cards["knit-and-natter"].promise


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (row("2026-Q3", "10", "6"), "; usually in 6 days, 12 months to September 2026"),
        (
            row("2026-Q1", "15", "8.5") + row("2026-Q2", "10", "5") + row("2026-Q3", "10", "6"),
            "; usually in 5 to 8.5 days, 12 months to September 2026",
        ),
        (row("2026-Q3", "10", "1"), "; usually in 1 day, 12 months to September 2026"),
        # Of few people, or of nobody knows how many, nothing is said.
        (row("2026-Q3", "*", "*"), ""),
        (row("2026-Q3", "", "6"), ""),
        (row("2026-Q3", "10", "*"), ""),
        # Only the last four quarters count.
        (
            row("2025-Q3", "10", "30")
            + "".join(row(f"{q}", "10", "6") for q in ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")),
            "; usually in 6 days, 12 months to September 2026",
        ),
    ],
)
def test_the_figures_stand_beside_the_promise(tmp_path: Path, rows: str, said: str) -> None:
    assert promise(tmp_path, rows) == f"“We answer within 7 days”{said}"


def test_figures_that_ended_more_than_a_year_ago_say_nothing(tmp_path: Path) -> None:
    assert "usually" in promise(tmp_path / "a", row("2026-Q3", "10", "6"), today=date(2027, 9, 30))
    assert "usually" not in promise(tmp_path / "b", row("2026-Q3", "10", "6"), today=date(2027, 10, 1))


def test_a_group_that_promises_nothing_is_not_measured_in_public(tmp_path: Path) -> None:
    assert promise(tmp_path, row("2026-Q3", "10", "60"), KNIT.replace("answers_within: 7\n", "")) == ""


def test_pages_are_made_anew_when_the_figures_change(tmp_path: Path) -> None:
    facts = []
    for days in ("6", "7"):
        found = read_directory(directory(tmp_path / days, row("2026-Q3", "10", days)))
        facts.append(Snapshot(found, TODAY).facts([found.activities["knit-and-natter"]]))
    assert facts[0] != facts[1]
