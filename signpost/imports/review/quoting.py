"""Quotes words of a source in Markdown, YAML and comments, so that none of their characters has a meaning there."""

from collections.abc import Sized
from typing import Final

from signpost.checks.markdown import as_code, as_plain
from signpost.imports.converting.convert import Converted
from signpost.records.problem import printable
from signpost.records.writing import scalar

LONGEST: Final = 10_000  # characters of one value
LONGEST_COMMENT: Final = 120


def called(service: Converted) -> str:
    """Name a service in Markdown, with its id and where it stood."""
    where = f", {escaped(service.where)}" if service.where else ""
    return f"{in_code(service.name) or 'A service'} (id {in_code(service.id)}{where})"


def counted(many: Sized, thing: str) -> str:
    """Count things in words, such as "1 service"."""
    return f"{len(many):,} {thing}{'' if len(many) == 1 else 's'}"


def in_code(text: str) -> str:
    """Quote what a source says in Markdown, as code."""
    said = printable(" ".join(text.split()))
    if len(said) <= LONGEST:
        return as_code(said)
    return f"{as_code(said[:LONGEST])} and {len(said) - LONGEST:,} characters more, which are in the source"


def escaped(text: str) -> str:
    """Escape our own words, which may include words of a source, for Markdown."""
    return as_plain(printable(" ".join(text.split())))


def key(text: str) -> str:
    """Return a text as a key of a YAML mapping, or an item of a list, without invisible characters."""
    return scalar("".join(char for char in " ".join(text.split()) if char.isprintable()), inside=True)


def comment(text: str, most: int = LONGEST_COMMENT) -> str:
    """Return a text on one line without invisible characters, cut with dots after `most` characters."""
    line = printable(" ".join(text.split()))
    return line if len(line) <= most else f"{line[: most - 1]}…"
