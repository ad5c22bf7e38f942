"""Promises about leaflets: each PDF of the demonstration prints well, reads well aloud, and says what records say."""

import re
from collections import Counter
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import outloud
import pytest

from signpost.outputs.handouts import handouts
from signpost.outputs.leaflets import print_leaflets
from signpost.outputs.typesetting.pictures import pictures as pictures_of_easy_read
from signpost.records.cache import NoCache
from signpost.records.engine_files import SITE_SOURCES
from signpost.records.font import drawable
from signpost.values.quotes import typographic
from signpost.views.leaflet import LeafletView
from signpost.views.leaflet_pdf import pdf_path
from tests.cli.running import DAY
from tests.outputs.leaves import ALL, snapshot
from tests.outputs.pdfs import REST, Pdf, is_in

A4, A4_WIDE, A5, A6 = (210, 297), (297, 210), (148, 210), (105, 148)
ONE_PAGE = {"poster", "bulletin", "slip", "update-form", "measures"}
LIGHT = {
    (1.0, 1.0, 1.0),
    (1.0, 0.851, 0.541),
    (0.933, 0.949, 0.953),
    (0.827, 0.867, 0.882),
}  # paper, the second colour, and what is around an area on its map: all of them light grounds
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
PHONE = re.compile(r"\b0\d[\d ]{8,}\d\b")
PRICE = re.compile(r"£\d+(?:\.\d\d)?")


@pytest.fixture(scope="module", params=ALL, ids=lambda pair: f"{pair[1].id}-{pair[1].edition}")
def printed(request: pytest.FixtureRequest, demonstration: Path) -> tuple[LeafletView, Path, Pdf]:
    """Return each leaflet of the demonstration: what it should say, its file, and the PDF."""
    _, view = request.param
    file = demonstration / pdf_path(view.id, view.edition)
    return view, file, Pdf(file.read_bytes())


Leaf = tuple[LeafletView, Path, Pdf]


def test_the_demonstration_has_every_format_in_both_sizes() -> None:
    found = Counter(view.format for _, view in ALL)
    assert set(found) == {
        "tri-fold",
        "list",
        "easy-read",
        "poster",
        "slip",
        "update-form",
        "measures",
        "criteria",
        "card",
        "bulletin",
        "conversation",
        "conversation-fold",
        "journey",
        "volunteer",
        "outreach-pack",
    }
    assert {view.edition for _, view in ALL} == {"standard", "large"}
    assert found["tri-fold"] >= 2 * 12


def test_it_has_the_paper_and_the_pages_that_its_format_promises(printed: Leaf) -> None:
    view, _, pdf = printed
    if view.format == "tri-fold" and view.edition == "standard":
        assert pdf.sizes == [A4_WIDE, A4_WIDE]
    elif view.format == "slip" and view.edition == "standard":
        assert pdf.sizes == [A5]
    elif view.format == "journey":
        assert set(pdf.sizes) == {A5 if view.edition == "large" else A6}
    else:
        assert set(pdf.sizes) == {A4}
    if view.format in ONE_PAGE and view.edition == "standard":
        assert len(pdf.sizes) == 1


def test_it_says_what_it_is_to_a_screen_reader(printed: Leaf) -> None:
    view, _, pdf = printed
    root = pdf.inside.Root
    assert str(root.Lang) == "en-GB"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    with pdf.inside.open_metadata() as facts:
        assert facts["pdfuaid:part"] == "1"
        assert facts["dc:title"] == typographic(view.title)
        assert facts["dc:creator"] == [view.directory]


