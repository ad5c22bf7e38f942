"""Promises about leaflets: what is printed and what never is, in which order, and until when it may be trusted."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any, Final

import pytest

from signpost.records.directory import Directory
from signpost.records.model import Activity, Leaflet
from signpost.records.parts import Session
from signpost.records.word_parts import Selection
from signpost.views.leaflet import LeafletView, leaflet, page_of, rack_notices
from signpost.views.leaflet_parts import to_json
from signpost.views.leaflet_selection import ask_again, is_printable
from signpost.views.listings import changes
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration

DIRECTORY: Final = demonstration()
COMPANY: Final = DIRECTORY.leaflets["company"]
TEA: Final = DIRECTORY.activities["tea-and-talk"]
SENSITIVE: Final = "sea-holly-support"


def of(record: Leaflet, directory: Directory = DIRECTORY, today: date = TODAY) -> LeafletView:
    return leaflet(Snapshot(directory, today), record, "standard")


def selecting(order: str = "best", **parts: Any) -> Leaflet:
    return replace(COMPANY, select=Selection(**parts), order=order)


def ids(record: Leaflet, directory: Directory = DIRECTORY, today: date = TODAY) -> list[str]:
    return [entry.id for entry in of(record, directory, today).entries]


def with_tea(**changes: Any) -> Directory:
    """The demonstration with something changed about Tea and Talk."""
    return with_activities({TEA.id: replace(TEA, **changes)})


def with_activities(changed: Mapping[str, Activity]) -> Directory:
    return replace(DIRECTORY, activities={**DIRECTORY.activities, **changed})


def session(**parts: Any) -> Session:
    return replace(TEA.sessions[0], **{"not_on": (), **parts})


# What is selected.


@pytest.mark.parametrize("select", [None, Selection()])
def test_where_nothing_is_selected_nothing_is_printed(select: Selection | None) -> None:
    assert of(replace(COMPANY, select=select)).entries == ()


def test_an_activity_must_fit_every_part_and_one_value_of_each() -> None:
    found = ids(selecting(needs=("arts-creative", "singing-music"), cost=("free", "donation"), areas=("uphill",)))
    assert "sketch-walk" in found
    assert "clay-for-calm" in found
    assert "saltings-open-studio" not in found  # it has a price
    assert "daytime-ukulele" not in found  # it is for people of Worle and Milton


def test_what_serves_a_larger_area_is_there_for_a_smaller_one_and_not_the_other_way_round() -> None:
    assert "money-help-by-phone" in ids(selecting(areas=("worle",)))
    assert "story-time-worle" not in ids(selecting(areas=("weston-super-mare",)))


def test_ages_leave_out_what_is_for_others_only() -> None:
    young = ids(selecting(areas=("south-ward",), age_to=17))
    assert "young-carers-club" in young
    assert "tea-and-talk" not in young
    old = ids(selecting(areas=("south-ward",), age_from=70))
    assert "young-carers-club" not in old
    assert {"tea-and-talk", "bournville-lunch-club"} < set(old)


def test_levels_and_organisations_narrow_too() -> None:
    run_by = {activity.id for activity in DIRECTORY.activities.values() if activity.organisation == TEA.organisation}
    assert set(ids(selecting(organisation=TEA.organisation))) <= run_by
    full_support = ids(selecting(needs=("loneliness",), levels=("full-support",)))
    assert full_support
    assert all("full-support" in DIRECTORY.activities[id_].levels for id_ in full_support)


# In which order.


def test_named_activities_keep_their_order() -> None:
    named = ("uphill-wellbeing-walk", "tea-and-talk", "knit-and-natter")
    assert tuple(ids(selecting(activities=named))) == named
    assert ids(selecting("name", activities=named)) == ["knit-and-natter", "tea-and-talk", "uphill-wellbeing-walk"]


def test_those_for_the_first_need_come_first_and_then_the_nearest() -> None:
    view = of(selecting(needs=("debt-money", "benefits")))
    groups = [entry.group for entry in view.entries]
    assert groups == sorted(groups, key=["Debt and money worries", "Benefits and form filling"].index)
    assert [entry.id for entry in view.entries][:2] == ["money-help-by-phone", "money-and-debt-help"]


def test_a_week_goes_from_monday_on_and_what_has_no_day_comes_last() -> None:
    found = ids(selecting("day", activities=("befriending-by-phone", "bournville-lunch-club", "tea-and-talk")))
    assert found == ["tea-and-talk", "bournville-lunch-club", "befriending-by-phone"]


# What is never printed.


@pytest.mark.parametrize("status", ["closed", "paused"])
def test_what_has_closed_or_paused_is_not_printed(status: str) -> None:
    view = of(COMPANY, with_tea(status=status, status_since=date(2026, 11, 1)))
    assert TEA.name not in json.dumps(view.json)


def test_what_is_full_is_a_pointer_with_a_number_and_no_entry() -> None:
    view = of(COMPANY, with_tea(status="full", status_since=date(2026, 11, 1)))
    assert TEA.id not in [entry.id for entry in view.entries]
    assert (TEA.name, TEA.contact.phone) in [(one.name, one.phone) for one in view.full]


@pytest.mark.parametrize(
    "changes",
    [
        {"verified": None},
        {"verified": replace(TEA.verified, on=date(2025, 11, 22))},  # type: ignore[type-var] # it has one
        {"funded_until": TODAY},
        {"sessions": (session(until=TODAY),)},
        {"sessions": (session(repeats="once", day="", date=date(2026, 11, 1)), session(until=date(2026, 9, 1)))},
        {"print": "none"},
    ],
    ids=["never checked", "checked long ago", "its money ends", "it meets no more", "it has met", "kept off paper"],
)
def test_what_cannot_be_trusted_is_not_printed(changes: dict[str, Any]) -> None:
    assert TEA.id in ids(COMPANY)
    assert TEA.id not in ids(COMPANY, with_tea(**changes))


def test_an_activity_stays_while_one_of_its_sessions_goes_on_and_the_past_one_is_not_named() -> None:
    over, going_on = session(day="monday", until=date(2026, 11, 1)), session(day="friday")
    view = of(selecting(activities=(TEA.id,)), with_tea(sessions=(over, going_on)))
    assert [entry.when for entry in view.entries] == [("Fridays, 10am to 12 noon",)]


# Sensitive services.


def test_a_sensitive_service_is_a_name_and_a_number_and_nothing_else() -> None:
    [entry] = of(selecting(activities=(SENSITIVE,))).json["entries"]
    told = {key: value for key, value in entry.items() if value}
    own = DIRECTORY.activities[SENSITIVE]
    phone = own.contact.phone.replace(" ", "\u00a0")
    heading = "More help by phone"  # the same for each of them, whatever it helps with
    assert told == {"id": SENSITIVE, "name": own.name, "phone": phone, "sensitive": True, "group": heading}


def test_a_sensitive_service_that_says_nothing_of_print_is_on_no_leaflet() -> None:
    silent = with_activities({SENSITIVE: replace(DIRECTORY.activities[SENSITIVE], print="")})
    for record in silent.leaflets.values():
        assert DIRECTORY.activities[SENSITIVE].name not in json.dumps(of(record, silent).json)


def test_a_name_without_a_number_is_not_printed() -> None:
    own = DIRECTORY.activities[SENSITIVE]
    wordless = with_activities({SENSITIVE: replace(own, contact=replace(own.contact, phone="", text="07700 900123"))})
    assert ids(selecting(activities=(SENSITIVE,)), wordless) == []


def test_an_organisations_number_is_enough_for_a_name_and_a_number() -> None:
    named = with_tea(contact=replace(TEA.contact, phone="", text=""), print="name-and-phone")
    [entry] = of(selecting(activities=(TEA.id,)), named).entries
    assert (entry.name, entry.phone) == (TEA.name, DIRECTORY.organisations[TEA.organisation].contact.phone)


def test_what_belongs_to_a_sensitive_organisation_is_protected_too() -> None:
    """Its own record says nothing of it."""
    moved = with_tea(organisation="sea-holly-project", venue="", at_home="By phone.")
    assert TEA.id not in ids(COMPANY, moved)


def test_an_organisation_can_keep_all_of_its_activities_off_paper() -> None:
    own = replace(DIRECTORY.organisations[TEA.organisation], print="none")
    quiet = replace(DIRECTORY, organisations={**DIRECTORY.organisations, own.id: own})
    assert {DIRECTORY.activities[id_].organisation for id_ in ids(COMPANY, quiet)}.isdisjoint({own.id})


# What an entry says.


def test_an_entry_says_what_who_when_where_how_much_and_whom_to_ring() -> None:
    entry = next(entry for entry in of(COMPANY).entries if entry.id == TEA.id)
    assert entry.summary == TEA.summary
    assert entry.suits == "Ages 18 and over"
    assert entry.when == ("Tuesdays, 10am to 12 noon. Not on 29 December 2026.",)
    assert entry.where == "Bournville Community Hall, 14 Thornwick Avenue, Bournville, BS23 3ZH"
    assert (entry.cost, entry.joining, entry.phone) == ("By donation", "Just come along", "0117 496 0200")


WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@pytest.mark.parametrize(
    ("sessions", "lines"),
    [
        ([session(day=day) for day in WEEK[:5]], ("Monday to Friday, 10am to 12 noon",)),
        ([session(day=day) for day in WEEK], ("Every day, 10am to 12 noon",)),
        ([session(day=day) for day in ("friday", "monday")], ("Mondays and Fridays, 10am to 12 noon",)),
        (
            [session(day=day) for day in ("monday", "wednesday", "friday")],
            ("Mondays, Wednesdays and Fridays, 10am to 12 noon",),
        ),
        (
            [session(repeats="monthly", day="monday", week=week) for week in ("third", "first")],
            ("First and third Monday of the month, 10am to 12 noon. Next on 7 and 21 December 2026.",),
        ),
        (
            [session(day="monday"), session(day="tuesday", starts=time(11))],
            ("Mondays, 10am to 12 noon", "Tuesdays, 11am to 12 noon"),
        ),
        (
            [session(day="monday"), session(day="tuesday", term_time_only=True)],
            ("Mondays, 10am to 12 noon", "Tuesdays, 10am to 12 noon, in term time"),
        ),
        (
            [session(day="monday"), session(day="tuesday", until=date(2027, 3, 2))],
            ("Mondays, 10am to 12 noon", "Tuesdays, 10am to 12 noon. Until 2 March 2027."),
        ),
        (
            [session(repeats="fortnightly", day=day, from_=date(2026, 9, 7)) for day in ("monday", "tuesday")],
            (
                "Every other Monday, 10am to 12 noon. Next on 30 November and 14 December 2026.",
                "Every other Tuesday, 10am to 12 noon. Next on 1 and 15 December 2026.",
            ),
        ),
        (
            [session(repeats="once", day="", date=date(2027, 3, day)) for day in (6, 13)],
            ("Saturday 6 March 2027, 10am to 12 noon", "Saturday 13 March 2027, 10am to 12 noon"),
        ),
    ],
)
def test_days_with_the_same_hours_share_a_line(sessions: list[Session], lines: tuple[str, ...]) -> None:
    [entry] = of(selecting(activities=(TEA.id,)), with_tea(sessions=tuple(sessions))).entries
    assert entry.when == lines


def test_all_limits_of_who_may_come_stand_in_one_line() -> None:
    [entry] = of(selecting(activities=("women-only-swim",))).entries
    assert entry.suits == "Ages 16 and over, for women"


def test_without_a_phone_of_its_own_it_is_the_text_number_or_that_of_the_organisation_or_the_e_mail() -> None:
    contact = replace(TEA.contact, phone="", text="07700 900123")
    [entry] = of(selecting(activities=(TEA.id,)), with_tea(contact=contact)).entries
    assert (entry.phone, entry.text, entry.email) == ("", "07700 900123", "")
    [entry] = of(selecting(activities=(TEA.id,)), with_tea(contact=replace(contact, text=""))).entries
    assert entry.phone == DIRECTORY.organisations[TEA.organisation].contact.phone


@pytest.mark.parametrize(
    ("typed", "printed_as"),
    [
        ("Ring 0117 496 0200 now", "Ring 0117_496_0200 now"),
        ("Samaritans: 116 123.", "Samaritans: 116_123."),
        ("SHOUT to 85258", "SHOUT_to_85258"),
        ("The hall, BS23 3ZH", "The hall, BS23_3ZH"),
        ("10am to 12 noon, from 3 March 2027", "10am to 12_noon, from 3_March 2027"),
        ("Choose option 2 when asked", "Choose option_2 when asked"),
        ("Rooms 4 and 5, 20 people", "Rooms 4 and 5, 20 people"),
    ],
)
def test_what_belongs_on_one_line_is_not_parted(typed: str, printed_as: str) -> None:
    assert to_json(typed) == printed_as.replace("_", "\u00a0")


def test_urgent_help_starts_with_the_four_that_every_leaflet_names() -> None:
    poster = of(DIRECTORY.leaflets["poster"])
    first = poster.urgent[: poster.in_box]
    assert [(line.phone, line.text) for line in first] == [
        ("999", ""),
        ("111", ""),
        ("116 123", ""),
        ("", "SHOUT to 85258"),
    ]
    assert "option 2" in first[1].name


def test_every_helpline_for_the_public_is_told_once_those_of_the_box_first() -> None:
    told = of(COMPANY)
    assert len({line.name for line in told.urgent}) == len(told.urgent) == len(DIRECTORY.about.urgent_help.public)
    assert 4 <= told.in_box < len(told.urgent)


# Until when it may be trusted, and which copies are out of date.


@pytest.mark.parametrize("months", range(0, 30, 2))
def test_the_day_to_ask_again_always_lies_ahead(months: int) -> None:
    snapshot = Snapshot(DIRECTORY, TODAY + timedelta(days=31 * months))
    for activity in DIRECTORY.activities.values():
        day = ask_again(snapshot, activity)
        assert not is_printable(snapshot, activity) or (day is not None and day > snapshot.today)


def test_the_day_to_ask_again_is_the_first_on_which_something_may_not_hold() -> None:
    assert of(selecting(activities=(TEA.id,))).ask_again_after == "22 September 2027"
    soon = with_tea(funded_until=date(2027, 3, 31))
    assert of(selecting(activities=(TEA.id,)), soon).ask_again_after == "31 March 2027"
    assert of(selecting(activities=(TEA.id,)), soon).checked_on == "22 September 2026"


def test_nothing_is_left_when_nobody_has_checked_for_years() -> None:
    for record in DIRECTORY.leaflets.values():
        view = of(record, today=date(2031, 1, 1))
        assert (view.entries, view.full, view.checked_on, view.ask_again_after) == ((), (), "", "")


def test_an_edition_is_named_after_the_last_day_on_which_something_in_it_changed() -> None:
    tea = selecting(activities=(TEA.id,))
    assert of(tea).edition_code == "company 2026-09-22"
    closed = with_tea(status="closed", status_since=date(2026, 11, 20))
    assert of(tea, closed).edition_code == "company 2026-11-20"


def test_the_same_leaflet_is_the_same_on_the_next_day() -> None:
    assert of(COMPANY).json == of(COMPANY, today=TODAY + timedelta(days=1)).json


def test_copies_come_off_the_rack_when_something_in_them_closes_or_is_new() -> None:
    tea = selecting(activities=(TEA.id,))
    assert rack_notices(Snapshot(DIRECTORY, TODAY), tea) == ()
    closed = with_tea(status="closed", status_since=date(2026, 11, 20))
    [notice] = rack_notices(Snapshot(closed, TODAY), tea)
    assert (notice.name, notice.what, notice.day) == ("Tea and Talk", "has closed", date(2026, 11, 20))
    [notice] = rack_notices(Snapshot(with_tea(added=date(2026, 9, 1)), TODAY), tea)
    assert (notice.what, notice.day) == ("is new", date(2026, 9, 1))


def test_copies_of_more_than_a_year_ago_are_not_looked_for() -> None:
    closed = with_tea(status="closed", status_since=date(2025, 11, 20))
    assert rack_notices(Snapshot(closed, TODAY), selecting(activities=(TEA.id,))) == ()


def test_what_was_never_printed_takes_nothing_off_the_rack() -> None:
    closed = with_tea(status="closed", status_since=date(2026, 11, 20), print="none")
    assert rack_notices(Snapshot(closed, TODAY), selecting(activities=(TEA.id,))) == ()


# Where it leads, and what other formats say.


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("company", "needs/loneliness.html"),
        ("in-worle", "areas/worle.html"),
        ("money-worries", "leaflets/money-worries.html"),
        ("criteria-back-to-gp", "pathways/back-to-gp.html"),
        ("update-form", "update.html"),
        ("bulletin", "changes.html"),
        ("poster", ""),
    ],
)
def test_each_leaflet_leads_to_the_page_that_tells_more(name: str, page: str) -> None:
    assert page_of(DIRECTORY.leaflets[name]) == page
    view = of(DIRECTORY.leaflets[name])
    assert view.address == f"https://south-ward-signpost.example/{page}"
    assert view.address_words == f"south-ward-signpost.example/{page}".rstrip("/")


def test_without_a_web_address_there_is_none_to_print() -> None:
    offline = replace(DIRECTORY, about=replace(DIRECTORY.about, site_url=""))
    assert (of(COMPANY, offline).address, of(COMPANY, offline).address_words) == ("", "")


def test_a_criteria_sheet_says_all_that_the_pathway_says() -> None:
    pathway = DIRECTORY.pathways["connector"]
    told = of(DIRECTORY.leaflets["criteria-connector"]).json["pathway"]
    for name in ("for", "criteria", "how", "what_to_send", "does_not_do"):
        assert len(told[name]) == len(getattr(pathway, name, ()) or pathway.for_)
    assert [set(line) for line in told["not_for"]] == [{"who", "instead"}] * len(pathway.not_for)
    assert "SNOMED CT 871731000000106" in told["for_the_record"]
    assert told["agreed"].startswith("Agreed on 18\u00a0June 2026 by two GPs")


def test_the_bulletin_tells_what_is_new_and_what_has_closed_or_changed() -> None:
    told = of(DIRECTORY.leaflets["bulletin"]).changes
    states = {(change.card.name, change.state) for change in changes(Snapshot(DIRECTORY, TODAY))}
    assert {(line.name, "new") for line in told.new} <= states
    assert {(line.name, "closed") for line in told.closed} <= states
    assert all({(line.name, state) for state in ("full", "paused", "changed")} & states for line in told.changed)
    assert all((told.new, told.closed, told.changed))
    assert {line.phone for line in told.closed} == {""}
    assert "" not in {line.phone for line in (*told.new, *told.changed)}


def test_the_bulletin_gives_nothing_of_a_sensitive_service_but_name_and_number() -> None:
    own = DIRECTORY.activities[SENSITIVE]
    new = with_activities({SENSITIVE: replace(own, added=date(2026, 11, 1))})
    [line] = [line for line in of(DIRECTORY.leaflets["bulletin"], new).changes.new if line.name == own.name]
    assert (line.note, line.phone) == ("", own.contact.phone)
    silent = with_activities({SENSITIVE: replace(own, added=date(2026, 11, 1), print="")})
    assert own.name not in json.dumps(of(DIRECTORY.leaflets["bulletin"], silent).json)


def test_a_bulletin_can_be_of_one_area_or_need_only() -> None:
    record = replace(DIRECTORY.leaflets["bulletin"], select=Selection(needs=("gardening-nature",)))
    told = of(record).changes
    assert {line.name for line in (*told.new, *told.closed, *told.changed)} == {"Seed Swap Day"}


def test_easy_read_leaves_out_a_sentence_that_is_hard_to_follow_and_nothing_else() -> None:
    named = ("tea-and-talk", "bournville-lunch-club")
    record = replace(DIRECTORY.leaflets["easy-meeting-people"], select=Selection(activities=named))
    tea, lunch = of(record).entries
    assert (tea.summary, lunch.summary) == (TEA.summary, "")
    assert all((lunch.when, lunch.where, lunch.cost, lunch.phone, lunch.picture))


def test_each_point_of_easy_read_has_its_picture() -> None:
    view = of(DIRECTORY.leaflets["easy-connector"]).json
    assert view["points"][0] == {"picture": "help", "words": "A Connector helps you find things you like. It is free."}
