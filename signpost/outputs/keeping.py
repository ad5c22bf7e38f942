"""Parts of outputs that are slow to make and seldom change."""

from collections.abc import Callable
from typing import Final

from signpost.records.memory import digest, made_by
from signpost.views.edition import Edition

MAKERS: Final = ("signpost/outputs", "signpost/views")


def kept(edition: Edition, says: str, make: Callable[[], str]) -> str:
    """A part, from an earlier build where it says the same and is made by the same code."""
    key = digest(f"{made_by(*MAKERS)} {says}".encode("utf-8", "surrogatepass"))
    found: str | None = edition.drawn.get(key)
    if found is None:
        found = make()
        edition.drawn.put(key, found)
    return found
