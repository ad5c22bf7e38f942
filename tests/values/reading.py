"""The functions that normalise texts, by the names that the tables of cases in tables/ have."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from signpost.values import (
    Parsed,
    access,
    address,
    ages,
    clock,
    coordinates,
    date,
    dated_sessions,
    email,
    languages,
    money,
    names,
    number_of_days,
    phone,
    postcode,
    session,
    status,
    timetable,
    web,
)
from signpost.values.placeholder import is_placeholder
from signpost.values.text import line, plain, summary

LINE: Final = 40  # characters of a line in its cases


def _parts(text: str) -> Parsed[list[dict[str, str]]]:
    """A session out of parts written as "day: Tuesday | starts: 10:00"."""
    return session.read(dict(part.split(": ", 1) for part in text.split(" | ") if ": " in part))


def _coordinates(text: str) -> Parsed[dict[str, str]]:
    lat, _, lon = text.partition(" | ")
    return coordinates.read(lat, lon)


def _placeholder(text: str) -> Parsed[str]:
    return Parsed("yes" if is_placeholder(text) else "no")


READERS: Final[Mapping[str, Callable[[str], Parsed[Any]]]] = {
    "access": access.read,
    "address": address.read,
    "ages": ages.read,
    "clock": clock.read,
    "coordinates": _coordinates,
    "cost": money.read,
    "date": date.read,
    "date-month-first": partial(date.read, day_first=False),
    "dated-sessions": dated_sessions.read,
    "number-of-days": number_of_days.read,
    "emails": email.read,
    "languages": languages.read,
    "line": partial(line, most=LINE),
    "phones": phone.read,
    "placeholder": _placeholder,
    "plain": plain,
    "postcode": postcode.read,
    "session": _parts,
    "sessions": timetable.read,
    "status": status.read,
    "summary": summary,
    "title": names.read,
    "websites": web.read,
}


WRITTEN: Final[Mapping[str, Callable[[Any], str]]] = {
    "access": access.written,
    "address": address.written,
    "ages": ages.written,
    "clock": clock.written,
    "coordinates": coordinates.written,
    "cost": money.written,
    "date": date.written,
    "date-month-first": date.written,
    "emails": email.written,
    "languages": languages.written,
    "phones": phone.written,
    "postcode": postcode.written,
    "sessions": timetable.written,
    "status": status.written,
    "title": names.written,
    "websites": web.written,
}


def in_words(value: Any) -> str:
    """A value as the tables of cases write it: "-" is None, and lists have semicolons."""
    if value is None:
        return "-"
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {item}" for name, item in value.items()) or "{}"
    if isinstance(value, list):
        return "; ".join(map(in_words, value))
    if isinstance(value, dt.time):
        return clock.written(value)
    return str(value)
