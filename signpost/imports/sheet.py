"""Groups out of a spreadsheet, one a row, by a mapping that says which heading holds what."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from signpost.checks.suggest import nearest
from signpost.imports.cells import DELIMITERS, Record, read_bytes, records_of, text_of
from signpost.imports.datapackage import Table, tables_of
from signpost.imports.headings import DEEPEST, Columns, Headings, find_headings, may_be_repeated, read_headings
from signpost.imports.listing import Listing, SourceFault
from signpost.imports.mapping import Answers, folded
from signpost.imports.row import Rows
from signpost.imports.same import told_apart
from signpost.records.problem import said

Tell = Callable[[str], None]
TOTALS: Final = re.compile(r"\W*(grand|sub)?[\s-]*totals?\b", re.IGNORECASE)
NUMBER: Final = re.compile(r"[£\s]*-?[\d.,]+\s*%?")
SHOWN: Final = 10  # row numbers in one sentence


def read_sheet(source: Path, mapping: Answers, tell: Tell) -> Iterator[Listing]:
    """Read the groups of a CSV file, or of a data package's tables. Notes go to `tell`. Raises SourceFault, OSError."""
    if "name" not in mapping.columns:
        raise SourceFault(
            "The mapping does not say which heading holds the name. Write columns: and below it, for instance, "
            "name: Group name. `build.py import template FOLDER` writes a mapping to start from."
        )
    tables = (
        _package(source, mapping.columns, tell) if source.suffix.lower() == ".json" else [_file(source, mapping, tell)]
    )
    for table in tables:
        yield from _listings(table, mapping, tell)


def _package(source: Path, columns: Columns, tell: Tell) -> list[Table]:
    """Give the tables of a data package that have the mapping's headings; the others are told."""
    tables = tables_of(source, tell)
    scores = [find_headings(table.records, columns)[0] for table in tables]
    best = max(scores, default=0)
    if not best:
        raise SourceFault(f"No table of {source} has a heading that the mapping names.")
    for table, score in zip(tables, scores, strict=True):
        if score < best:
            tell(f"{table.file} was not read: the mapping's headings stand in another table.")
    return [table for table, score in zip(tables, scores, strict=True) if score == best]


def _file(source: Path, mapping: Answers, tell: Tell) -> Table:
    if source.is_dir():
        raise SourceFault(f"{source} is a folder. Name the CSV file in it, or its datapackage.json.")
    text, letters = text_of(read_bytes(source), source.name)
    if letters:
        tell(f"{source.name} was saved with the letters of {letters}, and was read so.")
    starts = {mark: tuple(islice(records_of(text, mark), DEEPEST)) for mark in DELIMITERS}
    best = max(starts, key=lambda mark: find_headings(starts[mark], mapping.columns)[:2])
    return Table(source.stem, source.name, tuple(records_of(text, best)))


def _listings(table: Table, mapping: Answers, tell: Tell) -> Iterator[Listing]:
    *_, at = find_headings(table.records, mapping.columns)
    headings = read_headings(table.records, at, mapping.columns, table.file)
    _leaving(table, headings, mapping, tell)
    for label in headings.twice:
        tell(f"{table.file}: the heading {label} stands there twice. Both columns were read.")
    _above(table, headings, tell)
    records = _groups(table, headings, tell)
    if not records:
        tell(f"{table.file} has no groups below its headings, which stand in row {headings.record.number}.")
    rows = Rows(table.file, headings, mapping)
    listings = [rows.listing(record) for record in records]
    for note in rows.notes():
        tell(note)
    yield from told_apart(listings, tell)


def _leaving(table: Table, headings: Headings, mapping: Answers, tell: Tell) -> None:
    """Tell which headings the mapping leaves that are not there: a slip in one, and its cells are reported as lost."""
    known = set(map(folded, headings.labels))
    for heading in mapping.leave:
        if folded(heading) not in known:
            guess = nearest(heading, headings.labels)
            hint = f" Did you mean {said(guess)}?" if guess else ""
            tell(f"{table.file}: the mapping leaves {said(heading)}, which is no heading there.{hint}")


def _above(table: Table, headings: Headings, tell: Tell) -> None:
    """Tell what stands above the headings, such as the sheet's title."""
    for record in table.records[: headings.at]:
        if record.filled:
            tell(f"{table.file}, row {record.number} stands above the headings, and is no group: {_quoted(record)}")


def _groups(table: Table, headings: Headings, tell: Tell) -> list[Record]:
    """Give the rows that tell of a group. What the others are is told."""
    first: dict[tuple[str, ...], int] = {}
    groups: list[Record] = []
    others: dict[tuple[str, str], list[int]] = defaultdict(list)
    for record in table.records[headings.at + 1 :]:
        place = f"{table.file}, row {record.number}"
        cells = tuple(cell.strip() for cell in record.cells)
        key = cells[: max((n for n, cell in enumerate(cells, 1) if cell), default=0)]
        if not key:
            others["was blank", "were blank"].append(record.number)
        elif headings.repeats(record):
            others["only repeats the headings", "only repeat the headings"].append(record.number)
        elif _is_total(record.filled):
            tell(f"{place} holds totals, and is no group: {_quoted(record)}")
        elif len(record.filled) == 1 and len(headings.record.filled) > 2:
            tell(f"{place} has one filled cell, and was taken for a note and no group: {_quoted(record)}")
        elif key in first:
            tell(f"{place} says the same as row {first[key]}. They were taken as one group.")
        else:
            first[key] = record.number
            groups.append(record)
            if any(cells[len(headings.labels) :]):
                tell(f"{place} has more cells than there are headings. A separator within words may have moved them.")
            if record.broken:
                tell(f"{place}: a quotation mark is opened there and never closed. Look at what became of this row.")
    for (one, several), numbers in others.items():
        tell(f"{table.file}: {_rows(numbers)} {one if len(numbers) == 1 else several}.")
    return groups


def _is_total(filled: Sequence[str]) -> bool:
    return TOTALS.match(filled[0]) is not None and all(NUMBER.fullmatch(cell.strip()) for cell in filled[1:])


def _rows(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:SHOWN]))
    more = f" and {len(numbers) - SHOWN} more" if len(numbers) > SHOWN else ""
    return f"row {shown}" if len(numbers) == 1 else f"rows {shown}{more}"


def _quoted(record: Record) -> str:
    """Repeat a row's words, unless they may tell where somebody in danger is."""
    text = " | ".join(" ".join(cell.split()) for cell in record.filled)
    if not may_be_repeated(text):
        return "its words are not repeated here, since they may tell where somebody is who must not be found."
    return f"“{text[:200]}{'…' if len(text) > 200 else ''}”"
