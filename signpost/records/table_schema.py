"""The Table Schemas in `schema/figures/`: every column of every table of figures, defined there and nowhere else.

Besides Table Schema's keywords, a field may have: `x-form` (count, average, quarter, date or whole: the kind of value),
`x-refers-to` (the kind of record whose id it holds) and `x-passes` (what would pass, in plain words).
"""

import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from signpost.records.csv_text import CsvFile
from signpost.records.engine_files import SCHEMA
from signpost.records.schema import Schema

TABLES: Final = ("referrals", "outcomes", "unmet", "population")
FOLDER_NAME: Final = "figures"  # in a directory
ENDING: Final = ".csv"
WHOLE: Final = re.compile(r"[0-9]{1,9}")


@cache
def table_schema(name: str) -> Schema:
    """The Table Schema of a table of figures."""
    schema: Schema = json.loads((SCHEMA / FOLDER_NAME / f"{name}.json").read_text(encoding="utf-8"))
    return schema


@cache
def columns_of(name: str) -> tuple[str, ...]:
    """The names of a table's columns, in the order in which they stand."""
    return tuple(field["name"] for field in table_schema(name)["fields"])


def file_of(name: str) -> str:
    """The path of a table in a directory: figures/referrals.csv."""
    return f"{FOLDER_NAME}/{name}{ENDING}"


def is_valid(name: str, table: CsvFile) -> bool:
    """Whether a table keeps to its schema: as frictionless decides it, but in no time."""
    schema = table_schema(name)
    keys = [_key(name, row.cells) for row in table.rows]
    return (
        table.headings == columns_of(name)
        and all(fits(schema["fields"], row.cells) for row in table.rows)
        and len(set(keys)) == len(keys)
    )


def _key(name: str, cells: Sequence[str]) -> tuple[str, ...]:
    """The cells that no other row of the table may have."""
    row = dict(zip(columns_of(name), cells, strict=False))
    return tuple(row.get(column, "") for column in table_schema(name)["primaryKey"])


def fits(fields: Sequence[Schema], cells: Sequence[str]) -> bool:
    """Whether a row has as many cells as there are fields, and each fits its field."""
    return len(cells) == len(fields) and all(map(_fits, fields, cells))


def _fits(field: Schema, cell: str) -> bool:
    limits: dict[str, Any] = field.get("constraints", {})
    if not cell:
        return not limits.get("required")
    return (
        ("pattern" not in limits or re.fullmatch(limits["pattern"], cell) is not None)
        and ("enum" not in limits or cell in limits["enum"])
        and (field["type"] != "date" or day_in(cell) is not None)
        and (field["type"] != "integer" or _is_whole(cell, limits["minimum"], limits["maximum"]))
    )


def _is_whole(cell: str, least: int, most: int) -> bool:
    """Whether a cell is a whole number within limits. Source: Table Schema, "integer"."""
    return WHOLE.fullmatch(cell) is not None and least <= int(cell) <= most


def day_in(cell: str) -> date | None:
    """The date in a cell. Source: Table Schema, "date", as frictionless reads it, which takes 2026-7-6 too."""
    try:
        return datetime.strptime(cell, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return None
