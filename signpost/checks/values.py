"""Problems with values that don't fit their field: what was written, and what would pass."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any, Final

from signpost.checks.suggestions import if_you_mean
from signpost.checks.words import a_kind, join_words
from signpost.records.document import Path
from signpost.records.problem import Problem, problem, quoted
from signpost.records.schema import Schema
from signpost.records.source import Source
from signpost.values import Parsed
from signpost.values.spelling import closest_match

LENGTHS: Final = frozenset({"minLength", "maxLength", "minItems", "maxItems", "minProperties"})
RANGES: Final = {"minimum": "small", "maximum": "large"}
DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
HOW_OFTEN: Final = {"monthly": "once a month", "fortnightly": "every two weeks"}
Reader = Callable[[str], Parsed[Any]]
QUOTE: Final = "put the whole text between double quotes."


@cache
def _readers() -> Mapping[str, tuple[Reader, Callable[[Any], str]]]:
    """The functions that read and write a value, by its kind in the schema or the name of its field.

    Imported here: their modules are slow to import, and good records need none of them.
    """
    from signpost.values import ages, clock, date, languages, money, postcode

    return {
        "age_from": (lambda text: Parsed((ages.read(text).value or {}).get("age_from")), str),
        "age_to": (lambda text: Parsed((ages.read(text).value or {}).get("age_to")), str),
        "languages": (languages.read, languages.written),
        "date": (date.read, date.written),
        "time": (clock.read, clock.written),
        "money": (money.read, itemgetter("amount")),
        "postcode": (postcode.read, postcode.written),
    }


@cache
def _choosers() -> Mapping[str, Reader]:
    """The functions that parse the words for a choice, by the name of the field."""
    from signpost.values import recurrence, status

    return {"day": recurrence.read_day, "repeats": recurrence.read_repeats, "status": status.read}


def value_fault(source: Source, path: Path, error: Any) -> Problem:
    """Turn a validator's error about a value into a problem."""
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
        typed = quoted(_as_typed(source, path))
        return problem(place, "value-range", f"{typed} is too {RANGES[rule]} for {field}.", passes)
    if rule == "uniqueItems":
        return _repeated(source, path, value)
    return problem(place, "value-form", *_form_words(field, str(value), schema, field_word(path)))


def field_word(path: Path) -> str:
    """The field's own name, for a sentence; an item of a list is called by the list."""
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "this record")


def subject(path: Path) -> str:
    """The subject of a sentence: a field, or a point of a list."""
    return f"a point under {field_word(path)}" if path and isinstance(path[-1], int) else field_word(path)


def _passes(schema: Schema) -> str:
    if "x-refers-to" in schema:
        return f"Write the id of {a_kind(schema['x-refers-to'])}."
    if "x-passes" in schema:
        return f"Write {schema['x-passes']}."
    return f"The choices are {join_words(_choices(schema), 'or')}." if "enum" in schema else "Look at the template."


def _choices(schema: Schema) -> list[str]:
    return [choice for choice in schema["enum"] if isinstance(choice, str)]


def _choice_words(field: str, text: str, schema: Schema) -> tuple[str, str]:
    choices = _choices(schema)
    message = f"{quoted(text)} is not a choice for {field}."
    if field == "day" and (meant := _days_meant(text)):
        return message, meant
    guess = _guess(field, text, choices)
    return message, (f"Did you mean {guess}? " if guess else "") + f"The choices are {join_words(choices, 'or')}."


def _guess(field: str, text: str, choices: list[str]) -> str | None:
    """The choice that was probably meant: as an import would parse the words, or else the most similar one."""
    if field not in _choosers():
        return closest_match(text, choices)
    parsed = _choosers()[field](text)
    alike = None if " " in text.strip() else closest_match(text, choices)  # a word of several may be the least of them
    return join_words(parsed.choices, "or") or parsed.value or alike


def _days_meant(text: str) -> str:
    """What to write for words that name more than one day of the week; "" if they don't."""
    from signpost.values import recurrence, timetable

    timed = timetable.read(text)
    parsed = timed if timed.value else recurrence.read_days(text)
    if parsed.value and len(parsed.value) > 1:
        each = join_words([f"one with {_lines(session)}" for session in parsed.value])
        return f"Make {len(parsed.value)} sessions of it, with a hyphen before the first line of each: {each}."
    if parsed.value and len(parsed.value[0]) > 1:
        return f"Write {_lines(parsed.value[0])}, each on its own line."
    ways = [f"{HOW_OFTEN[days[0]['repeats']]}, write {join_words(list(map(_lines, days)))}" for days in parsed.choices]
    return "".join(f"If it meets {way}. " for way in ways).strip()


def _lines(session: Mapping[str, str]) -> str:
    """The fields of a session as they are written, and which others they need."""
    parts = [quoted(f"{name}: {value}") for name, value in session.items()]
    return join_words([*parts, "“from:” with its next date"] if session.get("repeats") == "fortnightly" else parts)


def _kind_words(field: str, value: Any, schema: Schema) -> tuple[str, str]:
    """The message for a list, fields or a single value in place of another of these."""
    holds = "a list" if isinstance(value, list) else "fields" if isinstance(value, dict) else quoted(str(value))
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
    """What a field contains if it is more than one value."""
    return {"array": "a list", "object": "fields"}.get(str(schema.get("type")), "")


def _length_words(field: str, rule: str, error: Any) -> str:
    limit, value = error.validator_value, error.instance
    if rule == "maxLength":
        return _capital(f"{field} has {len(value):,} characters; {limit:,} is the most.")
    if rule == "minLength":
        return f"{quoted(value)} is too short for {field}."
    if rule == "maxItems":
        return f"{field} has {len(value)} points; {limit} is the most."
    return f"{field} is empty."


def _repeated(source: Source, path: Path, points: list[Any]) -> Problem:
    second = next(index for index, point in enumerate(points) if point in points[:index])
    what = quoted(points[second]) if isinstance(points[second], str) else "The same point"
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


def _form_words(field: str, text: str, schema: Schema, name: str) -> tuple[str, str]:
    passes = _passes(schema)
    kind = schema.get("format") or schema.get("x-type")
    if kind == "date" and (day := DAY.fullmatch(text)) and 1 <= int(day[2]) <= 12 and int(day[1]) > 0:
        last = monthrange(int(day[1]), int(day[2]))[1]
        return f"{quoted(text)} is not in the calendar.", f"That month has {last} days. {passes}"
    if "\n" in text.strip() and "x-text" in schema:
        return _capital(f"{field} has more than one line."), passes
    hint, why = _meant(text, str(kind or schema.get("x-form", name)))
    if quoted(text) in hint:
        hint += "Look for a space too many. "
    if kind in {"date", "time"}:
        return f"{quoted(text)} is not a {kind} that can be read.", hint + passes
    rest = " The rest can go into the note." if kind == "money" else ""
    return f"{quoted(text)} can't be read as {field}{why}.", hint + passes + rest


def _meant(text: str, kind: str) -> tuple[str, str]:
    """What was probably meant, and why it can't be read; "" for what is not known."""
    from signpost.values import clock

    if kind not in _readers():
        return "", ""
    if kind == "time" and (both := clock.as_hours(clock.span(text))):
        return f"Write {_lines(both)}, each on its own line. ", ""
    read, write = _readers()[kind]
    parsed = read(text)
    return if_you_mean(parsed, write), f": {parsed.fault}" if parsed.fault else ""


def _capital(sentence: str) -> str:
    """Start a sentence about a point with a capital; a field's name at the start stays unchanged."""
    return f"A{sentence[1:]}" if sentence.startswith("a point ") else sentence
