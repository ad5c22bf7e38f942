"""What earlier builds have read, checked and drawn, kept on disk by a fingerprint of all that went into it.

Nothing here can change a page: a value that is missing, or whose checksum is wrong, is worked out anew.
"""

import hashlib
import marshal
import sqlite3
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

from signpost.site import hands

T = TypeVar("T")

NAME: Final = "kept.sqlite"
# The file whose words are in a value, the value as bytes, and the checksum of both: as the disk gives them.
Entry = tuple[Any, Any, Any]
NOTHING: Final[Entry] = (None, b"", b"")


class Kept:
    """Plain values by fingerprint. Those not asked for in a build are let go when it is saved."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._database = _opened(file)
        self._used: set[str] = set()
        self._fresh: dict[str, Entry] = {}

    def get(self, key: str) -> Any:
        """The value kept under a fingerprint; None where there is none or it is damaged."""
        file, body, checksum = self._fresh.get(key) or self._of_records.get(key) or self._on_disk(key)
        if not isinstance(body, bytes) or checksum != _checksum(file, body):
            return None
        self._used.add(key)
        with suppress(ValueError, EOFError, TypeError):
            return marshal.loads(body)  # noqa: S302 - its checksum is right, so we wrote it
        return None

    def put(self, key: str, value: Any, file: str | None = None) -> None:
        """Keep a value. `file` is that of the record whose words are in it; "" for no words, None for a page."""
        body = marshal.dumps(value)
        self._fresh[key] = file, body, _checksum(file, body)

    def hush(self, files: Set[str]) -> None:
        """Keep none of the words of these records, as they are sensitive or may be."""
        self._fresh = {key: entry for key, entry in self._fresh.items() if entry[0] not in files}
        self._used -= {key for key, entry in self._of_records.items() if entry[0] in files}

    def shared(self, work: Callable[[int, int], T]) -> list[T]:
        """Share work between two processes, each of which keeps what it makes."""

        def own(part: int, parts: int) -> Any:
            if part:
                self._fresh, self._used = {}, set()
                self._database = _opened(self._file)  # a database must not be used across processes
            return work(part, parts), (self._fresh, self._used) if part else ({}, set())

        results = hands.shared(own)
        for _, (fresh, used) in results:
            self._fresh |= fresh
            self._used |= used
        return [result for result, _ in results]

    def save(self) -> None:
        """Write the new values and let go of those that this build did not ask for."""
        with suppress(sqlite3.Error), self._database:
            known = {row[0] for row in self._database.execute("SELECT key FROM kept")}
            self._database.executemany("DELETE FROM kept WHERE key = ?", [(key,) for key in known - self._used])
            self._database.executemany(
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)",
                [(key, *entry) for key, entry in self._fresh.items()],
            )

    def close(self) -> None:
        """End; what was not saved is forgotten."""
        self._database.close()

    @cached_property
    def _of_records(self) -> dict[str, Entry]:
        """What was read and found in single records. Every build asks for all of that, so it comes at once."""
        with suppress(sqlite3.Error):
            rows = self._database.execute("SELECT key, file, body, checksum FROM kept WHERE file IS NOT NULL")
            return {key: (file, body, checksum) for key, file, body, checksum in rows}
        return {}

    def _on_disk(self, key: str) -> Entry:
        with suppress(sqlite3.Error):
            row = self._database.execute("SELECT file, body, checksum FROM kept WHERE key = ?", (key,)).fetchone()
            return row or NOTHING
        return NOTHING


def _checksum(file: str | None, body: bytes) -> bytes:
    return hashlib.blake2b(f"{file}\0".encode() + body, digest_size=16).digest()


@contextmanager
def kept(cache: Path) -> Iterator[Kept]:
    """What earlier builds have kept in `cache`. A file that can't be read or written only makes builds slower."""
    memory = Kept(cache / NAME)
    try:
        yield memory
    finally:
        memory.close()


def _opened(file: Path) -> sqlite3.Connection:
    with suppress(sqlite3.Error, OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        return _with_table(sqlite3.connect(file, timeout=1))
    with suppress(sqlite3.Error, OSError):
        file.unlink(missing_ok=True)
        return _with_table(sqlite3.connect(file, timeout=1))
    return _with_table(sqlite3.connect(":memory:"))


def _with_table(database: sqlite3.Connection) -> sqlite3.Connection:
    # A lost cache costs one slow build, so there is no need to wait for the disk.
    database.execute("PRAGMA synchronous = OFF")
    # What is let go of may have become sensitive: it is written over, where it would else lie about in the file.
    database.execute("PRAGMA secure_delete = ON")
    database.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, file TEXT, body BLOB, checksum BLOB)")
    return database
