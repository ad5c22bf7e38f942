"""What a data package says of its tables: Table Schemas, made from `schema/` (https://specs.frictionlessdata.io)."""

from collections.abc import Iterator
from typing import Any, Final

from signpost.outputs.coverage import TABLE as COVERAGE
from signpost.outputs.coverage import coverage_columns
from signpost.outputs.figures import PUBLISHED, counted_tables, path_of
from signpost.records.record_tables import ID, Column, RecordTable, tables_of
from signpost.records.schema import Schema
from signpost.records.table_schema import ENDING, table_schema
from signpost.views.snapshot import Snapshot

FOLDER: Final = "data"
LIMITS: Final = ("minimum", "maximum", "minLength")
KEPT: Final = ("fields", "primaryKey", "missingValues")  # of a Table Schema in schema/figures
COUNT: Final = {"type": "integer", "groupChar": ","}

Descriptor = dict[str, Any]


def file_of(table: RecordTable) -> str:
    """The file of a table of records, below the folder of data."""
    return f"{table.name}{ENDING}"


def resource(table: RecordTable) -> Descriptor:
    """The description of a table of records."""
    keys = [column.name for column in table.key]
    references = [_foreign_key(table, column) for column in table.columns if column.refers_to]
    schema = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": keys,
        **({"foreignKeys": references} if references else {}),
    }
    return _resource(table.name, file_of(table), table.title, table.description, schema)


def figure_resources(snapshot: Snapshot) -> Iterator[Descriptor]:
    """The descriptions of the tables that come with the pages of figures and of what is there and what is missing."""
    if columns := coverage_columns(snapshot):
        need, area, *counts = columns
        fields = [_text(need), _text(area), *({"name": name, "title": name, **COUNT} for name in counts)]
        schema = {"fields": fields, "primaryKey": [need, area]}
        words = "How many groups there are for each need in each area, of which kinds and at which levels."
        yield _resource("coverage", COVERAGE.removeprefix(f"{FOLDER}/"), "What is there", words, schema)
    for table in counted_tables(snapshot):
        fields = [_text(table.title), *({"name": name, "title": name, **COUNT} for name in table.columns)]
        schema = {"fields": fields, "primaryKey": [table.title]}
        yield _resource(f"counted-{table.id}", path_of(table), table.title, "Counted from the records.", schema)
    for file in sorted(table.file for table in snapshot.directory.folder.tables if table.file in PUBLISHED):
        name = file.removesuffix(ENDING).rpartition("/")[2]
        whole = table_schema(name)
        schema = {key: whole[key] for key in KEPT if key in whole}
        yield _resource(f"figures-{name}", file, whole["title"], whole["description"], schema)


def _resource(name: str, path: str, title: str, description: str, schema: Descriptor) -> Descriptor:
    return {
        "name": name,
        "type": "table",
        "profile": "tabular-data-resource",
        "title": title,
        "description": description,
        "path": path,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ","},
        "schema": schema,
    }


def _text(name: str) -> Descriptor:
    return {"name": name, "title": name, "type": "string"}


def _foreign_key(table: RecordTable, column: Column) -> Descriptor:
    """The reference of a column to the id of a record. In its own table the name of that is left empty."""
    other = tables_of(column.refers_to)[0].name
    there = {"resource": "" if other == table.name else other, "fields": [ID]}
    return {"fields": [column.name], "reference": there}


def _field(column: Column) -> Descriptor:
    """A field of a Table Schema, with the words and limits of the record's schema."""
    schema = column.schema
    described = {"name": column.name, "title": column.title, "description": schema["description"]}
    limits: Descriptor = {"required": True} if column.required else {}
    if column.is_yes_no:
        return _with_limits({**described, "type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}, limits)
    if column.has_lines:
        return _with_limits({**described, "type": "string"}, limits | _limits_of_lines(schema["items"]))
    limits |= {name: schema[name] for name in LIMITS if name in schema}
    if column.is_number:
        return _with_limits({**described, "type": schema["type"]}, limits)
    if schema.get("format") == "date":
        return _with_limits({**described, "type": "date"}, limits)
    if "enum" in schema:
        return _with_limits({**described, "type": "string"}, limits | {"enum": schema["enum"]})
    if "maxLength" in schema:
        limits["maxLength"] = schema["maxLength"] + 1  # with an apostrophe in front of what looks like a formula
    if str(schema.get("pattern", "")).startswith("^"):  # a pattern of Table Schema is for the whole cell
        limits["pattern"] = schema["pattern"]
    return _with_limits({**described, "type": "string"}, limits)


def _limits_of_lines(items: Schema) -> Descriptor:
    """The pattern of a cell with an item on each line, if the items are choices."""
    if "enum" not in items:
        return {}
    choice = "|".join(items["enum"])
    return {"pattern": f"^({choice})(\\n({choice}))*$"}


def _with_limits(field: Descriptor, limits: Descriptor) -> Descriptor:
    return {**field, **({"constraints": limits} if limits else {})}
