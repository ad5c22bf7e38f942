"""The update form, as somebody uses it who has ten minutes and no account: by keyboard alone, on a narrow phone."""

import json
import re
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.reader import Readers
from tests.browser.typist import Typist
from tests.hostile import HOSTILE

FORM = "update.html"
TEA = f"{FORM}#activity=tea-and-talk"
EITHER = pytest.mark.parametrize("over", ["http", "file"])
NARROW: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
NEW_GROUP = """\
This is about: a new group
Your part in the group: Volunteer

Name of the group: Thursday Menders
In one sentence: We mend clothes, toys and lamps together, with tea.
When it meets:
  Thursday 14:00-16:00
  last Saturday of the month 10:30-12:00
How to join: Just come along
What it costs: £2
Where it meets: Lock-keeper's Hut
Street: 3 Towpath Row
Town: Weston-super-Mare
Postcode: BS23 4ZZ
What it helps with:
  Arts and making things
  Loneliness and isolation
Where people may live: South Ward
Who answers: Coordinator
Phone: 0117 496 0456
Who runs it: Menders of the Lock
Kind of organisation: Community group
"""


def text(page: Page) -> str:
    """The text that the form ends in."""
    return page.locator("#told").input_value()


def stored(page: Page) -> dict[str, str]:
    """What the browser has stored in the tab."""
    found: dict[str, str] = page.evaluate("({...sessionStorage})")
    return found


def opened(readers: Readers, path: str, step: str, over: str = "http", **settings: Any) -> Page:
    """The form, once this step is shown."""
    page = readers.open(path, over, **settings)
    page.locator(f"[data-step={step}]:visible").wait_for()
    return page


def of_a_new_group(readers: Readers) -> Page:
    """The form at the first questions about a new group."""
    page = opened(readers, FORM, "about")
    page.get_by_label("There is a new group").check()
    page.get_by_role("button", name="Continue").click()
    return page


