"""Memoizes parts of outputs that are slow to make and rarely change."""

from collections.abc import Callable
from typing import Final, TypeVar

from signpost.records.cache import code_digest, digest
from signpost.views.snapshot import Snapshot

T = TypeVar("T")

PARTS: Final = ("values", "records", "views", "outputs", "site")
MAKERS: Final = ("schema", *(f"signpost/{part}" for part in PARTS), "site_src/templates")


def text_fingerprint(says: str) -> str:
    """The fingerprint of something made only from these words and from our code."""
    return digest(f"{code_digest(*MAKERS)} {says}".encode("utf-8", "surrogatepass"))


def memoized(snapshot: Snapshot, key: str, make: Callable[[], T]) -> T:
    """Return the cached value of a key; if there is none, make it now and store it. Only plain values."""
    found: T | None = snapshot.cache.get(key)
    if found is None:
        found = make()
        snapshot.cache.put(key, found)
    return found
