"""Figures: rounded counts of people, out of the tables in a directory's folder `figures`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar

from signpost.records.csv_text import CsvFile
from signpost.records.table_schema import columns_of, day_in, file_of, fits, table_schema
from signpost.values import average, count, quarter
from signpost.values.average import Average
from signpost.values.count import Count
from signpost.values.quarter import Quarter

Row = TypeVar("Row")


@dataclass(frozen=True)
class Referrals:
    """How many people were referred in a quarter, and what became of it.

    A blank area, need or level means all of them together; only a row about one activity has an activity. A count of
    None is not given; a median of None is not known. `line` is where the row stands in its table.
    """

    quarter: Quarter
    area: str
    need: str
    level: str
    activity: str
    offered: Count | None
    accepted: Count | None
    declined: Count | None
    started: Count | None
    finished: Count | None
    told: Count | None
    days_to_contact: Average | None
    days_to_reply: Average | None
    source: str
    as_of: date
    line: int


@dataclass(frozen=True)
class Outcomes:
    """What people answered to a measure before and after support, in a quarter. None is not given."""

    quarter: Quarter
    measure: str
    n: Count | None
    mean_before: Average | None
    mean_after: Average | None
    better: Count | None
    source: str
    as_of: date
    line: int


@dataclass(frozen=True)
class Unmet:
    """How many asked in a quarter and found nothing. A blank area or need means all of them together."""

    quarter: Quarter
    area: str
    need: str
    asked: Count | None
    source: str
    as_of: date
    line: int


@dataclass(frozen=True)
class Population:
    """The residents of one small area of the census, in an area of the directory. None is not known.

    `decile` is that of the Indices of Deprivation, from 1, the poorest tenth of the country, to 10.
    """

    area: str
    code: str
    residents: int
    decile: int | None
    aged_0_15: int | None
    aged_16_64: int | None
    aged_65_over: int | None
    source: str
    as_of: date
    line: int


@dataclass(frozen=True)
class Figures:
    """Every table of figures, in the order of its rows; all are empty in a directory that has none."""

    referrals: tuple[Referrals, ...] = ()
    outcomes: tuple[Outcomes, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    population: tuple[Population, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.referrals or self.outcomes or self.unmet)


QUARTERS: Final = 4  # in a year


def last_year(quarters: Iterable[Quarter]) -> list[Quarter]:
    """The last four of these quarters, in order, each once."""
    return sorted(set(quarters))[-QUARTERS:]


READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "count": lambda cell: count.read(cell).value,
    "average": lambda cell: average.read(cell).value,
    "quarter": quarter.exact,
    "date": day_in,
    "whole": int,
}


def figures_of(tables: Iterable[CsvFile]) -> Figures:
    """The figures in some tables. A row that doesn't fit its schema is left out, and a check says why."""
    known = {table.file: table for table in tables}

    def rows(name: str, cls: Callable[..., Row]) -> tuple[Row, ...]:
        table = known.get(file_of(name))
        if table is None or table.headings != columns_of(name):
            return ()
        fields = table_schema(name)["fields"]
        return tuple(cls(**_values(fields, row.cells), line=row.line) for row in table.rows if fits(fields, row.cells))

    return Figures(
        rows("referrals", Referrals), rows("outcomes", Outcomes), rows("unmet", Unmet), rows("population", Population)
    )


def _values(fields: Iterable[Mapping[str, Any]], cells: Iterable[str]) -> dict[str, Any]:
    """The cells of a row as values by the names of their fields; a blank one that is no text is None."""
    return {
        field["name"]: (READERS[form](cell) if cell else None) if (form := field.get("x-form")) else cell
        for field, cell in zip(fields, cells, strict=True)
    }
