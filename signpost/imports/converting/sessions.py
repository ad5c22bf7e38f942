"""Read sessions from a listing's texts. Uncertain times are kept as words; what is over is never shown as running."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from signpost.imports.converting import own_export
from signpost.imports.converting.activity import add_points, take_points
from signpost.imports.converting.provenance import Part, SourceText, Texts, a_line
from signpost.values import date as dates
from signpost.values import session, timetable
from signpost.values.text import LONGEST_LINE, line

WHEN: Final = "When: "
OVER: Final = "session.until"  # the column under which one answer can be given for all whose times are over
UNKNOWN_AFTER: Final = "we know of no times after"  # the last day of a schedule is not the group's end (HSDS, valid_to)
ORDINAL: Final = {  # of the days of a month
    "-1": "last day",
    **{
        str(day): f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"
        for day in range(1, 32)
    },
}


def take_times(texts: Texts, said: dict[str, Any], today: date, status: str) -> None:
    """Read when it meets. If all the times that the source gives are over, ask whether it still runs.

    `status` is the known status, or "". If it is "closed", the last day is the day it closed. If it
    runs, readers are told to ask for the times. Until somebody has answered, the record keeps the sessions with the day
    on which they ended, so that an existing record doesn't go on looking alive.
    """
    lasts = [(part, _last_day(part)) for part in texts.sessions]
    over = [(part, last) for part, last in lasts if last and last < today]
    found = [each for part, last in lasts if (part, last) not in over for each in _session(part, said)]
    found += [each for text in texts.open("times") for each in _timetable(text, said)]
    if over and not found and not any(point.startswith(WHEN) for point in said.get("good_to_know", ())):
        last = max(day for _, day in over)
        if not status:
            texts.ask("status", f"The source gives no times after {_told(last)}. Does it still run?", column=OVER)
            status = texts.answered.get("status", "")
        if status == "closed":
            said["status_since"] = last.isoformat()
        if status in {"", "closed"}:
            found = [each for part, _ in over for each in _session(part, said)]
        else:
            add_points(said, "good_to_know", [f"Ask when it meets: {UNKNOWN_AFTER} {_told(last)}."])
    for part, day in over:
        part.leave(f"it was over on {day}")
    if found:
        said["sessions"] = [item for number, item in enumerate(found) if item not in found[:number]]


def _told(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _last_day(part: Part) -> date | None:
    """Return the last day that a part names, if any."""
    days = [dates.read(text.text).value for text in part.open("until", "date")]
    return max((day for day in days if day), default=None)


def _session(part: Part, said: dict[str, Any]) -> list[dict[str, str]]:
    """Return the sessions of one part; if its times are not certain, its words become a point to know."""
    words = {text.key: text.text for text in part.open()}
    place, last = words.pop("place", ""), _last_day(part)
    known = any(text.given.where.endswith("valid_to") for text in part.open("until"))
    notes = [words.pop("note", ""), f"Not at the usual place: at {place}." if place else ""]
    found, note = own_export.exceptions(a_line("\n".join(filter(None, notes))).value or "")
    read = session.read({**words, "note": note})
    if read.value is None:
        if day := ORDINAL.get(words.get("day_of_month", "")):
            words["day_of_month"] = f"on the {day}"
        if known and last:
            words["until"], note = "", f"{note} {UNKNOWN_AFTER.capitalize()} {_told(last)}.".strip()
        _as_point(part, session.in_words({**words, "note": note}), said)
        return []
    part.use("sessions")
    read_now = [{**each, **found} for each in read.value]
    return [_known(each) for each in read_now] if known else read_now


def _known(found: Mapping[str, str]) -> dict[str, str]:
    """Take the last day of a session for that up to which its times are known, and not for its end."""
    return {"known_until" if name == "until" else name: text for name, text in found.items()}


def _as_point(part: Part, words: str, said: dict[str, Any]) -> None:
    """Keep as a point, in words, what could not be parsed as days and times, so that readers miss nothing."""
    point = a_line(f"{WHEN}{words}")
    if point.value is None or point.left:
        part.leave("no day and time could be read from it")
        return
    add_points(said, "good_to_know", [point.value])
    part.use("good_to_know", "it is kept in words, since no certain day and time could be read")


def _timetable(text: SourceText, said: dict[str, Any]) -> list[dict[str, str]]:
    read = timetable.read(text.text)
    if read.value is None:
        take_points(text, "good_to_know", WHEN, said)
        return []
    note = line(read.left, LONGEST_LINE).value if read.left else None
    if note and len(read.value) == 1:
        text.use("sessions")
        return [{**read.value[0], "note": note}]
    if note:
        take_points(text, "good_to_know", WHEN, said)  # it is unclear which session the other words are about
    text.use("sessions")
    return read.value
