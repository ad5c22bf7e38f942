"""Did you mean …?"""

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

CLOSE = 70  # of 100; below that a suggestion is more often wrong than right


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like the one typed, if one is like it at all."""
    match = process.extractOne(
        word, sorted(known), scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=CLOSE
    )
    return match[0] if match else None
