"""A report as sheets of A4, set by a template of its own with the leaflets' type and parts."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from signpost.outputs.typesetting import TypesettingError, typeset
from signpost.outputs.typesetting.missing_glyphs import without_missing_glyphs
from signpost.records.model import About
from signpost.reports.report import ReportError
from signpost.values.quotes import typographic_data
from signpost.views.leaflet import Changes, LeafletView
from signpost.views.leaflet_parts import help_contact
from signpost.views.snapshot import Snapshot

AS_THEY_ARE: Final = frozenset({"id", "qr", "file"})  # the data that nobody reads, whose quotation marks stay


def sheet(snapshot: Snapshot, form: str, title: str, audience: str, told: Mapping[str, Any]) -> bytes:
    """The bytes of a PDF by the template `form`, from data as JSON can hold it. Raises ReportError if it fails."""
    frame = _frame(snapshot.about, snapshot.today, form, title, audience).json
    data = typographic_data({**frame, "qr": "", **told}, AS_THEY_ARE)
    try:
        shown = without_missing_glyphs(data, snapshot.about.site_url)
        return typeset(snapshot.sources, form, shown, snapshot.today.isoformat(), pictured=False).pdf
    except TypesettingError as error:
        raise ReportError(str(error)) from error


def _frame(about: About, today: date, form: str, title: str, audience: str) -> LeafletView:
    """What the sheet shares with all leaflets: its title, and whose it is. It has no entries of its own."""
    return LeafletView(
        id=form,
        format=form,
        edition="standard",
        title=title,
        audience=audience,
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
        edition_code=f"{form} {today.isoformat()}",
        edition_day=today.isoformat(),
        page="",
        address="",
        address_words="",
        pathway=None,
        changes=Changes(),
    )
