"""The data package: every record that is open data, and the figures, as CSV tables with a description of each column.

Source: Data Package and Table Schema, version 1 (https://specs.frictionlessdata.io), which version 2 reads too.

Frictionless validates the package in the tests, and its own writer gives the same descriptor and tables. A build
doesn't use it, since it takes half a second to import.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

import orjson

from signpost.outputs.artefact import Artefact, Page, PlannedFile
from signpost.outputs.memoize import text_fingerprint
from signpost.outputs.resources import FOLDER, Descriptor, figure_resources, file_of, resource
from signpost.outputs.templates import after_prose
from signpost.outputs.workbook import PATH as WORKBOOK
from signpost.records.directory import NAMES
from signpost.records.record_tables import RecordTable, Row, all_tables
from signpost.records.spreadsheet import marked
from signpost.values.licences import LICENCES
from signpost.values.names import id_from
from signpost.views.open_tables import OpenTables
from signpost.views.snapshot import Snapshot
from signpost.views.sources import sources

PAGE: Final = "open-data.html"
PATH: Final = f"{FOLDER}/datapackage.json"


def data_package(snapshot: Snapshot) -> Iterator[Artefact | PlannedFile | Page]:
    """data/datapackage.json, a CSV file for each of its tables of records, and the page that says what they are."""
    yield _page(snapshot)
    yield Artefact(PATH, _descriptor(snapshot), "directory.yaml")
    own = OpenTables(snapshot.directory)
    for table in all_tables():
        path = f"{FOLDER}/{file_of(table)}"
        fingerprint = text_fingerprint(snapshot, f"{path} {own.facts(table)}")
        yield PlannedFile(path, fingerprint, partial(_artefact, path, own, table))


def _page(snapshot: Snapshot) -> Page:
    own = OpenTables(snapshot.directory)
    tables = [table for table in all_tables() if not table.path and own.records(table.kind)]
    return after_prose(
        "open_data.html",
        PAGE,
        snapshot,
        "directory.yaml",
        licences=LICENCES,
        tables=tables,
        file_of=file_of,
        folder=FOLDER,
        package=PATH,
        workbook=WORKBOOK,
    )


def _artefact(path: str, own: OpenTables, table: RecordTable) -> Artefact:
    return Artefact(path, as_csv_table(table, own.rows(table)), f"{NAMES.get(table.kind, table.kind)}/")


def _descriptor(snapshot: Snapshot) -> bytes:
    about = snapshot.about
    terms = LICENCES.get(about.licence)
    package: Descriptor = {
        "name": id_from(about.name),
        "profile": "tabular-data-package",
        "title": about.name,
        "description": f"The groups, organisations and places of {about.name}, and what it counts.",
        **({"homepage": about.site_url} if about.site_url else {}),
        "created": f"{snapshot.today}T00:00:00Z",
        "signpost": {"schema_version": about.schema_version, "left_out": OpenTables(snapshot.directory).left_out},
        **({"licenses": [{"name": about.licence, "title": terms.title, "path": terms.address}]} if terms else {}),
        "sources": [{"title": title} for title in sources(snapshot.directory)] or [{"title": about.name}],
        "resources": [*map(resource, all_tables()), *figure_resources(snapshot)],
    }
    return orjson.dumps(package, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def as_csv_table(table: RecordTable, rows: Iterable[Row]) -> bytes:
    """A table as CSV (RFC 4180) in UTF-8. No cell can be taken for a formula; only a number may begin with a minus."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out)  # ends lines with CRLF, so that a cell with either sign is put between quotation marks
    sheet.writerow([column.name for column in table.columns])
    numbers = frozenset(index for index, column in enumerate(table.columns) if column.is_number)
    sheet.writerows(
        [marked(cell) if cell and index not in numbers else cell for index, cell in enumerate(row)] for row in rows
    )
    return out.getvalue().encode()
