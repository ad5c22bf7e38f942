"""Hours as windows: which sessions fit, and that the values in an address are read as they are written."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.find import Asker
from signpost.views.find_card import search_fields
from signpost.views.snapshot import Snapshot
from tests.records.scratch import SMALL, small_directory

DAY = 1440


def session(hours: str, day: str = "tuesday") -> dict[str, str]:
    starts, ends = hours.split("-")
    return {"day": day, "starts": starts, "ends": ends}


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("0900-1400", {"from": 540, "to": 840}),
        ("0000-2400", {"from": 0, "to": DAY}),
        ("2200-0200", {"from": 1320, "to": DAY + 120}),
        ("0900-0900", {"from": 540, "to": DAY + 540}),
        ("0900-2430", None),
        ("0900-1460", None),
        ("900-1400", None),
        ("09:00-14:00", None),
        ("0900-1400x", None),
        ("", None),
    ],
)
def test_a_window_is_read_and_written_in_one_form(asker: Asker, text: str, window: dict[str, int] | None) -> None:
    assert asker.call("windows.read", text) == window
    if window:
        assert asker.call("windows.write", window) == text


@pytest.mark.parametrize(
    ("hours", "whole", "come_and_go"),
    [
        ("10:00-12:00", True, True),
        ("09:00-14:00", True, True),
        ("08:59-14:00", False, True),
        ("09:00-14:01", False, True),
        ("13:00-17:00", False, True),
        ("13:01-17:00", False, False),  # less than an hour of it is in the window
        ("07:00-09:30", False, False),
        ("19:00-21:00", False, False),
        ("00:00-24:00", True, True),  # somebody is there day and night
        ("10:00-10:00", True, True),  # nobody knows when it ends
        ("13:30-13:30", False, False),
        ("22:00-06:00", False, False),
    ],
)
def test_a_session_fits_whole_or_for_an_hour_if_people_may_come_and_go(
    asker: Asker, hours: str, whole: bool, come_and_go: bool
) -> None:
    window = {"from": 540, "to": 840}
    assert [asker.call("windows.fits", session(hours), window, free) for free in (False, True)] == [whole, come_and_go]


def test_past_midnight_a_window_and_a_session_go_on(asker: Asker) -> None:
    night = asker.call("windows.read", "2100-0300")
    assert asker.call("windows.fits", session("22:00-01:00"), night)
    assert asker.call("windows.fits", session("22:00-00:00"), night)
    assert not asker.call("windows.fits", session("22:00-04:00"), night)


def test_only_the_days_of_a_window_count(asker: Asker) -> None:
    both = [session("10:00-12:00", "tuesday"), session("10:00-12:00", "wednesday"), session("18:00-20:00", "monday")]
    window: dict[str, Any] = {"from": 540, "to": 840, "days": ["monday", "wednesday"]}
    assert asker.call("windows.within", both, window) == [both[1]]
    assert asker.call("windows.within", both, {**window, "days": []}) == both[:2]


@pytest.mark.parametrize(
    ("one", "other", "minutes"),
    [
        (session("10:00-12:00"), session("11:00-13:00"), 60),
        (session("10:00-12:00"), session("12:00-13:00"), 0),
        (session("10:00-12:00"), session("10:00-12:00", "friday"), 0),
        (session("10:00-12:00"), session("09:00-15:00"), 120),
    ],
)
def test_how_long_two_sessions_clash(asker: Asker, one: Any, other: Any, minutes: int) -> None:
    assert asker.call("windows.overlap", one, other) == minutes


def test_find_shows_what_fits_the_window_of_an_address_old_or_new(asker: Asker) -> None:
    def found(value: str) -> set[str]:
        return {one["id"] for one in asker.ask(facets={"time": [value], "day": ["wednesday"]})["results"]}

    # Knit and Natter is from two to four; people just come along, so an hour of it is enough.
    assert "knit-and-natter" in found("1400-1600")
    assert "knit-and-natter" in found("0900-1500")
    assert "knit-and-natter" not in found("0900-1430")
    assert found("between-14:00-16:00") == found("1400-1600")


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("0900-1400", "Between 9am and 2pm"),
        ("0930-1200", "Between 9.30am and noon"),
        ("1800-2400", "Between 6pm and midnight"),
        ("between-10:00-12:00", "Between 10am and noon"),
    ],
)
def test_a_window_is_said_in_words(asker: Asker, value: str, label: str) -> None:
    assert asker.call("hours.label", value) == label
    assert asker.call("facets.knows", "time", value)


def test_day_and_night_is_one_session_and_fits_any_hour(tmp_path: Path, asker: Asker) -> None:
    knit = (SMALL / "activities/knit-and-natter.yaml").read_text("utf-8")
    start = knit.index("sessions:")
    rest = knit[start:].split("\n", 1)[1]
    after = rest[next(i for i in range(len(rest)) if rest[i - 1 : i] in {"\n", ""} and rest[i] not in " -") :]
    sessions = 'sessions:\n  - day: monday\n    starts: "00:00"\n    ends: "24:00"\n'
    directory = small_directory(tmp_path, {"activities/knit-and-natter.yaml": knit[:start] + sessions + after})
    activity = directory.activities["knit-and-natter"]
    [own] = search_fields(Snapshot(directory, date(2026, 11, 22)), activity)["sessions"]
    assert own == ("monday", "00:00", "24:00")
    there = session("00:00-24:00")
    assert all(
        asker.call("hours.fits", there, value) for value in ("from-18:00", "until-08:00", "at-23:30", "2300-0100")
    )
