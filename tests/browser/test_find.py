"""Find: answers as one types, cards that need no opening, and an address that always holds the whole question."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.finding import FIND, TUESDAY, address, answered, asked, box, chips, heading, ids
from tests.browser.reader import Readers

EITHER = pytest.mark.parametrize("over", ["http", "file"])


@EITHER
def test_answers_come_as_one_types(readers: Readers, over: str) -> None:
    page = readers.open(FIND, over)
    assert page.locator("[data-home]").is_visible()
    assert page.locator("[data-answer]").is_hidden()
    box(page).press_sequentially("ukul")
    expect(page.locator("#results > li").first).to_have_attribute("data-activity", "daytime-ukulele")
    assert page.locator("[data-home]").is_hidden()
    box(page).fill("")
    expect(page.locator("[data-home]")).to_be_visible()
    assert page.locator("[data-answer]").is_hidden()
    assert ids(page) == []


@EITHER
@pytest.mark.parametrize("mark", ["?", "#"])
def test_a_question_is_read_after_either_sign_and_kept_after_the_hash_alone(
    readers: Readers, over: str, mark: str
) -> None:
    page = asked(readers, f"{mark}q=company&area=south-ward&day=tuesday&day=thursday&cost=donation&sort=soonest", over)
    assert box(page).input_value() == "company"
    assert "tea-and-talk" in ids(page)
    assert chips(page) == ["South Ward", "Tuesday", "Thursday", "By donation"]
    assert page.locator("[data-sort]").input_value() == "soonest"
    wanted = f"{FIND}#q=company&area=south-ward&day=tuesday&day=thursday&cost=donation&sort=soonest"
    assert page.url == readers.address(wanted, over)


@EITHER
def test_what_is_typed_goes_after_the_hash_and_never_to_the_host(readers: Readers, over: str) -> None:
    readers.host.asked.clear()
    page = readers.open(FIND, over)
    box(page).press_sequentially("money & debt")
    expect(page).to_have_url(readers.address(f"{FIND}#q=money%20%26%20debt", over))
    page.keyboard.press("Enter")
    answered(page)
    page.reload()
    answered(page)
    assert box(page).input_value() == "money & debt"
    assert not [path for path in readers.host.asked if "money" in path or "q=" in path]


@EITHER
def test_back_goes_over_finished_steps_and_not_over_letters(readers: Readers, over: str) -> None:
    page = readers.open(FIND, over)
    box(page).press_sequentially("singing", delay=20)
    page.keyboard.press("Enter")
    answered(page)
    sung = ids(page)
    page.locator("input[name=day][value=tuesday]").check()
    expect(page.locator(".chip")).to_have_count(1)
    assert address(page) == "#q=singing&day=tuesday"
    page.go_back()
    expect(page.locator(".chip")).to_have_count(0)
    assert ids(page) == sung
    assert not page.locator("input[name=day][value=tuesday]").is_checked()
    page.go_back()
    expect(page.locator("[data-home]")).to_be_visible()
    assert box(page).input_value() == ""
    page.go_forward()
    expect(heading(page)).to_be_visible()
    assert box(page).input_value() == "singing"


def test_back_from_an_activity_comes_to_the_same_answer(readers: Readers) -> None:
    page = asked(readers, "#q=company&area=south-ward")
    before = ids(page)
    page.locator("#results a").first.click()
    page.wait_for_url("**/activities/**")
    page.go_back()
    answered(page)
    assert ids(page) == before
    assert chips(page) == ["South Ward"]


@pytest.mark.parametrize("words", ["%E0%A4%A", "%3Cb%3E", "a".ljust(5000, "b"), "%00", "%F0%9F%91%A9", "__proto__"])
def test_odd_questions_do_no_harm(readers: Readers, words: str) -> None:
    page = asked(readers, f"#q={words}&area=nowhere&need=__proto__&within=x&sort=y&age=-3&as=z")
    assert page.locator("b:text-is('b')").count() == 0
    assert page.locator(".chip").count() == 0
    assert page.locator("[data-said]").get_by_text("which is not in this directory").count() == 3


def card(page: Page, activity: str) -> str:
    """The words of one card."""
    return page.locator(f"#results > [data-activity={activity}]").inner_text()


def test_a_card_answers_without_opening_the_page(readers: Readers) -> None:
    page = asked(readers, "#q=tea%20and%20talk")
    assert ids(page)[0] == "tea-and-talk"
    words = " ".join(card(page, "tea-and-talk").split())
    for needed in (
        "Tea and Talk",
        "0117 496 0200",
        "Meets today, 10am to 12 noon",
        "Bournville Community Hall",
        "By donation",
        "Just come along",
        "Tea, toast and a chat",
        "For: Ages 18 and over.",
        "Not for: Someone who needs help to eat",
        "Who can refer: You yourself, GP or link worker",
        "Level: Straightforward signposting or some support",
        "Checked: 2 months ago",
        "Add to my list",
    ):
        assert needed in words, needed
    first = page.locator("#results > li").first
    assert first.get_attribute("data-needs") == "loneliness"
    assert first.get_by_role("link", name="Tea and Talk").get_attribute("href") == "activities/tea-and-talk.html"
    assert first.get_by_role("link", name="0117 496 0200").get_attribute("href") == "tel:01174960200"


def test_a_card_keeps_up_with_the_clock(readers: Readers) -> None:
    page = readers.page()
    page.clock.install(time="2026-11-24T09:59:30Z")
    page.goto(readers.address(f"{FIND}#q=tea%20and%20talk"))
    page.clock.run_for(2000)
    expect(page.locator("#results .next").first).to_have_text("Meets today, 10am to 12 noon")
    page.clock.run_for(61_000)
    expect(page.locator("#results .next").first).to_have_text("On now, until 12 noon")


def test_a_card_says_first_that_a_group_is_full_paused_or_old(readers: Readers) -> None:
    page = asked(readers, "#q=befriending%20visits")
    assert "Full at present" in card(page, "befriending-visits").splitlines()[0]
    page = asked(readers, "#need=arts-creative")
    assert "Taking a break" in card(page, "shed-evening-for-all").splitlines()[0]
    page = asked(readers, "#q=veterans%20breakfast")
    words = card(page, "veterans-breakfast")
    assert "Ring first" in words.splitlines()[0] or "Ring before you go" in words


def test_a_group_that_must_not_be_found_has_no_time_and_no_place(readers: Readers) -> None:
    page = asked(readers, "#need=domestic-abuse&near=BS23%203")
    own = page.locator("[data-activity=sea-holly-support]")
    assert own.locator(".next, .when:not(:empty)").count() == 0
    assert "mile" not in own.inner_text()


@pytest.mark.parametrize(("width", "height", "cards"), [(1366, 768, 3), (360, 740, 1)])
def test_phone_numbers_are_in_view_without_scrolling(readers: Readers, width: int, height: int, cards: int) -> None:
    for question in ("lonely south ward", "dementia", "debt"):
        page = asked(readers, f"#q={question}", viewport={"width": width, "height": height})
        for place in range(cards):
            item = page.locator("#results > li").nth(place)
            for part in (item.locator("h3"), item.locator(".ring")):
                box_ = part.bounding_box()
                assert box_
                assert box_["y"] + box_["height"] <= height, (question, place)


def test_the_count_is_announced_once_typing_rests(readers: Readers) -> None:
    page = readers.open(FIND)
    page.evaluate("""() => {
      window.told = [];
      const place = document.querySelector('[data-find-page] [role=status]');
      new MutationObserver(() => told.push(place.textContent)).observe(place, {childList: true, characterData: true});
    }""")
    page.clock.install()
    page.clock.pause_at("2026-12-01T10:00:00Z")  # no key is late, however busy this machine is
    for letter in "dementia":
        box(page).press_sequentially(letter)
        page.clock.run_for(40)
    page.clock.run_for(2000)
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ groups and services\. Showing results for "))
    assert len(page.evaluate("told")) == 1
    assert page.get_by_role("status").inner_text().startswith(heading(page).inner_text())


def test_every_result_can_be_reached(readers: Readers) -> None:
    page = asked(readers, "#area=south-ward")
    number = int(heading(page).inner_text().split()[0])
    assert number > 12
    expect(page.locator("#results > li")).to_have_count(number)
    last = page.locator("#results > li").last
    last.scroll_into_view_if_needed()
    expect(last.locator(".rest p").first).not_to_be_empty()


def test_a_card_that_the_next_letter_leaves_in_the_list_is_not_drawn_again(readers: Readers) -> None:
    page = asked(readers, "#q=tea%20and%20tal")
    page.evaluate("window.before = document.querySelector('[data-activity=tea-and-talk]')")
    box(page).fill("tea and talk")
    expect(page).to_have_url(re.compile("talk"))
    answered(page)
    assert page.evaluate("before === document.querySelector('[data-activity=tea-and-talk]')")


def test_letter_by_letter_leads_to_the_same_cards_as_the_whole_question(readers: Readers) -> None:
    page = readers.open(FIND, at=TUESDAY)
    box(page).press_sequentially("lonely south ward mornings")
    expect(page).to_have_url(re.compile("mornings"))
    answered(page)
    typed = [card(page, one) for one in ids(page)]
    assert len(typed) > 3
    whole = asked(readers, "#q=lonely%20south%20ward%20mornings")
    assert typed == [card(whole, one) for one in ids(whole)]


def test_a_card_says_how_far_it_is_from_the_place_that_was_chosen_last(readers: Readers) -> None:
    page = asked(readers, "#q=tea%20and%20talk&near=BS23%203")
    before = re.findall(r"[\d.]+ miles? away", card(page, "tea-and-talk"))
    page.evaluate("location.hash = 'q=tea%20and%20talk&near=BS24%207'")
    expect(page.locator(".chip").first).to_contain_text("BS24 7")
    after = re.findall(r"[\d.]+ miles? away", card(page, "tea-and-talk"))
    assert len(before) == len(after) == 1
    assert before != after


def test_the_focus_stays_where_it_was_when_the_list_is_drawn_again(readers: Readers) -> None:
    page = asked(readers, "#q=company&area=south-ward&day=tuesday")
    link = page.locator("[data-activity=tea-and-talk] .ring a")
    link.focus()
    page.evaluate("location.hash = 'q=company&area=south-ward'")
    expect(page.locator(".chip")).to_have_count(1)
    assert link.evaluate("link => link === document.activeElement")
    page.evaluate("location.hash = 'q=debt'")
    expect(page.locator("[data-activity=tea-and-talk]")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "answer"


def test_enter_leads_to_the_answer_and_escape_keeps_the_words(readers: Readers) -> None:
    page = readers.open(FIND)
    box(page).press_sequentially("walking")
    page.keyboard.press("Escape")
    assert box(page).input_value() == "walking"
    page.keyboard.press("Enter")
    answered(page)
    assert page.evaluate("document.activeElement.id") == "answer"


def test_the_skip_link_keeps_the_question(readers: Readers) -> None:
    page = asked(readers, "#q=walking")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert address(page) == "#q=walking"


@EITHER
def test_every_page_leads_to_find(readers: Readers, over: str) -> None:
    readers.host.asked.clear()
    page = readers.open("activities/tea-and-talk.html", over)
    page.get_by_role("searchbox", name="Find a group or service").fill("walking football")
    page.keyboard.press("Enter")
    page.wait_for_url("**/index.html#q=walking%20football")
    answered(page)
    assert ids(page)[0] == "walking-football"
    assert not [path for path in readers.host.asked if "football" in path]


@EITHER
def test_without_scripts_there_is_no_box_and_everything_can_be_browsed(readers: Readers, over: str) -> None:
    for path in (FIND, f"{FIND}?q=choir", "activities/tea-and-talk.html"):
        page = readers.open(path, over, script=False)
        assert page.locator("input:visible, button:visible, select:visible, form:visible").count() == 0
    page = readers.open(FIND, over, script=False)
    assert page.locator("[data-home] a:visible").count() > 50
    page.get_by_role("link", name="Everything from A to Z").click()
    assert page.locator("#results > li:visible").count() > 60


def test_where_the_search_cannot_be_loaded_the_page_says_so(readers: Readers) -> None:
    page = readers.page()
    page.route("**/find/cards.js*", lambda route: route.fulfill(status=404, body=""))
    page.goto(readers.address(FIND))
    box(page).fill("choir")
    expect(page.locator("[data-failed]")).to_contain_text("could not be loaded")
    assert page.locator("[data-home]").is_visible()
    assert page.locator("[data-failed] a").get_attribute("href") == "activities/index.html"
    page.unroute("**/find/cards.js*")
    box(page).fill("choir ")
    answered(page)
    assert page.locator("[data-failed]").is_hidden()
    assert [told for told in readers.complaints if "404" in told] == readers.complaints
    readers.complaints.clear()
