"""Promises about leaflets as Word files: the words of the paper, in styles that a practice can change."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import docx
import pytest
import zxingcpp
from docx.document import Document
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from PIL import Image

from signpost.outputs.artefact import Artefact, Page, PlannedFile
from signpost.outputs.leaflet_text import leaflet_text
from signpost.outputs.leaflet_word import leaflet_word
from signpost.outputs.leaflets import leaflets
from signpost.outputs.words import words_of
from signpost.records.cache import NoCache
from signpost.records.directory import read_directory
from signpost.records.model import Leaflet
from signpost.records.word_parts import Selection
from signpost.views.leaflet import LeafletView, leaflet
from signpost.views.leaflet_pdf import LeafletPdf
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration
from tests.hostile import straight, tame_and_hostile, with_hostile_words

ALL: Final = tuple(demonstration().leaflets)
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
REFUGE: Final = "Sea Holly Support"


class InMemory(NoCache):
    """Keeps paper and styles for the next leaflet, as a build does."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def get(self, key: str, /) -> Any:
        return self.kept.get(key)

    def put(self, key: str, value: Any, _file: str = "", /) -> None:
        self.kept[key] = value


@cache
def snapshot() -> Snapshot:
    return Snapshot(demonstration(), TODAY, InMemory())


@cache
def view_of(name: str) -> LeafletView:
    record = demonstration().leaflets[name]
    return leaflet(snapshot(), record, record.editions[0])


def made(own: Snapshot, record: Leaflet, view: LeafletView) -> Artefact:
    return leaflet_word(own, record, view).make()


@cache
def file_of(name: str) -> bytes:
    return made(snapshot(), demonstration().leaflets[name], view_of(name)).content


def opened(file: bytes) -> Document:
    return docx.Document(io.BytesIO(file))


def style_of(part: Paragraph | Run) -> str:
    return part.style.name or "" if part.style else ""


def lines(file: Document) -> list[str]:
    """Its paragraphs with spaces and apostrophes as they are typed, without the picture's and the lines to write on."""
    texts = (straight(paragraph.text.replace(NO_BREAK, " ").rstrip("\t")) for paragraph in file.paragraphs)
    return [text for text in texts if text]


@pytest.mark.parametrize("name", ALL)
def test_it_says_line_by_line_what_the_plain_text_says(name: str) -> None:
    text = leaflet_text(view_of(name), words_of(snapshot().sources))
    assert lines(opened(file_of(name))) == [straight(line.removeprefix("- ")) for line in text.splitlines() if line]


@pytest.mark.parametrize("name", ALL)
def test_a_screen_reader_finds_its_way(name: str) -> None:
    file = opened(file_of(name))
    styles = [style_of(paragraph) for paragraph in file.paragraphs]
    assert styles[:2] == ["Title", "Subtitle"]
    assert styles.count("Title") == 1
    levels = [level for style in styles if (level := {"Urgent heading": 1, "Heading 1": 1, "Heading 2": 2}.get(style))]
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False)), levels
    assert file.tables == []
    [picture] = file.element.xpath("//wp:docPr")
    assert picture.get("descr") == f"Square code for a phone’s camera. It opens {view_of(name).address_words}"


@pytest.mark.parametrize("name", ALL)
def test_a_number_to_ring_stays_on_one_line(name: str) -> None:
    strong = [run.text for part in opened(file_of(name)).paragraphs for run in part.runs if style_of(run) == "Strong"]
    assert len(strong) > 2
    assert [number for number in strong if " " in number] == []
    told = {number.replace(NO_BREAK, " ") for number in strong}
    assert {entry.phone for entry in view_of(name).entries if entry.phone} <= told


def test_its_code_opens_the_page_with_more() -> None:
    with zipfile.ZipFile(io.BytesIO(file_of("feeling-low"))) as packed:
        code = Image.open(io.BytesIO(packed.read("word/media/image1.png")))
    assert [found.text for found in zxingcpp.read_barcodes(code.convert("L"))] == [view_of("feeling-low").address]


