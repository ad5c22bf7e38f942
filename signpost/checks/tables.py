"""Tables of figures against their Table Schemas.

A quick look decides whether a table keeps to its schema; only if it does not, frictionless finds where the fault is. A
test compares the two. The quick look takes nothing that frictionless refuses.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath
from typing import Any, Final

from signpost.checks.suggestions import if_you_mean
from signpost.checks.words import join_words
from signpost.records.csv_text import CsvFile, CsvRow
from signpost.records.directory import Directory
from signpost.records.problem import Place, Problem, problem, quoted
from signpost.records.schema import Schema
from signpost.records.table_schema import columns_of, fits, is_valid, table_schema
from signpost.values import count, quarter
from signpost.values.people import is_name
from signpost.values.personal_data import private_number
from signpost.values.spelling import closest_match

MOST: Final = 50  # faults of one table that are told; more of them would bury the rest


def tables_in_focus(directory: Directory) -> Iterator[CsvFile]:
    """The tables of figures to check that could be read."""
    return (table for table in directory.folder.tables if not directory.focus or table.file in directory.focus)


def tables(directory: Directory, today: date) -> Iterator[Problem]:
    """Each table of figures against its Table Schema."""
    for table in tables_in_focus(directory):
        name = PurePath(table.file).stem
        if table.head and not is_valid(name, table):
            yield from _heading_faults(name, table) or _faults(name, table)


def _heading_faults(name: str, table: CsvFile) -> list[Problem]:
    known, there = columns_of(name), table.headings
    if there == known:
        return []
    missing = [column for column in known if column not in there]
    found = [_heading_fault(table, heading, missing) for heading in there if heading not in known]
    for heading, times in Counter(there).items():
        if times > 1 and heading in known:
            found.append(_column_fault(name, table, f"The column {heading} is there twice."))
    lacking = [column for column in missing if closest_match(column, there) is None]
    if lacking:
        found.append(_column_fault(name, table, f"The table lacks {join_words(lacking)}."))
    return found or [_column_fault(name, table, "The columns of the table are not in their order.")]


def _heading_fault(table: CsvFile, heading: str, missing: list[str]) -> Problem:
    place = Place(table.file, 1, table.head.column(table.headings.index(heading)) if table.head else 1)
    guess = closest_match(heading, missing)
    return problem(
        place,
        "table-columns",
        f"{shown(heading)} is no column of this table." if heading.strip() else "This column has no heading.",
        f"Did you mean {guess}?" if guess else "Delete it with all that is in it: everybody can read these tables.",
    )


def _column_fault(name: str, table: CsvFile, message: str) -> Problem:
    return problem(Place(table.file), "table-columns", message, f"Write, in this order: {', '.join(columns_of(name))}.")


def _faults(name: str, table: CsvFile) -> Iterator[Problem]:
    """What frictionless finds in the rows, in the order of the rows, each once."""
    found: dict[tuple[int, str], Problem] = {}
    for error in validated(name, table):
        row = table.rows[error.row_number - 2]
        fault = _fault(table, row, error, table_schema(name))
        found.setdefault((row.line, fault.field), fault)
    for fault in _looser(name, table) if not found else ():
        found[fault.line, fault.field] = fault
    yield from list(found.values())[:MOST]
    for fault in list(found.values())[MOST : MOST + 1]:
        yield problem(
            Place(table.file, fault.line),
            "table-row",
            "From here on there are more faults in this table.",
            "Mend those above first. Then check again.",
        )


def _looser(name: str, table: CsvFile) -> Iterator[Problem]:
    """The cells that frictionless takes, and that could be read in another way by others: a number with a space."""
    schema = table_schema(name)
    for row in table.rows:
        for index, field in enumerate(schema["fields"]):
            if not fits([field], row.cells[index : index + 1]):
                yield _cell_fault(table, row, index, schema)


def validated(name: str, table: CsvFile) -> list[Any]:
    """The errors that frictionless finds in a table whose headings are right, by row. It opens no file."""
    from frictionless import Resource
    from frictionless import Schema as Described

    data = [list(table.headings), *(list(row.cells) for row in table.rows)]
    described = Described.from_descriptor(_exact(table_schema(name)))
    report = Resource(name=name, data=data, schema=described).validate(limit_errors=10 * MOST)
    return [error for task in report.tasks for error in task.errors if getattr(error, "row_number", None)]


def _exact(schema: Schema) -> Schema:
    """A Table Schema with patterns that end where a cell does: in Python a $ also matches before a final newline."""
    fields = []
    for field in schema["fields"]:
        limits = dict(field.get("constraints", {}))
        if "pattern" in limits:
            limits["pattern"] += r"(?!\n)"
        fields.append({**field, "constraints": limits})
    return {**schema, "fields": fields}


def shown(cell: str) -> str:
    """What was typed, quoted, unless it may be from a list of people."""
    return "What is here" if is_name(cell) or private_number(cell) or "@" in cell else quoted(cell)


def _fault(table: CsvFile, row: CsvRow, error: Any, schema: Schema) -> Problem:
    place = Place(table.file, row.line)
    if not any(map(str.strip, row.cells)):
        return problem(place, "table-row", "There is nothing in this row.", "Delete the line.")
    if len(row.cells) != len(schema["fields"]):
        return problem(
            place,
            "table-row",
            f"This row has {len(row.cells)} cells, and the table has {len(schema['fields'])} columns.",
            "Put one comma between two cells, even if one is empty. A cell with a comma in it needs double quotes.",
        )
    if error.type == "primary-key":
        return _twice(table, row, schema)
    return _cell_fault(table, row, error.field_number - 1, schema)


def _twice(table: CsvFile, row: CsvRow, schema: Schema) -> Problem:
    names = schema["primaryKey"]
    places = [[field["name"] for field in schema["fields"]].index(name) for name in names]
    same = next(other for other in table.rows if [other.cells[at] for at in places] == [row.cells[at] for at in places])
    return problem(
        Place(table.file, row.line),
        "table-row-twice",
        f"This row is about the same as line {same.line}: its {join_words(names)} are the same.",
        "Delete one of the two, or change what it is about.",
    )


def _cell_fault(table: CsvFile, row: CsvRow, index: int, schema: Schema) -> Problem:
    field, cell = schema["fields"][index], row.cells[index]
    place = Place(table.file, row.line, row.column(index), field["name"])
    passes = f"What would pass: {field['x-passes']}."
    if not cell:
        return problem(place, "field-missing", f"There is no {field['name']} in this row.", passes)
    if field.get("x-form") == "count":
        return _count_fault(place, cell, passes)
    if field.get("x-form") == "quarter":
        passes = if_you_mean(quarter.read(cell), quarter.written) + passes
    code = "value-choice" if "enum" in field["constraints"] else "value-form"
    return problem(place, code, f"{shown(cell)} can't be read as {field['name']}.", passes)


def _count_fault(place: Place, cell: str, passes: str) -> Problem:
    found = count.read(cell)
    if not found.choices:
        return problem(place, "count-form", f"{shown(cell)} in {place.field} is no count.", passes)
    return problem(
        place,
        "count-form",
        f"{quoted(cell)} in {place.field} is an exact count, by which somebody might be known.",
        f"Write {count.written(found.choices[0])} in its place. {passes}",
    )
