"""What a page weighs on its way to a phone with little signal, compressed as web hosts do it."""

import gzip
from pathlib import Path
from typing import Final

import pytest

from tests.sites import Tags, pages_of

KB: Final = 1000
# Each row of a need's page is the criteria of one group, in that group's own words. 23 of them are 13 kB of words.
CROWDED: Final = {"needs/loneliness.html": 17 * KB}
RECORD_PAGES: Final = ("activities/", "needs/", "areas/", "organisations/", "venues/", "levels/", "pathways/")


def weight(file: Path) -> int:
    """How many bytes a file takes on its way."""
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def first_load(site: Path, path: str) -> dict[str, int]:
    """What a browser fetches when a page is opened, by kind."""
    found = {"html": weight(site / path)}
    for tag, attributes in Tags((site / path).read_text("utf-8")).found:
        link = attributes.get("src", "") or (attributes.get("href", "") if tag == "link" else "")
        if link and attributes.get("rel") != "alternate":
            file = (site / path).parent / link
            found[file.suffix[1:]] = found.get(file.suffix[1:], 0) + weight(file)
    return found


@pytest.mark.parametrize(("kind", "most"), [("html", 15 * KB), ("css", 30 * KB), ("js", 50 * KB)])
def test_no_record_page_is_heavier_than_its_budget(demonstration: Path, kind: str, most: int) -> None:
    pages = [path for path in pages_of(demonstration) if path.startswith(RECORD_PAGES)]
    weights = {path: first_load(demonstration, path)[kind] for path in pages}
    assert len(weights) > 150
    assert {path: found for path, found in weights.items() if found > CROWDED.get(path, most)} == {}


def test_a_first_load_is_within_100_kb_and_brings_no_letters_of_its_own(demonstration: Path) -> None:
    for path in pages_of(demonstration):
        loaded = first_load(demonstration, path)
        assert sum(loaded.values()) <= 100 * KB, path
        assert set(loaded) <= {"html", "css", "js", "svg"}, path
    assert "@font-face" not in (demonstration / "assets" / "site.css").read_text("utf-8")
    style = (demonstration / "assets" / "site.css").read_text("utf-8")
    assert style.count("url(") == style.count('url("data:')
