"""The way there on a group's page: on a phone, and printed as a card for a pocket."""

import io

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Readers

MM = 72 / 25.4
CARD = "Card for the way there"


def pressed(page: Page) -> pypdfium2.PdfDocument:
    """What comes out of the printer after a press on the button for a card."""
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name=CARD).click()
    return pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def words(pdf: pypdfium2.PdfDocument) -> str:
    return "".join("".join(page.get_textpage().get_text_range() for page in pdf).split()).replace("\ufffe", "-")


@pytest.mark.parametrize("name", ["knit-and-natter", "new-baby-cafe", "housing-advice-sessions"])
def test_a_press_prints_a_card_of_a6_with_the_way_and_an_appointment(readers: Readers, name: str) -> None:
    pdf = pressed(readers.open(f"activities/{name}.html"))
    assert {(round(page.get_width() / MM), round(page.get_height() / MM)) for page in pdf} == {(105, 148)}
    assert len(pdf) == 2  # front and back
    said = words(pdf)
    for needed in ("Thedoor:", "Bring:", "NobodyasksforID", "Bus:", "Myfirstvisit", "Askfor", "0117496"):
        assert needed in said, needed
    for other in ("Whoitisfor", "Howitisrun", "Lastchecked", "Howtojoinorrefer"):
        assert other not in said, other


def test_afterwards_the_page_prints_as_ever(readers: Readers) -> None:
    page = readers.open("activities/knit-and-natter.html")
    before = words(pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4"))))
    pressed(page)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert words(pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))) == before
    assert "Myfirstvisit" not in before


@pytest.mark.parametrize(
    "name", ["sea-holly-support", "moving-forward-course", "befriending-by-phone", "tablets-at-home"]
)
def test_what_is_discreet_has_closed_or_has_no_place_has_no_card(readers: Readers, name: str) -> None:
    expect(readers.open(f"activities/{name}.html").get_by_role("button", name=CARD)).to_have_count(0)
