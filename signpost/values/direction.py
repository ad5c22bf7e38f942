"""Text in two directions: what must read from left to right wherever it stands, such as a phone number.

In right-to-left text the groups of a number would change places: “01934 498 0123” would read “0123 498 01934”.
Source: Unicode Standard Annex 9, "Unicode Bidirectional Algorithm": a run of spaces takes the paragraph's direction.
"""

import re
from typing import Final

START, END = "\u2066", "\u2069"  # left-to-right isolate, and its end
NUMBER_OR_LATIN: Final = r"[0-9A-Za-zÀ-ɏ]"
BETWEEN: Final = "[0-9A-Za-zÀ-ɏ \u00a0.,:/@'’&+%\u2013\u2014-]"
# An isolate; or Latin letters and figures with what may stand between them, and a sign before a figure.
ISOLATE: Final = re.compile(f"{START}[^{START}{END}]*{END}")
LEFT_TO_RIGHT: Final = re.compile(
    rf"{ISOLATE.pattern}"
    rf"|[£€+]?{NUMBER_OR_LATIN}(?:{BETWEEN}*{NUMBER_OR_LATIN})?[%+]?"
)


def isolated(text: str) -> str:
    """A text between the signs that keep it left to right. It must have none of its own: records can't."""
    return f"{START}{text}{END}" if text else ""


def pieces(text: str, *, right_to_left: bool) -> list[tuple[str, bool]]:
    """A text cut where its direction or language changes: each piece, and whether it is set left to right as English.

    That is what was isolated, and in a right-to-left text every run of figures and Latin letters. The pieces together
    are the text without the signs.
    """
    found, end = [], 0
    for match in (LEFT_TO_RIGHT if right_to_left else ISOLATE).finditer(text):
        found += [(text[end : match.start()], False), (match[0].strip(START + END), True)]
        end = match.end()
    return [piece for piece in (*found, (text[end:], False)) if piece[0]]
