"""The sheets of a workbook of Excel (.xlsx, .xlsm) or OpenDocument (.ods)."""

import warnings
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from signpost.imports.reading import excel, opendocument
from signpost.imports.reading.listing import Log, SourceFault
from signpost.imports.reading.table import Table, read_bytes

UNPACKED: Final = 50_000_000  # bytes of one unpacked file
ENDINGS: Final = (".xlsx", ".xlsm", ".ods")
READERS: Final = {"xl/workbook.xml": excel.grids_of, "content.xml": opendocument.grids_of}  # by a file in the zip


def fits(path: Path) -> bool:
    """Whether this is a workbook, by the ending of its name or by its parts."""
    try:
        return path.suffix.lower() in ENDINGS or not READERS.keys().isdisjoint(ZipFile(path).namelist())
    except (OSError, ValueError, BadZipFile):
        return False


def read(path: Path, log: Log) -> list[Table]:
    """Read a table of each sheet that is not empty. Raises SourceFault and OSError."""
    parts = _parts(path)
    try:
        with warnings.catch_warnings(action="ignore"):
            reader = next(reader for part, reader in READERS.items() if part in parts)
            grids = [grid for grid in reader(path, log) if grid.cells]
    except SourceFault:
        raise
    except Exception as error:  # noqa: BLE001  # a broken file may raise anything in the library
        raise SourceFault(
            f"{path.name} can't be opened as a workbook ({type(error).__name__}). Open it in your spreadsheet "
            "program, save it again, and import that file."
        ) from None
    if sum(len(text) for grid in grids for text in grid.cells.values()) > UNPACKED:  # cells may share one text
        raise SourceFault(f"{path.name} holds more than {UNPACKED // 1_000_000} million letters, which is no list.")
    if not grids:
        raise SourceFault(f"{path.name} is empty: it has neither headings nor rows.")
    return [Table(grid.name, path.name if len(grids) == 1 else grid.name, grid.rows()) for grid in grids]


def _parts(path: Path) -> list[str]:
    """Return the names in a zip file, without unpacking it. Raises SourceFault if it would unpack to too much."""
    read_bytes(path)
    try:
        with ZipFile(path) as packed:
            size = sum(part.file_size for part in packed.infolist())
            parts = packed.namelist()
    except (OSError, ValueError, BadZipFile):
        raise SourceFault(f"{path.name} looks like a workbook, such as Excel saves, and can't be opened.") from None
    if size > UNPACKED:
        raise SourceFault(
            f"{path.name} unpacks to {size // 1_000_000} MB, and up to {UNPACKED // 1_000_000} MB are read. Copy the "
            "list alone into a new workbook, without pictures, and import that."
        )
    return parts
