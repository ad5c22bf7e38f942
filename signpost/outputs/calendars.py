"""Calendars for phones and computers (RFC 5545): of each activity, area, audience and need, and of everything.

Sensitive activities are in none of them. One that is full has its own alone, and that of one that no longer meets is
empty. One that is closed for a while stays in all, and its events say so.
"""

import uuid
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Artefact
from signpost.outputs.calendar_lines import LONDON, calendar_head, component, line, rule
from signpost.outputs.memoize import memoized, text_fingerprint
from signpost.records.days import last_known_day, last_open_day
from signpost.records.directory_parts import Term
from signpost.records.model import Activity, first_id
from signpost.records.parts import Closure, Session
from signpost.views.activity_page import place_block
from signpost.views.closures import closure_words, is_closed_for_a_while
from signpost.views.following import followed
from signpost.views.labels import within_a_sentence
from signpost.views.snapshot import Snapshot
from signpost.views.when import WEEKDAYS, Occurrence, occurrences, short_day

NAMESPACE: Final = uuid.UUID("0f6f4d0b-3b5c-5e0e-9c58-7a1f7c0f2d11")  # our own; fixed for ever, so that ids stay
MONTH: Final = timedelta(days=31)
YEAR: Final = timedelta(days=366)
EPOCH: Final = date(1970, 1, 1)
TERMS_KNOWN: Final = "We know the dates of school terms"


def calendars(snapshot: Snapshot) -> Iterator[Artefact]:
    """activities/ID.ics, also by former ids, areas/ID.ics, follow/ID.ics, needs/ID.ics and calendar.ics."""
    events: dict[str, str] = {}
    written: set[str] = set()
    for activity in snapshot.listed:
        meets = activity.status in {"open", "full"} or is_closed_for_a_while(activity)
        if meets and not snapshot.directory.is_sensitive(activity):
            head, own = _written(snapshot, activity)
            if own:
                written.add(activity.id)
                if activity.status != "full":  # nobody can join it; those who belong to it may follow its own
                    events[activity.id] = own
                for id_ in (activity.id, *activity.formerly):  # phones that subscribed to a former address stay in step
                    yield _artefact(f"activities/{id_}.ics", head, [own], activity.source.file)
    yield from _emptied(snapshot, written)
    for area in snapshot.directory.areas.values():
        here = [events[activity.id] for activity in snapshot.serving(area) if activity.id in events]
        path = f"areas/{area.id}"
        yield _artefact(
            f"{path}.ics", _kept_head(snapshot, _named(snapshot, area.name), path, f"{path}.html"), here, "areas.yaml"
        )
    yield from _followed(snapshot, events)
    head = _kept_head(snapshot, snapshot.about.name, "calendar", "whats-on.html")
    yield _artefact("calendar.ics", head, events.values(), "activities/")


def _emptied(snapshot: Snapshot, written: Container[str]) -> Iterator[Artefact]:
    """An empty calendar for each activity that met and has no events now.

    Phones that follow it would keep the old ones if the file were gone (RFC 7986, 5.7, only says when to ask again).
    """
    for activity in snapshot.directory.activities.values():
        if activity.sessions and activity.id not in written and not snapshot.directory.is_sensitive(activity):
            path = f"activities/{activity.id}"
            head = _kept_head(snapshot, activity.name, path, f"{path}.html")
            for id_ in (activity.id, *activity.formerly):
                yield _artefact(f"activities/{id_}.ics", head, [], activity.source.file)


def _followed(snapshot: Snapshot, events: Mapping[str, str]) -> Iterator[Artefact]:
    """The calendars of audiences and needs, from the events of activities by id."""
    for one in followed(snapshot):
        if one.kind != "area":
            own = [events[activity.id] for activity in snapshot.listed if activity.id in events and one.fits(activity)]
            head = _kept_head(snapshot, _named(snapshot, one.name), one.path, one.page)
            yield _artefact(f"{one.path}.ics", head, own, "needs/")


