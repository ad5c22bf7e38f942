"""Values that people type: for each kind one module, with one way to read it and one way to write it.

`read` parses a text as somebody typed it into a `Parsed`; `written` formats a value as records have it, and `read`
reads that as the same value. Nothing is guessed: a text that may mean one of two values gets neither, and names both.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, Final, Generic, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")
LONGEST: Final = 2_000  # characters; no phone number, price or timetable is longer


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """The result of parsing a text: what it certainly says.

    `value` is None if nothing was certain. `left` is the words that are not part of the value, unchanged, or "".
    `fault` says what is wrong, as the end of a sentence ("it has 10 digits, …"), or "". `choices` are the values that
    an ambiguous text may mean: "10" is 10:00 or 22:00.
    """

    value: T | None
    left: str = ""
    fault: str = ""
    choices: tuple[T, ...] = ()


def or_nothing(found: T, left: str, text: str) -> Parsed[T]:
    """Return the value found and what is left of the text; if no value was found, all of the text is left."""
    return Parsed(found, left) if found else Parsed(None, text.strip())


def words_of(text: str) -> str:
    """The words of what is left of a text, or "" if only punctuation is left."""
    bare = " ".join(re.sub(r"<\s*>|\(\s*\)|\[\s*\]", " ", text).split()).strip(" .,;:/-")
    return bare if re.search(r"\w", bare) else ""


def length_limited(function: Callable[Concatenate[str, P], Parsed[T]]) -> Callable[Concatenate[str, P], Parsed[T]]:
    """Decorate a reader so that it doesn't parse texts of more than 2,000 characters, and leaves all of them."""

    @wraps(function)
    def reader(text: str, /, *more: P.args, **named: P.kwargs) -> Parsed[T]:
        return function(text, *more, **named) if len(text) <= LONGEST else Parsed(None, text.strip())

    return reader
