"""Promises about calendars: what a phone shows is when it meets, by the site's own reckoning."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from signpost.outputs.calendars import calendars
from signpost.records.directory import Directory
from signpost.records.parts import Contact
from signpost.views.snapshot import Snapshot
from signpost.views.when import occurrences
from tests.day import TODAY
from tests.demonstration import demonstration

LONDON = ZoneInfo("Europe/London")


@pytest.fixture(scope="module")
def directory() -> Directory:
    return demonstration()


@pytest.fixture(scope="module")
def written(directory: Directory) -> dict[str, bytes]:
    return {artefact.path: artefact.content for artefact in calendars(Snapshot(directory, TODAY))}


def days_of(event: Any, last: date) -> set[tuple[date, str]]:
    """The days an event falls on, by its own rule, as a calendar program reckons them."""
    start = event["dtstart"].dt
    if not isinstance(start, datetime):
        return set()  # whole days on which it is closed
    if "rrule" not in event:
        return {(start.date(), f"{start:%H:%M}")} if start.date() <= last else set()
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=start)
    listed = event.get("exdate", [])
    out = {day.dt for group in (listed if isinstance(listed, list) else [listed]) for day in group.dts}
    found = {moment for moment in rule if moment not in out} if event["rrule"].get("until") else set()
    if not found:
        found = {moment for moment in rule.between(start, start + timedelta(days=200), inc=True) if moment not in out}
    return {(moment.date(), f"{moment:%H:%M}") for moment in found if moment.date() <= last}


def test_every_calendar_names_the_same_days_as_the_site(directory: Directory, written: dict[str, bytes]) -> None:
    last = TODAY + timedelta(days=120)
    checked = 0
    for path, content in written.items():
        match = re.fullmatch(r"activities/(.+)\.ics", path)
        if not match:
            continue
        renamed = directory.former_ids.get(("activity", match.group(1)))
        activity = Snapshot(directory, TODAY).directory.activities[renamed.id if renamed else match.group(1)]
        theirs = {found for event in Calendar.from_ical(content).walk("VEVENT") for found in days_of(event, last)}
        meets = activity.status in {"open", "full"} or bool(activity.closures)
        days = occurrences(activity, TODAY, last, directory.about.school_terms) if meets else ()
        ours = {(one.day, f"{one.starts:%H:%M}") for one in days}
        assert {found for found in theirs if found[0] >= TODAY} == ours, path
        checked += 1
    assert checked > 40


def test_nothing_sensitive_full_paused_or_closed_is_in_a_calendar_of_many(
    directory: Directory, written: dict[str, bytes]
) -> None:
    everything = written["calendar.ics"].decode().replace("\r\n ", "")
    for activity in directory.activities.values():
        if directory.is_sensitive(activity) or activity.status != "open":
            assert f"SUMMARY:{activity.name}" not in everything


def test_a_calendar_that_phones_follow_is_emptied_and_not_taken_away(directory: Directory) -> None:
    tea = directory.activities["tea-and-talk"]
    over = replace(tea, status="closed", formerly=("tea-club",))
    alone = replace(directory, activities=MappingProxyType({tea.id: over}))
    written = {one.path: one.content for one in calendars(Snapshot(alone, TODAY))}
    for id_ in (tea.id, "tea-club"):
        calendar: Any = Calendar.from_ical(written[f"activities/{id_}.ics"])
        assert (str(calendar["name"]), calendar.walk("VEVENT")) == (tea.name, [])


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (Contact(phone="0117 496 0301"), "Ring 0117 496 0301 before you go"),
        (Contact(text="07700 900123"), "Text 07700 900123 before you go"),
        (Contact(), "Ring {theirs} before you go"),
    ],
)
def test_a_calendar_gives_the_same_contact_as_the_card(directory: Directory, own: Contact, words: str) -> None:
    tea = replace(directory.activities["tea-and-talk"], contact=own)
    alone = replace(directory, activities=MappingProxyType({tea.id: tea}))
    written = {one.path: one.content for one in calendars(Snapshot(alone, TODAY))}
    [event, *_] = Calendar.from_ical(written["activities/tea-and-talk.ics"]).walk("VEVENT")
    theirs = directory.organisations[tea.organisation].contact.phone
    assert words.format(theirs=theirs) in str(event["description"])


def test_every_area_has_a_calendar(directory: Directory, written: dict[str, bytes]) -> None:
    assert {f"areas/{area}.ics" for area in directory.areas} <= written.keys()


def test_ids_are_unique_and_stay(directory: Directory, written: dict[str, bytes]) -> None:
    calendar: Any = Calendar.from_ical(written["calendar.ics"])
    events = calendar.walk("VEVENT")
    ids = [(event["uid"], event["recurrence-id"].dt if "recurrence-id" in event else None) for event in events]
    assert len(ids) == len(set(ids))
    next_week = {one.path: one.content for one in calendars(Snapshot(directory, TODAY + timedelta(days=7)))}
    assert re.findall(r"UID:(\S+)", next_week["activities/tea-and-talk.ics"].decode()) == re.findall(
        r"UID:(\S+)", written["activities/tea-and-talk.ics"].decode()
    )


def test_lines_are_folded_and_end_as_the_standard_asks(written: dict[str, bytes]) -> None:
    for content in written.values():
        assert content.endswith(b"END:VCALENDAR\r\n")
        assert b"\n" not in content.replace(b"\r\n", b"")
        assert max(map(len, content.split(b"\r\n"))) <= 75


@pytest.mark.parametrize(("day", "hours"), [(date(2027, 3, 28), 1), (date(2027, 10, 31), 0), (date(2027, 1, 3), 0)])
def test_the_clock_changes_when_london_changes_it(written: dict[str, bytes], day: date, hours: int) -> None:
    calendar: Any = Calendar.from_ical(written["calendar.ics"])
    zone = calendar.walk("VTIMEZONE")[0].to_tz()
    noon = datetime.combine(day, time(12))
    assert zone.utcoffset(noon) == timedelta(hours=hours) == noon.replace(tzinfo=LONDON).utcoffset()
