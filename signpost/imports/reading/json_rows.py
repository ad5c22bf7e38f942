"""A list of rows in a JSON file: objects, whose keys are the headings, or lists of cells."""

from collections.abc import Iterator
from pathlib import Path

from signpost.imports.reading import sheet
from signpost.imports.reading.listing import Listing, Log, SourceFault
from signpost.imports.reading.mapping import Answers
from signpost.imports.reading.nested import entries_of, parse
from signpost.imports.reading.table import Table, read_bytes, rows_of

COMMAND = sheet.COMMAND


def fits(source: str) -> bool:
    """Whether this is a JSON file."""
    return Path(source).suffix.lower() == ".json"


def read(source: str, answers: Answers, log: Log) -> Iterator[Listing]:
    """Read the groups. Raises SourceFault and OSError."""
    file = Path(source)
    entries = entries_of(parse(read_bytes(file), file.name))
    if not entries:
        raise SourceFault(f"{file.name} holds no list of rows, or an empty one.")
    return sheet.listings_of([Table(file.stem, file.name, rows_of(entries))], answers, log.note)
