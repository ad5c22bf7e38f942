"""Counts that together tell more of a few people than that they are 1 to 7."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product
from pathlib import PurePath
from typing import Final

from signpost.checks.disclosure import Published, Rule, bounds_of, narrowed
from signpost.checks.figures import Typed, rows_in_focus
from signpost.records.directory import Directory
from signpost.records.figures import Referrals, Unmet
from signpost.records.problem import Problem, problem
from signpost.records.table_schema import is_valid
from signpost.values import quarter
from signpost.values.count import Count

# By what each table is broken down, and its counts, the first of which a row has at least one person in.
BROKEN_DOWN: Final[Mapping[str, tuple[str, ...]]] = {"referrals": ("area", "need", "level"), "unmet": ("area", "need")}
COUNTS: Final[Mapping[str, tuple[str, ...]]] = {
    "referrals": ("offered", "accepted", "declined", "started", "finished", "told"),
    "unmet": ("asked",),
}
# Which counts of a row are parts of another.
WITHIN: Final = (
    ("offered", ("accepted", "declined")),
    ("accepted", ("started",)),
    ("started", ("finished",)),
    ("offered", ("told",)),
)


def figures_narrowed(directory: Directory, today: date) -> Iterator[Problem]:
    """Each * of which other counts of its quarter tell more, by what is surely a part of what."""
    sound = {table.file for table in directory.folder.tables if is_valid(PurePath(table.file).stem, table)}
    tables: dict[tuple[str, str], list[Typed]] = defaultdict(list)
    for typed in rows_in_focus(directory):
        if isinstance(typed.row, Referrals | Unmet) and typed.table.file in sound:
            tables[PurePath(typed.table.file).stem, quarter.written(typed.row.quarter)].append(typed)
    for (name, when), rows in tables.items():
        for row, column in _narrowed(name, rows):
            yield problem(
                row.place(column),
                "figures-narrowed",
                f"With the other counts of {when}, this * tells more of these people than that they are 1 to 7.",
                "Leave a count blank that it is a part of, such as the total. `figures add` does that by itself.",
            )


def _narrowed(name: str, rows: Sequence[Typed]) -> Iterator[tuple[Typed, str]]:
    cells = list(product(range(len(rows)), COUNTS[name]))
    counts: list[Count | None] = [getattr(rows[row].row, column) for row, column in cells]
    first = COUNTS[name][0]
    places = {cell: place for place, cell in enumerate(cells)}
    table = Published(
        counts=[count or Count(0) for count in counts],
        least=[int(column == first and counts[place] != Count(0)) for place, (_, column) in enumerate(cells)],
        rules=[
            Rule(places[whole], tuple(places[part] for part in parts), exact=False)
            for whole, parts in _parts(name, rows)
        ],
        weights=[0] * len(cells),
    )
    blank = [place for place, count in enumerate(counts) if count is None]
    bounds = bounds_of(table, blank)
    if any(low > high for low, high in zip(bounds.low, bounds.high, strict=True)):
        return  # rows that can't be true together tell nothing, and another check names most of them
    for place, _ in narrowed(table, bounds, blank):
        row, column = cells[place]
        yield rows[row], column


Cell = tuple[int, str]  # the number of its row, and its column
About = tuple[tuple[str, str], ...]  # what a row is about: each thing with its id


def _parts(name: str, rows: Sequence[Typed]) -> Iterator[tuple[Cell, list[Cell]]]:
    """Which cells are parts of which, between rows and within each."""
    for total, group in _groups(name, rows):
        for column in COUNTS[name]:
            yield (total, column), [(row, column) for row in group]
    for row, (whole, parts) in product(range(len(rows)), WITHIN if name == "referrals" else ()):
        yield (row, whole), [(row, part) for part in parts]


def _groups(name: str, rows: Sequence[Typed]) -> Iterator[tuple[int, list[int]]]:
    """Each row with others that are parts of it: broken down by one thing more, or by all, or by activity."""
    whole: dict[About, int] = {}
    parts: dict[About, dict[tuple[str, ...], list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, typed in enumerate(rows):
        about = tuple((part, value) for part in BROKEN_DOWN[name] if (value := getattr(typed.row, part)))
        if getattr(typed.row, "activity", ""):
            parts[()]["activity",].append(number)
            continue
        whole[about] = number
        for size in range(len(about)):
            for coarser in combinations(about, size):
                parts[coarser][tuple(part for part, _ in about)].append(number)
    for about, number in whole.items():
        for group in parts[about].values():
            yield number, group
