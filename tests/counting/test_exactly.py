"""What somebody could work out who tries every list of people that gives the same table: never more than 1 to 7.

Bounds by intervals, which `figures add` uses, could miss what several sums tell together. Small lists are tried out.
"""

import csv
import random
from itertools import product
from typing import Any, Final

import numpy as np
import pytest

from tests.counting.lists import Table, f, referral
from tests.counting.test_figures_add import made_of

Numbers = np.ndarray[Any, np.dtype[np.int16]]
MOST: Final = 26  # people that are tried out in each place
FEW: Final = -1
SHOWN: Final = np.array([FEW if f(n) == "*" else int(f(n)) for n in range(8 * MOST)], dtype=np.int16)
EVERY: Final[Numbers] = np.indices((MOST,) * 4, dtype=np.int16).reshape(4, -1)  # four numbers of people in every way
DRAWN: Final = (0, 1, 2, 3, 5, 7, 8, 9, 12)
BLANK: Final = (0, 10_000)


def table_of(numbers: dict[tuple[str, str, str], int]) -> Table:
    """The table of so many people by area, need and what became of them."""
    rows = [referral(state, area=area, need=need) for (area, need, state), n in numbers.items() for _ in range(n)]
    return list(csv.DictReader(made_of(rows)["referrals"].splitlines()))


def fits(values: Numbers, cell: str) -> Any:
    """Which of the values a cell may stand for."""
    return values >= 0 if cell == "" else SHOWN[values] == (FEW if cell == "*" else int(cell))


def too_narrow(stars: dict[str, Numbers], possible: Any) -> list[str]:
    found = {name: values[possible] for name, values in stars.items()}
    return [
        f"{name}: {values.min()} to {values.max()}" for name, values in found.items() if {1, 7} - set(values.tolist())
    ]


@pytest.mark.parametrize("seed", range(60))
def test_of_two_areas_with_two_needs_no_star_can_be_worked_out(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - no secret
    places = list(product("ab", "xy"))
    numbers = {(area, need, "waiting"): draw.choice(DRAWN) for area, need in places}
    numbers["a", "x", "waiting"] = numbers["a", "x", "waiting"] or 1
    possible: Any = EVERY[0] >= 0
    stars = {}
    for row in table_of(numbers):
        inside = [n for n, (area, need) in enumerate(places) if row["area"] in {"", area} and row["need"] in {"", need}]
        values: Numbers = EVERY[inside].sum(axis=0, dtype=np.int16)
        possible &= fits(values, row["offered"]) & (values >= 1)
        if row["offered"] == "*":
            stars[f"{row['area']} {row['need']} {row['level']}"] = values
    assert possible.any()
    assert too_narrow(stars, possible) == []


def bounds(cell: str) -> tuple[int, int]:
    return BLANK if cell == "" else (1, 7) if cell == "*" else (0, 0) if cell == "0" else (int(cell) - 2, int(cell) + 2)


@pytest.mark.parametrize("seed", range(60))
def test_of_two_needs_with_those_who_said_yes_and_no_no_star_can_be_worked_out(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - no secret
    numbers = {("a", need, state): draw.choice(DRAWN) for need in "xy" for state in ("accepted", "declined", "waiting")}
    for need in "xy":
        numbers["a", need, "waiting"] += sum(n for (_, other, _), n in numbers.items() if other == need) == 0
    offered = {"x": (1, BLANK[1]), "y": (1, BLANK[1]), "": (2, BLANK[1])}
    possible: Any = EVERY[0] >= 0
    stars = {}
    for row in table_of(numbers):
        first = {"": [0, 2], "x": [0], "y": [2]}[row["need"]]
        low, high = bounds(row["offered"])
        offered[row["need"]] = max(low, offered[row["need"]][0]), min(high, offered[row["need"]][1])
        for place, column in enumerate(("accepted", "declined")):
            values: Numbers = EVERY[[at + place for at in first]].sum(axis=0, dtype=np.int16)
            possible &= fits(values, row[column])
            if row[column] == "*":
                stars[f"{row['area']} {row['need']} {row['level']} {column}"] = values
    least = [np.maximum(EVERY[at] + EVERY[at + 1], offered[need][0]) for at, need in ((0, "x"), (2, "y"))]
    possible &= (least[0] <= offered["x"][1]) & (least[1] <= offered["y"][1]) & (least[0] + least[1] <= offered[""][1])
    assert possible.any()
    assert too_narrow(stars, possible) == []
