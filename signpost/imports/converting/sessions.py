"""Sessions out of a listing's texts. What is no certain time stands in words, and what is over is never shown as on."""

import re
from datetime import date
from typing import Any, Final

from signpost.imports.converting.activity import add_points, take_points
from signpost.imports.converting.provenance import SourceText, TextPart, Texts, leave_all, printed, still_open
from signpost.values import date as dates
from signpost.values import session, timetable
from signpost.values.clock import CLOCK
from signpost.values.date import DAY
from signpost.values.text import LONGEST_LINE, line

WHEN: Final = "When: "
UNKNOWN_AFTER: Final = "we know of no times after"  # the last day of a schedule is not the group's end (HSDS, valid_to)
# "9am every Saturday": a start is enough, and no end is made up.
START_ALONE: Final = re.compile(
    rf"(?:(?:every|each|on)\s+)?(?P<day>{DAY.pattern})[\s,:]*(?:(?:at|from)\s+)?(?P<starts>{CLOCK})"
    rf"|(?P<starts_>{CLOCK})[\s,:]*(?:(?:every|each|on)\s+)?(?P<day_>{DAY.pattern})",
    re.IGNORECASE,
)
ORDINAL: Final = {  # of the days of a month
    "-1": "last day",
    **{
        str(day): f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"
        for day in range(1, 32)
    },
}


def take_times(texts: Texts, said: dict[str, Any], today: date, *, runs: bool) -> None:
    """Take when it meets. If all the times that the source gives are over, it is asked whether it still runs.

    `runs` is that a person has answered: then readers are told to ask for the times. Until then the record has the
    sessions with the day on which they were over, so that one that is there doesn't go on looking alive.
    """
    over = {number: last for number, part in enumerate(texts.sessions) if (last := _last_day(part)) < today.isoformat()}
    over = {number: last for number, last in over.items() if last}
    current = [part for number, part in enumerate(texts.sessions) if number not in over]
    found = [each for part in current for each in _session(part, said)]
    found += [each for text in texts.open("times") for each in _timetable(text, said)]
    if over and not found and not any(point.startswith(WHEN) for point in said.get("good_to_know", ())):
        last = _told(max(over.values()))
        texts.ask("status", f"The source gives no times after {last}. Does it still run?")
        if runs:
            add_points(said, "good_to_know", [f"Ask when it meets: {UNKNOWN_AFTER} {last}."])
        else:
            found = [each for number in over for each in _session(texts.sessions[number], said)]
    for number, last in over.items():
        leave_all(texts.sessions[number].values(), f"it was over on {last}")
    if found:
        said["sessions"] = [item for number, item in enumerate(found) if item not in found[:number]]


def _told(day: str) -> str:
    return f"{date.fromisoformat(day):%-d %B %Y}"


def _last_day(part: TextPart) -> str:
    """Give the last day that a part speaks of, or ""."""
    texts = (text for name in ("until", "date") if (text := still_open(part, name)))
    days = (dates.read(text.text).value for text in texts)
    return max((day.isoformat() for day in days if day), default="")


def _session(part: TextPart, said: dict[str, Any]) -> list[dict[str, str]]:
    """Give the sessions of one part; if its words are no certain times, they become a point to read."""
    words = {name: text.text for name, text in part.items() if text.open}
    place = words.pop("place", "")
    ends = part["until"].given.where.endswith("valid_to") if "until" in words else False
    notes = (
        words.pop("note", ""),
        f"Not at the usual place: at {place}." if place else "",
        f"{UNKNOWN_AFTER.capitalize()} {_told(_last_day(part))}." if ends and _last_day(part) else "",
    )
    note = printed(line("\n".join(filter(None, notes)), LONGEST_LINE)).value or ""
    read = session.read({**words, "note": note})
    if read.value is None:
        if day := ORDINAL.get(words.get("day_of_month", "")):
            words["day_of_month"] = f"on the {day}"
        _as_point(part, session.in_words({**words, "note": note}), said)
        return []
    for text in part.values():
        if text.open:
            text.use("sessions")
    return read.value


def _as_point(part: TextPart, words: str, said: dict[str, Any]) -> None:
    """Say in words what no day with its times could be made of, so that readers miss nothing of it."""
    point = printed(line(f"{WHEN}{words}", LONGEST_LINE))
    if point.value is None or point.left:
        leave_all(part.values(), "no day with its times could be made of it")
        return
    add_points(said, "good_to_know", [point.value])
    for text in part.values():
        if text.open:
            text.use("good_to_know", "it is told in words, since it is no certain day with its times")


def _timetable(text: SourceText, said: dict[str, Any]) -> list[dict[str, str]]:
    read = timetable.read(text.text)
    if read.value is None and (match := START_ALONE.fullmatch(text.text.strip())):
        said_of = {name.rstrip("_"): words for name, words in match.groupdict().items() if words}
        read = session.read(said_of)
    if read.value is None:
        take_points(text, "good_to_know", WHEN, said)
        return []
    note = line(read.left, LONGEST_LINE).value if read.left else None
    if note and len(read.value) == 1:
        text.use("sessions")
        return [{**read.value[0], "note": note}]
    if note:
        take_points(text, "good_to_know", WHEN, said)  # nobody can say of which session the other words are
    text.use("sessions")
    return read.value
