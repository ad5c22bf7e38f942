"""Suggestions for misspelt words."""

from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process, utils

CLOSE: Final = 70  # of 100, by any measure; below this a suggestion is more often wrong than right
ALIKE: Final = 60  # of 100, letter by letter or word by word


def closest_match(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most similar to the one typed; None if none is similar, or two are equally similar."""
    matches = process.extract(
        word, sorted(known), scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=CLOSE, limit=5
    )
    likely = [(score, match) for match, score, _ in matches if _alike(utils.default_process(word), match)]
    if not likely or (len(likely) > 1 and likely[0][0] == likely[1][0]):
        return None
    return str(likely[0][1])


def differs_by_one(typed: str, known: str) -> bool:
    """Whether a text differs from another by one letter or digit, or by two that are swapped."""
    half = len(known) // 2 - 1  # a quick test that rules out most pairs
    if typed == known or (typed[:half] != known[:half] and typed[-half:] != known[-half:]):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(typed, known, score_cutoff=1) == 1


def _alike(word: str, match: str) -> bool:
    """Whether two words share most letters, or all the words of one are in the other, or one is the other's start."""
    other = utils.default_process(match)
    begins = len(word) > 2 and other.startswith(word)
    return begins or max(fuzz.ratio(word, other), fuzz.token_set_ratio(word, other)) >= ALIKE
