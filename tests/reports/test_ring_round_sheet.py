"""Promises about the ring-round on paper: it says what the text says, with boxes to tick, whatever was typed."""

from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import pytest

from signpost.checks import check
from signpost.records.directory import Directory
from signpost.records.parts import Contact
from signpost.reports.ring_round import ring_round
from signpost.reports.ring_round_sheet import as_pdf
from signpost.views.snapshot import Snapshot
from tests.demonstration import demonstration
from tests.outputs.pdfs import Pdf, is_in

DIRECTORY: Final = demonstration()
DUE: Final = date(2026, 11, 30)
ALL_DUE: Final = date(2028, 5, 1)
A4: Final = (210, 297)


@cache
def sheet(day: date) -> Pdf:
    return Pdf(as_pdf(Snapshot(DIRECTORY, day), ()))


def with_job_club(**changes: Any) -> Directory:
    changed = replace(DIRECTORY.activities["job-club"], **changes)
    return replace(DIRECTORY, activities=MappingProxyType({**DIRECTORY.activities, changed.id: changed}))


def test_each_call_is_there_with_what_to_read_out() -> None:
    pdf = sheet(DUE)
    assert set(pdf.sizes) == {A4}
    for words in (
        "To confirm by 30 November 2026: 7 activities, in 7 calls.",
        "Ring 0117 496 0451: Weston Works",
        "Ask for: Lead job coach",
        "Job Club",
        "As listed: Tuesdays, 1.30pm to 4pm. Town Library. Free",
        "Last check: 10 February 2026, on a visit",
    ):
        assert is_in(words, pdf)


def test_it_has_typographic_apostrophes() -> None:
    assert "Veterans’ Breakfast" in sheet(DUE).text
    assert "'" not in sheet(ALL_DUE).text


def test_there_is_a_box_to_tick_for_each_group() -> None:
    plan = ring_round(Snapshot(DIRECTORY, ALL_DUE), check(DIRECTORY, ALL_DUE))
    groups = [item for call in (*plan.calls, *plan.sensitive) for item in call.items]
    assert len(groups) > 70
    assert sheet(ALL_DUE).text.count("Still right") == len(groups)
    assert sheet(ALL_DUE).text.count("No answer") == len(plan.calls) + len(plan.sensitive)


def test_sensitive_services_come_last_and_without_what_runs_them() -> None:
    before, _, apart = sheet(ALL_DUE).text.partition("Sensitive services")
    assert "Sea Holly Support" not in before
    assert "Sea Holly Support" in apart
    assert "Sea Holly Project" not in before + apart
    assert "As listed" not in apart


def test_the_same_records_and_day_give_the_same_bytes() -> None:
    assert as_pdf(Snapshot(DIRECTORY, DUE), ()) == as_pdf(Snapshot(DIRECTORY, DUE), ())


@pytest.mark.parametrize(
    "name", ["W" * 200, "#panic() $x$ *b* <b> \\", "Ребята", "Tea 👩‍👧", "A group of " + "very " * 60 + "long name"]
)
def test_it_is_set_whatever_a_group_is_called(name: str) -> None:
    pdf = Pdf(as_pdf(Snapshot(with_job_club(name=name, contact=Contact(role=name, hours=name)), DUE), ()))
    assert "Still right" in pdf.text
    assert len(pdf.sizes) < 5


def test_it_is_set_in_a_month_without_calls() -> None:
    nothing = replace(DIRECTORY, activities=MappingProxyType({}))
    assert is_in("0 activities, in 0 calls.", Pdf(as_pdf(Snapshot(nothing, DUE), ())))


def test_it_is_set_if_all_calls_are_to_sensitive_services() -> None:
    hidden = {id_: own for id_, own in DIRECTORY.activities.items() if DIRECTORY.is_sensitive(own)}
    only = replace(DIRECTORY, activities=MappingProxyType(hidden))
    assert is_in("Sea Holly Support", Pdf(as_pdf(Snapshot(only, ALL_DUE), ())))


def test_a_code_beside_each_group_opens_the_form_that_confirms_it() -> None:
    plan = ring_round(Snapshot(DIRECTORY, DUE), check(DIRECTORY, DUE))
    wanted = {item.still_right for call in plan.calls for item in call.items if item.still_right}
    assert "https://south-ward-signpost.example/update.html#activity=job-club&still-right" in wanted
    assert {code.says for code in sheet(DUE).codes(300)} == wanted


def test_no_code_leads_to_a_form_for_what_must_not_be_found_or_seen() -> None:
    plan = ring_round(Snapshot(DIRECTORY, ALL_DUE), check(DIRECTORY, ALL_DUE))
    items = [item for call in (*plan.calls, *plan.sensitive) for item in call.items]
    silent = {item.id for item in items if not item.still_right}
    assert silent == {one.id for one in DIRECTORY.activities.values() if DIRECTORY.is_discreet(one)} & {
        item.id for item in items
    }


def test_it_says_which_papers_to_ask_for() -> None:
    assert is_in("Ask to see: First aid runs out on 14 February 2027", sheet(date(2026, 12, 20)))
