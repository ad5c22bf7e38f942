"""The protocol of a cache between two runs that also runs work in parallel, as reading and checking use it."""

import hashlib
import sys
from collections.abc import Callable, Hashable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

T = TypeVar("T")

PROJECT: Final = Path(__file__).resolve().parents[2]
CACHE: Final = PROJECT / ".cache"  # holds what is kept between two runs
Work = Callable[[int, int], T]
"""Does a part of some work: which part, from 0, and of how many. Returns plain values."""


class Cache(Hashable, Protocol):
    """Plain values (texts, numbers, lists and the like), kept under a fingerprint of all that they come from."""

    def get(self, key: str, /) -> Any:
        """What is kept, or None."""

    def put(self, key: str, value: Any, file: str = "", /) -> None:
        """Keep a value. `file` is the file of the directory whose words are in it, if any are."""

    def shared(self, work: Work[T], /) -> list[T]:
        """Have some work done in parts, and give what comes of each."""


class NoCache:
    """Keeps nothing, and does all work itself."""

    def get(self, _key: str, /) -> Any:
        return None

    def put(self, _key: str, _value: Any, _file: str = "", /) -> None:
        pass

    def shared(self, work: Work[T], /) -> list[T]:
        return [work(0, 1)]


NO_CACHE: Final = NoCache()


def digest(data: bytes) -> str:
    """A fingerprint of some bytes: different ones for different bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


@cache
def code_digest(*folders: str) -> str:
    """A fingerprint of whatever works something out: the files of these folders of ours, all libraries, and Python."""
    return digest("\n".join([sys.version, *_libraries(), *map(_folder, folders)]).encode())


@cache
def _libraries() -> tuple[str, ...]:
    """The name and version of every library that is installed, as its folder's name tells them.

    Source: PyPA specifications, "Recording installed projects". To ask importlib.metadata takes a while.
    """
    return tuple(sorted({found.name for folder in sys.path for found in Path(folder).glob("*.dist-info")}))


@cache
def _folder(folder: str) -> str:
    """The fingerprint of a folder of ours."""
    return digest("\n".join(f"{name} {digest(content)}" for name, content in _files(PROJECT / folder)).encode())


def _files(folder: Path) -> Iterable[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")):
        if file.suffix in {".py", ".json", ".html", ".css", ".js", ".csv", ".typ", ".yaml", ".txt"} and file.is_file():
            yield file.relative_to(PROJECT).as_posix(), file.read_bytes()
