"""Promises about urgent help on paper: a leaflet has the numbers that its words promise, and the card has them all."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from signpost.records.directory import Directory
from signpost.records.model import Leaflet
from signpost.records.urgent_helplines import ALWAYS, boxed_helplines, is_in_every_box
from signpost.records.word_parts import Selection
from tests.demonstration import demonstration
from tests.outputs.pdfs import Pdf

HERE: Final = demonstration()
CARD: Final = "criteria-urgent-help"
# What each leaflet's words promise, by its own number.
PROMISED: Final = {
    "trouble-at-home": ("0117 496 0055", "0117 496 0052", "0808 2000 247", "0808 801 0327"),
    "young-people": ("0800 1111", "0117 496 0051", "0117 496 0052"),
    "little-ones": ("111", "0117 496 0051"),
    "carers": ("0117 496 0050", "0117 496 0052"),
    "memory": ("0117 496 0050", "111"),
    "feeling-low": ("0808 157 0050",),
}
FIRST_SIDE: Final = (
    "999", "111", "option 2", "0808 157 0050", "116 123", "0117 496 0050", "0117 496 0051", "0117 496 0052",
    "Text 999", "999 BSL", "Relay UK",
)  # fmt: skip
LARGE: Final = 20  # points of a number on the card


def phones(leaflet: Leaflet, directory: Directory = HERE) -> list[str]:
    return [line.phone or line.text for line in boxed_helplines(directory, leaflet)]


@pytest.mark.parametrize("size", ["", "-large"])
@pytest.mark.parametrize("leaflet", PROMISED)
def test_a_leaflet_has_the_numbers_that_its_words_promise(leaflet: str, size: str, demonstration: Path) -> None:
    assert set(PROMISED[leaflet]) <= set(phones(HERE.leaflets[leaflet]))
    text = Pdf((demonstration / f"leaflets/{leaflet}{size}.pdf").read_bytes()).text
    assert all(number in text for number in PROMISED[leaflet])


def test_each_box_starts_with_999_and_has_the_four_that_everybody_may_need() -> None:
    boxes = {leaflet.id: boxed_helplines(HERE, leaflet) for leaflet in HERE.leaflets.values()}
    shown = [box for box in boxes.values() if box]
    assert len(shown) > 20
    assert all(box[0].phone == "999" for box in shown)
    assert all(len([line for line in box if is_in_every_box(line)]) == len(ALWAYS) for box in shown)


def test_a_leaflet_for_a_discreet_need_has_the_box_of_any_other_first() -> None:
    secret = replace(HERE.leaflets["company"], select=Selection(needs=("domestic-abuse",)))
    assert phones(secret)[:4] == ["999", "111", "116 123", "SHOUT to 85258"]
    assert "0808 2000 247" in phones(secret)[4:]


def test_the_front_of_no_leaflet_names_a_helpline(demonstration: Path) -> None:
    for leaflet in HERE.leaflets.values():
        if leaflet.format == "tri-fold":
            letters = Pdf((demonstration / f"leaflets/{leaflet.id}.pdf").read_bytes()).letters()
            cover = "".join(letter.text for letter in letters if letter.page == 1 and letter.left > 200)
            assert "helpline" not in cover.casefold(), leaflet.id
            numbers = set(re.findall(r"0\d{10}", re.sub(r"\s", "", cover)))
            assert numbers <= {HERE.about.connector.contact.phone.replace(" ", "")}, leaflet.id


@pytest.mark.parametrize("size", ["", "-large"])
def test_the_cards_first_side_has_the_numbers_by_day_and_by_night_and_ways_for_deaf_people(
    size: str, demonstration: Path
) -> None:
    pdf = Pdf((demonstration / f"leaflets/{CARD}{size}.pdf").read_bytes())
    first = re.sub(r"\s+", "", "".join(letter.text for letter in pdf.letters() if letter.page == 1))
    for words in FIRST_SIDE:
        assert words.replace(" ", "") in first, words
    assert first.count("01174960052") >= 2  # at night, for an adult and for a child
    assert "stilltobereadbyaclinician" in first


def test_the_cards_numbers_are_large(demonstration: Path) -> None:
    pdf = Pdf((demonstration / f"leaflets/{CARD}.pdf").read_bytes())
    large = "".join(letter.text for letter in pdf.letters() if letter.page == 1 and letter.size >= LARGE)
    bare = re.sub(r"\s+", "", large)
    for line in HERE.about.urgent_help.public:
        assert re.sub(r"\s+", "", line.phone or line.text) in bare, line.name
