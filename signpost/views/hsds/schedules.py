"""Schedules of HSDS, which follow the recurrence rules of iCalendar (RFC 5545), from an activity's sessions.

HSDS has no field for exceptions and school terms. They are in the description, so that a program that reads the rule
alone finds days too many and never a wrong hour.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from signpost.records.days import is_running
from signpost.records.directory_parts import Term
from signpost.records.model import Activity, first_id
from signpost.records.parts import Session
from signpost.views.hsds.fields import Values, filled
from signpost.views.open_data import OpenData
from signpost.views.when import WEEKS

IN_TERM: Final = "Only in school terms"
NOT_ON: Final = "Not on "


def schedules(data: OpenData, activity: Activity, today: date) -> Iterator[Values]:
    """A schedule for each session of an activity that is not over."""
    for session, name in zip(activity.sessions, _names(activity.sessions), strict=True):
        if is_running(session, today):
            yield _schedule(data, activity, session, name)


def _names(sessions: Iterable[Session]) -> Iterator[str]:
    """A name for each session that no other has: its days and times, and a number if an earlier one has the same."""
    before: Counter[str] = Counter()
    for session in sessions:
        pattern = f"{session.repeats} {session.week} {session.day or session.date}"
        name = f"{pattern} {session.starts} {session.ends or ''} {session.from_ or ''} {session.until or ''}"
        before[name] += 1
        yield f"{name} {before[name]}" if before[name] > 1 else name


def _schedule(data: OpenData, activity: Activity, session: Session, name: str) -> Values:
    return filled({
        "id": data.stable_id("schedule", first_id(activity), name),
        **_rule(session),
        "opens_at": f"{session.starts:%H:%M}",
        "closes_at": f"{session.ends:%H:%M}" if session.ends else "",
        "description": " ".join(_exceptions(session, data.directory.about.school_terms)),
        "notes": session.note,
    })  # fmt: skip


def _rule(session: Session) -> Values:
    """The days of a session. `until` is its last day.

    `valid_to` is "the last date on which the schedule information is valid" (HSDS 3.0): if its times are only known for
    a part of the run, the last day of that part.
    """
    if session.repeats == "once":
        return {"dtstart": _day(session.date)}
    day = session.day[:2].upper()
    return {
        "freq": "MONTHLY" if session.repeats == "monthly" else "WEEKLY",
        "interval": 2 if session.repeats == "fortnightly" else 1,
        "byday": f"{WEEKS[session.week]}{day}" if session.repeats == "monthly" else day,
        "dtstart": _day(session.from_) if session.repeats == "fortnightly" else "",
        "valid_from": _day(session.from_),
        "valid_to": _day(min(filter(None, (session.until, session.known_until)), default=None)),
        "until": _day(session.until),
    }


def _exceptions(session: Session, terms: tuple[Term, ...]) -> Iterator[str]:
    if session.term_time_only:
        known = ", ".join(f"{_day(term.from_)} to {_day(term.until)}" for term in terms)
        yield f"{IN_TERM}: {known}." if known else f"{IN_TERM}."
    if session.not_on:
        yield f"{NOT_ON}{', '.join(map(_day, session.not_on))}."


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
