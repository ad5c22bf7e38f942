"""Words for a value that doesn't fit its field: what was written, and what would pass."""

import re
from calendar import monthrange
from datetime import datetime
from typing import Any, Final

from signpost.checks.words import a_kind, listed
from signpost.records.document import Path
from signpost.records.problem import Problem, problem, said
from signpost.records.schema import Schema
from signpost.records.source import Source
from signpost.values.choice import nearest
from signpost.values.sectors import tidy_postcode

LENGTHS: Final = frozenset({"minLength", "maxLength", "minItems", "maxItems", "minProperties"})
RANGES: Final = {"minimum": "small", "maximum": "large"}
TIME: Final = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?(?:[:.]\d{2})? ?(?:([ap])\.?m\.?)?", re.ASCII | re.IGNORECASE)
DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
AMOUNT: Final = re.compile(r"[0-9]+(?:\.[0-9]{2})?")
NEW_YEAR: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - fills in what a date leaves out, instead of today
QUOTE: Final = "put the whole text between double quotes."


def value_fault(source: Source, path: Path, error: Any) -> Problem:
    """The problem with a value, from what the validator says of it."""
    rule, schema, value = error.validator, error.schema, error.instance
    place, field = source.place(path), subject(path)
    passes = _passes(schema)
    if isinstance(value, str) and not value.strip():
        return problem(place, "value-empty", f"{field} is empty.", passes)
    if rule in {"type", "enum"} and (_holder(schema) or isinstance(value, list | dict)):
        return problem(place, "value-kind", *_kind_words(field, value, schema))
    if rule == "enum":
        return problem(place, "value-choice", *_choice_words(field_word(path), value, schema))
    if rule in LENGTHS:
        return problem(place, "value-length", _length_words(field, rule, error), passes)
    if rule in RANGES:
        typed = said(_as_typed(source, path))
        return problem(place, "value-range", f"{typed} is too {RANGES[rule]} for {field}.", passes)
    if rule == "uniqueItems":
        return _repeated(source, path, value)
    return problem(place, "value-form", *_form_words(field, str(value), schema))


def field_word(path: Path) -> str:
    """The field's own name, for a sentence; an item of a list is called by the list."""
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "this record")


def subject(path: Path) -> str:
    """What a sentence is about: a field, or a point of a list."""
    return f"a point under {field_word(path)}" if path and isinstance(path[-1], int) else field_word(path)


def _passes(schema: Schema) -> str:
    if "x-refers-to" in schema:
        return f"Write the id of {a_kind(schema['x-refers-to'])}."
    if "x-passes" in schema:
        return f"Write {schema['x-passes']}."
    return f"The choices are {listed(_choices(schema), 'or')}." if "enum" in schema else "Look at the template."


def _choices(schema: Schema) -> list[str]:
    return [choice for choice in schema["enum"] if isinstance(choice, str)]


def _choice_words(field: str, text: str, schema: Schema) -> tuple[str, str]:
    choices = _choices(schema)
    guess = nearest(text, choices)
    return (
        f"{said(text)} is not a choice for {field}.",
        (f"Did you mean {guess}? " if guess else "") + f"The choices are {listed(choices, 'or')}.",
    )


def _kind_words(field: str, value: Any, schema: Schema) -> tuple[str, str]:
    """Words for a list, fields or a single value where one of the others belongs."""
    holds = "a list" if isinstance(value, list) else "fields" if isinstance(value, dict) else said(str(value))
    wanted = _holder(schema) or "one value"
    words = "x-text" in schema
    if words and isinstance(value, dict):
        return f"There is a colon in {field}, so it is read as fields and not as words.", f"To keep the colon, {QUOTE}"
    hint = {
        ("fields", "a list"): "Start each point with a hyphen and a space. ",
        ("a list", "fields"): "Take the hyphens or brackets away. ",
        ("a list", "one value"): f"If brackets belong to the text, {QUOTE} " if words else "",
    }.get((holds, wanted), "")
    verb = "belong" if wanted == "fields" else "belongs"
    return _capital(f"{field} holds {holds}, where {wanted} {verb}."), hint + _passes(schema)


