"""What was seen of how groups are run and no longer holds, or soon will not: whom to ring, and what to ask for."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from signpost.checks.markdown import as_code, as_plain
from signpost.checks.redaction import unquotable_files
from signpost.records.assurance import assured
from signpost.records.model import Activity, Organisation
from signpost.records.spreadsheet import Cell, as_csv
from signpost.reports.freshness import SENSITIVE, running
from signpost.reports.report import Problems, Report
from signpost.views.assurance import name_of
from signpost.views.best_contact import BestContact, best_contact, contact_of, who_answers
from signpost.views.snapshot import Snapshot
from signpost.views.when import short_day

AHEAD: Final = timedelta(days=60)
LAPSED: Final = "LAPSED: NOT TOLD AS SEEN ANY MORE"
LAPSING: Final = "LAPSING IN THE NEXT 60 DAYS"
HEADER: Final = (
    "done",
    "what",
    "state",
    "last day",
    "by the paper",
    "who",
    "how",
    "number or address",
    "ask for",
    "file",
)


@dataclass(frozen=True)
class Due:
    """One answer or mark to ask about again. `until` is its last day; `paper` is whether the paper itself says so.

    One of a sensitive service has only what it is and the name that all of them have.
    """

    what: str
    lapsed: bool
    until: date | None
    paper: bool
    who: str
    way: str
    verb: str
    role: str
    file: str


def assurance_due(snapshot: Snapshot, found: Problems) -> tuple[Due, ...]:
    """All that has lapsed, or will in the next 60 days, the longest lapsed first; each where it is written down."""
    hidden = unquotable_files(snapshot.directory, found)
    records: tuple[Activity | Organisation, ...] = (*snapshot.directory.organisations.values(), *running(snapshot))
    every = [due for record in records for due in _of_record(snapshot, record, hidden=record.source.file in hidden)]
    return tuple(sorted(every, key=lambda due: (due.until or date.min, due.who.casefold(), due.what, due.file)))


def _of_record(snapshot: Snapshot, record: Activity | Organisation, *, hidden: bool) -> Iterator[Due]:
    for what, until, paper in lapsing(snapshot, record):
        lapsed = until < snapshot.today
        if hidden:
            yield Due(what if what != _mark(record) else "A mark", lapsed, None, paper, SENSITIVE, "", "", "", "")
        else:
            way, role = _whom(snapshot, record)
            verb = way.verb if way.words else ""
            yield Due(what, lapsed, until, paper, record.name, way.words, verb, role, record.source.file)


def lapsing(snapshot: Snapshot, record: Activity | Organisation) -> Iterator[tuple[str, date, bool]]:
    """What a record itself says that has lapsed or soon will: what, its last day, and whether the paper says that."""
    last = snapshot.today + AHEAD
    held = assured(snapshot.directory, record)
    for answer in held.answers:
        if answer.owner is record and answer.until and answer.until <= last:
            yield name_of(answer), answer.until, answer.expires
    mark = record.assurance.mark if record.assurance else None
    if mark and mark.until <= last:
        yield mark.name, mark.until, True


def _mark(record: Activity | Organisation) -> str:
    return record.assurance.mark.name if record.assurance and record.assurance.mark else ""


def _whom(snapshot: Snapshot, record: Activity | Organisation) -> tuple[BestContact, str]:
    if isinstance(record, Activity):
        return best_contact(snapshot.directory, record), who_answers(snapshot.directory, record)[0]
    return contact_of(record), record.contact.role


def due_words(due: Due) -> str:
    """What is due, of whom and whom to ring, in a sentence."""
    day = f" {day_words(due.until, lapsed=due.lapsed, paper=due.paper)}" if due.until else ""
    ring = f" {due.verb} {due.way}{f', {due.role}' if due.role else ''}." if due.way else ""
    return f"{due.who}: {due.what}{day}.{ring}"


def day_words(until: date, *, lapsed: bool, paper: bool) -> str:
    """When something ran or runs out by the paper itself, or is to be seen again: "ran out on 31 October 2026"."""
    if not paper:
        return f"is to be seen again after {short_day(until)}"
    return f"{'ran' if lapsed else 'runs'} out on {short_day(until)}"


def _heading(snapshot: Snapshot, every: tuple[Due, ...]) -> str:
    lapsed = sum(due.lapsed for due in every)
    return (
        f"On {short_day(snapshot.today)}, {lapsed} answer{'' if lapsed == 1 else 's'} about how groups are run "
        f"{'has' if lapsed == 1 else 'have'} lapsed, and {len(every) - lapsed} will in the next {AHEAD.days} days. "
        "Ask to see the paper, write down its last day, and leave the paper with the group."
    )


def _parts(every: tuple[Due, ...]) -> Iterator[tuple[str, tuple[Due, ...]]]:
    for heading, lapsed in ((LAPSED, True), (LAPSING, False)):
        if own := tuple(due for due in every if due.lapsed is lapsed):
            yield heading, own


def as_text(snapshot: Snapshot, found: Problems) -> str:
    """For a person at a terminal: what has lapsed, then what soon will, with whom to ring."""
    every = assurance_due(snapshot, found)
    lines = [_heading(snapshot, every), ""]
    for heading, own in _parts(every):
        lines += [heading, *(f"- {due_words(due)}{f' ({due.file})' if due.file else ''}" for due in own), ""]
    return "\n".join(lines)


def as_markdown(snapshot: Snapshot, found: Problems) -> str:
    """The same for a page or an issue, with boxes to tick."""
    every = assurance_due(snapshot, found)
    lines = [as_plain(_heading(snapshot, every)), ""]
    for heading, own in _parts(every):
        lines += [f"## {as_plain(heading.capitalize())}", ""]
        lines += [f"- [ ] {as_plain(due_words(due))} {as_code(due.file)}".rstrip() for due in own]
        lines.append("")
    return "\n".join(lines)


def as_sheet(snapshot: Snapshot, found: Problems) -> str:
    """For a spreadsheet: a row for each, with an empty cell to tick."""
    return as_csv(HEADER, map(_row, assurance_due(snapshot, found)))


def _row(due: Due) -> tuple[Cell, ...]:
    state = "lapsed" if due.lapsed else "lapsing"
    return "", due.what, state, due.until, due.paper, due.who, due.verb, due.way, due.role, due.file


def as_json(snapshot: Snapshot, found: Problems) -> str:
    """For programs: the day, and all that is due."""
    whole = {"day": snapshot.today, "due": [asdict(due) for due in assurance_due(snapshot, found)]}
    return json.dumps(whole, indent=1, default=str) + "\n"


REPORT: Final = Report(
    help="what was seen of how groups are run and has lapsed, or will in the next 60 days, and whom to ring",
    formats=MappingProxyType({"text": as_text, "markdown": as_markdown, "csv": as_sheet, "json": as_json}),
)
