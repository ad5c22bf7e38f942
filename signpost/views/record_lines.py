"""Lines to paste into a patient's record: that somebody heard of a group, or was referred to it.

None of them has a code. SNOMED CT 871731000000106 is for a referral to the social prescribing service, once in an
episode, and a referral to a group is not one: the pathway to the connector says how it is recorded (its record_code).
Source: NHS England's guidance on recording social prescribing.
"""

from dataclasses import dataclass

from signpost.records.model import Activity, Pathway
from signpost.records.word_parts import RecordCode
from signpost.views.snapshot import Snapshot


@dataclass(frozen=True)
class CopyText:
    """A line for the patient's record. The browser replaces `[date]` with the day."""

    label: str
    text: str


def record_lines(snapshot: Snapshot, activity: Activity, reason: str = "") -> tuple[CopyText, ...]:
    """The lines for one activity, with the reason if there is one.

    A discreet activity has none: patients' records can be read online, at home and by others.
    """
    if snapshot.directory.is_discreet(activity):
        return ()
    own = snapshot.cards[activity.id].best_contact
    way = f"tel {own.phone}" if own.phone else own.words or "no number given"
    what = f"{activity.name} ({reason}), {way}" if reason else f"{activity.name}, {way}"
    source = f"Source: {snapshot.about.name}."
    lines = []
    if activity.joining != "referral-only":
        lines.append(CopyText("Signposted", f"[date] Signposted to {what}. {source}"))
    if any(route.who not in {"self", "family"} for route in activity.routes):
        lines.append(CopyText("Referred", f"[date] Referred to {what}, with the person's agreement. {source}"))
    return tuple(lines)


def pathway_lines(snapshot: Snapshot, pathway: Pathway) -> tuple[CopyText, ...]:
    """The lines for a pathway that has codes: the person accepts, or declines."""
    code, source = pathway.record_code, f"Source: {snapshot.about.name}."
    if code is None or not code.snomed:
        return ()
    agreed = "First contact of this episode; the person agreed."
    lines = [CopyText("Accepted", f"[date] {_coded(code.text, code.snomed)}. {agreed} {source}")]
    if code.declined:
        lines.append(CopyText("Declined", f"[date] {_coded(code.declined.text, code.declined.snomed)}. {source}"))
    return tuple(lines)


def record_words(code: RecordCode | None) -> str:
    """A pathway's code, when it is used, and the code for a refusal, in sentences; "" if it has none."""
    if code is None:
        return ""
    told = [_coded(code.text, code.snomed).rstrip("."), code.when.rstrip(".")]
    if code.declined:
        told.append(f"If the person says no: {_coded(code.declined.text, code.declined.snomed)}")
    return "".join(f"{words}. " for words in told if words).rstrip()


def _coded(text: str, snomed: str) -> str:
    return f"{text} (SNOMED CT {snomed})" if snomed else text
