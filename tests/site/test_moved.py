"""Promises about renamed records: what leads to an old address, such as a code on paper, leads on to the record."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from signpost.site.inspection.links import faults_of_links
from signpost.site.inspection.pages import Tags, pages_of
from tests.checks.test_former_ids import with_former
from tests.records.scratch import SMALL, small_folder
from tests.site.html_checker import told
from tests.sites import built

OLD: Final[Mapping[str, str]] = {
    "activities/knit-club.html": "knit-and-natter.html",
    "activities/wool-club.html": "knit-and-natter.html",
    "activities/lantern-help.html": "lantern-line.html",
    "organisations/corner-friends.html": "corner-room-friends.html",
    "venues/otter-hall.html": "river-hall.html",
}
"""The pages at old addresses, each with the page beside it to which it leads."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site whose records had other ids before, one of which was a sensitive venue's."""
    home = tmp_path_factory.mktemp("moved")
    files = with_former(
        "activities/knit-and-natter formerly: [knit-club, wool-club]",
        "activities/lantern-line formerly: [lantern-help]",
        "organisations/corner-room-friends formerly: [corner-friends]",
        "venues/river-hall formerly: [otter-hall]",
    )
    files["directory.yaml"] = (
        f"{(SMALL / 'directory.yaml').read_text('utf-8')}site_url: https://south-ward.example/find/\n"
    )
    files["venues/quiet-house.yaml"] = "name: Quiet House\nsensitive: yes\nformerly: [house-by-night]\n"
    return built(small_folder(home, files), home / "site", leaflets=False)


def text(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


@pytest.mark.parametrize(("old", "new"), OLD.items())
def test_an_old_address_leads_at_once_to_the_record_and_says_so(site: Path, old: str, new: str) -> None:
    tags = Tags(text(site, old)).found
    folder = old.partition("/")[0]
    assert [given["content"] for tag, given in tags if given.get("http-equiv") == "refresh"] == [
        f"0; url=../{folder}/{new}"
    ]
    assert ("a", {"href": f"../{folder}/{new}"}) in tags
    assert ("meta", {"name": "robots", "content": "noindex"}) in tags
    canonical = {"rel": "canonical", "href": f"https://south-ward.example/find/{folder}/{new}"}
    assert ("link", canonical) in tags
    assert "<h1>This page has moved</h1>" in text(site, old)
    assert (site / folder / new).is_file()


def test_no_other_page_leads_away(site: Path) -> None:
    leading = [path for path in pages_of(site) if 'http-equiv="refresh"' in text(site, path)]
    assert leading == sorted(OLD)
    assert [path for path in pages_of(site) if 'rel="canonical"' in text(site, path)] == leading


def test_nothing_but_what_may_be_kept_offline_and_my_list_names_an_old_address(site: Path) -> None:
    """No list, sitemap, search data, feed or other page. The reader's own list follows those that have moved.

    The open data has them on purpose: whoever holds data by an old id must find the record.
    """
    old = [Path(path).stem for path in OLD]
    data = site / "data"
    files = [file for file in site.rglob("*") if file.is_file() and file.suffix != ".ics" and data not in file.parents]
    naming = {file.relative_to(site).as_posix() for file in files for id_ in old if id_.encode() in file.read_bytes()}
    assert {name for name in naming if not name.startswith(".")} == {"sw.js", "my-list.html"}


def test_a_sensitive_venue_has_no_page_at_an_old_address_either(site: Path) -> None:
    assert not [file for file in site.rglob("*") if "house-by-night" in file.name]
    assert not [file for file in site.rglob("*.html") if "Quiet House" in file.read_text("utf-8")]


def test_the_old_address_of_a_discreet_group_can_be_left_and_is_not_kept(site: Path) -> None:
    path = "activities/lantern-help.html"
    assert "data-leave" in text(site, path)
    assert path not in text(site, "sw.js")
    assert "activities/knit-club.html" in text(site, "sw.js")


def test_a_calendar_goes_on_at_its_old_address(site: Path) -> None:
    now = (site / "activities/knit-and-natter.ics").read_bytes()
    assert (site / "activities/knit-club.ics").read_bytes() == now
    assert (site / "activities/wool-club.ics").read_bytes() == now
    assert not (site / "activities/lantern-help.ics").exists()


def test_every_link_of_such_a_site_lands(site: Path) -> None:
    assert faults_of_links(site) == []


def test_the_checker_finds_nothing_on_these_pages(site: Path, validator: list[str]) -> None:
    assert told(validator, *(site / path for path in OLD)) == []
