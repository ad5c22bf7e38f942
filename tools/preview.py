"""Build the pages and leaflets that a change alters, before and after, with pictures, for whoever reviews it.

`python -m tools.preview BEFORE AFTER OUT` builds the sites of two folders of records with this engine. Into the new
folder OUT go the pages and leaflets that differ, of both sites, pictures of them, and an index.html that shows each
before and after. Sensitive places are in it no more than on a site. If the change alters which records are protected
it shows nothing, since one of the two sites then has what the other holds back.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from signpost.cli.main import date_in_london
from signpost.cli.options import day_option
from signpost.cli.report import number_of
from signpost.records.directory import read_directory
from tools.preview_index import index
from tools.preview_pictures import picture_leaflets, picture_pages

ROOT: Final = Path(__file__).resolve().parent.parent
STATES: Final = ("before", "after")
# Pages of records come first: lists and leaflets only repeat them.
FIRST: Final = ("activities/", "organisations/", "venues/", "needs/", "pathways/", "areas/")
MOST: Final = 12  # pages, and as many leaflets, of which pictures are taken
# The fingerprint of the data that Find loads. It is another after each change.
DATA: Final = re.compile(rb' data-find="[0-9a-f]*"')
PROTECTION: Final = (
    "There is no preview, because this change alters which services are protected. Read what it changes, and ask "
    "whoever answers for the service."
)
TO_MEND: Final = {
    "before": "There is no preview, because the records that this change starts from can't be built.",
    "after": "There is no preview yet. Something has to be mended first: the check says what.",
}
THE_SAME: Final = "No page and no leaflet is different."


def main(arguments: list[str]) -> int:
    """Make the preview. Returns 0, also if there is nothing to show: then the index says why."""
    parser = argparse.ArgumentParser(prog="tools.preview", description="Show what a change of the records alters.")
    for name, words in (("before", "the records before"), ("after", "the records after"), ("out", "a new folder")):
        parser.add_argument(name, type=Path, help=words)
    parser.add_argument("--date", type=day_option, default=date_in_london(), help="the day taken for today")
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True)
    words, paths = preview(asked.before, asked.after, asked.out, asked.date)
    (asked.out / "index.html").write_text(index(words, paths, asked.out), "utf-8")
    print(words)
    return 0


def preview(before: Path, after: Path, out: Path, today: date) -> tuple[str, list[str]]:
    """Write everything but the index into `out`. Returns what to say of it, and the paths of what differs."""
    if _protected(before) != _protected(after):
        return PROTECTION, []
    with tempfile.TemporaryDirectory() as made:
        sites = {state: Path(made) / state for state in STATES}
        for state, records in zip(STATES, (before, after), strict=True):
            if not _is_built(records, sites[state], today):
                return TO_MEND[state], []
        paths = sorted(differing(sites["before"], sites["after"]), key=_place)
        for state, site in sites.items():
            _copy(site, out / state, paths)
    _picture(out, paths)
    return _counted(paths), paths


def _protected(records: Path) -> frozenset[str]:
    return read_directory(records).seemingly_sensitive_files


def _is_built(records: Path, site: Path, today: date) -> bool:
    words = [ROOT / "build.py", "--directory", records, "--out", site, "--date", today.isoformat()]
    return subprocess.run([sys.executable, *map(str, words)], stdout=sys.stderr, check=False).returncode == 0


def differing(before: Path, after: Path) -> Iterator[str]:
    """The paths of the pages and PDFs that differ between two sites, or that only one of them has."""
    files = {file.relative_to(site).as_posix() for site in (before, after) for file in site.rglob("*.*")}
    for path in files:
        if path.endswith((".html", ".pdf")) and _content(before / path) != _content(after / path):
            yield path


def _content(file: Path) -> bytes:
    return DATA.sub(b"", file.read_bytes()) if file.is_file() else b""


def _place(path: str) -> tuple[bool, int, str]:
    folder = next((place for place, name in enumerate(FIRST) if path.startswith(name)), len(FIRST))
    return path.endswith("index.html"), folder, path


def _copy(site: Path, folder: Path, paths: list[str]) -> None:
    """Copy those of the paths that a site has, with the styles and scripts that its pages need."""
    for path in (path for path in paths if (site / path).is_file()):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / path, folder / path)
    if paths:
        shutil.copytree(site / "assets", folder / "assets")


def _picture(out: Path, paths: list[str]) -> None:
    records = [path for path in paths if path.startswith(FIRST) and not path.endswith("index.html")]
    sheets = [path for path in paths if path.endswith(".pdf")]
    for chosen, take in ((records[:MOST], picture_pages), (sheets[:MOST], picture_leaflets)):
        for state in STATES if chosen else ():
            there = [path for path in chosen if (out / state / path).is_file()]
            take(out / state, there, out / "pictures" / state)


def _counted(paths: list[str]) -> str:
    if not paths:
        return THE_SAME
    sheets = sum(path.endswith(".pdf") for path in paths)
    return f"{number_of(len(paths) - sheets, 'page')} and {number_of(sheets, 'leaflet')} to print are different."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
