"""What a dashboard is made of: sections with sentences and tables, and how counts and averages are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from signpost.values.average import Average
from signpost.values.average import written as average_written
from signpost.values.count import Count

FEW: Final = "1 to 7"
NOT_GIVEN: Final = "not given"


@dataclass(frozen=True)
class Row:
    """A row of a table: what it is about, its cells, and the length of its bar from 0 to 1."""

    head: str
    cells: tuple[str, ...]
    bar: float = 0


@dataclass(frozen=True)
class Table:
    """A table with a bar in each row for the first of its columns.

    `file` is where its figures can be had, below the site's folder of data. If that is "", the table is a file itself.
    """

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    file: str = ""


@dataclass(frozen=True)
class Section:
    """A part of the dashboard: what it says in sentences, its tables, and where the figures come from.

    `cannot_say` is what nobody should read into them.
    """

    id: str
    title: str
    sentences: tuple[str, ...]
    tables: tuple[Table, ...]
    source: str
    cannot_say: str


def count_words(count: Count | None) -> str:
    """A count of people as a table shows it: "85", "1 to 7", "not given"."""
    if count is None:
        return NOT_GIVEN
    return FEW if count.number is None else f"{count.number:,}"


def average_words(average: Average | None) -> str:
    """A mean or median as a table shows it: "6.4", "not given"."""
    return NOT_GIVEN if average is None or average.number is None else average_written(average)


def with_bars(rows: Iterable[tuple[str, tuple[str, ...], float]]) -> tuple[Row, ...]:
    """Rows whose bars are as long as their numbers, the longest 1."""
    kept = list(rows)
    longest = max((number for *_, number in kept), default=0) or 1
    return tuple(Row(head, cells, number / longest) for head, cells, number in kept)
