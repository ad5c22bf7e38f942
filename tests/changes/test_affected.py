"""Promises about which pages and leaflets a change is said to alter: those, and no others."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from signpost.changes.affected import affected
from signpost.cli.change_report import as_text
from signpost.records.directory import read_directory
from signpost.views.snapshot import Snapshot
from tests.changes.test_review import edited
from tests.day import TODAY
from tests.demonstration import demonstration

TEA: Final[dict[str, Any]] = {"file": "activities/tea-and-talk.yaml", "find": "0117 496 0200", "put": "0117 496 0999"}


def snapshot(folder: Path, today: date = TODAY) -> Snapshot:
    return Snapshot(read_directory(folder), today)


def test_a_number_alters_the_pages_and_leaflets_that_show_it(tmp_path: Path) -> None:
    found = affected(Snapshot(demonstration(), TODAY), snapshot(edited(TEA, tmp_path)))
    assert {"activities/tea-and-talk.html", "organisations/bournville-neighbours.html"} <= {*found.pages}
    assert len(found.pages) < 12
    assert "activities/words-aloud.html" not in found.pages
    company = next(leaflet for leaflet in found.leaflets if leaflet.title == "Company and a chat")
    assert company.old.startswith("company 2026-")


def test_what_is_on_no_page_alters_none(tmp_path: Path) -> None:
    case = {"file": "activities/tea-and-talk.yaml", "find": "venue:", "put": "# Ask Pat for the key.\nvenue:"}
    found = affected(Snapshot(demonstration(), TODAY), snapshot(edited(case, tmp_path)))
    assert (found.pages, found.leaflets) == ((), ())


def test_pages_that_are_gone_and_come_are_among_them(tmp_path: Path) -> None:
    case = {"move": ["activities/sketch-walk.yaml", "activities/sketching-walk.yaml"]}
    found = affected(Snapshot(demonstration(), TODAY), snapshot(edited(case, tmp_path)))
    assert {"activities/sketch-walk.html", "activities/sketching-walk.html"} <= {*found.pages}


def test_copies_whose_mark_stays_the_same_are_told_from_new_ones_by_when_they_were_printed(tmp_path: Path) -> None:
    found = affected(Snapshot(demonstration(), TODAY), snapshot(edited(TEA, tmp_path)))
    told = as_text((), found)
    assert "Print “Company and a chat” again, and take all copies from before off the rack" in told
    checked = {**TEA, "also": ["verified:\n  on: 2026-09-22", "verified:\n  on: 2026-11-22"]}
    found = affected(Snapshot(demonstration(), TODAY), snapshot(edited(checked, tmp_path / "checked")))
    assert "Print “Company and a chat” again. Take the copies marked" in as_text((), found)
