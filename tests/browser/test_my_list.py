"""My list: what is on it, how long it lives, its order, and the link that carries it."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.reader import Readers

LIST = "my-list.html"
TEA, LUNCH, MONEY = "tea-and-talk", "bournville-lunch-club", "money-and-debt-help"
FULL = "befriending-visits"
EITHER = pytest.mark.parametrize("over", ["http", "file"])


def carrying(*ids: str, mark: str = "#") -> str:
    """The address of a list."""
    return f"{LIST}{mark}activities={','.join(ids)}"


def opened(readers: Readers, *ids: str, over: str = "http") -> Page:
    """The page of a list, once it is drawn."""
    page = readers.open(carrying(*ids), over)
    page.locator("[data-part=picks] > li").nth(len(ids) - 1).wait_for()
    return page


def picks(page: Page) -> list[str]:
    """The ids on the list that the page shows."""
    return [item.get_attribute("data-activity") or "" for item in page.locator("[data-part=picks] > li:visible").all()]


def said(page: Page, words: str) -> None:
    """Hold what the page announces against some words."""
    expect(page.locator(".unseen[aria-live=polite]")).to_contain_text(words)


def stored(page: Page, kind: str) -> dict[str, str]:
    """What the browser has stored for the site."""
    found: dict[str, str] = page.evaluate(f"({{...{kind}}})")
    return found


def press(page: Page, name: str) -> None:
    """Press a button by its exact name."""
    page.get_by_role("button", name=name, exact=True).click()


def in_the_list(page: Page, *ids: str) -> None:
    """Wait until the page shows these activities and no others, in this order."""
    expect(page.locator("[data-part=picks] > li")).to_have_count(len(ids))
    assert picks(page) == list(ids)


@EITHER
def test_an_activity_is_added_on_its_page_and_found_on_the_list(readers: Readers, over: str) -> None:
    page = readers.open(f"activities/{TEA}.html", over)
    expect(page.get_by_role("link", name="My list", exact=True)).to_be_visible()
    press(page, "Add to my list: Tea and Talk")
    said(page, "Tea and Talk is on your list, which has 1 now.")
    page.goto(readers.address(f"activities/{LUNCH}.html", over))
    press(page, "Add to my list: Bournville Lunch Club")
    page.get_by_role("link", name="My list (2)").click()
    in_the_list(page, TEA, LUNCH)
    page.goto(readers.address(f"activities/{TEA}.html", over))
    press(page, "Remove from my list: Tea and Talk")
    said(page, "Tea and Talk is off your list.")
    expect(page.get_by_role("link", name="My list (1)")).to_be_visible()
    expect(page.get_by_role("button", name="Add to my list: Tea and Talk")).to_be_focused()


def test_an_activity_is_added_from_a_result_of_a_search(readers: Readers) -> None:
    page = readers.open("index.html#q=chair%20yoga")
    card = page.locator("#results > li").first
    name = card.get_by_role("heading").get_by_role("link").inner_text()
    own = card.get_attribute("data-activity") or ""
    card.get_by_role("button", name=f"Add to my list: {name}").click()
    said(page, f"{name} is on your list, which has 1 now.")
    expect(card.get_by_role("button", name=f"Remove from my list: {name}")).to_be_focused()
    page.get_by_role("link", name="My list (1)").click()
    in_the_list(page, own)


def test_a_button_that_comes_later_works_as_well(readers: Readers) -> None:
    page = readers.open("about.html")
    page.evaluate(
        """() => {
          const button = document.createElement('button');
          Object.assign(button.dataset, {listAdd: 'tea-and-talk', name: 'Tea <b>and</b> Talk'});
          document.querySelector('.prose p:not([hidden])').append(button);
        }"""
    )
    button = page.get_by_role("button", name="Add to my list: Tea <b>and</b> Talk")
    expect(button).to_have_text("Add to my list")
    button.click()
    said(page, "Tea <b>and</b> Talk is on your list")
    expect(page.get_by_role("link", name="My list (1)")).to_be_visible()


def test_an_entry_tells_all_that_somebody_needs_to_go(readers: Readers) -> None:
    page = opened(readers, TEA, "befriending-visits", "veterans-breakfast")
    first = page.locator(f"[data-activity={TEA}]").inner_text()
    for needed in (
        "Tea and Talk",
        "0117 496 0200",
        "Tea, toast and a chat on Tuesday mornings",
        "Tuesdays, 10am to 12 noon",
        "Bournville Community Hall",
        "By donation",
        "Just come along",
        "Checked on 22 September 2026",
    ):
        assert needed in first, needed
    assert page.locator(f"[data-activity={TEA}] a[href='tel:01174960200']").is_visible()
    assert "Full at present" in page.locator("[data-activity=befriending-visits]").inner_text()
    assert "Ring first: may be out of date" in page.locator("[data-activity=veterans-breakfast]").inner_text()


def test_an_entry_says_when_it_meets_next_and_paper_does_not(readers: Readers) -> None:
    page = readers.open(carrying(TEA), at="2026-11-24T09:00:00Z")
    today = page.get_by_text("Meets today, 10am to 12 noon")
    expect(today).to_be_visible()
    page.emulate_media(media="print")
    expect(today).to_be_hidden()
    expect(page.get_by_text("Tuesdays, 10am to 12 noon")).to_be_visible()


def test_the_list_goes_with_the_tab_and_nothing_but_ids_is_stored(readers: Readers) -> None:
    page = opened(readers, TEA, LUNCH)
    assert list(stored(page, "sessionStorage").values()) == [f"{TEA} {LUNCH}"]
    assert stored(page, "localStorage") == {}
    assert page.context.cookies() == []
    other = page.context.new_page()
    other.goto(readers.address(LIST))
    expect(other.get_by_role("heading", name="Nothing is on your list yet")).to_be_visible()


def test_it_is_kept_on_the_device_only_by_choice_and_forgotten_at_once(readers: Readers) -> None:
    page = opened(readers, TEA)
    box = page.get_by_role("checkbox", name="Keep this list on this device")
    expect(box).not_to_be_checked()
    expect(box).to_have_accessible_description(re.compile("Leave this off on a shared computer"))
    box.check()
    said(page, "This list is kept on this device")
    assert list(stored(page, "localStorage").values()) == [TEA]
    assert stored(page, "sessionStorage") == {}
    other = page.context.new_page()
    other.goto(readers.address(LIST))
    in_the_list(other, TEA)
    other.get_by_role("checkbox", name="Keep this list on this device").uncheck()
    said(other, "This list is in this tab alone")
    assert stored(other, "localStorage") == {}
    in_the_list(other, TEA)
    expect(page.get_by_role("heading", name="Nothing is on your list yet")).to_be_visible()  # the first tab let go too


def test_two_directories_on_one_host_keep_their_lists_apart(readers: Readers) -> None:
    page = opened(readers, TEA)
    page.goto(readers.address(LIST, "prefix"))
    expect(page.get_by_role("heading", name="Nothing is on your list yet")).to_be_visible()


@pytest.mark.parametrize("mark", ["#", "?"])
@EITHER
def test_a_link_brings_a_list_and_leaves_no_trace_in_the_address(readers: Readers, over: str, mark: str) -> None:
    page = readers.open(carrying(TEA, LUNCH, mark=mark), over)
    in_the_list(page, TEA, LUNCH)
    expect(page).to_have_url(readers.address(LIST, over))
    page.reload()
    in_the_list(page, TEA, LUNCH)


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ("Use the list from the link", (MONEY, TEA)),
        ("Put both together", (TEA, LUNCH, MONEY)),
        ("Keep my own list", (TEA, LUNCH)),
    ],
)
def test_a_link_asks_before_it_replaces_a_list(readers: Readers, choice: str, left: tuple[str, ...]) -> None:
    page = opened(readers, TEA, LUNCH)
    page.goto("about:blank")
    page.goto(readers.address(carrying(MONEY, TEA)))
    expect(page.get_by_role("heading", name="Which list do you want?")).to_be_visible()
    in_the_list(page, MONEY, TEA)
    assert list(stored(page, "sessionStorage").values()) == [f"{TEA} {LUNCH}"]
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    press(page, choice)
    in_the_list(page, *left)
    assert list(stored(page, "sessionStorage").values()) == [" ".join(left)]
    expect(page.get_by_role("heading", name="Which list do you want?")).to_be_hidden()
    expect(page).to_have_url(readers.address(LIST))


def test_a_link_typed_into_the_open_page_is_heard(readers: Readers) -> None:
    page = opened(readers, TEA)
    page.goto(readers.address(carrying(MONEY)))
    press(page, "Use the list from the link")
    in_the_list(page, MONEY)


def test_a_link_to_the_same_list_asks_nothing(readers: Readers) -> None:
    page = opened(readers, TEA, LUNCH)
    page.goto("about:blank")
    page.goto(readers.address(carrying(TEA, LUNCH)))
    in_the_list(page, TEA, LUNCH)
    expect(page.get_by_role("heading", name="Which list do you want?")).to_be_hidden()


def test_a_link_that_was_spoilt_says_so_and_brings_what_it_can(readers: Readers) -> None:
    page = readers.open(f"{LIST}#activities={quote(TEA + ',<img src=x>,../../x,' + TEA)}")
    in_the_list(page, TEA)
    expect(page.get_by_text("Part of the link’s list could not be read")).to_be_visible()


def test_an_activity_that_was_renamed_stays_on_the_list_and_in_old_links(readers: Readers) -> None:
    page = opened(readers, "tablet-tuesdays", TEA)
    in_the_list(page, "computer-buddies", TEA)
    page.reload()
    in_the_list(page, "computer-buddies", TEA)
    assert "tablet-tuesdays" not in str(stored(page, "sessionStorage"))


def test_an_activity_that_is_gone_is_said_and_can_be_taken_off(readers: Readers) -> None:
    page = opened(readers, TEA, "tablets-at-home")
    closed = page.locator("[data-activity=tablets-at-home]")
    expect(closed).to_contain_text("This one is no longer listed")
    expect(closed.get_by_role("link", name="Tablets at Home")).to_have_attribute(
        "href", "activities/tablets-at-home.html"
    )
    press(page, "Remove: Tablets at Home")
    in_the_list(page, TEA)


@pytest.mark.parametrize("words", ["ring-0900-123-456", "constructor", "south-ward"])
def test_what_a_link_brings_that_is_no_activity_is_never_shown(readers: Readers, words: str) -> None:
    page = readers.open(f"{LIST}#activities={words},{TEA}")
    in_the_list(page, TEA)
    expect(page.get_by_text("Part of the link’s list could not be read")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(words.replace("-", " "), ignore_case=False)
    expect(page.locator("a[data-my-list]").first).to_have_text("My list (1)")


def test_a_link_that_brings_nothing_that_there_is_leaves_the_list_alone(readers: Readers) -> None:
    page = opened(readers, TEA)
    page.goto("about:blank")
    page.goto(readers.address(f"{LIST}#activities=ring-0900-123-456"))
    in_the_list(page, TEA)
    expect(page.get_by_role("heading", name="Which list do you want?")).to_be_hidden()


def test_what_is_kept_of_an_activity_that_is_no_longer_there_is_taken_off_and_said(readers: Readers) -> None:
    page = opened(readers, TEA)
    page.evaluate("() => signpost.list.replace(['tea-and-talk', 'never-heard-of-it'])")
    page.reload()
    in_the_list(page, TEA)
    expect(page.get_by_text("Something on your list is no longer in this directory. It was taken off.")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("never heard")


def test_the_order_is_changed_by_keys_and_the_focus_stays_with_what_moved(readers: Readers) -> None:
    page = opened(readers, TEA, LUNCH, MONEY)
    page.get_by_role("button", name="Move up: Money and Debt Help").focus()
    page.keyboard.press("Enter")
    said(page, "Money and Debt Help is now 2 of 3.")
    expect(page.get_by_role("button", name="Move up: Money and Debt Help")).to_be_focused()
    page.keyboard.press("Enter")
    said(page, "Money and Debt Help is now 1 of 3.")
    in_the_list(page, MONEY, TEA, LUNCH)
    page.keyboard.press("Enter")
    said(page, "Money and Debt Help is first already.")
    expect(page.get_by_role("button", name="Move up: Money and Debt Help")).to_be_focused()
    press(page, "Move down: Tea and Talk")
    said(page, "Tea and Talk is now 3 of 3.")
    page.reload()
    in_the_list(page, MONEY, LUNCH, TEA)


def test_after_a_removal_the_focus_goes_to_the_next_and_at_last_to_the_empty_page(readers: Readers) -> None:
    page = opened(readers, TEA, FULL, MONEY)
    press(page, "Remove: Befriending Visits")
    said(page, "Befriending Visits is off your list, which has 2 now.")
    expect(page.get_by_role("button", name="Remove: Money and Debt Help")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Remove: Tea and Talk")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nothing is on your list yet")).to_be_focused()
    expect(page.get_by_role("link", name="My list", exact=True)).to_be_visible()
    assert stored(page, "sessionStorage") == {}


def test_a_new_list_leaves_nothing_of_the_last_one(readers: Readers) -> None:
    page = opened(readers, TEA, LUNCH)
    page.get_by_role("checkbox", name="Keep this list on this device").check()
    press(page, "Start a new list")
    expect(page.get_by_role("heading", name="Nothing is on your list yet")).to_be_focused()
    assert stored(page, "sessionStorage") == stored(page, "localStorage") == {}
    assert "Tea" not in page.locator("main").inner_text()


def without_storage(context: BrowserContext) -> None:
    """Have the browser refuse to store anything, as some are set up to."""
    refusing = "{get() { throw new DOMException('Refused', 'SecurityError'); }}"
    names = ("localStorage", "sessionStorage")
    context.add_init_script("".join(f"Object.defineProperty(window, '{name}', {refusing});" for name in names))


@EITHER
def test_where_the_browser_stores_nothing_the_link_carries_the_list(readers: Readers, over: str) -> None:
    context = readers.context()
    without_storage(context)
    page = context.new_page()
    page.goto(readers.address(f"activities/{TEA}.html", over))
    press(page, "Add to my list: Tea and Talk")
    page.get_by_role("link", name="My list (1)").click()
    in_the_list(page, TEA)
    expect(page.get_by_text("Your browser keeps nothing for this page")).to_be_visible()
    expect(page).to_have_url(readers.address(carrying(TEA), over))
    page.reload()
    in_the_list(page, TEA)
    page.get_by_role("checkbox", name="Keep this list on this device").click()
    said(page, "Your browser does not allow that.")


def test_without_scripts_the_page_says_what_to_do_and_no_button_promises_anything(readers: Readers) -> None:
    page = readers.open(LIST, script=False)
    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="everything from A to Z")).to_be_visible()
    assert page.locator("main").get_by_role("button").count() == 0
    page.goto(readers.address(f"activities/{TEA}.html"))
    assert page.locator("main").get_by_role("button").count() == 0


def test_where_the_data_cannot_be_had_the_page_says_so(readers: Readers) -> None:
    page = readers.page()
    page.route("**/find/cards.js*", lambda route: route.fulfill(status=404))
    page.goto(readers.address(carrying(TEA)))
    expect(page.locator("[data-part=trouble]")).to_contain_text("could not be loaded")
    assert [told for told in readers.complaints if "404" in told]
    readers.complaints.clear()


def test_whom_it_is_for_and_a_note_are_printed_and_are_in_no_link_and_no_storage(readers: Readers) -> None:
    page = opened(readers, TEA, MONEY)
    page.get_by_label("For whom (Tea and Talk)").fill("Gran")
    page.get_by_label("Note (Tea and Talk)").fill("Ask for Maureen")
    page.get_by_label("With the way there and the week").check()
    expect(page.locator("[data-part=week]")).to_contain_text("Gran")
    page.emulate_media(media="print")
    tea = page.locator(f"[data-part=picks] > [data-activity={TEA}]")
    expect(tea.get_by_text("(Gran)")).to_be_visible()
    expect(tea.get_by_text("Ask for Maureen")).to_be_visible()
    expect(page.get_by_label("For whom (Tea and Talk)")).to_be_hidden()
    page.emulate_media(media="screen")
    press(page, "Copy the link")
    expect(page.locator("#copied")).to_have_value(re.compile(TEA))
    storage = stored(page, "sessionStorage") | stored(page, "localStorage")
    kept = f"{page.locator('#copied').input_value()} {page.url} {storage}"
    assert "Gran" not in kept
    assert "Maureen" not in kept
    press(page, "Start a new list")
    assert "Maureen" not in page.content()


def test_the_week_has_each_session_by_day_and_paper_has_the_way(readers: Readers) -> None:
    page = readers.open(carrying(MONEY, TEA), at="2026-11-24T09:00:00Z")
    rows = page.locator("[data-part=week] tbody tr")
    expect(rows.first).to_be_hidden()
    page.get_by_label("With the way there and the week").check()
    expect(rows).to_have_count(3)
    assert [row.locator("th").inner_text() for row in rows.all()] == ["Monday", "Tuesday", "Thursday"]
    for words in ("2 Cobblemere Road", "61 stops across the road"):
        expect(page.locator(f"[data-activity={MONEY}]").get_by_text(words).first).to_be_visible()


def test_large_letters_on_paper_are_as_large_as_those_of_leaflets(readers: Readers) -> None:
    page = opened(readers, TEA)
    page.get_by_label("In large letters").check()
    page.emulate_media(media="print")
    size = page.locator(f"[data-activity={TEA}] .rest p").first.evaluate("one => getComputedStyle(one).fontSize")
    assert round(float(size.removesuffix("px")) * 72 / 96) == 16  # points
