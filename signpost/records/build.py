"""From the text that was typed to the frozen dataclasses of `model`. Never raises for bad input."""

import re
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from functools import cache
from typing import Any, Final, TypeVar

from signpost.records.files import Source
from signpost.records.model import (
    About,
    Activity,
    Area,
    Leaflet,
    Level,
    Need,
    Organisation,
    Pathway,
    Record,
    Venue,
)

R = TypeVar("R", bound=Record)

CLASSES: Final[dict[str, type[Record]]] = {
    "directory": About,
    "level": Level,
    "need": Need,
    "area": Area,
    "organisation": Organisation,
    "venue": Venue,
    "activity": Activity,
    "pathway": Pathway,
    "leaflet": Leaflet,
}
NOTHING: Final = object()


def build(cls: type[R], source: Source) -> R:
    """A record from its source. A part that doesn't fit its field is left at the field's empty value."""
    parts = _parts(cls, source.typed) if isinstance(source.value, dict) else {}
    return cls(id=source.id, source=source, **parts)


def _parts(cls: type, value: dict[str, Any]) -> dict[str, Any]:
    found = {}
    for name, key, convert in _plan(cls):
        if key in value and (part := convert(value[key])) is not NOTHING:
            found[name] = part
    return found


@cache
def _plan(cls: type) -> tuple[tuple[str, str, Callable[[Any], Any]], ...]:
    """For each field of a dataclass: its name, the key in the record (from_ is typed as from), how to convert."""
    hints = typing.get_type_hints(cls)
    return tuple(
        (item.name, item.name.rstrip("_"), _converter(hints[item.name]))
        for item in fields(cls)
        if item.default is not MISSING  # id and source come with the file
    )


def _converter(hint: Any) -> Callable[[Any], Any]:
    """What turns a typed value into a field of this type, or into NOTHING where it doesn't fit."""
    if isinstance(hint, types.UnionType):
        return _converter(next(arm for arm in typing.get_args(hint) if arm is not types.NoneType))
    if typing.get_origin(hint) is tuple:
        return _list_of(_converter(typing.get_args(hint)[0]))
    if isinstance(hint, type) and is_dataclass(hint):
        return _part_of(hint)
    if hint is date:
        return _date
    if hint is time:
        return _time
    if hint is float:
        return lambda value: value if isinstance(value, float) else NOTHING
    # bool is a kind of int to Python, and must not pass for one here
    return lambda value: value if type(value) is hint else NOTHING


def _list_of(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def converter(value: Any) -> Any:
        if not isinstance(value, list):
            return NOTHING
        return tuple(part for part in map(convert, value) if part is not NOTHING)

    return converter


def _part_of(cls: type) -> Callable[[Any], Any]:
    return lambda value: cls(**_parts(cls, value)) if isinstance(value, dict) else NOTHING


def _date(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value, re.ASCII):
        return NOTHING
    try:
        return date.fromisoformat(value)
    except ValueError:
        return NOTHING


def _time(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"([01]?[0-9]|2[0-3]):[0-5][0-9]", value, re.ASCII):
        return NOTHING
    hours, minutes = value.split(":")
    return time(int(hours), int(minutes))