def test_without_the_address_of_a_site_it_has_no_code() -> None:
    directory = demonstration()
    own = Snapshot(replace(directory, about=replace(directory.about, site_url="")), TODAY, InMemory())
    record = directory.leaflets["feeling-low"]
    file = made(own, record, leaflet(own, record, "standard")).content
    assert list(opened(file).inline_shapes) == []
    assert not [name for name in zipfile.ZipFile(io.BytesIO(file)).namelist() if name.endswith(".png")]


def test_it_is_on_a4_in_british_english_and_names_its_makers() -> None:
    file = opened(file_of("feeling-low"))
    paper = file.sections[0]
    edges = (paper.left_margin, paper.right_margin, paper.top_margin, paper.bottom_margin)
    lengths = [round((length or Mm(0)).mm) for length in (paper.page_width, paper.page_height, *edges)]
    assert lengths == [210, 297, 20, 20, 20, 20]
    [language] = file.styles.element.xpath("w:docDefaults//w:lang/@w:val")
    assert language == file.core_properties.language == "en-GB"
    assert file.core_properties.title == view_of("feeling-low").title
    assert file.core_properties.author == demonstration().about.name
    assert file.core_properties.modified.date().isoformat() == view_of("feeling-low").edition_day


def test_a_practice_that_changes_one_style_changes_all_the_text() -> None:
    file = opened(file_of("feeling-low"))
    assert file.styles["Normal"].font.size == Pt(12)
    for name in ("List Bullet", "Details", "Urgent line", "Made by", "Write here"):
        assert file.styles[name].base_style.name == "Normal"
        assert file.styles[name].font.size is None, name
    for paragraph in file.paragraphs:
        assert paragraph.paragraph_format.space_before is None  # nothing is set by hand that a style should say
        assert [run.text for run in paragraph.runs if run.font.size or run.bold or run.font.name] == []


@pytest.mark.parametrize(("name", "size"), [("easy-connector", 16), ("in-worle", 12)])
def test_easy_read_has_larger_type(name: str, size: int) -> None:
    assert opened(file_of(name)).styles["Normal"].font.size == Pt(size)


def test_the_place_for_a_logo_is_above_the_title_and_empty() -> None:
    paper = opened(file_of("in-worle")).sections[0]
    assert [line.text for line in paper.first_page_header.paragraphs] == [""]
    assert not paper.first_page_header.is_linked_to_previous
    assert paper.header.is_linked_to_previous  # the other pages have none
    for foot in (paper.first_page_footer, paper.footer):
        assert [field.get(field.keys()[0]) for field in foot._element.iter("{*}fldSimple")] == ["PAGE", "NUMPAGES"]


def test_the_numbers_that_print_has_in_its_box_are_in_one_box() -> None:
    file, view = opened(file_of("feeling-low")), view_of("feeling-low")
    boxed = [part for part in file.paragraphs if style_of(part).startswith("Urgent")]
    assert boxed[0].text == "Urgent help"
    assert len(boxed) == 1 + view.in_box > 4
    assert all(part.paragraph_format.keep_with_next for part in boxed[:-1])
    around = [file.styles[name].element for name in ("Urgent heading", "Urgent line")]
    # Word draws one box around paragraphs that follow each other if borders and indents are the same.
    for part in ("w:pPr/w:pBdr", "w:pPr/w:ind"):
        first, second = ([dict(one.attrib) for edge in style.xpath(part) for one in edge.iter()] for style in around)
        assert first == second != []


def test_a_form_has_lines_to_write_on() -> None:
    file = opened(file_of("referral-slip"))
    fields = [part.text for part in file.paragraphs if style_of(part) == "Write here"]
    assert "By when\t" in fields
    assert all(text.endswith("\t") for text in fields)
    [stop] = file.styles["Write here"].paragraph_format.tab_stops
    assert (stop.leader.name, stop.position) == ("LINES", pytest.approx(Mm(170), abs=Mm(1)))


