"""The update form from a written story to a record, and what makes it quick, kind and certain on the way."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from signpost.checks import check
from signpost.submissions.update import update
from tests.browser.reader import Readers
from tests.browser.test_update import FORM, NARROW, changing, fits, of_a_new_group, opened, placed, text
from tests.browser.typist import Typist
from tests.day import TODAY
from tests.demonstration import demonstration

# As somebody zooms in fourfold on a screen of 1280 by 1024 pixels.
ZOOMED: dict[str, Any] = {"viewport": {"width": 320, "height": 256}}


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()


def test_a_bereavement_cafe_goes_from_its_story_to_a_valid_record_by_keyboard_at_320_pixels(readers: Readers) -> None:
    """Tea and quiet talk in a church hall on the first Wednesday from January. Ring the helper's line first."""
    page = opened(readers, FORM, "about", **NARROW)
    own = Typist(page)
    own.choose("about-new")
    own.go_on("group")
    own.type("q-activity-name", "St Osyth's Bereavement Café")
    own.type("q-activity-summary", "Tea and quiet talk for anybody who has lost someone, however long ago.")
    own.go_on("when")
    told_when(own)
    own.go_on("where")
    own.type("q-activity-venue", "St Osyth's Church Hall")
    own.type("q-venue-address", "9 Marram Lane")
    own.type("q-venue-town", "Weston-super-Mare")
    own.type("q-venue-postcode", "bs23 4zy")
    own.go_on("who")
    expect(page.locator("[data-found] label").first).to_have_text("Bereavement and loss")
    own.tick("q-activity-needs-bereavement")
    own.tick("q-activity-areas-weston-super-mare")
    assert fits(page)
    own.go_on("contact")
    own.type("q-activity-contact-role", "Helper's line")
    own.type("q-activity-contact-phone", "0117 496 0452")
    own.go_on("organisation")
    own.type("q-activity-organisation", "St Osyth's Church")
    own.choose("q-organisation-kind-faith-group")
    own.go_on("you")
    own.type("role", "Volunteer")
    own.go_on("send")
    assert own.pressed < 400
    found = update(text(page).encode(), demonstration(), TODAY)
    assert found.faults == ()
    assert [one for one in check(found.directory, TODAY) if one.severity == "error"] == []
    group = found.directory.activities["st-osyths-bereavement-cafe"]
    assert (group.sessions[0].week, str(group.sessions[0].from_), group.joining) == (
        "first",
        "2027-01-06",
        "ring-first",
    )
    assert found.directory.organisations[group.organisation].kind == "faith-group"
    assert found.directory.venues[group.venue].postcode == "BS23 4ZY"


def told_when(own: Typist) -> None:
    """Once a month from a day to come."""
    own.pick("[data-field=day]", "Wed")
    for field, words in (("starts", "2pm"), ("ends", "4pm")):
        own.reach(f"[data-field={field}]")
        own.page.keyboard.type(words)
    own.pick("[data-field=repeats]", "Once a")
    own.pick("[data-field=week]", "First")
    own.reach("[data-row-more] > summary")
    own.press("Enter")
    own.reach("[data-field=first]")
    own.page.keyboard.type("6 January 2027")
    own.choose("q-activity-joining-ring-first")
    own.choose("q-activity-cost-amount-donation")


