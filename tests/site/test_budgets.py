"""What a page weighs on its way to a phone with little signal, compressed as web hosts do it."""

import gzip
import re
from pathlib import Path
from typing import Final

import pytest

from signpost.site.inspection.pages import Tags, pages_of
from tests.demonstration import copy_of_demonstration
from tests.sites import built

KB: Final = 1000
ON_A_SCREEN: Final = 4  # leaflets on the screen of a practice computer, before anybody scrolls
RECORD_PAGES: Final = ("activities/", "needs/", "areas/", "organisations/", "venues/", "levels/", "pathways/")


def weight(file: Path) -> int:
    """The size of a file when transferred."""
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def first_load(site: Path, path: str) -> dict[str, int]:
    """What a browser fetches when a page is opened, by kind. Of lazy pictures, those on a first screen."""
    found = {"html": weight(site / path)}
    lazy = 0
    for tag, attributes in Tags((site / path).read_text("utf-8")).found:
        link = attributes.get("src", "") or (attributes.get("href", "") if tag == "link" else "")
        lazy += attributes.get("loading") == "lazy"
        if (
            link
            and attributes.get("rel") not in {"alternate", "canonical"}  # these name other pages, and load nothing
            and (attributes.get("loading") != "lazy" or lazy <= ON_A_SCREEN)
        ):
            file = (site / path).parent / link
            found[file.suffix[1:]] = found.get(file.suffix[1:], 0) + weight(file)
    return found


@pytest.mark.parametrize(("kind", "most"), [("html", 15 * KB), ("css", 30 * KB), ("js", 50 * KB)])
def test_no_record_page_is_heavier_than_its_budget(demonstration: Path, kind: str, most: int) -> None:
    pages = [path for path in pages_of(demonstration) if path.startswith(RECORD_PAGES)]
    weights = {path: first_load(demonstration, path)[kind] for path in pages}
    assert len(weights) > 150
    assert {path: found for path, found in weights.items() if found > most} == {}


def test_a_need_that_most_groups_serve_keeps_to_the_budget_and_leaves_none_of_them_out(tmp_path: Path) -> None:
    directory = copy_of_demonstration(tmp_path)
    for file in (directory / "activities").glob("*.yaml"):
        text = file.read_text("utf-8")
        if not re.search(r"^(needs:|  -) .*\bloneliness\b", text, re.MULTILINE):
            more = text.replace("\nneeds:\n", "\nneeds:\n  - loneliness\n", 1)
            file.write_text(more.replace("\nneeds: [", "\nneeds: [loneliness, ", 1), "utf-8")
    site = built(directory, tmp_path / "site", leaflets=False)
    page = (site / "needs" / "loneliness.html").read_text("utf-8")
    listed = re.findall(r'<li data-activity="([a-z0-9-]+)"', (site / "activities" / "index.html").read_text("utf-8"))
    assert len(listed) > 60
    assert weight(site / "needs" / "loneliness.html") <= 15 * KB
    for name in listed:
        assert page.count(f'data-activity="{name}"') == 1, name
        assert f'href="../activities/{name}.html"' in page, name
        for number in re.findall(r'href="tel:(\d+)"', (site / "activities" / f"{name}.html").read_text("utf-8"))[:1]:
            assert f'href="tel:{number}"' in page, name


def test_a_first_load_is_within_100_kb_and_brings_no_letters_of_its_own(demonstration: Path) -> None:
    for path in pages_of(demonstration):
        loaded = first_load(demonstration, path)
        assert sum(loaded.values()) <= 100 * KB, path
        assert set(loaded) <= {"html", "css", "js", "svg", "png"}, path
    assert "@font-face" not in (demonstration / "assets" / "site.css").read_text("utf-8")
    style = (demonstration / "assets" / "site.css").read_text("utf-8")
    assert style.count("url(") == style.count('url("data:')
