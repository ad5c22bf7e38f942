"""The protocol of the cache that reading and checking use between two runs, and that runs work in parallel."""

import hashlib
import sys
from collections.abc import Callable, Hashable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from signpost.records.engine_files import PACKAGE, SCHEMA

T = TypeVar("T")

Work = Callable[[int, int], T]
"""Does one part of some work; gets the number of the part, from 0, and the count of parts. Returns plain values."""


class Cache(Hashable, Protocol):
    """Stores plain values (texts, numbers, lists and the like) under a fingerprint of all their inputs."""

    def get(self, key: str, /) -> Any:
        """Return the stored value, or None."""

    def put(self, key: str, value: Any, file: str = "", /) -> None:
        """Store a value. `file` is the file of the directory whose words are in it, if there is one."""

    def shared(self, work: Work[T], /) -> list[T]:
        """Run some work in parts, perhaps in parallel, and return the result of each."""


class NoCache:
    """Stores nothing, and runs all work in this process."""

    def get(self, _key: str, /) -> Any:
        return None

    def put(self, _key: str, _value: Any, _file: str = "", /) -> None:
        pass

    def shared(self, work: Work[T], /) -> list[T]:
        return [work(0, 1)]


NO_CACHE: Final = NoCache()


def digest(data: bytes) -> str:
    """Return the fingerprint of some bytes: equal only for equal bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


@cache
def code_digest(*parts: str) -> str:
    """Return a fingerprint of code: these parts of Signpost, the schemas, all installed libraries, and Python."""
    folders = (SCHEMA, *(PACKAGE / part for part in parts))
    return digest("\n".join([sys.version, *_libraries(), *map(folder_digest, folders)]).encode())


@cache
def _libraries() -> tuple[str, ...]:
    """The name and version of every library that is installed, as its folder's name tells them.

    Source: PyPA specifications, "Recording installed projects". importlib.metadata would be slow.
    """
    return tuple(sorted({found.name for folder in sys.path for found in Path(folder).glob("*.dist-info")}))


# The endings of files from which something is made.
DIGESTED: Final = frozenset({".py", ".json", ".html", ".css", ".js", ".csv", ".typ", ".yaml", ".txt", ".po", ".ttf"})


@cache
def folder_digest(folder: Path) -> str:
    """Return the fingerprint of the files in a folder, as they were when this was first asked."""
    return digest("\n".join(f"{name} {digest(content)}" for name, content in _files(folder)).encode())


def _files(folder: Path) -> Iterable[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")):
        if (
            file.suffix in {".py", ".json", ".html", ".css", ".js", ".csv", ".typ", ".yaml", ".txt", ".po", ".ttf"}
            and file.is_file()
        ):
            yield file.relative_to(folder).as_posix(), file.read_bytes()
