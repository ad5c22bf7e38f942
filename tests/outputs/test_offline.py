"""What a device may keep: exactly what the service worker's list says, with the fingerprint of every file."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from signpost.outputs.artefact import Artefact
from signpost.outputs.offline import MOST, offline_entry, service_worker
from signpost.views.snapshot import Snapshot
from tests.demonstration import demonstration

DAY = date(2026, 11, 22)
EDITION = Snapshot(demonstration(), DAY)


def page(path: str, words: str = "", day: date = DAY) -> Artefact:
    """A page in its layout."""
    return Artefact(path, f'<meta name="built" content="{day}"><p>{words}'.encode(), "test")


def told(script: bytes) -> dict[str, Any]:
    """The service worker's data about its site."""
    found = re.search(rb"^const SITE = (\{.*?^\});$", script, re.DOTALL | re.MULTILINE)
    assert found
    site: dict[str, Any] = json.loads(found[1])
    return site


def worker_of(*files: Artefact, snapshot: Snapshot = EDITION) -> Artefact:
    """The service worker of a site of these files."""
    return service_worker({file.path: offline_entry(file, snapshot) for file in files}, snapshot)


def site_of(*files: Artefact, snapshot: Snapshot = EDITION) -> dict[str, Any]:
    """What that service worker is told."""
    return told(worker_of(*files, snapshot=snapshot).content)


def test_the_list_names_every_file_that_may_be_kept_with_its_fingerprint(demonstration: Path) -> None:
    site = told((demonstration / "sw.js").read_bytes())
    listed = site["first"] | site["rest"]
    assert len(listed) > 200
    for path, mark in listed.items():
        content = (demonstration / path).read_bytes()
        if path.endswith(".html"):
            content = content.replace(b'<meta name="built" content="2026-11-22">', b"")
        assert hashlib.sha256(content).hexdigest().startswith(mark), path


def test_pages_that_could_do_harm_are_not_named_in_it(demonstration: Path) -> None:
    worker = (demonstration / "sw.js").read_text("utf-8")
    for name in ("domestic-abuse", "sea-holly", "moving-forward"):
        assert name not in worker


def test_what_is_taken_away_to_be_used_elsewhere_is_not_in_it() -> None:
    names = (
        "a.ics",
        "leaflets/a.docx",
        "leaflets/a.pdf",
        "leaflets/a.png",
        "leaflets/a.txt",
        "data/a.csv",
        "data/a.html",
        "changes.xml",
        "robots.txt",
        "404.html",
    )
    site = site_of(*(Artefact(name, b"", "test") for name in names), page("index.html"))
    assert set(site["first"] | site["rest"]) == {"index.html"}


def test_a_discreet_page_is_not_in_it() -> None:
    site = site_of(page("needs/a.html"), replace(page("needs/b.html"), discreet=True))
    assert set(site["rest"]) == {"needs/a.html"}


def test_what_finds_and_rings_somebody_comes_first_then_needs_and_areas_and_then_the_rest() -> None:
    paths = (
        "venues/a.html", "organisations/a.html", "activities/b.html", "activities/a.html", "areas/a.html",
        "needs/a.html", "pathways/urgent-help.html", "find/cards.js", "assets/site.css", "whats-on.html", "index.html",
    )  # fmt: skip
    site = site_of(*(page(path) for path in paths))
    assert list(site["first"]) == sorted(paths[6:])
    assert list(site["rest"]) == [
        "needs/a.html", "areas/a.html", "activities/a.html", "activities/b.html", "organisations/a.html",
        "venues/a.html",
    ]  # fmt: skip


def test_the_order_of_files_makes_no_difference() -> None:
    files = [page(f"activities/{name}.html", name) for name in "abc"]
    assert worker_of(*files) == worker_of(*files[::-1])


def test_a_page_that_says_the_same_on_another_day_has_the_same_fingerprint() -> None:
    tomorrow = date(2026, 11, 23)
    later = site_of(page("about.html", "Same", tomorrow), snapshot=replace(EDITION, today=tomorrow))
    assert later["first"] == site_of(page("about.html", "Same"))["first"]
    assert later["first"] != site_of(page("about.html", "Other"))["first"]
    assert later["built"] == "2026-11-23"


def test_a_day_that_stands_in_the_words_of_a_page_is_part_of_it() -> None:
    own = '<meta name="built" content="2026-11-22">'
    assert site_of(page("about.html", own))["first"] != site_of(page("about.html"))["first"]


def test_of_a_directory_that_would_fill_a_phone_only_what_is_opened_is_kept() -> None:
    assert site_of(page("activities/a.html", "a" * 1000))["whole"]
    assert not site_of(page("activities/a.html", "a" * MOST))["whole"]


def test_the_manifest_names_the_directory_and_starts_at_the_first_page(demonstration: Path) -> None:
    manifest = json.loads((demonstration / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["name"] == "South Ward Signpost"
    assert (demonstration / manifest["start_url"]).is_file()
    assert all((demonstration / icon["src"]).is_file() for icon in manifest["icons"])
