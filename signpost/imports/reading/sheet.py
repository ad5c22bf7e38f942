"""Groups out of a spreadsheet, one a row, by a mapping that says which heading holds what."""

import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from signpost.checks.words import listed
from signpost.imports.reading.identity import told_apart
from signpost.imports.reading.listing import Listing, SourceFault, Tell, folded
from signpost.imports.reading.mapping import Answers
from signpost.imports.reading.row import Rows
from signpost.imports.reading.table import Row, Table
from signpost.records.problem import said
from signpost.values.choice import nearest
from signpost.values.danger import speaks_of_danger
from signpost.values.doors import leads_to_door

DEEPEST: Final = 40  # rows that may stand above the headings
Columns = Mapping[str, tuple[str, ...]]  # our name -> headings
ALIKE: Final = 0.75  # of the headings that the fullest table has; with fewer, a table is of something else
TOTALS: Final = re.compile(r"\W*(grand|sub)?[\s-]*totals?\b", re.IGNORECASE)
NUMBER: Final = re.compile(r"[£\s]*-?[\d.,]+\s*%?")
SHOWN: Final = 10  # row numbers in one sentence


@dataclass(frozen=True)
class Headings:
    """The row of headings. `labels` are what a person calls each column; `places` are the columns of each name."""

    at: int
    row: Row
    labels: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]
    twice: tuple[str, ...]

    def repeats(self, row: Row) -> bool:
        """Whether a row only says the headings again."""
        return [*map(folded, row.filled)] == [*map(folded, self.row.filled)]


def listings_of(tables: Sequence[Table], mapping: Answers, tell: Tell) -> Iterator[Listing]:
    """Give the groups of those tables that have the mapping's headings. Notes go to `tell`. Raises SourceFault."""
    if "name" not in mapping.columns:
        raise SourceFault(
            "The mapping does not say which heading holds the name. Write columns: and below it, for instance, "
            "name: Group name. `build.py import template FOLDER` writes a mapping to start from."
        )
    chosen = [(tables[0], mapping)] if len(tables) == 1 else _chosen(tables, mapping, tell)
    yield from told_apart([listing for table, own in chosen for listing in _listings(table, own, tell)], tell)


def _chosen(tables: Sequence[Table], mapping: Answers, tell: Tell) -> Iterator[tuple[Table, Answers]]:
    """Give the tables that have all or nearly all of the mapping's headings, each with what it has of the mapping."""
    found = [find_headings(table.rows, mapping.columns) for table in tables]
    best = max((known for known, *_ in found), default=0)
    if not best:
        raise SourceFault("No table has a heading that the mapping names.")
    for table, (known, _, at) in zip(tables, found, strict=True):
        if known == best:
            yield table, mapping
            continue
        labels = set(map(folded, table.rows[at].cells)) if table.rows else set()
        columns = {
            ours: tuple(text for text in texts if folded(text) in labels) for ours, texts in mapping.columns.items()
        }
        if known >= ALIKE * best and columns["name"]:
            lacks = {text for texts in mapping.columns.values() for text in texts if folded(text) not in labels}
            tell(f"{table.file} has no heading {listed(sorted(map(said, lacks)))}, and was read without.")
            yield table, replace(mapping, columns=columns)
        else:
            tell(f"{table.file} was not read: the mapping's headings stand in another table.")


def _listings(table: Table, mapping: Answers, tell: Tell) -> list[Listing]:
    *_, at = find_headings(table.rows, mapping.columns)
    headings = read_headings(table.rows, at, mapping.columns, table.file)
    _leaving(table, headings, mapping, tell)
    for label in headings.twice:
        tell(f"{table.file}: the heading {label} stands there twice. Both columns were read.")
    _above(table, headings, tell)
    groups = _groups(table, headings, tell)
    if not groups:
        tell(f"{table.file} has no groups below its headings, which stand in row {headings.row.number}.")
    rows = Rows(table, headings.labels, headings.places, mapping)
    listings = [rows.listing(row) for row in groups]
    for note in rows.notes():
        tell(note)
    return listings


def _leaving(table: Table, headings: Headings, mapping: Answers, tell: Tell) -> None:
    """Tell which headings the mapping leaves that are not there: a slip in one, and its cells are reported as lost."""
    known = set(map(folded, headings.labels))
    for heading in mapping.leave:
        if folded(heading) not in known:
            hint = _hint(heading, headings.labels)
            tell(f"{table.file}: the mapping leaves {said(heading)}, which is no heading there.{hint}")


def _above(table: Table, headings: Headings, tell: Tell) -> None:
    """Tell what stands above the headings, such as the sheet's title."""
    for row in table.rows[: headings.at]:
        if row.filled:
            tell(f"{table.file}, row {row.number} stands above the headings, and is no group: {_quoted(row)}")


