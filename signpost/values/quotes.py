"""Typographic apostrophes and quotation marks in what is shown. Records, search and exports keep what was typed.

The browser does the same to what it draws (site_src/find/quotes.js); a test holds the two together.
"""

import re
from typing import Any, Final

SIGNS: Final = re.compile(
    r"[\w.+-][\w.+'-]*@[\w.-]+"  # an e-mail address: its apostrophe is part of it
    r"|(?:https?://|www\.|\w[\w-]*(?:\.[\w-]+)+/)[^\s\"<>]*[^\s\"'<>.,;:!?)]"  # and so for a web address
    r"|['\"`´‘]"
)
STRAIGHT: Final = re.compile("['\"`´‘]")
BEFORE_OPENING: Final = re.compile(r"(?:^|[\s(\[“‘\"'—–/-])$")
OPENED: Final = re.compile(r"(?:^|[\s(\[“\"])['‘][^\s'’][^'’]*$")
CLOSED: Final = re.compile(r"\S(?:.{0,300}?\S)??'(?!\w)", re.DOTALL)
# "'tis", "'til", "rock 'n' roll", "the '60s": letters or digits are left out.
ELIDED: Final = re.compile(r"(?:tis|twas|til|em|n|cause|bout|[0-9][0-9]s?)(?!\w)", re.IGNORECASE)
OPENED_TWICE: Final = re.compile(r"(?:^|[\s(\[])[\"“][^\"”]*$")
DIGIT: Final = re.compile(r"[0-9]$")
ACROSS: Final = re.compile(r"x ?[0-9]")  # 10'x8', in feet


def typographic(text: str) -> str:
    """A text with typographic apostrophes and quotation marks, whatever was typed.

    Addresses of e-mail and the web stay, and so do feet and inches (5'6").
    """
    return SIGNS.sub(_sign, text) if STRAIGHT.search(text) else text


def typographic_data(value: Any, as_typed: frozenset[str] = frozenset()) -> Any:
    """Data as for JSON with every text made typographic, except under the keys `as_typed`."""
    if isinstance(value, str):
        return typographic(value)
    if isinstance(value, list | tuple):
        return [typographic_data(item, as_typed) for item in value]
    if isinstance(value, dict):
        return {key: item if key in as_typed else typographic_data(item, as_typed) for key, item in value.items()}
    return value


def _sign(found: re.Match[str]) -> str:
    sign, before, after = found[0], found.string[: found.start()], found.string[found.end() :]
    if len(sign) > 1:
        return sign
    if sign == '"':
        return _double(before)
    return _single(before, after) if sign == "'" else _misused(sign, before, after)


def _double(before: str) -> str:
    if BEFORE_OPENING.search(before):
        return "“"
    return '"' if DIGIT.search(before) and not OPENED_TWICE.search(before) else "”"


def _single(before: str, after: str) -> str:
    if BEFORE_OPENING.search(before):
        return "‘" if CLOSED.match(after) and not ELIDED.match(after) else "’"
    measured = DIGIT.search(before) and (not after[:1].isalpha() or ACROSS.match(after))
    return "'" if measured and not OPENED.search(before) else "’"


def _misused(sign: str, before: str, after: str) -> str:
    """A grave or acute accent or an opening mark between two letters is meant as an apostrophe."""
    return "’" if before[-1:].isalpha() and after[:1].isalpha() else sign