def fits(page: Page) -> bool:
    """Whether nothing is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@EITHER
def test_a_new_group_is_told_by_keyboard_alone_on_a_narrow_phone(readers: Readers, over: str) -> None:
    page = opened(readers, FORM, "about", over, **NARROW)
    own = Typist(page)
    own.choose("about-new")
    own.go_on("group")
    assert fits(page)
    own.type("q-activity-name", "Thursday Menders")
    own.type("q-activity-summary", "We mend clothes, toys and lamps together, with tea.")
    own.go_on("when")
    told_when(own)
    assert fits(page)
    own.go_on("where")
    told_where_and_for_whom(own)
    assert fits(page)
    own.go_on("contact")
    told_by_whom(own)
    own.go_on("send")
    assert text(page) == NEW_GROUP
    assert fits(page)
    assert own.pressed < 600
    assert page.url == readers.address(FORM, over)


def told_when(own: Typist) -> None:
    """Two times, one of them once a month, and how to join."""
    page = own.page
    own.pick("[data-field=day]", "Thu")
    own.reach("[data-field=starts]")
    page.keyboard.type("2pm")
    own.reach("[data-field=ends]")
    page.keyboard.type("4pm")
    own.reach("[data-add]")
    own.press("Enter")
    expect(page.locator("[data-rows] > li")).to_have_count(2)
    page.keyboard.type("Sat")
    own.reach("li:nth-child(2) [data-field=starts]")
    page.keyboard.type("10.30")
    own.reach("li:nth-child(2) [data-field=ends]")
    page.keyboard.type("12")
    own.pick("li:nth-child(2) [data-field=repeats]", "Once")
    own.pick("li:nth-child(2) [data-field=week]", "Last")
    own.choose("q-activity-joining-drop-in")
    own.choose("q-activity-cost-amount-paid")
    own.type("q-activity-cost-amount", "2")


def told_where_and_for_whom(own: Typist) -> None:
    """A place that is not here yet, and who comes."""
    own.type("q-activity-venue", "Lock-keeper's Hut")
    own.type("q-venue-address", "3 Towpath Row")
    own.type("q-venue-town", "Weston-super-Mare")
    own.type("q-venue-postcode", "bs23 4zz")
    own.go_on("who")
    own.type("q-activity-needs-find", "making")
    own.tick("q-activity-needs-arts-creative")
    own.reach_back("q-activity-needs-find")
    own.type("q-activity-needs-find", "lone")
    own.tick("q-activity-needs-loneliness")
    own.tick("q-activity-areas-south-ward")


def told_by_whom(own: Typist) -> None:
    """Whom to ring, and an organisation that is not here yet."""
    own.type("q-activity-contact-role", "Coordinator")
    own.type("q-activity-contact-phone", "0117 496 0456")
    own.go_on("organisation")
    own.type("q-activity-organisation", "Menders of the Lock")
    own.choose("q-organisation-kind-community-group")
    own.go_on("you")
    own.type("role", "Volunteer")


@EITHER
def test_a_change_is_told_by_keyboard_alone_and_holds_nothing_but_what_changes(readers: Readers, over: str) -> None:
    page = readers.open("activities/tea-and-talk.html", over, **NARROW)
    own = Typist(page)
    own.reach("a[href*='update.html#activity']")
    own.press("Enter")
    page.locator("[data-step=parts]:visible").wait_for()
    own.tick("part-times")
    own.tick("part-contact")
    own.go_on("when")
    assert page.locator("[data-field=starts]").input_value() == "10:00"
    own.pick("[data-field=day]", "Wed")
    own.go_on("contact")
    assert page.locator("#q-activity-contact-phone").input_value() == "0117 496 0200"
    own.type("q-activity-contact-phone", "0117 496 0999")
    own.type("q-activity-contact-email", "")
    own.press("Delete")
    own.go_on("stale")
    expect(page.locator("#q-activity-summary-advice")).to_have_text("This says “Tuesday”. Is that still right?")
    own.type("q-activity-summary", "Tea, toast and a chat on Wednesday mornings.")
    own.go_on("you")
    own.type("role", "Coordinator")
    own.go_on("send")
    assert text(page) == (
        "This is about: a change\nPage: Tea and Talk (tea-and-talk)\nYour part in the group: Coordinator\n\n"
        "In one sentence: Tea, toast and a chat on Wednesday mornings.\n"
        "When it meets: Wednesday 10:00-12:00\n"
        "Phone: 0117 496 0999\nE-mail: nothing any more\n"
    )
    assert page.url == readers.address(TEA, over)


@EITHER
def test_that_all_is_still_right_is_one_click_and_one_answer(readers: Readers, over: str) -> None:
    page = readers.open("activities/tea-and-talk.html", over)
    page.get_by_role("link", name="This is still right").click()
    page.locator("[data-step=you]:visible").wait_for()
    page.get_by_text("See what we have now").click()
    present = page.locator("[data-part=present]")
    expect(present).to_contain_text("Tuesday 10:00-12:00")
    expect(present).to_contain_text("Bournville Community Hall")
    expect(present).to_contain_text("Just come along")
    page.get_by_label("Your part in the group").fill("Tea morning host")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#told")).to_have_value(
        "This is about: everything is still right\nPage: Tea and Talk (tea-and-talk)\n"
        "Your part in the group: Tea morning host\n"
    )


def test_nothing_has_changed_is_the_answer_that_all_is_still_right(readers: Readers) -> None:
    page = opened(readers, TEA, "parts")
    page.get_by_label("Nothing has changed").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Your part in the group").fill("Volunteer")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#told")).to_have_value(re.compile("^This is about: everything is still right\n"))


def test_a_group_is_chosen_by_its_name_and_one_that_is_not_here_is_told(readers: Readers) -> None:
    page = opened(readers, FORM, "about")
    page.get_by_label("Something about a group has changed").check()
    which = page.get_by_label("Which group?")
    which.fill("Sea Holly Support")
    page.get_by_role("button", name="Continue").click()
    problem = page.get_by_role("alert", name="There is a problem")
    expect(problem).to_contain_text("We have no group called “Sea Holly Support”")
    which.fill("tea and talk")
    page.get_by_role("button", name="Continue").click()
    page.locator("[data-step=parts]:visible").wait_for()
    page.get_by_label("Cost", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("A donation, if people like")).to_be_checked()


def test_a_group_of_which_a_part_of_the_name_is_typed_is_offered(readers: Readers) -> None:
    page = opened(readers, FORM, "about")
    own = Typist(page)
    own.choose("about-change")
    own.reach("#group")
    page.keyboard.type("lunch club")
    page.keyboard.press("Enter")
    offered = page.get_by_role("group", name="Do you mean:").get_by_role("button")
    expect(offered).to_have_text(["Bournville Lunch Club"])
    expect(offered).to_be_focused()
    expect(page.locator("[data-errors]")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#step-parts")).to_be_focused()
    expect(page.locator("[data-part=progress]")).to_contain_text("Bournville Lunch Club")


def test_a_name_that_is_still_typed_shows_the_groups_that_may_be_meant(readers: Readers) -> None:
    page = opened(readers, FORM, "about")
    page.get_by_label("Everything about a group is still right").check()
    which = page.get_by_label("Which group?")
    offered = page.get_by_role("group", name="Do you mean:").get_by_role("button")
    which.fill("lunch club")
    expect(offered).to_have_text(["Bournville Lunch Club"])
    which.fill("Bournville Lunch Club")
    expect(offered).to_have_count(0)
    which.fill("lunch of the sea holly")
    expect(offered).to_have_count(0)


def test_errors_are_listed_focused_and_lead_to_their_fields(readers: Readers) -> None:
    page = opened(readers, FORM, "about")
    page.get_by_role("button", name="Continue").click()
    problem = page.get_by_role("alert", name="There is a problem")
    expect(problem).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: Give an update"))
    page.get_by_label("There is a new group").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#step-group")).to_be_focused()
    expect(page).to_have_title(re.compile("^Give an update"))
    page.get_by_role("button", name="Continue").click()
    expect(problem).to_be_focused()
    link = problem.get_by_role("link", name="Write an answer to “Name of the group”.")
    link.press("Enter")
    name = page.get_by_label("Name of the group")
    expect(name).to_be_focused()
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(name).to_have_accessible_description(re.compile("Error: Write an answer to “Name of the group”."))
    assert "#" not in page.url


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("contact-phone", "1174960123", "the 0 at the start is missing. If you mean 01174960123, write that."),
        ("contact-phone", "496 0123", "the area code at the start is missing. Write it with its area code, such as 0"),
        ("contact-email", "jo@gmail.con", "no address ends like that. If you mean jo@gmail.com, write that."),
        ("contact-email", "jo at hall", "there is no @ in it. Write it like hello@ourgroup.example."),
        ("contact-website", "hall", "“hall” is not a web address: it doesn’t start with https://."),
    ],
)  # fmt: skip
def test_an_answer_is_checked_when_somebody_leaves_it(readers: Readers, field: str, typed: str, said: str) -> None:
    page = opened(readers, TEA, "parts")
    page.get_by_label("Phone, e-mail or who answers").check()
    page.get_by_role("button", name="Continue").click()
    box = page.locator(f"#q-activity-{field}")
    box.fill(typed)
    box.press("Tab")
    expect(page.locator(f"#q-activity-{field}-wrong")).to_contain_text(said)
    box.fill("")
    box.press("Tab")
    expect(page.locator(f"#q-activity-{field}-wrong")).to_be_hidden()


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ("7", "9", "“7” may be the morning or the evening. If you mean 07:00 or 19:00, write that."),
        ("half two", "4pm", "We can’t read “half two” as a time. Write it like 10am, 2.30pm or 14:00."),
        ("2pm", "10am", "It can’t end at 10am if it starts at 2pm."),
        ("", "4pm", "Write when it starts, such as 10am or 14:00."),
    ],
)
def test_a_time_that_can_not_be_read_is_told_in_words(readers: Readers, starts: str, ends: str, said: str) -> None:
    page = opened(readers, TEA, "parts")
    page.get_by_label("Day, time or how to join").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Starts, such as 6.30pm").fill(starts)
    page.get_by_label("Ends, such as 8pm").fill(ends)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert", name="There is a problem")).to_contain_text(said)


def test_a_field_without_a_fault_is_not_described_as_an_error(readers: Readers) -> None:
    page = of_a_new_group(readers)
    name = page.get_by_label("Name of the group")
    expect(name).to_have_accessible_description("What you call yourselves.")
    page.get_by_role("button", name="Continue").click()
    expect(name).to_have_accessible_description(re.compile("Error: Write an answer"))
    name.fill("Thursday Menders")
    name.press("Tab")
    expect(name).to_have_accessible_description("What you call yourselves.")


def test_nobody_is_told_off_about_a_box_before_leaving_it(readers: Readers) -> None:
    page = of_a_new_group(readers)
    page.get_by_label("Name of the group").fill("Thursday Menders")
    page.get_by_label("In one sentence").fill("We mend lamps.")
    page.get_by_role("button", name="Continue").click()
    own = Typist(page)
    own.pick("[data-field=day]", "Thu")
    own.reach("[data-field=starts]")
    invalid = page.locator("[data-step=when] [aria-invalid], [data-step=when] [data-wrong]:visible")
    expect(invalid).to_have_count(0)
    own.page.keyboard.type("2pm")
    own.pick("[data-field=repeats]", "Once a")
    own.reach("[data-field=week]")
    expect(invalid).to_have_count(0)
    page.locator("[data-field=repeats]").select_option("Only once")
    own.reach("[data-field=date]")
    expect(invalid).to_have_count(0)
    own.page.keyboard.type("some day")
    own.press("Tab")
    expect(page.locator("[data-field=date]")).to_have_attribute("aria-invalid", "true")
    own.choose("q-activity-cost-amount-paid")
    own.reach("#q-activity-cost-amount")
    expect(page.locator("#q-activity-cost-amount-wrong")).to_be_hidden()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert", name="There is a problem")).to_contain_text("Write the price, such as £2.50.")


def changing(readers: Readers, part: str) -> Page:
    """The step after somebody has said which part has changed."""
    page = opened(readers, TEA, "parts")
    page.locator(f"#part-{part}").check()
    page.get_by_role("button", name="Continue").click()
    return page


@pytest.mark.parametrize("role", ["Ron Pike", "Mrs Hilda Brown", "Sheila, volunteer"])
def test_a_name_where_a_role_should_stand_is_told_and_stops_nobody(readers: Readers, role: str) -> None:
    page = changing(readers, "contact")
    page.locator("#q-activity-contact-role").fill(role)
    page.keyboard.press("Tab")
    expect(page.locator("#q-activity-contact-role-advice")).to_contain_text("A person seems to be named here.")
    page.get_by_role("button", name="Continue").click()
    own = page.get_by_label("Your part in the group")
    own.fill(role)
    own.press("Tab")
    expect(page.locator("#role-advice")).to_contain_text("A person seems to be named here.")
    expect(own).to_have_accessible_description(re.compile("A person seems to be named here."))
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#step-send")).to_be_focused()


def test_words_of_danger_in_somebody_s_part_stop_the_form_too(readers: Readers) -> None:
    page = changing(readers, "cost")
    page.locator("#q-activity-cost-note").fill("Tea is included.")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Your part in the group").fill("Manager of the women's refuge")
    page.keyboard.press("Tab")
    expect(page.get_by_role("heading", name="Please ring us about this")).to_be_focused()
    assert "refuge" not in json.dumps(stored(page))


@pytest.mark.parametrize(("status", "passes"), [("full", False), ("paused", False), ("closed", True)])
def test_only_a_closing_can_be_told_before_its_day(readers: Readers, status: str, passes: bool) -> None:
    page = changing(readers, "status")
    page.locator(f"#q-activity-status-{status}").check()
    page.get_by_label("Since when").fill("1 May 2099")
    page.keyboard.press("Tab")
    wrong = page.locator("#q-activity-status-since-wrong")
    expect(wrong).to_have_text(
        "" if passes else "Error: That day has not come yet. Please ring us, or tell us on the day."
    )
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#step-you" if passes else "[data-errors]")).to_be_focused()


def test_that_one_way_to_reach_a_group_is_enough_is_said_before_the_questions(readers: Readers) -> None:
    page = changing(readers, "contact")
    step = page.locator("[data-step=contact]")
    words = step.inner_text()
    assert words.index("Give at least one") < words.index("Phone\n")
    expect(page.get_by_label("Website")).to_be_visible()
    expect(step.locator("label[for=q-activity-contact-phone]")).to_have_text("Phone")


def test_women_or_men_only_is_among_the_first_questions(readers: Readers) -> None:
    page = changing(readers, "who")
    box = page.locator("[data-ask=activity-audience-gender]")
    assert box.evaluate("box => box.closest('details') === null")
    expect(box.get_by_label("Everyone may come")).to_be_checked()
    expect(box).not_to_contain_text("Leave it empty")


def test_a_price_is_asked_below_its_own_answer(readers: Readers) -> None:
    page = changing(readers, "cost")
    own = Typist(page)
    own.choose("q-activity-cost-amount-paid")
    own.press("Tab")
    expect(page.get_by_label("How much, in pounds")).to_be_focused()
    assert page.locator("[data-price]").evaluate(
        "price => price.previousElementSibling.querySelector('input').value === 'paid'"
    )


def test_who_comes_by_the_link_of_a_group_starts_at_the_heading(readers: Readers) -> None:
    page = opened(readers, TEA, "parts")
    expect(page.locator("#step-parts")).to_be_focused()


def test_what_may_be_private_is_told_kindly_and_stops_nobody(readers: Readers) -> None:
    page = opened(readers, TEA, "parts")
    page.get_by_label("Phone, e-mail or who answers").check()
    page.get_by_label("Its name, or what you say about it").check()
    page.get_by_role("button", name="Continue").click()
    about = page.get_by_label("In one sentence")
    about.fill("Ring Maureen on 07700 900123. Her number is 943 476 5919.")
    about.press("Tab")
    advice = page.locator("#q-activity-summary-advice")
    expect(advice).to_contain_text("There is what looks like an NHS number here.")
    expect(advice).to_contain_text("A person seems to be named here.")
    page.get_by_role("button", name="Continue").click()
    phone = page.locator("#q-activity-contact-phone")
    phone.fill("07700 900123")
    phone.press("Tab")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#step-you")).to_be_focused()


@pytest.mark.parametrize("words", ["A safe house for women who fled home.", "We help survivors of domestic abuse."])
def test_words_of_danger_stop_the_form_and_nothing_of_them_is_kept(readers: Readers, words: str) -> None:
    page = of_a_new_group(readers)
    page.get_by_label("Name of the group").fill("The Lantern")
    page.get_by_label("In one sentence").fill(words)
    page.keyboard.press("Tab")
    stop = page.get_by_role("heading", name="Please ring us about this")
    expect(stop).to_be_focused()
    expect(page.locator("form[data-update]")).to_be_hidden()
    expect(page.locator("[data-part=stop]")).to_contain_text("0117 496 0010")
    assert words not in json.dumps(stored(page))
    page.get_by_role("button", name="Go back to the form").click()
    page.get_by_role("button", name="Continue").click()
    expect(stop).to_be_focused()
    page.get_by_role("button", name="Go back to the form").click()
    page.get_by_label("In one sentence").fill("Lamps are mended here.")
    page.keyboard.press("Tab")
    expect(page.locator("form[data-update]")).to_be_visible()


def test_a_slip_loses_nothing_and_what_is_sent_is_forgotten(readers: Readers) -> None:
    page = opened(readers, TEA, "parts")
    page.get_by_label("Cost", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.locator("#q-activity-cost-note").fill("Tea is included.")
    page.goto(readers.address("index.html"))
    page.go_back()
    expect(page.locator("#q-activity-cost-note")).to_have_value("Tea is included.")
    expect(page.get_by_text("What you typed before in this tab is still here.")).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Your part in the group").fill("Host")
    page.get_by_role("button", name="Continue").click()
    page.go_back()
    expect(page.locator("#step-you")).to_be_focused()
    page.go_forward()
    assert [key for key in stored(page) if "tea-and-talk" in key]
    page.get_by_role("button", name="I have sent it: clear this form").click()
    expect(page.locator("#step-about")).to_be_focused()
    assert stored(page) == {}
    page.goto(readers.address(TEA))
    page.locator("[data-step=parts]:visible").wait_for()
    assert "Tea is included." not in page.content()


def test_drafts_about_two_groups_don_t_mix(readers: Readers) -> None:
    page = opened(readers, TEA, "parts")
    page.get_by_label("Cost", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.locator("#q-activity-cost-note").fill("Tea is included.")
    page.goto(readers.address(f"{FORM}#activity=knit-and-natter"))
    page.locator("[data-step=parts]:visible").wait_for()
    expect(page.locator("[data-part=progress]")).to_contain_text("Knit and Natter")
    assert page.locator("#q-activity-cost-note").input_value() != "Tea is included."
    page.goto(readers.address(TEA))
    expect(page.locator("#q-activity-cost-note")).to_have_value("Tea is included.")


def test_another_group_or_a_new_one_is_never_filled_with_the_answers_of_the_last(readers: Readers) -> None:
    page = opened(readers, TEA, "parts")
    page.get_by_role("button", name="Back").click()
    page.get_by_label("There is a new group").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Name of the group")).to_have_value("")
    page.get_by_role("button", name="Back").click()
    page.get_by_label("Something about a group has changed").check()
    page.get_by_label("Which group?").fill("Nowhere Club")
    page.get_by_label("There is a new group").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Name of the group")).to_have_value("")
    assert page.locator("#q-activity-contact-phone").input_value() == ""


def placed(readers: Readers) -> Page:
    """The step about the place of a new group, whose name and times were told."""
    page = of_a_new_group(readers)
    page.get_by_label("Name of the group").fill("Thursday Menders")
    page.get_by_label("In one sentence").fill("We mend lamps.")
    page.get_by_role("button", name="Continue").click()
    page.locator("#q-activity-joining-drop-in").check()
    page.locator("#q-activity-cost-amount-free").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#step-where")).to_be_focused()
    return page


@pytest.mark.parametrize("name", ["Lock-keeper's Hut", "Bournville"])  # a known name begins with the second
@pytest.mark.parametrize("go_on", ["Enter", "Continue"])
def test_nobody_goes_on_from_a_new_place_before_its_questions(readers: Readers, name: str, go_on: str) -> None:
    page = placed(readers)
    where = page.locator("#q-activity-venue")
    where.focus()
    page.keyboard.type(name)
    if go_on == "Enter":
        page.keyboard.press("Enter")
    else:
        page.get_by_role("button", name="Continue").click()
    street = page.get_by_label("Street", exact=True)
    expect(street).to_be_focused()
    expect(page.locator("#q-activity-venue-advice")).to_have_text(
        "We do not know this place yet. Please tell us its street, town and postcode."
    )
    expect(page.locator("[data-errors]")).to_be_hidden()
    page.get_by_role("button", name="Continue").click()
    problem = page.get_by_role("alert", name="There is a problem")
    for label in ("Street", "Town", "Postcode"):
        expect(problem).to_contain_text(f"Write an answer to “{label}”.")
    street.fill("3 Towpath Row")
    page.get_by_label("Town", exact=True).fill("Weston-super-Mare")
    page.get_by_label("Postcode", exact=True).fill("BS23 4ZZ")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#step-who")).to_be_focused()


@pytest.mark.parametrize("name", ["Lock-keeper's Hut", "Bournville"])
def test_the_questions_about_a_new_place_are_next_after_its_name(readers: Readers, name: str) -> None:
    page = placed(readers)
    advice = page.locator("#q-activity-venue-advice")
    assert advice.evaluate("box => getComputedStyle(box).display !== 'none' && !box.offsetHeight")  # a live region
    page.locator("#q-activity-venue").focus()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    Typist(page).reach("#q-venue-address")
    expect(page.get_by_role("status").filter(has_text="We do not know this place yet.")).to_be_visible()


def test_nobody_is_told_off_about_a_new_organisation_before_its_questions(readers: Readers) -> None:
    page = opened(readers, TEA, "parts")
    page.locator("#part-organisation").check()
    page.get_by_role("button", name="Continue").click()
    page.locator("#q-activity-organisation").fill("Menders of the Lock")
    page.keyboard.press("Enter")
    expect(page.locator("[data-ask=organisation-kind] input").first).to_be_focused()
    expect(page.get_by_text("We do not know this one yet. One more question.")).to_be_visible()
    expect(page.locator("[data-errors]")).to_be_hidden()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert", name="There is a problem")).to_contain_text("“Kind of organisation”")


def test_a_new_place_does_not_take_the_address_of_the_old_one(readers: Readers) -> None:
    page = opened(readers, TEA, "parts")
    page.get_by_label("Place", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    street = page.get_by_label("Street")
    expect(street).to_have_value("14 Thornwick Avenue, Bournville")
    place = page.locator("#q-activity-venue")
    place.fill("The Corner Room")
    place.press("Tab")
    expect(street).to_be_hidden()
    place.fill("A brand new hall")
    place.press("Tab")
    expect(street).to_have_value("")
    place.fill("bournville community hall")
    place.press("Tab")
    expect(street).to_have_value("14 Thornwick Avenue, Bournville")


def test_hostile_words_are_text_in_every_part_of_the_form(readers: Readers) -> None:
    page = of_a_new_group(readers)
    page.get_by_label("Name of the group").fill(HOSTILE)
    page.get_by_label("In one sentence").fill("x" * 400 + HOSTILE)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert", name="There is a problem")).to_contain_text("300 is the most that fits")
    assert page.locator("form[data-update] b:not(.unseen)").count() == 0
    page.get_by_label("In one sentence").fill(f"${{{{ x }}}} ::error {HOSTILE}")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#step-when")).to_be_focused()


def finished(readers: Readers, part: str, fill: dict[str, str]) -> Page:
    """The last step of a change of one part."""
    page = opened(readers, TEA, "parts")
    page.locator(f"#part-{part}").check()
    page.get_by_role("button", name="Continue").click()
    for field, words in fill.items():
        page.locator(f"#q-activity-{field}").fill(words)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Your part in the group").fill("Host")
    page.get_by_role("button", name="Continue").click()
    page.locator("[data-step=send]:visible").wait_for()
    return page


def test_the_text_is_in_the_e_mail_and_in_the_issue_letter_by_letter(readers: Readers) -> None:
    page = finished(readers, "about", {"good-to-know": f"Bring a cup & a friend? #1 +1\n{HOSTILE[:20]}"})
    mail = page.get_by_role("link", name="Write the e-mail").get_attribute("href") or ""
    query = parse_qs(urlsplit(mail).query)
    assert mail.startswith("mailto:hello@south-ward-connector.example?")
    assert query["body"][0].replace("\r\n", "\n") == text(page)
    assert query["subject"] == ["A change: Tea and Talk"]
    issue = page.get_by_role("link", name="Write it there").get_attribute("href") or ""
    assert issue.startswith("https://github.com/signpost-directory/signpost/issues/new?title=")
    assert unquote(issue.partition("&body=")[2]) == text(page)
    expect(page.get_by_text("Everything there can be read by anybody, for ever.")).to_be_visible()
    expect(page.locator("[data-step=send]").get_by_role("link", name="0117 496 0010")).to_be_visible()


def test_a_text_too_long_for_a_link_is_copied_first(readers: Readers) -> None:
    page = finished(readers, "about", {"description": "Wool and needles are here to borrow. " * 100})
    way = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="By e-mail"))
    expect(way.get_by_text("Your text is too long to be put there for you. Copy it first")).to_be_visible()
    link = way.get_by_role("link", name="Open an e-mail, and paste the text into it")
    body = parse_qs(urlsplit(link.get_attribute("href") or "").query)["body"]
    assert body[0].startswith("Please delete this line, and paste here what you copied")
    button = way.get_by_role("button", name="Copy the text")
    assert button.bounding_box()["y"] < link.bounding_box()["y"]  # type: ignore[index]
    button.click()
    expect(way.get_by_role("status")).to_have_text(re.compile("Copied|select"))
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("#told ~ [data-copied]")).to_have_text(re.compile("Copied|select"))


def test_a_short_text_is_not_to_be_copied_first(readers: Readers) -> None:
    page = finished(readers, "about", {"good-to-know": "Bring a cup."})
    expect(page.get_by_role("button", name="Copy the text")).to_have_count(0)


def test_who_reads_the_text_and_finds_a_slip_goes_straight_back_to_it_and_sees_their_words(readers: Readers) -> None:
    page = finished(readers, "about", {"good-to-know": "Bring a cop."})
    page.get_by_role("button", name="What has changed?").click()
    expect(page.get_by_role("heading", name="What has changed?")).to_be_focused()
    page.get_by_role("button", name="Continue").click()
    words = page.get_by_label("Good to know")
    expect(words).to_be_visible()
    expect(words).to_have_value("Bring a cop.")


def test_who_came_back_from_the_end_goes_on_to_the_end(readers: Readers) -> None:
    page = finished(readers, "about", {"good-to-know": "Bring a cop."})
    page.locator("[data-part=to] button").last.click()
    page.get_by_role("button", name="Go on to the end").click()
    expect(page.get_by_role("heading", name="Send it to us")).to_be_focused()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("button", name="Continue")).to_be_visible()


def test_what_every_group_can_tell_by_phone_stands_at_the_first_and_the_last_step_alone(readers: Readers) -> None:
    page = opened(readers, f"{FORM}#activity=tea-and-talk", "parts")
    expect(page.get_by_text("Tell us these four things:")).to_be_hidden()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_text("Tell us these four things:")).to_be_visible()


def test_a_group_that_answers_itself_is_no_person(readers: Readers) -> None:
    page = opened(readers, f"{FORM}#activity=tea-and-talk", "parts")
    page.locator("#part-contact").check()
    page.get_by_role("button", name="Continue").click()
    who = page.locator("#q-activity-contact-role")
    who.fill("Zebedee Okonkwo")
    who.press("Tab")
    expect(page.locator("#q-activity-contact-role-advice")).to_contain_text("A person seems to be named here.")
    who.fill("Tea and Talk")
    who.press("Tab")
    expect(page.locator("#q-activity-contact-role-advice")).to_be_empty()


def test_the_page_sends_nothing(readers: Readers) -> None:
    page = finished(readers, "about", {"good-to-know": "Bring a cup."})
    asked = list(readers.host.asked)
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="I have sent it: clear this form").click()
    expect(page.locator("#step-about")).to_be_focused()
    assert [path for path in readers.host.asked[len(asked) :] if path != "/assets/icon.svg"] == []
    assert all("Bring" not in path for path in readers.host.asked)


@pytest.mark.parametrize("name", ["sea-holly-support", "never-heard-of-it", "constructor", "..%2F..%2Fx"])
def test_what_is_discreet_or_unknown_is_not_filled_in(readers: Readers, name: str) -> None:
    page = opened(readers, f"{FORM}#activity={name}", "about")
    assert name not in page.locator("main").inner_text().lower().replace(" ", "-")


def test_without_scripts_the_page_names_somebody_to_ring(readers: Readers) -> None:
    page = readers.open(FORM, script=False)
    expect(page.get_by_text("The form on this page needs JavaScript")).to_be_visible()
    expect(page.locator("form[data-update]")).to_be_hidden()
    expect(page.locator("main").get_by_role("link", name="0117 496 0010")).to_be_visible()


def test_if_the_form_can_not_be_loaded_the_page_names_somebody_to_ring(readers: Readers) -> None:
    page = readers.page()
    page.route("**/update/*", lambda route: route.fulfill(status=404))
    page.goto(readers.address(FORM))
    expect(page.locator("form[data-update]")).to_be_hidden()
    expect(page.locator("main").get_by_role("link", name="0117 496 0010")).to_be_visible()
    assert [told for told in readers.complaints if "404" in told]
    readers.complaints.clear()


def test_a_row_is_added_and_removed_by_keyboard_and_the_focus_stays(readers: Readers) -> None:
    page = opened(readers, TEA, "parts")
    page.get_by_label("Day, time or how to join").check()
    page.get_by_role("button", name="Continue").click()
    add = page.get_by_role("button", name="Add another time")
    add.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-rows] > li").nth(1).locator("[data-field=day]")).to_be_focused()
    expect(page.get_by_role("button", name="Remove time 2")).to_be_visible()
    page.get_by_role("button", name="Remove time 1").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-rows] > li")).to_have_count(1)
    expect(page.locator("[data-rows] > li").first.locator("[data-field=day]")).to_be_focused()


def with_other_answers(page: Page, old: str, new: str) -> None:
    """Have the present answers of all groups say something else."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace(old, new))

    page.route("**/update/answers-*", answer)


