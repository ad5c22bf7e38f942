"""Characters that no record may have, since they are invisible or reverse the direction of text.

Background: Unicode Technical Report 36 (security) and "Trojan Source" (CVE-2021-42574).
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

# Quick test for the common case: a text without any of these needs no closer look.
SUSPECT: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
JOINERS: Final = frozenset("\u200c\u200d")
MARKS_OF_DIRECTION: Final = frozenset("\u200e\u200f\u061c")
BLANK_BUT_VISIBLE_KIND: Final = frozenset("\u2800\u3164\u115f\u1160\uffa0\u034f\u17b4\u17b5\ufffc")
# The flag of a part of a country, such as Wales: a black flag, the letters of its code as tags, and an end.
FLAG: Final = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
JOINING_SCRIPTS: Final = (
    "ARABIC", "SYRIAC", "MANDAIC", "NKO", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA",
    "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "MYANMAR", "KHMER", "TIBETAN",
)  # fmt: skip


def unfit_characters(text: str) -> Iterator[tuple[int, str]]:
    """Each unfit character of a text, as its index and the code of its problem."""
    for match in SUSPECT.finditer(text):
        code = _fault(text, match.start())
        if code:
            yield match.start(), code


def _fault(text: str, index: int) -> str:
    char = text[index]
    before = text[index - 1] if index else ""
    if char in BIDI:
        return "character-bidi"
    if char in JOINERS:
        return "" if _joins(before) else "character-hidden"
    if char in MARKS_OF_DIRECTION:
        return "" if _right_to_left(text, index) else "character-hidden"
    if "\U000e0020" <= char <= "\U000e007f":
        return "" if _in_flag(text, index) else "character-hidden"
    if char in BLANK_BUT_VISIBLE_KIND or unicodedata.category(char) == "Cf":
        return "character-hidden"
    return "character-control" if char != "\ufffd" else "file-encoding"


def _joins(before: str) -> bool:
    """Whether a joiner may follow this character: in emoji, and in scripts whose letters join."""
    if not before:
        return False
    if unicodedata.category(before) in {"So", "Sk"} or before == "\ufe0f":
        return True
    return unicodedata.name(before, "").startswith(JOINING_SCRIPTS)


def _right_to_left(text: str, index: int) -> bool:
    """Whether a mark of direction is next to right-to-left text, as it should be."""
    around = text[max(0, index - 3) : index] + text[index + 1 : index + 4]
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in around)


def _in_flag(text: str, index: int) -> bool:
    """Whether a tag character is part of a whole flag emoji; loose ones could hide words."""
    nearby = FLAG.finditer(text, max(0, index - 7), index + 7)
    return any(flag.start() < index < flag.end() for flag in nearby)
