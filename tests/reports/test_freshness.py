"""Promises about the freshness report: what is due, since when and what follows, and nothing of sensitive services."""

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from io import StringIO
from types import MappingProxyType
from typing import Final

import pytest
from dateutil.relativedelta import relativedelta

from signpost.checks import check
from signpost.records.directory_parts import ReviewMonths
from signpost.records.model import Activity
from signpost.records.problem import Problem
from signpost.reports import REPORTS
from signpost.reports.freshness import SENSITIVE, FreshnessReport, freshness_report, months_since
from signpost.views.freshness import Stage, due_on, stage
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration

DIRECTORY: Final = demonstration()
CHECKED: Final = date(2026, 2, 10)  # the day of Job Club's last check
ALL_DUE: Final = date(2028, 5, 1)
MONTHS: Final = ReviewMonths()


def on(day: date) -> Snapshot:
    return Snapshot(DIRECTORY, day)


@cache
def found_on(day: date) -> tuple[Problem, ...]:
    return check(DIRECTORY, day)


def report(day: date) -> FreshnessReport:
    return freshness_report(on(day), found_on(day))


def written(form: str, day: date) -> str:
    made = REPORTS["freshness"].formats[form](on(day), found_on(day))
    assert isinstance(made, str)
    return made


@pytest.mark.parametrize(
    ("months", "expected", "following"),
    [
        (8, Stage.FRESH, Stage.ASK),
        (9, Stage.ASK, Stage.BANNER),
        (12, Stage.BANNER, Stage.LAST),
        (15, Stage.LAST, Stage.ARCHIVED),
        (18, Stage.ARCHIVED, None),
    ],
)
def test_a_group_is_at_the_step_that_the_months_since_its_check_bring(
    months: int, expected: Stage, following: Stage | None
) -> None:
    own = next(own for own in report(CHECKED + relativedelta(months=months)).activities if own.name == "Job Club")
    assert (own.months, own.stage, own.next_stage, own.checked_on) == (months, expected, following, CHECKED)
    assert own.is_due == (months >= MONTHS.ask)


@pytest.mark.parametrize("id_", DIRECTORY.activities)
@pytest.mark.parametrize("funded", [None, date(2026, 1, 31), date(2026, 12, 31)])
def test_a_check_is_due_on_the_first_day_that_is_not_fresh(id_: str, funded: date | None) -> None:
    activity = replace(DIRECTORY.activities[id_], funded_until=funded)
    due = due_on(activity, MONTHS)
    assert stage(activity, due, MONTHS) > Stage.FRESH
    if activity.verified:  # one that was never checked is due from the start
        assert stage(activity, due - timedelta(days=1), MONTHS) == Stage.FRESH


@pytest.mark.parametrize(
    ("day", "today", "expected"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 2, 27), 0),
        (date(2025, 12, 15), date(2026, 1, 14), 0),
        (date(2025, 12, 15), date(2026, 12, 15), 12),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (TODAY, TODAY, 0),
        (TODAY, TODAY - timedelta(days=40), 0),
    ],
)
def test_months_are_whole(day: date, today: date, expected: int) -> None:
    assert months_since(day, today) == expected


@pytest.mark.parametrize("day", [TODAY, date(2027, 3, 26), ALL_DUE])
def test_every_group_that_is_not_closed_is_counted_once(day: date) -> None:
    found = report(day)
    going_on = [own for own in Snapshot(DIRECTORY, day).directory.activities.values() if own.status != "closed"]
    assert sum(found.stages.values()) == len(found.activities) == len(going_on) < len(DIRECTORY.activities)
    told = sum(sum(counts.values()) for counts in found.organisations.values())
    assert told == sum(own.name != SENSITIVE for own in found.activities)


def test_the_most_urgent_come_first() -> None:
    stages = [own.stage for own in report(date(2027, 9, 1)).activities]
    assert len(set(stages)) > 2
    assert stages == sorted(stages, reverse=True)


def test_the_text_says_what_is_due_and_what_follows() -> None:
    told = written("text", date(2027, 1, 15))
    assert (
        "- Job Club, Weston Works (activities/job-club.yaml): last checked on 10 February 2026, 11 months ago. "
        "From 10 February 2027: marked as unsure, and off leaflets."
    ) in told
    assert "- Young and Proud, Rainbow Pier (activities/young-and-proud.yaml): never checked, added 2 months" in told
    assert "- Weston Works: 1 up to date and 1 to be asked" in told
    assert "Tea and Talk" not in told


def test_days_that_have_passed_are_told_as_advice() -> None:
    told = written("text", date(2027, 4, 2))
    assert "activities/warm-homes-visits.yaml" in told
    assert "This was paid for until “2027-03-31”" in told


def test_a_directory_in_which_nothing_is_due_says_so_in_a_line() -> None:
    none: Mapping[str, Activity] = MappingProxyType({})
    made = REPORTS["freshness"].formats["text"](Snapshot(replace(DIRECTORY, activities=none), TODAY), ())
    assert str(made).startswith("On 22 November 2026, 0 of 0 activities are due for a check.")
    assert "BY ORGANISATION" not in str(made)


@pytest.mark.parametrize("form", REPORTS["freshness"].formats)
def test_nothing_that_was_typed_about_a_sensitive_service_is_in_it(form: str) -> None:
    told = written(form, ALL_DUE)
    hidden = [own for own in DIRECTORY.protectable() if DIRECTORY.is_sensitive(own)]
    assert len(hidden) > 2
    assert SENSITIVE in told
    for record in hidden:
        assert record.name not in told
        assert not any(contact.phone in told for _, contact in record.contacts if contact.phone)


def test_no_day_of_a_sensitive_service_is_in_it() -> None:
    own = next(own for own in report(ALL_DUE).activities if own.name == SENSITIVE)
    assert (own.file, own.organisation) == ("", "")
    assert (own.checked_on, own.due_on, own.next_on, own.funded_until) == (None, None, None, None)


def test_the_sheet_and_the_json_have_the_same_groups_in_the_same_order() -> None:
    rows = list(csv.DictReader(StringIO(written("csv", TODAY))))
    found = json.loads(written("json", TODAY))
    assert [row["file"] for row in rows] == [own["file"] for own in found["activities"]]
    assert [row["stage"] for row in rows] == [own["stage"] for own in found["activities"]]
    assert found["day"] == "2026-11-22"
    assert found["stages"]["fresh"] == sum(not own["due"] for own in found["activities"])
    assert rows[0]["last check"] == "2025-08-05"
