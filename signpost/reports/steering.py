"""The report for a steering group: the dashboard, and how fairly the areas are served, as text or on sheets of A4."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from types import MappingProxyType
from typing import Final

from signpost.reports.report import Problems, Report
from signpost.reports.sheet import sheet
from signpost.views.dashboard import dashboard, how_to_read
from signpost.views.dashboard_parts import Row, Section, Table
from signpost.views.equity import FEWEST, AreaEquity, equity
from signpost.views.snapshot import Snapshot
from signpost.views.when import short_day

FORM: Final = "steering"
FROM_RECORDS: Final = frozenset({"coverage", "freshness", "changes"})
COLUMNS: Final = (
    "For each 1,000 residents",
    "Groups",
    "A year ago",
    "Meetings in 4 weeks",
    "Residents",
    "In the poorest fifth",
)


def sections(snapshot: Snapshot) -> tuple[Section, ...]:
    """The sections of the dashboard, with fairness after those from the records. No page of the site has that one."""
    shown = dashboard(snapshot)
    ours = [section for section in shown if section.id in FROM_RECORDS]
    return (*ours, *_fairness(snapshot), *(section for section in shown if section not in ours))


def _fairness(snapshot: Snapshot) -> Iterator[Section]:
    fair = equity(snapshot)
    known = [own.residents for own in fair.areas if own.residents]
    if not known:
        return
    longest = max((own.rate or 0 for own in fair.areas), default=0) or 1
    median = f"The middle one of these areas has {fair.median:.1f} for each 1,000 residents." if fair.median else ""
    sources = dict.fromkeys(f"{one.source}, {short_day(one.as_of)}." for one in known)
    yield Section(
        "fairness",
        "Is it fair?",
        tuple(filter(None, (fair.words, median))),
        (
            Table(
                "equity",
                "Groups for each 1,000 residents of the areas that they serve, the poorest area first",
                COLUMNS,
                tuple(Row(own.area.name, _cells(own), (own.rate or 0) / longest) for own in fair.areas),
            ),
        ),
        " ".join(sources),
        f"No rate is given for fewer than {FEWEST:,} residents. Groups differ in size, and people go to other areas.",
    )


def _cells(own: AreaEquity) -> tuple[str, ...]:
    return (
        f"{own.rate:.1f}" if own.rate is not None else "too few people",
        str(own.activities),
        str(own.a_year_ago),
        f"{own.sessions:.0f}",
        f"{own.residents.count:,}" if own.residents else "not known",
        f"{own.residents.share:.0%}" if own.residents else "not known",
    )


def as_text(snapshot: Snapshot, _found: Problems) -> str:
    """For a person at a terminal: each section with its sentences and tables."""
    return "\n".join(_lines(snapshot))


def _lines(snapshot: Snapshot) -> Iterator[str]:
    yield f"{snapshot.about.name}: report for the steering group, {short_day(snapshot.today)}"
    for section in sections(snapshot):
        yield f"\n{section.title.upper()}"
        yield from (f"- {sentence}" for sentence in section.sentences)
        for table in section.tables:
            yield from _columns(table)
        yield f"{section.source} {section.cannot_say}"
    if note := how_to_read(snapshot):
        yield f"\n{note}"


def _columns(table: Table) -> Iterator[str]:
    """A table in columns of letters."""
    rows = [("", *table.columns), *((row.head, *row.cells) for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    yield f"\n{table.title}"
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    yield ""


def as_markdown(snapshot: Snapshot, _found: Problems) -> str:
    """For an issue or a wiki: the same with headings and tables."""
    return "\n".join(_marked_up(snapshot)) + "\n"


def _marked_up(snapshot: Snapshot) -> Iterator[str]:
    yield f"# {snapshot.about.name}: report for the steering group, {short_day(snapshot.today)}\n"
    for section in sections(snapshot):
        yield f"## {section.title}\n"
        yield from (f"- {sentence}" for sentence in section.sentences)
        for table in section.tables:
            yield f"\n### {table.title}\n"
            yield _cells_of(("", *table.columns))
            yield _cells_of(["---"] * (len(table.columns) + 1))
            yield from (_cells_of((row.head, *row.cells)) for row in table.rows)
        yield f"\n{section.source} {section.cannot_say}\n"
    yield how_to_read(snapshot)


def _cells_of(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def as_json(snapshot: Snapshot, _found: Problems) -> str:
    """For programs: every section."""
    whole = {"day": snapshot.today, "sections": [asdict(section) for section in sections(snapshot)]}
    return json.dumps(whole, indent=1, default=str) + "\n"


def as_pdf(snapshot: Snapshot, _found: Problems) -> bytes:
    """The bytes of a PDF on A4. Raises ReportError if it can't be set."""
    told = {"sections": [asdict(section) for section in sections(snapshot)], "how_to_read": how_to_read(snapshot)}
    return sheet(snapshot, FORM, "Report for the steering group", short_day(snapshot.today), told)


REPORT: Final = Report(
    help="what there is, how fair and how fresh it is, what became of referrals, and what is missing, for a meeting",
    formats=MappingProxyType({"text": as_text, "markdown": as_markdown, "json": as_json, "pdf": as_pdf}),
)
