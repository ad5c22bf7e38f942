"""How records lie in tables: a row a record, and a row an item of each list of ids or of groups of fields.

The tables are made from the schemas: every column is a field of `schema/`, with its words and limits. The fields of a
group (`contact`) are columns of their record's row, and a list of plain texts is one cell, a line each. All cells are
text, as in a record; a yes or no is written yes or no. `rows_of` takes a record apart, `value_of` puts it together.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final

from signpost.records.directory import NAMES
from signpost.records.model import ASK
from signpost.records.schema import YES_NO, Schema, schema_of

KINDS: Final = (
    "activity", "organisation", "venue", "need", "area", "level", "pathway", "assurance", "member", "directory",
)  # fmt: skip
ID: Final = "id"
NUMBER: Final = "number"
YES: Final = "yes"
NO: Final = "no"
RENAMED: Final = {"activity_sessions": "sessions"}  # the list that everybody looks for
ID_SCHEMA: Final[Schema] = {
    **schema_of("area")["properties"][ID],
    "description": "The record's short name: its page on the site and its file have the same name.",
}
NUMBER_SCHEMA: Final[Schema] = {
    "type": "integer",
    "minimum": 1,
    "title": "Number",
    "description": "The place in the list, from 1.",
}
ASK_TITLE: Final = "People must ask where it meets"

Row = list[str]


@dataclass(frozen=True)
class Column:
    """A column: its name, the schema and the title of its field, and where that is in a record or in an item of a list.

    `refers_to` is the kind of record whose id it holds. If it `has_lines`, each line of a cell is an item of a list.
    If it `says_ask`, it says whether ASK stands in place of an id. Every row has a cell in one that is `required`.
    """

    name: str
    schema: Schema
    title: str
    path: tuple[str, ...] = ()
    required: bool = False
    refers_to: str = ""
    has_lines: bool = False
    says_ask: bool = False

    @property
    def is_yes_no(self) -> bool:
        return self.schema.get("x-type") == "boolean" or self.says_ask

    @property
    def is_number(self) -> bool:
        return self.schema.get("type") in ("integer", "number")

    @property
    def default(self) -> str:
        """What an empty field means, if the schema says so."""
        return str(self.schema.get("default", "")) if len(self.path) == 1 else ""


@dataclass(frozen=True)
class RecordTable:
    """A table of all records of a kind, or of all items of one of their lists, which is at `path` in a record.

    The first columns are its key: the id of a record, or that of the record with the list, and the item's number.
    """

    name: str
    kind: str
    path: tuple[str, ...]
    title: str
    description: str
    key: tuple[Column, ...]
    own: tuple[Column, ...]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return self.key + self.own

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @cached_property
    def places(self) -> Mapping[str, Any]:
        """By the name of each field: where its cells are in a row and what makes their text, or the same of a group."""
        found: dict[str, Any] = {}
        for index, column in enumerate(self.columns):
            group = found
            for key in column.path[:-1]:
                group = group.setdefault(key, {})
            for key in column.path[-1:]:
                group.setdefault(key, []).append((index, _text_of(column)))
        return found

    @cached_property
    def blank(self) -> tuple[str, ...]:
        """The cells of a row of which no field is filled in, after the key."""
        return tuple(column.default for column in self.own)


@cache
def tables_of(kind: str) -> tuple[RecordTable, ...]:
    """The tables of a kind of record: first that of the records, then those of their lists."""
    whole = schema_of(kind)
    own = tuple(column for column in _columns(whole, (), "", needed=True) if column.name != ID)
    key = (Column(ID, ID_SCHEMA, ID_SCHEMA["title"], required=True),)
    records = RecordTable(NAMES.get(kind, kind), kind, (), whole["title"], whole["description"], key, own)
    return records, *_lists(kind, whole, whole, (), "")


def all_tables() -> tuple[RecordTable, ...]:
    """Every table: first those of records, then those of their lists."""
    own = [tables_of(kind) for kind in KINDS]
    return (*(tables[0] for tables in own), *(table for tables in own for table in tables[1:]))


def _has_own_table(schema: Schema) -> bool:
    items = schema.get("items", {})
    return "properties" in items or items.get("x-refers-to") in KINDS


def _columns(group: Schema, path: tuple[str, ...], words: str, *, needed: bool) -> Iterator[Column]:
    """The columns for the fields of a group, except its lists with tables of their own, and what is told of a file."""
    for key, schema in group["properties"].items():
        if "x-with-file" in schema:
            continue  # no table holds the file, and without it the words would be wrong
        whole, title = (*path, key), f"{words}{schema['title']}"
        name, required = "_".join(whole), needed and key in group.get("required", ())
        if "properties" in schema:
            yield from _columns(schema, whole, f"{title}: ", needed=required)
        elif not _has_own_table(schema):
            kind = schema.get("x-refers-to", "")
            yield Column(name, schema, title, whole, required, kind if kind in KINDS else "", "items" in schema)
            if kind == "venue":
                asks = {"title": ASK_TITLE, "description": schema["description"]}
                yield Column(f"{name}_{ASK}", asks, ASK_TITLE, whole, says_ask=True)


def _lists(kind: str, whole: Schema, group: Schema, path: tuple[str, ...], words: str) -> Iterator[RecordTable]:
    """The tables for the lists in a group."""
    for key, schema in group["properties"].items():
        below, title = (*path, key), f"{words}{schema['title']}"
        if "properties" in schema:
            yield from _lists(kind, whole, schema, below, f"{title}: ")
        elif _has_own_table(schema):
            name, items = "_".join((kind, *below)), schema["items"]
            belongs = Column(kind, ID_SCHEMA, whole["title"], required=True, refers_to=kind)
            key_columns = (belongs, Column(NUMBER, NUMBER_SCHEMA, NUMBER_SCHEMA["title"], required=True))
            if "properties" in items:
                own = tuple(_columns(items, (), "", needed=True))
            else:
                refers_to = items["x-refers-to"]
                column = refers_to if refers_to != kind else key
                described = {"description": schema["description"], **items}
                own = (Column(column, described, title, required=True, refers_to=refers_to),)
            title, words_of_list = f"{whole['title']}: {title}", schema["description"]
            yield RecordTable(RENAMED.get(name, name), kind, below, title, words_of_list, key_columns, own)


def rows_of(table: RecordTable, id_: str, record: Any) -> Iterator[Row]:
    """The rows of one record in one of the tables of its kind. `record` is its value, as it was typed."""
    if not table.path:
        yield _row(table, [id_], record)
        return
    for key in table.path:
        record = record.get(key, {})
    for number, item in enumerate(record, 1):
        yield _row(table, [id_, str(number)], item)


def _row(table: RecordTable, key: Row, item: Any) -> Row:
    row = [*key, *table.blank]
    if isinstance(item, str):
        row[-1] = item
    else:
        _fill(row, table.places, item)
    return row


def _fill(row: Row, places: Mapping[str, Any], group: Mapping[str, Any]) -> None:
    """Write the fields of a group into a row."""
    for key, value in group.items():
        place = places.get(key, ())
        if isinstance(place, dict):
            _fill(row, place, value)
            continue
        for index, text_of in place:
            row[index] = text_of(value)


def _text_of(column: Column) -> Callable[[Any], str]:
    """The function from the value of a column's field to the text of its cell."""
    if column.has_lines:
        return "\n".join
    if column.says_ask:
        return lambda value: YES if value == ASK else ""
    if column.refers_to == "venue":
        return lambda value: "" if value == ASK else value
    return _yes_or_no if column.is_yes_no else str


