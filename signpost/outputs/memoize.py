"""Memoizes parts of outputs that are slow to make and rarely change."""

from collections.abc import Callable
from typing import Final, TypeVar

from signpost.records.cache import code_digest, digest, folder_digest
from signpost.views.snapshot import Snapshot

T = TypeVar("T")

MAKERS: Final = ("values", "records", "views", "outputs", "site")


def text_fingerprint(snapshot: Snapshot, says: str) -> str:
    """The fingerprint of something made only from these words, from our code, and from the templates and words."""
    templates, words = (folder_digest(snapshot.sources / part) for part in ("templates", "leaflets"))
    return digest(f"{code_digest(*MAKERS)} {templates} {words} {says}".encode("utf-8", "surrogatepass"))


def memoized(snapshot: Snapshot, key: str, make: Callable[[], T]) -> T:
    """Return the cached value of a key; if there is none, make it now and store it. Only plain values."""
    found: T | None = snapshot.cache.get(key)
    if found is None:
        found = make()
        snapshot.cache.put(key, found)
    return found
