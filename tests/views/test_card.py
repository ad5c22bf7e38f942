"""Promises about lists: their content, their order, and what they show of a sensitive service."""

import re
from dataclasses import fields, replace
from datetime import date

import pytest
from dateutil.relativedelta import relativedelta

from signpost.records.directory import Directory
from signpost.records.directory_parts import ReviewMonths
from signpost.records.model import Activity
from signpost.records.parts import Verified
from signpost.views.activity_page import activity_page
from signpost.views.freshness import Stage, stage
from signpost.views.listings import a_to_z, area_menu, changes, whats_on
from signpost.views.need_page import FEWEST, need_page
from signpost.views.record_lines import pathway_lines, record_words
from signpost.views.snapshot import Snapshot
from signpost.views.visit import visit_fields
from signpost.views.vocabulary import vocabulary
from tests.day import TODAY
from tests.demonstration import demonstration


@pytest.fixture(scope="module")
def directory() -> Directory:
    return demonstration()


def checked(directory: Directory, months_ago: int) -> Activity:
    tea = directory.activities["tea-and-talk"]
    return replace(tea, verified=Verified(on=TODAY - relativedelta(months=months_ago), by="Link worker", how="phone"))


@pytest.mark.parametrize(
    ("months_ago", "expected"),
    [(0, Stage.FRESH), (8, Stage.FRESH), (9, Stage.ASK), (12, Stage.BANNER), (15, Stage.LAST), (18, Stage.ARCHIVED)],
)
def test_a_record_climbs_the_ladder_as_its_last_check_ages(
    directory: Directory, months_ago: int, expected: Stage
) -> None:
    assert stage(checked(directory, months_ago), TODAY, ReviewMonths()) == expected


def test_a_record_that_nobody_has_checked_is_marked(directory: Directory) -> None:
    fresh = replace(directory.activities["tea-and-talk"], verified=None, added=TODAY)
    assert stage(fresh, TODAY, ReviewMonths()) == Stage.BANNER


def test_closed_and_archived_activities_are_in_no_list(directory: Directory) -> None:
    shown = {activity.id for activity in Snapshot(directory, TODAY).listed}
    assert "tablets-at-home" not in shown
    assert {item.status for item in Snapshot(directory, TODAY).listed} == {"open", "full", "paused"}
    much_later = {activity.id for activity in Snapshot(directory, date(2029, 1, 1)).listed}
    assert much_later == set()


def test_stale_activities_come_last(directory: Directory) -> None:
    months = directory.about.review_months
    stale = [stage(activity, TODAY, months) >= Stage.LAST for activity in Snapshot(directory, TODAY).listed]
    assert any(stale)
    assert stale == sorted(stale)


def test_a_sensitive_activity_gives_away_no_time_and_no_place(directory: Directory) -> None:
    page = activity_page(Snapshot(directory, TODAY), directory.activities["sea-holly-support"])
    assert page.card.sensitive
    assert page.discreet
    assert (page.card.when, page.card.dates, page.sessions, page.place) == ((), (), (), None)


def test_a_venue_that_must_not_be_found_hides_what_meets_there(directory: Directory) -> None:
    knit = directory.activities["knit-and-natter"]
    room = replace(directory.venues[knit.venue], sensitive=True)
    hidden = replace(directory, venues={**directory.venues, room.id: room})
    page = activity_page(Snapshot(hidden, TODAY), knit)
    told = " ".join(str(getattr(page, field.name)) for field in fields(page))
    assert room.name not in told
    assert room.postcode not in told
    assert page.card.where == ""


def test_whats_on_has_fourteen_days_in_order_and_nothing_sensitive(directory: Directory) -> None:
    days = whats_on(Snapshot(directory, TODAY))
    assert [day.day for day in days] == sorted(day.day for day in days)
    assert all(0 <= (day.day - TODAY).days < 14 for day in days)
    entries = [entry for day in days for entry in day.entries]
    assert entries
    assert not any(entry.card.sensitive or entry.card.status != "open" for entry in entries)


def test_an_area_lists_what_serves_the_larger_areas_it_lies_in(directory: Directory) -> None:
    groups = area_menu(Snapshot(directory, TODAY), directory.areas["south-ward"])
    shown = {own.id for group in groups for own in group.cards}
    assert "tea-and-talk" in shown
    wide = {activity.id for activity in Snapshot(directory, TODAY).listed if "weston-super-mare" in activity.areas}
    assert wide
    assert wide <= shown


def test_each_activity_stands_once_in_an_areas_menu(directory: Directory) -> None:
    for area in directory.areas.values():
        shown = [own.id for group in area_menu(Snapshot(directory, TODAY), area) for own in group.cards]
        assert len(shown) == len(set(shown))


