"""Calendars for phones and computers (RFC 5545): of each activity, area, audience and need, and of everything.

Sensitive, full, paused and closed activities are in none of them. One that is closed for a
while stays, and its events say so.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Artefact
from signpost.outputs.memoize import memoized, text_fingerprint
from signpost.records.days import last_known_day, last_open_day
from signpost.records.model import Activity
from signpost.records.parts import Closure, Session, Term
from signpost.views.activity_page import place_block
from signpost.views.closures import closure_words, is_closed_for_a_while
from signpost.views.following import followed
from signpost.views.labels import within_a_sentence
from signpost.views.snapshot import Snapshot
from signpost.views.when import WEEKDAYS, WEEKS, Occurrence, occurrences, short_day

LONDON: Final = ZoneInfo("Europe/London")
NAMESPACE: Final = uuid.UUID("0f6f4d0b-3b5c-5e0e-9c58-7a1f7c0f2d11")  # our own; fixed for ever, so that ids stay
MONTH: Final = timedelta(days=31)
YEAR: Final = timedelta(days=366)
TERMS_KNOWN: Final = "We know the dates of school terms"


def calendars(snapshot: Snapshot) -> Iterator[Artefact]:
    """activities/ID.ics, also by former ids, areas/ID.ics, follow/ID.ics, needs/ID.ics and calendar.ics."""
    events: dict[str, str] = {}
    for activity in snapshot.listed:
        runs = activity.status == "open" or is_closed_for_a_while(activity)
        if runs and not snapshot.directory.is_sensitive(activity):
            head, own = _written(snapshot, activity)
            if own:
                events[activity.id] = own
                for id_ in (activity.id, *activity.formerly):  # phones that subscribed to a former address stay in step
                    yield _artefact(f"activities/{id_}.ics", head, [own], activity.source.file)
    for area in snapshot.directory.areas.values():
        here = [events[activity.id] for activity in snapshot.serving(area) if activity.id in events]
        yield _artefact(
            f"areas/{area.id}.ics", _kept_head(snapshot, f"{snapshot.about.name}: {area.name}"), here, "areas.yaml"
        )
    yield from _followed(snapshot, events)
    yield _artefact("calendar.ics", _kept_head(snapshot, snapshot.about.name), events.values(), "activities/")


def _followed(snapshot: Snapshot, events: Mapping[str, str]) -> Iterator[Artefact]:
    """The calendars of audiences and needs, from the events of activities by id."""
    for one in followed(snapshot):
        if one.kind != "area":
            own = [events[activity.id] for activity in snapshot.listed if activity.id in events and one.fits(activity)]
            head = _kept_head(snapshot, f"{snapshot.about.name}: {one.name}")
            yield _artefact(f"{one.path}.ics", head, own, "needs/")


def _written(snapshot: Snapshot, activity: Activity) -> tuple[str, str]:
    """The head of an activity's own calendar, and its events as they are in every calendar."""
    doubt = snapshot.cards[activity.id].doubt
    key = text_fingerprint(snapshot, f"events {_since(snapshot)} {doubt} {snapshot.facts([activity])}")
    return memoized(snapshot, key, lambda: (_head(activity.name), b"".join(_events(snapshot, activity)).decode()))


def _since(snapshot: Snapshot) -> date:
    """The day from which events are listed. It is the same for a month, so that calendars don't change each day."""
    return snapshot.today.replace(day=1)


def _artefact(path: str, head: str, events: Iterable[str], source: str) -> Artefact:
    """A calendar of events as text, since one event is in several calendars."""
    return Artefact(path, _component("VCALENDAR", [part.encode() for part in (head, *events)]), source)


def _kept_head(snapshot: Snapshot, name: str) -> str:
    return memoized(snapshot, text_fingerprint(snapshot, f"calendar {name}"), lambda: _head(name))


def _head(name: str) -> str:
    """The part of a calendar before its events."""
    lines = (("VERSION", "2.0"), ("PRODID", "-//Signpost//Community directory//EN"), ("X-WR-CALNAME", name))
    return b"".join([*(_line(*line) for line in lines), _timezone()]).decode()


