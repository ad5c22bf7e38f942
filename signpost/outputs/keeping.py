"""Parts of outputs that are slow to make and seldom change."""

from collections.abc import Callable
from typing import Final

from signpost.records.memory import digest, made_by
from signpost.views.edition import Edition

MAKERS: Final = ("signpost/records", "signpost/views", "signpost/outputs")


def saying(says: str) -> str:
    """The fingerprint of a part that is made of these words and nothing else."""
    return digest(f"{made_by(*MAKERS)} {says}".encode("utf-8", "surrogatepass"))


def kept(edition: Edition, key: str, make: Callable[[], str]) -> str:
    """A part, from an earlier build where it has the same fingerprint."""
    found: str | None = edition.drawn.get(key)
    if found is None:
        found = make()
        edition.drawn.put(key, found)
    return found
