r"""Patterns of Python as JavaScript has them, so that a page checks by the same rules as the records are checked.

JavaScript's \w, \d and \b only know the letters and digits of ASCII, and its patterns have no free spaces.
"""

import re
from typing import Final

PART: Final = re.compile(r"\\(.)|\[(\^?)(\]?(?:\\.|[^\]\\])*)\]|\(\?P<|(\s+|#[^\n]*)|[^\\]", re.DOTALL)
ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
WORD: Final = r"\p{L}\p{N}_"
CLASSES: Final = {"w": WORD, "d": r"\p{Nd}", "s": r"\s"}
OUTSIDE: Final = {
    "w": f"[{WORD}]",
    "W": f"[^{WORD}]",
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "s": r"\s",
    "S": r"\S",
    "b": f"(?:(?<![{WORD}])(?=[{WORD}])|(?<=[{WORD}])(?![{WORD}]))",
}
SIGNS: Final = frozenset(r"^$\.*+?()[]{}|/")  # what may be escaped where "u" is on


def as_javascript(pattern: re.Pattern[str]) -> list[str]:
    """A compiled pattern as the source and the flags of a JavaScript RegExp.

    Raises ValueError if it has a part for which there is none.
    """
    free = bool(pattern.flags & re.VERBOSE)
    source = PART.sub(lambda match: _part(match, free=free), pattern.pattern)
    return [source, "iu" if pattern.flags & re.IGNORECASE else "u"]


def _part(match: re.Match[str], *, free: bool) -> str:
    if match[4] and free:
        return ""
    if match[1]:
        return OUTSIDE.get(match[1]) or _escaped(match[1])
    if match[3] is not None:
        return f"[{match[2]}{ESCAPE.sub(_in_class, match[3])}]"
    return "(?<" if match[0] == "(?P<" else match[0]


def _in_class(match: re.Match[str]) -> str:
    return CLASSES.get(match[1]) or ("\\-" if match[1] == "-" else _escaped(match[1]))


def _escaped(sign: str) -> str:
    if sign.isalnum():
        raise ValueError(f"There is no \\{sign} in JavaScript that means the same.")
    return f"\\{sign}" if sign in SIGNS else sign
