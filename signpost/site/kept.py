"""What earlier builds have read, checked and drawn, kept on disk by a fingerprint of all that went into it.

Nothing here can change a page: a value that is missing, or whose checksum is wrong, is worked out anew.
"""

import hashlib
import marshal
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, TypeVar

from signpost.site import hands

T = TypeVar("T")

NAME: Final = "kept.sqlite"


class Kept:
    """Plain values by fingerprint. Those not asked for in a build are let go when it is saved."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._database = _opened(file)
        self._used: set[str] = set()
        self._fresh: dict[str, bytes] = {}
        self._of_file: defaultdict[str, set[str]] = defaultdict(set)

    def get(self, key: str, file: str = "") -> Any:
        """The value kept under a fingerprint; None where there is none or it is damaged.

        `file` names the record that it is of, where it is of one alone.
        """
        found = self._fresh.get(key) or self._on_disk(key)
        if found is None:
            return None
        self._used.add(key)
        self._of_file[file].add(key)
        with suppress(ValueError, EOFError, TypeError):
            return marshal.loads(found)  # noqa: S302 - its checksum is right, so we wrote it
        return None

    def put(self, key: str, value: Any, file: str = "") -> None:
        """Keep a value."""
        self._fresh[key] = marshal.dumps(value)
        self._of_file[file].add(key)

    def hush(self, files: Set[str]) -> None:
        """Keep nothing that is of one of these records alone, as they are sensitive or may be."""
        for key in set().union(*(self._of_file.get(file, set()) for file in files)):
            self._fresh.pop(key, None)
            self._used.discard(key)

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
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)",
                [(key, body, _checksum(body)) for key, body in self._fresh.items()],
            )

    def close(self) -> None:
        """End; what was not saved is forgotten."""
        self._database.close()

    def _on_disk(self, key: str) -> bytes | None:
        with suppress(sqlite3.Error):
            row = self._database.execute("SELECT body, checksum FROM kept WHERE key = ?", (key,)).fetchone()
            if row and isinstance(row[0], bytes) and _checksum(row[0]) == row[1]:
                return row[0]
        return None


def _checksum(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).digest()


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
    database.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, body BLOB, checksum BLOB) WITHOUT ROWID")
    return database
