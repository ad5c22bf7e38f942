"""Find's filters: the panel with its counts, the chips, distance, order, and the words if nothing is left."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.finding import FIND, address, answered, asked, box, chips, heading, ids, tick
from tests.browser.reader import Readers

EITHER = pytest.mark.parametrize("over", ["http", "file"])
FACETS = {
    "need": "low-mood",
    "area": "south-ward",
    "level": "some-support",
    "day": "monday",
    "time": "evening",
    "cost": "paid",
    "route": "gp",
    "age": "65-and-over",
    "access": "step_free",
    "without": "id",
    "setting": "outdoors",
    "language": "Polish",
}


def said(page: Page) -> Locator:
    """What the page says of how it took a question."""
    return page.locator("[data-said]")


def count(page: Page, group: str, value: str) -> int:
    """How many there would be with a filter, as the panel says."""
    own = page.locator("label", has=page.locator(f"input[name={group}][value='{value}']"))
    return int(own.locator(".count").text_content() or "")


@EITHER
@pytest.mark.parametrize("facet", FACETS)
def test_each_kind_of_filter_gives_as_many_as_its_count_says(readers: Readers, over: str, facet: str) -> None:
    value = FACETS[facet]
    page = asked(readers, "#cost=free&cost=donation", over)  # so that two kinds of filter act together
    promised = count(page, facet, value)
    tick(page, facet, value)
    expect(page.locator(".chip")).to_have_count(3)
    if facet != "cost":
        number = int(heading(page).inner_text().split()[0])
        assert number == promised > 0
        expect(page.locator("#results > li")).to_have_count(number)
    assert f"{facet}={value}" in address(page)
    page.locator(f"input[name={facet}][value='{value}']").uncheck()
    expect(page.locator(".chip")).to_have_count(2)


def test_what_somebody_has_not_got_all_of_it_must_not_be_needed(readers: Readers) -> None:
    page = asked(readers, "#without=id")
    no_id = set(ids(page))
    promised = count(page, "without", "address")
    tick(page, "without", "address")
    expect(page.locator("#results > li")).to_have_count(promised)
    assert set(ids(page)) < no_id
    assert "warm-homes-visits" in no_id - set(ids(page))  # nobody can be visited at no address


def test_values_of_one_filter_add_and_filters_narrow(readers: Readers) -> None:
    page = asked(readers, "#day=monday")
    monday = set(ids(page))
    page = asked(readers, "#day=tuesday")
    tuesday = set(ids(page))
    page = asked(readers, "#day=monday&day=tuesday")
    expect(page.locator("#results > li")).to_have_count(len(monday | tuesday))
    assert set(ids(page)) == monday | tuesday
    page = asked(readers, "#day=monday&day=tuesday&cost=free")
    assert set(ids(page)) < monday | tuesday


def test_the_panel_can_be_used_without_a_mouse(readers: Readers) -> None:
    page = asked(readers, "#q=company")
    before = heading(page).inner_text()
    own = page.locator("input[name=day][value=tuesday]")
    own.focus()
    page.keyboard.press("Space")
    expect(page.locator(".chip")).to_have_count(1)
    assert heading(page).inner_text() != before
    assert own.evaluate("own => own === document.activeElement")
    assert own.is_checked()


def test_a_filter_that_would_leave_nothing_says_so_and_stays(readers: Readers) -> None:
    page = asked(readers, "#q=walking%20football")
    empty = page.locator("label.nothing").filter(visible=True)
    assert empty.count() > 0
    assert {text[-1] for text in empty.all_inner_texts()} == {"0"}
    empty.first.locator("input").check()
    expect(page.locator("[data-said]")).to_contain_text("Nothing fits all of this. Remove a filter to see more")
    assert ids(page) == []
    assert heading(page).inner_text() == "0 groups and services"
    assert page.locator("[data-no-match]").is_hidden()


@EITHER
def test_what_is_understood_from_words_is_a_chip_that_can_be_removed(readers: Readers, over: str) -> None:
    page = asked(readers, "#q=company%20south%20ward%20free", over)
    assert chips(page) == ["South Ward", "Free"]
    page.get_by_role("button", name="Remove South Ward").click()
    expect(page.locator(".chip")).to_have_count(1)
    assert box(page).input_value() == "company free"
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Remove Free"
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(0)
    assert box(page).input_value() == "company"
    assert page.evaluate("document.activeElement.id") == "answer"


def test_days_that_were_typed_as_one_word_are_one_chip(readers: Readers) -> None:
    page = asked(readers, "#q=company%20weekday")
    assert chips(page) == ["Weekday"]


def test_clear_all_takes_every_filter_away_and_leaves_the_words(readers: Readers) -> None:
    page = asked(readers, "#q=company%20free&area=south-ward&day=wednesday&near=BS23%203&within=5")
    assert chips(page) == ["South Ward", "Wednesday", "Within 5 miles of BS23 3", "Free"]
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(".chip")).to_have_count(0)
    assert address(page) == "#q=company"
    assert page.evaluate("document.activeElement.id") == "answer"
    assert not page.locator("input:checked").count()
    assert page.locator("#near").input_value() == ""


def test_when_the_last_filter_goes_and_nothing_is_asked_the_first_page_is_back(readers: Readers) -> None:
    page = asked(readers, "#day=tuesday")
    page.get_by_role("button", name="Remove Tuesday").click()
    expect(page.locator("[data-home]")).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.url == readers.address(FIND)


def test_distance_is_told_narrowed_and_ordered(readers: Readers) -> None:
    page = asked(readers, "#q=company")
    page.locator("details.facet", has=page.locator("#near")).locator("summary").click()
    page.locator("#near").fill("BS23 3")
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(1)
    assert "away" in page.locator("#results").inner_text()
    page.locator("#within").select_option("1")
    expect(page.locator(".chip")).to_have_text("Within 1 mile of BS23 3 ✕")
    page.locator("[data-sort]").select_option("nearest")
    answered(page)
    assert address(page) == "#q=company&near=BS23 3&within=1&sort=nearest"
    told = page.locator("#results .state").all_inner_texts()
    miles = [float(text.split(" mile")[0].split()[-1]) for text in told if " mile" in text]
    assert miles == sorted(miles)
    assert len(miles) > 0
    assert max(miles) <= 1


@EITHER
def test_a_place_nobody_knows_gets_a_sentence_tied_to_its_box(readers: Readers, over: str) -> None:
    page = asked(readers, "#q=company&near=ZZ99", over)
    near = page.locator("#near")
    assert near.is_visible()
    assert near.get_attribute("aria-invalid") == "true"
    wrong = page.locator(f"#{near.get_attribute('aria-describedby')}")
    assert "ZZ99" in wrong.inner_text()
    near.fill("BS23 3")
    page.keyboard.press("Enter")
    expect(wrong).to_be_hidden()
    assert near.get_attribute("aria-invalid") == "false"


def test_nearest_can_be_chosen_only_with_a_place(readers: Readers) -> None:
    page = asked(readers, "#q=company")
    assert page.locator("[data-sort] option[value=nearest]").is_disabled()
    page = asked(readers, "#q=company&near=worle")
    assert page.locator("[data-sort] option[value=nearest]").is_enabled()


def test_soonest_puts_what_meets_first_first(readers: Readers) -> None:
    page = asked(readers, "#area=south-ward")
    page.locator("[data-sort]").select_option("soonest")
    expect(page.locator("#results .state").first).to_contain_text("Meets today")
    states = page.locator("#results .state").all_inner_texts()
    order = [
        ("Meets today", "On now", "Meets tomorrow", "Next:").index(words)
        for state in states
        for words in ("Meets today", "On now", "Meets tomorrow", "Next:")
        if state.startswith(words)
    ]
    assert order == sorted(order)


def test_on_a_phone_the_filters_are_folded_above_the_results(readers: Readers) -> None:
    page = asked(readers, "#q=company", viewport={"width": 360, "height": 740})
    assert page.locator("input[name=day]").first.is_hidden()
    page.locator("summary", has_text="Filters").click()
    tick(page, "day", "tuesday")
    show = page.locator("[data-show]")
    expect(show).to_have_text(f"Show {heading(page).inner_text()}")
    show.click()
    assert page.locator("input[name=day]").first.is_hidden()
    assert page.evaluate("document.activeElement.id") == "answer"


def test_filters_can_be_used_before_anything_is_typed(readers: Readers) -> None:
    page = readers.open(FIND)
    page.locator("summary", has_text="Filters").click()
    expect(page.locator("input[name=area][value=south-ward] ~ .count")).not_to_be_empty()
    promised = count(page, "area", "south-ward")
    page.locator("input[name=area][value=south-ward]").check()
    answered(page)
    assert heading(page).inner_text() == f"{promised} groups and services"


def test_an_age_in_the_address_is_a_chip(readers: Readers) -> None:
    page = asked(readers, "#age=78&age=65-and-over")
    assert chips(page) == ["Age 78", "Age 65 and over"]


def test_the_page_says_what_it_took_a_question_for(readers: Readers) -> None:
    page = asked(readers, "#q=depresion")
    expect(said(page)).to_contain_text("Low mood and depression")
    page = asked(readers, "#q=memory%20problems")
    expect(said(page)).to_have_text(
        "Showing results for Memory loss and dementia. Search for “memory problems” instead."
    )
    page.get_by_role("link", name="Search for “memory problems” instead").click()
    expect(said(page)).to_contain_text("Showing only exact matches for these words")
    assert address(page) == "#q=memory problems&as=typed"
    page.get_by_role("link", name="Search by their meaning instead").click()
    expect(said(page)).to_contain_text("Showing results for")
    page.go_back()
    expect(said(page)).to_contain_text("Showing only exact matches for these words")


def test_a_day_on_which_there_is_nothing_is_said_and_left_out(readers: Readers) -> None:
    page = asked(readers, "#q=walking%20football%20sunday")
    expect(said(page)).to_contain_text("Nothing on Sundays; these are on other days.")
    assert ids(page)[0] == "walking-football"
    assert chips(page) == []
