"""Rounds the counts of one quarter, and decides which rows and cells can be published."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

from signpost.checks.disclosure import Published, Rule, left_out
from signpost.counting.tally import Key, Shape
from signpost.values.count import MOST_FEW, Count, rounded

# How much the cells of a row would be missed, and with that the order in which rows are added.
WEIGHTS: Final = {"each": 0, "activity": 1, "level": 2, "need": 3, "area": 4, "all": 5}
TOTALS: Final = ("all", "area", "need", "level")
Exact = Mapping[Key, Mapping[str, int]]
Place = tuple[Key, str]  # of a cell: its row and its column


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
    counted = Counted(exact, shape)
    kinds = counted.kinds
    found = Rows(keys := frozenset(key for kind in TOTALS for key in kinds[kind]), counted.left_out(keys))
    for kind in ("activity", "each"):
        found = _grown(counted, found, kinds[kind])
    rows = {
        key: {column: None if (key, column) in found.out else rounded(exact[key][column]) for column in shape.columns}
        for key in found.keys
    }
    return Rounded(rows, *(len(set(kinds[kind]) - found.keys) for kind in ("activity", "each")))


class Rows(NamedTuple):
    """The rows to be published, and the cells that are left out of them."""

    keys: frozenset[Key]
    out: frozenset[Place]


@dataclass(frozen=True)
class Counted:
    """The exact counts of a quarter, in the form in which disclosure looks at them.

    Rows that are not published take part, with all their cells left out: others know that such may be there.
    """

    exact: Exact
    shape: Shape

    @cached_property
    def kinds(self) -> Mapping[str, list[Key]]:
        """The rows of each kind, the largest first."""
        found: dict[str, list[Key]] = {kind: [] for kind in WEIGHTS}
        for key in sorted(self.exact, key=lambda key: (-self.size(key), key)):
            found[self.shape.kind_of(key)].append(key)
        return found

    @cached_property
    def places(self) -> Mapping[Place, int]:
        """The number of each cell."""
        cells = ((key, column) for keys in self.kinds.values() for key in keys for column in self.shape.columns)
        return {cell: number for number, cell in enumerate(cells)}

    @cached_property
    def table(self) -> Published:
        """All cells, without what the mere presence of a row tells."""
        return Published(
            counts=[rounded(self.exact[key][column]) for key, column in self.places],
            least=[0] * len(self.places),
            rules=[
                Rule(self.places[whole], tuple(self.places[part] for part in parts), exact)
                for whole, parts, exact in self._rules()
            ],
            weights=[WEIGHTS[self.shape.kind_of(key)] for key, _ in self.places],
        )

    def size(self, key: Key) -> int:
        """How many people a row is about."""
        return next(iter(self.exact[key].values()))

    def left_out(self, keys: Collection[Key], already: Collection[Place] = ()) -> frozenset[Place]:
        """The cells to leave out of these rows, with those that are left out already."""
        first = next(iter(self.shape.columns))
        least = [int(column == first and key in keys) for key, column in self.places]  # a row tells of one person
        unpublished = [number for (key, _), number in self.places.items() if key not in keys]
        found = left_out(replace(self.table, least=least), [*unpublished, *(self.places[cell] for cell in already)])
        return frozenset(cell for cell, number in self.places.items() if number in found and cell[0] in keys)

    def _rules(self) -> Iterator[tuple[Place, list[Place], bool]]:
        """What is the sum of what, by rows and within each row."""
        for total, rows, exact in self._sums():
            for column in self.shape.columns if rows else ():
                yield (total, column), [(key, column) for key in rows], exact
        for key in self.exact:
            for whole, parts in self.shape.within:
                yield (key, whole), [(key, part) for part in parts], False

    def _sums(self) -> Iterator[tuple[Key, list[Key], bool]]:
        kinds = self.kinds
        for part in self.shape.parts:
            yield Key(), kinds[part], True
            for total in kinds[part]:
                yield total, [key for key in kinds["each"] if getattr(key, part) == getattr(total, part)], True
        yield Key(), kinds["activity"], sum(map(self.size, kinds["activity"])) == self.size(Key())


def _grown(counted: Counted, rows: Rows, more: Sequence[Key]) -> Rows:
    """The rows with all of some more or, if they would cost one before, with those of eight and more that don't."""
    if all_of_them := _added(counted, rows, more):
        return all_of_them
    for key in more:
        if counted.size(key) > MOST_FEW:
            rows = _added(counted, rows, [key]) or rows
    return rows


def _added(counted: Counted, rows: Rows, more: Sequence[Key]) -> Rows | None:
    """The rows with some more of them, and what is left out then; None if any of those before would be."""
    keys = rows.keys.union(more)
    out = counted.left_out(keys, rows.out)
    return Rows(keys, out) if all(key in more for key, _ in out - rows.out) else None
