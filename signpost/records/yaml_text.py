"""Reads one YAML file strictly, from its event stream: every value stays the text that was typed.

Only mappings, lists and texts are accepted. Anchors, aliases, merge keys, tags, repeated keys and deep nesting are
refused, since no record needs them and each of them can surprise or harm.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import Any, Final

import yaml

from signpost.records.document import Document, LateMarks, Mark, Path, Value, field_name
from signpost.records.problem import Place, Problem, problem, quoted
from signpost.records.yaml_faults import QUOTE_IT, syntax_problem
from signpost.values.characters import unfit_characters

# More than any record needs, and little enough that checks stay quick.
DEEPEST: Final = 8
LONGEST_TEXT: Final = 10_000
MOST_POINTS: Final = 1000
MOST_PROBLEMS: Final = 20
EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})
LEFT_EMPTY: Final = (
    "Nothing is written after the colon or hyphen here.",
    "Write the value, or delete the line. Text that starts with # must stand between double quotes.",
)
IN_BRACKETS: Final = ("Something between these brackets has no value.", QUOTE_IT)
COMMENT: Final = re.compile(r"[ \t]+#")


class _StopReading(Exception):
    """Raised to stop reading; what is wrong has been noted."""


def read_yaml(file: str, data: bytes) -> Document:
    """Read a file's bytes. `file` is its path within the directory, for messages. Never raises for bad input."""
    return replace(_read_bytes(file, data), raw=data)


def _read_bytes(file: str, data: bytes) -> Document:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unreadable(file, _not_utf8(Place(file, data.count(b"\n", 0, error.start) + 1)))
    if text.count("\0") > len(text) // 4:  # UTF-16, in which every second byte of English is 0
        return _unreadable(file, _not_utf8(Place(file)))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unfit = tuple(islice(_unfit(file, text), MOST_PROBLEMS))
    if unfit:
        return Document(file, None, MappingProxyType({}), unfit)
    reader = _Reader(file, text)
    value = reader.read()
    sound = value is not None and not reader.problems and not reader.cut_short
    return Document(file, value, LateMarks(reader.marks), tuple(reader.problems), sound)


def _unreadable(file: str, found: Problem) -> Document:
    return Document(file, None, MappingProxyType({}), (found,))


def _not_utf8(place: Place) -> Problem:
    return problem(
        place,
        "file-encoding",
        "This file has letters that can't be read, because it is not saved as UTF-8.",
        "Save it again with the encoding UTF-8, and look at any accents, dashes and pound signs.",
    )


def _unfit(file: str, text: str) -> Iterator[Problem]:
    for index, code in unfit_characters(text):
        line, column = text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
        yield _unfit_problem(Place(file, line, column), code, text[index])


def _unfit_problem(place: Place, code: str, char: str) -> Problem:
    if code == "file-encoding":
        return _not_utf8(place)
    what = {
        "character-control": "a character that can't be printed",
        "character-bidi": "a hidden character that makes text run backwards",
        "character-hidden": "a character that nobody can see",
    }[code]
    return problem(
        place,
        code,
        f"There is {what} here: U+{ord(char):04X}.",
        "Delete this word and type it again by hand. Such characters come along when text is copied.",
    )


