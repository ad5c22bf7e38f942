"""Proposals: which needs a service's words may stand for. A person decides; none is written without an answer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from signpost.records.directory import Directory
from signpost.views.tokenize import LIGHT_WORDS, SMALL, stem
from signpost.views.tokenize import words as words_of

MOST: Final = 3  # needs proposed for one service
LONGEST_PHRASE: Final = 6  # words
ENOUGH: Final = 2  # of weight: one word somewhere in a long description is too little
LIGHT: Final = frozenset(map(stem, LIGHT_WORDS.split()))


@dataclass(frozen=True)
class Proposal:
    """A need, how certain it is in percent, and the words of the source that suggest it."""

    need: str
    certainty: int
    words: tuple[str, ...]


class Proposer:
    """Proposes needs of a directory, by the phrases that people use for each."""

    def __init__(self, directory: Directory) -> None:
        self._phrases: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)  # by their stems
        for need in directory.needs.values():
            meanings = (acronym.means for acronym in need.acronyms if acronym.means)
            said = (need.name, need.id.replace("-", " "), *need.lay_words, *meanings)
            for phrase in dict.fromkeys(filter(None, map(_phrase, said))):
                self._phrases[phrase].append(need.id)

    def propose(self, heading: Iterable[str], body: Iterable[str]) -> tuple[Proposal, ...]:
        """Propose the needs that texts suggest, the likeliest first. A word in a heading counts three times."""
        weights: defaultdict[str, int] = defaultdict(int)
        words: defaultdict[str, list[str]] = defaultdict(list)
        for texts, weight in ((heading, 3), (body, 1)):
            found = {phrase: said for text in texts for phrase, said in self._within(text)}
            for phrase, said in found.items():
                for need in self._phrases[phrase]:
                    weights[need] += weight * len(phrase)
                    words[need].append(said)
        likely = sorted((need for need in weights if weights[need] >= ENOUGH), key=lambda need: (-weights[need], need))
        return tuple(
            Proposal(need, 100 * weights[need] // (weights[need] + ENOUGH), tuple(dict.fromkeys(words[need]))[:MOST])
            for need in likely[:MOST]
        )

    def _within(self, text: str) -> Iterator[tuple[tuple[str, ...], str]]:
        """Return the known phrases in a text, each by its stems, with the text's own words for it."""
        own = [word for word in words_of(text) if word not in SMALL]
        found = tuple(map(stem, own))
        for start in range(len(found)):
            for end in range(start + 1, min(start + LONGEST_PHRASE, len(found)) + 1):
                if found[start:end] in self._phrases:
                    yield found[start:end], " ".join(own[start:end])


def _phrase(said: str) -> tuple[str, ...]:
    """Return the stems to look for; none if only one of several words is left, or only words that fit anything."""
    own = words_of(said)
    found = tuple(stem(word) for word in own if word not in SMALL)
    return () if (len(found) == 1 < len(own)) or LIGHT.issuperset(found) else found
