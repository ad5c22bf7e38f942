"""A list in a CSV file, whichever of the usual signs parts its cells."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from signpost.imports.reading import sheet
from signpost.imports.reading.listing import Listing, Log, SourceFault
from signpost.imports.reading.mapping import Answers
from signpost.imports.reading.table import DELIMITERS, Table, csv_rows, csv_text

COMMAND = sheet.COMMAND
START: Final = 1000  # lines, among which the headings are


def fits(source: str) -> bool:
    """Whether this is a file or a folder at all: the other forms have been looked for before."""
    return "://" not in source


def read(source: str, answers: Answers, log: Log) -> Iterator[Listing]:
    """Read the groups. Raises SourceFault and OSError."""
    file = Path(source)
    if file.is_dir():
        raise SourceFault(f"{source} is a folder. Name the spreadsheet in it, or its datapackage.json.")
    text = csv_text(file, log.note)
    start = "".join(text.splitlines(keepends=True)[:START])

    def known(delimiter: str) -> tuple[int, int]:
        rows = tuple(islice(csv_rows(start, delimiter), sheet.DEEPEST))
        return sheet.find_headings(rows, answers.columns)[:2]

    table = Table(file.stem, file.name, tuple(csv_rows(text, max(DELIMITERS, key=known))))
    return sheet.listings_of([table], answers, log.note)