@pytest.mark.parametrize(
    ("typed", "need"),
    [
        ("lonel", "loneliness"),
        ("grief", "bereavement"),
        ("debts", "debt-money"),
        ("adhd", "neurodiversity-autism"),
        ("lonely people", "loneliness"),
        ("older children", "parenting-new-baby"),
    ],
)
def test_a_need_is_found_by_a_word_for_it_and_enter_leads_to_it(readers: Readers, typed: str, need: str) -> None:
    page = changing(readers, "who")
    box = page.get_by_label("Type a word to find it")
    expect(page.locator("[data-found] input:checked")).not_to_have_count(0)
    box.focus()
    page.keyboard.type(typed)
    expect(page.locator(f"[data-found] #q-activity-needs-{need}")).to_be_visible()
    expect(page.locator("[data-found-said]")).to_have_text(re.compile(r"^\d to choose from\. Tick what fits\.$"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-found] input").first).to_be_focused()


def test_what_is_ticked_stays_on_top_and_all_needs_are_there_by_theme(readers: Readers) -> None:
    page = changing(readers, "who")
    box = page.get_by_label("Type a word to find it")
    box.fill("money")
    page.get_by_label("Debt and money worries").check()
    box.fill("xyzzy")
    expect(page.locator("[data-found-said]")).to_contain_text("Nothing fits “xyzzy”.")
    expect(page.locator("[data-found] #q-activity-needs-debt-money")).to_be_checked()
    page.get_by_text("See all of them, by theme").click()
    with_themes = page.locator("[data-theme]:not([hidden])")
    expect(with_themes.get_by_role("checkbox").first).to_be_visible()
    assert page.locator("[data-ask=activity-needs] input[type=checkbox]").count() > 40
    box.fill("")
    expect(page.locator("[data-found] #q-activity-needs-debt-money")).to_be_checked()


def test_a_need_that_nobody_should_be_seen_with_is_told_to_ring(readers: Readers) -> None:
    page = changing(readers, "who")
    page.get_by_label("Type a word to find it").fill("domestic abuse")
    page.keyboard.press("Tab")
    expect(page.get_by_role("heading", name="Please ring us about this")).to_be_focused()


def test_each_time_is_a_group_of_its_own_and_a_new_weekday_is_told(readers: Readers) -> None:
    page = changing(readers, "times")
    row = page.get_by_role("group", name="Time 1")
    row.get_by_label("How often").select_option("Only once")
    row.locator("[data-field=date]").fill("12 December 2026")
    page.keyboard.press("Tab")
    expect(page.locator("#q-activity-sessions-advice")).to_contain_text(
        "12 December 2026 is a Saturday, and not a Tuesday. Is the date right?"
    )


def test_times_prices_and_days_in_words_are_taken_as_they_are_typed(readers: Readers) -> None:
    page = opened(readers, f"{FORM}#activity=tea-and-talk", "parts", at="2026-11-30T09:00:00Z")
    page.locator("#part-times").check()
    page.locator("#part-cost").check()
    go_on(page)
    page.get_by_label("Starts").fill("half past six in the evening")
    page.get_by_label("Ends, such").fill("8 at night")
    page.get_by_label("From which day do the new times hold?").fill("14 January next year")
    page.locator("#q-activity-cost-amount-paid").check()
    page.get_by_label("How much, in pounds").fill("two pounds fifty")
    go_on(page)
    while not page.get_by_label("Your part in the group").is_visible():
        go_on(page)
    page.get_by_label("Your part in the group").fill("Host")
    go_on(page)
    told = text(page)
    assert "18:30-20:00, from 14 January 2027" in told
    assert "What it costs: £2.50" in told
    assert update(told.encode(), demonstration(), TODAY).faults == ()


def test_each_fault_of_a_time_is_told_above_its_own_box_and_in_the_list_that_leads_there(readers: Readers) -> None:
    page = changing(readers, "times")
    first = page.get_by_role("group", name="Time 1")
    first.get_by_label("Starts").fill("half two")
    page.get_by_role("button", name="Add another time").click()
    second = page.get_by_role("group", name="Time 2")
    second.get_by_label("How often").select_option("Once a month")
    second.get_by_label("Ends, such").fill("4pm")
    second.get_by_text("First or last day").click()
    second.get_by_label("Last day").fill("some day")
    second.get_by_text("First or last day").click()
    go_on(page)
    told = {
        (first, "Starts"): "We can’t read “half two” as a time. Write it like 10am, 2.30pm or 14:00.",
        (second, "Day"): "Choose the day on which it meets.",
        (second, "Starts"): "Write when it starts, such as 10am or 14:00.",
        (second, "Which week of the month"): "Choose which week of the month it is.",
        (second, "Last day"): "We can’t read “some day” as a date. Write it like 12 December 2026 or 12/12/2026.",
    }
    links = page.get_by_role("alert", name="There is a problem").get_by_role("link")
    expect(links).to_have_text(list(told.values()))
    for at, ((row, label), words) in enumerate(told.items()):
        box = row.get_by_label(re.compile(f"^{label}(,|$)"))
        expect(box).to_have_accessible_description(f"Error: {words}")
        expect(box.locator("xpath=preceding-sibling::p")).to_be_visible()
        links.nth(at).press("Enter")
        expect(box).to_be_focused()
    expect(second.get_by_label("Ends, such")).not_to_have_attribute("aria-invalid", "true")
    second.get_by_label("Day", exact=True).select_option("Friday")
    page.keyboard.press("Tab")
    expect(second.get_by_label("Day", exact=True)).to_have_accessible_description("")
    expect(second.get_by_label("Starts")).to_have_accessible_description(re.compile("Write when it starts"))
    second.get_by_role("button", name="Remove time 2").click()
    expect(page.locator("[data-rows] [data-wrong]:visible")).to_have_count(1)


def test_new_times_may_hold_from_a_later_day_and_until_then_the_old_ones_do(readers: Readers) -> None:
    page = changing(readers, "times")
    page.locator("[data-field=day]").select_option("Thursday")
    holds = page.get_by_label("From which day do the new times hold?")
    holds.fill("some time")
    go_on(page)
    expect(page.get_by_role("alert", name="There is a problem")).to_contain_text("We can’t read “some time” as a date.")
    expect(holds).to_have_accessible_description(re.compile("Error: We can’t read"))
    holds.fill("7 January 2027")
    go_on(page)
    expect(page.locator("#step-stale")).to_be_focused()
    go_on(page)
    page.get_by_label("Your part in the group").fill("Host")
    go_on(page)
    told = text(page)
    assert "  Tuesday 10:00-12:00, until 6 January 2027, not on 29 December 2026\n" in told
    assert "  Thursday 10:00-12:00, from 7 January 2027\n" in told
    found = update(told.encode(), demonstration(), TODAY)
    assert found.faults == ()
    assert b"From 7 January 2027: Thursdays" in found.files["activities/tea-and-talk.yaml"]


def test_a_break_has_a_first_day_back(readers: Readers) -> None:
    page = changing(readers, "status")
    back = page.get_by_label("First day back")
    page.get_by_label("Full at present").check()
    expect(back).to_be_hidden()
    page.get_by_label("Taking a break").check()
    back.fill("12/1/2027")
    go_on(page)
    page.get_by_label("Your part in the group").fill("Host")
    go_on(page)
    assert "Is it running? Taking a break\nFirst day back: 12 January 2027\n" in text(page)
    found = update(text(page).encode(), demonstration(), TODAY)
    assert found.faults == ()
    assert str(found.directory.activities["tea-and-talk"].closures[0].until) == "2027-01-11"


def test_every_error_stands_beside_its_question_too(readers: Readers) -> None:
    page = opened(readers, FORM, "about")
    go_on(page)
    expect(page.locator("#q-about-wrong")).to_have_text("Error: Choose what you would like to tell us.")
    page.get_by_label("Everything about a group is still right").check()
    expect(page.locator("#q-about-wrong")).to_be_hidden()
    go_on(page)
    expect(page.locator("#group")).to_have_accessible_description(re.compile("Error: Choose the group"))
    page.get_by_label("Which group?").fill("Tea and Talk")
    go_on(page)
    go_on(page)
    expect(page.locator("#role")).to_have_accessible_description(re.compile("Error: Write your part in the group"))


def test_that_one_answer_of_several_is_missing_stands_beside_the_first(readers: Readers) -> None:
    page = changing(readers, "contact")
    for name in ("phone", "text", "email", "website"):
        page.locator(f"#q-activity-contact-{name}").fill("")
    go_on(page)
    expect(page.locator("#q-activity-contact-phone-wrong")).to_contain_text("so that people can reach you")
    page.goto("about:blank")
    page = placed(readers)
    go_on(page)
    expect(page.locator("#q-activity-venue-wrong")).to_contain_text("Write where it meets.")


def test_the_list_of_errors_is_on_the_screen_at_once_when_zoomed_in(readers: Readers) -> None:
    page = opened(readers, FORM, "about", **ZOOMED)
    page.get_by_label("There is a new group").check()
    go_on(page)
    own = Typist(page)
    own.reach("[data-next]")
    own.press("Enter")
    problem = page.get_by_role("alert", name="There is a problem")
    expect(problem).to_be_focused()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_in_viewport()
    problem.get_by_role("link").first.press("Enter")
    expect(page.get_by_label("Name of the group")).to_be_in_viewport()


def test_a_place_of_which_a_part_of_the_name_is_typed_is_offered(readers: Readers) -> None:
    page = placed(readers)
    where = page.locator("#q-activity-venue")
    where.focus()
    page.keyboard.type("community hall bournville")
    offered = page.get_by_role("group", name="Do you mean:").get_by_role("button")
    expect(offered).to_have_text(["Bournville Community Hall"])
    own = Typist(page)
    own.reach("[data-press=meant]")
    own.press("Enter")
    expect(where).to_have_value("Bournville Community Hall")
    expect(where).to_be_focused()
    expect(page.get_by_label("Street", exact=True)).to_be_hidden()


def test_a_new_group_is_asked_little_at_once(readers: Readers) -> None:
    page = of_a_new_group(readers)
    expect(page.locator("[data-step=group] [data-ask]").locator("visible=true")).to_have_count(2)
    page.get_by_text("Tell us more (optional)").locator("visible=true").click()
    expect(page.get_by_label("More about it")).to_be_visible()


def test_two_words_with_capitals_in_place_of_a_role_are_taken_for_a_name(readers: Readers) -> None:
    page = changing(readers, "contact")
    page.locator("#q-activity-contact-role").fill("Zebedee Okonkwo")
    page.keyboard.press("Tab")
    expect(page.locator("#q-activity-contact-role-advice")).to_contain_text("A person seems to be named here.")


def test_a_lift_that_has_stopped_is_told_from_the_page_of_its_place(readers: Readers) -> None:
    page = readers.open("venues/bournville-community-hall.html")
    page.get_by_role("link", name="Has the lift stopped").click()
    page.locator("[data-step=parts]:visible").wait_for()
    expect(page.get_by_label("The lift, a ramp, the toilets or the door")).to_be_checked()
    go_on(page)
    expect(page.locator("#step-where")).to_be_focused()
    expect(page.get_by_label("Where it meets")).to_be_hidden()
    note = page.get_by_label("More about access")
    expect(note).to_have_accessible_description(re.compile("For example: the lift is out of order"))
    note.fill("The lift is out of order until May.")
    page.get_by_role("group", name="Step-free").get_by_label("No", exact=True).check()
    go_on(page)
    page.get_by_label("Your part in the group").fill("Volunteer")
    go_on(page)
    found = update(text(page).encode(), demonstration(), TODAY)
    assert found.faults == ()
    assert list(found.files) == ["venues/bournville-community-hall.yaml"]
    access = found.directory.venues["bournville-community-hall"].access
    assert access is not None
    assert (access.step_free, access.note) == (False, "The lift is out of order until May.")
    assert any("ask whether it holds for all" in note for note in found.notes)


def test_a_group_without_a_place_is_asked_about_no_lift(readers: Readers) -> None:
    page = opened(readers, f"{FORM}#activity=dial-a-ride", "parts")
    expect(page.get_by_label("The lift, a ramp, the toilets or the door")).to_be_hidden()
    expect(page.get_by_label("Place", exact=True)).to_be_visible()
