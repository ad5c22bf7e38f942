"""Words of a source in Markdown, in which no sign of theirs means anything."""

from collections.abc import Sequence
from typing import Final

from signpost.checks.markdown import as_code, as_plain
from signpost.imports.converting.convert import Converted
from signpost.records.problem import printable

LONGEST: Final = 10_000  # characters of one value; the rest stands in the source


def called(service: Converted) -> str:
    """Give a service by its name, its id and where it stood."""
    where = f", {shown(service.where)}" if service.where else ""
    return f"{quoted(service.name) or 'A service'} (id {quoted(service.id)}{where})"


def counted(many: Sequence[object], thing: str) -> str:
    """Give a number of things in words, such as "1 service"."""
    return f"{len(many):,} {thing}{'' if len(many) == 1 else 's'}"


def quoted(text: str) -> str:
    """Give what a source says, as it is."""
    said = printable(" ".join(text.split()))
    if len(said) <= LONGEST:
        return as_code(said)
    return f"{as_code(said[:LONGEST])} and {len(said) - LONGEST:,} characters more, which stand in the source"


def shown(text: str) -> str:
    """Give our own words, which may hold words of a source."""
    return as_plain(printable(" ".join(text.split())))
