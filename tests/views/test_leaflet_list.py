"""The leaflets page: what there is to print, and what has to come off the rack."""

from datetime import date
from pathlib import Path

import pytest

from signpost.records.directory import read_directory
from signpost.views.leaflet_list import FORMATS, leaflets_by_format, leaflets_with
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import copy_of_demonstration, demonstration


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Snapshot(demonstration(), TODAY)


def test_every_leaflet_stands_on_one_shelf(snapshot: Snapshot) -> None:
    shown = [own.leaflet.id for one in leaflets_by_format(snapshot) for own in one.leaflets]
    assert sorted(shown) == sorted(snapshot.directory.leaflets)
    assert {own.leaflet.format for one in leaflets_by_format(snapshot) for own in one.leaflets} == set(FORMATS)


def test_pages_tell_of_the_leaflets_they_stand_in(snapshot: Snapshot) -> None:
    found = leaflets_with(snapshot)
    assert "leaflets/company.html" in {link.path for link in found["need loneliness"]}
    assert "leaflets/company.html" in {link.path for link in found["activity tea-and-talk"]}
    assert "leaflets/in-worle.html" in {link.path for link in found["area worle"]}


def test_a_group_that_has_closed_takes_its_leaflets_off_the_rack(tmp_path: Path) -> None:
    folder = copy_of_demonstration(tmp_path / "directory")
    record = folder / "activities" / "tea-and-talk.yaml"
    closed = "status: closed\nstatus_since: 2026-11-20\nstatus_note: The hall has been sold.\n"
    record.write_text(record.read_text("utf-8") + closed, "utf-8")
    snapshot = Snapshot(read_directory(folder), TODAY)
    company = next(own for one in leaflets_by_format(snapshot) for own in one.leaflets if own.leaflet.id == "company")
    newest = company.off[0]
    assert (newest.name, newest.what, newest.day) == ("Tea and Talk", "has closed", date(2026, 11, 20))
    assert "activity tea-and-talk" not in leaflets_with(snapshot)


def test_a_leaflet_for_a_discreet_need_lies_on_no_shelf(tmp_path: Path) -> None:
    folder = copy_of_demonstration(tmp_path / "directory")
    (folder / "leaflets" / "not-alone.yaml").write_text(
        "title: You are not alone\naudience: For anyone who is afraid at home\nformat: list\n"
        "select:\n  needs: [domestic-abuse]\n",
        "utf-8",
    )
    snapshot = Snapshot(read_directory(folder), TODAY)
    assert "not-alone" in snapshot.directory.leaflets
    assert "not-alone" not in {own.leaflet.id for one in leaflets_by_format(snapshot) for own in one.leaflets}
    assert "leaflets/not-alone.html" in {link.path for link in leaflets_with(snapshot)["need domestic-abuse"]}
