"""A list of rows in a JSON file: objects, whose keys are the headings, or lists of cells."""

from pathlib import Path

from signpost.imports.reading.listing import Log, SourceFault
from signpost.imports.reading.nested import entries_of, parse
from signpost.imports.reading.table import Table, read_bytes, rows_of


def fits(path: Path) -> bool:
    """Whether this is a JSON file."""
    return path.suffix.lower() == ".json"


def read(path: Path, log: Log) -> list[Table]:  # noqa: ARG001  # there is nothing to note
    """Read its one table. Raises SourceFault and OSError."""
    entries = entries_of(parse(read_bytes(path), path.name))
    if not entries:
        raise SourceFault(f"{path.name} holds no list of rows, or an empty one.")
    return [Table(path.stem, path.name, rows_of(entries))]
