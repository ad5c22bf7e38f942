"""Suggestions of what was probably meant, from the same parsers that imports use."""

from collections.abc import Callable
from typing import Any

from signpost.checks.words import join_words
from signpost.records.problem import quoted
from signpost.values import Parsed


def if_you_mean(parsed: Parsed[Any], write: Callable[[Any], str]) -> str:
    """The start of a fix: what to write, in the form that records have; "" if there is no suggestion.

    `write` is the function `written` of the kind of value. If there are several values, one must be chosen.
    """
    value: Any = parsed.value
    if isinstance(value, list) and len(value) > 1:
        return f"There is room for one only: write {_any_of([write([each]) for each in value])}. "
    if value is not None:
        return f"If you mean {quoted(write(value))}, write that. "
    if len(parsed.choices) == 1:
        return f"If you mean {quoted(write(parsed.choices[0]))}, write that. "
    return f"Write {_any_of(list(map(write, parsed.choices)))}, whichever you mean. " if parsed.choices else ""


def _any_of(texts: list[str]) -> str:
    return join_words(list(map(quoted, texts)), "or")
