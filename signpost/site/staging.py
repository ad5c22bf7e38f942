"""Staging: a hidden folder beside the live site, in which one build at a time makes the next one.

Beside it, and not in the system's folder for such things, so that files can be shared between the two sites and
the one can take the place of the other in one step. If a build is killed, the next one repairs what is half done. The
folder stays, with the lock in it.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from signpost.site.atomic_swap import exchange, repair
from signpost.site.output_folder import Refused


class Staging:
    """The folder in which the next site is made. `fresh` is the site; `replace` puts it in the place of the live one."""

    def __init__(self, live: Path, home: Path) -> None:
        self.live = live
        self.fresh = home / "fresh"
        self._aside = home / "aside"

    def replace(self) -> None:
        """Put the fresh site in the place of the live one, which stays in `fresh` until `repair` deletes it."""
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
    """The staging folder of the site at `live`, for one build alone. Calls `waiting` once if another build has it."""
    home = live.with_name(f".{live.name}-publishing")
    _refuse_strange(home)
    home.mkdir(parents=True, exist_ok=True)
    here = Staging(live, home)
    with _locked(home / "lock", waiting):
        try:
            here.repair()
            yield here
        finally:
            # What can't be thrown away now doesn't spoil a site that is published. The next build tries again.
            with suppress(OSError, KeyboardInterrupt):
                here.repair()


def _locked(path: Path, waiting: Callable[[], None]) -> FileLock:
    """A lock, taken. The system lets go of it when this program ends, however it ends."""
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting()
    return lock  # entering it waits until it is free


def _refuse_strange(home: Path) -> None:
    """Refuse a folder of this name that is no staging folder: one of ours has the lock in it."""
    there = {path.name for path in home.iterdir()} if home.is_dir() else set()
    if there and (there - {"lock", "fresh", "aside"} or "lock" not in there):
        raise Refused(f"{home} is in the way: the site is made there, and Signpost did not make it. Move it away.")
