"""Promises about the twins of each leaflet, for screen readers and e-mail: a page and plain text with all its words."""

import re
from pathlib import Path
from typing import Final

import html5lib
import pytest

from signpost.views.leaflet import LeafletView
from signpost.views.leaflet_pdf import pdf_path
from signpost.views.paper_map import paper_map
from tests.outputs.leaves import ALL, snapshot
from tests.outputs.pdfs import Pdf, said

# What only paper says: where to look on it, where to write, and how much did not fit (the page and the text have all).
ON_PAPER_ALONE: Final = re.compile(
    r"Page \d+ of \d+|(?:Or p|P)oint a phone's camera at the square|or go to"
    r"|Inside: \d+ groups?, when they meet, what they cost and who to ring"
    r"|More numbers|My notes|My next step|I will ring|On this day|I want to ask|Who can come with me|Reference"
    r"|The dashed circles: .*? North is up\.|Contains National Statistics data.*?Licence v3\.0\."
    r"|There (?:is|are) \d+ more groups?\. See the back"
    r"|\d+ more groups? (?:is|are) on the web|And \d+ (?:more group|other)s?(?:, on the web)?",
    re.IGNORECASE | re.DOTALL,
)

LONG: Final = 22  # letters of a word; a longer one may break anywhere


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[\w£@]+(?:['.:][\w]+)*", said(text).replace("’", "'").casefold()))


def in_drawing(view: LeafletView) -> set[str]:
    """The words in a leaflet's map, which says in words beside it where things are."""
    found = paper_map(snapshot(), snapshot().directory.leaflets[view.id], view.entries)
    if not found:
        return set()
    names = (line for label in found.map.labels for line in label.lines)
    return words_of(" ".join((*names, found.map.ground.bar.words, "N", *map(str, found.numbers.values()))))


@pytest.mark.parametrize("view", [view for _, view in ALL], ids=lambda view: f"{view.id}-{view.edition}")
def test_all_words_of_a_pdf_stand_in_its_plain_text_and_on_its_page(view: LeafletView, demonstration: Path) -> None:
    folder = demonstration / "leaflets"
    pdf = Pdf((demonstration / pdf_path(view.id, view.edition)).read_bytes())
    text = (folder / f"{view.id}.txt").read_text("utf-8")
    long = [word for word in (view.address_words, *said(text).split()) if len(word) > LONG]
    broken = "|".join(r"\s*".join(map(re.escape, word)) for word in long)
    words = words_of(re.sub(broken, " ", ON_PAPER_ALONE.sub(" ", pdf.text.replace("’", "'")))) - in_drawing(view)
    assert len(words) > 50
    assert words - words_of(text) == set()
    assert words - words_of(" ".join(lines_of_page(folder / f"{view.id}.html"))) == set()


def lines_of_page(page: Path) -> list[str]:
    """The headings, paragraphs and items of a leaflet's page, without its links to the paper."""
    tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
    article = next(tree.iter("article"))
    parts = (item for item in article.iter() if item.tag in {"h1", "h2", "h3", "p", "li"})
    return [said("".join(item.itertext())) for item in parts if "no-print" not in item.get("class", "")]


def test_its_page_and_its_plain_text_say_the_same_line_by_line(demonstration: Path) -> None:
    for record in snapshot().directory.leaflets.values():
        text = (demonstration / f"leaflets/{record.id}.txt").read_text("utf-8")
        lines = [said(line.removeprefix("- ")) for line in text.splitlines() if line]
        assert lines == lines_of_page(demonstration / f"leaflets/{record.id}.html")


def test_each_leaflet_has_the_same_words_as_plain_text_and_as_a_page(demonstration: Path) -> None:
    for record, view in ALL:
        text = (demonstration / f"leaflets/{record.id}.txt").read_text(encoding="utf-8")
        page = (demonstration / f"leaflets/{record.id}.html").read_text(encoding="utf-8")
        for entry in view.entries:
            assert entry.name in text
            assert entry.phone in text
            assert entry.phone in page
        assert record.title in text
        assert (demonstration / f"leaflets/{record.id}.png").read_bytes().startswith(b"\x89PNG")