def _written(snapshot: Snapshot, activity: Activity) -> tuple[str, str]:
    """The head of an activity's own calendar, and its events as they are in every calendar."""
    says = f"{_since(snapshot)} {_sequence(snapshot, activity)} {snapshot.cards[activity.id].doubt}"
    path = f"activities/{activity.id}"

    def write() -> tuple[str, str]:
        events = b"".join(_events(snapshot, activity)).decode()
        return calendar_head(snapshot, activity.name, path, f"{path}.html"), events

    return memoized(snapshot, text_fingerprint(snapshot, f"events {says} {snapshot.facts([activity])}"), write)


def _since(snapshot: Snapshot) -> date:
    """The day from which events are listed. It is the same for a month, so that calendars don't change each day."""
    return snapshot.today.replace(day=1)


def _artefact(path: str, head: str, events: Iterable[str], source: str) -> Artefact:
    """A calendar of events as text, since one event is in several calendars."""
    return Artefact(path, component("VCALENDAR", [part.encode() for part in (head, *events)]), source)


def _kept_head(snapshot: Snapshot, name: str, path: str, page: str) -> str:
    """The head of a calendar with this name."""
    key = text_fingerprint(snapshot, f"calendar {snapshot.about.site_url} {name} {path} {page}")
    return memoized(snapshot, key, lambda: calendar_head(snapshot, name, path, page))


def _named(snapshot: Snapshot, part: str) -> str:
    """The name of a calendar with many activities: those of a part of the directory."""
    return f"{snapshot.about.name}: {part}"


def _events(snapshot: Snapshot, activity: Activity) -> Iterator[bytes]:
    """One event for each session; for a session in term time, one for each term. One for each closure too.

    An occurrence on a day when most are shut has its own event, which says to ring first.
    """
    terms = snapshot.about.school_terms
    last = max((term.until for term in terms), default=None)
    for number, session in enumerate(activity.sessions, 1):
        for term in terms if session.term_time_only and terms else (None,):
            within = _apart(activity, _within(session, term, last_open_day(activity)))
            # A fortnightly session is counted from a day before the term.
            since = max(_since(snapshot), term.from_) if term else _since(snapshot)
            if first := _first(activity, within, since):
                uid = _uid(activity, f"session {number}{f' term {term.from_}' if term else ''}")
                known = last if term and term.until == last else None
                yield component("VEVENT", _properties(snapshot, activity, within, uid, first, known))
                for occurrence in _shut(snapshot, activity, within, since):
                    yield component("VEVENT", _changed(snapshot, activity, within, uid, occurrence))
    for closure in activity.closures if activity.sessions else ():
        if closure.until is None or closure.until >= _since(snapshot):
            yield component("VEVENT", _closed(snapshot, activity, closure))


def _closed(snapshot: Snapshot, activity: Activity, closure: Closure) -> Iterator[bytes]:
    """The lines of an event for a closure: whole days, which keep nobody's own day busy (RFC 5545, 3.6.1, 3.8.2.7).

    One whose end nobody knows stands on its first day.
    """
    yield line("SUMMARY", f"Closed: {activity.name}")
    yield line("DTSTART", closure.from_)
    yield line("DTEND", (closure.until or closure.from_) + timedelta(days=1))
    yield from _revision(snapshot, activity, _uid(activity, f"closed {closure.from_}"))
    yield line("TRANSP", "TRANSPARENT")
    yield line("DESCRIPTION", closure_words(closure))


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


def _left_out(activity: Activity, session: Session, first: date) -> list[date]:
    """The days from a first one that the rule of a session names and on which it does not meet.

    No other day is among them: some programs that read calendars lose their place in the list then.
    """
    alone = replace(activity, sessions=(replace(session, not_on=()),), closures=(), closes_on=None)
    runs = [(max(one.from_, first), one.until) for one in activity.closures if one.until and one.until >= first]
    runs += [(day, day) for day in session.not_on if day >= first]
    return sorted({found.day for start, end in runs for found in occurrences(alone, start, end, ())})


