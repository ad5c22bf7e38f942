"""Reads published tables of small areas of the census: which ward each lies in, its residents, how poor it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rapidfuzz import process

from signpost.checks.words import join_words
from signpost.cli.errors import UsageError
from signpost.records.csv_text import read_csv

# The columns that are read, by the names that official tables give them. The ages may be missing.
COLUMNS: Final = {
    "code": re.compile(r"(lsoa\d\d)?_?code", re.IGNORECASE),
    "part": re.compile(r"(ward\d\d_name|ward|part)", re.IGNORECASE),
    "residents": re.compile(r"(total_)?(residents|population)", re.IGNORECASE),
    "decile": re.compile(r"(imd_)?decile", re.IGNORECASE),
    "aged_0_15": re.compile(r"aged_0_15"),
    "aged_16_64": re.compile(r"aged_16_64"),
    "aged_65_over": re.compile(r"aged_65_over"),
}
NEEDED: Final = ("code", "part", "residents", "decile")
LIKE: Final = 60.0  # of 100, for a name that may have been meant


@dataclass(frozen=True)
class SmallArea:
    """One row of such a table. Cells are as typed; a column that the table lacks is ""."""

    code: str
    part: str
    residents: str
    decile: str
    aged_0_15: str
    aged_16_64: str
    aged_65_over: str


def read_small_areas(file: Path) -> tuple[SmallArea, ...]:
    """Read a table. Raises UsageError if it can't be read or lacks a column."""
    table = read_csv(file.name, file.read_bytes())
    if table.head is None:
        raise UsageError(f"{file}: {table.problems[0].message} {table.problems[0].fix} Nothing was written.")
    at = {name: _column(table.headings, names) for name, names in COLUMNS.items()}
    if missing := [name for name in NEEDED if at[name] is None]:
        raise UsageError(
            f"{file} has no column for {join_words(missing)}. It needs the columns lsoa21_code, ward24_name, "
            "total_residents and IMD_decile, as the README shows them. Nothing was written."
        )
    return tuple(SmallArea(**{name: _cell(row.cells, place) for name, place in at.items()}) for row in table.rows)


def _column(headings: Sequence[str], names: re.Pattern[str]) -> int | None:
    return next((place for place, heading in enumerate(headings) if names.fullmatch(heading.strip())), None)


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""


def chosen(rows: Iterable[SmallArea], parts: Sequence[str], taken: Iterable[str]) -> tuple[SmallArea, ...]:
    """The rows of some wards, by name; without any name, all rows whose codes are not taken yet.

    Raises UsageError for a name that no row has.
    """
    rows = tuple(rows)
    if not parts:
        others = frozenset(taken)
        return tuple(row for row in rows if row.code not in others)
    known = {row.part for row in rows}
    for part in parts:
        if part not in known:
            close = [name for name, *_ in process.extract(part, sorted(known), limit=3, score_cutoff=LIKE)]
            meant = f" Did you mean {join_words(close, 'or')}?" if close else ""
            raise UsageError(f"The table has no part called {part}.{meant} Nothing was written.")
    return tuple(row for row in rows if row.part in parts)
