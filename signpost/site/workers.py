"""Runs work in two processes, if there is a second processor and the system can fork safely.

Otherwise one process does it all, with the same result.
"""

import os
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")

PARTS: Final = 2
THREADS: Final = Path("/proc/self/task")  # where Linux lists them


def run_in_shares(work: Callable[[int, int], T]) -> list[T]:
    """Return what `work(part, parts)` returns for each part; it must be picklable. The first part runs in this process.

    Raises what a part raises, and OSError if the second process is stopped.
    """
    if not _can_fork():
        return [work(0, 1)]
    import multiprocessing  # takes a while

    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    other = context.Process(target=_send, args=(work, theirs))
    other.start()
    theirs.close()
    try:
        return [work(0, PARTS), _received(ours)]
    except BaseException:
        other.kill()
        raise
    finally:
        other.join()
        ours.close()


class TaskQueue:
    """A queue of task numbers shared by processes: each number goes to one of them."""

    def __init__(self, count: int) -> None:
        self._left, given = os.pipe()
        with os.fdopen(given, "wb") as pipe:
            pipe.write(bytes(range(count)))

    def __iter__(self) -> Iterator[int]:
        while turn := os.read(self._left, 1):
            yield turn[0]

    def close(self) -> None:
        """Close this process's end."""
        os.close(self._left)


def _can_fork() -> bool:
    """Whether there is a second processor, and no other thread, which a fork could break."""
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and _threads() == 1


def _threads() -> int:
    """Count the threads of this process, including those of libraries such as the typesetter."""
    try:
        return len(list(THREADS.iterdir()))
    except OSError:  # unknown: assume that there are others
        return PARTS


def _send(work: Callable[[int, int], Any], into: "Connection") -> None:
    """Run the second part, and send its result or exception."""
    try:
        result, fault = work(1, PARTS), None
    except Exception as error:  # noqa: BLE001 - the first process raises it
        error.add_note(traceback.format_exc())
        result, fault = None, error
    into.send((result, fault))


def _received(pipe: "Connection") -> Any:
    """Receive what the second process has sent, and raise its exception."""
    try:
        result, fault = pipe.recv()
    except EOFError:
        raise ChildProcessError(None, "A part of the work was stopped") from None
    if fault is not None:
        raise fault
    return result
