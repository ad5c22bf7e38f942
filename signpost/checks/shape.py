"""Shape: the right fields, in the right form, as the schemas say.

jsonschema-rs decides in microseconds whether a record is valid; only if it is not, jsonschema finds where the fault is.
A test compares the two.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import jsonschema_rs

from signpost.checks.per_record import Context, per_record
from signpost.checks.values import field_word, value_fault
from signpost.checks.words import a_kind, join_words, written_as
from signpost.records.document import Path
from signpost.records.file_names import FOLDERS
from signpost.records.model import Record
from signpost.records.problem import Place, Problem, problem, quoted
from signpost.records.schema import Schema, Written, fields_of, schema_of
from signpost.records.source import Source
from signpost.values.spelling import closest_match

MOST_LISTED: Final = 12  # fields; more of them would bury the message
OF_GROUPS: Final = ("activity", "organisation", "venue")  # kinds whose examples are of a group that doesn't exist
FEWEST_EXAMPLES: Final = 3  # fields that still have the template's examples, including the name
MOST_UNKNOWN: Final = 20  # unknown fields reported for each record; more are only counted


@per_record()
def shape(record: Record, context: Context) -> Iterator[Problem]:
    """Each record against its schema."""
    yield from shape_of(record.source)


def shape_of(source: Source) -> Iterator[Problem]:
    """One record against its schema."""
    if not isinstance(source.value, dict):
        if source.value is not None or not source.document.problems:
            yield _no_fields(source)
        return
    if _is_untouched(source):
        yield problem(
            source.place(),
            "template-untouched",
            "This is the template as it came, with the group of its examples still in it.",
            "Write your own name, words, times and numbers in place of the examples.",
        )
    elif not quick_validator(source.kind).is_valid(source.typed):
        yield from _misplaced(source) or _faults(source, source.typed)


@cache
def quick_validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    """The validator that says quickly whether a record of this kind is valid."""
    return jsonschema_rs.Draft202012Validator(schema_of(kind), validate_formats=True)


@cache
def full_validator(kind: str) -> Any:
    """The validator that says what is wrong with a record of this kind. Imported here: it is slow and rarely needed."""
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema_of(kind), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _is_untouched(source: Source) -> bool:
    """Whether the fields of a template, including the name, still have its examples."""
    if source.kind not in OF_GROUPS:
        return False
    fields = schema_of(source.kind)["properties"]
    same = [name for name, value in source.typed.items() if name in fields and value == fields[name]["examples"][0]]
    return "name" in same and len(same) >= min(FEWEST_EXAMPLES, len(source.typed))


def _misplaced(source: Source) -> list[Problem]:
    """The problem that a record is of another kind than its folder, if its fields suggest that."""
    fields = set(source.typed)
    if source.kind not in FOLDERS.values() or fields <= schema_of(source.kind)["properties"].keys():
        return []
    for folder, kind in FOLDERS.items():
        if fields <= schema_of(kind)["properties"].keys():
            told = f"This is {a_kind(kind)} by its fields, and it lies where {a_kind(source.kind)} belongs."
            return [problem(source.place(), "record-misplaced", told, f"Move the file to the folder {folder}.")]
    return []


def _no_fields(source: Source) -> Problem:
    return problem(
        source.place(),
        "record-form",
        "There is no record here: it needs fields, each a name, a colon and a value.",
        f"Start from the template for {a_kind(source.kind)}, or copy a record that is good and change it.",
    )


def _faults(source: Source, value: Any) -> Iterator[Problem]:
    told: set[Path] = set()
    lacking: set[Path] = set()  # missing fields there are reported together; the validator has an error for each
    for error in full_validator(source.kind).iter_errors(value):
        path = tuple(error.absolute_path)
        if error.validator == "required":
            if path not in lacking:
                lacking.add(path)
                yield from _missing_fields(source, path, error)
        elif error.validator == "additionalProperties":
            yield from _unknown_fields(source, path, error)
        elif path not in told and not _told_elsewhere(source, path, error):
            told.add(path)
            yield value_fault(source, path, error)


def _told_elsewhere(source: Source, path: Path, error: Any) -> bool:
    """Whether the reader has reported this fault, or a check that knows more about such a value will."""
    text = isinstance(error.instance, str) and bool(error.instance.strip())
    if text and "x-refers-to" in error.schema:
        return True
    if error.validator == "minLength" and "x-form" in error.schema:
        return text
    return error.instance == {} and _had_fields(source, path)


def _had_fields(source: Source, path: Path) -> bool:
    """Whether something was typed below here that could not be read, and has been reported."""
    root = source.root + path
    return any(len(mark) > len(root) and mark[: len(root)] == root for mark in source.document.marks)


def _missing_fields(source: Source, path: Path, error: Any) -> Iterator[Problem]:
    misspelt = {closest_match(name, error.schema["properties"]) for name in _unknown(error)}
    for name in error.validator_value:
        if name in error.instance or name in misspelt or source.mark((*path, name)):
            continue  # typed without a value, or misspelt: another problem says so
        field = error.schema["properties"][name]
        if path:
            message = f"Under {field_word(path)} there is no {name} field, and there must be one."
        else:
            message = f"There is no {name} field, and every {source.kind} must have one."
        yield problem(
            source.place((*path, name)),
            "field-missing",
            f"{message} {_sentence(field)}".strip(),
            f"Add it. An example: {name}: {written_as(field['examples'][0])}",
        )


def _sentence(field: Schema) -> str:
    text = str(field.get("description", ""))
    return text[:1].upper() + text[1:]


def _unknown(error: Any) -> Iterator[str]:
    """The fields typed that the schema doesn't have."""
    return (name for name in error.instance if name not in error.schema["properties"])


