"""A list in a CSV file."""

from pathlib import Path

from signpost.imports.reading.listing import Log
from signpost.imports.reading.table import Table, csv_table


def fits(path: Path) -> bool:  # noqa: ARG001  # the last of the formats
    """Whether this is anything: the other kinds of file have been looked for before."""
    return True


def read(path: Path, log: Log) -> list[Table]:
    """Read its one table. Raises SourceFault and OSError."""
    return [csv_table(path.stem, path, log.note)]
