"""The page of figures, and its tables to download."""

from collections.abc import Iterator
from typing import Final

from signpost.outputs.artefact import Artefact, Page
from signpost.outputs.templates import after_prose
from signpost.records.csv_text import CsvFile
from signpost.records.spreadsheet import as_csv
from signpost.records.table_schema import file_of
from signpost.views.dashboard import dashboard, how_to_read
from signpost.views.dashboard_parts import Table
from signpost.views.snapshot import Snapshot

PATH: Final = "figures.html"
GROUP: Final = "activity"  # the column for a single group
# The table of residents stays behind: it tells which areas are the poorest, and that is for reports alone.
PUBLISHED: Final = frozenset({file_of(name) for name in ("referrals", "outcomes", "unmet")})


def figures(snapshot: Snapshot) -> Iterator[Page | Artefact]:
    """What the directory counts, in sentences and tables, and the tables themselves."""
    sections, note = dashboard(snapshot), how_to_read(snapshot)
    yield after_prose("figures.html", PATH, snapshot, "figures/", sections=sections, how_to_read=note, path_of=path_of)
    for own in counted_tables(snapshot):
        yield Artefact(f"data/{path_of(own)}", _counted(own), "activities/")
    for table in snapshot.directory.folder.tables:
        if table.file in PUBLISHED:
            yield Artefact(f"data/{table.file}", _to_download(table), table.file)


def counted_tables(snapshot: Snapshot) -> Iterator[Table]:
    """The tables of the page that are counted from the records."""
    return (own for section in dashboard(snapshot) for own in section.tables if not own.file)


def path_of(table: Table) -> str:
    """Where the figures of a table can be had, below the site's folder of data."""
    return table.file or f"counted/{table.id}.csv"


def _counted(table: Table) -> bytes:
    """A table that is counted from the records, as it stands on the page."""
    return as_csv((table.title, *table.columns), ((row.head, *row.cells) for row in table.rows)).encode()


def _to_download(table: CsvFile) -> bytes:
    """A table without its rows about single groups: few starts could look like a judgement on one."""
    of_group = table.headings.index(GROUP) if GROUP in table.headings else None
    shown = (row.cells for row in table.rows if of_group is None or not row.cells[of_group])
    return as_csv(table.headings, shown).encode()
