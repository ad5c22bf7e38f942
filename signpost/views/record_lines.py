"""Lines to paste into a patient's record: that somebody was told of a group, or referred to it."""

from dataclasses import dataclass

from signpost.records.directory import Directory
from signpost.records.model import Activity
from signpost.records.parts import RecordCode
from signpost.views.edition import Edition


@dataclass(frozen=True)
class CopyText:
    """A line for the patient's record. `[date]` stands where the browser puts the day."""

    label: str
    text: str


def record_lines(edition: Edition, activity: Activity, reason: str = "") -> tuple[CopyText, ...]:
    """The lines for one activity, with the reason where there is one. The code belongs to a referral alone."""
    own = edition.cards[activity.id].reach
    way = f"tel {own.phone}" if own.phone else own.words or "no number given"
    what = f"{activity.name} ({reason}), {way}" if reason else f"{activity.name}, {way}"
    source = f"Source: {edition.about.name}."
    lines = []
    if activity.joining != "referral-only":
        lines.append(CopyText("Signposted", f"[date] Signposted to {what}. {source}"))
    code = _referral_code(edition.directory)
    if any(route.who not in {"self", "family"} for route in activity.routes):
        note = f" {code.text}: SNOMED CT {code.snomed}." if code else ""
        lines.append(CopyText("Referred", f"[date] Referred to {what}, with the person's agreement.{note} {source}"))
    return tuple(lines)


def _referral_code(directory: Directory) -> RecordCode | None:
    codes = (pathway.record_code for pathway in directory.pathways.values())
    return next((code for code in codes if code and code.snomed), None)
