"""Problems in the records, and how they quote what was typed."""

import re
import unicodedata
from dataclasses import dataclass, replace

from signpost.records.codes import CODES, Severity

QUOTED = re.compile("“[^”]*”")
LONGEST_QUOTE = 60
NOT_SHOWN = "(not shown, since this service may be sensitive)"


@dataclass(frozen=True)
class Place:
    """Where something was typed: a file of the directory, a line and a column (both from 1), and a field."""

    file: str
    line: int = 1
    column: int = 1
    field: str = ""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, in plain words. Problems sort by file, then by line."""

    file: str
    line: int
    column: int
    field: str
    code: str
    severity: Severity
    message: str
    fix: str


def problem(place: Place, code: str, message: str, fix: str) -> Problem:
    """A problem at a place. `code` must be one of CODES; whatever was typed must pass through `quoted`."""
    severity, _ = CODES[code]
    return Problem(place.file, place.line, place.column, place.field, code, severity, message, fix)


def quoted(text: str) -> str:
    """What was typed, in curly quotes, short and safe to print in any log.

    Curly quotes inside the text become straight ones, so that `without_quotes` can always find the end.
    """
    shown = printable(" ".join(text.split())).translate(str.maketrans("“”", '""'))
    if len(shown) > LONGEST_QUOTE:
        shown = shown[: LONGEST_QUOTE - 1] + "…"
    return f"“{shown}”"


def printable(text: str) -> str:
    """The text with every invisible character (control, format, surrogate …) replaced by its code."""
    if text.isprintable():
        return text
    return "".join(
        char if char == " " or unicodedata.category(char)[0] not in "CZ" else f"\\u{ord(char):04x}" for char in text
    )


def without_quotes(found: Problem) -> Problem:
    """The same problem without quotes, for a record that must not be quoted."""
    return replace(found, message=QUOTED.sub(NOT_SHOWN, found.message), fix=QUOTED.sub(NOT_SHOWN, found.fix))
