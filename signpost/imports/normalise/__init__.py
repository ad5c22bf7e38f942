"""Tidying: from a dirty text to the form of our records. Nothing is guessed; what is not certain is left.

- text: `plain`, `line`, `title`, `summary`
- contacts: `phones`, `emails`, `websites`, `is_placeholder`
- places: `postcode`, `address`, `coordinates`
- moments: `clock`, `date`; times: `session`, of parts; timetable: `sessions`, of a sentence
- money: `cost`
- people: `ages`, `languages`, `access`, `status`

Each but `is_placeholder` gives a `Normalised`. A value that is tidied once more is the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, Final, Generic, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")
LONGEST: Final = 2_000  # characters: more is no phone number, price or timetable that anybody reads


@dataclass(frozen=True)
class Normalised(Generic[T]):
    """A dirty text in the form that a record has, and what is left of it.

    `value` is text as YAML would hold it, or lists and mappings of such; None where nothing was understood for
    certain. `left` is the words that found no place in it, as they stood, or "".
    """

    value: T | None
    left: str = ""


def or_nothing(found: T, left: str, text: str) -> Normalised[T]:
    """What was found in a text and what is left of it; where nothing was, all of it is left."""
    return Normalised(found, left) if found else Normalised(None, text.strip())


def of_a_few_words(
    function: Callable[Concatenate[str, P], Normalised[T]],
) -> Callable[Concatenate[str, P], Normalised[T]]:
    """A function that leaves a text of more than 2,000 characters as it is, before it looks for anything in it."""

    @wraps(function)
    def looked_at(text: str, /, *more: P.args, **named: P.kwargs) -> Normalised[T]:
        return function(text, *more, **named) if len(text) <= LONGEST else Normalised(None, text.strip())

    return looked_at
