"""The functions that normalise texts, by the names that the tables of cases in tables/ have."""

import datetime as dt
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from typing import Any, Final

import signpost.values
from signpost.values import (
    Parsed,
    access,
    address,
    ages,
    average,
    clock,
    coordinates,
    count,
    date,
    dated_sessions,
    email,
    languages,
    money,
    names,
    number_of_days,
    phone,
    postcode,
    quarter,
    session,
    session_line,
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

# Those of tables and forms, which have no tables of cases: each with its own tests beside this.
OTHERS: Final[Mapping[str, tuple[Callable[[str], Parsed[Any]], Callable[[Any], str]]]] = {
    "average": (average.read, average.written),
    "count": (count.read, count.written),
    "quarter": (quarter.read, quarter.written),
    "session-line": (session_line.read, session_line.written),
}


def hold(name: str, text: str) -> None:
    """Whatever a text is, it is read; and what is written of its value is read as the same value."""
    if name in OTHERS:
        read, written = OTHERS[name]
    else:
        read, written = READERS[name], WRITTEN.get(name, str)
    value = read(text).value
    if name == "session":
        assert all(session.read(each).value == [each] for each in value or ())
    elif name == "dated-sessions":
        assert all(dated_sessions.read(session_line.written(each)).value == [each] for each in value or ())
    elif name != "placeholder" and value is not None:
        assert read(written(value)).value == value


def text_functions() -> Iterator[tuple[str, Callable[[str], Any]]]:
    """Every public function of the values that takes any text, by its name."""
    for module in pkgutil.iter_modules(signpost.values.__path__):
        for name, function in vars(import_module(f"signpost.values.{module.name}")).items():
            if not name.startswith("_") and _takes_text(function) and function is not phone.concern:  # of numbers alone
                yield f"{module.name}.{name}", function


def _takes_text(function: object) -> bool:
    if not inspect.isfunction(function) or not function.__module__.startswith(signpost.values.__name__):
        return False
    parameters = list(inspect.signature(function).parameters.values())
    return [one.name for one in parameters if one.default is one.empty] == ["text"]


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