def _groups(table: Table, headings: Headings, tell: Tell) -> list[Row]:
    """Give the rows that tell of a group. What the others are is told."""
    first: dict[tuple[str, ...], int] = {}
    groups: list[Row] = []
    others: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in table.rows[headings.at + 1 :]:
        place = f"{table.file}, row {row.number}"
        cells = tuple(cell.strip() for cell in row.cells)
        key = cells[: max((n for n, cell in enumerate(cells, 1) if cell), default=0)]
        if not key and not row.beside:
            others["was blank", "were blank"].append(row.number)
        elif headings.repeats(row):
            others["only repeats the headings", "only repeat the headings"].append(row.number)
        elif _is_total(row.filled):
            tell(f"{place} holds totals, and is no group: {_quoted(row)}")
        elif len(row.filled) < 2 and len(headings.row.filled) > 2:
            tell(f"{place} has one filled cell, and was taken for a note and no group: {_quoted(row)}")
        elif key in first:
            tell(f"{place} says the same as row {first[key]}. They were taken as one group.")
        else:
            first[key] = row.number
            groups.append(row)
            if any(cells[len(headings.labels) :]):
                tell(f"{place} has more cells than there are headings. A separator within words may have moved them.")
            if row.broken:
                tell(f"{place}: a quotation mark is opened there and never closed. Look at what became of this row.")
    for (one, several), numbers in others.items():
        tell(f"{table.file}: {row_numbers(numbers)} {one if len(numbers) == 1 else several}.")
    return groups


def _is_total(filled: Sequence[str]) -> bool:
    return TOTALS.match(filled[0]) is not None and all(NUMBER.fullmatch(cell.strip()) for cell in filled[1:])


def row_numbers(numbers: Sequence[int]) -> str:
    """Name rows in a sentence: all of a few, the first of many."""
    shown = ", ".join(map(str, numbers[:SHOWN]))
    more = f" and {len(numbers) - SHOWN} more" if len(numbers) > SHOWN else ""
    return f"row {shown}" if len(numbers) == 1 else f"rows {shown}{more}"


def _quoted(row: Row) -> str:
    """Repeat a row's words, each merged cell once, unless they may tell where somebody in danger is."""
    words = (*row.filled, *(text for _, text in row.beside))
    text = " | ".join(dict.fromkeys(" ".join(cell.split()) for cell in words))
    if not may_be_repeated(text):
        return "its words are not repeated here, since they may tell where somebody is who must not be found."
    return f"“{text[:200]}{'…' if len(text) > 200 else ''}”"


def find_headings(rows: Sequence[Row], columns: Columns) -> tuple[int, int, int]:
    """Find the likeliest row of headings: how many the mapping has, how many cells are filled, and its place."""
    wanted = {folded(heading) for headings in columns.values() for heading in headings}
    scores = [
        (len(wanted & set(map(folded, row.cells))), len(row.filled), -at) for at, row in enumerate(rows[:DEEPEST])
    ]
    known, filled, at = max(scores, default=(0, 0, 0))
    return known, filled, -at


def read_headings(rows: Sequence[Row], at: int, columns: Columns, name: str) -> Headings:
    """Take the headings of a row. Raises SourceFault with the nearest headings where the mapping names others."""
    if not any(char.isalnum() for row in rows for cell in row.cells for char in cell):
        raise SourceFault(f"{name} is empty: it has neither headings nor rows.")
    row = rows[at]
    labels = tuple(" ".join(cell.split()) or f"column {_letters(n)} (no heading)" for n, cell in enumerate(row.cells))
    where: dict[str, list[int]] = defaultdict(list)
    for place, label in enumerate(labels):
        where[folded(label)].append(place)
    missing: dict[str, list[str]] = defaultdict(list)
    for ours, headings in columns.items():
        for heading in headings:
            if folded(heading) not in where:
                missing[heading].append(ours)
    if missing:
        raise SourceFault(_missing(missing, [cell for cell in labels if "(no heading)" not in cell], row, name))
    places = {
        ours: tuple(dict.fromkeys(place for heading in headings for place in where[folded(heading)]))
        for ours, headings in columns.items()
    }
    twice = [labels[places[0]] for heading, places in where.items() if len(places) > 1]
    return Headings(at, row, labels, places, tuple(twice))


def _missing(missing: Mapping[str, Sequence[str]], labels: Sequence[str], row: Row, name: str) -> str:
    sentences = [
        f"The mapping takes {listed(ours)} from the heading {said(heading)}, which is not in {name}."
        + _hint(heading, labels)
        for heading, ours in missing.items()
    ]
    known = ", ".join(map(said, dict.fromkeys(labels))) or "none"
    if not may_be_repeated(known):  # it is no row of headings, then
        known = "not repeated here, since they may tell where somebody is who must not be found"
    return " ".join([*sentences, f"The headings in row {row.number} are: {known}."])


def _hint(heading: str, labels: Iterable[str]) -> str:
    guess = nearest(heading, labels)
    return f" Did you mean {said(guess)}?" if guess else ""


def may_be_repeated(words: str) -> bool:
    """Whether words of a sheet can stand in a message: they don't tell where somebody in danger may be."""
    return not (speaks_of_danger([words]) or leads_to_door(words))


def _letters(column: int) -> str:
    """Name a column as spreadsheets do: A to Z, then AA."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = string.ascii_uppercase[rest] + name
    return name
