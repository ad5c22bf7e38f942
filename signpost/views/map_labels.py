"""Dots and words on a map: where each is put so that none covers another, if that is possible."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, product
from typing import Final

from signpost.views.map_geometry import WIDTH, XY, centre

# Units up or down from the middle of an outline at which there may be more room for its name, the nearest first.
MOVES: Final = (0, -8, 8, -16, 16, -24, 24)
NAME: Final = 11.0  # units: the height of a name's type on a screen
LETTER: Final = 5.8  # units: the mean width of a letter of a name, in type as it is on a screen
MOST_LINES: Final = 2
LABEL_LINE: Final = 12  # units from one line of a name to the next
NUMBER: Final = (16.0, 13.0)  # units: the room that a number takes
# Where the middle of a number may be, as seen from its dot, the best first.
SIDES: Final = ((0, -12), (13, 0), (-13, 0), (0, 12), (11, -9), (-11, -9), (11, 9), (-11, 9))
REACH: Final = 30  # units from a dot, beyond which nothing can be covered by its number
DOT: Final = (8.0, 8.0)

Box = tuple[float, float, float, float]  # its middle, its width and its height


@dataclass(frozen=True)
class Dot:
    """A dot, and the middle of the number beside it."""

    x: float
    y: float
    number_x: float
    number_y: float


@dataclass(frozen=True)
class Label:
    """A name in an outline, on a line or two: its middle, and how wide and high it is."""

    lines: tuple[str, ...]
    x: int
    y: int


def label(name: str, rings: Sequence[Sequence[XY]], height: int, larger: float = 1) -> Label | None:
    """The name in the largest of these rings, in the widest part of its middle; None if there is no room for it.

    `larger` is how many times as large its type is as on a screen.
    """
    if not rings:
        return None
    largest, line = max(rings, key=_extent), LABEL_LINE * larger
    middle = min(max(centre(largest)[1], line), height - line)
    for lines, move in product(((name,), _in_two(name)), MOVES):
        left, right = _room(largest, middle + move, line * (len(lines) - 1))
        if len(lines) <= MOST_LINES and _width(lines) * larger <= right - left:
            return Label(lines, round((left + right) / 2), round(middle + move))
    return None


def label_anyway(name: str, rings: Sequence[Sequence[XY]], height: int) -> Label:
    """The same for at least one ring, in the middle of the first if there is no room: it reaches over the edge."""
    if found := label(name, rings, height):
        return found
    x, y = centre(rings[0])
    lines = _in_two(name)
    return Label(lines if len(lines) <= MOST_LINES else (name,), round(x), round(y))


def _in_two(name: str) -> tuple[str, ...]:
    """A name on lines as long as its longest word: two, if it is short."""
    return tuple(textwrap.wrap(name, max(map(len, name.split()))))


def _room(ring: Sequence[XY], y: float, tall: float) -> XY:
    """The widest piece of the drawing within a ring, round a height, for lines so far apart: from left to right."""
    found = [
        max(_spans(ring, at), key=lambda span: span[1] - span[0], default=(0.0, 0.0))
        for at in (y - tall / 2, y + tall / 2)
    ]
    return max(0.0, *(left for left, _ in found)), min(float(WIDTH), *(right for _, right in found))


def clear(labels: Iterable[Label], dots: Iterable[Dot], larger: float = 1) -> tuple[Label, ...]:
    """The labels that cover neither a dot nor its number."""
    size, number = _times(DOT, larger), _times(NUMBER, larger)
    taken = [box for dot in dots for box in ((dot.x, dot.y, *size), (dot.number_x, dot.number_y, *number))]
    boxes = ((own, (own.x, own.y, *_times((_width(own.lines), LABEL_LINE * len(own.lines)), larger))) for own in labels)
    return tuple(own for own, room in boxes if not any(_shared(room, box) for box in taken))


def _times(pair: XY, larger: float) -> XY:
    return pair[0] * larger, pair[1] * larger


def _width(lines: Iterable[str]) -> float:
    return LETTER * max(map(len, lines))


def _spans(ring: Sequence[XY], y: float) -> list[XY]:
    """The pieces of a horizontal line that lie within a ring, each from left to right."""
    at = sorted(
        a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for a, b in pairwise((*ring, ring[0]))
        if (a[1] > y) != (b[1] > y)
    )
    return list(zip(at[::2], at[1::2], strict=True))


def _extent(ring: Sequence[XY]) -> float:
    xs, ys = zip(*ring, strict=True)
    return float((max(xs) - min(xs)) * (max(ys) - min(ys)))


def placed(points: Sequence[XY], height: int, larger: float = 1) -> tuple[Dot, ...]:
    """The dots at these points, each with its number on the side where it covers least."""
    taken: list[Box] = [(*point, *_times(DOT, larger)) for point in points]
    found = []
    for x, y in points:
        sides = [
            (x + right, y + down, *_times(NUMBER, larger)) for right, down in (_times(one, larger) for one in SIDES)
        ]
        near = [box for box in taken if max(abs(box[0] - x), abs(box[1] - y)) < REACH * larger]
        number = min(sides, key=partial(_covered, taken=near, height=height))
        taken.append(number)
        found.append(Dot(*(round(part, 1) for part in (x, y, *number[:2]))))
    return tuple(found)


def _covered(own: Box, taken: Iterable[Box], height: int) -> float:
    """How much a number there would cover: the surface that it shares with others, and all of it beyond the edge."""
    x, y, wide, high = own
    if not (wide / 2 <= x <= WIDTH - wide / 2 and high / 2 <= y <= height - high / 2):
        return wide * high
    return sum(_shared(own, other) for other in taken)


def _shared(one: Box, other: Box) -> float:
    """The surface that two boxes share."""
    wide = (one[2] + other[2]) / 2 - abs(one[0] - other[0])
    high = (one[3] + other[3]) / 2 - abs(one[1] - other[1])
    return max(0.0, wide) * max(0.0, high)
