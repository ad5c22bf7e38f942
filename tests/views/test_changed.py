"""Promises about a new time or place: whoever comes already hears of it, and old paper leaves the rack."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from signpost.outputs.atom_feed import ATOM, atom_feed
from signpost.records.directory import Directory
from signpost.records.parts import Changed
from signpost.views.leaflet import rack_notices
from signpost.views.listings import changes
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration

MOVED = (
    Changed(date(2026, 11, 16), "Meets on Wednesdays now, and no longer on Tuesdays."),
    Changed(date(2026, 11, 16), "It is in the hall now, since the kitchen is being mended."),
)


def moved() -> Directory:
    """The demonstration with two changes of one group on one day."""
    directory = demonstration()
    tea = replace(directory.activities["tea-and-talk"], changed=MOVED)
    return replace(directory, activities=MappingProxyType({**directory.activities, tea.id: tea}))


def test_a_new_time_is_told_on_the_page_of_changes_for_four_months() -> None:
    found = [change for change in changes(Snapshot(moved(), TODAY)) if change.card.id == "tea-and-talk"]
    told = [change for change in found if change.state == "changed"]
    assert sorted(change.note for change in told) == sorted(one.what for one in MOVED)
    assert {change.label for change in told} == {"Changed"}
    assert not any(change.state == "changed" for change in changes(Snapshot(moved(), date(2027, 4, 1))))


def test_each_change_is_an_entry_of_its_own_in_the_feed() -> None:
    feed, *_ = atom_feed(Snapshot(moved(), TODAY))
    entries = ET.XML(feed.content).findall(f"{{{ATOM}}}entry")
    mine = [entry for entry in entries if (entry.findtext(f"{{{ATOM}}}title") or "").startswith("Changed: Tea")]
    assert len({entry.findtext(f"{{{ATOM}}}id") for entry in mine}) == len(MOVED)


def test_leaflets_with_the_old_time_are_to_come_off_the_rack() -> None:
    snapshot = Snapshot(moved(), TODAY)
    notices = rack_notices(snapshot, snapshot.directory.leaflets["company"])
    assert ("Tea and Talk", "has changed") in {(notice.name, notice.what) for notice in notices}
