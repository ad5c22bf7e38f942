"""Day by day over Christmas and the end of the school terms: all outputs agree on when a group meets.

Page, card, Find, what's on, calendar and leaflet are each held against the plain reckoning in `walking`.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import unquote

import orjson
import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from signpost.checks import check
from signpost.outputs.activities import activities, activities_list
from signpost.outputs.artefact import Page, Plan
from signpost.outputs.calendars import calendars
from signpost.outputs.find import find_data
from signpost.outputs.leaflet_text import leaflet_text
from signpost.outputs.listings import whats_on
from signpost.outputs.words import words_of
from signpost.records.directory import Directory, read_directory
from signpost.records.engine_files import SITE_SOURCES
from signpost.views.leaflet import leaflet
from signpost.views.snapshot import Snapshot
from tests.outputs.walking import GROUPS, SHUT, TERMS, Group, every_day, name_of, written

WALKS: Final = (
    *every_day(date(2026, 12, 20), date(2027, 1, 7)),
    *every_day(date(2027, 3, 22), date(2027, 4, 20)),
)
NEXT_TERM: Final = "We don't know the dates of next term yet: ring first"
SHOWN_NEXT_TERM: Final = NEXT_TERM.replace("'", "’")
AHEAD: Final = 91  # days that a page knows of, today with them


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    return read_directory(written(tmp_path_factory.mktemp("walk") / "directory"))


def plain(html: str) -> str:
    """The words of a piece of a page, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&#39;", "'").replace("\u00a0", " ").split())


def page_of(made: Iterator[Any], path: str) -> str:
    """The body of a page by its path."""
    for one in made:
        page = one.make() if isinstance(one, Plan) and one.path == path else one
        if isinstance(page, Page) and page.path == path:
            return page.body
    raise AssertionError(path)


