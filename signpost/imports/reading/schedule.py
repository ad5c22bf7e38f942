"""Makes sessions from a schedule of Open Referral, which follows iCalendar's rules: FREQ, BYDAY and so on."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from signpost.imports.reading.american import iso
from signpost.imports.reading.listing import Given, Part
from signpost.imports.reading.nested import Node
from signpost.values import date

REPEATS: Final = {
    ("DAILY", "1"): "daily",
    ("WEEKLY", "1"): "weekly",
    ("WEEKLY", "2"): "fortnightly",
    ("MONTHLY", "1"): "monthly",
    ("YEARLY", "1"): "yearly",
}
UNITS: Final = {"DAILY": "days", "WEEKLY": "weeks", "MONTHLY": "months", "YEARLY": "years"}
WEEK: Final = tuple(day[:2].upper() for day in date.DAYS)
DAYS: Final = re.compile(rf"(?:[+-]?\d{{0,2}}(?:{'|'.join(WEEK)})[,;\s]*)+", re.IGNORECASE)
MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT")
# Parts of a rule for which a record has no field, and which leave out some of its days.
NARROWING: Final = ("byweekno", "byyearday", "bymonth", "bysetpos", "exdate", "exrule")
MOST_COUNTED: Final = 1000  # sessions of one schedule
ONE_DIGIT: Final = re.compile(r"\d:\d\d")


def sessions_of(schedule: Node) -> tuple[list[Part], tuple[Given, ...]]:
    """Make a session for each day of a schedule. If it has neither day nor time, return its words instead."""
    often, every = schedule.one("freq"), schedule.one("interval")
    days = [day for given in schedule.all("byday", "weekday") for day in _days(given)]
    dates = [day for given in schedule.all("bymonthday") for day in _split(given, r"[,;\s]+")]
    base = {"starts": _time(schedule.one("opens_at", "open_at")), "ends": _time(schedule.one("closes_at"))}
    base["repeats"] = _repeats(often, every)
    base["from"], base["until"] = _day(schedule.one("valid_from")), _day(schedule.one("until", "valid_to"))
    known = _day(schedule.one("valid_to"))  # there is an "until" too, and that is the last day of all
    if _is_before(known, base["until"]):
        base["known_until"] = known
    start = schedule.one("dtstart")
    if start and not (base["repeats"] or days or dates):
        base["date"] = _day(start)
    elif start:
        base["from"] = base["from"] or _day(start)
        days = days or ([] if dates else _weekday(start, base["repeats"]))
    if count := schedule.one("count"):
        rule = {"FREQ": _text(often).upper(), "INTERVAL": _text(every), "COUNT": count.text}
        rule |= {"BYDAY": ",".join(map(_text, days)), "BYMONTHDAY": ",".join(map(_text, dates))}
        if last := _last_day(rule, _text(base["from"])):
            base["until"] = base["until"] or Given(last, count.where)
        else:
            times = f"{_text(base['repeats'])}, {count.text} times".removeprefix(", ")
            base["repeats"] = Given(times, count.where)
    if often and schedule.has(*NARROWING):  # half of a rule could send people on a wrong day
        base["repeats"] = Given(f"{_text(base['repeats'])}, but not every time: ask for the dates", often.where)
    words = schedule.all("description", "notes", "original_text")
    if not (any(base.values()) or days or dates):
        return [], words
    if words:
        *before, last = (given.text.strip() for given in words)
        base["note"] = Given(". ".join([*(text.rstrip(".") for text in before), last]), words[0].where)
    part = {name: given for name, given in base.items() if given}
    if days and dates:
        part["day_of_month"] = dates[0]
    name = "day" if days else "day_of_month"
    return [{**part, name: day} for day in days or dates] or [part], ()


def _repeats(often: Given | None, every: Given | None) -> Given | None:
    """How often it meets, as one of our words if there is one for it."""
    if not often:
        return every and Given(f"every {every.text}", every.where)
    unit = often.text.strip().upper()
    number = _text(every).strip().removesuffix(".0") or "1"
    word = REPEATS.get((unit, number)) or (f"every {number} {UNITS[unit]}" if unit in UNITS else "")
    return Given(word or f"{often.text} {number if every else ''}".strip(), often.where)


def _last_day(rule: Mapping[str, str], start: str) -> str | None:
    """Work out the last day of a rule that has a COUNT of sessions (RFC 5545)."""
    from dateutil.rrule import rrulestr

    try:
        if int(rule["COUNT"]) <= MOST_COUNTED:
            text = ";".join(f"{name}={value.strip()}" for name, value in rule.items() if value)
            *_, last = rrulestr(text, dtstart=datetime.fromisoformat(start))
            return str(last.date())
    except (ValueError, TypeError):
        pass
    return None


def _text(given: Given | None) -> str:
    return given.text if given else ""


def _days(given: Given) -> list[Given]:
    if DAYS.fullmatch(given.text.strip()):
        return [Given(day.text.removeprefix("+"), day.where) for day in _split(given, r"[,;\s]+")]
    return _split(given, "[,;]")


def _split(given: Given, at: str) -> list[Given]:
    return [Given(piece.strip(), given.where) for piece in re.split(at, given.text) if piece.strip()]


def _time(given: Given | None) -> Given | None:
    """Write the hour of a time with two digits. All times of Open Referral are by the 24-hour clock."""
    return Given(f"0{given.text}", given.where) if given and ONE_DIGIT.match(given.text) else given


def _day(given: Given | None) -> Given | None:
    """Write a moment at midnight, or a date with the month first, as 2022-12-31."""
    if given is None:
        return None
    day = date.read(given.text)
    moment = date.written(day.value) if day.value and not day.left and MOMENT.match(given.text) else None
    text = moment or iso(given.text, american=False)
    return Given(text, given.where) if text else given


def _is_before(first: Given | None, second: Given | None) -> bool:
    one, other = (date.read(_text(given)).value for given in (first, second))
    return one is not None and other is not None and one < other


def _weekday(start: Given, repeats: Given | None) -> list[Given]:
    """Return the day of a weekly session that names none: that of its first date, by iCalendar's rules."""
    day = date.read(start.text[:10]).value
    return [Given(WEEK[day.weekday()], start.where)] if day and _text(repeats) in {"weekly", "fortnightly"} else []
