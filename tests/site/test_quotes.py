"""Everything that the demonstration's site shows has typographic apostrophes, and what it hands on has what was typed."""

import html.parser
import re
from pathlib import Path

import pypdfium2

from signpost.records.directory import read_directory
from tests.demonstration import DEMONSTRATION

STRAIGHT = re.compile(r".{0,20}(?:\w['`´‘]\w|[\w.]['\"](?:\s|$)|(?:^|\s)['\"]\w).{0,20}")
CODE = ("script", "style", "textarea", "code", "pre")
READ_OUT = ("aria-label", "alt", "title", "placeholder")


class Shown(html.parser.HTMLParser):
    """The text of a page, and the attributes that are read out."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._code = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code += tag in CODE
        self.texts += [value or "" for name, value in attrs if name in READ_OUT]

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag in CODE

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.texts.append(data)


def pdf_texts(file: Path) -> list[str]:
    document = pypdfium2.PdfDocument(file)
    return [document.get_metadata_dict()["Title"], *(page.get_textpage().get_text_bounded() for page in document)]


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
