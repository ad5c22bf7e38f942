"""The sites that the tests look at, built from the demonstration directory by the real command."""

import shutil
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from tests.cli.running import DAY, ROOT, build_py

DIRECTORY: Final = ROOT / "directory"
LATER: Final = "2027-03-26"  # the clocks go forward on the Sunday after it

KINDS: Final[Mapping[str, str]] = {
    "home": "index.html",
    "needs": "needs/index.html",
    "need": "needs/loneliness.html",
    "interest": "needs/arts-creative.html",
    "discreet need": "needs/domestic-abuse.html",
    "areas": "areas/index.html",
    "area": "areas/south-ward.html",
    "A to Z": "activities/index.html",
    "activity": "activities/tea-and-talk.html",
    "activity at home": "activities/dial-a-ride.html",
    "full activity": "activities/befriending-visits.html",
    "paused activity": "activities/shed-evening-for-all.html",
    "closed activity": "activities/tablets-at-home.html",
    "stale activity": "activities/veterans-breakfast.html",
    "activity never checked": "activities/young-and-proud.html",
    "sensitive activity": "activities/sea-holly-support.html",
    "organisations": "organisations/index.html",
    "organisation": "organisations/bournville-neighbours.html",
    "sensitive organisation": "organisations/sea-holly-project.html",
    "venues": "venues/index.html",
    "venue": "venues/corner-room.html",
    "levels": "levels/index.html",
    "level": "levels/some-support.html",
    "pathways": "pathways/index.html",
    "pathway": "pathways/connector.html",
    "urgent help": "pathways/urgent-help.html",
    "what's on": "whats-on.html",
    "my list": "my-list.html",
    "changes": "changes.html",
    "leaflets": "leaflets/index.html",
    "about": "about.html",
    "accessibility": "accessibility.html",
    "update": "update.html",
    "open data": "open-data.html",
    "offline": "offline.html",
    "not found": "404.html",
}
"""A page of every kind that the demonstration has."""
ARCHIVED: Final = "activities/photo-walks-for-beginners.html"
"""A page that only the later site has put away."""


def built(directory: Path, out: Path, day: str = DAY, *, leaflets: bool = True) -> Path:
    """Build a directory's site as anybody would; without its leaflets where nobody looks at them."""
    words = () if leaflets else ("--no-leaflets",)
    done = build_py("build", "--directory", directory, "--out", out, "--date", day, *words)
    assert done.code == 0, done.err
    return out


def copy_of_demonstration(folder: Path) -> Path:
    """A copy of the demonstration's records, to change."""
    return Path(shutil.copytree(DIRECTORY, folder / "directory"))


def pages_of(site: Path) -> list[str]:
    """The paths of all pages of a site."""
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))


class Tags(HTMLParser):
    """Every start tag of a page, with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def values(self, attribute: str) -> Iterator[str]:
        """Every value of an attribute."""
        return (attributes[attribute] for _, attributes in self.found if attribute in attributes)
