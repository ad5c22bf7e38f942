"""A record is text and never code: whatever it says reads everywhere exactly as it was typed."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import docx
import html5lib
import icalendar
import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from signpost.site.inspection.pages import pages_of
from tests.hostile import HOSTILE, TOKEN, Tokens, straight, with_hostile_words

# Kinds of record and the page that is theirs; each says its own name in its title and heading.
OWN_PAGES: Final = {
    "activity": "activities/tea-and-talk.html",
    "organisation": "organisations/bournville-neighbours.html",
    "venue": "venues/corner-room.html",
    "need": "needs/loneliness.html",
    "area": "areas/south-ward.html",
    "level": "levels/some-support.html",
    "pathway": "pathways/connector.html",
}
# What search makes of words: small letters, and stems of them. Nobody reads it.
CUT_UP: Final = {"find/words.js", "find/index.js", "find/texts.js", "find/crisis.js"}
DATA_OF_THE_FORM: Final = re.compile(r"(form-data|needs|answers-\d+)\.js")
VERSIONS: Final = {"data-find", "data-version"}  # names of contents too
# Names of contents, which differ as the contents do.
FINGERPRINT: Final = re.compile(r"\b[0-9a-f]{12,32}\b")
# What no page shows; tests/outputs/test_leaflets_hostile.py looks at it.
ON_LEAFLETS_ALONE: Final = ("leaflet ", "directory themes")


def parsed(file: Path) -> Any:
    """A page, a feed, a calendar or a table as parsed; any other file unchanged."""
    if file.suffix == ".html" or file.parent.name == "share":
        tree = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
        return list(_outline(tree))
    if file.suffix in {".xml", ".svg"}:
        return list(_outline(ET.parse(file).getroot()))  # noqa: S314 - we wrote it
    if file.suffix == ".ics":
        return list(_lines(icalendar.Calendar.from_ical(file.read_bytes())))
    if (file.parent.name == "find" and file.name != "lunr.js") or DATA_OF_THE_FORM.fullmatch(file.name):
        return handed_over(file)
    if file.suffix == ".csv":
        return list(csv.reader(file.read_text("utf-8").splitlines()))
    if file.suffix in {".docx", ".xlsx"}:
        return in_an_office_program(file)
    if file.name == "datapackage.json":
        return json.loads(file.read_bytes()) | {"name": ""}  # an id, made of what letters there are
    if file.suffix in {".webmanifest", ".json"}:
        return json.loads(file.read_bytes())
    if file.name == "sw.js":
        return FINGERPRINT.sub("", file.read_text("utf-8"))
    return file.read_bytes()


def in_an_office_program(file: Path) -> Any:
    """The paragraphs of a Word file, or the cells of a workbook."""
    if file.suffix == ".docx":
        return [paragraph.text for paragraph in docx.Document(str(file)).paragraphs]
    book = openpyxl.load_workbook(file)
    return [[[unescape(str(cell)) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book]


def handed_over(file: Path) -> Any:
    """What a script of search data hands over."""
    handing = re.fullmatch(r'signpost\.take\("[a-z0-9-]+",(.*)\);\n', file.read_text("utf-8"), re.DOTALL)
    assert handing, file
    value = json.loads(handing[1])
    for row in value if file.name == "cards.js" else ():
        row.pop("notFor", None)  # stems, as those of words.js
    return value


def _outline(element: Any) -> Iterator[Any]:
    """An element and what is in it, in order: names, attributes and texts. Comments too, and data as parsed."""
    attributes = {name: "" if name in VERSIONS else straight(value) for name, value in element.attrib.items()}
    is_data = attributes.get("type") == "application/ld+json"
    yield str(element.tag), attributes, json.loads(element.text) if is_data else straight(element.text or "")
    for child in element:
        yield from _outline(child)
        yield straight(child.tail or "")
    yield "end"


def _lines(part: Any) -> Iterator[Any]:
    for name, value in part.property_items():
        yield name, value if isinstance(value, (str, bytes)) else value.to_ical()


def test_hostile_words_change_nothing_but_the_words(word_sites: tuple[Path, Path, Tokens]) -> None:
    tame, hostile, _ = word_sites
    files = sorted(file.relative_to(tame) for file in tame.rglob("*") if file.is_file())
    assert sorted(file.relative_to(hostile) for file in hostile.rglob("*") if file.is_file()) == files
    for file in (file for file in files if file.as_posix() not in CUT_UP):
        said = with_hostile_words(parsed(tame / file))
        assert _as_lists(parsed(hostile / file)) == _as_lists(said), file


def _as_lists(value: Any) -> Any:
    return [_as_lists(item) for item in value] if isinstance(value, (list, tuple)) else value


@pytest.mark.parametrize("path", sorted(CUT_UP))
def test_search_keeps_nothing_but_letters_digits_and_spaces_of_what_was_typed(
    word_sites: tuple[Path, Path, Tokens], path: str
) -> None:
    _, hostile, _ = word_sites
    assert TOKEN.search((hostile / path).read_text("utf-8"))
    for text in _texts(handed_over(hostile / path)):
        names_aside = text.replace(HOSTILE, "")
        assert not any(sign in names_aside for sign in ("<", "{", "**", "&amp;", "$")), text


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(item)


def test_every_text_that_a_record_can_hold_was_looked_at(word_sites: tuple[Path, Path, Tokens]) -> None:
    _, hostile, tokens = word_sites
    shown: set[str] = set()
    for file in hostile.rglob("*.*"):
        shown.update(found.group().lower() for found in TOKEN.finditer(file.read_text("utf-8", errors="replace")))
    fields: defaultdict[str, set[bool]] = defaultdict(set)
    for token, place in tokens.given.items():
        if not place.startswith(ON_LEAFLETS_ALONE):
            fields[re.sub(r"\.\d+", "", place)].add(token in shown)
    assert {place for place, seen in fields.items() if not any(seen)} == set()
    assert len(fields) > 70


@pytest.mark.parametrize(("kind", "path"), OWN_PAGES.items(), ids=OWN_PAGES)
def test_a_name_is_read_in_the_title_and_the_heading(
    word_sites: tuple[Path, Path, Tokens], kind: str, path: str
) -> None:
    _, hostile, tokens = word_sites
    tree: Any = html5lib.parse((hostile / path).read_text("utf-8"), namespaceHTMLElements=False)
    heading = straight("".join(tree.find(".//h1").itertext()).strip())
    token = heading.removesuffix(HOSTILE)
    assert heading == token + HOSTILE
    assert tokens.given[token] == f"{kind} name"
    title = straight(tree.find(".//title").text)
    assert title.startswith(f"{heading} · qx")
    assert title.endswith(HOSTILE)


def test_no_page_has_an_element_that_no_template_makes(word_sites: tuple[Path, Path, Tokens]) -> None:
    _, hostile, _ = word_sites
    for path in pages_of(hostile):
        html = (hostile / path).read_text("utf-8")
        assert "<b>b</b>" not in html, path
        assert html.partition("</head>")[0].count("</title>") == 1, path
        assert "%%" not in html.replace("%%main%%${x}", ""), path