class _Reader:
    """Turns the events of one text into values, noting problems on the way."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.has_signs = "#" in text  # characters that could start a comment
        self.event: Callable[[], Any] = yaml.CSafeLoader(text).get_event  # gives the next one
        self.events: dict[Path, yaml.Event] = {}  # the event that starts each part
        self.cut_short: set[Path] = set()  # texts followed by a comment
        self.problems: list[Problem] = []
        self.in_brackets = False  # whether the reader is inside brackets

    def read(self) -> Value | None:
        try:
            return self._document()
        except _StopReading:
            return None
        except yaml.YAMLError as error:
            self._syntax(error)
            return None

    def marks(self) -> Mapping[Path, Mark]:
        """Where each part was typed."""
        return {path: self._mark(event, path) for path, event in self.events.items()}

    def _mark(self, event: yaml.Event, path: Path) -> Mark:
        line, column = self._start(event)
        return Mark(line + 1, column + 1, path in self.cut_short)

    def _document(self) -> Value | None:
        self.event()  # the start of the stream
        event = self.event()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
            self._note(event, "yaml-directive", "A line starts with the sign %.", "Delete that line.")
        value = self._value(self.event(), (), 1)
        self.event()  # the end of the document
        event = self.event()
        if not isinstance(event, yaml.StreamEndEvent):
            self._note(
                event,
                "yaml-documents",
                "A second record starts here, after a line of three hyphens.",
                "Give each record a file of its own.",
            )
        return value

    def _value(self, event: yaml.Event, path: Path, depth: int) -> Value | None:
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self._refuse_extras(event)
            return self._text(event, path)
        if isinstance(event, yaml.AliasEvent):
            self._note(event, "yaml-alias", "A value starts with the sign *.", QUOTE_IT)
            return None
        self._refuse_extras(event)
        if depth > DEEPEST:
            self._note(
                event,
                "yaml-depth",
                f"Lists and fields stand inside each other more than {DEEPEST} deep here.",
                "Look at the spaces at the start of the lines: a record is never that deep.",
            )
            raise _StopReading
        outside, self.in_brackets = self.in_brackets, bool(getattr(event, "flow_style", False))
        value = self._list(path, depth) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(path, depth)
        self.in_brackets = outside
        return value

    def _refuse_extras(self, event: yaml.Event) -> None:
        if getattr(event, "anchor", None):
            self._note(event, "yaml-anchor", "A value starts with the sign &.", QUOTE_IT)
        if getattr(event, "tag", None):
            self._note(event, "yaml-tag", "A value starts with the sign !.", QUOTE_IT)

    def _text(self, event: yaml.ScalarEvent, path: Path) -> str | None:
        plain = not event.style
        if len(event.value) > LONGEST_TEXT:
            self._note(
                event,
                "value-length",
                f"This text has {len(event.value):,} characters, and no field can have that many.",
                "Shorten it. If much of it belongs to other fields, look for a quotation mark that is never closed.",
                path,
            )
            return None
        self.events[path] = event
        if plain and self._comment_follows(event):
            self.cut_short.add(path)
        if plain and event.value in EMPTY and path:
            self._note(event, "value-empty", *(IN_BRACKETS if self.in_brackets else LEFT_EMPTY), path)
            return None
        if event.style == '"':
            for index, code in unfit_characters(event.value):
                place = self._place(event, path)
                self._add(_unfit_problem(place, code, event.value[index]))
        return str(event.value)

    def _list(self, path: Path, depth: int) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := self.event(), yaml.SequenceEndEvent):
            # An unreadable item is left out, so the next one gets its number.
            here = (*path, len(items))
            if path and len(items) == MOST_POINTS:
                self._note(event, "value-length", f"This list has more than {MOST_POINTS} points.", "Shorten it.", path)
                raise _StopReading
            self.events[here] = event
            value = self._value(event, here, depth + 1)
            if value is not None:
                items.append(value)
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        seen: dict[str, yaml.Event] = {}
        while not isinstance(event := self.event(), yaml.MappingEndEvent):
            key = self._key(event)
            here = (*path, key)
            if key in seen:
                self._note(
                    event,
                    "yaml-duplicate-key",
                    f"The field {quoted(key)} is written twice, here and on line {self._place(seen[key]).line}.",
                    "Keep the one that is right and delete the other.",
                )
                self._skip(depth)
                continue
            self.events[here] = seen[key] = event
            value = self._value(self.event(), here, depth + 1)
            if isinstance(value, list | dict):
                self.events[here] = event
            if value is not None and key != "<<":
                fields[key] = value
        return fields

    def _key(self, event: yaml.Event) -> str:
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self._refuse_extras(event)
            if event.value == "<<":
                self._note(
                    event,
                    "yaml-merge",
                    "A line starts with <<.",
                    "Delete the line, and write out the fields it stood for.",
                )
            if event.style == '"':
                for index, code in unfit_characters(event.value):
                    self._add(_unfit_problem(self._place(event), code, event.value[index]))
            return str(event.value)
        self._note(
            event,
            "yaml-key",
            "A bracket stands where the name of a field belongs.",
            QUOTE_IT,
        )
        raise _StopReading

    def _skip(self, depth: int) -> None:
        """Skip one value; what is wrong inside it is still noted."""
        kept = dict(self.events)
        self._value(self.event(), ("",), depth + 1)
        self.events = kept

    def _comment_follows(self, event: yaml.ScalarEvent) -> bool:
        if not self.has_signs:
            return False
        end: Any = event.end_mark
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        return "#" in line and bool(COMMENT.match(line, end.column)) and bool(event.value)

    def _place(self, event: yaml.Event, path: Path = ()) -> Place:
        line, column = self._start(event)
        return Place(self.file, line + 1, column + 1, field_name(path))

    def _start(self, event: yaml.Event) -> tuple[int, int]:
        """Where an event starts. A value missing at the very end would start after the last line."""
        start: Any = event.start_mark
        line = start.line
        return (line, start.column) if line < len(self.lines) else (line - 1, len(self.lines[-1]))

    def _note(self, event: yaml.Event, code: str, message: str, fix: str, path: Path = ()) -> None:
        self._add(problem(self._place(event, path), code, message, fix))

    def _add(self, found: Problem) -> None:
        if any((found.line, found.message) == (other.line, other.message) for other in self.problems):
            return  # once for each line is enough
        self.problems.append(found)
        if len(self.problems) >= MOST_PROBLEMS:
            raise _StopReading

    def _syntax(self, error: yaml.YAMLError) -> None:
        found = syntax_problem(self.file, self.lines, error)
        # Anything found after that comes from the same slip.
        self.problems = [*(other for other in self.problems if other.line < found.line), found]