def test_a_service_that_must_not_be_found_has_its_name_and_number_alone() -> None:
    [name] = [name for name in ALL if REFUGE in {entry.name for entry in view_of(name).entries}][:1]
    paragraphs = opened(file_of(name)).paragraphs
    at = next(number for number, part in enumerate(paragraphs) if part.text == REFUGE)
    after = paragraphs[at + 1 : at + 3]
    [number] = [entry.phone for entry in view_of(name).entries if entry.name == REFUGE]
    assert after[0].text.replace(NO_BREAK, " ") == f"Ring {number}"
    assert "eading" in style_of(after[1])


def test_that_of_a_discreet_need_is_kept_on_no_device() -> None:
    record, view = demonstration().leaflets["feeling-low"], view_of("feeling-low")
    discreet = replace(record, select=Selection(needs=("domestic-abuse",)))
    assert made(snapshot(), discreet, view).discreet
    assert not made(snapshot(), record, view).discreet


def test_hostile_words_are_read_as_they_were_typed(tmp_path: Path) -> None:
    tame, hostile, _ = tame_and_hostile(tmp_path)
    both = [Snapshot(read_directory(folder), TODAY, InMemory()) for folder in (tame, hostile)]
    for name in ALL:
        plain, typed = (_file(own, name) for own in both)
        assert lines(typed) == [straight(line) for line in with_hostile_words(lines(plain))], name
        assert straight(typed.core_properties.title) == with_hostile_words(plain.core_properties.title)
        assert straight(typed.core_properties.author) == with_hostile_words(plain.core_properties.author)


def _file(own: Snapshot, name: str) -> Document:
    record = own.directory.leaflets[name]
    return opened(made(own, record, leaflet(own, record, record.editions[0])).content)


def test_the_same_words_give_the_same_bytes_whoever_makes_them_and_when(monkeypatch: pytest.MonkeyPatch) -> None:
    record, view = demonstration().leaflets["feeling-low"], view_of("feeling-low")
    first = made(Snapshot(demonstration(), TODAY), record, view).content
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert made(Snapshot(demonstration(), TODAY), record, view).content == first == file_of("feeling-low")
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {(part.date_time, part.create_system) for part in packed.infolist()} == {((1980, 1, 1, 0, 0, 0), 3)}


def test_it_is_made_again_only_if_its_words_have_changed() -> None:
    record, view = demonstration().leaflets["feeling-low"], view_of("feeling-low")

    def key(view: LeafletView) -> str:
        return leaflet_word(snapshot(), record, view).fingerprint

    assert key(view) == key(leaflet(snapshot(), record, "standard"))
    assert key(view) != key(replace(view, title="Feeling better"))
    assert key(view) != key(replace(view, edition="large"))


def made_by(printed: Mapping[str, LeafletPdf]) -> list[Any]:
    own = Snapshot(demonstration(), TODAY, InMemory())
    own.printed.update(printed)
    return list(leaflets(own))


def test_every_leaflet_has_one_with_a_link_in_plain_words_unless_paper_is_left_out() -> None:
    paper = LeafletPdf(1, b"", b"")
    every = made_by({f"leaflets/{name}{size}.pdf": paper for name in ALL for size in ("", "-large")})
    assert {one.path for one in every if isinstance(one, PlannedFile)} == {f"leaflets/{name}.docx" for name in ALL}
    for page in (one for one in every if isinstance(one, Page)):
        name = page.path.removeprefix("leaflets/").removesuffix(".html")
        assert f'<a href="{name}.docx">Word file, to add your own logo</a>' in page.body
    without = made_by({})
    assert [
        one for one in without if isinstance(one, PlannedFile) or (isinstance(one, Page) and "docx" in one.body)
    ] == []
