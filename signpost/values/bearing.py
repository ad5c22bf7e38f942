"""How far and in which direction a place lies from another, in words: "300 m north-east"."""

import math
from typing import Final

from signpost.values.sectors import Point, distance

DIRECTIONS: Final = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
STEP: Final = 50  # metres, to which a distance below a kilometre is rounded


def written(start: Point, end: Point) -> str:
    """The distance in a straight line, to 50 m, or to 100 m from a kilometre on, and the direction by eight winds."""
    kilometres = distance(start, end)
    metres = max(STEP, round(kilometres * 1000 / STEP) * STEP)
    far = f"{metres} m" if metres < 1000 else f"{kilometres:.1f} km"
    return f"{far} {direction(start, end)}"


def direction(start: Point, end: Point) -> str:
    """The wind of eight that is nearest to the direction from one point to another not far away."""
    east = (end[1] - start[1]) * math.cos(math.radians((start[0] + end[0]) / 2))
    angle = math.degrees(math.atan2(east, end[0] - start[0]))
    return DIRECTIONS[round(angle / 45) % 8]
