"""The scripted typing test: sixteen questions of a consultation, typed letter by letter (tests/find/typing.tsv).

The cost of a question is estimated by the keystroke-level model (Card, Moran and Newell 1983): a person thinks once,
and types until a right answer is among the first three with its phone number in view. Nothing needs a click.
"""

import csv
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Page

from tests.browser.finding import asked, box
from tests.browser.reader import Readers

QUESTIONS = Path(__file__).parents[1] / "find" / "typing.tsv"
THINK = 1.35  # seconds, to make up one's mind what to ask
KEY = 0.28  # seconds for a key, for somebody who types as people in offices do
SIZES = ({"width": 1366, "height": 768}, {"width": 360, "height": 740})
MOST = 4.5  # seconds, half of the questions at the most
RIGHT = 15  # of the sixteen

# Whether a right answer is among the first three, with its phone number on the screen.
SEEN = """needs => [...document.querySelectorAll("#results > li")].slice(0, 3).some((item) => {
  const place = item.querySelector("a[href^='tel:']").getBoundingClientRect();
  return item.dataset.needs.split(" ").some((need) => needs.includes(need))
    && place.height > 0 && place.top >= 0 && place.bottom <= innerHeight;
})"""


def questions() -> list[tuple[str, list[str]]]:
    with QUESTIONS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["query"], row["need"].split(",")) for row in rows]


def at_the_desk(readers: Readers, size: dict[str, int]) -> Page:
    """The page with an answer. Its clock goes on only as the test says, however busy this machine is."""
    page = asked(readers, "#q=a", viewport=size)
    page.clock.install()
    return page


def letters_until_found(page: Page, question: str, needs: list[str]) -> int | None:
    """How many letters must be typed; None if even the whole question doesn't find it."""
    box(page).fill("")
    for count, letter in enumerate(question, 1):
        page.keyboard.type(letter)
        page.clock.run_for(60)  # results are drawn as one types
        if page.evaluate(SEEN, needs):
            return count
    page.clock.run_for(400)
    return len(question) if page.evaluate(SEEN, needs) else None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']} px")
def test_a_consultation_finds_what_it_needs_in_seconds(readers: Readers, size: dict[str, int]) -> None:
    page = at_the_desk(readers, size)
    box(page).focus()
    found = {question: letters_until_found(page, question, needs) for question, needs in questions()}
    assert len(found) == 16
    assert sum(letters is not None for letters in found.values()) >= RIGHT
    assert median(THINK + KEY * (letters or 99) for letters in found.values()) < MOST


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']} px")
def test_the_whole_question_still_finds_it(readers: Readers, size: dict[str, int]) -> None:
    """What is typed after the first letters narrows the answer and does not lose it."""
    page = at_the_desk(readers, size)
    right = 0
    for question, needs in questions():
        box(page).fill(question)
        page.clock.run_for(400)
        right += page.evaluate(SEEN, needs)
    assert right >= RIGHT