def test_changes_tell_the_newest_first_and_name_what_closed(directory: Directory) -> None:
    found = changes(Snapshot(directory, TODAY))
    assert [change.day for change in found] == sorted((change.day for change in found), reverse=True)
    assert ("closed", "tablets-at-home") in {(change.state, change.card.id) for change in found}
    assert {change.state for change in found} >= {"new", "closed"}


def test_a_need_page_shows_each_activity_under_every_level_it_suits(directory: Directory) -> None:
    page = need_page(Snapshot(directory, TODAY), directory.needs["loneliness"])
    for section in page.sections:
        ids = [own.id for own in section.all]
        expected = {
            activity.id
            for activity in Snapshot(directory, TODAY).listed
            if "loneliness" in activity.needs and section.level.id in activity.levels
        }
        assert len(ids) == len(expected)
        assert set(ids) == expected


def test_a_need_page_tells_of_each_activity_once_and_first_in_full(directory: Directory) -> None:
    for need in directory.needs.values():
        page = need_page(Snapshot(directory, TODAY), need)
        in_full = [row.card.id for section in page.sections for row in section.rows]
        named = [own.id for section in page.sections for own in section.more]
        assert len({*in_full, *named}) == len(in_full) + len(named) == page.count
        assert not named or len(in_full) >= FEWEST


def test_no_line_about_a_group_has_a_code_be_it_a_referral_or_signposting(directory: Directory) -> None:
    snapshot, labels = Snapshot(directory, TODAY), set()
    for need in directory.needs.values():
        for section in need_page(snapshot, need).sections:
            for copy in (copy for row in section.rows for copy in row.copies):
                labels.add(copy.label)
                assert "SNOMED" not in copy.text
                assert not re.search(r"\d{12,}", copy.text)
    assert labels == {"Signposted", "Referred"}


def test_no_line_names_a_group_for_a_discreet_need_or_a_sensitive_one_on_any_page(directory: Directory) -> None:
    snapshot = Snapshot(directory, TODAY)
    discreet = {activity.id for activity in snapshot.listed if directory.is_discreet(activity)}
    assert discreet
    for activity in directory.activities.values():
        assert not (activity_page(snapshot, activity).copies and activity.id in discreet), activity.id
    for need in directory.needs.values():
        rows = [row for section in need_page(snapshot, need).sections for row in section.rows]
        assert not [row.card.id for row in rows if row.copies and (need.discreet or row.card.id in discreet)]


def test_the_codes_stand_at_the_route_to_the_connector_with_their_rule(directory: Directory) -> None:
    snapshot, routes = Snapshot(directory, TODAY), directory.pathways
    accepted, declined = pathway_lines(snapshot, routes["connector"])
    assert (accepted.label, declined.label) == ("Accepted", "Declined")
    assert "871731000000106" in accepted.text
    assert "871711000000103" not in accepted.text
    assert "871711000000103" in declined.text
    words = record_words(routes["connector"].record_code)
    assert "Once, at the first contact of an episode, when the person accepts." in words
    assert {"871731000000106", "871711000000103"} == set(re.findall(r"\d{12,}", words))
    for name, route in routes.items():
        if name != "connector":
            assert pathway_lines(snapshot, route) == ()
            assert "SNOMED" not in record_words(route.record_code)


def test_a_to_z_holds_every_card_once(directory: Directory) -> None:
    snapshot = Snapshot(directory, TODAY)
    cards = [snapshot.cards[activity.id] for activity in snapshot.listed]
    letters = a_to_z(snapshot)
    assert sorted(own.id for letter in letters for own in letter.entries) == sorted(own.id for own in cards)
    assert all(
        letter.name == "0 to 9" or own.name.upper().startswith(letter.name)
        for letter in letters
        for own in letter.entries
    )


def test_a_paused_group_is_said_to_be_taking_a_break_in_every_place(directory: Directory) -> None:
    shed = replace(directory.activities["shed-evening-for-all"], status="paused", status_note="", status_since=TODAY)
    snapshot = Snapshot(replace(directory, activities={shed.id: shed}), TODAY)
    own = snapshot.cards[shed.id]
    assert (own.state_label, own.status_note) == ("Taking a break", "")
    assert own.state_in_a_sentence == "is taking a break"
    assert [change.label for change in changes(snapshot) if change.state == "paused"] == ["Taking a break"]
    assert vocabulary(snapshot)["state"]["paused"] == "Taking a break"


def test_my_list_prints_no_more_than_an_organisation_allows(directory: Directory) -> None:
    tea = directory.activities["tea-and-talk"]
    runs = replace(directory.organisations[tea.organisation], print="name-and-phone")
    limited = replace(directory, organisations={**directory.organisations, runs.id: runs})
    assert "paper" not in visit_fields(Snapshot(directory, TODAY), tea)
    snapshot = Snapshot(limited, TODAY)
    assert visit_fields(snapshot, snapshot.directory.activities[tea.id]) == {"paper": "name-and-phone"}
