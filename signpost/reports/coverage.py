"""What is there for each need, area and level, what is missing, and what one group alone keeps alive."""

import json
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, Final

from signpost.records.model import Activity
from signpost.records.spreadsheet import Cell, as_csv
from signpost.reports.report import Problems, Report
from signpost.views.coverage import ASPECTS, FUNDING_SOON, coverage
from signpost.views.coverage import Cell as CoverageCell
from signpost.views.gaps import Gap, fragile, gaps
from signpost.views.nearest_group import nearest
from signpost.views.residents import residents
from signpost.views.snapshot import Snapshot
from signpost.views.when import short_day

HOW: Final = (
    "Counted are the groups that are open and were checked not long ago, also those that serve a larger area.",
    "First comes what most people miss most: nobody at all counts whole for each resident, nobody without steps half,",
    "and nobody free of charge, or in the evening or at the weekend, a quarter.",
)
HEADER: Final = (
    "need",
    "area",
    "residents",
    "level",
    "groups",
    *(aspect.label.lower() for aspect in ASPECTS.values()),
    "nearest if there is none",
    "km away",
    "kept alive by one group",
    "paid for until",
)


def as_text(snapshot: Snapshot, _found: Problems) -> str:
    """For a person at a terminal: what is missing, what one group keeps alive, and whose funding ends soon."""
    return "\n".join(_lines(snapshot, "{}".format, "- "))


def as_markdown(snapshot: Snapshot, _found: Problems) -> str:
    """The same with Markdown headings."""
    return "\n".join(_lines(snapshot, "## {}\n".format, "- "))


def _lines(snapshot: Snapshot, heading: Any, mark: str) -> Iterator[str]:
    yield heading(f"What is missing on {short_day(snapshot.today)}".upper())
    yield from HOW
    yield ""
    yield from (f"{mark}{_with_residents(gap)}" for gap in gaps(snapshot))
    yield ""
    yield heading("KEPT ALIVE BY ONE GROUP")
    yield from (f"{mark}{one.sentence}" for one in fragile(snapshot))
    yield ""
    yield heading(f"PAID FOR UNTIL A DAY IN THE NEXT {FUNDING_SOON} MONTHS")
    yield from (f"{mark}{name}: {day}" for name, day in _funding(snapshot))
    yield ""


def _with_residents(gap: Gap) -> str:
    known = [place.people for place in gap.places]
    people = sum(count for count in known if count)
    return f"{gap.sentence} ({people:,} people live there.)" if all(known) else gap.sentence


def _funding(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    ending = coverage(snapshot).funding_ends
    for activity in sorted(ending, key=lambda one: (one.funded_until, one.name)):
        if activity.funded_until and not snapshot.directory.is_sensitive(activity):
            yield activity.name, short_day(activity.funded_until)


def as_sheet(snapshot: Snapshot, _found: Problems) -> str:
    """For a spreadsheet: a row for each need, area and level."""
    return as_csv(HEADER, (tuple(row.values()) for row in _rows(snapshot)))


def as_json(snapshot: Snapshot, _found: Problems) -> str:
    """For programs: the same rows, and what is missing in sentences."""
    missing = [
        {"need": gap.need.id, "aspect": gap.aspect, "areas": [one.area.id for one in gap.places], "said": gap.sentence}
        for gap in gaps(snapshot)
    ]
    return (
        json.dumps({"day": snapshot.today, "missing": missing, "cells": [*_rows(snapshot)]}, indent=1, default=str)
        + "\n"
    )


def _rows(snapshot: Snapshot) -> Iterator[dict[str, Cell]]:
    what = coverage(snapshot)
    for need in snapshot.directory.needs.values():
        for area in what.areas:
            cell = what.cell(need, area)
            for level in snapshot.directory.levels:
                yield dict(zip(HEADER, _row(snapshot, cell, level), strict=True))


def _row(snapshot: Snapshot, cell: CoverageCell, level: str) -> tuple[Cell, ...]:
    own = cell.by_level[level]
    ids = {one.id for one in own}
    people = residents(snapshot, cell.area)
    elsewhere = nearest(coverage(snapshot), cell.need, cell.area, "", level) if not own else None
    return (
        cell.need.id,
        cell.area.id,
        people.count if people else None,
        level,
        len(own),
        *(len([one for one in found if one.id in ids]) for found in cell.by_aspect.values()),
        elsewhere.card.name if elsewhere else "",
        f"{elsewhere.kilometres:.1f}" if elsewhere else "",
        _name(snapshot, own[0]) if len(own) == 1 else "",
        min((one.funded_until for one in cell.funding_ends if one.id in ids and one.funded_until), default=None),
    )


def _name(snapshot: Snapshot, activity: Activity) -> str:
    return "a sensitive service" if snapshot.directory.is_sensitive(activity) else activity.name


REPORT: Final = Report(
    help="what there is for each need, area and level, what is missing, and where one group alone keeps it alive",
    formats=MappingProxyType({"text": as_text, "markdown": as_markdown, "csv": as_sheet, "json": as_json}),
)
