"""Converts typed text to the frozen dataclasses of `model`. Never raises for bad input."""

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from functools import cache, partial
from typing import Any, Final, TypeVar

from signpost.records.model import (
    About,
    Activity,
    Area,
    AssuranceCheck,
    Leaflet,
    Level,
    Member,
    Need,
    Organisation,
    Pathway,
    Record,
    Topic,
    Translation,
    Unlisted,
    Venue,
)
from signpost.records.schema import parse_scalar
from signpost.records.source import Source
from signpost.values import clock
from signpost.values import date as days

R = TypeVar("R", bound=Record)

CLASSES: Final[dict[str, type[Record]]] = {
    "directory": About,
    "level": Level,
    "need": Need,
    "area": Area,
    "assurance": AssuranceCheck,
    "topic": Topic,
    "organisation": Organisation,
    "venue": Venue,
    "activity": Activity,
    "pathway": Pathway,
    "leaflet": Leaflet,
    "unlisted": Unlisted,
    "member": Member,
    "translation": Translation,
}


def to_record(cls: type[R], source: Source) -> R:
    """Make a record from its source. A value that doesn't fit its field leaves the field empty."""
    parts = _parts(cls, source.value) if isinstance(source.value, dict) else {}
    return cls(id=source.id, source=source, **parts)


def _parts(cls: type, value: dict[str, Any]) -> dict[str, Any]:
    plan = _plan(cls)
    found = {}
    for key, item in value.items():
        if step := plan.get(key):
            name, convert = step
            if (part := convert(item)) is not None:
                found[name] = part
    return found


@cache
def _plan(cls: type) -> dict[str, tuple[str, Callable[[Any], Any]]]:
    """By key in the record: the field of the dataclass (`from` becomes `from_`), and the converter of its value."""
    hints = typing.get_type_hints(cls, include_extras=True)
    own = (item.name for item in fields(cls) if item.default is not MISSING)  # id and source come with the file
    return {name.rstrip("_"): (name, _converter(hints[name])) for name in own}


def _converter(hint: Any) -> Callable[[Any], Any]:
    """Return a function from a typed value to a field of this type, or to None if it doesn't fit."""
    if reader := getattr(hint, "__metadata__", None):
        return lambda value: reader[0](value) if isinstance(value, str) else None
    if isinstance(hint, types.UnionType):
        return _converter(next(arm for arm in typing.get_args(hint) if arm is not types.NoneType))
    if typing.get_origin(hint) is tuple:
        return _list_of(_converter(typing.get_args(hint)[0]))
    if isinstance(hint, type) and is_dataclass(hint):
        return _part_of(hint)
    read = READERS.get(hint, partial(parse_scalar, into=hint))
    return lambda value: read(value) if isinstance(value, str) else None


def _list_of(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def converter(value: Any) -> Any:
        if not isinstance(value, list):
            return None
        return tuple([part for part in map(convert, value) if part is not None])

    return converter


def _part_of(cls: type) -> Callable[[Any], Any]:
    return lambda value: cls(**_parts(cls, value)) if isinstance(value, dict) else None


READERS: Final[dict[type, Callable[[str], Any]]] = {str: str, date: cache(days.exact), time: cache(clock.exact)}