def _unknown_fields(source: Source, path: Path, error: Any) -> Iterator[Problem]:
    unknown = list(_unknown(error))
    for name in unknown[:MOST_UNKNOWN]:
        place = source.place((*path, name))
        where = f"Under {field_word(path)} there" if path else "There"
        yield problem(
            Place(place.file, place.line, place.column, source.place(path).field),
            "field-unknown",
            f"{where} is no field called {quoted(name)}.",
            _other_field(source.kind, name, path, error.schema["properties"]),
        )
    if len(unknown) > MOST_UNKNOWN:
        yield problem(
            source.place((*path, unknown[MOST_UNKNOWN])),
            "field-unknown",
            f"From here on there are {len(unknown) - MOST_UNKNOWN} more names that are no fields.",
            f"The template for {a_kind(source.kind)} has all the fields there are.",
        )


def _other_field(kind: str, name: str, path: Path, known: Schema) -> str:
    """Say where a field of this name belongs, or which field may have been meant."""
    homes = [field.path[:-1] for field in fields_of(kind) if field.name == name]
    if name == "id" and kind in FOLDERS.values() and not path:
        return "Delete this line: the id of a record is its file's name without .yaml."
    if () in homes:
        return f"It belongs to the whole record: put as many spaces before it as before {field_word(path)}."
    if homes:
        owners = sorted({next(part for part in reversed(home) if part != "*") for home in homes})
        return (
            f"It belongs under {join_words(owners, 'or')}: put it on a line below that, with two more spaces before it."
        )
    if guess := closest_match(name, known):
        return f"Did you mean {guess}?"
    if len(known) > MOST_LISTED:
        return f"The template for {a_kind(kind)} has all the fields there are."
    return f"The fields here are: {', '.join(known)}."


@per_record()
def comments(record: Record, context: Context) -> Iterator[Problem]:
    """Texts that YAML has cut short at a # sign."""
    source = record.source
    if source.document.sound:
        return
    for written in source.texts:
        mark = source.mark(written.path)
        if mark and mark.cut_short and _could_lose_words(written):
            yield problem(
                source.place(written.path),
                "comment-in-text",
                f"The text ends at {quoted(written.text)}, because all from the # sign on is left out.",
                "If the # belongs to the text, put the whole text between double quotes. If it starts a "
                "comment, move that to a line of its own.",
            )


def _could_lose_words(written: Written) -> bool:
    """Whether a cut text could still pass: a date or a choice can't, words and phone numbers can."""
    return written.style is not None or written.form is not None
