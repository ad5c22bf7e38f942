"""Lists of referrals for tests, and what tables say, read without the engine."""

import csv
import random
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.cli.running import DAY, Result, in_this_process
from tests.records.scratch import ROOT

SMALL: Final = ROOT / "tests/records/base"
HEADINGS: Final = (
    "month", "area", "need", "level", "activity", "what became of it", "days to first contact", "days to reply",
    "told the referrer", "happy yesterday before", "happy yesterday after", "loneliness score before",
    "loneliness score after",
)  # fmt: skip
ONE: Final = {"month": "2026-05", "area": "south-ward", "need": "loneliness", "level": "signposting"}
Row = Mapping[str, str]
Table = list[dict[str, str]]
# The columns of counts, and which are at least the sum of which.
COUNTS: Final = {
    "referrals": ("offered", "accepted", "declined", "started", "finished", "told"),
    "outcomes": ("n", "better"),
    "unmet": ("asked",),
}
WITHIN: Final = (
    ("offered", ("accepted", "declined")), ("accepted", ("started",)), ("started", ("finished",)),
    ("offered", ("told",)), ("n", ("better",)),
)  # fmt: skip
PARTS: Final = {"referrals": ("area", "need", "level"), "unmet": ("area", "need"), "outcomes": ()}


def f(n: int) -> str:
    """The rule of rounding, from the words of NHS Digital and not from the engine."""
    if n == 0:
        return "0"
    return "*" if n <= 7 else str(round(n / 5 + 1e-9) * 5)


def referral(state: str, **more: str) -> Row:
    return {**ONE, "what became of it": state, **{name.replace("_", " "): value for name, value in more.items()}}


def write_list(file: Path, rows: Iterable[Row], headings: Sequence[str] = HEADINGS) -> Path:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, headings, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return file


def small_directory(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "directory"))


def add(sheet: Path, directory: Path, *words: str | Path) -> Result:
    return in_this_process("figures", "add", sheet, "--directory", directory, "--date", DAY, *words)


def tables(directory: Path) -> dict[str, Table]:
    """The tables of figures that a directory has, by name."""
    found = {}
    for file in sorted((directory / "figures").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as table:
            found[file.stem] = list(csv.DictReader(table))
    return found


def bounds(cell: str, least: int) -> tuple[float, float]:
    """The fewest and the most that a cell may stand for."""
    if cell == "":
        return least, float("inf")
    return (1, 7) if cell == "*" else (0, 0) if cell == "0" else (int(cell) - 2, int(cell) + 2)


def told_too_much(name: str, rows: Table, *, all_active: bool) -> Iterator[str]:
    """Each * of one quarter of a table that its other cells tell more exactly than as 1 to 7.

    Rows that are not in the table take part too: they are `hidden`, and their cells blank. `all_active` says whether
    each referral is to an activity.
    """
    cells = {(index, column): row[column] for index, row in enumerate(rows) for column in COUNTS[name]}
    there = {(index, COUNTS[name][0]) for index, row in enumerate(rows) if "hidden" not in row}
    sums = list(_sums(name, rows, all_active=all_active))
    low = {place: bounds(cell, int(place in there))[0] for place, cell in cells.items()}
    high = {place: bounds(cell, 0)[1] for place, cell in cells.items()}
    for _ in range(200):
        before = (dict(low), dict(high))
        for whole, parts, exact in sums:
            low[whole] = max(low[whole], sum(low[part] for part in parts))
            if exact:
                high[whole] = min(high[whole], sum(high[part] for part in parts))
            for part in parts:
                others = [other for other in parts if other != part]
                high[part] = min(high[part], high[whole] - sum(low[other] for other in others))
                if exact:
                    low[part] = max(low[part], low[whole] - sum(high[other] for other in others))
        if before == (low, high):
            break
    for place, cell in cells.items():
        if cell == "*" and (low[place] > 1 or high[place] < 7):
            yield f"{rows[place[0]]} {place[1]}: {low[place]} to {high[place]}"


Cell = tuple[int, str]


def _sums(name: str, rows: Table, *, all_active: bool) -> Iterator[tuple[Cell, tuple[Cell, ...], bool]]:
    """Which cell is the sum of which, or at least that."""
    for index in range(len(rows)):
        for whole, inner in WITHIN:
            if whole in COUNTS[name]:
                yield (index, whole), tuple((index, part) for part in inner), False
    for total, group, exact in _totals(PARTS[name], rows, all_active=all_active):
        for column in COUNTS[name] if group else ():
            yield (total, column), tuple((index, column) for index in group), exact


def _totals(names: Sequence[str], rows: Table, *, all_active: bool) -> Iterator[tuple[int, list[int], bool]]:
    filled = [tuple(part for part in names if row[part]) for row in rows]
    active = [index for index, row in enumerate(rows) if row.get("activity")]
    each = [index for index, parts in enumerate(filled) if parts == tuple(names)]
    for total, parts in enumerate(filled if names else ()):
        if not parts and total not in active:
            yield total, active, all_active
            for part in names:
                yield total, [index for index, those in enumerate(filled) if those == (part,)], True
        if len(parts) == 1:
            [part] = parts
            yield total, [index for index in each if rows[index][part] == rows[total][part]], True


def invented(count: int, seed: int, needs: Sequence[str], areas: Sequence[str], activities: Sequence[str]) -> list[Row]:
    """A list of so many referrals over two years, with a fixed seed."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    rows = []
    for _ in range(count):
        state = draw.choices(
            ["waiting", "declined", "accepted", "started", "finished", "nothing found"], [1, 1, 2, 4, 4, 1]
        )[0]
        found = state != "nothing found"
        rows.append(
            referral(
                state,
                month=f"{draw.choice([2025, 2026])}-{draw.randint(1, 9):02}",
                area=draw.choice(areas),
                need=needs[min(int(draw.expovariate(0.4)), len(needs) - 1)],
                level=draw.choice(["signposting", "full-support"]) if found else "",
                activity=draw.choice(["", *activities]) if found else "",
                days_to_first_contact=str(draw.randint(0, 30)) if found else "",
                days_to_reply=str(draw.randint(1, 60)) if state == "finished" else "",
                happy_yesterday_before=str(draw.randint(0, 10)) if state == "finished" else "",
                happy_yesterday_after=str(draw.randint(0, 10)) if state == "finished" else "",
            )
        )
    return rows
