"""The ring-round as text to read from, and as CSV."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from signpost.reports.report import Problems, Report
from signpost.reports.ring_round import Call, Item, RingRound, ring_round
from signpost.reports.spreadsheet import Cell, as_csv
from signpost.views.snapshot import Snapshot
from signpost.views.when import short_day

NO_WAY: Final = "No way to reach them is known"
APART: Final = "SENSITIVE SERVICES"
CARE: Final = "Leave no message. Say who you are only once you know who answers. Write no place down."
ALSO: Final = "  Not due yet; ask about these in the same call:"
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
    "sensitive",
    "id",
)


def as_text(snapshot: Snapshot, found: Problems) -> str:
    """For a person with a phone: each call, what to read out, and a box to tick for each activity."""
    plan = ring_round(snapshot, found)
    return "\n".join([*_counts(plan), *_calls(plan.calls), *_apart(plan.sensitive)])


def _counts(plan: RingRound) -> Iterator[str]:
    calls = (*plan.calls, *plan.sensitive)
    due = sum(item.due for call in calls for item in call.items)
    many = f"{due} activities are" if due != 1 else "1 activity is"
    yield f"Due for a check by {short_day(plan.until)}: {many} confirmed in {len(calls)} call{'s' * (len(calls) != 1)}."
    yield ""


def _calls(calls: tuple[Call, ...]) -> Iterator[str]:
    for call in calls:
        yield _way(call)
        yield from (f"  {words}" for words in (_asked(call), _hours(call)) if words)
        yield from (line for item in call.items if item.due for line in _item(item))
        later = [line for item in call.items if not item.due for line in _item(item)]
        yield from (ALSO, *later) if later else ()
        yield ""


def _way(call: Call) -> str:
    """How to reach them and who they are: "Ring 0117 496 0200: Corner Room Friends"."""
    way = f"{call.way.verb} {call.way.words}" if call.way.words else NO_WAY
    return f"{way}: {', '.join(call.organisations)}" if call.organisations else way


def _asked(call: Call) -> str:
    return f"Ask for: {'; '.join(call.roles)}" if call.roles else ""


def _hours(call: Call) -> str:
    return f"When: {'; '.join(call.hours)}" if call.hours else ""


def _item(item: Item) -> Iterator[str]:
    yield f"  [ ] {item.name}"
    told = ". ".join(words for words in (item.state, *item.when, item.where, item.cost) if words)
    if told:
        yield f"      As listed: {told}"
    yield f"      Last check: {item.last_check}"


def _apart(calls: tuple[Call, ...]) -> Iterator[str]:
    if calls:
        yield APART
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
        call.sensitive,
        "" if call.sensitive else item.id,
    )


REPORT: Final = Report(
    help="whom to ring this month, and what to read out: one call for all that a number reaches",
    formats=MappingProxyType({"text": as_text, "csv": as_sheet}),
)
