"""Promises about closing: one line closes a hall or a group for a while, and it opens again by itself."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from signpost.outputs.calendars import calendars
from signpost.views.activity_page import activity_page
from signpost.views.card import Card
from signpost.views.leaflet_parts import entry
from signpost.views.leaflet_selection import is_printable
from signpost.views.listings import changes, whats_on
from signpost.views.snapshot import Snapshot
from tests.records.scratch import SMALL, small_directory

HALL = "venues/corner-room.yaml"
OWNER = "organisations/corner-room-friends.yaml"
GROUP = "activities/knit-and-natter.yaml"  # it meets on Tuesdays
PAINTING = "closures: [{from: 2026-12-07, until: 2026-12-20, why: The walls are being painted.}]\n"
BEFORE, DURING, AFTER = date(2026, 12, 1), date(2026, 12, 9), date(2026, 12, 21)


def on(day: date, home: Path, file: str, more: str) -> Snapshot:
    """The small directory on a day, with its group checked, and with these lines at the end of one of its files."""
    checked = {GROUP: (SMALL / GROUP).read_text("utf-8") + "verified: {on: 2026-11-20, by: Link worker, how: phone}\n"}
    files = {HALL: (SMALL / HALL).read_text("utf-8"), OWNER: (SMALL / OWNER).read_text("utf-8"), **checked}
    return Snapshot(small_directory(home, {**files, file: files[file] + more}), day)


def card(snapshot: Snapshot) -> Card:
    return snapshot.cards["knit-and-natter"]


def days_on(snapshot: Snapshot) -> list[date]:
    return [day.day for day in whats_on(snapshot) if any(one.card.name == "Knit and Natter" for one in day.entries)]


@pytest.mark.parametrize("file", [HALL, OWNER, GROUP])
def test_before_a_closure_its_days_are_told_and_nobody_is_sent_on_them(tmp_path: Path, file: str) -> None:
    snapshot = on(BEFORE, tmp_path, file, PAINTING)
    own = card(snapshot)
    assert own.status == "open"
    assert own.ahead == ("Closed from 7 December 2026 to 20 December 2026",)
    assert [date.day for date in own.dates][:3] == [date(2026, 12, 1), date(2026, 12, 22), date(2026, 12, 29)]
    assert days_on(snapshot) == [date(2026, 12, 1)]
    activity = snapshot.directory.activities["knit-and-natter"]
    (told,) = activity_page(snapshot, activity).closures
    assert told.endswith("losed from 7 December 2026 to 20 December 2026. The walls are being painted.")
    assert own.ahead[0] in entry(snapshot, activity, snapshot.directory.needs[activity.needs[0]]).when


@pytest.mark.parametrize(("file", "whose"), [(HALL, "The Corner Room is closed"), (GROUP, "Closed")])
def test_during_a_closure_the_group_is_taking_a_break(tmp_path: Path, file: str, whose: str) -> None:
    snapshot = on(DURING, tmp_path, file, PAINTING)
    own = card(snapshot)
    assert own.status == "paused"
    assert own.status_note == f"{whose} until 20 December 2026. The walls are being painted."
    assert own.dates[0].day == date(2026, 12, 22)
    assert days_on(snapshot) == [date(2026, 12, 22)]
    activity = snapshot.directory.activities["knit-and-natter"]
    assert activity_page(snapshot, activity).status_since == date(2026, 12, 7)
    assert not is_printable(snapshot, activity)
    after = on(AFTER, tmp_path / "after", file, PAINTING)
    assert is_printable(after, after.directory.activities["knit-and-natter"])
    assert next((change.day, change.state) for change in changes(snapshot)) == (date(2026, 12, 7), "paused")


@pytest.mark.parametrize("file", [HALL, OWNER, GROUP])
def test_it_opens_again_by_itself(tmp_path: Path, file: str) -> None:
    own = card(on(AFTER, tmp_path, file, PAINTING))
    assert (own.status, own.status_note, own.ahead) == ("open", "", ())


@pytest.mark.parametrize("day", [BEFORE, DURING, AFTER])
def test_a_calendar_has_no_meeting_while_the_hall_is_closed_and_says_so(tmp_path: Path, day: date) -> None:
    made = {one.path: one.content for one in calendars(on(day, tmp_path, HALL, PAINTING))}
    events: list[Any] = list(Calendar.from_ical(made["activities/knit-and-natter.ics"]).walk("VEVENT"))
    weekly, closed = sorted(events, key=lambda event: "RRULE" not in event)
    assert {when.dt.date() for when in weekly["EXDATE"][0].dts + weekly["EXDATE"][1].dts} == {
        date(2026, 12, 8),
        date(2026, 12, 15),
    }
    assert (closed["SUMMARY"], closed["DTSTART"].dt, closed["DTEND"].dt) == (
        "Closed: Knit and Natter",
        date(2026, 12, 7),
        date(2026, 12, 21),
    )


def test_a_closure_without_an_end_lasts_until_somebody_knows(tmp_path: Path) -> None:
    snapshot = on(date(2027, 6, 1), tmp_path, HALL, "closures: [{from: 2026-12-07, instead: Ring us first}]\n")
    own = card(snapshot)
    assert own.status == "paused"
    assert own.status_note == "The Corner Room is closed until further notice. Ring us first."
    assert own.dates == ()


def test_a_group_that_has_closed_stays_closed_when_its_hall_opens(tmp_path: Path) -> None:
    text = (SMALL / GROUP).read_text("utf-8") + "status: closed\nstatus_since: 2026-11-20\n" + PAINTING
    for day in (DURING, AFTER):
        assert card(Snapshot(small_directory(tmp_path / day.isoformat(), {GROUP: text}), day)).status == "closed"


def test_a_group_that_will_close_says_so_and_then_has_closed(tmp_path: Path) -> None:
    line = "closes_on: 2026-12-08\n"
    before = card(on(BEFORE, tmp_path / "before", GROUP, line))
    assert before.ahead == ("Closes on 8 December 2026",)
    assert [date.day for date in before.dates] == [date(2026, 12, 1), date(2026, 12, 8)]
    assert card(on(date(2026, 12, 8), tmp_path / "last", GROUP, line)).status == "open"
    gone = on(date(2026, 12, 9), tmp_path / "after", GROUP, line)
    assert card(gone).status == "closed"
    assert "knit-and-natter" not in {activity.id for activity in gone.listed}
    assert next((change.day, change.state) for change in changes(gone)) == (date(2026, 12, 8), "closed")


def test_a_group_with_its_own_review_period_is_asked_sooner(tmp_path: Path) -> None:
    usual = card(on(date(2027, 6, 1), tmp_path / "usual", GROUP, ""))
    sooner = card(on(date(2027, 6, 1), tmp_path / "sooner", GROUP, "review_months: 3\n"))
    assert (int(usual.stage), int(sooner.stage)) == (0, 2)
    assert (usual.banner_after, sooner.banner_after) == (12, 6)


def test_of_a_sensitive_venue_only_the_days_are_told(tmp_path: Path) -> None:
    told = "closures: [{from: 2026-12-07, until: 2026-12-20, why: The Zanzibar has no heating., instead: Ask Zelda.}]\n"
    snapshot = on(DURING, tmp_path, HALL, f"{told}sensitive: yes\n")
    own = card(snapshot)
    assert (own.status, own.status_note) == ("paused", "Closed until 20 December 2026.")
    said = f"{own} {activity_page(snapshot, snapshot.directory.activities['knit-and-natter'])}"
    assert "Corner Room is closed" not in said
    assert "Zanzibar" not in said
    assert "Zelda" not in said


def test_a_group_that_would_not_meet_in_those_days_is_not_closed(tmp_path: Path) -> None:
    monday = "closures: [{from: 2026-12-07, until: 2026-12-07, why: The boiler is being mended.}]\n"
    snapshot = on(date(2026, 12, 7), tmp_path, HALL, monday)
    assert (card(snapshot).status, card(snapshot).ahead) == ("open", ())
    made = {one.path: one.content for one in calendars(snapshot)}
    assert b"Closed:" not in made["activities/knit-and-natter.ics"]
