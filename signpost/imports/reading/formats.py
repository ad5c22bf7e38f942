"""Every kind of source that an import reads. `FORMATS` lists them all; a new one is one module and one line there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import urlsplit

from signpost.imports.reading import (
    csv_file,
    datapackage,
    excel,
    hsds,
    hsds_api,
    hsds_json,
    hsds_tables,
    json_rows,
    opendocument,
)
from signpost.imports.reading.listing import Listing, Log, Reading, SourceFault, Tell
from signpost.imports.reading.mapping import Answers
from signpost.imports.reading.mapping_file import SHORTEST
from signpost.records.problem import printable
from signpost.values.text import LONGEST_NAME


class Format(Protocol):
    """One kind of source. `COMMAND` is the word for it after `build.py import`."""

    COMMAND: str

    def fits(self, source: str) -> bool:
        """Whether a source, a path or a web address, is of this kind; none of the kinds before it is."""

    def read(self, source: str, answers: Answers, log: Log) -> Iterator[Listing]:
        """Give its listings. Raises SourceFault and OSError."""


# Of those with the same command the first that fits is taken.
FORMATS: Final[tuple[Format, ...]] = (
    hsds_api,
    hsds_tables,
    hsds_json,
    excel,
    opendocument,
    datapackage,
    json_rows,
    csv_file,
)


def read(command: str, source: str, answers: Answers, tell: Tell, progress: Tell = lambda _: None) -> Reading:
    """Read a whole source. Notes go to `tell` as they are made, how far it has come to `progress`.

    Raises SourceFault and OSError.
    """
    log = Log(tell, progress)
    form = next((form for form in FORMATS if command == form.COMMAND and form.fits(source)), None)
    if form is None:
        raise SourceFault(f"{source} is no address that can be read. It has to start with https://.")
    listings = tuple(form.read(source, answers, log))
    return Reading(answers.source or name_of(source), listings, tuple(log.notes), tuple(log.missing))


def name_of(source: str) -> str:
    """What to call a source that no mapping has a name for: its host, or its file and the folder that is in.

    Two feeds in files of one name are two sources. The name of somebody's own folder is left out: it may be a person's.
    """
    path = Path(source).resolve()
    folder = "" if path.parent == Path.home() else f" ({path.parent.name})"
    name = urlsplit(source).hostname if hsds.is_web(source) else printable(f"{path.stem}{folder}")
    return f"A list called {name}" if not name or len(name) < SHORTEST else name[:LONGEST_NAME]