def spoken(day: date) -> str:
    """A date in words, independent of our own code."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def coming(group: Group, today: date) -> list[date]:
    return group.days(today, AHEAD)[:12]


@pytest.mark.parametrize("today", WALKS, ids=str)
def test_every_page_says_when_its_group_meets_next(directory: Directory, today: date) -> None:
    snapshot = Snapshot(directory, today)
    for group in GROUPS:
        body = page_of(activities(snapshot), f"activities/{group.id}.html")
        words = plain(re.sub(r'<section class="instead-of".*?</section>', "", body, flags=re.DOTALL))
        days = coming(group, today)
        assert ("This has ended" in plain(body.split("data-ended")[0])) == group.is_over(today), group.id
        assert ("Just come along" in words) == (not group.is_over(today) and not (days and group.asks(days[0])))
        assert (SHOWN_NEXT_TERM in words) == group.waits_for_terms(today)
        if days and not group.is_over(today):
            asks = f". {group.asks(days[0])}" if group.asks(days[0]) else ""
            assert f"Next: {spoken(days[0])}, {group.hours}{asks}" in words
            dates = re.search(r'class="next while-open" data-dates="([^"]+)"', body)
            assert dates is not None
            assert [told_of(one) for one in dates[1].split()] == [(day, group.asks(day)) for day in days]
        else:
            assert "Next:" not in words
        for day in group.not_on:
            assert (f"{day.day} {day:%B %Y}" in words) == (day >= today)


def told_of(text: str) -> tuple[date, str]:
    """The day of a time as the browser has it, and what to do first on it."""
    starts, _, *asks = text.split("/")
    return date.fromisoformat(starts[:10]), unquote("".join(asks))


@pytest.mark.parametrize("today", WALKS, ids=str)
def test_every_card_in_a_list_says_so_too(directory: Directory, today: date) -> None:
    body = page_of(activities_list(Snapshot(directory, today)), "activities/index.html")
    cards = {card.split('"')[0]: card for card in body.split('data-activity="')[1:]}
    listed = [group for group in GROUPS if group.is_listed(today)]
    assert cards.keys() == {group.id for group in listed}
    for group in listed:
        card, days = cards[group.id], coming(group, today)
        words = plain(card)
        assert (f"Ended on {group.last.day} {group.last:%B %Y}" in words) == group.is_over(today)
        assert (SHOWN_NEXT_TERM in words) == group.waits_for_terms(today)
        assert ("Just come along" in words) == (not group.is_over(today) and not (days and group.asks(days[0])))
        assert bool(days and group.asks(days[0])) == ("Ring first: " in words)
        dates = re.search(r'data-dates="([^"]+)"', card)
        told = [told_of(one) for one in dates[1].split()] if dates else []
        assert told == [(day, group.asks(day)) for day in days[:4]]


def handed_over(data: bytes) -> Any:
    """What a data file of the search gives to the browser."""
    return orjson.loads(data.split(b",", 1)[1].rsplit(b")", 1)[0])


@pytest.mark.parametrize("today", WALKS, ids=str)
def test_find_says_so_too(directory: Directory, today: date) -> None:
    data = find_data(Snapshot(directory, today))
    rows, more = handed_over(data["find/cards.js"]), handed_over(data["find/more-0.js"])
    for row, rest in zip(rows, more, strict=True):
        [group] = [one for one in GROUPS if one.id == row["id"]]
        dates = {
            today + timedelta(days=after): unquote("".join(asks))
            for _, _, all_days, *asks in row.get("dates", [])
            for after in all_days
        }
        assert dates == {day: group.asks(day) for day in coming(group, today)}
        assert bool(row.get("sessions")) == (not group.is_over(today))
        assert ("joining" in row) == (not group.is_over(today))
        assert row.get("nextTerm", "") == (NEXT_TERM if group.waits_for_terms(today) else "")
        assert row.get("until", "") == ("" if group.last == date.max else group.last.isoformat())
        off = [f"{day.day} {day:%B}" for day in group.not_on if day >= today]
        assert all(day in "".join(rest.get("notOn", [])) for day in off)
        assert bool(rest.get("notOn")) == bool(off)
    assert {row["id"] for row in rows} == {group.id for group in GROUPS if group.is_listed(today)}
    over = [group.id for group in GROUPS if group.is_over(today) and group.is_listed(today)]
    assert [row["id"] for row in rows][len(rows) - len(over) :] == over


@pytest.mark.parametrize("today", WALKS, ids=str)
def test_whats_on_lists_each_day_with_what_to_do_first(directory: Directory, today: date) -> None:
    body = page_of(whats_on(Snapshot(directory, today)), "whats-on.html")
    found = set()
    for day_text, part in re.findall(r'data-day="([^"]+)"(.*?)</section>', body, re.DOTALL):
        for entry in part.split("<li ")[1:]:
            name, words = re.search(r"activities/([a-z-]+)\.html", entry), plain(entry)
            assert name is not None
            asks = re.search(r"Ring first: [\w ]+?(?= ·|$)", words)
            assert ("Just come along" in words) == (asks is None)
            found.add((date.fromisoformat(day_text), name[1], asks[0] if asks else ""))
    assert found == {(day, group.id, group.asks(day)) for group in GROUPS for day in group.days(today, 14)}
    waiting = {name_of(group) for group in GROUPS if group.waits_for_terms(today)}
    assert ("dates of next term" in body) == bool(waiting)
    assert all(name in body.split("next-term", 1)[-1] for name in waiting)


def in_calendar(content: bytes, last: date) -> dict[date, str]:
    """Every day of a calendar up to one, as a calendar program reckons it, with what its event says beyond the name."""
    found: dict[Any, str] = {}
    changed: dict[Any, str] = {}
    calendar: Any = Calendar.from_ical(content)
    for event in calendar.walk("VEVENT"):
        start, name = event["dtstart"].dt, str(event["summary"])
        if "recurrence-id" in event:
            changed[event["recurrence-id"].dt] = name
            continue
        rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=start) if "rrule" in event else None
        listed = event.get("exdate", [])
        out = {day.dt for group in (listed if isinstance(listed, list) else [listed]) for day in group.dts}
        end = start.replace(year=last.year, month=last.month, day=last.day, hour=23)
        for moment in (one for one in (rule.between(start, end, inc=True) if rule else [start]) if one not in out):
            assert moment.date() not in found
            found[moment] = name
    assert changed.keys() & {one for one in changed if one.date() <= last} <= found.keys()
    told = found | {moment: name for moment, name in changed.items() if moment in found}
    return {moment.date(): name for moment, name in told.items()}


@pytest.mark.parametrize("today", WALKS, ids=str)
def test_every_calendar_has_these_days_and_says_so_in_the_event(directory: Directory, today: date) -> None:
    made = {one.path: one.content for one in calendars(Snapshot(directory, today))}
    last = today + timedelta(days=60)
    for group in GROUPS:
        days = group.days(today, 61)
        content = made.get(f"activities/{group.id}.ics")
        assert content is not None or not days
        found = in_calendar(content, last) if content else {}
        asks = {day: f" (ring first: {SHUT[day]})" if group.asks(day) else "" for day in days}
        assert {day: name for day, name in found.items() if day >= today} == {
            day: f"{name_of(group)}{asks[day]}" for day in days
        }, group.id
        words = content.decode().replace("\r\n ", "") if content else ""
        assert ("We know the dates of school terms until 25 March 2027" in words) == (
            group.in_terms and bool(group.days(max(today.replace(day=1), TERMS[2][0]), 60))
        )


@pytest.mark.parametrize("today", WALKS, ids=str)
def test_the_leaflet_says_so_too(directory: Directory, today: date) -> None:
    text = leaflet_text(
        leaflet(Snapshot(directory, today), directory.leaflets["all"], "standard"), words_of(SITE_SOURCES)
    )
    parts = {part.splitlines()[0]: part for part in text.split("\n\n") if part.strip()}
    assert "Ring first on bank holidays." in text
    for group in GROUPS:
        assert (name_of(group) in parts) == (group.last > today)  # on its last day a leaflet is too late for it
        part = parts.get(name_of(group), "")
        assert (NEXT_TERM in part) == group.waits_for_terms(today)
        assert ("Not on" in part) == any(day >= today for day in group.not_on)
        assert not part or group.hours in part


def test_check_asks_for_the_next_terms_six_weeks_before_the_last_one_ends(directory: Directory) -> None:
    told = {
        day: [problem.code for problem in check(directory, day) if problem.code == "terms-ending"]
        for day in (date(2027, 2, 10), date(2027, 2, 11), date(2027, 3, 26), date(2027, 4, 20))
    }
    assert list(told.values()) == [[], ["terms-ending"], ["terms-ending"], ["terms-ending"]]
