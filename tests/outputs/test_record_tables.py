"""Promises about records in tables: whatever a record says, the bytes of its CSV files give it back."""

import csv
import io
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import assume, given, settings

from signpost.outputs.data_package import as_csv_table
from signpost.records.document import Document
from signpost.records.model import Record
from signpost.records.record_tables import KINDS, rows_of, tables_of, value_of
from signpost.records.schema import Schema, schema_of
from signpost.records.source import Source
from signpost.records.spreadsheet import unmarked
from signpost.records.to_record import CLASSES, to_record
from tests.records.values import right


def as_record(kind: str, id_: str, value: Any) -> Record:
    return to_record(CLASSES[kind], Source(kind, id_, Document("a.yaml", value, {}, ()), (), value))


def back(kind: str, id_: str, value: Any) -> dict[str, Any]:
    """A record's value, out of CSV files that hold nothing else."""
    rows: dict[str, list[Mapping[str, str]]] = {}
    for table in tables_of(kind):
        text = as_csv_table(table, list(rows_of(table, id_, value))).decode()
        numbers = {column.name for column in table.columns if column.is_number}
        rows[table.name] = [
            {name: cell if name in numbers else unmarked(cell) for name, cell in row.items()}
            for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)
        ]
    return value_of(kind, rows)


def says_something(value: Any) -> bool:
    """Whether no group of fields in a value is empty, which the checks wouldn't let through."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return value != {} and all(map(says_something, parts))


def without_files(schema: Schema, value: Any) -> Any:
    """A value without what it tells of a file, such as a logo, that no table holds."""
    if not isinstance(value, dict):
        return value
    parts = schema.get("properties", {})
    kept = {key: part for key, part in value.items() if "x-with-file" not in parts.get(key, {})}
    return {key: without_files(parts.get(key, {}), part) for key, part in kept.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_fits_the_schema_comes_back(kind: str) -> None:
    @settings(max_examples=40, deadline=None)
    @given(right(schema_of(kind)))
    def comes_back(value: dict[str, Any]) -> None:
        told = without_files(schema_of(kind), value)
        assume(says_something(told))
        id_ = value.get("id", "one")
        assert as_record(kind, id_, back(kind, id_, value)) == as_record(kind, id_, told)

    comes_back()
