"""Somebody in danger types: urgent help is in view, the number that fits comes first, nothing steals the keyboard."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.finding import FIND, asked, box
from tests.browser.reader import Readers

SCREENS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True},
    "narrow": {"viewport": {"width": 360, "height": 740}},
    "half a screen": {"viewport": {"width": 683, "height": 768}},
    "half a touch screen": {"viewport": {"width": 683, "height": 768}, "has_touch": True},
    "practice": {"viewport": {"width": 1366, "height": 768}},
    "touch screen": {"viewport": {"width": 1366, "height": 768}, "has_touch": True},
}


def help_box(page: Page) -> Locator:
    return page.locator("[data-urgent-help]")


def numbers(page: Page) -> list[str]:
    """The numbers for everyone that are shown, in order."""
    lines = help_box(page).locator("[data-lines]").first.locator("li:visible b")
    return [text.strip() for text in lines.all_inner_texts()]


def top(place: Locator) -> float:
    bounds = place.bounding_box()
    assert bounds
    return bounds["y"]


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("over", ["http", "file"])
def test_after_enter_urgent_help_is_at_the_top_and_has_the_focus(readers: Readers, screen: str, over: str) -> None:
    page = readers.open(FIND, over, **SCREENS[screen])
    box(page).press_sequentially("I want to die")
    box(page).press("Enter")
    title = help_box(page).get_by_role("heading", level=2)
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport(ratio=1)
    expect(help_box(page).locator("li:visible b").first).to_be_in_viewport(ratio=1)
    assert 0 <= top(help_box(page)) < 60


@pytest.mark.parametrize("screen", SCREENS)
def test_while_somebody_types_help_is_in_view_and_they_go_on_typing(readers: Readers, screen: str) -> None:
    page = readers.open(FIND, **SCREENS[screen])
    box(page).press_sequentially("I want to die")
    expect(help_box(page)).to_be_visible()
    expect(help_box(page).locator("li:visible b").first).to_be_in_viewport(ratio=1)
    expect(box(page)).to_be_focused()
    expect(box(page)).to_be_in_viewport()
    expect(page.get_by_role("status")).to_contain_text("there are numbers to ring now")
    box(page).press_sequentially(" tonight")
    assert box(page).input_value() == "I want to die tonight"


def test_help_that_is_found_while_the_search_still_loads_has_the_focus_once_it_is_there(readers: Readers) -> None:
    page = readers.page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/find/cards.js*", hold)
    page.goto(readers.address(FIND))
    box(page).fill("suicidal")
    box(page).press("Enter")
    expect(page.locator("#answer")).to_be_focused()
    for route in held:
        route.continue_()
    expect(help_box(page).get_by_role("heading", level=2)).to_be_focused()


def test_an_ordinary_search_leads_to_its_results(readers: Readers) -> None:
    page = readers.open(FIND)
    box(page).fill("choir")
    box(page).press("Enter")
    expect(page.locator("#answer")).to_be_focused()
    expect(help_box(page)).to_be_hidden()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("I'm 13 and I cut myself", "0800 1111"),
        ("my stepdad touches me", "0800 1111"),
        ("my husband hits me", "0808 2000 247"),
        ("gran robbed by her carer", "0117 496 0050"),
        ("nowhere to sleep tonight", "0117 496 0055"),
        ("can't breathe", "999"),
        ("want to die", "111"),
        ("out of hours gp", "111"),
    ],
)
def test_the_number_that_fits_comes_first_and_999_is_never_far(readers: Readers, words: str, first: str) -> None:
    page = asked(readers, f"#q={words}")
    found = numbers(page)
    assert found[0] == first
    assert "999" in found[:4]


def test_a_man_who_is_hurt_has_a_line_of_his_own(readers: Readers) -> None:
    assert "0808 801 0327" in numbers(asked(readers, "#q=my wife beats me"))[:3]


def test_a_professional_s_words_bring_the_lines_for_professionals(readers: Readers) -> None:
    page = asked(readers, "#q=15yo cutting")
    expect(help_box(page).get_by_role("heading", name="For professionals")).to_be_visible()
    expect(help_box(page).get_by_text("Child safeguarding, office hours")).to_be_visible()
    page = asked(readers, "#q=I keep cutting myself")
    expect(help_box(page).get_by_role("heading", name="For professionals")).to_be_hidden()


@pytest.mark.parametrize("words", ["my son is hearing voices", "can't see a way out", "gran robbed by carer"])
def test_below_urgent_help_stands_nothing_that_its_words_only_sound_like(readers: Readers, words: str) -> None:
    page = asked(readers, f"#q={words}")
    assert page.locator("#results > li").count() == 0
    assert page.get_by_text("Showing results for").count() == 0


def test_red_flags_of_what_was_understood_stand_above_the_results(readers: Readers) -> None:
    page = asked(readers, "#q=lonely")
    flags = page.locator("[data-flags]")
    expect(flags).to_contain_text("Warning signs:")
    assert top(flags) < top(page.locator("#results > li").first)
    page.locator("[data-said]").get_by_role("link", name="Loneliness").click()
    expect(page).to_have_url(readers.address("needs/loneliness.html"))


@pytest.mark.parametrize("q", ["хочу померти", "🆘", "我真的不想活了", "nie chcę już żyć"])
def test_a_cry_in_another_language_is_heard(readers: Readers, q: str) -> None:
    page = asked(readers, f"#q={q}")
    expect(help_box(page)).to_be_visible()
    assert page.locator("#results > li").count() == 0


def test_a_sign_that_asks_nothing_gets_ways_on_and_not_the_whole_list(readers: Readers) -> None:
    page = asked(readers, "#q=🎨")
    expect(page.locator("[data-no-match]")).to_be_visible()
    assert page.locator("#results > li").count() == 0


@pytest.mark.parametrize(
    "hash_",
    ["#q=lonely&sort=__proto__", "#age=__proto__", "#within=constructor&near=BS23", "#q=lonely&as=x", "#day=toString"],
)
def test_an_address_that_asks_for_what_there_is_not_leaves_it_out(readers: Readers, hash_: str) -> None:
    page = asked(readers, hash_)
    assert page.locator("#results > li").count() > 0
    assert readers.complaints == []
