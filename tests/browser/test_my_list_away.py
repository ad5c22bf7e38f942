"""My list to take away: on paper, as words for a record or a text message, as a link, as a code for a phone."""

import io
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.reader import Readers
from tests.browser.test_leave import AWAY, Elsewhere
from tests.browser.test_my_list import LIST, LUNCH, MONEY, TEA, carrying, in_the_list, opened, press, said, stored

SIX = (TEA, LUNCH, MONEY, "befriending-visits", "carers-cafe", "steady-on-your-feet")
HARM, OFF_PAPER = "sea-holly-support", "moving-forward-course"
ASKED = "Is it safe to take this list away?"
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
# How many bytes fit into each version of a code, from 1 to 20 (ISO/IEC 18004, table 7, correction M).
ROOM = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666)


def clipboard(readers: Readers, page: Page) -> str:
    """What is on the clipboard, as only a page of a host may read it."""
    reader = page.context.new_page()
    reader.goto(readers.address("about.html"))
    text: str = reader.evaluate("navigator.clipboard.readText()")
    reader.close()
    return text


def everything(site: Path) -> list[str]:
    """The ids of all activities that are listed and not discreet."""
    ids = [file.stem for file in sorted((site / "activities").glob("*.html"))]
    return [id_ for id_ in ids if id_ not in {"index", "tablets-at-home", HARM, OFF_PAPER}]


def with_clipboard(readers: Readers, *ids: str, over: str = "http") -> Page:
    """The page of a list, on a day in November, in a window that may copy."""
    page = readers.page(permissions=["clipboard-read", "clipboard-write"])
    page.clock.set_fixed_time("2026-11-22T23:30:00Z")
    page.goto(readers.address(carrying(*ids), over))
    page.locator("[data-part=picks] > li").nth(len(ids) - 1).wait_for()
    return page


@pytest.mark.parametrize("over", ["http", "file"])
def test_the_words_for_the_record_are_a_line_for_each(readers: Readers, over: str) -> None:
    page = with_clipboard(readers, TEA, LUNCH, over=over)
    press(page, "Copy for the record")
    said(page, "Copied. Next: start a new list")
    lines = [
        "22 Nov 2026 Signposted to: Tea and Talk, tel 0117 496 0200. Source: South Ward Signpost.",
        "22 Nov 2026 Signposted to: Bournville Lunch Club, tel 0117 496 0203. Source: South Ward Signpost.",
    ]
    assert clipboard(readers, page).splitlines() == lines
    assert page.get_by_label("Copied. This is what it says:").input_value().splitlines() == lines
    expect(page.get_by_role("button", name="Copy for the record")).to_be_focused()


def test_the_words_for_a_text_message_are_names_and_numbers(readers: Readers) -> None:
    page = with_clipboard(readers, TEA, "carers-cafe")
    press(page, "Copy as a text message")
    said(page, "Copied.")
    assert clipboard(readers, page).splitlines() == [
        "South Ward Signpost:",
        "Tea and Talk 0117 496 0200",
        "Carers' Café 0117 496 0310",
        "Not sure? Ring 0117 496 0010",
    ]


def test_a_text_message_stays_short_and_says_what_it_leaves_out(readers: Readers, demonstration: Path) -> None:
    listed = everything(demonstration)[:25]
    page = with_clipboard(readers, *listed)
    press(page, "Copy as a text message")
    said(page, "it leaves out")
    text = clipboard(readers, page)
    assert 400 < len(text) <= 480
    left = int(text.split("\nand ")[1].split()[0])
    assert left == len(listed) - (len(text.splitlines()) - 3)
    last = page.locator("[data-part=picks] > li h2 a").last.inner_text()
    expect(page.locator("[data-part=left-out]")).to_contain_text(f"and {last}.")


def test_without_leave_to_use_the_clipboard_the_words_are_selected(readers: Readers) -> None:
    page = opened(readers, TEA)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.evaluate("document.execCommand = () => false")  # nor the older way
    press(page, "Copy the link")
    box = page.get_by_label("Please select this and copy it:")
    expect(box).to_be_focused()
    assert box.input_value() == readers.address(carrying(TEA))
    assert page.evaluate(
        "(() => { const box = document.activeElement; return box.selectionEnd - box.selectionStart; })()"
    )


def test_the_link_of_a_folder_is_that_of_the_site_on_the_web(readers: Readers) -> None:
    page = with_clipboard(readers, TEA, LUNCH, over="file")
    press(page, "Copy the link")
    said(page, "Copied.")
    assert clipboard(readers, page) == f"https://south-ward-signpost.example/{carrying(TEA, LUNCH)}"


def test_a_new_list_is_offered_after_copying_and_after_printing(readers: Readers) -> None:
    for act in (lambda page: press(page, "Copy for the record"), lambda page: page.pdf()):
        page = with_clipboard(readers, TEA)
        act(page)
        said(page, "start a new list, so that the next person does not see this one")
        press(page, "Start a new list")
        said(page, "Your list is empty. Nothing of the last one is left here.")


