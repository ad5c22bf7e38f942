"""Promises about work that a second process shares: it is all done, each part once, and no fault is lost."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from signpost.site import workers

pytestmark = [
    pytest.mark.usefixtures("only_thread"),
    pytest.mark.filterwarnings("ignore:.* is multi-threaded, use of fork:DeprecationWarning"),
]
ROOT: Final = Path(__file__).resolve().parents[2]
EVERYTHING: Final = list(range(20))


def share(part: int, parts: int) -> list[int]:
    return EVERYTHING[part::parts]


def in_the_other(fault: Callable[[], object]) -> Callable[[int, int], None]:
    """Work whose second part meets a fault. Where one process does all, the fault is its own."""

    def work(part: int, parts: int) -> None:
        if part == parts - 1:
            fault()

    return work


def test_all_is_done_and_each_part_once() -> None:
    assert sorted(item for items in workers.run_in_shares(share) for item in items) == EVERYTHING


@pytest.mark.skipif(not hasattr(os, "fork") or os.cpu_count() == 1, reason="there is no second process to share it")
def test_two_processes_share_it() -> None:
    assert len(set(workers.run_in_shares(lambda _part, _parts: os.getpid()))) == 2


def test_one_process_does_all_where_there_is_no_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork", raising=False)
    assert workers.run_in_shares(share) == [EVERYTHING]


def test_a_fault_of_the_machine_is_told_as_it_was() -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "site/a.html")

    with pytest.raises(OSError, match="No space left") as told:
        workers.run_in_shares(in_the_other(full))
    assert (told.value.errno, told.value.filename) == (errno.ENOSPC, "site/a.html")


def test_any_other_fault_is_told_too() -> None:
    with pytest.raises((RuntimeError, ZeroDivisionError), match="division by zero"):
        workers.run_in_shares(in_the_other(lambda: 1 / 0))


# The second part kills its own process. This runs in a subprocess: if work isn't split, it would kill the tests.
KILLED: Final = """
import os, signal
from signpost.site import workers
try:
    workers.run_in_shares(lambda part, parts: os.kill(os.getpid(), signal.SIGKILL) if part or parts == 1 else None)
except OSError as error:
    print(error.strerror)
"""


def test_a_process_that_is_killed_is_no_success() -> None:
    done = subprocess.run([sys.executable, "-c", KILLED], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == -signal.SIGKILL:  # one process does all here: then that is the one that was killed
        assert (os.cpu_count() or 1) == 1
    else:
        assert done.stdout == "A part of the work was stopped\n"


# A library may leave threads of its own behind, which Python knows nothing of: those of the typesetter do.
AFTER_TYPESETTING: Final = """
import os, typst
from signpost.site import workers
typst.compile(b"= Title")
assert len(os.listdir("/proc/self/task")) > 1, "the typesetter leaves no threads any more"
print(len(workers.run_in_shares(lambda part, parts: part)))
"""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="this system doesn't tell how many threads there are")
def test_a_process_is_not_split_while_any_thread_runs_in_it() -> None:
    command = [sys.executable, "-W", "error", "-c", AFTER_TYPESETTING]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("1\n", "")


def test_a_fault_of_the_first_process_ends_the_other() -> None:
    def work(part: int, parts: int) -> None:
        if part:
            signal.pause()  # for ever
        raise LookupError("a fault")

    with pytest.raises(LookupError):
        workers.run_in_shares(work)


def test_each_task_is_taken_once_by_whoever_is_free() -> None:
    turns = workers.TaskQueue(len(EVERYTHING))
    found = workers.run_in_shares(lambda _part, _parts: list(turns))
    turns.close()
    assert sorted(turn for taken in found for turn in taken) == EVERYTHING
