"""The output folder: it must be missing, empty, or a site that Signpost made and nobody has added to."""

import os
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Final

MARKER: Final = ".signpost"
MADE_BY_US: Final = b"Signpost made this folder"
MARK: Final = (
    MADE_BY_US + b" and replaces it whole at each build. What you change here is lost.\n"
    b"Its own files are listed here. With any other file in this folder, it changes nothing.\n\n"
)
DROPPINGS: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})  # which file managers leave in folders
ELSEWHERE: Final = "Name another folder with --out."


class Refused(Exception):
    """The site can't be written to, or served from, the folder given; the text says why and what to do."""


def resolve_output(out: Path, sources: Iterable[Path]) -> Path:
    """Return the real path of `out`. Raises Refused if it contains a source of the site, or is inside one."""
    site = _followed(out)
    for source in sources:
        real = source.resolve()
        if real.is_relative_to(site):
            raise Refused(f"{out} holds {source}, which the site is made from and which would be lost. {ELSEWHERE}")
        if site.is_relative_to(real):
            raise Refused(f"{out} is inside {source}, which the site is made from. {ELSEWHERE}")
    _refuse_place(site)
    return site


def _followed(out: Path) -> Path:
    try:
        site = out.resolve()
    except (OSError, RuntimeError):  # links in a circle, which Python 3.13 and later return unresolved
        site = out
    if any(place.is_symlink() for place in (site, *site.parents)):
        raise Refused(f"{out} can't be followed to a folder: the links there lead in a circle. {ELSEWHERE}")
    return site


def refuse_contents(site: Path) -> int:
    """Raise Refused if a folder has contents that are not ours to replace. Returns how many files of ours it has.

    Ours are those on the list in its marker, even if the folder has been copied.
    """
    _refuse_place(site)
    if not site.exists() or not any(site.iterdir()):
        return 0
    own = _listed(site / MARKER)
    if own is None:
        raise Refused(
            f"{site} was made by an older Signpost, which kept no list of its files, so nobody can tell which of those "
            "in it are others'. If none is, delete that folder yourself. Or name a new one with --out."
        )
    there = set(_standing(str(site)))
    if strange := min((path for path in there - own if not _was_ours(path, own)), default=""):
        raise Refused(
            f"{site} has {strange} in it, which Signpost did not write and which would be lost. Move it away, or name "
            "another folder with --out and copy what is made there to this one."
        )
    return sum(not path.endswith("/") for path in there)


def _was_ours(path: str, own: Set[str]) -> bool:
    """Whether it is an empty folder where there were files of ours."""
    return path.endswith("/") and any(f"{one}/".startswith(path) for one in own)


def marker_content(paths: Iterable[str]) -> bytes:
    """The content of the marker of a site with these files."""
    return MARK + "".join(f"{path}\n" for path in sorted(paths)).encode()


def _listed(marker: Path) -> Set[str] | None:
    """The files on a marker's list; None if it has no list."""
    content = marker.read_bytes()
    return set(content.removeprefix(MARK).decode().splitlines()) if content.startswith(MARK) else None


def _standing(site: str) -> Iterator[str]:
    """The paths of all files of a site except the marker, and of empty folders, with a / at the end."""
    for folder, folders, files in os.walk(site):
        within = "" if folder == site else f"{folder[len(site) + 1 :]}/".replace(os.sep, "/")
        names = [name for name in files if name not in DROPPINGS]
        yield from (f"{within}{name}" for name in names if within or name != MARKER)
        yield from (f"{within}{name}" for name in folders if os.path.islink(f"{folder}/{name}"))  # noqa: PTH114 - a Path for each is slow
        if within and not names and not folders:
            yield within


def _refuse_place(site: Path) -> None:
    """Raise Refused if the place is not a folder that we may use."""
    there = next(place for place in (site, *site.parents) if place.exists())
    if not there.is_dir():
        raise Refused(f"{there} is a file, and the site needs a folder. {ELSEWHERE}")
    if there != site:
        return
    if site.is_mount():
        raise Refused(f"{site} is a disk of its own, which can't be replaced. Name a folder inside it with --out.")
    if (site / ".git").exists():
        raise Refused(f"{site} has a Git repository in it, which would be lost. {ELSEWHERE}")
    if any(site.iterdir()) and not _is_marked(site / MARKER):
        raise Refused(
            f"{site} has files in it that Signpost did not make, and they would be lost. "
            "Name an empty folder or a new one with --out, or empty that one yourself."
        )


def _is_marked(marker: Path) -> bool:
    return marker.is_file() and marker.read_bytes().startswith(MADE_BY_US)
