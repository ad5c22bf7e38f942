"""The functions that normalise texts, by the names that the tables of cases in tidy/ have."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from signpost.imports.normalise import Normalised
from signpost.imports.normalise.contacts import emails, is_placeholder, phones, websites
from signpost.imports.normalise.moments import clock, date
from signpost.imports.normalise.money import cost
from signpost.imports.normalise.people import access, ages, languages, status
from signpost.imports.normalise.places import address, coordinates, postcode
from signpost.imports.normalise.text import line, plain, summary, title
from signpost.imports.normalise.times import session
from signpost.imports.normalise.timetable import sessions

LINE: Final = 40  # characters of a line in its cases


def _parts(text: str) -> Normalised[list[dict[str, str]]]:
    """A session out of parts written as "day: Tuesday | starts: 10:00"."""
    return session(dict(part.split(": ", 1) for part in text.split(" | ") if ": " in part))


def _coordinates(text: str) -> Normalised[dict[str, str]]:
    lat, _, lon = text.partition(" | ")
    return coordinates(lat, lon)


def _placeholder(text: str) -> Normalised[str]:
    return Normalised("yes" if is_placeholder(text) else "no")


TIDYING: Final[Mapping[str, Callable[[str], Normalised[Any]]]] = {
    "access": access,
    "address": address,
    "ages": ages,
    "clock": clock,
    "coordinates": _coordinates,
    "cost": cost,
    "date": date,
    "date-month-first": partial(date, day_first=False),
    "emails": emails,
    "languages": languages,
    "line": partial(line, most=LINE),
    "phones": phones,
    "placeholder": _placeholder,
    "plain": plain,
    "postcode": postcode,
    "session": _parts,
    "sessions": sessions,
    "status": status,
    "summary": summary,
    "title": title,
    "websites": websites,
}


def in_words(value: Any) -> str:
    """A value as the tables of cases write it: "-" is None, and lists have semicolons."""
    if value is None:
        return "-"
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {item}" for name, item in value.items()) or "{}"
    if isinstance(value, list):
        return "; ".join(map(in_words, value))
    return str(value)
