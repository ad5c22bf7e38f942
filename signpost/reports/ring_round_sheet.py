"""The ring-round as a sheet of paper, to tick with a pen beside the phone."""

from typing import Any, Final

from signpost.outputs.qr import qr_file
from signpost.reports.report import Problems
from signpost.reports.ring_round import Call, Item, RingRound, ring_round
from signpost.reports.ring_round_words import (
    ALSO,
    APART,
    CARE,
    asked_words,
    counts_words,
    hours_words,
    listed_words,
    papers_words,
    way_words,
)
from signpost.reports.sheet import sheet
from signpost.views.snapshot import Snapshot

FORM: Final = "ring-round"


def as_pdf(snapshot: Snapshot, found: Problems) -> bytes:
    """The bytes of a PDF on A4. Raises ReportError if it can't be set."""
    plan = ring_round(snapshot, found)
    told = {**_calls(plan), "also": ALSO, "apart_title": APART, "care": CARE}
    return sheet(snapshot, FORM, "Whom to ring", counts_words(plan), told)


def _calls(plan: RingRound) -> dict[str, Any]:
    return {"calls": [_call(call) for call in plan.calls], "apart": [_call(call) for call in plan.sensitive]}


def _call(call: Call) -> dict[str, Any]:
    return {
        "way": way_words(call),
        "who": [words for words in (asked_words(call), hours_words(call)) if words],
        "due": [_item(item) for item in call.items if item.due],
        "others": [_item(item) for item in call.items if not item.due],
    }


def _item(item: Item) -> dict[str, str]:
    code = qr_file(item.still_right) if item.still_right else ""
    return {
        "id": item.id,
        "name": item.name,
        "listed": listed_words(item),
        "last_check": item.last_check,
        "papers": papers_words(item),
        "qr": code,
    }