def codes(picture: Image.Image) -> list[str]:
    """What the codes in a picture say."""
    return [code.text for code in zxingcpp.read_barcodes(picture, formats=QR)]


def seen(page: Page) -> list[str]:
    """What a phone's camera reads off the screen."""
    return codes(Image.open(io.BytesIO(page.locator("[data-part=qr] svg").screenshot())))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_can_take_the_list_from_the_screen(readers: Readers, scheme: str) -> None:
    page = readers.open(carrying(*SIX), color_scheme=scheme)
    page.get_by_text("Take it on a phone").click()
    assert seen(page) == [readers.address(carrying(*SIX))]
    press(page, "Remove: Tea and Talk")
    in_the_list(page, *SIX[1:])
    assert seen(page) == [readers.address(carrying(*SIX[1:]))]


def test_a_list_too_long_for_a_code_says_so(readers: Readers, demonstration: Path) -> None:
    page = opened(readers, *everything(demonstration)[:40])
    page.get_by_text("Take it on a phone").click()
    expect(page.locator("[data-part=phone]")).to_contain_text("This list is too long for a QR code.")
    assert page.locator("svg.qr").count() == 0


def test_codes_of_every_size_can_be_read(readers: Readers) -> None:
    page = readers.open(LIST)
    lengths = sorted({length for room in ROOM for length in (room - 1, room, room + 1)} - {667})
    letters = "abcdefghijklmnopqrstuvwxyz-,/:#="
    texts = ["".join(letters[(place * place + length) % 31] for place in range(length)) for length in lengths]
    grids: list[list[list[int]]] = page.evaluate("texts => texts.map(signpost.qr)", texts)
    sizes = set()
    for text, grid in zip(texts, grids, strict=True):
        size = len(grid)
        sizes.add((size - 17) // 4)
        picture = Image.new("L", (size + 8, size + 8), 255)
        for row, squares in enumerate(grid):
            for column, dark in enumerate(squares):
                if dark:
                    picture.putpixel((column + 4, row + 4), 0)
        assert codes(picture.resize((4 * size + 32, 4 * size + 32), Image.Resampling.NEAREST)) == [text]
    assert sizes == set(range(1, 21))
    assert page.evaluate("signpost.qr('é'.repeat(333)).length") == 97
    assert page.evaluate("signpost.qr('é'.repeat(334))") is None


class Paper:
    """A page in print."""

    def __init__(self, page: Page) -> None:
        self.pdf = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
        self.words = "\n".join(sheet.get_textpage().get_text_range() for sheet in self.pdf)
        self.codes = [code for sheet in self.pdf for code in codes(sheet.render(scale=2, grayscale=True).to_pil())]


def test_six_activities_are_one_clean_sheet_with_a_code_of_the_list(readers: Readers) -> None:
    page = readers.open(carrying(*SIX), at="2026-11-22T12:00:00Z")
    in_the_list(page, *SIX)
    paper = Paper(page)
    assert len(paper.pdf) == 1
    assert paper.codes == [readers.address(carrying(*SIX))]
    words = "".join(paper.words.split())
    for needed in (
        "This is a demonstration",
        "Tea, toast and a chat",
        "Tuesdays, 10am to 12 noon",
        "Bournville Community Hall",
        "By donation",
        "Just come along",
        "Checked on 22 September 2026",
        f"/activities/{TEA}.html",
        *("0117 496 0200", "0117 496 0203", "0117 496 0301", "0117 496 0209", "0117 496 0310", "0117 496 0330"),
        *("0117 496 0010", "999", "116 123", "text SHOUT to 85258"),
        "Printed on 22 November 2026",
    ):
        assert "".join(needed.split()) in words, needed
    for screen_only in ("Move up", "Remove", "Copy", "Keep this list", "Start a new list", "Is it safe", "A to Z"):
        assert "".join(screen_only.split()) not in words, screen_only


def test_paper_is_black_on_white_and_no_letter_is_smaller_than_ten_points(readers: Readers) -> None:
    page = readers.open(carrying(*SIX), color_scheme="dark")
    in_the_list(page, *SIX)
    paper = Paper(page)
    shades = paper.pdf[0].render(scale=1).to_pil().convert("L").histogram()
    assert sum(shades[230:]) > 0.75 * sum(shades)
    page.emulate_media(media="print")
    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('main *')]
          .filter(part => part.getClientRects().length && part.innerText?.trim())
          .map(part => parseFloat(getComputedStyle(part).fontSize)))"""
    )
    assert smallest >= 10 * 96 / 72 - 0.01


def ways(page: Page) -> list[str]:
    """The ways to take a list away that the page shows."""
    names = ("Print", "Copy for the record", "Copy as a text message", "Copy the link")
    found = [name for name in names if page.get_by_role("button", name=name, exact=True).is_visible()]
    return found + [name for name in ("Take it on a phone",) if page.get_by_text(name).is_visible()]


def test_a_discreet_list_asks_whether_it_is_safe_before_any_way_out(readers: Readers) -> None:
    page = opened(readers, TEA, HARM)
    expect(page.get_by_role("heading", name=ASKED)).to_be_visible()
    expect(page.locator("[data-part=safe]")).to_contain_text("Sea Holly Support is for people who could come to harm")
    assert ways(page) == []
    assert page.locator("svg.qr:visible").count() == 0
    press(page, "Yes, it is safe")
    expect(page.get_by_role("heading", name="Take it with you")).to_be_focused()
    assert len(ways(page)) == 5
    expect(page.get_by_role("heading", name=ASKED)).to_be_hidden()


def test_where_it_is_not_safe_there_is_a_number_to_say_and_a_way_on(readers: Readers) -> None:
    page = opened(readers, TEA, HARM)
    press(page, "No, or not sure")
    words = page.get_by_text("Then take nothing away.")
    expect(words).to_be_focused()
    expect(words).to_contain_text("Sea Holly Support, 0808 157 0380")
    assert ways(page) == []
    press(page, "Go on with the rest of the list")
    in_the_list(page, TEA)
    assert len(ways(page)) == 5
    expect(page.get_by_role("link", name="Leave this page now")).to_be_hidden()


def test_a_discreet_list_has_the_way_out_of_the_page(readers: Readers) -> None:
    page = opened(readers, TEA)
    expect(page.get_by_role("link", name="Leave this page now")).to_be_hidden()
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page).to_have_title("My list · South Ward Signpost")
    page = opened(readers, HARM)
    expect(page.get_by_role("link", name="Leave this page now")).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Leave this page now")).to_be_focused()


def test_leaving_the_page_leaves_the_list_too(readers: Readers) -> None:
    page = opened(readers, TEA, HARM)
    Elsewhere(page)
    page.get_by_role("link", name="Leave this page now").click()
    page.wait_for_url(AWAY)
    page.goto(readers.address(LIST))
    expect(page.get_by_role("heading", name="Nothing is on your list yet")).to_be_visible()
    assert stored(page, "sessionStorage") == {}


def test_where_all_of_a_list_is_discreet_there_is_no_rest_to_go_on_with(readers: Readers) -> None:
    page = opened(readers, HARM, OFF_PAPER)
    press(page, "No, or not sure")
    expect(page.get_by_text("Then take nothing away.")).to_be_focused()
    expect(page.get_by_role("button", name="Go on with the rest of the list")).to_be_hidden()
    assert ways(page) == []


def test_a_discreet_list_is_never_kept_on_the_device(readers: Readers) -> None:
    page = opened(readers, TEA)
    page.get_by_role("checkbox", name="Keep this list on this device").check()
    page.goto(readers.address(f"activities/{HARM}.html"))
    press(page, "Add to my list: Sea Holly Support")
    said(page, "no longer kept on this device")
    assert stored(page, "localStorage") == {}
    page.goto(readers.address(LIST))
    in_the_list(page, TEA, HARM)
    press(page, "Yes, it is safe")
    expect(page.get_by_role("checkbox", name="Keep this list on this device")).to_be_hidden()


def test_what_a_link_brings_into_a_kept_list_is_not_kept_where_it_is_discreet(readers: Readers) -> None:
    page = opened(readers, TEA)
    page.get_by_role("checkbox", name="Keep this list on this device").check()
    page.goto(readers.address(carrying(HARM)))
    press(page, "Put both together")
    in_the_list(page, TEA, HARM)
    assert stored(page, "localStorage") == {}


def test_on_paper_a_discreet_list_is_nothing_before_and_no_more_than_it_may_be_after(readers: Readers) -> None:
    page = opened(readers, TEA, HARM, OFF_PAPER)
    before = Paper(page)
    assert "Answer the question" in before.words
    assert not any(words in before.words for words in ("Sea Holly", "0808 157", "Moving", "Tea and Talk"))
    press(page, "Yes, it is safe")
    expect(page.get_by_text("Moving Forward will not be on the paper")).to_be_visible()
    after = Paper(page)
    assert "Sea Holly Support" in after.words
    assert "0808 157 0380" in after.words
    assert "hurt, controlled" not in after.words
    assert "Moving Forward" not in after.words
    assert (after.codes, HARM in after.words) == ([], False)


def test_what_can_be_typed_is_said_to_be_printed_and_kept_nowhere(readers: Readers) -> None:
    page = opened(readers, TEA)
    typed = "main :is(input:not([type=checkbox]), textarea:not([readonly]), select:not(#print-in))"
    assert page.locator(typed).count() == 2
    expect(page.get_by_text("They are in no link, and are gone when you leave this page.")).to_be_visible()
    assert page.locator("main form").count() == 0
