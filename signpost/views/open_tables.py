"""The rows of open data: of every table of records, those that anybody may have."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from signpost.records.directory import Directory
from signpost.records.model import Record
from signpost.records.record_tables import Column, RecordTable, Row, rows_of
from signpost.views.open_data import OpenData


@dataclass(frozen=True)
class OpenTables:
    """The tables of a directory's records. Ids of records that are no open data are left out of their cells."""

    directory: Directory

    @cached_property
    def _limited(self) -> Mapping[str, Mapping[str, Record]]:
        """The open records of the kinds of which not all are open."""
        own = OpenData(self.directory)
        return {"activity": own.activities, "organisation": own.organisations, "venue": own.venues}

    def records(self, kind: str) -> Mapping[str, Record]:
        """The records of a kind that are open data, by id."""
        return self._limited[kind] if kind in self._limited else self.directory.of_kind(kind)

    @property
    def left_out(self) -> Mapping[str, int]:
        """How many records of each kind are in no table: those that are sensitive, and those of kinds without one."""
        kinds = ("activity", "organisation", "venue", "leaflet", "topic")
        own = self._limited
        return {kind: len(self.directory.of_kind(kind)) - len(own.get(kind, ())) for kind in kinds}

    def facts(self, table: RecordTable) -> str:
        """What the rows of a table are made of: the records, by fingerprints of their files, and the ids there are."""
        records = [(id_, record.source.document.digest) for id_, record in self.records(table.kind).items()]
        known = {column.refers_to: list(self._limited[column.refers_to]) for column in self._id_columns(table)}
        return f"{records} {known}"

    def rows(self, table: RecordTable) -> Iterator[Row]:
        """The rows of a table, each with a cell for every column, as text."""
        columns = table.columns
        ids = [(columns.index(column), self._limited[column.refers_to]) for column in self._id_columns(table)]
        for id_, record in self.records(table.kind).items():
            rows = rows_of(table, id_, record.source.value)
            yield from _without_others(table, rows, ids) if ids else rows

    def _id_columns(self, table: RecordTable) -> Iterator[Column]:
        return (column for column in table.own if column.refers_to in self._limited)


def _without_others(
    table: RecordTable, rows: Iterator[Row], ids: Sequence[tuple[int, Collection[str]]]
) -> Iterator[Row]:
    """The rows of one record without ids that aren't known. A row of a list that needs one of them is left out."""
    number = 0
    for row in rows:
        strange = [index for index, known in ids if row[index] and row[index] not in known]
        if any(table.columns[index].required for index in strange):
            continue
        number += 1
        for index in strange:
            row[index] = ""
        if table.path:
            row[1] = str(number)
        yield row
