"""Which cells of a table to leave out, so that no * in it can be narrowed to less than 1 to 7.

Cells that are published add up, or nearly: all needs together are the sum of the needs, and those who started are some
of those who accepted. So each cell lies between two bounds, which the others give: 10 stands for 8 to 12, * for 1 to 7,
and a cell left out for anything. As long as those bounds say more of a * than 1 to 7, one more cell is left out.

This is what statistical offices call secondary suppression, with bounds by interval propagation.
"""

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal, NamedTuple

from signpost.values.count import MOST_FEW, Count

ANY: Final = 10**7  # the most people that a cell may stand for if it is left out
Side = Literal["low", "high"]


class Rule(NamedTuple):
    """The whole is at least the sum of the parts, or exactly that. Cells are numbers of places in a list."""

    whole: int
    parts: tuple[int, ...]
    exact: bool = True


class Means(NamedTuple):
    """A bound that others give a cell: a side of another cell, and whether that one is the whole of the rule."""

    cell: int
    side: Side
    whole: bool
    depth: int


@dataclass
class Bounds:
    """The fewest and the most that each cell may stand for, and the rule that says so, if one does."""

    low: list[int]
    high: list[int]
    by: dict[tuple[int, Side], Rule] = field(default_factory=dict)

    def raise_low(self, cell: int, value: int, rule: Rule) -> bool:
        """Note that a cell stands for at least so many. Returns whether that was new."""
        if value <= self.low[cell]:
            return False
        self.low[cell], self.by[cell, "low"] = value, rule
        return True

    def lower_high(self, cell: int, value: int, rule: Rule) -> bool:
        """Note that a cell stands for at most so many. Returns whether that was new."""
        if value >= self.high[cell]:
            return False
        self.high[cell], self.by[cell, "high"] = value, rule
        return True


@dataclass(frozen=True)
class Published:
    """Cells that could be published: their counts, the rules between them, and the least that each must stand for.

    `weights` say how much each would be missed: of two that would do, the one that weighs less is left out.
    """

    counts: Sequence[Count]
    least: Sequence[int]
    rules: Sequence[Rule]
    weights: Sequence[int]

    @cached_property
    def touching(self) -> Mapping[int, Sequence[int]]:
        """The numbers of the rules about each cell."""
        found: dict[int, list[int]] = {}
        for number, rule in enumerate(self.rules):
            for cell in (rule.whole, *rule.parts):
                found.setdefault(cell, []).append(number)
        return found


def left_out(table: Published, already: Collection[int] = ()) -> frozenset[int]:
    """The cells to leave out, with those that are left out `already`."""
    out = set(already)
    while chosen := _chosen(table, out):
        out |= chosen
    return frozenset(out)


def bounds_of(table: Published, out: Collection[int]) -> Bounds:
    """The bounds of each cell, if those in `out` are left out."""
    known = [None if cell in out else count for cell, count in enumerate(table.counts)]
    bounds = Bounds(
        [least if count is None else max(count.low, least) for count, least in zip(known, table.least, strict=True)],
        [ANY if count is None else count.high for count in known],
    )
    waiting = dict.fromkeys(range(len(table.rules)))
    while waiting:
        number = next(iter(waiting))
        del waiting[number]
        for cell in list(_applied(table.rules[number], bounds)):
            waiting |= dict.fromkeys(table.touching[cell])
    return bounds


def _applied(rule: Rule, bounds: Bounds) -> Iterator[int]:
    """Apply a rule to the bounds, and yield the cells whose bounds are narrower now."""
    whole, parts = rule.whole, rule.parts
    fewest = sum(bounds.low[part] for part in parts)
    if bounds.raise_low(whole, fewest, rule):
        yield whole
    for part in parts:
        if bounds.lower_high(part, bounds.high[whole] - fewest + bounds.low[part], rule):
            yield part
    if rule.exact:
        most = sum(bounds.high[part] for part in parts)
        if bounds.lower_high(whole, most, rule):
            yield whole
        for part in parts:
            if bounds.raise_low(part, bounds.low[whole] - most + bounds.high[part], rule):
                yield part


def _chosen(table: Published, out: Collection[int]) -> set[int]:
    """The next cells to leave out: for each * that is narrowed, one of the cells that narrow it, or itself."""
    bounds = bounds_of(table, out)
    chosen: set[int] = set()
    for star, side in narrowed(table, bounds, out):
        means = list(_means(bounds, star, side))
        if not any(each.cell in chosen for each in means):
            own = Means(star, side, whole=bounds.by[star, side].whole == star, depth=0)
            able = [own, *(each for each in means if each.cell not in out and each.cell != star)]
            chosen.add(min(able, key=lambda each: _cost(table, each)).cell)
    return chosen


def narrowed(table: Published, bounds: Bounds, out: Collection[int]) -> Iterator[tuple[int, Side]]:
    """Each * that is published and told more exactly than as 1 to 7, with the side."""
    for cell, count in enumerate(table.counts):
        if count.number is None and cell not in out:
            if bounds.high[cell] < MOST_FEW:
                yield cell, "high"
            elif bounds.low[cell] > 1:
                yield cell, "low"


def _means(bounds: Bounds, cell: int, side: Side) -> Iterator[Means]:
    """The cells by which others know a bound of a cell, directly or through further cells, the nearest first."""
    seen = {(cell, side)}
    waiting = deque([Means(cell, side, whole=False, depth=0)])
    while waiting:
        known = waiting.popleft()
        for each in _direct(bounds, known):
            if (each.cell, each.side) not in seen:
                seen.add((each.cell, each.side))
                waiting.append(each)
                yield each


def _direct(bounds: Bounds, known: Means) -> Iterator[Means]:
    """The cells in the rule that gives a bound."""
    rule = bounds.by.get((known.cell, known.side))
    if rule is None:
        return
    is_part = known.cell != rule.whole
    other: Side = "low" if known.side == "high" else "high"
    if is_part:
        yield Means(rule.whole, known.side, whole=True, depth=known.depth + 1)
    for part in rule.parts:
        if part != known.cell:
            yield Means(part, other if is_part else known.side, whole=False, depth=known.depth + 1)


def _cost(table: Published, means: Means) -> tuple[int, int, int, int, int, int]:
    """How much it costs to leave a cell out: numbers before *, which would be missed more, and nothings last."""
    number = table.counts[means.cell].number
    kind = (1 if means.whole else 3) if number is None else 0 if number else 2
    return kind, means.depth, table.weights[means.cell], not means.whole, number or 0, means.cell
