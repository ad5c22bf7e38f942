"""What was drawn in earlier builds, kept on disk by a fingerprint of all that went into it.

Nothing here can change a page: a piece that is missing, or whose checksum is wrong, is drawn anew.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

NAME: Final = "drawn.sqlite"


class Kept:
    """Pieces of pages by fingerprint. Those not asked for in a build are let go at its end."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._used: set[str] = set()
        self._fresh: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """The piece kept under a fingerprint; None where there is none or it is damaged."""
        if key in self._fresh:
            return self._fresh[key]
        with suppress(sqlite3.Error):
            row = self._database.execute("SELECT body, checksum FROM drawn WHERE key = ?", (key,)).fetchone()
            if row and _checksum(row[0]) == row[1]:
                self._used.add(key)
                return str(row[0])
        return None

    def put(self, key: str, body: str) -> None:
        """Keep a piece."""
        self._fresh[key] = body

    def save(self) -> None:
        """Write the new pieces and let go of those that this build did not ask for."""
        with suppress(sqlite3.Error), self._database:
            known = {row[0] for row in self._database.execute("SELECT key FROM drawn")}
            self._database.executemany("DELETE FROM drawn WHERE key = ?", [(key,) for key in known - self._used])
            self._database.executemany(
                "INSERT OR REPLACE INTO drawn VALUES (?, ?, ?)",
                [(key, body, _checksum(body)) for key, body in self._fresh.items()],
            )


def _checksum(body: object) -> str:
    return hashlib.blake2b(str(body).encode(), digest_size=16).hexdigest()


@contextmanager
def kept(cache: Path) -> Iterator[Kept]:
    """What earlier builds have drawn, from `cache`. A file that can't be read or written only makes builds slower."""
    database = _opened(cache / NAME)
    try:
        yield (drawn := Kept(database))
        drawn.save()
    finally:
        database.close()


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
    database.execute("CREATE TABLE IF NOT EXISTS drawn (key TEXT PRIMARY KEY, body TEXT, checksum TEXT) WITHOUT ROWID")
    return database
