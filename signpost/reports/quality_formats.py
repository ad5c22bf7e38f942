"""The quality report as text, Markdown, CSV and JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from types import MappingProxyType
from typing import Final

from signpost.checks.markdown import as_code, as_plain
from signpost.records.spreadsheet import Cell, as_csv
from signpost.reports.quality import PARTS, Quality, formula, quality
from signpost.reports.report import Problems, Report
from signpost.views.snapshot import Snapshot
from signpost.views.when import short_day

HEADER: Final = ("score", "name", "what to do", "file", *(part.name for part in PARTS))


def as_text(snapshot: Snapshot, found: Problems) -> str:
    """For a person at a terminal: the formula, then each record with its score and what to do, the lowest first."""
    every = quality(snapshot, found)
    lines = [_heading(snapshot, every), "", *formula(), ""]
    for own in every:
        lines.append(f"{own.score:3}  {own.name}{f' ({own.file})' if own.file else ''}")
        lines += [f"       {words}" for words in own.missing]
    return "\n".join([*lines, ""])


def _heading(snapshot: Snapshot, every: tuple[Quality, ...]) -> str:
    full = sum(not own.missing for own in every)
    return f"On {short_day(snapshot.today)}, {len(every) - full} of {len(every)} records can be made better."


def as_markdown(snapshot: Snapshot, found: Problems) -> str:
    """The same for a page or an issue, with a box to tick for each record that can be made better."""
    every = quality(snapshot, found)
    lines = [as_plain(_heading(snapshot, every)), "", *_formula(), ""]
    for own in every:
        if own.missing:
            lines.append(f"- [ ] **{own.score}** {as_plain(own.name)} {as_code(own.file)}".rstrip())
            lines += [f"  - {as_plain(words)}" for words in own.missing]
    return "\n".join([*lines, ""])


def _formula() -> Iterator[str]:
    for line in formula():
        yield f"- {as_plain(line[2:])}" if line.startswith("- ") else f"{as_plain(line)}\n"


def as_sheet(snapshot: Snapshot, found: Problems) -> str:
    """For a spreadsheet: a row for each record, with each part of its score; empty if that does not apply."""
    return as_csv(HEADER, map(_row, quality(snapshot, found)))


def _row(own: Quality) -> tuple[Cell, ...]:
    parts = dict(own.parts)
    measured = (f"{parts[part.name]:g}" if part.name in parts else "" for part in PARTS)
    return own.score, own.name, " ".join(own.missing), own.file, *measured


def as_json(snapshot: Snapshot, found: Problems) -> str:
    """For programs: the day, the formula, and every record."""
    records = [{**asdict(own), "parts": dict(own.parts)} for own in quality(snapshot, found)]
    return (
        json.dumps({"day": snapshot.today, "formula": list(formula()), "records": records}, indent=1, default=str)
        + "\n"
    )


REPORT: Final = Report(
    help="how complete and fresh each record is, and what to do about it: the ones that want work first",
    formats=MappingProxyType({"text": as_text, "markdown": as_markdown, "csv": as_sheet, "json": as_json}),
)
