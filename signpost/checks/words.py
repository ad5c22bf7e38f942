"""Small parts of the sentences that people read, and lists of words to search for in records."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from signpost.records.writing import scalar
from signpost.values.patterns import lists


def join_words(words: Sequence[str], link: str = "and") -> str:
    """Join words, with `link` before the last: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {link} {words[-1]}"


def kind_words(kind: str) -> str:
    """A kind of record as people call it."""
    return {
        "assurance": "question of assurance",
        "topic": "topic of the conversation",
        "member": "member directory",
    }.get(kind, kind)


def a_kind(kind: str) -> str:
    """A kind of record with its article, such as "an activity"."""
    name = "level of support" if kind == "level" else kind_words(kind)
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def written_as(value: Any, *, inside: bool = False) -> str:
    """A value as somebody would type it on one line; `inside` brackets, a comma needs quotes."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return f"[{', '.join(written_as(item, inside=True) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {written_as(item, inside=True)}' for key, item in value.items())}}}"
    return scalar(value, inside=inside)


def word_list(name: str) -> Any:
    """Load a list of words for `word_pattern` from words.yaml, or several such lists by name."""
    return lists("words", Path(__file__).parent)[name]


def word_pattern(*words: str) -> re.Pattern[str]:
    """Make a pattern for any of these words, given singly or in one text with commas. A star is any ending."""
    found = (re.escape(word.strip()).replace(r"\*", r"\w*") for text in words for word in text.split(","))
    return re.compile(rf"\b(?:{'|'.join(found)})\b", re.IGNORECASE)
