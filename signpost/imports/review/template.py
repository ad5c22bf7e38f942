"""A spreadsheet to start from, and its mapping, explained line by line. The two can be imported unchanged."""

import csv
import io
import os
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Final

from signpost.imports.reading.listing import SourceFault
from signpost.imports.reading.mapping import COLUMNS
from signpost.records.directory import Directory
from signpost.records.writing import scalar

SHEET: Final = "groups.csv"
MAPPING: Final = "mapping.yaml"
MORE: Final = "  # What else an import understands. Take the # away, and write your own heading after the colon."
STARTER: Final = Path(__file__).with_name("starter")  # the two files, with ${places} for what a directory says
# If no directory is known yet: the demonstration's own area and an invented number.
WITHOUT: Final = {
    "sector": "BS22 6",
    "area": "South Ward",
    "area_id": "south-ward",
    "phone": "0117 496 0010",
    "level": "signposting",
}


def write_template(folder: Path, directory: Directory | None = None) -> tuple[Path, ...]:
    """Write the sheet and its mapping into a folder and return their names. Existing files are never overwritten.

    With a directory, the examples have its first area and its connector's number, so that they can be imported
    into it. Raises SourceFault if one of the files is there already, and OSError.
    """
    fill = {**WITHOUT, **(_of(directory) if directory else {})}
    files = {folder / SHEET: _sheet(fill), folder / MAPPING: _mapping(fill)}
    if there := next(filter(os.path.lexists, files), None):
        raise SourceFault(f"{there} is there already, and is not overwritten. Name another folder.")
    folder.mkdir(parents=True, exist_ok=True)
    for file, data in files.items():
        with file.open("xb") as out:
            out.write(data)
    return tuple(files)


def _of(directory: Directory) -> dict[str, str]:
    """Return what the examples take from a directory."""
    found: dict[str, str] = {}
    area = next((area for area in directory.areas.values() if area.postcode_sectors), None)
    if area is not None:
        found |= {"area": area.name, "area_id": area.id, "sector": area.postcode_sectors[0]}
    if phone := directory.about.connector.contact.phone:
        found["phone"] = phone
    if directory.levels:
        found["level"] = next(iter(directory.levels))
    return found


def _sheet(fill: Mapping[str, str]) -> bytes:
    out = io.StringIO(newline="")
    rows = csv.reader((STARTER / SHEET).read_text(encoding="utf-8").splitlines())
    csv.writer(out).writerows([Template(cell).substitute(fill) for cell in row] for row in rows)
    # The byte order mark tells spreadsheet programs that it is UTF-8; without it they spoil the pound sign.
    return out.getvalue().encode("utf-8-sig")


def _mapping(fill: Mapping[str, str]) -> bytes:
    ids = {name: scalar(fill[name], inside=True) for name in ("area_id", "level")}
    text = (STARTER / MAPPING).read_text(encoding="utf-8")
    used = text.partition("\ncolumns:")[2].partition("${more}")[0]
    more = [f"  #{name + ':':26} # {words}" for name, words in COLUMNS.items() if f"\n  {name}:" not in used]
    return Template(text).substitute(ids, more="\n".join([MORE, *more])).encode()
