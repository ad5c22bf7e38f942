"""Reading a mapping from its YAML file. Problems name the line, what was written and what would pass."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path as FilePath
from typing import Any, Final, cast

from signpost.checks.per_record import Context
from signpost.checks.references import references
from signpost.checks.shape import shape_of
from signpost.checks.words import a_kind, listed
from signpost.imports.reading.listing import folded
from signpost.imports.reading.mapping import (
    COLUMNS,
    DATES,
    LEAVE_OUT,
    NOTHING,
    RECORD,
    STANDS_FOR_NOTHING,
    Answers,
    Values,
    in_any_order,
)
from signpost.records.build import CLASSES, build
from signpost.records.directory import Directory
from signpost.records.document import Document, Path, Value
from signpost.records.model import Activity
from signpost.records.problem import Place, Problem, problem, said
from signpost.records.source import Source
from signpost.records.yaml_text import read_yaml
from signpost.values.choice import nearest
from signpost.values.text import LONGEST_LINE, LONGEST_NAME

BLANK: Final[tuple[Any, ...]] = ("", [], {}, None)  # not answered yet
NEVER: Final = frozenset({"imported", "added"})  # fields that nobody answers
MOST_ONE: Final = NEVER | {"name", "verified", "assurance"}  # fields that are true of one service at most
SHORTEST: Final = 2
LATER: Final = frozenset({"organisation", "venue", "parent", "partners"})  # ids that an import itself may bring


def answered(value: Any) -> Any:
    """A value without what is blank in it: that is for later. An item of a list with a blank is for later as a whole.

    `needs: []` is an answer: none of our needs.
    """
    if isinstance(value, dict):
        parts = {name: item if name == "needs" and item == [] else answered(item) for name, item in value.items()}
        return {name: item for name, item in parts.items() if item not in BLANK or (name == "needs" and item == [])}
    if isinstance(value, list):
        return [item for item in value if item not in BLANK and answered(item) == item]
    return value


def read_mapping(file: FilePath, directory: Directory) -> tuple[Answers, tuple[Problem, ...]]:
    """Read a mapping. What is wrong with it comes beside it, in the order of its lines. Raises OSError."""
    document = read_yaml(file.name, file.read_bytes())
    parser = _Parser(document, directory)
    return parser.answers(), tuple(sorted((*document.problems, *parser.problems)))


class _Parser:
    """Takes the answers out of one file, noting problems on the way."""

    def __init__(self, document: Document, directory: Directory) -> None:
        self._document = document
        self._ids = {kind: tuple(directory.of_kind(kind)) for kind in CLASSES}
        whole = answered(document.value)
        self._whole = whole if isinstance(whole, dict) else {}
        self.problems: list[Problem] = []

    def answers(self) -> Answers:
        """What is answered: nothing where the file has nothing but comments."""
        if self._document.value is not None and not isinstance(self._document.value, dict):
            self._note((), "record-form", "There are no fields here.", "Start from the mapping that an import writes.")
        parts: dict[str, Callable[[], Any]] = {
            "source": lambda: self._line("source", LONGEST_NAME),
            "licence": lambda: self._line("licence", LONGEST_LINE),
            "columns": self._columns,
            "leave": lambda: tuple(self._texts(("leave",), self._whole["leave"])),
            "dates": lambda: self._choice("dates", DATES),
            "categories": lambda: self._each("categories", "activity", MOST_ONE, in_any_order),
            "defaults": lambda: self._fields("activity", ("defaults",), self._whole["defaults"], never=MOST_ONE),
            "organisation": lambda: self._fields("organisation", ("organisation",), self._whole["organisation"]),
            "organisations": lambda: self._each("organisations", "organisation"),
            "names": lambda: self._each("names", "activity", MOST_ONE, str),
            "run_by": lambda: self._each("run_by", "activity", MOST_ONE),
            "cells": self._cells,
            "proposals": self._proposals,
            "services": self._services,
            "areas": self._areas,
            "sensitive_checked": lambda: frozenset(
                self._texts(("sensitive_checked",), self._whole["sensitive_checked"])
            ),
        }
        for name in self._whole.keys() - parts.keys():
            self._unknown((name,), name, parts)
        return Answers(**{name: part() for name, part in parts.items() if name in self._whole})

    def _text(self, name: str) -> str:
        value = self._whole[name]
        if isinstance(value, str):
            return value
        self._note((name,), "value-kind", f"{name} holds more than one value.", "Write some words on one line.")
        return ""

    def _line(self, name: str, most: int) -> str:
        """Some words on one line, as each record will hold them."""
        text = self._text(name).strip()
        fits = SHORTEST <= len(text) <= most and "\n" not in text
        if isinstance(self._whole[name], str) and not fits:
            fix = f"Write {SHORTEST} to {most} on one line."
            self._note((name,), "value-length", f"{name} has {len(text):,} characters.", fix)
        return text

    def _texts(self, path: Path, value: Value) -> Iterator[str]:
        """The texts of a list; one text alone is a list of one."""
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str):
                yield item
            else:
                self._note(path, "value-kind", "Fields stand here where words belong.", "Write a list of words.")

    def _choice(self, name: str, choices: tuple[str, ...]) -> str:
        """One of some words; the first of them if nothing is written, or another."""
        text = self._text(name)
        if text not in ("", *choices):
            fix = f"The choices are {listed(choices, 'or')}."
            self._note((name,), "value-choice", f"{said(text)} is not a choice for {name}.", fix)
        return text if text in choices else choices[0]

    def _items(self, name: str) -> dict[str, Value]:
        value = self._whole[name]
        if isinstance(value, dict):
            return value
        self._note((name,), "value-kind", f"{name} holds no fields.", "Look at the mapping that an import writes.")
        return {}

    def _columns(self) -> Mapping[str, tuple[str, ...]]:
        found = {}
        for name, value in self._items("columns").items():
            if name not in COLUMNS:
                self._unknown(("columns", name), name, COLUMNS)
            else:
                found[name] = tuple(self._texts(("columns", name), value))
        return found

    def _areas(self) -> Mapping[str, str]:
        found = {}
        for word, value in self._items("areas").items():
            path = ("areas", word)
            for identity in self._texts(path, value):
                found[folded(word)] = identity
                self._known(path, identity, "area")
        return found

    def _each(
        self, name: str, kind: str, never: frozenset[str] = NEVER, key: Callable[[str], str] = folded
    ) -> Mapping[str, Values]:
        items = self._items(name).items()
        return {key(word): self._fields(kind, (name, word), value, never=never) for word, value in items}

    def _cells(self) -> Mapping[str, Mapping[str, str | Values]]:
        found: dict[str, Mapping[str, str | Values]] = {}
        for column, words in self._items("cells").items():
            if column not in COLUMNS:
                self._unknown(("cells", column), column, COLUMNS)
            elif not isinstance(words, dict):
                fix = "Write each cell's words, a colon, and what they mean."
                self._note(("cells", column), "value-kind", f"{column} holds no cells.", fix)
            else:
                found[column] = {
                    in_any_order(text): NOTHING
                    if value == STANDS_FOR_NOTHING
                    else value
                    if isinstance(value, str)
                    else self._fields("activity", ("cells", column, text), value, never=MOST_ONE)
                    for text, value in words.items()
                }
        return found

    def _proposals(self) -> int:
        text = self._text("proposals").removesuffix("%").strip()
        if text.isdecimal() and 1 <= int(text) <= 100:
            return int(text)
        fix = "Write a number from 1 to 100: needs that are at least so certain are taken."
        self._note(("proposals",), "value-form", f"{said(text)} is no percentage.", fix)
        return 101

    def _services(self) -> Mapping[str, Values]:
        found: dict[str, Values] = {}
        for identity, value in self._items("services").items():
            path = ("services", identity)
            if value == LEAVE_OUT:
                found[folded(identity)] = {LEAVE_OUT: True}
            elif isinstance(value, str):
                fix = f"Write {LEAVE_OUT}, or fields such as {{ needs: [loneliness] }}."
                self._note(path, "value-choice", f"{said(value)} is no answer about a service.", fix)
            else:
                found[folded(identity)] = self._fields("activity", path, value, (RECORD,))
                self._known((*path, RECORD), found[folded(identity)].get(RECORD), "activity")
        return found

    def _known(self, path: Path, identity: Value | None, kind: str) -> None:
        """Note an id that no record of this kind has."""
        if identity is not None and identity not in self._ids[kind]:
            guess = nearest(str(identity), self._ids[kind])
            fix = f"Did you mean {guess}?" if guess else f"Write the id of {a_kind(kind)} that is in the directory."
            self._note(path, "reference-unknown", f"There is no {kind} with the id {said(str(identity))}.", fix)

    def _fields(
        self, kind: str, path: Path, value: Value, more: tuple[str, ...] = (), never: frozenset[str] = NEVER
    ) -> Values:
        """Some fields of a record, held against its schema and against the ids that are there. `more` are our own."""
        if not isinstance(value, dict):
            self._note(path, "value-kind", "No fields stand here.", "Write fields, such as { needs: [loneliness] }.")
            return NOTHING
        for name in sorted(never & value.keys()):
            why = "is written by the import alone" if name in NEVER else "can't be answered for many services at once"
            self._note((*path, name), "field-unknown", f"{name} {why}.", "Delete the line.")
        own = {name: item for name, item in value.items() if name not in more}
        if not self._document.problems:  # of what can't be read there is nothing more to say
            self._shaped(kind, path, own)
        # `needs: []` says that a word has been looked at and is no need of ours.
        return {name: item for name, item in value.items() if item != []} if "needs" in value else value

    def _shaped(self, kind: str, path: Path, value: dict[str, Value]) -> None:
        filled = {name: item for name, item in value.items() if not (name == "needs" and item == [])}
        source = Source(kind, "", self._document, path, cast("Value", filled))
        faults = (found for found in shape_of(source) if filled and not _is_partial(found))
        self.problems.extend(faults)
        if kind == "activity":
            beside = Context(date.min, real=False, sensitive=False, ids=self._ids)
            named = references.of(build(Activity, source), beside)
            self.problems.extend(found for found in named if found.field not in LATER)

    def _unknown(self, path: Path, name: str, known: Iterable[str]) -> None:
        guess = nearest(name, known)
        fix = f"Did you mean {guess}?" if guess else f"The names are: {', '.join(known)}."
        self._note(path, "field-unknown", f"There is nothing called {said(name)} in a mapping.", fix)

    def _note(self, path: Path, code: str, message: str, fix: str) -> None:
        mark = self._document.marks.get(path)
        place = Place(self._document.file, mark.line, mark.column) if mark else Place(self._document.file)
        self.problems.append(problem(place, code, message, fix))


def _is_partial(found: Problem) -> bool:
    """Whether a problem only says that these are not all the fields of a record."""
    return found.code == "field-missing" and "." not in found.field
