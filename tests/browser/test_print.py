"""Paper: an activity's page is one clean sheet of A4 with a QR code of its address; a discreet one has none."""

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

from signpost.site.inspection.pages import pages_of
from tests import demonstration as shipped
from tests.browser.host import Host
from tests.browser.reader import Readers

QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
SITE = "https://south-ward-signpost.example/"
SMALLEST = 10  # points: a newspaper's letters are smaller, and this is to be read in a kitchen


@pytest.fixture(scope="module")
def window(chromium: Browser, host: Host) -> Iterator[Page]:
    """Return one window for all pages."""
    with Readers(chromium, host) as readers:
        yield readers.page()


class Sheets:
    """A page on paper."""

    def __init__(self, window: Page, host: Host, path: str) -> None:
        window.goto(host.address(path))
        self.pdf = pypdfium2.PdfDocument(io.BytesIO(window.pdf(format="A4", prefer_css_page_size=True)))

    def __len__(self) -> int:
        return len(self.pdf)

    @property
    def size(self) -> tuple[float, float]:
        """Its width and height in millimetres."""
        width, height = self.pdf[0].get_size()
        return round(width * 25.4 / 72), round(height * 25.4 / 72)

    @property
    def words(self) -> str:
        """All that it says."""
        return "\n".join(page.get_textpage().get_text_range() for page in self.pdf)

    @property
    def letters(self) -> Counter[float]:
        """How many letters it has of each size in points, as they come out of the printer."""
        letters = (part for page in self.pdf for part in page.get_objects(filter=[FPDF_PAGEOBJ_TEXT]))
        return Counter(round(part.get_font_size() * part.get_matrix().d, 1) for part in letters)

    @property
    def codes(self) -> list[str]:
        """What its QR codes lead to, as a camera sees them."""
        pictures = (page.render(scale=1.5, grayscale=True).to_pil() for page in self.pdf)
        return [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture, formats=QR)]


def test_every_activity_is_one_sheet_of_a4_to_be_read_without_a_glass_and_its_code_leads_to_it(
    window: Page, host: Host, demonstration: Path
) -> None:
    there = [f"activities/{id_}.html" for id_ in shipped.demonstration().activities]  # without those at old addresses
    paths = [path for path in pages_of(demonstration) if path in there]
    found = {}
    for path in paths:
        sheets = Sheets(window, host, path)
        found[path] = (len(sheets), sheets.size, min(sheets.letters) >= SMALLEST, sheets.codes)
    closed, discreet = ("tablets-at-home",), ("sea-holly-support", "moving-forward-course")
    bare = {f"activities/{name}.html" for name in (*closed, *discreet)}
    assert found == {path: (1, (210, 297), True, [] if path in bare else [SITE + path]) for path in paths}


def test_the_sheet_has_what_a_person_needs_at_home_and_no_navigation(window: Page, host: Host) -> None:
    words = without_breaks(Sheets(window, host, "activities/tea-and-talk.html").words)
    for needed in (
        "This is a demonstration",
        "Tea and Talk",
        "0117 496 0200",
        "Bournville Community Hall",
        "Tuesdays",
        "donation",
        "What happens the first time",
        "south-ward-signpost.example/activities/tea-and-talk.html",
        "0117 496 0010",
    ):
        assert without_breaks(needed) in words, needed
    for screen_only in ("Skip to the main", "A to Z", "What has changed", "Accessibility", "Something wrong here"):
        assert without_breaks(screen_only) not in words, screen_only


def without_breaks(words: str) -> str:
    """Words as they are, wherever a line of the sheet ends."""
    return "".join(words.lower().replace("\ufffe", "-").split())  # so it gives a hyphen at the end of a line


@pytest.mark.parametrize(
    ("name", "size"), [("spectrum-parents", 12), ("st-brannocs-food-pantry", 11), ("stitching-circle", 10)]
)
def test_the_more_room_a_sheet_has_the_larger_its_letters(window: Page, host: Host, name: str, size: int) -> None:
    [(usual, _)] = Sheets(window, host, f"activities/{name}.html").letters.most_common(1)
    assert usual == size


@pytest.mark.parametrize("path", ["activities/sea-holly-support.html", "needs/domestic-abuse.html"])
def test_a_discreet_sheet_has_no_code_no_address_and_no_way_out_to_press(window: Page, host: Host, path: str) -> None:
    sheets = Sheets(window, host, path)
    assert sheets.codes == []
    assert SITE not in sheets.words
    assert "Leave this page" not in sheets.words


def test_a_sheet_is_black_on_white_in_a_dark_room_too(window: Page, host: Host) -> None:
    window.emulate_media(color_scheme="dark")
    picture = Sheets(window, host, "activities/tea-and-talk.html").pdf[0].render(scale=1).to_pil().convert("L")
    window.emulate_media(color_scheme="light")
    shades = picture.histogram()
    assert sum(shades[230:]) > 0.75 * sum(shades)
    assert sum(shades[:60]) > 0


@pytest.mark.parametrize(
    ("path", "sheets"),
    [("needs/loneliness.html", 4), ("needs/low-mood.html", 3), ("needs/carers.html", 2), ("areas/south-ward.html", 7)],
)
def test_a_long_page_takes_few_sheets_and_none_has_small_print(
    window: Page, host: Host, path: str, sheets: int
) -> None:
    found = Sheets(window, host, path)
    assert len(found) <= sheets
    assert min(found.letters) >= SMALLEST


def test_a_need_on_paper_has_for_not_for_who_refers_the_wait_and_the_phone_of_each_group(
    window: Page, host: Host
) -> None:
    words = without_breaks(Sheets(window, host, "needs/loneliness.html").words)
    for needed in (
        "If no waiting time is given, it is not known.",
        "Tea and Talk",
        "0117 496 0200",
        "For: Ages 18 and over",
        "Not for: Someone who needs help to eat",
        "Who can refer: You yourself · GP · Link worker",
        "Waiting time: Two weeks, as of 19 May 2026",
        "At this level, and described above: Befriending Visits; Community Connector; Getting Out Again.",
    ):
        assert without_breaks(needed) in words
