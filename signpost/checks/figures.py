"""What tables of figures say: of whom they may tell, by which ids, and whether their rows can be true."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePath
from typing import Final, NamedTuple

from signpost.checks.tables import tables_in_focus
from signpost.checks.words import a_kind
from signpost.records.csv_text import CsvFile, CsvRow
from signpost.records.directory import Directory
from signpost.records.figures import Figures, Outcomes, Population, Referrals, Unmet
from signpost.records.problem import Place, Problem, problem, quoted
from signpost.records.table_schema import columns_of, table_schema
from signpost.values import average, count, quarter
from signpost.values.average import Average
from signpost.values.count import Count
from signpost.values.people import is_named
from signpost.values.personal_data import private_number
from signpost.values.spelling import closest_match

# Of how many people each average is.
AVERAGED: Final[Mapping[str, str]] = {
    "days_to_contact": "offered",
    "days_to_reply": "told",
    "mean_before": "n",
    "mean_after": "n",
}
# The first of each can't be more than the second.
PARTS: Final = (
    ("accepted", "offered"),
    ("declined", "offered"),
    ("started", "accepted"),
    ("finished", "started"),
    ("told", "offered"),
    ("better", "n"),
)
SCALES: Final[Mapping[str, tuple[int, int]]] = {"ucla3": (3, 9), "lonely-direct": (1, 5)}
OF_ONS4: Final = (0, 10)


class Typed(NamedTuple):
    """A row of a table that fits its schema, and the table and line that it was typed in."""

    row: Referrals | Outcomes | Unmet | Population
    table: CsvFile
    line: CsvRow

    def place(self, column: str) -> Place:
        """Where a cell was typed."""
        at = columns_of(PurePath(self.table.file).stem).index(column)
        return Place(self.table.file, self.line.line, self.line.column(at), column)


def rows_in_focus(directory: Directory) -> Iterator[Typed]:
    """The rows of the tables to check that fit their schemas."""
    found: Figures = directory.figures
    for table in tables_in_focus(directory):
        lines = {line.line: line for line in table.rows}
        for row in getattr(found, PurePath(table.file).stem):
            yield Typed(row, table, lines[row.line])


def figures_references(directory: Directory, today: date) -> Iterator[Problem]:
    """Areas, needs and levels that are not there, each once in a table, and activities of which no count may tell."""
    told: set[tuple[str, str, str]] = set()
    for typed in rows_in_focus(directory):
        for field in table_schema(PurePath(typed.table.file).stem)["fields"]:
            kind, id_ = field.get("x-refers-to"), getattr(typed.row, field["name"])
            if kind == "activity" and id_:
                yield from _activity(directory, typed, id_)
            elif kind and id_ and (known := directory.of_kind(kind)) and id_ not in known:
                if (typed.table.file, kind, id_) in told:
                    continue
                told.add((typed.table.file, kind, id_))
                guess = closest_match(id_, known)
                yield problem(
                    typed.place(field["name"]),
                    "reference-unknown",
                    f"There is no {kind} with the id {quoted(id_)}.",
                    f"Did you mean {guess}?" if guess else f"Write the id of {a_kind(kind)} that is there.",
                )


def _activity(directory: Directory, typed: Typed, id_: str) -> Iterator[Problem]:
    """The fault of a row about an activity. What was typed is never quoted: it may be the name of a refuge."""
    known = directory.activities
    now = directory.former_ids.get(("activity", id_))
    meant = id_ if id_ in known else now.id if now else closest_match(id_, known)
    if meant and directory.is_sensitive(known[meant]):
        yield problem(
            typed.place("activity"),
            "figures-sensitive",
            "This row is about a service that must not be found, and its counts would tell of it.",
            "Delete the whole row. Its people stay in the rows by area, need and level.",
        )
    elif id_ in directory.unlisted_ids:
        yield problem(
            typed.place("activity"),
            "group-unlisted",
            "This row is about a group that asked not to be listed.",
            "Delete the whole row. Its people stay in the rows by area, need and level.",
        )
    elif id_ not in known:
        guess = f"It has another id now: write {meant}." if now else f"Did you mean {meant}?"
        yield problem(
            typed.place("activity"),
            "reference-unknown",
            "There is no activity with the id in this row.",
            guess if meant else "Write the id of an activity that is there, or delete the row.",
        )


def figures_sources(directory: Directory, today: date) -> Iterator[Problem]:
    """Sources that name somebody, or hold a private number or an e-mail address; each once in a table."""
    told: set[tuple[str, str]] = set()
    for typed in rows_in_focus(directory):
        source, key = typed.row.source, (typed.table.file, typed.row.source)
        what = private_number(source) or ("an e-mail address" if "@" in source else "")
        if key not in told and (what or is_named(source)):
            told.add(key)
            yield problem(
                typed.place("source"),
                "personal-number" if what else "person-in-words",
                f"There is what looks like {what or 'the name of a person'} here.",
                "Write where the figures come from, and not from whom: everybody can read this file.",
            )


def figures_days(directory: Directory, today: date) -> Iterator[Problem]:
    """Quarters that have not begun, and counts from days that don't fit."""
    for typed in rows_in_focus(directory):
        row = typed.row
        about = None if isinstance(row, Population) else row.quarter
        if about and about.first_day > today:
            yield problem(
                typed.place("quarter"),
                "date-future",
                f"{quoted(quarter.written(about))} has not begun yet: it is {about.words}.",
                "Look at the year and the quarter again. Quarters are those of the calendar, and Q1 starts in January.",
            )
        elif row.as_of > today:
            yield problem(
                typed.place("as_of"),
                "date-future",
                f"{quoted(row.as_of.isoformat())} has not come yet, and this is the day on which somebody counted.",
                "Look at the year and the month again.",
            )
        elif about and row.as_of < about.first_day:
            yield problem(
                typed.place("as_of"),
                "range-order",
                f"{quoted(row.as_of.isoformat())} is before the quarter, which is {about.words}.",
                "Change the day or the quarter.",
            )


