"""Promises about work that a second process shares: it is all done, each part once, and no fault is lost."""

import errno
import os
import signal
from collections.abc import Callable

import pytest

from signpost.site import hands

EVERYTHING = list(range(20))


def share(part: int, parts: int) -> list[int]:
    return EVERYTHING[part::parts]


def in_the_other(fault: Callable[[], object]) -> Callable[[int, int], None]:
    """Work whose second part meets a fault. Where one process does all, the fault is its own."""

    def work(part: int, parts: int) -> None:
        if part == parts - 1:
            fault()

    return work


def test_all_is_done_and_each_part_once() -> None:
    assert sorted(item for items in hands.shared(share) for item in items) == EVERYTHING


def test_one_process_does_all_where_there_is_no_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork", raising=False)
    assert hands.shared(share) == [EVERYTHING]


def test_a_fault_of_the_machine_is_told_as_it_was() -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "site/a.html")

    with pytest.raises(OSError, match="No space left") as told:
        hands.shared(in_the_other(full))
    assert (told.value.errno, told.value.filename) == (errno.ENOSPC, "site/a.html")


def test_any_other_fault_is_told_too() -> None:
    with pytest.raises((RuntimeError, ZeroDivisionError), match="division by zero"):
        hands.shared(in_the_other(lambda: 1 / 0))


@pytest.mark.skipif(not hands._can_split(), reason="one process does all here, and it would kill itself")
def test_a_process_that_is_killed_is_no_success() -> None:
    with pytest.raises(OSError, match="stopped"):
        hands.shared(in_the_other(lambda: os.kill(os.getpid(), signal.SIGKILL)))


def test_a_fault_of_the_first_process_ends_the_other() -> None:
    def work(part: int, parts: int) -> None:
        if part:
            signal.pause()  # for ever
        raise LookupError("a fault")

    with pytest.raises(LookupError):
        hands.shared(work)


def test_each_task_is_taken_once_by_whoever_is_free() -> None:
    turns = hands.Turns(len(EVERYTHING))
    found = hands.shared(lambda _part, _parts: list(turns))
    turns.close()
    assert sorted(turn for taken in found for turn in taken) == EVERYTHING
