"""Which activities are due for a check, at which stage they are, and what else time has overtaken."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from signpost.checks.redaction import unquotable_files
from signpost.records.days import later
from signpost.records.model import Activity
from signpost.records.problem import Problem
from signpost.reports.report import Problems
from signpost.views.freshness import Stage, due_on, known_since, stage, steps
from signpost.views.labels import HOW_CHECKED
from signpost.views.snapshot import Snapshot
from signpost.views.when import short_day

SENSITIVE: Final = "A sensitive service"
OUT_OF_DATE: Final = frozenset({"activity-over", "times-lapsing", "day-passed", "terms-ending", "checks-lapsing"})
MONTHS_IN_A_YEAR: Final = 12


@dataclass(frozen=True)
class Freshness:
    """How fresh an activity is. `months` is the number of whole months since its last check, or since it was added.

    `next_stage` is what it comes to on the day `next_on` if nobody checks it; none for an archived one. A sensitive one
    has the name that all of them have, and neither file, organisation nor any day.
    """

    file: str
    name: str
    organisation: str
    stage: Stage
    checked_on: date | None
    never_checked: bool
    months: int
    due_on: date | None
    next_stage: Stage | None
    next_on: date | None
    funded_until: date | None

    @property
    def is_due(self) -> bool:
        """Whether somebody should check it now."""
        return self.stage > Stage.FRESH


@dataclass(frozen=True)
class FreshnessReport:
    """The activities that are not closed, the most urgent first, and the advice on days that have passed."""

    day: date
    activities: tuple[Freshness, ...]
    advice: tuple[Problem, ...]

    @property
    def stages(self) -> Mapping[Stage, int]:
        """How many activities are at each stage."""
        found = Counter(own.stage for own in self.activities)
        return {step: found[step] for step in Stage}

    @property
    def organisations(self) -> Mapping[str, Mapping[Stage, int]]:
        """The same for each organisation, by its name. Sensitive services are left out."""
        names = sorted({own.organisation for own in self.activities if own.file}, key=str.casefold)
        found = Counter((own.organisation, own.stage) for own in self.activities if own.file)
        return {name: {step: found[name, step] for step in Stage} for name in names}


def freshness_report(snapshot: Snapshot, found: Problems) -> FreshnessReport:
    """How fresh each activity is on the snapshot's day. `found` are the problems of its directory."""
    hidden = unquotable_files(snapshot.directory, found)
    rows = [_freshness(snapshot, activity) for activity in running(snapshot)]
    shown = [_without_what_was_typed(own) if own.file in hidden else own for own in rows]
    return FreshnessReport(
        day=snapshot.today,
        activities=tuple(sorted(shown, key=_by_urgency)),
        advice=tuple(item for item in found if item.code in OUT_OF_DATE),
    )


def _by_urgency(own: Freshness) -> tuple[int, date, str, str]:
    return -own.stage, own.due_on or date.min, own.name.casefold(), own.file


def running(snapshot: Snapshot) -> Iterator[Activity]:
    """The activities that are not closed."""
    return (activity for activity in snapshot.directory.activities.values() if activity.status != "closed")


def _freshness(snapshot: Snapshot, activity: Activity) -> Freshness:
    months, today = snapshot.about.review_months, snapshot.today
    now = stage(activity, today, months)
    next_stage, next_on = next((item for item in steps(activity, months) if item[0] > now), (None, None))
    return Freshness(
        file=activity.source.file,
        name=activity.name,
        organisation=organisation_name(snapshot, activity),
        stage=now,
        checked_on=activity.verified.on if activity.verified else None,
        never_checked=activity.verified is None,
        months=months_since(known_since(activity), today),
        due_on=due_on(activity, months),
        next_stage=next_stage,
        next_on=next_on,
        funded_until=activity.funded_until,
    )


def _without_what_was_typed(own: Freshness) -> Freshness:
    return replace(
        own,
        file="",
        name=SENSITIVE,
        organisation="",
        checked_on=None,
        due_on=None,
        next_on=None,
        funded_until=None,
    )


def organisation_name(snapshot: Snapshot, activity: Activity) -> str:
    """The name of the organisation that runs an activity; "" if it has none."""
    organisation = snapshot.directory.organisations.get(activity.organisation)
    return organisation.name if organisation else ""


def months_since(day: date, today: date) -> int:
    """The number of whole months from one day to another; none if it is still to come."""
    count = (today.year - day.year) * MONTHS_IN_A_YEAR + today.month - day.month
    return max(0, count if later(day, max(0, count)) <= today else count - 1)


def last_check(activity: Activity) -> str:
    """When and how an activity was last checked: "3 March 2026, by phone"; else since when nobody has."""
    if activity.verified is None:
        return f"never; added on {short_day(activity.added)}"
    how = HOW_CHECKED.get(activity.verified.how, "")
    return ", ".join(filter(None, (short_day(activity.verified.on), how)))
