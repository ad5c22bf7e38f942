"""One word for one thing: pages and leaflets read their headings and labels from one table."""

import re
from pathlib import Path

from signpost.outputs.words import words_of
from signpost.records.engine_files import SITE_SOURCES
from tests.site.shown import Shown, pdf_texts

# What was said besides, for the same things.
OTHERS = re.compile(
    r"Not sure\? Ring us|How quickly|If declined|What you hear(?! back)|What happens then|"
    r"What to look at|Who can ask|How to do it"
)


def test_no_page_calls_one_thing_by_another_word(demonstration: Path) -> None:
    pages = sorted(demonstration.rglob("*.html"))
    texts = {file.name: " ".join(Shown(file.read_text("utf-8")).texts) for file in pages}
    assert not {(name, odd) for name, text in texts.items() for odd in OTHERS.findall(text)}
    assert all(any(term in text for text in texts.values()) for term in words_of(SITE_SOURCES).terms.values())


def test_nor_does_a_leaflet(demonstration: Path) -> None:
    for file in sorted((demonstration / "leaflets").glob("*.pdf")):
        words = " ".join(" ".join(pdf_texts(file)).split())
        assert not OTHERS.findall(words), file.name
