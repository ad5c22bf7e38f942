"""Words of a source in Markdown, in YAML and in comments, in which no sign of theirs means anything."""

from collections.abc import Sized
from typing import Final

from signpost.checks.markdown import as_code, as_plain
from signpost.imports.converting.convert import Converted
from signpost.records.problem import printable
from signpost.records.writing import scalar

LONGEST: Final = 10_000  # characters of one value; the rest stands in the source
LONGEST_COMMENT: Final = 120


def called(service: Converted) -> str:
    """Name a service in Markdown, with its id and where it stood."""
    where = f", {shown(service.where)}" if service.where else ""
    return f"{quoted(service.name) or 'A service'} (id {quoted(service.id)}{where})"


def counted(many: Sized, thing: str) -> str:
    """Count things in words, such as "1 service"."""
    return f"{len(many):,} {thing}{'' if len(many) == 1 else 's'}"


def quoted(text: str) -> str:
    """Quote what a source says in Markdown, as code."""
    said = printable(" ".join(text.split()))
    if len(said) <= LONGEST:
        return as_code(said)
    return f"{as_code(said[:LONGEST])} and {len(said) - LONGEST:,} characters more, which stand in the source"


def shown(text: str) -> str:
    """Return our own words, which may hold words of a source, in Markdown."""
    return as_plain(printable(" ".join(text.split())))


def key(text: str) -> str:
    """Return a text as a key of a YAML mapping, or an item of a list. Characters that nobody can see are left out."""
    return scalar("".join(char for char in " ".join(text.split()) if char.isprintable()), inside=True)


def comment(text: str, most: int = LONGEST_COMMENT) -> str:
    """Return a text on one line of at most so many characters that can be seen, with dots for what is missing."""
    line = printable(" ".join(text.split()))
    return line if len(line) <= most else f"{line[: most - 1]}…"
