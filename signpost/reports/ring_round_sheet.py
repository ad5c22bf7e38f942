"""The ring-round as a sheet of paper, to tick with a pen beside the phone."""

from datetime import date
from typing import Any, Final

from signpost.outputs.qr import qr_file
from signpost.outputs.typesetting import TypesettingError, typeset
from signpost.outputs.typesetting.missing_glyphs import without_missing_glyphs
from signpost.records.model import About
from signpost.reports.report import Problems, ReportError
from signpost.reports.ring_round import Call, Item, RingRound, ring_round
from signpost.reports.ring_round_words import (
    ALSO,
    APART,
    CARE,
    asked_words,
    counts_words,
    hours_words,
    listed_words,
    way_words,
)
from signpost.values.quotes import typographic_data
from signpost.views.leaflet import Changes, LeafletView
from signpost.views.leaflet_parts import help_contact
from signpost.views.snapshot import Snapshot

FORM: Final = "ring-round"


def as_pdf(snapshot: Snapshot, found: Problems) -> bytes:
    """The bytes of a PDF on A4. Raises ReportError if it can't be set."""
    plan = ring_round(snapshot, found)
    told = {
        **_frame(snapshot.about, snapshot.today, counts_words(plan)).json,
        **_calls(plan),
        "also": ALSO,
        "apart_title": APART,
        "care": CARE,
        "qr": "",
    }
    data = without_missing_glyphs(typographic_data(told, frozenset({"id", "qr"})), snapshot.about.site_url)
    try:
        return typeset(FORM, data, snapshot.today.isoformat(), pictured=False).pdf
    except TypesettingError as error:
        raise ReportError(str(error)) from error


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
    return {"id": item.id, "name": item.name, "listed": listed_words(item), "last_check": item.last_check, "qr": code}


def _frame(about: About, today: date, counts: str) -> LeafletView:
    """What the sheet shares with all leaflets: its title, and whose it is. It has no entries of its own."""
    return LeafletView(
        id=FORM,
        format=FORM,
        edition="standard",
        title="Whom to ring",
        audience=counts,
        opening=(),
        points=(),
        directory=about.name,
        region=about.region,
        demonstration=about.demonstration,
        entries=(),
        full=(),
        left_out=0,
        urgent=(),
        in_box=0,
        connector=help_contact(about.connector.name, about.connector.contact),
        checked_on="",
        ask_again_after="",
        edition_code=f"{FORM} {today.isoformat()}",
        edition_day=today.isoformat(),
        page="",
        address="",
        address_words="",
        pathway=None,
        changes=Changes(),
    )
