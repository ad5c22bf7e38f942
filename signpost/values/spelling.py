"""Did you mean …?"""

from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process, utils

CLOSE: Final = 70  # of 100, by any measure; below that a suggestion is more often wrong than right
ALIKE: Final = 60  # of 100, letter by letter or word by word


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like the one typed, if one is; none if two are equally like it."""
    matches = process.extract(
        word, sorted(known), scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=CLOSE, limit=5
    )
    likely = [(score, match) for match, score, _ in matches if _alike(utils.default_process(word), match)]
    if not likely or (len(likely) > 1 and likely[0][0] == likely[1][0]):
        return None
    return str(likely[0][1])


def one_off(typed: str, known: str) -> bool:
    """Whether a text misses another by one letter or digit, or by two in the wrong order."""
    half = len(known) // 2 - 1  # most pairs have not even that in common, and are told apart at once
    if typed == known or (typed[:half] != known[:half] and typed[-half:] != known[-half:]):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(typed, known, score_cutoff=1) == 1


def _alike(word: str, match: str) -> bool:
    """Whether they share most letters, or all the words of one are in the other, or one is cut short."""
    other = utils.default_process(match)
    begins = len(word) > 2 and other.startswith(word)
    return begins or max(fuzz.ratio(word, other), fuzz.token_set_ratio(word, other)) >= ALIKE
