"""All that the demonstration's site shows has typographic apostrophes; what it hands on has what was typed."""

import re
from pathlib import Path

from signpost.records.directory import read_directory
from tests.demonstration import DEMONSTRATION
from tests.site.shown import Shown, pdf_texts

STRAIGHT = re.compile(r".{0,20}(?:\w['`´‘]\w|[\w.]['\"](?:\s|$)|(?:^|\s)['\"]\w).{0,20}")


def test_the_demonstration_was_typed_with_straight_ones() -> None:
    directory = read_directory(DEMONSTRATION)
    assert sum("'" in activity.name + activity.summary for activity in directory.activities.values()) > 3


def test_no_page_shows_a_straight_apostrophe_or_quotation_mark(demonstration: Path) -> None:
    found = {
        (file.name, odd)
        for file in sorted(demonstration.rglob("*.html"))
        for text in Shown(file.read_text("utf-8")).texts
        for odd in STRAIGHT.findall(text)
    }
    assert not found


def test_no_leaflet_shows_one(demonstration: Path) -> None:
    files = sorted((demonstration / "leaflets").glob("*.pdf"))
    assert files
    assert not {(file.name, odd) for file in files for text in pdf_texts(file) for odd in STRAIGHT.findall(text)}


def test_no_message_of_the_feed_shows_one(demonstration: Path) -> None:
    feed = (demonstration / "changes.xml").read_text("utf-8")
    assert not STRAIGHT.findall(re.sub(r"<[^>]*>", "\n", feed))


def test_calendars_and_the_data_of_search_have_what_was_typed(demonstration: Path) -> None:
    own = next(one for one in read_directory(DEMONSTRATION).activities.values() if one.id == "carers-cafe")
    assert "'" in own.name
    assert own.name in (demonstration / "find/cards.js").read_text("utf-8")
    assert own.name in (demonstration / f"activities/{own.id}.ics").read_text("utf-8")
