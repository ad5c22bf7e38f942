"""A cache on disk of what earlier builds have read, checked and rendered, by a fingerprint of all inputs.

Nothing here can change a page: a value that is missing, or whose checksum is wrong, is computed again.
"""

import hashlib
import marshal
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

from signpost.site import workers

T = TypeVar("T")

NAME: Final = "kept.sqlite"
LARGE: Final = 20_000  # bytes
LATEST: Final = 4  # build names (a directory, built in one way) whose last values are kept
TABLES: Final = (
    "CREATE TABLE kept (key TEXT PRIMARY KEY, file TEXT, body BLOB, checksum BLOB)",
    "CREATE TABLE builds (name TEXT PRIMARY KEY, asked TEXT)",  # the last build of each name, and all keys that it used
)
VERSION: Final = zlib.crc32("".join(TABLES).encode()) >> 1  # so that changed tables never have the same version
# A row: the file whose words are in the value, the value as bytes, and the checksum of both.
Entry = tuple[Any, Any, Any]
NOTHING: Final[Entry] = (None, b"", b"")


class CacheStore:
    """Plain values by fingerprint. Saving a build deletes those that none of the last builds used."""

    def __init__(self, file: Path, build: str) -> None:
        self._file = file
        self._build = build
        self._database = _opened(file)
        self._used: set[str] = set()
        self._fresh: dict[str, Entry] = {}
        self._redacted: Set[str] = frozenset()

    def get(self, key: str) -> Any:
        """Return the value of a fingerprint; None if there is none or it is damaged."""
        file, body, checksum = self._fresh.get(key) or self._known.get(key, NOTHING)
        if body is None:
            body = self._large(key)
        if not isinstance(body, bytes) or checksum != _checksum(file, body):
            return None
        self._used.add(key)
        with suppress(ValueError, EOFError, TypeError):
            return marshal.loads(body)  # noqa: S302 - its checksum is right, so we wrote it
        return None

    def put(self, key: str, value: Any, file: str | None = None) -> None:
        """Store a value. `file` is that of the record whose words are in it; "" if none, None for a page."""
        body = marshal.dumps(value)
        self._fresh[key] = file, body, _checksum(file, body)

    def redact(self, files: Set[str]) -> None:
        """Don't store words of these records, which are or may be sensitive."""
        self._redacted = files
        self._fresh = {key: entry for key, entry in self._fresh.items() if entry[0] not in files}
        self._used -= self._redacted_keys

    def forget(self, files: Set[str]) -> None:
        """Delete the whole cache if it has words of these records, since any cached page may have them too."""
        self._redacted = files
        if self._redacted_keys:
            with suppress(sqlite3.Error), self._database:
                self._database.execute("DELETE FROM kept")
                self._database.execute("DELETE FROM builds")

    def shared(self, work: Callable[[int, int], T]) -> list[T]:
        """Share work between two processes, each of which stores its results."""

        def own(part: int, parts: int) -> Any:
            if part:
                self._fresh, self._used = {}, set()
                self._database = _opened(self._file)  # a database must not be used across processes
            return work(part, parts), (self._fresh, self._used) if part else ({}, set())

        results = workers.run_in_shares(own)
        for _, (fresh, used) in results:
            self._fresh |= fresh
            self._used |= used
        return [result for result, _ in results]

    def save(self) -> None:
        """Write the new values, and delete those that neither this build nor the last of any other name used."""
        try:
            with self._database:
                self._save()
        except sqlite3.Error as error:  # then the next build is slower
            if not _is_busy(error):  # and if the file is damaged or the disk is full, a new file is better
                self.close()
                with suppress(OSError):
                    self._file.unlink(missing_ok=True)

    def _save(self) -> None:
        run, many = self._database.execute, self._database.executemany
        run("BEGIN IMMEDIATE")
        run("INSERT OR REPLACE INTO builds VALUES (?, ?)", (self._build, "\n".join(self._used | self._fresh.keys())))
        # If a record has just become sensitive, pages of any older build may have its words.
        older = "DELETE FROM builds WHERE rowid NOT IN (SELECT rowid FROM builds ORDER BY rowid DESC LIMIT ?)"
        run(older, (1 if self._redacted_keys else LATEST,))
        asked = {key for (keys,) in run("SELECT asked FROM builds") for key in keys.split("\n")}
        known = {key for (key,) in run("SELECT key FROM kept")}
        many("DELETE FROM kept WHERE key = ?", [(key,) for key in known - asked])
        many("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", [(key, *entry) for key, entry in self._fresh.items()])

    def close(self) -> None:
        """Close; what was not saved is lost."""
        self._database.close()

    @cached_property
    def _known(self) -> dict[str, Entry]:
        """Load the whole cache, since a build uses nearly all of it, but without the bodies of large values."""
        with suppress(sqlite3.Error):
            rows = self._database.execute(
                "SELECT key, file, CASE WHEN length(body) < ? THEN body END, checksum FROM kept", (LARGE,)
            )
            return {key: (file, body, checksum) for key, file, body, checksum in rows}
        return {}

    @property
    def _redacted_keys(self) -> set[str]:
        """The keys of values with words of records that became sensitive since the last build."""
        return {key for key, entry in self._known.items() if entry[0] in self._redacted}

    def _large(self, key: str) -> Any:
        """The body of a large value; None if it can't be read."""
        with suppress(sqlite3.Error, TypeError):
            return self._database.execute("SELECT body FROM kept WHERE key = ?", (key,)).fetchone()[0]
        return None


def _checksum(file: str | None, body: bytes) -> bytes:
    return hashlib.blake2b(f"{file}\0".encode() + body, digest_size=16).digest()


@contextmanager
def open_cache(folder: Path, build: str) -> Iterator[CacheStore]:
    """Open the cache in `folder` for a build of this name: one directory, built in one way.

    If its file can't be read or written, builds are only slower.
    """
    cache = CacheStore(folder / NAME, build)
    try:
        yield cache
    finally:
        cache.close()


def _opened(file: Path) -> sqlite3.Connection:
    """Open the file of values; replace one that is damaged or has another version."""
    with suppress(sqlite3.Error, OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _connected(file)
        except sqlite3.Error as error:
            if not _is_busy(error):
                file.unlink()
                return _connected(file)
    return _connected(":memory:")


def _connected(file: Path | str) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=1)
    try:
        # A lost cache costs one slow build, so there is no need to wait for the disk.
        database.execute("PRAGMA synchronous = OFF")
        # Deleted values may have become sensitive, so they are overwritten: else they would stay in the file.
        database.execute("PRAGMA secure_delete = ON")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            with database:
                for table in TABLES:  # older versions set this too, so it isn't used
                    database.execute(table)
                database.execute(f"PRAGMA user_version = {VERSION}")
    except sqlite3.Error:
        database.close()
        raise
    return database


def _is_busy(error: sqlite3.Error) -> bool:
    """Whether another build is writing: the only fault that passes by itself."""
    return getattr(error, "sqlite_errorcode", None) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
