"""Where a site may be put: a folder that is missing, empty, or a site that Signpost made."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

MARKER: Final = ".signpost"
MADE_BY_US: Final = b"Signpost made this folder"
MARK: Final = MADE_BY_US + b" and replaces it whole at each build. What you change here is lost.\n"
ELSEWHERE: Final = "Name another folder with --out."


class Refused(Exception):
    """The site can't be put, or shown, where that was asked for; the text says why and what to do."""


def real_folder(out: Path, sources: Iterable[Path]) -> Path:
    """The folder that `out` means, links followed. Refuses one that holds a source of the site, or lies in one."""
    site = _followed(out)
    for source in sources:
        real = source.resolve()
        if real.is_relative_to(site):
            raise Refused(f"{out} holds {source}, which the site is made from and which would be lost. {ELSEWHERE}")
        if site.is_relative_to(real):
            raise Refused(f"{out} is inside {source}, which the site is made from. {ELSEWHERE}")
    refuse_contents(site)
    return site


def _followed(out: Path) -> Path:
    try:
        site = out.resolve()
    except (OSError, RuntimeError):  # links in a circle, which from Python 3.13 on stay as they are
        site = out
    if any(place.is_symlink() for place in (site, *site.parents)):
        raise Refused(f"{out} can't be followed to a folder: the links there lead in a circle. {ELSEWHERE}")
    return site


def refuse_contents(site: Path) -> None:
    """Refuse a place whose contents are not ours to replace."""
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
