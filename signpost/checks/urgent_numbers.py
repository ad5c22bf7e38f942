"""Leaflets that mention something urgent: the number for it must be in their box.

Words in words.yaml tell which sentences are urgent, and what they are about. Words can't be certain, so all of it is
advice.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from signpost.checks.parts import numbered
from signpost.checks.words import join_words, word_list, word_pattern
from signpost.records.directory import Directory
from signpost.records.directory_parts import Helpline
from signpost.records.document import Path
from signpost.records.model import Leaflet
from signpost.records.problem import Problem, problem, quoted
from signpost.records.urgent_helplines import all_helplines, boxed_helplines

URGENT: Final = word_pattern(*word_list("urgent"))
ABOUT: Final = {kind: word_pattern(*words) for kind, words in word_list("about").items()}
SAY_WHAT_FOR: Final = (
    "Say below urgent which kinds of helpline go with its needs, and what each helpline is for "
    "(directory.yaml). Or say it another way."
)
NO_BOX: Final = "Choose a format that has a box of urgent numbers, such as tri-fold or list. Or say it another way."
SENTENCE: Final = re.compile(r"[^.!?\n]+")


def urgent_numbers(directory: Directory, today: date) -> Iterator[Problem]:
    """Leaflets whose words need a number that their box doesn't have."""
    for leaflet in directory.records():
        if isinstance(leaflet, Leaflet):
            shown = _shown(directory, leaflet)
            for path, text in _texts(leaflet):
                yield from _text(leaflet, path, text, shown)


def _shown(directory: Directory, leaflet: Leaflet) -> tuple[Helpline, ...]:
    return all_helplines(directory) if leaflet.format == "card" else boxed_helplines(directory, leaflet)


def _texts(leaflet: Leaflet) -> Iterator[tuple[Path, str]]:
    yield ("opening",), leaflet.opening
    for index, point in numbered(leaflet, "points", leaflet.points):
        yield ("points", index, "words"), point.words


def _text(leaflet: Leaflet, path: Path, text: str, shown: tuple[Helpline, ...]) -> Iterator[Problem]:
    for sentence in SENTENCE.findall(" ".join(text.split())):
        words = URGENT.search(sentence)
        missing = _missing(sentence, shown) if words else []
        if words and (missing or not shown):
            yield problem(
                leaflet.place(*path),
                "leaflet-number-missing",
                f"This says {quoted(words[0])}, and no number{_what_for(missing)} is in the box of this leaflet.",
                SAY_WHAT_FOR if shown else NO_BOX,
            )


def _missing(sentence: str, shown: tuple[Helpline, ...]) -> list[str]:
    """The kinds of helpline that a sentence needs and that are not shown."""
    there = {kind for line in shown for kind in line.for_}
    return [kind for kind, words in ABOUT.items() if words.search(sentence) and kind not in there]


def _what_for(kinds: list[str]) -> str:
    return f" for {join_words(kinds)}" if kinds else ""