def _shut(snapshot: Snapshot, activity: Activity, session: Session, since: date) -> Iterator[Occurrence]:
    """The days in the year from a day when most are shut and a session would meet."""
    alone = replace(activity, sessions=(session,))
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
    snapshot: Snapshot, activity: Activity, session: Session, uid: str, first: Occurrence, known: date | None
) -> Iterator[bytes]:
    """The lines of an event. `known` is the last day of the last known term, for an event that ends with it."""
    yield line("SUMMARY", activity.name)
    yield from _moment(session, first)
    yield from _revision(snapshot, activity, uid)
    if session.repeats != "once":
        yield rule(session.repeats, session.week, session.day, session.until)
        for day in _left_out(activity, session, first.day):
            yield line("EXDATE", datetime.combine(day, session.starts, LONDON))
    ends = f"{TERMS_KNOWN} until {short_day(known)}. Ring first after that." if known else ""
    yield line("DESCRIPTION", "\n".join(part for part in (_description(snapshot, activity), ends) if part))
    yield from _place(snapshot, activity)


def _changed(
    snapshot: Snapshot, activity: Activity, session: Session, uid: str, occurrence: Occurrence
) -> Iterator[bytes]:
    """The lines of the occurrence of an event on a day when most are shut (RFC 5545, 3.8.4.4)."""
    asks = snapshot.cards[activity.id].asks(occurrence)
    yield line("SUMMARY", f"{activity.name} ({within_a_sentence(asks)})")
    yield from _moment(session, occurrence)
    yield from _revision(snapshot, activity, uid)
    yield line("RECURRENCE-ID", datetime.combine(occurrence.day, session.starts, LONDON))
    yield line("DESCRIPTION", f"{asks}.\n{_description(snapshot, activity)}")
    yield from _place(snapshot, activity)


def _moment(session: Session, when: Occurrence) -> Iterator[bytes]:
    """The lines for one occurrence of a session: its start and its end."""
    yield line("DTSTART", datetime.combine(when.day, session.starts, LONDON))
    if when.has_end:
        yield line("DTEND", datetime.fromisoformat(when.ends_at).replace(tzinfo=LONDON))


def _uid(activity: Activity, part: str) -> str:
    """The id of an event, which stays if its day, time or place changes (RFC 5545, 3.8.4.7; RFC 7986, 5.3).

    A session has no id of its own, so its place in the record's list stands for it. If one before it is deleted, the
    later ones move up, and each event gets all that the next one had: what a phone shows in the end is right. An
    activity that has another id now keeps the events of its first.
    """
    return str(uuid.uuid5(NAMESPACE, f"{first_id(activity)} {part}"))


def _revision(snapshot: Snapshot, activity: Activity, uid: str) -> Iterator[bytes]:
    """The lines that say which event this is, and which edition of it."""
    yield line("DTSTAMP", datetime.combine(_since(snapshot), time(), UTC))
    yield line("UID", uid)
    yield line("SEQUENCE", _sequence(snapshot, activity))


def _sequence(snapshot: Snapshot, activity: Activity) -> int:
    """The number of the edition of an activity's events, which must never fall (RFC 5545, 3.8.7.4; RFC 5546, 2.1.4).

    A build knows no earlier one, so it is a day, counted from 1970: the last on which the record says that somebody
    changed or checked it, or the first of this month if that is later. All events begin with the month, so they change
    with it; and a note of a change that is deleted in a later month can't make the number fall.
    """
    own = (activity.added, activity.status_since, activity.verified.on if activity.verified else None)
    days = (*own, *(one.on for one in activity.changed))
    return (max([_since(snapshot), *(day for day in days if day and day <= snapshot.today)]) - EPOCH).days


def _place(snapshot: Snapshot, activity: Activity) -> Iterator[bytes]:
    if place := place_block(snapshot.directory, activity):
        yield line("LOCATION", f"{place.link.name}, {place.address}")


def _description(snapshot: Snapshot, activity: Activity) -> str:
    """The description: what it is, whom to ring, where to read more."""
    way = snapshot.cards[activity.id].best_contact
    ask = f"{way.verb} {way.words} before you go the first time." if way.words else ""
    address = page_address(snapshot, f"activities/{activity.id}.html")
    return "\n".join(part for part in (activity.summary, snapshot.cards[activity.id].doubt, ask, address) if part)
