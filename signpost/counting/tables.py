"""Makes the rows of the tables of figures out of referrals, and puts them among the rows that are there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from statistics import fmean, median
from typing import Final

from signpost.counting.columns import ASKED, Asked
from signpost.counting.rounding import Rounded, round_quarter
from signpost.counting.sheet import Referral
from signpost.counting.tally import REFERRALS, UNMET, Groups, Key, counted, groups_of, of_table
from signpost.records.csv_text import CsvFile, write_csv
from signpost.records.table_schema import columns_of, file_of
from signpost.values import average, count, quarter
from signpost.values.average import Average
from signpost.values.count import MOST_FEW, Count, rounded
from signpost.values.quarter import Quarter

ORDER: Final = ("all", "area", "need", "level", "activity", "each")
# The medians of referrals, and the count of whom each is.
MEDIANS: Final = {"days_to_contact": "offered", "days_to_reply": "told"}
Line = tuple[str, ...]


@dataclass
class Made:
    """The tables made from a list: by name, their rows of each quarter; and what was left out in each quarter."""

    rows: dict[str, dict[Quarter, list[Line]]] = field(default_factory=lambda: defaultdict(dict))
    rounded: list[tuple[str, Quarter, Rounded]] = field(default_factory=list)


def make_tables(referrals: Iterable[Referral], hidden: frozenset[str], source: str, today: date) -> Made:
    """Count and round referrals, quarter by quarter. No row is about an activity in `hidden`."""
    made = Made()
    by_quarter: defaultdict[Quarter, list[Referral]] = defaultdict(list)
    for referral in referrals:
        by_quarter[referral.quarter].append(referral)
    for when, those in sorted(by_quarter.items()):
        ends = (source, today.isoformat())
        for name, shape in (("referrals", REFERRALS), ("unmet", UNMET)):
            if found := of_table(those, shape):
                groups = groups_of(found, shape, hidden)
                done = round_quarter(counted(groups, shape), shape)
                made.rounded.append((name, when, done))
                made.rows[name][when] = _lines(name, when, done, groups, ends)
        if answered := _outcomes(when, those, ends):
            made.rows["outcomes"][when] = answered
    return made


def _lines(name: str, when: Quarter, done: Rounded, groups: Groups, ends: Line) -> list[Line]:
    shape = REFERRALS if name == "referrals" else UNMET
    keys = sorted(done.rows, key=lambda key: (ORDER.index(shape.kind_of(key)), key))
    return [_line(name, when, key, done.rows[key], groups[key], ends) for key in keys]


def _line(
    name: str, when: Quarter, key: Key, counts: Mapping[str, Count | None], group: Sequence[Referral], ends: Line
) -> Line:
    cells = {"quarter": quarter.written(when), **key._asdict(), **dict(zip(("source", "as_of"), ends, strict=True))}
    cells |= {column: "" if found is None else count.written(found) for column, found in counts.items()}
    for column, of in MEDIANS.items():
        if of in counts:
            cells[column] = "" if counts[of] is None else _median(group, column)
    return tuple(cells[column] for column in columns_of(name))


def _median(group: Iterable[Referral], column: str) -> str:
    """The median of the days that are known: nothing if there are none, * if they are of few."""
    days = [found for referral in group if (found := getattr(referral, column)) is not None]
    if not days:
        return ""
    return average.written(Average(None if len(days) <= MOST_FEW else float(median(days))))


def _outcomes(when: Quarter, referrals: Sequence[Referral], ends: Line) -> list[Line]:
    """A row for each measure that anybody answered before and after."""
    found = []
    for asked in ASKED:
        pairs = [referral.answers[asked.measure] for referral in referrals if asked.measure in referral.answers]
        if pairs:
            found.append((quarter.written(when), asked.measure, *_answered(asked, pairs), *ends))
    return found


def _answered(asked: Asked, pairs: Sequence[tuple[int, int]]) -> Line:
    """The count, the means before and after, and how many are better."""
    means = [Average(None if len(pairs) <= MOST_FEW else fmean(pair[side] for pair in pairs)) for side in (0, 1)]
    better = sum((after > before) if asked.higher_is_better else (after < before) for before, after in pairs)
    return (count.written(rounded(len(pairs))), *map(average.written, means), count.written(rounded(better)))


def merged(name: str, there: CsvFile | None, made: Mapping[Quarter, Sequence[Line]]) -> bytes:
    """A table as CSV: the rows that are there, but those of the quarters made, which are replaced."""
    replaced = {quarter.written(when) for when in made}
    kept = [row.cells for row in there.rows if row.cells[0] not in replaced] if there else []
    rows: list[Line] = [*kept, *(line for lines in made.values() for line in lines)]
    rows.sort(key=itemgetter(0))  # by quarter; within one as they are
    return write_csv([columns_of(name), *rows])


def replaced_quarters(there: CsvFile | None, made: Iterable[Quarter]) -> list[Quarter]:
    """Those of the quarters made that a table has already."""
    known = {row.cells[0] for row in there.rows} if there else set()
    return [when for when in made if quarter.written(when) in known]


def table_in(tables: Iterable[CsvFile], name: str) -> CsvFile | None:
    """The table of this name that a directory has, or None."""
    return next((table for table in tables if table.file == file_of(name)), None)
