"""A session whose parts stand apart, as in a feed or in columns of a sheet."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from signpost.values import Parsed, clock, date, timetable
from signpost.values.date import DAYS, day_named
from signpost.values.timetable import ORDINALS

DAY_CODES: Final = {day[:2].upper(): day for day in DAYS}
WEEKS: Final = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "-1": "last"}
REPEATS: Final = {
    "weekly": "weekly", "every week": "weekly", "each week": "weekly",
    "fortnightly": "fortnightly", "every two weeks": "fortnightly", "every 2 weeks": "fortnightly",
    "every other week": "fortnightly", "bi-weekly": "", "biweekly": "",
    "monthly": "monthly", "every month": "monthly", "each month": "monthly",
    "once": "once", "one-off": "once", "one off": "once",
}  # fmt: skip
# The order in which people say the parts of a session. The end is said with the start.
SPOKEN: Final = ("week", "day", "day_of_month", "date", "starts", "repeats", "from", "until", "note")


def read(parts: Mapping[str, str]) -> Parsed[list[dict[str, str]]]:
    """Sessions out of texts under the names of listing.SESSION; more than one where there are several days.

    None where anything that belongs to the rhythm can't be understood: half of it could send people on a wrong day.
    """
    given = {name: text.strip() for name, text in parts.items() if text.strip()}
    hours = _hours(given)
    rhythm = _rhythm(given, list(_days(given)))
    if not hours or not rhythm or "day_of_month" in given:
        return _of_a_sentence(given)
    rest = {"note": given["note"]} if "note" in given else {}
    return Parsed([{"day": each["day"], **hours, **each, **rest} for each in rhythm])


def _of_a_sentence(given: Mapping[str, str]) -> Parsed[list[dict[str, str]]]:
    """Sessions whose parts only make sense together, as where "2-4pm" stands for the start of "1st Weds"."""
    untidied = Parsed[list[dict[str, str]]](None, ", ".join(given.values()))
    said = [given[name] for name in ("week", "day", "starts", "repeats") if name in given]
    run = {name: date.read(given[name]).value for name in ("from", "until") if name in given}
    tidied = timetable.read(" ".join(said))
    if not tidied.value or tidied.left or len(said) + len(run) < len(given) or not all(run.values()):
        return untidied
    return Parsed([each | {name: date.written(day) for name, day in run.items() if day} for each in tidied.value])


def in_words(parts: Mapping[str, str]) -> str:
    """The parts of a session that nobody could make one of, in the order in which people say them."""
    days = " and ".join(f"{week} {day.capitalize()}".strip() for day, week in _days(parts))
    hours = " to ".join(_hour(parts[name]) for name in ("starts", "ends") if name in parts)
    said = {**parts, "day": days or parts.get("day", ""), "starts": hours}
    if "from" in parts:
        said["from"] = f"from {parts['from'].strip()}"
    if "until" in parts:
        said["until"] = f"until {parts['until'].strip()}"
    return ", ".join(said[name].strip() for name in SPOKEN if said.get(name))


def _hour(text: str) -> str:
    found = clock.read(text).value
    return clock.written(found) if found else text.strip()


def _hours(given: Mapping[str, str]) -> dict[str, str] | None:
    start, end = given.get("starts", ""), given.get("ends", "")
    starts, ends = clock.read(start).value, clock.read("00:00" if end == "24:00" else end).value
    if starts is None or ends is None:
        return clock.as_hours(clock.between(start, end))
    right = starts < ends or ends == ends.min or clock.runs_past_midnight(starts, ends)
    return clock.as_hours((starts, ends)) if right else None


def _days(given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each day with its week of the month, or "". A day that can't be read ends all of them."""
    found: list[tuple[str, str]] = []
    for part in filter(None, re.split(r"[\s,;/&]+|\band\b", given.get("day", ""))):
        code = re.fullmatch(r"([+-]?\d)?([A-Z]{2})", part.upper())
        day = DAY_CODES.get(code[2]) if code else day_named(part)
        week = WEEKS.get((code[1] or "").lstrip("+"), "") if code else ""
        if not day or (code and code[1] and not week):
            return
        found.append((day, week))
    if not found and (only := date.read(given.get("date", "")).value):
        found = [(DAYS[only.weekday()], "")]
    yield from dict.fromkeys(found)


def _rhythm(given: Mapping[str, str], days: list[tuple[str, str]]) -> list[dict[str, str]] | None:
    """Day, repeats and what belongs to them, as a record has it; None where the parts don't make sense together."""
    run = {name: date.read(given[name]).value for name in ("from", "until", "date") if name in given}
    said = given.get("repeats", "").lower()
    repeats = REPEATS.get(said, "") if said else ""
    if None in run.values() or (said and not repeats):
        return None
    dates = {name: date.written(day) for name, day in run.items() if day}
    weeks = _weeks(given.get("week", ""))
    if weeks is None:
        return None
    if not repeats:
        repeats = "once" if "date" in dates else "monthly" if weeks or any(week for _, week in days) else "weekly"
    made = [
        {"day": day, "repeats": repeats, **({"week": each} if each else {}), **dates}
        for day, week in days
        for each in ([week] if week else weeks or [""])
    ]
    return [_bare(each) for each in made] if all(map(_fits, made)) else None


def _weeks(text: str) -> list[str] | None:
    """Weeks of the month by their names, out of "1st and 3rd", "2" or "last"; None where one can't be read."""
    words = filter(None, re.split(r"[\s,&/]+|\band\b", text.lower()))
    found = [{**WEEKS, **ORDINALS}.get(word, word if word in WEEKS.values() else "") for word in words]
    return found if all(found) else None


def _fits(each: Mapping[str, str]) -> bool:
    """Whether the parts of a session agree with each other, as the checks want them."""
    repeats, has_week = each["repeats"], "week" in each
    if has_week != (repeats == "monthly") or ("date" in each) != (repeats == "once"):
        return False
    dated = [each[name] for name in ("date", *(["from"] if repeats == "fortnightly" else [])) if name in each]
    right = all(date.weekday(day) == each["day"] for day in dated)
    return right and (repeats != "fortnightly" or "from" in each) and (repeats != "once" or "from" not in each)


def _bare(each: Mapping[str, str]) -> dict[str, str]:
    """A session without what goes without saying."""
    return {name: value for name, value in each.items() if (name, value) != ("repeats", "weekly")}
