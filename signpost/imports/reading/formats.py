"""Every kind of source that an import reads. A new one is a module, and a line in `TABLES` or `NESTED`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol, TypeVar
from urllib.parse import urlsplit

from signpost.imports.reading import (
    SERVICES,
    datapackage,
    hsds,
    hsds_api,
    hsds_json,
    hsds_tables,
    json_rows,
    sheet,
    workbook,
)
from signpost.imports.reading.listing import Log, Reading, SourceFault, Tell
from signpost.imports.reading.mapping import Answers
from signpost.imports.reading.mapping_file import SHORTEST
from signpost.imports.reading.nested import Item
from signpost.imports.reading.table import Table, csv_table
from signpost.records.problem import printable
from signpost.values.text import LONGEST_NAME

Found_co = TypeVar("Found_co", covariant=True)


class Format(Protocol[Found_co]):
    """One kind of file or folder, read as tables of a spreadsheet or as services of Open Referral."""

    def fits(self, path: Path) -> bool:
        """Whether the source is of this format. The formats before it in the list have been ruled out."""

    def read(self, path: Path, log: Log) -> Sequence[Found_co]:
        """Read all of it. Raises SourceFault and OSError."""


# The first format that fits is used; a list in none of them is read as CSV.
TABLES: Final[tuple[Format[Table], ...]] = (workbook, datapackage, json_rows)
NESTED: Final[tuple[Format[Item], ...]] = (hsds_tables, hsds_json)


def read(command: str, source: str, answers: Answers, tell: Tell, progress: Tell = lambda _: None) -> Reading:
    """Read a whole source of one of the two kinds, `SERVICES` or `SHEET`.

    Notes go to `tell`, and messages on progress to `progress`. Raises SourceFault and OSError.
    """
    log = Log(tell, progress)
    if command == SERVICES:
        listings = hsds.listings_of(_services(source, log), log.note)
    elif is_web(source):
        raise SourceFault("Only services of Open Referral are read from the web. Save the list, and import its file.")
    else:
        headings = [heading for headings in answers.columns.values() for heading in headings]
        listings = sheet.listings_of(tables_of(Path(source), headings, log), answers, log.note)
    return Reading(answers.source or name_of(source), tuple(listings), tuple(log.notes), tuple(log.missing))


def tables_of(path: Path, headings: Sequence[str], log: Log) -> Sequence[Table]:
    """Read the tables of a file, as CSV if no other format fits. `headings` are some that may be in it.

    Raises SourceFault and OSError.
    """
    if form := next((form for form in TABLES if form.fits(path)), None):
        return form.read(path, log)
    return [csv_table(path.stem, path, log.note, headings=headings)]


def _services(source: str, log: Log) -> Sequence[Item]:
    path = Path(source)
    forms = (form for form in NESTED if form.fits(path))
    services = hsds_api.read(source, log) if is_web(source) else next(forms).read(path, log)
    if not services:
        raise SourceFault(
            f"No services were found in {source}: a list or a table of them is looked for, and there are none in it."
        )
    return services


def is_web(source: str) -> bool:
    """Whether a source is a web address."""
    return source.lower().startswith(("http://", "https://"))


def name_of(source: str) -> str:
    """Name a source for which the mapping gives no name: by its host, or by its file and the folder of that.

    Two feeds in files of one name are two sources. The name of somebody's own folder is left out: it may be a person's.
    """
    path = Path(source).resolve()
    folder = "" if path.parent == Path.home() else f" ({path.parent.name})"
    name = urlsplit(source).hostname if is_web(source) else printable(f"{path.stem}{folder}")
    return f"A list called {name}" if not name or len(name) < SHORTEST else name[:LONGEST_NAME]
