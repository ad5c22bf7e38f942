"""Parts of a record's lists, with the index at which each was typed."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from signpost.records.model import Record

P = TypeVar("P")


def numbered(record: Record, name: str, parts: Sequence[P]) -> Iterator[tuple[int, P]]:
    """Each part of a list with its index as typed, which also counts items that can't be read and made no part."""
    value = record.source.value
    typed = value.get(name) if isinstance(value, dict) else None
    places = (index for index, item in enumerate(typed if isinstance(typed, list) else ()) if isinstance(item, dict))
    return zip(places, parts, strict=True)
