"""Swaps two folders: in one atomic step if the system can, else in three that `repair` can undo."""

import ctypes
import errno
import os
import sys
from pathlib import Path
from typing import Final

AT_FDCWD: Final = -100  # from <fcntl.h>: paths are read from the current folder
RENAME_EXCHANGE: Final = 2  # from <linux/fs.h>
CANNOT: Final = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)  # the errors of a system or disk that can't do it


def exchange(fresh: Path, live: Path, aside: Path) -> None:
    """Swap `fresh` and `live`. Both must exist.

    If the system has no atomic swap, `live` is at `aside` for a moment. If a build is killed then, the next
    one calls `repair`.
    """
    if not _in_one_step(fresh, live):
        _in_three_steps(fresh, live, aside)


def repair(live: Path, aside: Path) -> None:
    """Put back what an interrupted exchange has left aside."""
    if not aside.exists():
        return
    if live.exists() and not any(live.iterdir()):
        live.rmdir()  # somebody made an empty folder in place of the missing site
    if not live.exists():
        aside.rename(live)


def _in_one_step(fresh: Path, live: Path) -> bool:
    """Try the atomic swap of Linux. Returns False if this system or disk has none."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(AT_FDCWD, os.fsencode(fresh), AT_FDCWD, os.fsencode(live), RENAME_EXCHANGE) == 0:
        return True
    if (number := ctypes.get_errno()) in CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(live))


def _in_three_steps(fresh: Path, live: Path, aside: Path) -> None:
    live.rename(aside)
    try:
        fresh.rename(live)
    except BaseException:
        repair(live, aside)
        raise
    aside.rename(fresh)
