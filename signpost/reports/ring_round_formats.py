"""The ring-round as text to read from, as CSV, and on paper."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from signpost.records.spreadsheet import Cell, as_csv
from signpost.reports.report import Problems, Report
from signpost.reports.ring_round import Call, Item, ring_round
from signpost.reports.ring_round_words import (
    ALSO,
    APART,
    CARE,
    NO_WAY,
    asked_words,
    counts_words,
    hours_words,
    listed_words,
    papers_words,
    way_words,
)
from signpost.views.snapshot import Snapshot

HEADER: Final = (
    "done",
    "how",
    "number or address",
    "organisation",
    "ask for",
    "hours",
    "activity",
    "state",
    "when",
    "where",
    "price",
    "last check",
    "due on",
    "due",
    "ask to see",
    "sensitive",
    "id",
)


def as_text(snapshot: Snapshot, found: Problems) -> str:
    """For a person with a phone: each call, what to read out, and a box to tick for each activity."""
    plan = ring_round(snapshot, found)
    return "\n".join([counts_words(plan), "", *_calls(plan.calls), *_apart(plan.sensitive)])


def _calls(calls: tuple[Call, ...]) -> Iterator[str]:
    for call in calls:
        yield way_words(call)
        yield from (f"  {words}" for words in (asked_words(call), hours_words(call)) if words)
        yield from (line for item in call.items if item.due for line in _item(item))
        later = [line for item in call.items if not item.due for line in _item(item)]
        yield from (f"  {ALSO}", *later) if later else ()
        yield ""


def _item(item: Item) -> Iterator[str]:
    yield f"  [ ] {item.name}"
    if told := listed_words(item):
        yield f"      {told}"
    yield f"      Last check: {item.last_check}"
    if told := papers_words(item):
        yield f"      {told}"


def _apart(calls: tuple[Call, ...]) -> Iterator[str]:
    if calls:
        yield APART.upper()
        yield CARE
        yield ""
        yield from _calls(calls)


def as_sheet(snapshot: Snapshot, found: Problems) -> str:
    """For a spreadsheet: a row for each activity, in the order of the calls, with an empty cell to tick."""
    plan = ring_round(snapshot, found)
    return as_csv(HEADER, (_row(call, item) for call in (*plan.calls, *plan.sensitive) for item in call.items))


def _row(call: Call, item: Item) -> tuple[Cell, ...]:
    return (
        "",
        call.way.verb if call.way.words else NO_WAY,
        call.way.words,
        "; ".join(call.organisations),
        "; ".join(call.roles),
        "; ".join(call.hours),
        item.name,
        item.state,
        "; ".join(item.when),
        item.where,
        item.cost,
        item.last_check,
        item.due_on,
        item.due,
        "; ".join(item.papers),
        call.sensitive,
        "" if call.sensitive else item.id,
    )


def as_pdf(snapshot: Snapshot, found: Problems) -> bytes:
    """For a pen: the bytes of a PDF. Raises ReportError if it can't be set."""
    from signpost.reports import ring_round_sheet  # the typesetter takes a while to import

    return ring_round_sheet.as_pdf(snapshot, found)


REPORT: Final = Report(
    help="whom to ring this month, and what to read out: one call for all that a number reaches",
    formats=MappingProxyType({"text": as_text, "csv": as_sheet, "pdf": as_pdf}),
)
