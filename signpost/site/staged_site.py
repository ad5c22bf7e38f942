"""The staged site: a folder with the files of the next site, which shares unchanged ones with the live site."""

import os
import stat
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from signpost.records.cache import digest
from signpost.site.output_folder import MARKER, marker_content

# Readable for a web host, whatever the builder's umask. Windows only has "writable".
FOLDER_MODE: Final = 0o755
FILE_MODE: Final = 0o666 if os.name == "nt" else 0o644


class StagedSite:
    """The next site while it is made."""

    def __init__(self, live: Path, fresh: Path) -> None:
        self.notes: dict[str, Any] = {}  # by path: the note on each file
        self.written = 0
        self.unchanged = 0
        self._live = live
        self._fresh = fresh
        self._replaced = 0
        self._names: dict[str, str] = {}  # every path so far, a folder's with a slash, by its lower-case form
        _make_folder(fresh)
        self._claim(MARKER)

    def add(self, path: str, content: bytes, note: Any = None) -> None:
        """Put a file into the next site. Raises ValueError for a path that outputs may not use."""
        self._claim(path)
        self.notes[path] = note
        self._put(path, content)

    def keep(self, path: str, fingerprint: str, note: Any = None) -> bool:
        """Share the live site's file with the next site if it has this fingerprint. Returns whether it has."""
        live = f"{self._live}/{path}"
        found = _plain_file(live)
        if found is None or stat.S_IMODE(found.st_mode) != FILE_MODE:
            return False
        content = _read(live)
        if digest(content) != fingerprint:
            return False
        self._claim(path)
        self.notes[path] = note
        self._share(path, found, content)
        return True

    def result(self) -> tuple[dict[str, Any], int, int, int]:
        """All that this process has put there, for the process that merges it."""
        return self.notes, self.written, self.unchanged, self._replaced

    def merge(self, notes: dict[str, Any], written: int, unchanged: int, replaced: int) -> None:
        """Merge what another process has put there. Raises ValueError as `add` does."""
        for path in notes:
            self._claim(path)
        self.notes |= notes
        self.written += written
        self.unchanged += unchanged
        self._replaced += replaced

    def removed(self, there: int) -> int:
        """How many of the live site's files (it has `there`) the next site lacks."""
        return there - self._replaced

    def mark(self) -> None:
        """Write the list of all files to the marker, which is not on it."""
        _write(f"{self._fresh}/{MARKER}", marker_content(self.notes))

    def _put(self, path: str, content: bytes) -> None:
        """Share the live file, or write it if it is new or has changed."""
        live = f"{self._live}/{path}"
        found = _plain_file(live)
        if found is not None and _is_same(live, found, content):
            self._share(path, found, content)
            return
        self._replaced += found is not None
        self.written += 1
        _write(f"{self._fresh}/{path}", content)

    def _share(self, path: str, found: os.stat_result, content: bytes) -> None:
        """Share a file of the live site, which has this content."""
        live, fresh = f"{self._live}/{path}", f"{self._fresh}/{path}"
        self._replaced += 1
        self.unchanged += 1
        try:
            os.link(live, fresh)
        except OSError:  # a disk without hard links, too many links already, or somebody else's file
            _write(fresh, content)
            os.utime(fresh, ns=(found.st_atime_ns, found.st_mtime_ns))

    def _claim(self, path: str) -> None:
        """Reserve a path. No other may differ only in case, since some disks ignore case."""
        parts = path.split("/")
        if any(part in {"", ".", ".."} for part in parts) or any(sign in path for sign in "\\:\0"):
            raise ValueError(f"An output gave the path {path!r}, which is not a plain path below the site.")
        *folders, _ = accumulate(parts, "{}/{}".format)
        for folder in folders:
            if self._is_new(folder, f"{folder}/"):
                _make_folder(self._fresh / folder)
        if not self._is_new(path, path):
            raise ValueError(f"Two outputs gave the path {path!r}.")

    def _is_new(self, path: str, name: str) -> bool:
        taken = self._names.get(path.casefold())
        if taken is None:
            self._names[path.casefold()] = name
        elif taken != name:
            raise ValueError(f"An output gave the path {path!r}, and another one gave {taken!r}.")
        return taken is None


def _make_folder(path: Path) -> None:
    path.mkdir(exist_ok=True)  # another process of this build may have made it
    path.chmod(FOLDER_MODE)


# The functions below run once for each file, so they are written without Path, which is slow.


def _plain_file(path: str) -> os.stat_result | None:
    """The stat of a file that could be shared, if there is one."""
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found if stat.S_ISREG(found.st_mode) else None


def _is_same(path: str, found: os.stat_result, content: bytes) -> bool:
    if stat.S_IMODE(found.st_mode) != FILE_MODE or found.st_size != len(content):
        return False
    return _read(path) == content


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - see above
        return file.read()


def _write(path: str, content: bytes) -> None:
    try:
        with open(path, "xb", buffering=0) as file:  # noqa: PTH123 - see above
            left = memoryview(content)
            while left:
                left = left[file.write(left) :]
    except OSError as error:
        error.filename = path  # the error of a full disk doesn't name the file
        raise
    os.chmod(path, FILE_MODE)  # noqa: PTH101 - see above
