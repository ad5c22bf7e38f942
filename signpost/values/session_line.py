"""A session on one line, as forms write it: "Tuesday 10:00-12:00, fortnightly, from 8 September 2026".

A timetable in a sentence (values/timetable.py) says less: it has no fortnights, dates or notes. Here every field of a
session has its words, so that a record's sessions can go through a form and come back as they were.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from signpost.values import Parsed, clock, date, length_limited
from signpost.values.date import DAYS
from signpost.values.recurrence import WEEKS

NOTE: Final = "; note: "
MIDNIGHT: Final = ("24:00", "00:00")
HEAD: Final = re.compile(
    rf"(?:(?:(?P<week>{'|'.join(WEEKS.values())}) )?(?P<day>{'|'.join(DAYS)})(?P<month> of the month)? )?"
    r"(?P<starts>\d{1,2}:\d\d)(?: ?[-\u2013] ?(?P<ends>\d{1,2}:\d\d|midnight))?",
    re.IGNORECASE,
)
DATED: Final = {"from": "from", "until": "until", "times known until": "known_until", "once, on": "date"}
_DATE: Final = rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}} (?:{'|'.join(date.MONTHS)}) \d{{4}})"
MORE: Final = re.compile(rf"(from|until|times known until|once, on|not on) ({_DATE}(?: and {_DATE})*)")


def written(session: Mapping[str, Any]) -> str:
    """Format a session, with the fields that records have, on one line."""
    note = f"{NOTE}{session['note']}" if session.get("note") else ""
    return ", ".join(_said(session)) + note


def _said(session: Mapping[str, Any]) -> Iterator[str]:
    day = f"{session['day'].capitalize()} " if session.get("day") else ""  # what happens once may have a date alone
    hours = session["starts"]
    if session.get("ends"):
        hours += f"-{'midnight' if session['ends'] in MIDNIGHT else session['ends']}"
    yield f"{session['week']} {day}of the month {hours}" if session.get("week") else f"{day}{hours}"
    if session.get("repeats") == "fortnightly":
        yield "fortnightly"
    for words, name in DATED.items():
        if session.get(name):
            yield f"{words} {date.in_words(session[name])}"
    if session.get("not_on"):
        yield f"not on {' and '.join(map(date.in_words, session['not_on']))}"
    if session.get("term_time_only") in {"yes", True}:
        yield "term time only"


@length_limited
def read(text: str) -> Parsed[dict[str, Any]]:
    """Parse a line that `written` formats, into a session with the fields of records; None if it is any other text.

    Whether the parts agree with each other, as a date with its day, is for the checks to say.
    """
    said, _, note = text.strip().partition(NOTE)
    first, *more = re.split(r", (?!on )", said)
    head = HEAD.fullmatch(first)
    if head is None or bool(head["week"]) != bool(head["month"]):
        return Parsed(None, text.strip())
    found: dict[str, Any] = _of_head(head)
    for part in more:
        fields = _of_part(part)
        if not fields or fields.keys() & (found.keys() - {"repeats"}):
            return Parsed(None, text.strip())
        found |= fields
    exact = all(clock.exact(found[name]) for name in ("starts", "ends") if name in found)
    exact = exact and ("day" in found or "date" in found)
    return Parsed(found | ({"note": note.strip()} if note.strip() else {})) if exact else Parsed(None, text.strip())


def _of_head(head: re.Match[str]) -> dict[str, str]:
    hours = {
        name: head[name].lower().replace("midnight", "00:00").zfill(5) for name in ("starts", "ends") if head[name]
    }
    monthly = {"repeats": "monthly", "week": head["week"].lower()} if head["week"] else {}
    return {**({"day": head["day"].lower()} if head["day"] else {}), **hours, **monthly}


def _of_part(part: str) -> dict[str, Any]:
    """The fields that one of the parts after the first gives; none if it can't be parsed."""
    if part == "fortnightly":
        return {"repeats": "fortnightly"}
    if part == "term time only":
        return {"term_time_only": "yes"}
    match = MORE.fullmatch(part)
    days = [date.from_words(day) for day in match[2].split(" and ")] if match else []
    if not match or not all(map(date.exact, days)):
        return {}
    if match[1] == "not on":
        return {"not_on": days}
    once = {"repeats": "once"} if match[1] == "once, on" else {}
    return {**once, DATED[match[1]]: days[0]} if len(days) == 1 else {}
