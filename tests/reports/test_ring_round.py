"""Promises about the ring-round: everything due this month, a call for each number, sensitive services apart."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from io import StringIO
from types import MappingProxyType
from typing import Final

import pytest
from dateutil.relativedelta import relativedelta

from signpost.checks import check
from signpost.records.directory import Directory
from signpost.records.model import Activity
from signpost.records.parts import Contact
from signpost.records.problem import Problem, problem
from signpost.records.spreadsheet import as_csv
from signpost.reports import REPORTS
from signpost.reports.ring_round import Call, Item, RingRound, ring_round
from signpost.views.freshness import Stage, stage
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration

DIRECTORY: Final = demonstration()
ALL_DUE: Final = date(2028, 5, 1)
DUE: Final = date(2026, 11, 30)
CHECKED: Final = date(2026, 2, 10)
SHARED: Final = "0117 496 0999"
HIDDEN: Final = "sea-holly-support"


@cache
def found_on(day: date) -> tuple[Problem, ...]:
    """What checks find in the demonstration. The changes that are made to it here are no problems."""
    return check(DIRECTORY, day)


def plan(day: date, directory: Directory = DIRECTORY) -> RingRound:
    return ring_round(Snapshot(directory, day), found_on(day))


def written(form: str, day: date, directory: Directory = DIRECTORY) -> str:
    made = REPORTS["ring-round"].formats[form](Snapshot(directory, day), found_on(day))
    assert isinstance(made, str)
    return made


def with_contacts(contacts: Mapping[str, Contact]) -> Directory:
    """The demonstration, in which these activities have these contacts."""
    changed = {id_: replace(DIRECTORY.activities[id_], contact=contact) for id_, contact in contacts.items()}
    return replace(DIRECTORY, activities=MappingProxyType({**DIRECTORY.activities, **changed}))


def items(*calls: Call) -> list[Item]:
    return [item for call in calls for item in call.items]


def call_of(id_: str, found: RingRound) -> Call:
    return next(call for call in (*found.calls, *found.sensitive) for item in call.items if item.id == id_)


@pytest.mark.parametrize("months", [8, 9, 12, 15, 18])
def test_all_that_is_due_by_the_end_of_the_month_is_in_it_once(months: int) -> None:
    day = CHECKED + relativedelta(months=months)
    found = plan(day)
    due = [item.id for item in items(*found.calls, *found.sensitive) if item.due]
    expected = [
        own.id
        for own in Snapshot(DIRECTORY, day).directory.activities.values()
        if own.status != "closed"
        and own.added <= found.until
        and stage(own, found.until, DIRECTORY.about.review_months) > Stage.FRESH
    ]
    assert due
    assert sorted(due) == sorted(expected)
    assert all(call.is_due for call in (*found.calls, *found.sensitive))


@pytest.mark.parametrize(
    ("today", "until"),
    [
        (date(2026, 11, 1), date(2026, 11, 30)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2028, 2, 3), date(2028, 2, 29)),
    ],
)
def test_a_month_ends_on_its_last_day(today: date, until: date) -> None:
    assert plan(today).until == until


def test_one_call_confirms_all_that_a_number_reaches_what_is_due_first() -> None:
    directory = with_contacts({id_: Contact(phone=SHARED) for id_ in ("job-club", "tea-and-talk", "knit-and-natter")})
    found = plan(date(2026, 11, 30), directory)
    call = call_of("job-club", found)
    assert [(item.id, item.due) for item in call.items] == [
        ("job-club", True),
        ("knit-and-natter", False),
        ("tea-and-talk", False),
    ]
    assert set(call.organisations) == {"Bournville Neighbours", "Weston Works"}
    assert len({(other.way.phone or other.way.words) for other in found.calls}) == len(found.calls)


def test_another_extension_of_a_number_is_another_call() -> None:
    directory = with_contacts(
        {"job-club": Contact(phone=f"{SHARED} ext. 1"), "words-aloud": Contact(phone=f"{SHARED} ext. 2")}
    )
    assert [item.id for item in call_of("job-club", plan(ALL_DUE, directory)).items] == ["job-club"]


def test_groups_without_any_way_to_reach_them_are_not_one_call() -> None:
    organisations = {
        id_: replace(organisation, contact=Contact()) for id_, organisation in DIRECTORY.organisations.items()
    }
    directory = replace(
        with_contacts({"job-club": Contact(), "words-aloud": Contact()}), organisations=MappingProxyType(organisations)
    )
    found = plan(ALL_DUE, directory)
    assert [item.id for item in call_of("job-club", found).items] == ["job-club"]
    assert "No way to reach them is known: Weston Works" in written("text", ALL_DUE, directory)


def test_the_organisation_answers_its_own_number_in_its_own_hours() -> None:
    runs = replace(
        DIRECTORY.organisations["weston-works"], contact=Contact(role="Office", phone=SHARED, hours="Mornings")
    )
    directory = replace(
        with_contacts({"job-club": Contact()}),
        organisations=MappingProxyType({**DIRECTORY.organisations, runs.id: runs}),
    )
    call = call_of("job-club", plan(ALL_DUE, directory))
    assert (call.way.phone, call.roles, call.hours) == (SHARED, ("Office",), ("Mornings",))
    own = with_contacts({"job-club": Contact(role="Coach", phone="0117 496 0998")})
    directory = replace(own, organisations=directory.organisations)
    call = call_of("job-club", plan(ALL_DUE, directory))
    assert (call.roles, call.hours) == (("Coach",), ())


def test_those_due_for_longest_are_rung_first() -> None:
    days = [call.due_on for call in plan(date(2027, 6, 1)).calls]
    assert len(set(days)) > 3
    assert days == sorted(days)


def test_what_is_read_out_is_what_the_directory_says() -> None:
    told = written("text", date(2026, 11, 30))
    assert "Ring 0117 496 0451: Weston Works\n  Ask for: Lead job coach\n  When: Tuesday to Friday, 9.30am" in told
    assert "  [ ] Job Club\n      As listed: Tuesdays, 1.30pm to 4pm. Town Library. Free\n" in told
    assert "      Last check: 10 February 2026, on a visit\n" in told
    assert "As listed: Taking a break. Wednesdays" in told


def test_sensitive_services_are_apart_without_place_time_or_organisation() -> None:
    found = plan(ALL_DUE)
    assert HIDDEN in {item.id for item in items(*found.sensitive)}
    assert not any(DIRECTORY.is_sensitive(DIRECTORY.activities[item.id]) for item in items(*found.calls))
    for call in found.sensitive:
        assert call.organisations == ()
        assert {(item.where, item.when, item.cost, item.state) for item in call.items} == {("", (), "", "")}
    *_, apart = written("text", ALL_DUE).partition("SENSITIVE SERVICES")
    assert DIRECTORY.activities[HIDDEN].contact.phone in apart
    for organisation in DIRECTORY.organisations.values():
        assert not DIRECTORY.is_sensitive(organisation) or organisation.name not in written("csv", ALL_DUE)


def test_a_sensitive_service_shares_no_call_with_others_at_its_number() -> None:
    directory = with_contacts({"job-club": Contact(phone=SHARED), HIDDEN: Contact(phone=SHARED)})
    found = plan(ALL_DUE, directory)
    assert [item.id for item in call_of("job-club", found).items] == ["job-club"]
    assert call_of(HIDDEN, found).sensitive


def test_a_service_that_may_be_sensitive_is_apart_until_somebody_has_answered() -> None:
    place = DIRECTORY.activities["job-club"].place()
    asked = problem(place, "sensitive-unanswered", "Is this service sensitive?", "Write sensitive: yes or no.")
    found = ring_round(Snapshot(DIRECTORY, DUE), (asked,))
    (call,) = found.sensitive
    assert [(item.id, item.where, item.when) for item in call.items] == [("job-club", "", ())]
    assert call.organisations == ()


def test_closed_groups_are_not_rung() -> None:
    found = plan(ALL_DUE)
    shown = {item.id for item in items(*found.calls, *found.sensitive)}
    assert "tablets-at-home" not in shown
    assert "shed-evening-for-all" in shown


def test_a_month_without_anything_due_says_so_in_a_line() -> None:
    none: Mapping[str, Activity] = MappingProxyType({})
    told = written("text", TODAY, replace(DIRECTORY, activities=none))
    assert told.strip() == "To confirm by 30 November 2026: 0 activities, in 0 calls."


def test_the_sheet_has_a_row_for_each_activity_in_the_order_of_the_calls() -> None:
    rows = list(csv.DictReader(StringIO(written("csv", date(2027, 6, 1)))))
    found = plan(date(2027, 6, 1))
    assert [row["activity"] for row in rows] == [item.name for item in items(*found.calls, *found.sensitive)]
    assert {row["done"] for row in rows} == {""}
    assert {row["due"] for row in rows} <= {"yes", "no"}


@pytest.mark.parametrize(
    "typed",
    [
        "=1+1",
        "+44 117",
        "-2",
        "@SUM(A1)",
        " =1",
        "\t=1",
        "\r=1",
        "\n+1",
        "\uff1d1",
        '=HYPERLINK("http://x")',
        "\u00a0=1",
    ],
)
def test_no_cell_can_become_a_formula(typed: str) -> None:
    ((_, kept, last),) = list(csv.reader(StringIO(as_csv((), [["a", typed, "b"]]))))[1:]
    assert kept == f"'{' '.join(typed.split())}"
    assert last == "b"


@pytest.mark.parametrize("typed", ["Tea, and talk", 'The "Hub"', "£2.50", "Café", "0117 496 0200", "a=b"])
def test_other_cells_are_as_they_were_typed(typed: str) -> None:
    assert list(csv.reader(StringIO(as_csv(("name",), [[typed]])))) == [["name"], [typed]]


def test_a_hostile_name_makes_no_formula_and_no_row_of_its_own() -> None:
    hostile = replace(DIRECTORY.activities["job-club"], name='=cmd|"/c calc"!A1')
    directory = replace(DIRECTORY, activities=MappingProxyType({**DIRECTORY.activities, hostile.id: hostile}))
    rows = list(csv.reader(StringIO(written("csv", ALL_DUE, directory))))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_one_call_also_asks_for_the_papers_that_have_run_out_or_soon_will() -> None:
    told = written("text", date(2026, 12, 20))
    assert "      Ask to see: First aid runs out on 14 February 2027; Insurance runs out on 15 January 2027\n" in told
    found = plan(date(2027, 9, 30))
    assert all(item.papers == () for item in items(*found.sensitive))
    assert any(item.papers for item in items(*found.calls))
