"""Small pieces of the sentences that people read, and words to look for in what they wrote."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from signpost.records.writing import scalar
from signpost.values.patterns import lists


def join_words(words: Sequence[str], link: str = "and") -> str:
    """Words in a row: "a", "a or b", "a, b or c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {link} {words[-1]}"


def a_kind(kind: str) -> str:
    """A kind of record with its article: "an activity"."""
    name = "level of support" if kind == "level" else kind
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def written_as(value: Any, *, inside: bool = False) -> str:
    """A value as somebody would type it on one line; `inside` brackets a comma needs quotes."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return f"[{', '.join(written_as(item, inside=True) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {written_as(item, inside=True)}' for key, item in value.items())}}}"
    return scalar(value, inside=inside)


def word_list(name: str) -> Any:
    """What words.yaml has under a name: a list of words for `any_of`, or such lists by their names."""
    return lists("words", Path(__file__).parent)[name]


def any_of(*words: str) -> re.Pattern[str]:
    """Finds any of these words, many of them in one text with commas between. A star is any ending."""
    found = (re.escape(word.strip()).replace(r"\*", r"\w*") for text in words for word in text.split(","))
    return re.compile(rf"\b(?:{'|'.join(found)})\b", re.IGNORECASE)