def _component(name: str, parts: Iterable[bytes]) -> bytes:
    """A component with its lines and the components inside it (RFC 5545, 3.6)."""
    return b"".join((f"BEGIN:{name}\r\n".encode(), *parts, f"END:{name}\r\n".encode()))


@lru_cache(maxsize=10_000)
def _line(name: str, value: str | datetime) -> bytes:
    """The line of one property, cached: most groups meet on the same few days."""
    return _written_line(name, value)


def _written_line(name: str, value: Any) -> bytes:
    from icalendar import Event  # takes a while to import, and most builds write no new event

    event = Event()
    event.add(name, value)
    line: bytes = event.content_line(name, event[name]).to_ical()
    return line + b"\r\n"


@cache
def _timezone() -> bytes:
    """London time by the rule in force since 1996 (Directive 2000/84/EC, retained in British law)."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard  # as above

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


def _events(snapshot: Snapshot, activity: Activity) -> Iterator[bytes]:
    """One event for each session; for a session in term time, one for each term. One for each closure too.

    An occurrence on a day when most are shut has its own event, which says to ring first.
    """
    terms = snapshot.about.school_terms
    last = max((term.until for term in terms), default=None)
    for session in activity.sessions:
        for term in terms if session.term_time_only and terms else (None,):
            within = _apart(activity, _within(session, term, last_open_day(activity)))
            if first := _first(activity, within, _since(snapshot)):
                known = last if term and term.until == last else None
                yield _component("VEVENT", _properties(snapshot, activity, within, first, known))
                for occurrence in _shut(snapshot, activity, within):
                    yield _component("VEVENT", _changed(snapshot, activity, within, occurrence))
    for closure in activity.closures if activity.sessions else ():
        if closure.until is None or closure.until >= _since(snapshot):
            yield _component("VEVENT", _closed(snapshot, activity, closure))


def _closed(snapshot: Snapshot, activity: Activity, closure: Closure) -> Iterator[bytes]:
    """The lines of an event for a closure: whole days, which keep nobody's own day busy (RFC 5545, 3.6.1, 3.8.2.7).

    One whose end nobody knows stands on its first day.
    """
    yield _line("SUMMARY", f"Closed: {activity.name}")
    yield _line("DTSTART", closure.from_)
    yield _line("DTEND", (closure.until or closure.from_) + timedelta(days=1))
    yield _line("DTSTAMP", datetime.combine(_since(snapshot), time(), UTC))
    yield _line("UID", str(uuid.uuid5(NAMESPACE, f"{activity.id} closed {closure.from_}")))
    yield _line("TRANSP", "TRANSPARENT")
    yield _line("DESCRIPTION", closure_words(closure))


def _apart(activity: Activity, session: Session) -> Session:
    """The session without the days for which the record has another session with a date and the same hours."""
    if session.repeats == "once":
        return session
    dated = {
        other.date
        for other in activity.sessions
        if other.repeats == "once" and other.date and (other.starts, other.ends) == (session.starts, session.ends)
    }
    more = sorted(day for day in dated - {*session.not_on} if WEEKDAYS[session.day].weekday == day.weekday())
    return replace(session, not_on=(*session.not_on, *more)) if more else session


def _closed_days(activity: Activity, session: Session, first: date) -> list[date]:
    """The days from a first one on which a session would meet, if it were not closed for a while."""
    alone = replace(activity, sessions=(session,), closures=(), closes_on=None)
    runs = [(max(one.from_, first), one.until) for one in activity.closures if one.until and one.until >= first]
    return sorted({found.day for start, end in runs for found in occurrences(alone, start, end, ())})


def _shut(snapshot: Snapshot, activity: Activity, session: Session) -> Iterator[Occurrence]:
    """The days in the coming year when most are shut and a session would meet."""
    alone, since = replace(activity, sessions=(session,)), _since(snapshot)
    for occurrence in occurrences(alone, since, since + YEAR, (), snapshot.shut):
        if occurrence.shut:
            yield occurrence


def _first(activity: Activity, session: Session, since: date) -> Occurrence | None:
    """The first occurrence of a session within a year from a day. Most meet within a month."""
    alone = replace(activity, sessions=(session,))
    coming = occurrences(alone, since, since + MONTH, ()) or occurrences(alone, since, since + YEAR, ())
    return coming[0] if coming else None


def _within(session: Session, term: Term | None, last: date | None) -> Session:
    """The session limited to one term, to the days for which its times are known, and to a last day if there is one."""
    until = min((day for day in (last_known_day(session), last) if day), default=None)
    if session.repeats == "once":
        return session
    if term is None:
        return replace(session, until=until)
    until = min(until, term.until) if until else term.until
    # A fortnightly session keeps its own first date, from which the fortnights are counted.
    first = max(session.from_, term.from_) if session.from_ else term.from_
    start = session.from_ if session.repeats == "fortnightly" else first
    return replace(session, from_=start, until=until, term_time_only=False)


def _properties(
    snapshot: Snapshot, activity: Activity, session: Session, first: Occurrence, known: date | None
) -> Iterator[bytes]:
    """The lines of an event. `known` is the last day of the last known term, for an event that ends with it."""
    yield _line("SUMMARY", activity.name)
    yield from _moment(snapshot, activity, session, first)
    if session.repeats != "once":
        yield _rule(session.repeats, session.week, session.day, session.until)
        for day in (*session.not_on, *_closed_days(activity, session, first.day)):
            if day >= first.day:
                yield _line("EXDATE", datetime.combine(day, session.starts, LONDON))
    ends = f"{TERMS_KNOWN} until {short_day(known)}. Ring first after that." if known else ""
    yield _line("DESCRIPTION", "\n".join(part for part in (_description(snapshot, activity), ends) if part))
    yield from _place(snapshot, activity)


def _changed(snapshot: Snapshot, activity: Activity, session: Session, occurrence: Occurrence) -> Iterator[bytes]:
    """The lines of the occurrence of an event on a day when most are shut (RFC 5545, 3.8.4.4)."""
    asks = snapshot.cards[activity.id].asks(occurrence)
    yield _line("SUMMARY", f"{activity.name} ({within_a_sentence(asks)})")
    yield from _moment(snapshot, activity, session, occurrence)
    yield _line("RECURRENCE-ID", datetime.combine(occurrence.day, session.starts, LONDON))
    yield _line("DESCRIPTION", f"{asks}.\n{_description(snapshot, activity)}")
    yield from _place(snapshot, activity)


def _moment(snapshot: Snapshot, activity: Activity, session: Session, when: Occurrence) -> Iterator[bytes]:
    """The lines for one occurrence of a session: start, end, stamp and id."""
    pattern = f"{session.repeats} {session.week} {session.day or session.date}"
    name = f"{activity.id} {pattern} {session.starts} {session.until or ''}"
    yield _line("DTSTART", datetime.combine(when.day, session.starts, LONDON))
    if when.has_end:
        yield _line("DTEND", datetime.fromisoformat(when.ends_at).replace(tzinfo=LONDON))
    yield _line("DTSTAMP", datetime.combine(_since(snapshot), time(), UTC))
    yield _line("UID", str(uuid.uuid5(NAMESPACE, name)))


def _place(snapshot: Snapshot, activity: Activity) -> Iterator[bytes]:
    if place := place_block(snapshot.directory, activity):
        yield _line("LOCATION", f"{place.link.name}, {place.address}")


@lru_cache(maxsize=10_000)
def _rule(repeats: str, week: str, weekday: str, until: date | None) -> bytes:
    """The recurrence rule of an event."""
    day = weekday[:2].upper()
    rule: dict[str, object] = {"freq": "WEEKLY", "byday": day}
    if repeats == "fortnightly":
        rule["interval"] = 2
    if repeats == "monthly":
        rule = {"freq": "MONTHLY", "byday": f"{WEEKS[week]}{day}"}
    if until:
        # With a zoned start the end must be given in UTC (RFC 5545, 3.3.10).
        rule["until"] = datetime.combine(until, time(23, 59), LONDON).astimezone(UTC)
    return _written_line("RRULE", rule)


def _description(snapshot: Snapshot, activity: Activity) -> str:
    """The description: what it is, whom to ring, where to read more."""
    way = snapshot.cards[activity.id].best_contact
    ask = f"{way.verb} {way.words} before you go the first time." if way.words else ""
    address = page_address(snapshot, f"activities/{activity.id}.html")
    return "\n".join(part for part in (activity.summary, snapshot.cards[activity.id].doubt, ask, address) if part)
