"""When an activity meets, as shortly as a leaflet has room for: days with the same hours share a line."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

from signpost.checks.words import listed
from signpost.records.model import Session
from signpost.views.leaflet_choice import last_day
from signpost.views.when import WEEKDAYS, WEEKS, session_dates, session_words

DAYS: Final = tuple(WEEKDAYS)


def times(sessions: Iterable[Session], today: date) -> tuple[str, ...]:
    """A line for all sessions that differ in the day alone, with dates where they are fixed. Past ones have none.

    "Mondays to Fridays, 7.30am to 9am"; "First and third Monday of the month, 10am to 12 noon".
    """
    groups: defaultdict[tuple[str, ...], list[Session]] = defaultdict(list)
    for session in sessions:
        last = last_day(session)
        if last is None or last >= today:
            groups[_likeness(session, today)].append(session)
    return tuple(_line(group, today) for group in groups.values())


def _likeness(session: Session, today: date) -> tuple[str, ...]:
    """What sessions have in common that can share a line."""
    which, _, hours = session_words(session).partition(", ")
    alike = {"weekly": "", "monthly": session.day}.get(session.repeats, f"{which} {session.from_}")
    return session.repeats, alike, hours, session_dates(session, today)


def _line(group: list[Session], today: date) -> str:
    which, _, hours = session_words(group[0]).partition(", ")
    if len(group) > 1:
        which = _days(group) if group[0].repeats == "weekly" else _weeks(group)
    dates = session_dates(group[0], today)
    return f"{which}, {hours}. {dates}." if dates else f"{which}, {hours}"


def _days(group: list[Session]) -> str:
    """Several days of the week: "Mondays and Wednesdays", "Mondays to Fridays", "Every day"."""
    places = sorted({DAYS.index(session.day) for session in group})
    names = [f"{DAYS[place].title()}s" for place in places]
    if len(places) == len(DAYS):
        return "Every day"
    in_a_row = places == list(range(places[0], places[-1] + 1))
    return f"{names[0]} to {names[-1]}" if in_a_row and len(names) > 2 else listed(names)


def _weeks(group: list[Session]) -> str:
    """Several weeks of the month: "First and third Monday of the month"."""
    weeks = listed([week for week in WEEKS if week in {session.week for session in group}])
    return f"{weeks[0].upper()}{weeks[1:]} {group[0].day.title()} of the month"