def _holder(schema: Schema) -> str:
    """What a field that is more than one value holds."""
    return {"array": "a list", "object": "fields"}.get(str(schema.get("type")), "")


def _length_words(field: str, rule: str, error: Any) -> str:
    limit, value = error.validator_value, error.instance
    if rule == "maxLength":
        return _capital(f"{field} has {len(value):,} characters; {limit:,} is the most.")
    if rule == "minLength":
        return f"{said(value)} is too short for {field}."
    if rule == "maxItems":
        return f"{field} has {len(value)} points; {limit} is the most."
    return f"{field} is empty."


def _repeated(source: Source, path: Path, points: list[Any]) -> Problem:
    second = next(index for index, point in enumerate(points) if point in points[:index])
    what = said(points[second]) if isinstance(points[second], str) else "The same point"
    return problem(
        source.place((*path, second)),
        "value-repeated",
        f"{what} stands twice under {field_word(path)}.",
        "Delete one of the two.",
    )


def _as_typed(source: Source, path: Path) -> str:
    value: Any = source.value
    for part in path:
        value = value[part]
    return str(value)


def _form_words(field: str, text: str, schema: Schema) -> tuple[str, str]:
    passes = _passes(schema)
    kind = schema.get("format") or schema.get("x-type")
    if kind == "date" and (day := DAY.fullmatch(text)) and 1 <= int(day[2]) <= 12 and int(day[1]) > 0:
        last = monthrange(int(day[1]), int(day[2]))[1]
        return f"{said(text)} is not in the calendar.", f"That month has {last} days. {passes}"
    if "\n" in text.strip() and "x-text" in schema:
        return _capital(f"{field} has more than one line."), passes
    better = _better_form(text, schema)
    hint = f"If you mean {said(better)}, write that. " if better else ""
    if better and said(better) == said(text):
        hint = "Look for a space too many. "
    if kind in {"date", "time"}:
        return f"{said(text)} is not a {kind} that can be read.", hint + passes
    rest = " The rest can go into the note." if kind == "money" else ""
    return f"{said(text)} can't be read as {field}.", hint + passes + rest


def _better_form(text: str, schema: Schema) -> str | None:
    """What was probably meant, in the form that can be read."""
    if schema.get("format") == "date":
        return _better_date(text)
    if schema.get("x-type") == "time":
        return _better_time(text)
    if schema.get("x-type") == "money":
        return _better_amount(text)
    if schema.get("x-form") == "postcode":
        tidy = tidy_postcode(text)
        return tidy if re.fullmatch(schema["pattern"], tidy) else None
    return None


def _better_date(text: str) -> str | None:
    from dateutil import parser

    if sum(map(str.isdigit, text)) < 5:
        return None  # without a year
    plain, day_first = re.sub("[–—−]", "-", text), not text[:4].isdigit()
    try:
        return f"{parser.parse(plain, default=NEW_YEAR, dayfirst=day_first, ignoretz=True):%Y-%m-%d}"
    except (ValueError, OverflowError):
        return None


def _better_time(text: str) -> str | None:
    match = TIME.fullmatch(text.strip())
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _better_amount(text: str) -> str | None:
    """free, donation or ask without capitals, or the one amount in a text."""
    if text.lower() in {"free", "donation", "ask"}:
        return text.lower()
    amounts = AMOUNT.findall(text) if not re.search("[€$]", text) else []
    fits = len(amounts) == 1 and len(re.findall("[0-9]+", text)) == 1 + ("." in amounts[0]) and len(amounts[0]) <= 4
    return f"£{amounts[0]}" if fits else None


def _capital(sentence: str) -> str:
    """A sentence about a point starts with a capital; one that starts with a field's name keeps that as it is."""
    return f"A{sentence[1:]}" if sentence.startswith("a point ") else sentence
