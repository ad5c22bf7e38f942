"""When an activity meets, in as few lines as it takes: sessions with the same hours share one."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from signpost.checks.words import join_words
from signpost.records.days import is_running, last_day
from signpost.records.parts import Session
from signpost.views.when import WEEKDAYS, WEEKS, next_on_words, not_on_words, session_dates, session_words

DAYS: Final = tuple(WEEKDAYS)


@dataclass(frozen=True)
class Meeting:
    """Sessions that differ only in the day: in words, with their dates if they are fixed, and their notes.

    `not_on` names the future days on which they don't meet, and `until` is the last day on which they do.
    """

    when: str
    dates: str
    note: str
    not_on: str = ""
    until: date | None = None
    sessions: tuple[Session, ...] = field(default=(), compare=False, repr=False)


def meetings(sessions: Iterable[Session], today: date) -> tuple[Meeting, ...]:
    """One line for sessions that differ only in the day.

    "Monday to Friday, 7.30am to 9am"; "First and third Monday of the month, 10am to 12 noon".
    """
    groups: defaultdict[tuple[str, ...], list[Session]] = defaultdict(list)
    for session in sessions:
        groups[_likeness(session, today)].append(session)
    return tuple(_meeting(group, today) for group in groups.values())


Coming = Callable[[tuple[Session, ...]], tuple[date, ...]]


def times(sessions: Iterable[Session], today: date, coming: Coming = lambda _: ()) -> tuple[str, ...]:
    """The same for a leaflet: ended sessions are left out, and the dates are in the line.

    `coming` returns the next dates of sessions that the line should name: "Next on 3 and 17 December 2026". Days off
    before the last of these dates are then not named.
    """
    return tuple(_line(meeting, coming(meeting.sessions), today) for meeting in running(sessions, today))


def running(sessions: Iterable[Session], today: date) -> tuple[Meeting, ...]:
    """One line for sessions that differ only in the day, without ended ones."""
    return meetings((session for session in sessions if is_running(session, today)), today)


def _line(meeting: Meeting, coming: tuple[date, ...], today: date) -> str:
    not_on = not_on_words(_off(meeting.sessions, max((today, *coming))))
    dates = "".join(f" {words}." for words in (meeting.dates, next_on_words(coming), not_on) if words)
    return f"{meeting.when}.{dates}" if dates else meeting.when


def _likeness(session: Session, today: date) -> tuple[str, ...]:
    """The grouping key: what sessions on one line have in common."""
    which, _, hours = session_words(session).partition(", ")
    alike = {"weekly": "", "monthly": session.day}.get(session.repeats, f"{which} {session.from_}")
    return session.repeats, alike, hours, session_dates(session, today)


def _meeting(group: list[Session], today: date) -> Meeting:
    which, _, hours = session_words(group[0]).partition(", ")
    if len(group) > 1:
        which = _days(group) if group[0].repeats == "weekly" else _weeks(group)
    return Meeting(
        when=f"{which}, {hours}",
        dates=session_dates(group[0], today),
        note=_notes(group),
        not_on=not_on_words(_off(group, today)),
        until=last_day(group[0]),
        sessions=tuple(group),
    )


def _off(sessions: Iterable[Session], since: date) -> tuple[date, ...]:
    """The days since a day, in order, on which some of the sessions would meet but don't."""
    days = {day for session in sessions for day in session.not_on if since <= day <= (last_day(session) or day)}
    return tuple(sorted(days))


def _days(group: list[Session]) -> str:
    """Several days of the week: "Mondays and Wednesdays", "Monday to Friday", "Every day"."""
    places = sorted({DAYS.index(session.day) for session in group})
    if len(places) == len(DAYS):
        return "Every day"
    in_a_row = places == list(range(places[0], places[-1] + 1))
    if in_a_row and len(places) > 2:
        return f"{DAYS[places[0]].title()} to {DAYS[places[-1]].title()}"
    return join_words([f"{DAYS[place].title()}s" for place in places])


def _weeks(group: list[Session]) -> str:
    """Several weeks of the month: "First and third Monday of the month"."""
    weeks = join_words([week for week in WEEKS if week in {session.week for session in group}])
    return f"{weeks[0].upper()}{weeks[1:]} {group[0].day.title()} of the month"


def _notes(group: list[Session]) -> str:
    """Every note of the sessions, each with its day if it is not for all of them."""
    notes = [session.note for session in group]
    if len(set(notes)) == 1:
        return notes[0]
    return " ".join(f"{_day(session)}: {session.note.rstrip('.')}." for session in group if session.note)


def _day(session: Session) -> str:
    """What distinguishes a session from the others in its line: "Monday"; "First Monday"."""
    return f"{session.week} {session.day}".title() if session.repeats == "monthly" else session.day.title()
