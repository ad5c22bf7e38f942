"""A session whose parts are separate texts, as in a feed or in columns of a sheet."""

from collections.abc import Mapping
from typing import Final

from signpost.values import Parsed, clock, date, recurrence, timetable
from signpost.values.date import DAYS

# The order in which people say the parts of a session. The end is said with the start.
SPOKEN: Final = ("week", "day", "day_of_month", "date", "starts", "repeats", "from", "until", "known_until", "note")
RUN: Final = {"from": "from", "until": "until", "known_until": "times known until"}  # the days of a run, in words


def read(parts: Mapping[str, str]) -> Parsed[list[dict[str, str]]]:
    """Parse sessions from texts by the names of listing.SESSION; several days give several sessions.

    None if any part of the recurrence can't be parsed: half of it could send people on a wrong day.
    """
    given = {name: text.strip() for name, text in parts.items() if text.strip()}
    hours = _hours(given)
    days = _recurrence(given)
    if not hours or not days or "day_of_month" in given:
        return _of_a_sentence(given)
    rest = {"note": given["note"]} if "note" in given else {}
    return Parsed([{"day": each["day"], **hours, **each, **rest} for each in days])


def _of_a_sentence(given: Mapping[str, str]) -> Parsed[list[dict[str, str]]]:
    """Parse sessions whose parts only make sense together, as when "2-4pm" is the start of "1st Weds"."""
    untidied = Parsed[list[dict[str, str]]](None, ", ".join(given.values()))
    said = [given[name] for name in ("week", "day", "starts", "repeats") if name in given]
    run = {name: date.read(given[name]).value for name in RUN if name in given}
    tidied = timetable.read(" ".join(said))
    if not tidied.value or tidied.left or len(said) + len(run) < len(given) or not all(run.values()):
        return untidied
    return Parsed([each | {name: date.written(day) for name, day in run.items() if day} for each in tidied.value])


def in_words(parts: Mapping[str, str]) -> str:
    """The parts of a session that could not be parsed, in the order in which people say them."""
    hours = " to ".join(_hour(parts[name]) for name in ("starts", "ends") if name in parts)
    said = {**parts, "day": recurrence.code_in_words(parts.get("day", "")), "starts": hours}
    said |= {name: _date(parts[name]) for name in ("date", *RUN) if parts.get(name)}
    said |= {name: f"{words} {said[name]}" for name, words in RUN.items() if said.get(name)}
    return ", ".join(said[name].strip() for name in SPOKEN if said.get(name))


def _date(text: str) -> str:
    found = date.read(text)
    return f"{found.value:%-d %B %Y}" if found.value and not found.left else text.strip()


def _hour(text: str) -> str:
    found = clock.read(text).value
    return clock.written(found) if found else text.strip()


def _hours(given: Mapping[str, str]) -> dict[str, str] | None:
    start, end = given.get("starts", ""), given.get("ends", "")
    starts, ends = clock.read(start).value, clock.read("00:00" if end == "24:00" else end).value
    if starts and not end:
        return {"starts": clock.written(starts)}  # a start is enough; an end is never invented
    if starts is None or ends is None:
        return clock.as_hours(clock.between(start, end))
    right = starts < ends or ends == ends.min or clock.runs_past_midnight(starts, ends)
    return clock.as_hours((starts, ends)) if right else None


def _days(given: Mapping[str, str]) -> recurrence.Days:
    """Parse each day, with its week of the month or its recurrence if the words for the day say so."""
    if "day" in given:
        parsed = recurrence.read_days(given["day"])
        return [] if parsed.left else parsed.value or []
    only = date.read(given.get("date", "")).value
    return [{"day": DAYS[only.weekday()]}] if only else []


def _recurrence(given: Mapping[str, str]) -> list[dict[str, str]] | None:
    """Day, repeats and their further fields, as records have them; None if the parts contradict each other."""
    run = {name: date.read(given[name]).value for name in (*RUN, "date") if name in given}
    repeats = recurrence.read_repeats(given["repeats"]).value if "repeats" in given else ""
    weeks = recurrence.read_weeks(given["week"]).value if "week" in given else [""]
    if None in run.values() or repeats is None or weeks is None:
        return None
    dates = {name: date.written(day) for name, day in run.items() if day}
    made = [
        _made(each, repeats, week, dates)
        for each in _days(given)
        for week in ([each["week"]] if "week" in each else weeks)
    ]
    return [_bare(each) for each in made] if all(map(_fits, made)) else None


def _made(each: Mapping[str, str], repeats: str, week: str, dates: Mapping[str, str]) -> dict[str, str]:
    often = repeats or each.get("repeats") or ("once" if "date" in dates else "monthly" if week else "weekly")
    return {"day": each["day"], "repeats": often, **({"week": week} if week else {}), **dates}


def _fits(each: Mapping[str, str]) -> bool:
    """Whether the parts of a session agree with each other, as the checks want them."""
    repeats, has_week = each["repeats"], "week" in each
    once = repeats == "once"
    if has_week != (repeats == "monthly") or ("date" in each) != once:
        return False
    if once and ("from" in each or "known_until" in each):
        return False
    dated = [each[name] for name in ("date", *(["from"] if repeats == "fortnightly" else [])) if name in each]
    right = all(date.weekday(day) == each["day"] for day in dated)
    return right and (repeats != "fortnightly" or "from" in each)


def _bare(each: Mapping[str, str]) -> dict[str, str]:
    """A session without fields that have their default value."""
    return {name: value for name, value in each.items() if (name, value) != ("repeats", "weekly")}
