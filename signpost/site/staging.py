"""Staging: a hidden folder beside the live site, where one build at a time makes the next one.

Beside it, and not in the system's folder for such things, so that files can be shared between the two sites and
the one can take the place of the other in one step. A build that is killed leaves its staging standing, with its
lock let go; the next build takes it over, puts right what is half done, and clears it away when it ends.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from signpost.site.atomic_swap import exchange, repair
from signpost.site.place import Refused

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Staging:
    """Where the next site is made. `fresh` is its folder; `replace` puts it in the place of the live one."""

    def __init__(self, live: Path, home: Path) -> None:
        self.live = live
        self.fresh = home / "fresh"
        self._aside = home / "aside"

    def replace(self) -> None:
        """Let the fresh site take the live one's place, which from now on stands in `fresh` until it is swept."""
        if self.live.exists():
            exchange(self.fresh, self.live, self._aside)
        else:
            self.fresh.rename(self.live)

    def repair(self) -> None:
        """Undo or finish what a build that was killed left half done, and throw the rest away."""
        repair(self.live, self._aside)
        for folder in (self.fresh, self._aside):
            if folder.exists():
                shutil.rmtree(folder)


@contextmanager
def staging(live: Path, waiting: Callable[[], None]) -> Iterator[Staging]:
    """Give a staging folder for the site at `live`, which nobody else has. Calls `waiting` once if another build has it."""
    live.parent.mkdir(parents=True, exist_ok=True)
    home = live.with_name(f".{live.name}-publishing")
    _refuse_strange(home)
    lock = _locked(home, waiting)
    here = Staging(live, home)
    try:
        here.repair()
        yield here
    finally:
        # What can't be thrown away now doesn't spoil a site that is published. The next build tries again.
        with suppress(OSError, KeyboardInterrupt):
            here.repair()
        with suppress(OSError):
            (home / "lock").unlink()
            home.rmdir()
        os.close(lock)


def _refuse_strange(home: Path) -> None:
    """Refuse a folder of this name that is no staging folder. In one of ours the lock comes first and goes last."""
    there = {path.name for path in home.iterdir()} if home.is_dir() else set()
    if there and (there - {"lock", "fresh", "aside"} or "lock" not in there):
        raise Refused(f"{home} is in the way: the site is made there, and Signpost did not make it. Move it away.")


def _locked(home: Path, waiting: Callable[[], None]) -> int:
    """An open file that nobody else has locked. Only its holder may touch what is in `home`."""
    told = False
    while True:
        lock = _opened(home)
        try:
            if _try_lock(lock):
                with suppress(FileNotFoundError):
                    if os.path.samestat(os.fstat(lock), (home / "lock").stat()):
                        return lock
            elif not told:
                waiting()
                told = True
            else:
                time.sleep(0.1)
        except BaseException:
            os.close(lock)
            raise
        os.close(lock)  # its last holder has cleared it away, or still has it


def _opened(home: Path) -> int:
    while True:
        with suppress(FileExistsError):
            home.mkdir(mode=0o700)
        with suppress(FileNotFoundError):  # its last holder has just cleared it away
            return os.open(home / "lock", os.O_RDWR | os.O_CREAT, 0o600)


def _try_lock(lock: int) -> bool:
    """Lock an open file, unless somebody else has. The system lets go of it when this program ends, however it ends."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
