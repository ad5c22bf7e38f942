"""Where the headings of a spreadsheet stand, and which column each of our names takes, by the mapping."""

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from signpost.checks.sensitive import POSTCODE, STREET
from signpost.checks.suggest import nearest
from signpost.checks.words import listed
from signpost.imports.cells import Record
from signpost.imports.guard import speaks_of_danger
from signpost.imports.listing import SourceFault
from signpost.imports.mapping import folded
from signpost.records.problem import said

DEEPEST: Final = 40  # rows that may stand above the headings
Columns = Mapping[str, tuple[str, ...]]  # our name -> headings


@dataclass(frozen=True)
class Headings:
    """The row of headings. `labels` are what a person calls each column; `places` are the columns of each name."""

    at: int
    record: Record
    labels: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]
    twice: tuple[str, ...]

    def repeats(self, record: Record) -> bool:
        """Whether a row only says the headings again."""
        return [*map(folded, record.filled)] == [*map(folded, self.record.filled)]

    def is_mapped(self, column: int) -> bool:
        """Whether one of our names takes a column."""
        return any(column in places for places in self.places.values())


def find_headings(records: Sequence[Record], columns: Columns) -> tuple[int, int, int]:
    """Find the likeliest row of headings: how many the mapping has, how many cells are filled, and its place."""
    wanted = {folded(heading) for headings in columns.values() for heading in headings}
    scores = [
        (len(wanted & set(map(folded, record.cells))), len(record.filled), -at)
        for at, record in enumerate(records[:DEEPEST])
    ]
    known, filled, at = max(scores, default=(0, 0, 0))
    return known, filled, -at


def read_headings(records: Sequence[Record], at: int, columns: Columns, name: str) -> Headings:
    """Take the headings of a row. Raises SourceFault with the nearest headings where the mapping names others."""
    if not any(char.isalnum() for record in records for cell in record.cells for char in cell):
        raise SourceFault(f"{name} is empty: it has neither headings nor rows.")
    record = records[at]
    labels = tuple(
        " ".join(cell.split()) or f"column {_letters(n)} (no heading)" for n, cell in enumerate(record.cells)
    )
    where: dict[str, list[int]] = {}
    for place, label in enumerate(labels):
        where.setdefault(folded(label), []).append(place)
    missing: dict[str, list[str]] = {}
    for ours, headings in columns.items():
        for heading in headings:
            if folded(heading) not in where:
                missing.setdefault(heading, []).append(ours)
    if missing:
        raise SourceFault(_missing(missing, [cell for cell in labels if "(no heading)" not in cell], record, name))
    places = {
        ours: tuple(dict.fromkeys(place for heading in headings for place in where[folded(heading)]))
        for ours, headings in columns.items()
    }
    twice = [labels[places[0]] for heading, places in where.items() if len(places) > 1]
    return Headings(at, record, labels, places, tuple(twice))


def _missing(missing: Mapping[str, Sequence[str]], labels: Sequence[str], record: Record, name: str) -> str:
    sentences = []
    for heading, ours in missing.items():
        guess = nearest(heading, labels)
        hint = f" Did you mean {said(guess)}?" if guess else ""
        sentences.append(
            f"The mapping takes {listed(ours)} from the heading {said(heading)}, which is not in {name}.{hint}"
        )
    known = ", ".join(map(said, dict.fromkeys(labels))) or "none"
    if not may_be_repeated(known):  # it is no row of headings, then
        known = "not repeated here, since they may tell where somebody is who must not be found"
    return " ".join([*sentences, f"The headings in row {record.number} are: {known}."])


def may_be_repeated(words: str) -> bool:
    """Whether words of a sheet can stand in a message: they don't tell where somebody in danger may be."""
    return not (speaks_of_danger([words]) or POSTCODE.search(words) or STREET.search(words))


def _letters(column: int) -> str:
    """Name a column as spreadsheets do: A to Z, then AA."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = string.ascii_uppercase[rest] + name
    return name
