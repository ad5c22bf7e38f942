"""Shape: the right fields, in the right form, as the schemas say.

jsonschema-rs answers "is it valid?" in microseconds; only where it says no does jsonschema find the words' places.
A test holds the two against each other.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, Final

import jsonschema_rs

from signpost.checks.suggest import nearest
from signpost.checks.words import a_kind, listed, written_as
from signpost.records.directory import Directory
from signpost.records.files import Source
from signpost.records.problem import Place, Problem, problem, said
from signpost.records.schema import Schema, Written, schema_of
from signpost.records.yaml_text import Path

LENGTHS: Final = frozenset({"minLength", "maxLength", "minItems", "maxItems", "minProperties"})
RANGES: Final = frozenset({"minimum", "maximum"})


def shape(directory: Directory, today: date) -> Iterator[Problem]:
    """Each record against its schema."""
    for source in directory.folder.sources:
        yield from shape_of(source)


def shape_of(source: Source) -> Iterator[Problem]:
    """One record against its schema."""
    if source.value is None:
        if not source.document.problems:
            yield _no_fields(source)
        return
    if not isinstance(source.value, dict):
        yield _no_fields(source)
        return
    if not quick_validator(source.kind).is_valid(source.typed):
        yield from _faults(source, source.typed)


@cache
def quick_validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    """Says whether a record of this kind is valid, and nothing more."""
    return jsonschema_rs.Draft202012Validator(schema_of(kind), validate_formats=True)


@cache
def full_validator(kind: str) -> Any:
    """Says what is wrong with a record of this kind. Imported here since it takes a while and is rarely needed."""
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema_of(kind), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _no_fields(source: Source) -> Problem:
    return problem(
        source.place(),
        "record-form",
        "There is no record here: it needs fields, each a name, a colon and a value.",
        f"Start from the template for {a_kind(source.kind)}, or copy a record that is good and change it.",
    )


def _faults(source: Source, value: Any) -> Iterator[Problem]:
    told: set[Path] = set()
    for error in full_validator(source.kind).iter_errors(value):
        path = tuple(error.absolute_path)
        if error.validator == "required":
            yield from _missing_fields(source, path, error)
        elif error.validator == "additionalProperties":
            yield from _unknown_fields(source, path, error)
        elif path not in told and not (error.validator == "minProperties" and _had_fields(source, path)):
            told.add(path)
            yield _value_fault(source, path, error)


def _had_fields(source: Source, path: Path) -> bool:
    """Whether something was typed below here that could not be taken, and has been named already."""
    root = source.root + path
    return any(len(mark) > len(root) and mark[: len(root)] == root for mark in source.document.marks)


def _missing_fields(source: Source, path: Path, error: Any) -> Iterator[Problem]:
    for name in error.validator_value:
        if name in error.instance or source.mark((*path, name)):
            continue  # typed with nothing after it: the reader has said so
        field = error.schema["properties"][name]
        where = f"Under {_field_word(path)} there" if path else "There"
        place = source.place((*path, name))
        yield problem(
            place,
            "field-missing",
            f"{where} is no {name}, which {_each(source, path)} needs. {field.get('description', '')}".strip(),
            f"Add {name}. An example: {_example(name, field)}",
        )


def _each(source: Source, path: Path) -> str:
    if not path:
        return "every directory" if source.kind == "directory" else f"every {source.kind}"
    return "it"


def _example(name: str, field: Schema) -> str:
    return f"{name}: {written_as(field['examples'][0])}"


def _unknown_fields(source: Source, path: Path, error: Any) -> Iterator[Problem]:
    known = error.schema["properties"]
    for name in error.instance:
        if name in known:
            continue
        place = source.place((*path, name))
        guess = nearest(name, known)
        where = f"Under {_field_word(path)} there" if path else "There"
        yield problem(
            Place(place.file, place.line, place.column, source.place(path).field),
            "field-unknown",
            f"{where} is no field called {said(name)}.",
            f"Did you mean {guess}?" if guess else f"The fields here are: {', '.join(known)}.",
        )


def _value_fault(source: Source, path: Path, error: Any) -> Problem:
    rule, schema, value = error.validator, error.schema, error.instance
    place = source.place(path)
    field = _field_word(path)
    passes = f"Write {schema['x-passes']}." if "x-passes" in schema else "Look at the template."
    if rule == "enum" and isinstance(value, str):
        choices = [str(choice) for choice in schema["enum"] if isinstance(choice, str)]
        guess = nearest(value, choices)
        return problem(
            place,
            "value-choice",
            f"{said(value)} is not a choice for {field}.",
            (f"Did you mean {guess}? " if guess else "") + f"The choices are {listed(choices, 'or')}.",
        )
    if rule in {"type", "enum"} and not isinstance(value, str):
        return problem(place, "value-kind", f"{_what(value)} stands under {field}, where it can't be read.", passes)
    if rule == "type" and schema.get("type") in {"object", "array"}:
        wanted = "a list" if schema["type"] == "array" else "a set of fields"
        return problem(place, "value-kind", f"{field} holds {said(value)}, where {wanted} belongs.", passes)
    if rule in LENGTHS:
        return problem(place, "value-length", _length_words(field, rule, error), passes)
    if rule in RANGES:
        side = "too small" if rule == "minimum" else "too large"
        return problem(place, "value-range", f"{said(str(value))} is {side} for {field}.", passes)
    if rule == "uniqueItems":
        return problem(
            place,
            "value-repeated",
            f"The same point stands twice under {field}.",
            "Delete one of the two.",
        )
    return _form_fault(place, field, str(value), schema, passes)


def _form_fault(place: Place, field: str, text: str, schema: Schema, passes: str) -> Problem:
    better = _better_form(text, schema)
    kind = _calendar_form(schema)
    return problem(
        place,
        "value-form",
        f"{said(text)} is not a {kind} that can be read." if kind else f"{said(text)} can't be read as {field}.",
        f"If you mean {better}, write that. {passes}" if better else passes,
    )


def _calendar_form(schema: Schema) -> str | None:
    form = schema.get("format") or schema.get("x-type")
    return form if form in {"date", "time"} else None


def _better_form(text: str, schema: Schema) -> str | None:
    """The date or time that was probably meant, in the form that can be read."""
    form = _calendar_form(schema)
    if form is None:
        return None
    from dateutil import parser

    try:
        if form == "time":
            return f"{parser.parse(text.replace('.', ':')):%H:%M}" if any(map(str.isdigit, text)) else None
        return f"{parser.parse(text, dayfirst=True):%Y-%m-%d}" if sum(map(str.isdigit, text)) >= 5 else None
    except (ValueError, OverflowError):
        return None


def _length_words(field: str, rule: str, error: Any) -> str:
    limit, value = error.validator_value, error.instance
    if rule == "maxLength":
        return f"{field} has {len(value):,} characters; {limit:,} is the most."
    if rule == "minLength":
        return f"{field} is too short: {said(value)}."
    if rule == "maxItems":
        return f"{field} has {len(value)} points; {limit} is the most."
    return f"{field} is empty."


def _what(value: Any) -> str:
    return "A list" if isinstance(value, list) else "A set of fields" if isinstance(value, dict) else "A number"


def _field_word(path: Path) -> str:
    """The field's own name, for a sentence; an item of a list is called by the list."""
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "this record")


def comments(directory: Directory, today: date) -> Iterator[Problem]:
    """Text that YAML has cut short at a # sign."""
    for source in directory.folder.sources:
        for written in source.texts:
            mark = source.mark(written.path)
            if mark and mark.cut_short and _could_lose_words(written):
                yield problem(
                    source.place(written.path),
                    "comment-in-text",
                    f"The text ends at {said(written.text)}, because all from the # sign on is left out.",
                    "If the # belongs to the text, put the whole text between double quotes. If it starts a "
                    "comment, move that to a line of its own.",
                )


def _could_lose_words(written: Written) -> bool:
    """Whether a cut text could still pass: a date or a choice can't, words and phone numbers can."""
    return written.style is not None or written.form is not None
