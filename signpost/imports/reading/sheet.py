"""Reads groups from tables, one in each row, by a mapping that says what each heading means."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from signpost.checks.words import join_words
from signpost.imports.reading.identity import with_unique_ids
from signpost.imports.reading.listing import Listing, SourceFault, Tell, folded
from signpost.imports.reading.mapping import Answers
from signpost.imports.reading.row import Rows
from signpost.imports.reading.table import Row, Table
from signpost.records.problem import quoted
from signpost.values.danger import speaks_of_danger
from signpost.values.location_clues import reveals_location
from signpost.values.spelling import closest_match

DEEPEST: Final = 40  # rows that may stand above the headings
Columns = Mapping[str, tuple[str, ...]]  # our name -> headings
ALIKE: Final = 0.75  # a table with fewer of the headings than this share of the fullest table's is about something else
TOTALS: Final = re.compile(r"\W*(grand|sub)?[\s-]*totals?\b", re.IGNORECASE)
NUMBER: Final = re.compile(r"[£\s]*-?[\d.,]+\s*%?")
SHOWN: Final = 10  # row numbers named in one sentence


@dataclass(frozen=True)
class Headings:
    """The row of headings. `labels` are the columns' headings, for people; `places` are the columns of each name.

    `known` counts the headings of the mapping that are there; `missing` are the others, with our names for each.
    """

    at: int
    row: Row
    labels: Sequence[str]
    places: Mapping[str, tuple[int, ...]]
    twice: Sequence[str]
    known: int
    missing: Mapping[str, Sequence[str]]


def listings_of(tables: Sequence[Table], mapping: Answers, tell: Tell) -> Iterator[Listing]:
    """Return the groups in the tables that have the mapping's headings. Notes go to `tell`. Raises SourceFault."""
    if "name" not in mapping.columns:
        raise SourceFault(
            "The mapping does not say which heading holds the name. Write columns: and below it, for instance, "
            "name: Group name. The command import template FOLDER writes a mapping to start from."
        )
    chosen = _chosen([(table, find_headings(table.rows, mapping.columns)) for table in tables], tell)
    groups = [listing for table, headings in chosen for listing in _listings(table, headings, mapping, tell)]
    yield from with_unique_ids(groups, tell)


def _chosen(sheets: Sequence[tuple[Table, Headings]], tell: Tell) -> Iterator[tuple[Table, Headings]]:
    """Return the tables that have all or nearly all of the mapping's headings."""
    best = max((headings.known for _, headings in sheets), default=0)
    if not best and len(sheets) != 1:
        raise SourceFault("No table has a heading that the mapping names.")
    for table, headings in sheets:
        if headings.known == best:
            if headings.missing:
                raise SourceFault(_missing(table, headings))
            yield table, headings
        elif headings.known >= ALIKE * best and headings.places["name"]:
            lacks = join_words(sorted(map(quoted, headings.missing)))
            tell(f"{table.file} has no heading {lacks}, and was read without.")
            yield table, headings
        else:
            tell(f"{table.file} was not read: the mapping's headings are in another table.")


def _listings(table: Table, headings: Headings, mapping: Answers, tell: Tell) -> list[Listing]:
    _check_left(table, headings, mapping, tell)
    for label in headings.twice:
        tell(f"{table.file}: the heading {label} is there twice. Both columns were read.")
    for row in table.rows[: headings.at]:
        if row.filled:
            tell(f"{table.file}, row {row.number} is above the headings, and is not a group: {_quoted(row)}")
    groups = _groups(table, headings, tell)
    _note_unmapped(table, headings, mapping, groups, tell)
    if not groups:
        tell(f"{table.file} has no groups below its headings, which are in row {headings.row.number}.")
    rows = Rows(table, headings.labels, headings.places, mapping)
    listings = [rows.listing(row) for row in groups]
    for note in rows.notes():
        tell(note)
    return listings


def _check_left(table: Table, headings: Headings, mapping: Answers, tell: Tell) -> None:
    """Note the headings that the mapping leaves out but that are not there, since that is probably a slip."""
    known = set(map(folded, headings.labels))
    for heading in mapping.leave:
        if folded(heading) not in known:
            hint = _hint(heading, headings.labels)
            tell(f"{table.file}: the mapping leaves {quoted(heading)}, which is no heading there.{hint}")


