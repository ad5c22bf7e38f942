"""One file as it was read: its value, where each part of it was typed, and what is wrong with it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

from signpost.records.problem import Problem

Value = str | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]

LINE_ENDS: Final = re.compile(r"\r\n|\n|\r")  # as editors count lines; str.splitlines knows eight more
COMMENT: Final = re.compile(r"(?:^|(?<=\s))#+[ \t]?(.*)")
NAME: Final = re.compile(r"[a-z]+(_[a-z]+)*")


class Mark(NamedTuple):
    """Where a value or key was typed (line and column from 1), and whether a # comment follows it unquoted."""

    line: int
    column: int
    cut_short: bool = False


class LateMarks(Mapping[Path, Mark]):
    """Where each part of a file was typed, computed only when first needed: for a good file that is rare."""

    def __init__(self, find: Callable[[], Mapping[Path, Mark]]) -> None:
        self._find = find

    @cached_property
    def _found(self) -> Mapping[Path, Mark]:
        return self._find()

    def __getitem__(self, path: Path) -> Mark:
        return self._found[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


@dataclass(frozen=True)
class Document:
    """One file as read: its value (None if it can't be read), where each part was typed, and what is wrong.

    A file is `sound` if nothing is wrong and no # comment cuts a text short, so that its value is complete.
    `digest` is the fingerprint of its bytes, if there is a file, and `raw` the bytes.
    """

    file: str
    value: Value | None
    marks: Mapping[Path, Mark]
    problems: tuple[Problem, ...]
    sound: bool = False
    digest: str = ""
    raw: bytes = b""

    @cached_property
    def comments(self) -> tuple[tuple[int, str], ...]:
        """The comments, each with the line it starts on. Adjacent comment lines are one comment.

        A # within a text counts as a comment too: better one too many.
        """
        found: list[tuple[int, str]] = []
        whole_before = False
        lines = LINE_ENDS.split(self.raw.decode("utf-8", "replace")) if b"#" in self.raw else ()
        for number, line in enumerate(lines, 1):
            match = COMMENT.search(line)
            whole = match is not None and not line[: match.start()].strip()
            if match and whole and whole_before:
                found[-1] = (found[-1][0], f"{found[-1][1]}\n{match[1]}")
            elif match:
                found.append((number, match[1]))
            whole_before = whole
        return tuple(found)


def field_name(path: Path) -> str:
    """A path in the form that people read: ("sessions", 0, "day") is sessions[1].day.

    It stops before a part that can't be the name of a field, since that could be anything that somebody typed.
    """
    name = ""
    for part in path:
        if isinstance(part, str) and not NAME.fullmatch(part):
            break
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def in_words(value: Any) -> str:
    """A value of a record as words on one line: parts with their names, items with semicolons between; "" for None."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {in_words(item)}" for name, item in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(in_words, value))
    return "" if value is None else " ".join(str(value).split())
