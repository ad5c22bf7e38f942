"""Staging: a hidden folder beside the live site, in which one build at a time makes the next one.

It is not in the system's temporary folder, so that the two sites can share files and be swapped in one step. If a build
is killed, the next one repairs what is half done. The folder stays, with the lock in it.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from signpost.site.atomic_swap import exchange, repair
from signpost.site.output_folder import Refused


class Staging:
    """The folder in which the next site is made. `fresh` is the site; `replace` puts it live."""

    def __init__(self, live: Path, home: Path) -> None:
        self.live = live
        self.fresh = home / "fresh"
        self._aside = home / "aside"

    def replace(self) -> None:
        """Replace the live site with the fresh one. The old one stays in `fresh` until `repair` deletes it."""
        if self.live.exists():
            exchange(self.fresh, self.live, self._aside)
        else:
            self.fresh.rename(self.live)

    def repair(self) -> None:
        """Undo or finish what a killed build left half done, and delete the rest."""
        repair(self.live, self._aside)
        for folder in (self.fresh, self._aside):
            if folder.exists():
                shutil.rmtree(folder)


@contextmanager
def staging(live: Path, waiting: Callable[[], None]) -> Iterator[Staging]:
    """Lock the staging folder of the site at `live` for one build. Calls `waiting` once if another build has it."""
    home = live.with_name(f".{live.name}-publishing")
    _refuse_strange(home)
    home.mkdir(parents=True, exist_ok=True)
    here = Staging(live, home)
    with _locked(home / "lock", waiting):
        try:
            here.repair()
            yield here
        finally:
            # If something can't be deleted now, the published site is still good. The next build tries again.
            with suppress(OSError, KeyboardInterrupt):
                here.repair()


def _locked(path: Path, waiting: Callable[[], None]) -> FileLock:
    """Acquire the lock. The system releases it when this program ends, however it ends."""
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting()
    return lock  # waits until it is free


def _refuse_strange(home: Path) -> None:
    """Raise Refused for a folder of this name that is not a staging folder: ours has the lock in it."""
    there = {path.name for path in home.iterdir()} if home.is_dir() else set()
    if there and (there - {"lock", "fresh", "aside"} or "lock" not in there):
        raise Refused(f"{home} is in the way: the site is made there, and Signpost did not make it. Move it away.")
