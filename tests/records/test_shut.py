"""Promises about days when most are shut: those of the nation, and the directory's own."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from signpost.records.cache import NoCache
from signpost.records.directory_parts import ClosedDays
from signpost.records.model import About
from signpost.records.shut import shut_days
from signpost.views.snapshot import Snapshot
from tests.demonstration import DEMONSTRATION, demonstration

ABOUT: Final = demonstration().about
TODAY: Final = date(2026, 12, 20)
# https://www.gov.uk/bank-holidays, for 2027.
ENGLAND: Final = {"2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27"}
SCOTLAND: Final = (ENGLAND - {"2027-03-29", "2027-08-30"}) | {"2027-01-04", "2027-08-02", "2027-11-30"}
IRELAND: Final = ENGLAND | {"2027-03-17", "2027-07-12"}


def shut(about: About, today: date = TODAY) -> dict[date, str]:
    return dict(shut_days(about, today, NoCache()))


@pytest.mark.parametrize(
    ("nation", "days"),
    [("england", ENGLAND), ("wales", ENGLAND), ("scotland", SCOTLAND), ("northern-ireland", IRELAND)],
)
def test_each_nation_has_its_own_bank_holidays(nation: str, days: set[str]) -> None:
    found = shut(replace(ABOUT, nation=nation))
    holidays = {day.isoformat() for day, name in found.items() if name == "bank holiday" and day.year == 2027}
    assert holidays == days | {"2027-12-28"}


def test_a_holiday_on_a_weekend_goes_by_its_name_and_the_day_in_its_stead_is_the_bank_holiday() -> None:
    found = shut(ABOUT)
    assert found[date(2026, 12, 26)] == "Boxing Day"
    assert found[date(2026, 12, 28)] == "bank holiday"
    assert date(2026, 12, 27) not in found


def test_the_directory_s_own_days_are_shut_too_and_never_hide_a_bank_holiday() -> None:
    days = ClosedDays(from_=date(2026, 12, 24), until=date(2026, 12, 29), name="Christmas break")
    one = ClosedDays(from_=date(2027, 6, 19), name="Carnival day")
    far = ClosedDays(from_=date(1999, 1, 1), until=date(2999, 1, 1), name="Always")
    found = shut(replace(ABOUT, closed_days=(days, one)))
    assert [found[date(2026, 12, day)] for day in (24, 25, 27)] == [
        "Christmas break",
        "bank holiday",
        "Christmas break",
    ]
    assert found[date(2027, 6, 19)] == "Carnival day"
    assert date(2027, 6, 20) not in found
    assert len(shut(replace(ABOUT, closed_days=(far,)))) < 800


@pytest.mark.parametrize("today", [date(1, 1, 1), date.max])
def test_no_day_is_too_early_or_too_late(today: date) -> None:
    assert shut(ABOUT, today) is not None


def test_what_an_earlier_build_has_worked_out_is_not_worked_out_again() -> None:
    kept: dict[str, object] = {}

    class Kept(NoCache):
        def get(self, key: str, /) -> object:
            return kept.get(key)

        def put(self, key: str, value: object, _file: str = "", /) -> None:
            kept[key] = value

    first = dict(Snapshot(demonstration(), TODAY, Kept()).shut)
    script = (
        "import sys; from datetime import date; from signpost.checks import check; "
        "from signpost.records.directory import read_directory; from pathlib import Path; "
        "one = read_directory(Path('directory'), focus=frozenset({'activities/tea-and-talk.yaml'})); "
        "check(one, date(2026, 12, 20)); sys.exit('holidays' in sys.modules)"
    )
    assert first
    assert len(kept) == 3
    for key in kept:
        kept[key] = [["2026-12-21", "kept"]]
    again = Snapshot(demonstration(), TODAY, Kept()).shut
    assert again == {date(2026, 12, 21): "kept"}
    done = subprocess.run([sys.executable, "-c", script], cwd=DEMONSTRATION.parent, env={**os.environ}, check=False)
    assert done.returncode == 0  # a check of one file asks the library for nothing
