"""What somebody is told before the first visit, and what the records promise that nobody asks for."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from signpost.records.directory import Directory
from signpost.views.find_card import search_fields
from signpost.views.first_visit import FirstVisit, first_visit
from signpost.views.snapshot import Snapshot
from signpost.views.visit import visit_fields
from tests.records.scratch import SMALL, small_directory

KNIT = (SMALL / "activities/knit-and-natter.yaml").read_text("utf-8")
LINE = (SMALL / "activities/lantern-line.yaml").read_text("utf-8")
ROOM = (SMALL / "venues/corner-room.yaml").read_text("utf-8")
YELLOW, SIDE = "A yellow door.", "The side door, with a bell."


def first(home: Path, files: Mapping[str, str], id_: str = "knit-and-natter") -> FirstVisit:
    directory = small_directory(home, files)
    return first_visit(directory, directory.activities[id_])


def at_home(more: str) -> str:
    return KNIT.replace("venue: corner-room\n", more)


@pytest.mark.parametrize(
    ("own", "venue", "told"),
    [("", "", ""), ("", YELLOW, YELLOW), (SIDE, YELLOW, SIDE), (SIDE, "", SIDE)],
)
def test_the_door_is_the_groups_own_or_the_venues(tmp_path: Path, own: str, venue: str, told: str) -> None:
    files = {
        "activities/knit-and-natter.yaml": KNIT + (f"door: {own}\n" if own else ""),
        "venues/corner-room.yaml": ROOM + (f"door: {venue}\n" if venue else ""),
    }
    assert first(tmp_path, files).door == told


@pytest.mark.parametrize(
    ("record", "keys", "words"),
    [
        (KNIT, ("referral",), ""),
        (KNIT + "id_needed: yes\n", ("referral",), ""),
        (KNIT + "id_needed: no\n", ("id", "address", "referral"), "ID, a fixed address or a referral"),
        (KNIT.replace("who: self", "who: gp") + "id_needed: no\n", ("id", "address"), "ID or a fixed address"),
        # Nobody can be visited at no address; by phone or online it makes no difference.
        (at_home("at_home: We come to you.\n") + "id_needed: no\n", ("id", "referral"), "ID or a referral"),
        (
            at_home("online: We send a link.\n") + "id_needed: no\n",
            ("id", "address", "referral"),
            "ID, a fixed address or a referral",
        ),
    ],
)
def test_what_nobody_asks_for_follows_from_the_record(
    tmp_path: Path, record: str, keys: tuple[str, ...], words: str
) -> None:
    found = first(tmp_path, {"activities/knit-and-natter.yaml": record})
    assert (found.needless, found.nobody_asks) == (keys, words)


def test_a_place_that_must_not_be_found_has_no_door(tmp_path: Path) -> None:
    # Such a record is refused; its views tell no door all the same.
    line = LINE + f"venue: corner-room\ndoor: {SIDE}\n"
    files = {"activities/lantern-line.yaml": line, "venues/corner-room.yaml": ROOM + f"door: {YELLOW}\n"}
    directory: Directory = small_directory(tmp_path, files)
    activity = directory.activities["lantern-line"]
    assert directory.is_sensitive(activity)
    assert first_visit(directory, activity).door == ""
    assert "door" not in visit_fields(Snapshot(directory, date(2026, 11, 22)), activity)


def test_the_browser_gets_them_for_cards(tmp_path: Path) -> None:
    record = KNIT + f"id_needed: no\nbring: [Wool.]\ndoor: {SIDE}\n"
    snapshot = Snapshot(small_directory(tmp_path, {"activities/knit-and-natter.yaml": record}), date(2026, 11, 22))
    activity = snapshot.directory.activities["knit-and-natter"]
    assert search_fields(snapshot, activity)["without"] == ("id", "address", "referral")
    more = visit_fields(snapshot, activity)
    assert (more["door"], more["bring"]) == (SIDE, ("Wool.",))
