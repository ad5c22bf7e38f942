"""Reading a mapping from its YAML file. Problems name the line, what was written and what would pass."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path as FilePath
from typing import Any, Final, cast

from signpost.checks.per_record import Context
from signpost.checks.references import references
from signpost.checks.shape import shape_of
from signpost.checks.words import a_kind, join_words
from signpost.imports.reading.listing import folded
from signpost.imports.reading.mapping import (
    COLUMNS,
    DATES,
    LEAVE_OUT,
    NOTHING,
    RECORD,
    STANDS_FOR_NOTHING,
    Answers,
    in_any_order,
)
from signpost.records.directory import Directory
from signpost.records.document import Document, Path, Value
from signpost.records.model import Activity
from signpost.records.problem import Place, Problem, problem, quoted
from signpost.records.source import Source
from signpost.records.to_record import CLASSES, to_record
from signpost.records.yaml_text import read_yaml
from signpost.values.spelling import closest_match
from signpost.values.text import LONGEST_LINE, LONGEST_NAME

BLANK: Final[tuple[Any, ...]] = ("", [], {}, None)  # not answered yet
NEVER: Final = frozenset({"imported", "added"})  # fields that can't be answered
MOST_ONE: Final = NEVER | {"name", "verified", "assurance"}  # fields that are true of one service at most
SHORTEST: Final = 2
Check = Callable[[Path, Any], Iterator[Problem]]
Read = Callable[[Any], Any]
LATER: Final = frozenset({"organisation", "venue", "parent", "partners"})  # ids that the import itself may add


def answered(value: Any) -> Any:
    """Leave out the blanks in a value, which are for later. An item of a list that has a blank is left out whole.

    `needs: []` is an answer: none of our needs.
    """
    if isinstance(value, dict):
        parts = {name: item if name == "needs" and item == [] else answered(item) for name, item in value.items()}
        return {name: item for name, item in parts.items() if item not in BLANK or (name == "needs" and item == [])}
    if isinstance(value, list):
        return [item for item in value if item not in BLANK and answered(item) == item]
    return value


def read_mapping(file: FilePath, directory: Directory) -> tuple[Answers, tuple[Problem, ...]]:
    """Read a mapping: its answers, or what is wrong with it in the order of its lines. Raises OSError."""
    document = read_yaml(file.name, file.read_bytes())
    whole = answered(document.value) or {}
    parser = _Parser(document, directory)
    problems = sorted((*document.problems, *parser.problems(whole)))
    return Answers() if problems else parser.answers(whole), tuple(problems)


def _texts(value: Any) -> tuple[Any, ...]:
    """Return the texts of a list; one text alone is a list of one."""
    return tuple(value) if isinstance(value, list) else (value,)


def _fields(value: Any) -> Any:
    """Return the fields of an answer, or its single word."""
    if value == STANDS_FOR_NOTHING:
        return NOTHING
    # `needs: []` says that a word stands for none of our needs.
    return {name: item for name, item in value.items() if item != []} if isinstance(value, dict) else value


def _service(value: Any) -> Any:
    return {LEAVE_OUT: True} if value == LEAVE_OUT else _fields(value)


def _each(key: Callable[[str], str], read: Read, items: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key(word): read(value) for word, value in items.items()}


class _Parser:
    """Checks a mapping and reads its answers. Each check gets a part of it and the path of that part."""

    def __init__(self, document: Document, directory: Directory) -> None:
        self._document = document
        self._ids = {kind: tuple(directory.of_kind(kind)) for kind in CLASSES}
        many = partial(self._fields, "activity", never=MOST_ONE)
        runs, place = (partial(self._fields, kind) for kind in ("organisation", "venue"))
        percent = "Write a number from 1 to 100: needs that are at least so certain are taken."
        by_word = partial(_each, folded, _fields)
        # How each part is checked, and how it is read if nothing is wrong.
        self._parts: dict[str, tuple[Check, Read]] = {
            "source": (partial(self._line, LONGEST_NAME), str.strip),
            "licence": (partial(self._line, LONGEST_LINE), str.strip),
            "dates": (partial(self._text, "|".join(DATES), f"The choices are {join_words(DATES, 'or')}."), str.strip),
            "proposals": (partial(self._text, r"([1-9]\d?|100) ?%?", percent), lambda text: int(text.rstrip("% "))),
            "leave": (self._words, _texts),
            "sensitive_checked": (self._words, lambda ids: frozenset(_texts(ids))),
            "columns": (partial(self._columns, self._words), partial(_each, str, _texts)),
            "cells": (
                partial(self._columns, partial(self._items, self._cell)),
                partial(_each, str, partial(_each, in_any_order, _fields)),
            ),
            "areas": (partial(self._items, partial(self._id, "area")), by_word),
            "defaults": (many, _fields),
            "categories": (partial(self._items, many), partial(_each, in_any_order, _fields)),
            "names": (partial(self._items, many), partial(_each, str, _fields)),
            "run_by": (partial(self._items, many), by_word),
            "organisation": (runs, _fields),
            "organisations": (partial(self._items, runs), by_word),
            "venues": (partial(self._items, place), by_word),
            "services": (partial(self._items, self._service), partial(_each, folded, _service)),
        }

    def problems(self, whole: Any) -> Iterator[Problem]:
        """Return everything that is wrong."""
        if not isinstance(whole, dict):
            fix = "Start from the mapping that an import writes."
            yield self._problem((), "record-form", "There are no fields here.", fix)
            return
        for name, value in whole.items():
            yield from (
                self._parts[name][0]((name,), value) if name in self._parts else self._unknown((name,), self._parts)
            )

    def answers(self, whole: Mapping[str, Any]) -> Answers:
        """Return the answers of a mapping that has no fault."""
        return Answers(**{name: self._parts[name][1](value) for name, value in whole.items()})

    def _line(self, most: int, path: Path, value: Any) -> Iterator[Problem]:
        fix = f"Write {SHORTEST} to {most} on one line."
        yield from self._text(f".{{{SHORTEST},{most}}}", fix, path, value)

    def _text(self, form: str, fix: str, path: Path, value: Any) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield self._problem(path, "value-kind", f"{path[-1]} holds more than one value.", fix)
        elif not re.fullmatch(form, value.strip()):
            yield self._problem(path, "value-form", f"{quoted(value)} does not fit {path[-1]}.", fix)

    def _words(self, path: Path, value: Any) -> Iterator[Problem]:
        if not all(isinstance(item, str) for item in _texts(value)):
            yield self._problem(path, "value-kind", "Fields stand where words belong.", "Write a list of words.")

    def _items(self, check: Check, path: Path, value: Any) -> Iterator[Problem]:
        """Check each value below a part."""
        if not isinstance(value, dict):
            fix = "Look at the mapping that an import writes."
            yield self._problem(path, "value-kind", f"{path[-1]} holds no fields.", fix)
            return
        for name, item in value.items():
            yield from check((*path, name), item)

    def _columns(self, check: Check, path: Path, value: Any) -> Iterator[Problem]:
        """Check each value below a part whose names must be those of columns."""

        def column(path: Path, item: Any) -> Iterator[Problem]:
            yield from check(path, item) if path[-1] in COLUMNS else self._unknown(path, COLUMNS)

        yield from self._items(column, path, value)

    def _cell(self, path: Path, value: Any) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield from self._fields("activity", path, value, never=MOST_ONE)

    def _service(self, path: Path, value: Any) -> Iterator[Problem]:
        if value == LEAVE_OUT:
            return
        if isinstance(value, str):
            fix = f"Write {LEAVE_OUT}, or fields such as {{ needs: [loneliness] }}."
            yield self._problem(path, "value-choice", f"{quoted(value)} is no answer about a service.", fix)
            return
        if isinstance(value, dict) and RECORD in value:
            yield from self._id("activity", (*path, RECORD), value[RECORD])
            value = {name: item for name, item in value.items() if name != RECORD}
        yield from self._fields("activity", path, value)

    def _id(self, kind: str, path: Path, identity: Any) -> Iterator[Problem]:
        if identity not in self._ids[kind]:
            guess = closest_match(str(identity), self._ids[kind])
            fix = f"Did you mean {guess}?" if guess else f"Write the id of {a_kind(kind)} that is in the directory."
            yield self._problem(
                path, "reference-unknown", f"There is no {kind} with the id {quoted(str(identity))}.", fix
            )

    def _fields(self, kind: str, path: Path, value: Any, never: frozenset[str] = NEVER) -> Iterator[Problem]:
        """Check some fields of a record against its schema and against the ids that are there."""
        if not isinstance(value, dict):
            fix = "Write fields, such as { needs: [loneliness] }."
            yield self._problem(path, "value-kind", "There are no fields here.", fix)
            return
        for name in sorted(never & value.keys()):
            why = "is written by the import alone" if name in NEVER else "can't be answered for many services at once"
            yield self._problem((*path, name), "field-unknown", f"{name} {why}.", "Delete the line.")
        filled = _fields(value)
        if not filled or self._document.problems:  # nothing more can be said about what can't be read
            return
        source = Source(kind, "", self._document, path, cast("Value", filled))
        yield from (found for found in shape_of(source) if not _is_partial(found))
        if kind == "activity":
            beside = Context(date.min, real=False, sensitive=False, ids=self._ids)
            yield from (
                found for found in references.of(to_record(Activity, source), beside) if found.field not in LATER
            )

    def _unknown(self, path: Path, known: Iterable[str]) -> Iterator[Problem]:
        guess = closest_match(str(path[-1]), known)
        fix = f"Did you mean {guess}?" if guess else f"The names are: {', '.join(known)}."
        yield self._problem(
            path, "field-unknown", f"There is nothing called {quoted(str(path[-1]))} in a mapping.", fix
        )

    def _problem(self, path: Path, code: str, message: str, fix: str) -> Problem:
        mark = self._document.marks.get(path)
        place = Place(self._document.file, mark.line, mark.column) if mark else Place(self._document.file)
        return problem(place, code, message, fix)


def _is_partial(found: Problem) -> bool:
    """Whether a problem only says that these are not all the fields of a record."""
    return found.code == "field-missing" and "." not in found.field