def figures_sums(directory: Directory, today: date) -> Iterator[Problem]:
    """Parts that are more than their whole, whatever was rounded away."""
    for typed in rows_in_focus(directory):
        for part, whole in PARTS:
            few, many = _count(typed, part), _count(typed, whole)
            if few and many and few.low > many.high:
                yield problem(
                    typed.place(part),
                    "figures-order",
                    f"{part} is {quoted(count.written(few))} and {whole} is {quoted(count.written(many))}, "
                    "and some cannot be more than all.",
                    f"Change one of the two, so that {part} is not more than {whole}.",
                )


def _count(typed: Typed, column: str) -> Count | None:
    found: Count | None = getattr(typed.row, column, None)
    return found


def figures_averages(directory: Directory, today: date) -> Iterator[Problem]:
    """Averages of so few people that they could tell of one, and those that no answers could have."""
    for typed in rows_in_focus(directory):
        for column, of in AVERAGED.items():
            found: Average | None = getattr(typed.row, column, None)
            people = _count(typed, of)
            if not found or found.number is None:
                continue
            if people and people.high <= count.MOST_FEW:
                yield _of_few(typed, column, of, people)
            elif isinstance(typed.row, Outcomes):
                yield from _off_scale(typed, column, found, typed.row.measure)


def _of_few(typed: Typed, column: str, of: str, people: Count) -> Problem:
    place = typed.place(column)
    if people.number == 0:
        message = f"{column} is a number here, and {of} is 0, so there is nobody whom it could be about."
        return problem(place, "figures-few", message, f"Leave the cell empty, or look again at {of}.")
    message = f"{column} is a number here, and {of} is {count.FEW}: it would tell too much about a few people."
    return problem(place, "figures-few", message, f"Write {count.FEW} in its place.")


def _off_scale(typed: Typed, column: str, found: Average, measure: str) -> Iterator[Problem]:
    lowest, highest = SCALES.get(measure, OF_ONS4)
    if not lowest <= (found.number or 0) <= highest:
        yield problem(
            typed.place(column),
            "value-range",
            f"{column} is {quoted(average.written(found))}, and its answers go from {lowest} to {highest}.",
            "Look again at the number, and at the measure.",
        )
