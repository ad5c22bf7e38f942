"""Values that people type: for each kind one module, with one way to read it and one way to write it.

`read` takes a text as somebody typed it and gives a `Parsed`; `written` gives the form that a record has, which `read`
reads as the same value. Nothing is guessed: what may be one of two things is neither, and both are named.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, Final, Generic, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")
LONGEST: Final = 2_000  # characters: more is no phone number, price or timetable that anybody reads


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """What a text says, as far as it is certain.

    `value` is None if nothing was understood for certain. `left` is the words that found no place in it, as they
    stood, or "". `fault` says what is wrong, as the end of a sentence ("it has 10 digits, …"), or "". `choices` are the
    values of which the text may mean any: "10" is 10:00 or 22:00.
    """

    value: T | None
    left: str = ""
    fault: str = ""
    choices: tuple[T, ...] = ()


def or_nothing(found: T, left: str, text: str) -> Parsed[T]:
    """What was found in a text and what is left of it; if nothing was, all of it is left."""
    return Parsed(found, left) if found else Parsed(None, text.strip())


def words_of(text: str) -> str:
    """The words of what is left of a text, or "" if it is only signs."""
    bare = " ".join(re.sub(r"<\s*>|\(\s*\)|\[\s*\]", " ", text).split()).strip(" .,;:/-")
    return bare if re.search(r"\w", bare) else ""


def length_limited(function: Callable[Concatenate[str, P], Parsed[T]]) -> Callable[Concatenate[str, P], Parsed[T]]:
    """A reader that leaves a text of more than 2,000 characters as it is, before it looks for anything in it."""

    @wraps(function)
    def reader(text: str, /, *more: P.args, **named: P.kwargs) -> Parsed[T]:
        return function(text, *more, **named) if len(text) <= LONGEST else Parsed(None, text.strip())

    return reader
