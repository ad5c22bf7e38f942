"""The freshness report as text, CSV and JSON."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final

from signpost.checks.words import join_words
from signpost.records.spreadsheet import Cell, as_csv
from signpost.reports.freshness import Freshness, FreshnessReport, freshness_report
from signpost.reports.report import Problems, Report
from signpost.views.freshness import Stage
from signpost.views.snapshot import Snapshot
from signpost.views.when import short_day

STAGES: Final = {
    Stage.FRESH: "up to date",
    Stage.ASK: "to be asked",
    Stage.BANNER: "marked as unsure, and off leaflets",
    Stage.LAST: "last in lists",
    Stage.ARCHIVED: "out of the lists",
}
HEADER: Final = (
    "file",
    "name",
    "organisation",
    "stage",
    "last check",
    "months since",
    "due on",
    "next stage",
    "next stage on",
    "funded until",
)


def as_text(snapshot: Snapshot, found: Problems) -> str:
    """For a person at a terminal: the counts, what is due, the organisations, and advice on days that have passed."""
    report = freshness_report(snapshot, found)
    return "\n".join([*_counts(report), *_due(report), *_organisations(report), *_advice(report)])


def _counts(report: FreshnessReport) -> Iterator[str]:
    due = sum(own.is_due for own in report.activities)
    yield f"On {short_day(report.day)}, {due} of {len(report.activities)} activities are due for a check."
    yield ""
    for step, count in report.stages.items():
        yield f"{count:6}  {STAGES[step]}"
    yield ""


def _due(report: FreshnessReport) -> Iterator[str]:
    due = (own for own in report.activities if own.is_due)
    for step, items in groupby(due, key=attrgetter("stage")):
        yield STAGES[step].upper()
        for own in items:
            yield f"- {_named(own)}: {_since(own)}.{_coming(own)}"
        yield ""


def _named(own: Freshness) -> str:
    organisation = f", {own.organisation}" if own.organisation else ""
    return f"{own.name}{organisation} ({own.file})" if own.file else own.name


def _since(own: Freshness) -> str:
    """Why it is due: "last checked on 3 March 2026, 10 months ago"; the day is left out for a sensitive service."""
    ago = f"{own.months} month{'' if own.months == 1 else 's'} ago"
    if own.never_checked:
        return f"never checked, added {ago}"
    day = f" on {short_day(own.checked_on)}," if own.checked_on else ""
    funded = f", paid for until {short_day(own.funded_until)}" if own.funded_until else ""
    return f"last checked{day} {ago}{funded}"


def _coming(own: Freshness) -> str:
    """What follows if nobody checks it."""
    if own.next_stage is None or own.next_on is None:
        return ""
    return f" From {short_day(own.next_on)}: {STAGES[own.next_stage]}."


def _organisations(report: FreshnessReport) -> Iterator[str]:
    """The organisations with anything due, those with the most first."""
    due = {name: sum(counts.values()) - counts[Stage.FRESH] for name, counts in report.organisations.items()}
    if any(due.values()):
        yield "BY ORGANISATION"
    for name in sorted(filter(due.get, due), key=lambda name: -due[name]):
        counts = report.organisations[name]
        yield f"- {name}: {join_words([f'{counts[step]} {STAGES[step]}' for step in Stage if counts[step]])}"
    if any(due.values()):
        yield ""


def _advice(report: FreshnessReport) -> Iterator[str]:
    """Days that have passed without a record of what followed."""
    if report.advice:
        yield "DAYS THAT HAVE PASSED, OR SOON WILL"
    for item in report.advice:
        yield f"- {item.file}, line {item.line}: {item.message} {item.fix}"
    if report.advice:
        yield ""


def as_sheet(snapshot: Snapshot, found: Problems) -> str:
    """For a spreadsheet: a row for each activity that is not closed, the most urgent first."""
    return as_csv(HEADER, map(_row, freshness_report(snapshot, found).activities))


def _row(own: Freshness) -> tuple[Cell, ...]:
    return (
        own.file,
        own.name,
        own.organisation,
        _name_of(own.stage),
        own.checked_on,
        own.months,
        own.due_on,
        _name_of(own.next_stage),
        own.next_on,
        own.funded_until,
    )


def as_json(snapshot: Snapshot, found: Problems) -> str:
    """For programs: the counts, every activity that is not closed, the organisations and the advice."""
    report = freshness_report(snapshot, found)
    whole = {
        "day": report.day,
        "review_months": asdict(snapshot.about.review_months),
        "stages": _named_stages(report.stages),
        "organisations": {name: _named_stages(counts) for name, counts in report.organisations.items()},
        "activities": [_named_activity(own) for own in report.activities],
        "advice": [asdict(item) for item in report.advice],
    }
    return json.dumps(whole, indent=1, default=str) + "\n"


def _named_activity(own: Freshness) -> dict[str, Any]:
    named = {"stage": _name_of(own.stage), "next_stage": _name_of(own.next_stage)}
    return {**asdict(own), **named, "due": own.is_due}


def _name_of(step: Stage | None) -> str | None:
    return None if step is None else step.name.lower()


def _named_stages(counts: Mapping[Stage, int]) -> dict[str, int]:
    return {step.name.lower(): count for step, count in counts.items()}


REPORT: Final = Report(
    help="how fresh each activity is, which are due for a check, and which days have passed",
    formats=MappingProxyType({"text": as_text, "csv": as_sheet, "json": as_json}),
)
