"""The schemas in `schema/`: every field of every kind of record, defined there and nowhere else.

Besides JSON Schema's keywords, a field may have: `x-group` (where it belongs), `x-refers-to` (the kind of record
whose id it holds), `x-text` (name, line or prose: words for people), `x-type` (boolean, time, money: what the text
becomes), `x-form` (phone, text-number, email, web, postcode: how a check reads it), `x-passes` (what would pass,
in plain words), `x-by-program` (a command writes it, so people are not offered it), `x-review` (what a change of it
means to its reviewer: an aspect in signpost/changes/aspects.py) and `x-ask` (how a group is asked for it in forms: see
signpost/records/asked.py).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from signpost.records.document import Path, Value
from signpost.records.engine_files import SCHEMA

KINDS: Final = (
    "directory",
    "level",
    "need",
    "area",
    "assurance",
    "topic",
    "organisation",
    "venue",
    "activity",
    "pathway",
    "leaflet",
    "unlisted",
    "member",
    "translation",
)
CALENDAR_DATE: Final = "^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$"
TYPES: Final = {"boolean": bool, "integer": int, "number": float}
NUMBERS: Final = {int: re.compile(r"-?[0-9]{1,12}"), float: re.compile(r"-?[0-9]{1,6}(\.[0-9]{1,20})?")}
YES_NO: Final = {"yes": True, "true": True, "no": False, "false": False}

Schema = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """One field as the schema defines it. `path` has "*" in place of the number of a list's item."""

    path: tuple[str, ...]
    schema: Schema

    @property
    def name(self) -> str:
        return self.path[-1]

    @property
    def label(self) -> str:
        return str(self.schema["title"])

    @property
    def help(self) -> str:
        return str(self.schema["description"])

    @property
    def group(self) -> str:
        return str(self.schema.get("x-group", ""))

    @property
    def example(self) -> Any:
        return self.schema["examples"][0]

    @property
    def refers_to(self) -> str | None:
        return self.schema.get("x-refers-to")


class Written(NamedTuple):
    """One text of a record, with its path and what the schema says of it."""

    path: Path
    text: str
    schema: Schema

    @property
    def refers_to(self) -> str | None:
        return self.schema.get("x-refers-to")

    @property
    def style(self) -> str | None:
        """name, line or prose for words that people read; None for ids, dates, choices and the like."""
        return self.schema.get("x-text")

    @property
    def form(self) -> str | None:
        """phone, text-number, email, web or postcode; None for everything else."""
        return self.schema.get("x-form")


@cache
def schema_of(kind: str) -> Schema:
    """The schema of a kind of record, complete in itself: every reference to a shared part is filled in."""
    whole = _load(f"{kind}.json")
    filled: Schema = _fill(whole, whole)
    filled.pop("$defs", None)
    return filled


@cache
def _load(name: str) -> Schema:
    schema: Schema = json.loads((SCHEMA / name).read_text(encoding="utf-8"))
    return schema


def _fill(part: Any, whole: Schema) -> Any:
    """A part of a schema with each {"$ref": …} replaced by what it names; words next to the $ref win."""
    if isinstance(part, list):
        return [_fill(item, whole) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" not in part:
        return _told(_exact({key: _fill(value, whole) for key, value in part.items()}))
    file, _, name = part["$ref"].partition("#/$defs/")
    home = _load(file) if file else whole
    own = {key: _fill(value, whole) for key, value in part.items() if key != "$ref"}
    return {**_fill(home["$defs"][name], home), **own}


def _exact(part: Schema) -> Schema:
    """A part of a schema, rewritten so that all validators agree on it.

    In Python a $ also matches before a final newline; elsewhere only at the end. And jsonschema-rs accepts the year 0
    and negative years, which Python's calendar lacks.
    """
    if part.get("format") == "date":
        part = {"pattern": CALENDAR_DATE, **part}
    if isinstance(part.get("pattern"), str):
        part["pattern"] = re.sub(r"\$$", r"$(?!\\n)", part["pattern"])
    return part


def _told(part: Schema) -> Schema:
    """A part of a schema with `x-passes`, which for a choice lists the choices."""
    choices = [choice for choice in part.get("enum", ()) if isinstance(choice, str)]
    return {"x-passes": f"one of: {', '.join(choices)}", **part} if choices else part


@cache
def fields_of(kind: str) -> tuple[Field, ...]:
    """Every field of a kind of record, parts after wholes, in the schema's order."""
    return tuple(_fields(schema_of(kind), ()))


def _fields(schema: Schema, path: tuple[str, ...]) -> Iterator[Field]:
    if schema.get("type") == "array":
        yield from _fields(schema["items"], (*path, "*"))
    for name, part in schema.get("properties", {}).items():
        yield Field((*path, name), part)
        yield from _fields(part, (*path, name))


def convert_scalars(schema: Schema, value: Value) -> Any:
    """The value with texts turned into numbers and true/false if the schema asks for them.

    A text that doesn't fit stays as it was typed, for the shape check to name.
    """
    if isinstance(value, dict):
        parts = schema.get("properties", {})
        return {
            key: item if _stays(parts.get(key, {})) else convert_scalars(parts[key], item)
            for key, item in value.items()
        }
    if isinstance(value, list):
        items = schema.get("items", {})
        return value if _stays(items) else [convert_scalars(items, item) for item in value]
    into = TYPES.get(schema.get("x-type") or str(schema.get("type")))
    fits = into and parse_scalar(value, into)
    return value if fits is None else fits


def parse_scalar(text: str, into: type) -> bool | int | float | None:
    """A text as true or false, a whole number or a number, or None if it doesn't fit."""
    if into is bool:
        return YES_NO.get(text.lower())
    return into(text) if NUMBERS[into].fullmatch(text) else None


def _stays(schema: Schema) -> bool:
    """Whether a value stays as it was typed: the schema has it as a text, or not at all."""
    return not schema or schema.get("type") == "string"


def texts(schema: Schema, value: Value, path: Path = ()) -> list[Written]:
    """Every text of a value for which the schema has a field, in the order typed."""
    found: list[Written] = []
    _collect(schema, value, path, found)
    return found


def _collect(schema: Schema, value: Value, path: Path, found: list[Written]) -> None:
    if isinstance(value, str):
        found.append(Written(path, value, schema))
    elif isinstance(value, dict):
        parts = schema.get("properties", {})
        for key, item in value.items():
            if key in parts:
                _collect(parts[key], item, (*path, key), found)
    else:
        items = schema.get("items", {})
        for index, item in enumerate(value):
            _collect(items, item, (*path, index), found)
