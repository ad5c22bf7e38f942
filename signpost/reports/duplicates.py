"""Records that may be of the same group, organisation or place, side by side."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Final

from signpost.checks.duplicates import Kept, Twins, twins
from signpost.checks.redaction import unquotable_files
from signpost.records.model import Activity, Organisation, Venue
from signpost.records.spreadsheet import as_csv
from signpost.reports.report import Problems, Report
from signpost.views.snapshot import Snapshot
from signpost.views.timetable import meetings
from signpost.views.when import short_day

NOTHING: Final = "not said"
HEADER: Final = ("pair", "alike in", "what", "the older", "the newer")


@dataclass(frozen=True)
class Line:
    """One thing that both records may say."""

    what: str
    older: str
    newer: str

    @property
    def same(self) -> bool:
        return self.older == self.newer


@dataclass(frozen=True)
class SideBySide:
    """Two records that may be of the same thing, what they have in common, and all that helps to tell."""

    alike: str
    lines: tuple[Line, ...]


def duplicates(snapshot: Snapshot, found: Problems) -> tuple[SideBySide, ...]:
    """Every such pair, without those of which one is sensitive or seems to be: a check names their files."""
    silent = unquotable_files(snapshot.directory, found)
    pairs = twins(snapshot.directory)
    return tuple(_beside(snapshot, pair) for pair in pairs if silent.isdisjoint({_file(pair.older), _file(pair.newer)}))


def _file(record: Kept) -> str:
    return record.source.file


def _beside(snapshot: Snapshot, pair: Twins) -> SideBySide:
    older, newer = (dict(_said(snapshot, record)) for record in (pair.older, pair.newer))
    lines = (Line(what, older[what] or NOTHING, newer[what] or NOTHING) for what in older if older[what] or newer[what])
    return SideBySide(pair.alike, tuple(lines))


def _said(snapshot: Snapshot, record: Kept) -> Iterator[tuple[str, str]]:
    """What a record says, by what it is about. Two records of one kind have the same."""
    yield "File", _file(record)
    yield "Name", record.name
    if isinstance(record, Venue):
        yield "Address", ", ".join(part for part in (record.address, record.town, record.postcode) if part)
        yield "Groups", str(len(snapshot.held_at.get(record.id, ())))
    else:
        yield "In one sentence", record.summary
        yield "Phone", record.contact.phone
        yield "E-mail", record.contact.email
        yield "Website", record.contact.website
    if isinstance(record, Organisation):
        yield "Groups", str(len(snapshot.run_by.get(record.id, ())))
    if isinstance(record, Activity):
        yield from _of_activity(snapshot, record)
    yield "From the list", record.imported.from_ if record.imported else ""


def _of_activity(snapshot: Snapshot, activity: Activity) -> Iterator[tuple[str, str]]:
    directory = snapshot.directory
    runs, place = directory.organisations.get(activity.organisation), directory.venues.get(activity.venue)
    yield "Run by", runs.name if runs else ""
    yield "Where", place.name if place else ""
    yield "When", "; ".join(meeting.when for meeting in meetings(activity.sessions, snapshot.today))
    yield "Last checked", short_day(activity.verified.on) if activity.verified else "never"
    yield "Status", activity.status


def as_text(snapshot: Snapshot, found: Problems) -> str:
    """For a person at a terminal: each pair, line by line, with a sign before what differs."""
    pairs = duplicates(snapshot, found)
    return "\n".join([*_heading(len(pairs)), *(line for pair in pairs for line in _written(pair))])


def _heading(count: int) -> Iterator[str]:
    if not count:
        yield "No two records look like the same."
    elif count == 1:
        yield "One pair of records may be of the same thing."
    else:
        yield f"{count} pairs of records may each be of the same thing."
    if count:
        yield "If they are, keep the one that was checked last, write into it what only the other has, and delete that."
        yield "If they are not, make their names easier to tell apart."
    yield ""


def _written(pair: SideBySide) -> Iterator[str]:
    yield f"THE SAME {pair.alike.upper()}"
    for line in pair.lines:
        if line.same:
            yield f"    {line.what}: {line.older}"
        else:
            yield f"  * {line.what}: {line.older}"
            yield f"    {' ' * len(line.what)}  {line.newer}"
    yield ""


def as_sheet(snapshot: Snapshot, found: Problems) -> str:
    """For a spreadsheet: a row for each thing that one of a pair says."""
    pairs = enumerate(duplicates(snapshot, found), 1)
    return as_csv(
        HEADER,
        ((number, pair.alike, line.what, line.older, line.newer) for number, pair in pairs for line in pair.lines),
    )


def as_json(snapshot: Snapshot, found: Problems) -> str:
    """For programs: every pair."""
    return json.dumps({"pairs": [asdict(pair) for pair in duplicates(snapshot, found)]}, indent=1) + "\n"


REPORT: Final = Report(
    help="which records may be of the same group, organisation or place, side by side",
    formats=MappingProxyType({"text": as_text, "csv": as_sheet, "json": as_json}),
)
