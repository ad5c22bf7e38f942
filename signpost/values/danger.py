"""Words of danger: words in a record that suggest a place that must not be found.

They match too much rather than too little. Answering `sensitive: no` ends the question and costs a minute; printing the
street of a refuge can cost a life. Each topic is searched only if one of its stems is in the text, since most texts
have none of them. The words are in danger.yaml.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from signpost.values.confusables import MARKS, as_read
from signpost.values.patterns import filled, lists, parts

BEFORE: Final = 120  # characters looked at before a stem, and after it
AFTER: Final = 160
APART: Final = "|"  # between texts


@dataclass(frozen=True)
class Topic:
    """A pattern that is searched for if a text has one of these stems, in small letters."""

    stems: tuple[str, ...]
    words: re.Pattern[str]


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic of danger."""
    known = parts("danger")
    return tuple(
        Topic(
            tuple(stem.replace("_", " ") for stem in topic["stems"].split()),
            re.compile(filled(topic["words"], known), re.VERBOSE),
        )
        for topic in lists("danger")["topics"]
    )


def speaks_of_danger(texts: Iterable[str]) -> bool:
    """Whether any of these texts mentions abuse, refuge or the like, as typed or with confusable letters replaced."""
    whole = " ".join(f" {APART} ".join(both for text in texts for both in _readings(text)).split()).casefold()
    return any(_found(topic, whole) for topic in topics())


def _readings(text: str) -> Iterator[str]:
    read = as_read(text)
    yield read
    if read is not text and (plain := text.translate(MARKS)) != read:
        yield plain


def _found(topic: Topic, text: str) -> bool:
    return any(topic.words.search(text, start, end) for start, end in _around(topic.stems, text))


def _around(stems: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    """The stretches of text around these stems. Overlapping ones are merged; none crosses from one text to another."""
    start = end = -1
    for at in sorted(_places(stems, text)):
        first = max(at - BEFORE, text.rfind(APART, 0, at) + 1)
        last = text.find(APART, at, at + AFTER)
        if first > end:
            if end >= 0:
                yield start, end
            start = first
        end = last if last >= 0 else at + AFTER
    if end >= 0:
        yield start, end


def _places(stems: Iterable[str], text: str) -> Iterator[int]:
    """The index of each occurrence of these stems in a text."""
    for stem in stems:
        at = text.find(stem)
        while at >= 0:
            yield at
            at = text.find(stem, at + 1)
