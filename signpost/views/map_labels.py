"""Dots and words on a map: where each is put so that none covers another, if that is possible."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from signpost.views.map_geometry import WIDTH, XY, centre

LETTER: Final = 6.2  # units: the mean width of a letter of a name
MOST_LINES: Final = 2
NUMBER: Final = (16, 13)  # units: the room that a number takes
# Where the middle of a number may be, as seen from its dot, the best first.
SIDES: Final = ((0, -12), (13, 0), (-13, 0), (0, 12), (11, -9), (-11, -9), (11, 9), (-11, 9))
RADIUS: Final = 4  # units of a dot


@dataclass(frozen=True)
class Dot:
    """A dot, and the middle of the number beside it."""

    x: float
    y: float
    number_x: float
    number_y: float


@dataclass(frozen=True)
class Label:
    """A name in the middle of an outline, on a line or two, and whether there is room for it."""

    lines: tuple[str, ...]
    x: float
    y: float
    fits: bool

    @classmethod
    def of(cls, name: str, rings: Sequence[Sequence[XY]]) -> "Label":
        """The label of an outline: in the middle of the largest of its rings."""
        if not rings:
            return cls((name,), 0, 0, fits=False)
        largest = max(rings, key=_box)
        x, y = centre(largest)
        wide = max(point[0] for point in largest) - min(point[0] for point in largest)
        lines = (
            tuple(textwrap.wrap(name, max(len(word) for word in name.split())))
            if LETTER * len(name) > wide
            else (name,)
        )
        room = LETTER * max(map(len, lines))
        fits = len(lines) <= MOST_LINES and wide >= room and room / 2 <= x <= WIDTH - room / 2
        return cls(lines, round(x), round(y), fits)


def _box(ring: Sequence[XY]) -> float:
    xs, ys = zip(*ring, strict=True)
    return float((max(xs) - min(xs)) * (max(ys) - min(ys)))


def placed(points: Sequence[XY], height: int) -> tuple[Dot, ...]:
    """The dots at these points, each with its number on the side where it covers least."""
    taken = [(x, y, 2.0 * RADIUS, 2.0 * RADIUS) for x, y in points]
    found = []
    for x, y in points:
        sides = [(x + right, y + down) for right, down in SIDES]
        number = min(sides, key=lambda side: _covered(side, taken, height))
        taken.append((*number, *NUMBER))
        found.append(Dot(*(round(part, 1) for part in (x, y, *number))))
    return tuple(found)


def _covered(side: XY, taken: Sequence[tuple[float, float, float, float]], height: int) -> float:
    """How much a number there would cover: the surface that it shares with others, and all of it beyond the edge."""
    x, y = side
    wide, high = NUMBER
    if not (wide / 2 <= x <= WIDTH - wide / 2 and high / 2 <= y <= height - high / 2):
        return float(wide * high)
    shared = (
        max(0.0, (wide + w) / 2 - abs(x - other_x)) * max(0.0, (high + h) / 2 - abs(y - other_y))
        for other_x, other_y, w, h in taken
    )
    return sum(shared)
