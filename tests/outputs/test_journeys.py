"""Promises about the cards for the way there: each has what its record says, front and back, and none could do harm."""

from dataclasses import replace
from pathlib import Path

import pytest

from signpost.outputs.leaflet_sections import sections
from signpost.outputs.leaflets import print_leaflets
from signpost.outputs.words import words_of
from signpost.records.cache import NoCache
from signpost.records.directory import read_directory
from signpost.records.engine_files import SITE_SOURCES
from signpost.records.word_parts import Selection
from signpost.views.leaflet import LeafletView, leaflet
from signpost.views.leaflet_pdf import pdf_path
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration
from tests.outputs.leaves import ALL, snapshot
from tests.outputs.pdfs import Pdf, is_in
from tests.records.scratch import SMALL, small_folder

JOURNEYS = [view for _, view in ALL if view.format == "journey"]
LEAFLET = """\
title: The first time
audience: For anyone who is nervous
opening: The first time is the hardest.
format: journey
select:
  {select}
"""
CHECKED = f"verified: {{on: {TODAY}, by: Community Connector, how: phone}}\n"
KNIT = (SMALL / "activities/knit-and-natter.yaml").read_text("utf-8") + CHECKED


def made(home: Path, select: str, knit: str = KNIT, venue: str = "") -> dict[str, Pdf]:
    files = {"leaflets/first.yaml": LEAFLET.format(select=select), "activities/knit-and-natter.yaml": knit}
    if venue:
        files["venues/corner-room.yaml"] = (SMALL / "venues/corner-room.yaml").read_text("utf-8") + venue
    own = Snapshot(read_directory(small_folder(home, files)), TODAY)
    refused: list[str] = []
    found = print_leaflets(own, NoCache(), lambda *_: None, refused.append)
    assert refused == []
    return {path: Pdf(one.pdf) for path, one in found.items() if path.startswith("leaflets/first")}


@pytest.mark.parametrize("view", JOURNEYS, ids=lambda view: view.edition)
def test_each_card_has_the_way_and_the_first_visit_of_its_record(view: LeafletView, demonstration: Path) -> None:
    pdf = Pdf((demonstration / pdf_path(view.id, view.edition)).read_bytes())
    directory = snapshot().directory
    assert len(view.journeys) >= 8
    for own in view.journeys:
        activity = directory.activities[own.id]
        venue = directory.venues[activity.venue]
        told = (
            activity.name,
            *venue.bus_routes,
            activity.door or venue.door,
            *activity.bring,
            venue.postcode,
            own.phone,
        )
        assert all(is_in(words, pdf) for words in told), own.id
        assert is_in(" ".join(activity.what_happens.split()), pdf)
    assert pdf.text.count("My first visit") == len(view.journeys)


def test_long_words_go_on_overleaf_and_nothing_is_dropped(tmp_path: Path) -> None:
    long = " ".join(f"Step number {number} of your first visit is told in these words." for number in range(1, 61))
    knit = f"{KNIT}what_happens: {long}\nbring: [Wool of any colour.]\n"
    for pdf in made(tmp_path, "activities: [knit-and-natter]", knit, "door: A yellow door.\n").values():
        assert is_in(long, pdf)
        assert is_in("Wool of any colour.", pdf)
        assert is_in("My first visit", pdf)
        assert all(min(one.left, one.bottom, one.right, one.top) >= 5 for one in pdf.letters())


def test_a_record_that_says_little_makes_a_card_all_the_same(tmp_path: Path) -> None:
    for pdf in made(tmp_path, "activities: [knit-and-natter]").values():
        assert is_in("My first visit", pdf)
        assert not is_in("The door", pdf)
        assert not is_in("What to bring", pdf)


def test_nothing_discreet_or_kept_off_paper_has_a_card() -> None:
    directory = demonstration()
    own = Snapshot(directory, TODAY)
    record = directory.leaflets["first-visits"]
    view = leaflet(own, replace(record, select=Selection(areas=tuple(directory.areas))), "standard")
    shown = {one.id for one in view.journeys}
    assert len(shown) > 40
    assert not {id_ for id_ in shown if directory.is_discreet(directory.activities[id_])}
    ours = words_of(SITE_SOURCES)
    words = " ".join(str(line) for part in sections(view, ours) for line in (part.title, *part.lines, *part.items))
    for activity in directory.activities.values():
        if directory.is_discreet(activity):
            assert activity.name not in words
