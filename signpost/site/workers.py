"""Two pairs of hands: work that a second process shares, where the system can safely split one in two (fork).

Elsewhere, and where there is only one processor, one does it all. What comes out is the same.
"""

import marshal
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

T = TypeVar("T")

PARTS: Final = 2
THREADS: Final = Path("/proc/self/task")  # where Linux lists them


def shared(work: Callable[[int, int], T]) -> list[T]:
    """What `work(part, parts)` gives for each part, where that is plain values (texts, numbers, lists and the like).

    The first part is always done in this process. Raises what a part raises; a fault of the other process that is
    not the machine's comes as a RuntimeError that tells of it.
    """
    if not _can_split():
        return [work(0, 1)]
    back, into = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    other = os.fork()
    if not other:
        os.close(back)
        _do(work, into)
    os.close(into)
    with os.fdopen(back, "rb") as pipe:
        try:
            return [work(0, PARTS), _told(pipe.read())]
        except BaseException:
            os.kill(other, signal.SIGKILL)
            raise
        finally:
            os.waitpid(other, 0)


class Turns:
    """Tasks by number, each of which is taken once, by whichever process is free first."""

    def __init__(self, count: int) -> None:
        self._left, given = os.pipe()
        with os.fdopen(given, "wb") as pipe:
            pipe.write(bytes(range(count)))

    def __iter__(self) -> Iterator[int]:
        while turn := os.read(self._left, 1):
            yield turn[0]

    def close(self) -> None:
        """No more is taken."""
        os.close(self._left)


def _can_split() -> bool:
    """Whether there is a second processor to use, and nothing else going on that a split could break."""
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and _threads() == 1


def _threads() -> int:
    """How many threads run in this process: Python's, and those that a library has begun, such as the typesetter's."""
    try:
        return len(list(THREADS.iterdir()))
    except OSError:  # a system that doesn't tell may have any number
        return PARTS


def _do(work: Callable[[int, int], Any], into: int) -> NoReturn:
    """Do the second part, send what comes of it, and end, with nothing that the first process does at its end."""
    told: tuple[str, Any] = ("", None)
    try:
        told = ("done", work(1, PARTS))
    except OSError as error:
        told = ("machine", (error.errno, error.strerror, error.filename and str(error.filename)))
    except BaseException:  # noqa: BLE001 - the first process raises it
        told = ("fault", traceback.format_exc())
    finally:
        try:
            with os.fdopen(into, "wb") as pipe:
                pipe.write(marshal.dumps(told))
        finally:
            os._exit(0)


def _told(data: bytes) -> Any:
    """What the second process has sent."""
    if not data:
        raise ChildProcessError(None, "A part of the work was stopped")
    how, what = marshal.loads(data)  # noqa: S302 - our own process wrote it
    if how == "machine":
        raise OSError(*what)
    if how == "fault":
        raise RuntimeError(what)
    return what