def test_what_the_record_says_already_stops_nobody(readers: Readers) -> None:
    page = readers.page()
    with_other_answers(page, "0117 496 0200", "0117 496")
    page.goto(readers.address(TEA))
    page.get_by_label("Phone, e-mail or who answers").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#q-activity-contact-phone")).to_have_value("0117 496")
    page.locator("#q-activity-contact-role").fill("Host")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#step-you")).to_be_focused()


def test_what_was_typed_is_deleted_only_by_a_button_that_says_so(readers: Readers) -> None:
    page = opened(readers, TEA, "parts")
    page.get_by_label("Cost", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.locator("#q-activity-cost-note").fill("Tea is included.")
    page.reload()
    page.get_by_text("Start again", exact=True).click()
    expect(page.locator("#q-activity-cost-note")).to_have_value("Tea is included.")
    page.get_by_role("button", name="Delete what I typed, and start again").click()
    expect(page.locator("#step-about")).to_be_focused()
    assert stored(page) == {}


def test_a_draft_about_older_records_is_not_taken_up(readers: Readers) -> None:
    page = opened(readers, TEA, "parts")
    page.get_by_label("Cost", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.locator("#q-activity-cost-note").fill("Tea is included.")
    page.evaluate("""() => Object.entries({...sessionStorage}).forEach(([name, text]) => {
      sessionStorage.setItem(name, text.replace(/"version":"[0-9a-f]+"/, '"version":"older"'));
    })""")
    page.goto("about:blank")
    page.goto(readers.address(TEA))
    page.locator("[data-step=parts]:visible").wait_for()
    expect(page.locator("[data-part=kept]")).to_be_hidden()


def test_answers_of_another_build_are_not_shown_for_a_group(readers: Readers) -> None:
    page = readers.page()
    with_other_answers(page, '"tea-and-talk":', '"tea-and-chat":')
    page.goto(readers.address(TEA))
    expect(page.get_by_role("alert")).to_contain_text("The details of the group could not be loaded. Please ring us")
