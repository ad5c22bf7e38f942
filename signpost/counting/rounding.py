"""Rounds the counts of one quarter, and decides which rows and cells can be published."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from signpost.counting.disclosure import Published, Rule, left_out
from signpost.counting.tally import Key, Shape
from signpost.values.count import MOST_FEW, Count, rounded

# How much the cells of a row would be missed, and with that the order in which rows are added.
WEIGHTS: Final = {"each": 0, "activity": 1, "level": 2, "need": 3, "area": 4, "all": 5}
TOTALS: Final = ("all", "area", "need", "level")
Exact = Mapping[Key, Mapping[str, int]]
Out = frozenset[tuple[Key, str]]  # the cells that are left out, by their rows and columns
Rows = tuple[list[Key], Out]


@dataclass(frozen=True)
class Rounded:
    """The rows of a quarter to be published: each with its counts by column; None is a count that is left out.

    `activities_left` counts the activities without a row, and `each_left` the rows of all parts together that are
    left out: with them, totals would have had to be.
    """

    rows: Mapping[Key, Mapping[str, Count | None]]
    activities_left: int = 0
    each_left: int = 0

    @property
    def cells_left(self) -> int:
        return sum(count is None for counts in self.rows.values() for count in counts.values())


def round_quarter(exact: Exact, shape: Shape) -> Rounded:
    """Round the counts of a quarter. Rows that would cost a total are left out, and cells that would narrow a *."""
    kinds: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(exact, key=lambda key: (-_size(exact, key), key)):
        kinds[shape.kind_of(key)].append(key)
    keys = [key for kind in TOTALS for key in kinds[kind]]
    out = _left_out(exact, keys, shape, frozenset())
    for kind in ("activity", "each"):
        keys, out = _grown(exact, (keys, out), kinds[kind], shape)
    rows = {
        key: {column: None if (key, column) in out else rounded(exact[key][column]) for column in shape.columns}
        for key in keys
    }
    return Rounded(rows, *(len(kinds[kind]) - sum(key in rows for key in kinds[kind]) for kind in ("activity", "each")))


def _grown(exact: Exact, whole: Rows, more: list[Key], shape: Shape) -> Rows:
    """The rows with all of some more or, if they would cost one before, with those of eight and more that don't."""
    if all_of_them := _added(exact, whole, more, shape):
        return all_of_them
    for key in more:
        if _size(exact, key) > MOST_FEW:
            whole = _added(exact, whole, [key], shape) or whole
    return whole


def _size(exact: Exact, key: Key) -> int:
    return next(iter(exact[key].values()))


def _added(exact: Exact, whole: Rows, more: list[Key], shape: Shape) -> Rows | None:
    """The rows with some more of them, and what is left out then; None if any of those before would be."""
    keys = [*whole[0], *more]
    found = _left_out(exact, keys, shape, whole[1])
    return (keys, found) if all(key in more for key, _ in found - whole[1]) else None


def _left_out(exact: Exact, keys: Sequence[Key], shape: Shape, already: Out) -> Out:
    cells = [(key, column) for key in keys for column in shape.columns]
    places = {cell: place for place, cell in enumerate(cells)}
    first = next(iter(shape.columns))
    published = Published(
        counts=[rounded(exact[key][column]) for key, column in cells],
        least=[int(column == first) for _, column in cells],  # that the row is there tells of one person
        rules=[
            Rule(places[whole], tuple(places[part] for part in parts), exact=is_exact)
            for whole, parts, is_exact in _rules(exact, keys, shape)
        ],
        weights=[WEIGHTS[shape.kind_of(key)] for key, _ in cells],
    )
    return frozenset(cells[place] for place in left_out(published, [places[cell] for cell in already]))


def _rules(
    exact: Exact, keys: Collection[Key], shape: Shape
) -> list[tuple[tuple[Key, str], list[tuple[Key, str]], bool]]:
    """What is the sum of what, by rows and within each row."""
    kinds: dict[str, list[Key]] = {}
    for key in keys:
        kinds.setdefault(shape.kind_of(key), []).append(key)
    sums = [(Key(), kinds.get(part, [])) for part in shape.parts]
    each, activities = kinds.get("each", []), kinds.get("activity", [])
    parts = [
        (total, [key for key in each if getattr(key, part) == getattr(total, part)])
        for part in shape.parts
        for total in kinds.get(part, [])
    ]
    all_each = len(each) == sum(shape.kind_of(key) == "each" for key in exact)
    all_active = sum(_size(exact, key) for key in activities) == _size(exact, Key())
    found = [
        ((total, column), [(key, column) for key in rows], whole)
        for those, whole in ((sums, True), (parts, all_each), ([(Key(), activities)], all_active))
        for total, rows in those
        if rows
        for column in shape.columns
    ]
    return found + [
        ((key, total), [(key, part) for part in inner], False) for key in keys for total, inner in shape.within
    ]