def _note_unmapped(table: Table, headings: Headings, mapping: Answers, groups: Sequence[Row], tell: Tell) -> None:
    """Note the filled columns that the mapping neither takes nor leaves: one of them may limit who can come."""
    mapped = {place for places in headings.places.values() for place in places}
    unmapped = [
        label
        for place, label in enumerate(headings.labels)
        if place not in mapped
        and not mapping.leaves_out(label)
        and any(row.cells[place].strip() for row in groups if place < len(row.cells))
    ]
    if unmapped and may_be_repeated(" ".join(unmapped)):
        tell(
            f"{table.file}: the mapping says nothing of {join_words(sorted(map(quoted, unmapped)))}, and nothing of it "
            "is in a record. If it limits who may come, take it under columns as who_for. If nobody needs it, list it "
            "under leave."
        )


def _groups(table: Table, headings: Headings, tell: Tell) -> list[Row]:
    """Return the rows that are groups, and note the others."""
    repeated = [*map(folded, headings.row.filled)]
    first: dict[tuple[str, ...], int] = {}
    groups: list[Row] = []
    others: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in table.rows[headings.at + 1 :]:
        place = f"{table.file}, row {row.number}"
        cells = tuple(cell.strip() for cell in row.cells)
        key = cells[: max((n for n, cell in enumerate(cells, 1) if cell), default=0)]
        if not key and not row.beside:
            others["was blank", "were blank"].append(row.number)
        elif [*map(folded, row.filled)] == repeated:
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
    """Return row numbers for a sentence: all, or only the first if there are many."""
    shown = ", ".join(map(str, numbers[:SHOWN]))
    more = f" and {len(numbers) - SHOWN} more" if len(numbers) > SHOWN else ""
    return f"row {shown}" if len(numbers) == 1 else f"rows {shown}{more}"


def _quoted(row: Row) -> str:
    """Quote a row, unless its words could reveal where somebody in danger is."""
    words = (*row.filled, *(text for _, text in row.beside))
    text = " | ".join(dict.fromkeys(" ".join(cell.split()) for cell in words))
    if not may_be_repeated(text):
        return "its words are not repeated here, since they may tell where somebody is who must not be found."
    return f"“{text[:200]}{'…' if len(text) > 200 else ''}”"


def find_headings(rows: Sequence[Row], columns: Columns) -> Headings:
    """Find the row of headings: the one with most of the mapping's headings, or else the fullest."""
    wanted = {folded(heading) for headings in columns.values() for heading in headings}
    scores = [
        (len(wanted & set(map(folded, row.cells))), len(row.filled), -at) for at, row in enumerate(rows[:DEEPEST])
    ]
    known, _, at = max(scores, default=(0, 0, 0))
    row = rows[-at] if rows else Row(1, ())
    labels = [" ".join(cell.split()) or f"{_column(place)} (no heading)" for place, cell in enumerate(row.cells, 1)]
    where: dict[str, list[int]] = defaultdict(list)
    for place, label in enumerate(labels):
        where[folded(label)].append(place)
    places: dict[str, tuple[int, ...]] = {}
    missing: dict[str, list[str]] = defaultdict(list)
    for ours, headings in columns.items():
        found = [place for heading in headings for place in where.get(folded(heading), ())]
        places[ours] = tuple(dict.fromkeys(found))
        for heading in headings:
            if folded(heading) not in where:
                missing[heading].append(ours)
    twice = [labels[of[0]] for of in where.values() if len(of) > 1]
    return Headings(-at, row, labels, places, twice, known, missing)


def _column(place: int) -> str:
    """Name a column, from 1, as spreadsheets do."""
    from openpyxl.utils import get_column_letter

    return f"column {get_column_letter(place)}"


def _missing(table: Table, headings: Headings) -> str:
    if not any(char.isalnum() for row in table.rows for cell in row.cells for char in cell):
        return f"{table.file} is empty: it has neither headings nor rows."
    labels = [" ".join(cell.split()) for cell in headings.row.filled]
    sentences = [
        f"The mapping takes {join_words(ours)} from the heading {quoted(heading)}, which is not in {table.file}."
        + _hint(heading, labels)
        for heading, ours in headings.missing.items()
    ]
    known = ", ".join(map(quoted, dict.fromkeys(labels))) or "none"
    if not may_be_repeated(known):  # then it is not a row of headings
        known = "not repeated here, since they may tell where somebody is who must not be found"
    return " ".join([*sentences, f"The headings in row {headings.row.number} are: {known}."])


def _hint(heading: str, labels: Iterable[str]) -> str:
    guess = closest_match(heading, labels)
    return f" Did you mean {quoted(guess)}?" if guess else ""


def may_be_repeated(words: str) -> bool:
    """Whether words of a sheet may be quoted: they don't reveal where somebody in danger may be."""
    return not (speaks_of_danger([words]) or reveals_location(words))
