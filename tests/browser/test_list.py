"""The search box of the list from A to Z: it narrows the list, says how many are left, and keeps words from the log."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Readers

LIST = "activities/index.html"
EITHER = pytest.mark.parametrize("over", ["http", "file"])


def shown(page: Page) -> list[str]:
    """The ids of the activities that can be seen."""
    found: list[str] = page.locator("#results > li:visible").evaluate_all("all => all.map(one => one.dataset.activity)")
    return found


def status(page: Page) -> str:
    """What the page announces."""
    return page.get_by_role("status").inner_text()


def everything(page: Page) -> int:
    """How many activities the list has in all."""
    return page.locator("#results > li").count()


@EITHER
def test_each_word_narrows_the_list_and_the_count_is_announced(readers: Readers, over: str) -> None:
    page = readers.open(LIST, over)
    whole = shown(page)
    assert len(whole) == everything(page) > 60
    assert status(page) == ""
    page.get_by_role("searchbox").press_sequentially("singing ")
    narrowed = shown(page)
    assert "westward-community-choir" in narrowed
    assert len(narrowed) < len(whole)
    assert status(page) == f"{len(narrowed)} of {len(whole)} shown"
    page.get_by_role("searchbox").press_sequentially("evening")
    assert set(shown(page)) < set(narrowed)
    page.get_by_role("searchbox").fill("")
    assert shown(page) == whole
    assert status(page) == ""


@pytest.mark.parametrize("words", ["CHOIR", "  choir  ", "Chôir"])
def test_capitals_accents_and_spaces_make_no_difference(readers: Readers, words: str) -> None:
    page = readers.open(LIST)
    page.get_by_role("searchbox").fill("choir")
    wanted = shown(page)
    page.get_by_role("searchbox").fill(words)
    assert shown(page) == wanted


def test_where_nothing_fits_there_are_ways_on(readers: Readers) -> None:
    page = readers.open(LIST)
    assert page.locator("[data-no-match]").is_hidden()
    page.get_by_role("searchbox").fill("verruca")
    assert shown(page) == []
    assert status(page) == f"0 of {everything(page)} shown"
    ways = page.locator("[data-no-match]")
    assert ways.is_visible()
    assert ways.get_by_role("link").evaluate_all("all => all.map(one => one.getAttribute('href'))") == [
        "../needs/index.html",
        "tel:01174960010",
    ]


@EITHER
@pytest.mark.parametrize("mark", ["?", "#"])
def test_the_question_is_read_after_either_sign_and_kept_after_the_hash_alone(
    readers: Readers, over: str, mark: str
) -> None:
    page = readers.open(f"{LIST}{mark}q=choir%20evening", over)
    assert page.get_by_role("searchbox").input_value() == "choir evening"
    assert "westward-community-choir" in shown(page)
    assert len(shown(page)) < everything(page)
    assert page.url == readers.address(f"{LIST}#q=choir%20evening", over)


@EITHER
def test_what_is_typed_goes_after_the_hash_and_never_to_the_host(readers: Readers, over: str) -> None:
    readers.host.asked.clear()
    page = readers.open(LIST, over)
    page.get_by_role("searchbox").press_sequentially("money & debt")
    assert page.url == readers.address(f"{LIST}#q=money%20%26%20debt", over)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Find").click()
    assert page.url == readers.address(f"{LIST}#q=money%20%26%20debt", over)
    page.reload()
    assert page.get_by_role("searchbox").input_value() == "money & debt"
    page.get_by_role("searchbox").fill("")
    assert page.url == readers.address(LIST, over)
    assert not [path for path in readers.host.asked if "?" in path or "money" in path]


@EITHER
def test_the_first_page_hands_its_words_on_after_the_hash(readers: Readers, over: str) -> None:
    readers.host.asked.clear()
    page = readers.open("index.html", over)
    page.get_by_role("searchbox").fill("walking football")
    page.keyboard.press("Enter")
    page.wait_for_url("**/activities/index.html#q=walking%20football")
    assert shown(page) == ["walking-football"]
    assert not [path for path in readers.host.asked if "?" in path or "football" in path]


@pytest.mark.parametrize("mark", ["?", "#"])
def test_a_question_in_the_address_of_the_first_page_is_answered(readers: Readers, mark: str) -> None:
    page = readers.open(f"index.html{mark}q=walking+football")
    page.wait_for_url("**/activities/index.html#q=walking%20football")
    assert shown(page) == ["walking-football"]


def test_a_hash_that_changes_on_the_page_is_followed(readers: Readers) -> None:
    page = readers.open(f"{LIST}#q=choir")
    page.evaluate("location.hash = 'q=football'")
    expect(page.get_by_role("searchbox")).to_have_value("football")
    assert shown(page) == ["walking-football"]
    page.evaluate("location.hash = ''")
    expect(page.get_by_role("searchbox")).to_have_value("")
    assert len(shown(page)) == everything(page)


@pytest.mark.parametrize("words", ["%E0%A4%A", "%3Cb%3E", "a".ljust(5000, "b"), "%00", "%F0%9F%91%A9"])
def test_odd_questions_do_no_harm(readers: Readers, words: str) -> None:
    page = readers.open(f"{LIST}#q={words}")
    assert page.get_by_role("status").inner_text().startswith("0 of ")
    assert page.locator("[data-no-match]").is_visible()


def test_without_scripts_the_list_stands_whole_and_no_box_promises_what_it_cannot_do(readers: Readers) -> None:
    page = readers.open(f"{LIST}?q=choir", script=False)
    assert len(shown(page)) == everything(page) > 60
    assert page.locator("form:visible").count() == 0
    page = readers.open("index.html", script=False)
    assert page.locator("form:visible").count() == 0
