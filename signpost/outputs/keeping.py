"""Parts of outputs that are slow to make and seldom change."""

from collections.abc import Callable
from typing import Final

from signpost.records.memory import digest, made_by
from signpost.views.edition import Edition

PARTS: Final = ("records", "views", "outputs", "site")
MAKERS: Final = ("schema", *(f"signpost/{part}" for part in PARTS), "site_src/templates")


def fingerprint(says: str) -> str:
    """The fingerprint of what is made of these words, and of nothing else but what makes it."""
    return digest(f"{made_by(*MAKERS)} {says}".encode("utf-8", "surrogatepass"))


def kept(edition: Edition, key: str, make: Callable[[], str]) -> str:
    """A part, from an earlier build where it has the same fingerprint."""
    found: str | None = edition.drawn.get(key)
    if found is None:
        found = make()
        edition.drawn.put(key, found)
    return found
