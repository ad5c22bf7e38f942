"""Calendars that a phone or computer can keep (RFC 5545): one for each activity, each area, and everything.

Sensitive, full, paused and closed activities are in none of them.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Artefact
from signpost.outputs.keeping import kept
from signpost.records.model import Activity, Session, Term
from signpost.views.activity_page import place_block
from signpost.views.edition import Edition
from signpost.views.when import WEEKS, occurrences

LONDON: Final = ZoneInfo("Europe/London")
NAMESPACE: Final = uuid.UUID("0f6f4d0b-3b5c-5e0e-9c58-7a1f7c0f2d11")  # ours; fixed for ever, so that ids stay
YEAR: Final = timedelta(days=366)
END: Final = b"END:VCALENDAR\r\n"
LIBRARIES: Final = ("icalendar", "python-dateutil")


def calendars(edition: Edition) -> Iterator[Artefact]:
    """activities/ID.ics, areas/ID.ics and calendar.ics."""
    events: dict[str, bytes] = {}
    for activity in edition.listed:
        if activity.status == "open" and not edition.directory.is_sensitive(activity):
            found = _written(edition, activity)
            if found:
                events[activity.id] = found
                yield _artefact(edition, f"activities/{activity.id}.ics", activity.name, [found], activity.source.file)
    for area in edition.directory.areas.values():
        here = [found for id_, found in events.items() if edition.serves(edition.directory.activities[id_], area)]
        yield _artefact(edition, f"areas/{area.id}.ics", f"{edition.about.name}: {area.name}", here, "areas.yaml")
    yield _artefact(edition, "calendar.ics", edition.about.name, events.values(), "activities/")


def _written(edition: Edition, activity: Activity) -> bytes:
    """An activity's events as they stand in every calendar. They are kept by what they say and by what writes them."""
    place = place_block(edition.directory, activity)
    says = (_since(edition), activity.id, activity.name, _description(edition, activity), place, activity.sessions)
    return _kept(
        edition,
        f"{says!r} {edition.about.school_terms!r}",
        lambda: b"".join(event.to_ical() for event in _events(edition, activity)),
    )


def _kept(edition: Edition, says: str, write: Callable[[], bytes]) -> bytes:
    return kept(edition, says, LIBRARIES, lambda: write().decode()).encode()


def _since(edition: Edition) -> date:
    """The day from which events are looked for. It stays for a month, so that calendars don't change each day."""
    return edition.today.replace(day=1)


def _artefact(edition: Edition, path: str, name: str, events: Iterable[bytes], source: str) -> Artefact:
    """A calendar around events that have been written already, since one event stands in several calendars."""
    head = _kept(edition, name, lambda: _head(name))
    return Artefact(path, b"".join((head, _timezone(), *events, END)), source)


def _head(name: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Signpost//Community directory//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    written: bytes = calendar.to_ical()
    return written.removesuffix(END)


@cache
def _timezone() -> bytes:
    """London time by its rule, as in force since 1996 (Directive 2000/84/EC as kept in British law)."""
    zone = Timezone()
    zone.add("tzid", "Europe/London")
    for part, month, name, before, after in (
        (TimezoneDaylight(), 3, "BST", 0, 1),
        (TimezoneStandard(), 10, "GMT", 1, 0),
    ):
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, 1 + before))  # noqa: DTZ001 - local by rule
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    written: bytes = zone.to_ical()
    return written


def _events(edition: Edition, activity: Activity) -> Iterator[Event]:
    """One event for each session; for a session in term time, one for each term."""
    terms = edition.about.school_terms
    for session in activity.sessions:
        for term in terms if session.term_time_only and terms else (None,):
            event = _event(edition, activity, _within(session, term))
            if event:
                yield event


def _within(session: Session, term: Term | None) -> Session:
    """The session as it runs in one term: from its first day until its last."""
    if term is None:
        return session
    until = min(session.until, term.until) if session.until else term.until
    # A fortnightly session keeps its own first date, from which the fortnights are counted.
    first = max(session.from_, term.from_) if session.from_ else term.from_
    start = session.from_ if session.repeats == "fortnightly" else first
    return replace(session, from_=start, until=until, term_time_only=False)


def _event(edition: Edition, activity: Activity, session: Session) -> Event | None:
    since = _since(edition)
    alone = replace(activity, sessions=(session,))
    coming = occurrences(alone, since, since + YEAR, ())
    if not coming:
        return None
    first = coming[0]
    pattern = f"{session.repeats} {session.week} {session.day or session.date}"
    name = f"{activity.id} {pattern} {session.starts} {session.until or ''}"
    event = Event()
    event.add("uid", str(uuid.uuid5(NAMESPACE, name)))
    event.add("dtstamp", datetime.combine(since, time(), UTC))
    event.add("summary", activity.name)
    event.add("description", _description(edition, activity))
    event.add("dtstart", datetime.combine(first.day, session.starts, LONDON))
    event.add("dtend", datetime.fromisoformat(first.ends_at).replace(tzinfo=LONDON))
    if place := place_block(edition.directory, activity):
        event.add("location", f"{place.link.name}, {place.address}")
    if session.repeats != "once":
        event.add("rrule", _rule(session))
        for day in session.not_on:
            if day >= first.day:
                event.add("exdate", datetime.combine(day, session.starts, LONDON))
    return event


def _rule(session: Session) -> dict[str, object]:
    day = session.day[:2].upper()
    rule: dict[str, object] = {"freq": "WEEKLY", "byday": day}
    if session.repeats == "fortnightly":
        rule["interval"] = 2
    if session.repeats == "monthly":
        rule = {"freq": "MONTHLY", "byday": f"{WEEKS[session.week]}{day}"}
    if session.until:
        # With a zoned start the end must be given in UTC (RFC 5545, 3.3.10).
        rule["until"] = datetime.combine(session.until, time(23, 59), LONDON).astimezone(UTC)
    return rule


def _description(edition: Edition, activity: Activity) -> str:
    """What to know before going: what it is, whom to ring, where to read more."""
    phone = f"Ring {activity.contact.phone} before you go the first time." if activity.contact.phone else ""
    address = page_address(edition, f"activities/{activity.id}.html")
    return "\n".join(part for part in (activity.summary, phone, address) if part)