def _yes_or_no(value: str) -> str:
    return YES if YES_NO[value.lower()] else NO


def value_of(kind: str, rows: Mapping[str, Sequence[Mapping[str, str]]]) -> dict[str, Any]:
    """The value of a record of a kind from its rows, by the names of the tables, as somebody would type it.

    A row has its cells by the names of their columns. Rows of a list stand in its order.
    """
    records, *lists = tables_of(kind)
    value = _item(records, rows[records.name][0])
    if "id" in (fields := schema_of(kind)["properties"]):
        value["id"] = rows[records.name][0][ID]
    for table in lists:
        if items := [_item(table, row) for row in rows.get(table.name, ())]:
            _put(value, table.path, items)
    return {key: value[key] for key in fields if key in value}


def _item(table: RecordTable, row: Mapping[str, str]) -> Any:
    """One record without its lists, or one item of a list."""
    if table.path and not table.own[0].path:
        return row.get(table.own[0].name, "")
    item: dict[str, Any] = {}
    for column in table.own:
        cell = row.get(column.name, "")
        if cell and cell != column.default:
            _put(item, column.path, _typed(column, cell))
    return item


def _typed(column: Column, cell: str) -> str | list[str]:
    if column.says_ask:
        return ASK
    return cell.split("\n") if column.has_lines else cell


def _put(value: dict[str, Any], path: Iterable[str], part: Any) -> None:
    *groups, last = path
    for key in groups:
        value = value.setdefault(key, {})
    value[last] = part
