"""Find with care: urgent help before any result, honest words if nothing matches, and a quick way out."""

from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser.finding import FIND, asked, box, ids
from tests.browser.reader import Readers

EITHER = pytest.mark.parametrize("over", ["http", "file"])
LEAVE = "Leave this page now"
AWAY = "https://www.bbc.co.uk/weather"


@EITHER
def test_words_of_crisis_put_urgent_help_before_any_result(readers: Readers, over: str) -> None:
    page = readers.open(FIND, over)
    urgent = page.locator("[data-urgent-help]")
    assert urgent.is_hidden()
    box(page).press_sequentially("i want to die")
    expect(urgent).to_be_visible()
    for number in ("tel:999", "tel:111", "tel:116123"):
        assert urgent.locator(f"a[href='{number}']").first.is_visible()
    assert urgent.evaluate("one => one.compareDocumentPosition(document.querySelector('#results')) & 4")
    box(page).fill("choir")
    expect(urgent).to_be_hidden()


@pytest.mark.parametrize("width", [1366, 360])
def test_the_first_urgent_number_is_on_the_first_screen(readers: Readers, width: int) -> None:
    page = asked(readers, "#q=suicidal", viewport={"width": width, "height": 740})
    number = page.locator("[data-urgent-help] a[href='tel:999']:visible").bounding_box()
    assert number
    assert number["y"] + number["height"] <= 740


def test_somebody_in_danger_gets_no_advice_on_searching(readers: Readers) -> None:
    page = asked(readers, "#q=overdose")
    assert page.locator("[data-urgent-help]").is_visible()
    assert page.get_by_text("Try one plain word").is_hidden()


def test_urgent_help_is_announced_first(readers: Readers) -> None:
    page = asked(readers, "#q=overdose")
    expect(page.get_by_role("status")).to_contain_text("If this is urgent, there are numbers to ring now.")


@EITHER
def test_where_nothing_is_close_there_are_ways_on_instead_of_weak_hits(readers: Readers, over: str) -> None:
    page = asked(readers, "#q=verruca", over)
    ways = page.locator("[data-no-match]")
    assert ways.is_visible()
    assert ids(page) == []
    assert ways.get_by_role("link").evaluate_all("all => all.map(one => one.getAttribute('href'))") == [
        "tel:01174960010",
        "needs/index.html",
        "areas/index.html",
        "whats-on.html",
        "activities/index.html",
    ]
    assert page.locator("[data-home]").is_visible()
    expect(page.get_by_role("status")).to_contain_text("No close match")


@pytest.mark.parametrize("question", ["q=domestic%20abuse", "need=domestic-abuse"])
def test_a_question_that_may_be_watched_can_be_left_at_once(readers: Readers, question: str) -> None:
    page = asked(readers, f"#{question}")
    leave = page.get_by_role("link", name=LEAVE)
    assert leave.is_visible()
    page = asked(readers, "#q=choir")
    assert page.get_by_role("link", name=LEAVE).is_hidden()


def test_the_shift_key_leaves_only_where_the_page_offers_it(readers: Readers) -> None:
    page = asked(readers, "#q=choir")
    for _ in range(4):
        page.keyboard.press("Shift")
    assert page.url == readers.address(f"{FIND}#q=choir")
    page = asked(readers, "#q=domestic%20abuse")
    page.route(AWAY, lambda route: route.fulfill(body="Elsewhere"))
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(AWAY)


def test_hostile_words_in_an_address_are_shown_as_words(readers: Readers) -> None:
    page = asked(readers, "#near=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&area=%3Cb%3Ebold%3C%2Fb%3E")
    assert page.locator("main img[src='x'], main [onerror], main b:text-is('bold')").count() == 0
    assert (
        page.locator("[data-said]").get_by_text("asks for “<b>bold</b>”, which is not in this directory").is_visible()
    )


def test_who_finds_nothing_can_pass_on_what_they_looked_for_and_nothing_is_sent(readers: Readers) -> None:
    page = asked(readers, "#q=unicycle polo for Sheila&area=hillside")
    page.get_by_role("button", name="Note that nothing was found").click()
    note = page.get_by_label("Your note. Take out anything about one person.")
    expect(note).to_be_focused()
    expect(note).to_have_value("Nothing found for: unicycle polo for Sheila\nArea: Hillside")
    note.fill("Nothing found for: unicycle polo\nArea: Hillside")
    address = page.get_by_role("link", name="Write an e-mail with it").get_attribute("href") or ""
    assert unquote(address).endswith("body=Nothing found for: unicycle polo\nArea: Hillside")
    assert "Sheila" not in unquote(address)
    box(page).fill("unicycle hockey")
    expect(note).to_be_hidden()
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