def test_it_has_one_title_and_no_heading_out_of_step(printed: Leaf) -> None:
    levels = [int(kind[1]) for kind, _ in printed[2].tags() if re.fullmatch(r"H[1-6]", kind)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_picture_that_is_not_for_the_eye_alone_is_told_in_words(printed: Leaf) -> None:
    for kind, element in printed[2].tags():
        if kind == "Figure":
            assert len(str(element.get("/Alt", ""))) > 20


def test_no_letter_is_too_small(printed: Leaf) -> None:
    view, _, pdf = printed
    assert min(letter.size for letter in pdf.letters()) >= (16 if view.edition == "large" else 12)


def test_its_only_font_is_ours_and_is_in_the_file(printed: Leaf) -> None:
    fonts = printed[2].fonts()
    assert fonts
    assert all(name.startswith("NotoSans") and held for name, held in fonts.items()), fonts


def test_every_letter_has_its_shape(printed: Leaf) -> None:
    letters = {letter.text for letter in printed[2].letters()}
    assert letters <= drawable()
    assert "\ufffd" not in letters


def test_nothing_comes_near_the_edge_where_office_printers_do_not_print(printed: Leaf) -> None:
    for letter in printed[2].letters():
        assert min(letter.left, letter.bottom, letter.right, letter.top) >= 5, letter


def test_no_words_of_a_tri_fold_lie_on_a_fold(printed: Leaf) -> None:
    view, _, pdf = printed
    if view.format != "tri-fold" or view.edition != "standard":
        return
    folds = {1: (97, 197), 2: (100, 200)}
    for letter in pdf.letters():
        for fold in folds[letter.page]:
            assert letter.left >= fold + 7 or 297 - letter.right <= fold - 7, letter


def test_no_words_of_a_pocket_fold_lie_on_a_fold(printed: Leaf) -> None:
    view, _, pdf = printed
    if view.format != "conversation-fold" or view.edition != "standard":
        return
    for letter in pdf.letters():
        assert letter.left >= 105 + 5 or 210 - letter.right <= 105 - 5, letter
        assert letter.bottom >= 148.5 + 5 or 297 - letter.top <= 148.5 - 5, letter


@pytest.mark.parametrize("dots_per_inch", [72, 150])
def test_its_code_opens_its_address_and_is_large_enough(printed: Leaf, dots_per_inch: int) -> None:
    view, _, pdf = printed
    codes = pdf.codes(dots_per_inch)
    assert {code.says for code in codes} <= {view.address}
    if view.format not in {"slip", "update-form", "measures"}:
        assert codes
        assert is_in(view.address_words, pdf)
    # What is found is the dark part; the quiet zone comes on top of it.
    assert all(code.width >= 20 for code in codes), codes


def test_each_group_that_it_has_is_there_whole_and_the_others_are_counted(printed: Leaf) -> None:
    view, _, pdf = printed
    if view.format not in {"tri-fold", "list", "easy-read", "poster"}:
        return
    shown = [entry for entry in view.entries if is_in(entry.name, pdf)]
    for entry in shown if view.format != "poster" else ():
        prices = PRICE.findall(entry.cost)
        parts = (entry.phone, *POSTCODE.findall(entry.where), *prices, *entry.when)
        assert all(is_in(part, pdf) for part in parts), entry
    missing = len(view.entries) - len(shown)
    counts = [int(one or other) for one, other in REST.findall(pdf.text)]
    if missing:
        assert missing in counts
    else:
        assert not counts


def test_it_has_no_number_postcode_or_price_that_the_records_do_not_have(printed: Leaf, known: str) -> None:
    _, _, pdf = printed
    for pattern in (PHONE, POSTCODE, PRICE):
        for found in pattern.findall(pdf.text):
            assert found in known, found


@pytest.fixture(scope="module")
def known() -> str:
    """Return every text of the records, a line each."""
    lines = [text for record in snapshot().directory.records() for _, text, _ in record.texts]
    costs = [f"£{item.cost.amount}" for item in snapshot().directory.activities.values()]
    whole = [f"£{item.cost.pounds:.2f}" for item in snapshot().directory.activities.values() if item.cost.pounds]
    return "\n".join([*lines, *(line.upper() for line in lines if POSTCODE.fullmatch(line.upper())), *costs, *whole])


def test_the_day_to_ask_for_a_newer_one_lies_ahead(printed: Leaf) -> None:
    view, _, pdf = printed
    for day in re.findall(r"newer one after (\d+ \w+ \d{4})", pdf.text):
        assert datetime.strptime(day, "%d %B %Y").date().isoformat() > DAY  # noqa: DTZ007 - a day alone
    if view.format in {"tri-fold", "list", "easy-read"}:
        assert "newer one after" in pdf.text


def test_the_rules_of_pdf_ua_find_no_error(printed: Leaf) -> None:
    view, file, _ = printed
    result = outloud.check(str(file))
    assert [finding for finding in result.findings if finding.severity == "error"] == []
    assert not result.error
    # On three pages of a menu the last line of a column can be alike but for its number ("Ring 0117 …"). That is taken
    # for an entry's line that is taken for one repeated at the foot of pages. Repeated lines must not be counted.
    running = [finding for finding in result.findings if finding.rule == "PAG-001"]
    assert [
        finding for finding in running if typographic(view.title) in finding.evidence or "Page" in finding.evidence
    ] == []
    assert [finding for finding in result.findings if finding not in running] == []


def test_it_can_be_copied_in_black_and_white(printed: Leaf) -> None:
    """All but the people drawn on a dark cover and in easy read, who say nothing that words don't."""
    view, _, pdf = printed
    pictures = "".join(pictures_of_easy_read(SITE_SOURCES).values()) if view.format == "easy-read" else ""
    for colour in pdf.colours() - LIGHT - drawn(cover(view.drawing) + pictures):
        assert contrast_with_paper(colour) >= 7, colour


def cover(name: str) -> str:
    return (SITE_SOURCES / "assets" / "drawings" / f"{name}.svg").read_text("utf-8") if name else ""


def drawn(text: str) -> set[tuple[float, ...]]:
    """The colours of a drawing, as a PDF has them."""
    return {
        tuple(round(int(two, 16) / 255, 3) for two in re.findall("..", colour))
        for colour in re.findall("#([0-9a-f]{6})", text)
    }


def contrast_with_paper(colour: tuple[float, ...]) -> float:
    """WCAG 2.2, 1.4.6."""
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in colour)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_it_says_whom_to_ring_and_that_its_groups_are_invented(printed: Leaf) -> None:
    view, _, pdf = printed
    assert is_in(view.connector.phone, pdf)
    assert "invented" in pdf.text
    assert is_in(view.edition_code, pdf)
    if view.format in {"tri-fold", "list", "easy-read", "poster"}:
        assert all(is_in(part, pdf) for part in ("999", "116 123", "85258", "option 2"))


def test_the_same_records_give_the_same_bytes(demonstration: Path) -> None:
    again = print_leaflets(snapshot(), NoCache(), lambda *_: None, lambda *_: None)
    in_languages = {pdf_path(record.id, made.language.code) for record, made, _ in handouts(snapshot())}
    assert in_languages
    assert set(again) == {pdf_path(view.id, view.edition) for _, view in ALL} | in_languages
    for path, made in again.items():
        assert (demonstration / path).read_bytes() == made.pdf, path
        if made.thumbnail:
            thumbnail = demonstration / path.replace("-large.pdf", ".pdf").replace(".pdf", ".png")
            assert thumbnail.read_bytes() == made.thumbnail
