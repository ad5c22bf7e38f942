"""Promises about timetables: the days of a week are said as people say them, on a page as on paper."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from signpost.records.parts import Session
from signpost.views.activity_page import activity_page
from signpost.views.leaflet import leaflet
from signpost.views.snapshot import Snapshot
from signpost.views.timetable import Meeting, meetings
from tests.day import TODAY
from tests.demonstration import demonstration

DIRECTORY: Final = demonstration()
TEA: Final = DIRECTORY.activities["tea-and-talk"].sessions[0]
EVERY_MORNING: Final = ("Monday to Friday, 7.30am to 9am", "Saturdays and Sundays, 8am to 9.30am")


def session(**parts: Any) -> Session:
    return replace(TEA, **parts)


def test_days_in_a_row_are_told_as_from_one_to_the_other_wherever_they_stand() -> None:
    snapshot = Snapshot(DIRECTORY, TODAY)
    breakfast = DIRECTORY.activities["breakfast-on-the-front"]
    assert snapshot.cards[breakfast.id].when == EVERY_MORNING
    assert tuple(line.when for line in activity_page(snapshot, breakfast).sessions) == EVERY_MORNING
    menu = leaflet(snapshot, DIRECTORY.leaflets["in-central-ward"], "standard")
    assert [entry.when for entry in menu.entries if entry.id == breakfast.id] == [EVERY_MORNING]


def test_a_note_for_one_of_the_days_names_it() -> None:
    breakfast = activity_page(Snapshot(DIRECTORY, TODAY), DIRECTORY.activities["breakfast-on-the-front"])
    assert breakfast.sessions[0].note == (
        "Monday: The outreach worker is here. Thursday: The outreach worker is here, and a nurse once a month."
    )
    cafe = activity_page(Snapshot(DIRECTORY, TODAY), DIRECTORY.activities["memory-cafe"])
    assert [line.note for line in cafe.sessions] == ["Third Tuesday: A visiting musician plays for the last half hour."]


def test_a_note_that_holds_for_each_of_the_days_is_told_once() -> None:
    found = meetings([session(day=day, note="Bring a mug.") for day in ("monday", "tuesday")], TODAY)
    assert found == (
        Meeting("Mondays and Tuesdays, 10am to 12 noon", "", "Bring a mug.", not_on="Not on 29 December 2026"),
    )


def test_days_with_dates_of_their_own_keep_a_line_of_their_own() -> None:
    found = meetings([session(day="monday"), session(day="tuesday", until=date(2027, 3, 2))], TODAY)
    assert [(line.when, line.dates) for line in found] == [
        ("Mondays, 10am to 12 noon", ""),
        ("Tuesdays, 10am to 12 noon", "Until 2 March 2027"),
    ]


def test_what_is_over_is_still_told_on_its_page() -> None:
    [line] = meetings([session(day="monday", until=date(2026, 11, 2))], TODAY)
    assert line.dates == "Ended on 2 November 2026"
