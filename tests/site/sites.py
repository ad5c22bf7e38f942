"""Small sites to publish, and what to look for when that is done."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from signpost.outputs.artefact import Artefact
from signpost.site.output_folder import MARK, MARKER
from signpost.site.publish import Published, SiteFiles, publishing

OLD: Final = {"index.html": b"old", "a/same.html": b"same", "a/gone.html": b"gone", "data/all.json": b"[1]"}
NEW: Final = {"index.html": b"new", "a/same.html": b"same", "b/c/more.html": b"more", "data/all.json": b"[2]"}


def pages(files: Mapping[str, bytes]) -> Iterator[Artefact]:
    """The files as an output gives them."""
    return (Artefact(path, content, "test") for path, content in files.items())


def publish(artefacts: Iterable[Artefact], out: Path) -> Published:
    """Replace the site at `out` with one of these files. Raises as `publishing` does."""
    with publishing(out) as put:
        return put(SiteFiles([artefacts]))


def site_files(site: Path) -> dict[str, bytes] | None:
    """Every file in a folder, by path, without a site's marker. None if there is no folder."""
    if not site.is_dir():
        return None
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if not path.is_dir()}
    assert files.pop(MARKER, MARK).startswith(MARK)
    return files


def name_of(site: Path) -> str:
    """The name of the site there."""
    names = {"old": OLD, "new": NEW, "none": None}
    found = site_files(site)
    return next((name for name, files in names.items() if files == found), f"a mixture: {found}")


def beside(site: Path) -> list[str]:
    """The entries of a site's parent folder, including the site, but not a staging folder that only has its lock."""
    staging = site.with_name(f".{site.name}-publishing")
    empty = staging.is_dir() and [path.name for path in staging.iterdir()] == ["lock"]
    return sorted(path.name for path in site.parent.iterdir() if not (empty and path == staging))
