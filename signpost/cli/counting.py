"""The figures commands: count and round a connector's own list into the tables of figures, and write one to fill in."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from signpost.checks.words import join_words
from signpost.cli.errors import UsageError
from signpost.cli.report import number_of
from signpost.cli.writing_files import next_steps, write_files
from signpost.counting.people_in import what_tells
from signpost.counting.rounding import Rounded
from signpost.counting.sheet import Fault, read_sheet
from signpost.counting.tables import Made, make_tables, merged, replaced_quarters, table_in
from signpost.counting.template import template
from signpost.imports.reading.listing import SourceFault
from signpost.records.directory import Directory, read_directory
from signpost.records.engine_files import HOME
from signpost.records.files import LARGEST_TABLE
from signpost.records.table_schema import TABLES, file_of, fits, is_valid, table_schema
from signpost.values import quarter
from signpost.values.quarter import Quarter

SOURCE: Final = "The connector's list of referrals, rounded by Signpost"
MOST_SHOWN: Final = 30  # faults
NOTHING: Final = "Nothing was written, and nothing of the list was copied."


def add(folder: Path, today: date, sheet: Path, source: str) -> bool:
    """Count a list into the tables of figures. Returns whether that was done; if not, it has been said why."""
    _refuse_inside(folder, sheet, "The list")
    _refuse_source(source)
    if not sheet.is_file():
        raise UsageError(f"There is no file called {sheet}.")
    directory = read_directory(folder)
    _refuse_broken(directory)
    try:
        listed = read_sheet(sheet, directory, today)
    except SourceFault as fault:
        return _refused([str(fault)])
    if listed.faults:
        return _refused(_told(listed.faults))
    if not listed.referrals:
        return _refused(["There is no referral in the list."])
    hidden = frozenset(id_ for id_, activity in directory.activities.items() if directory.is_sensitive(activity))
    made = make_tables(listed.referrals, hidden, source or SOURCE, today)
    files = {
        file_of(name): merged(name, table_in(directory.folder.tables, name), rows) for name, rows in made.rows.items()
    }
    _refuse_too_large(files.items())
    write_files(folder, files)
    print("\n".join([*_done(directory, made, today), *next_steps(folder, [folder / file for file in files])]))
    return True


def write_template(folder: Path, file: Path) -> None:
    """Write an empty list to fill in, with the choices that this directory gives."""
    _refuse_inside(folder, file, "A list to fill in")
    if os.path.lexists(file):
        raise UsageError(f"{file} is there already, and is not overwritten. Name another file.")
    if file.suffix.lower() not in {".csv", ".xlsx"}:
        raise UsageError(f"{file} ends neither in .csv nor in .xlsx. Name it so, and it is written in that form.")
    file.write_bytes(template(file, read_directory(folder)))
    print(f"Written: {file}. Fill it in, one row for each referral, and keep it where only you can read it.")


def _refuse_inside(folder: Path, file: Path, what: str) -> None:
    """Raise UsageError if a file lies in the directory or in a repository with it: everybody could read it there."""
    home = folder.resolve()
    roots = [home, HOME, *(above for above in home.parents if (above / ".git").exists())]
    for place in (file.parent.resolve() / file.name, file.resolve()):
        if root := next((root for root in roots if place.is_relative_to(root)), None):
            raise UsageError(
                f"{what} must not lie in {root}: what is there is published, and everybody can read it. Move it to a "
                "place that only you can read, and name it there. If it was ever committed, ask for help at once."
            )


def _refuse_source(source: str) -> None:
    field = next(field for field in table_schema(TABLES[0])["fields"] if field["name"] == "source")
    if source and (not fits([field], [source]) or what_tells(source)):
        raise UsageError(f"This can't stand as the source. What would pass: {field['x-passes']}. No name of a person.")


def _refuse_broken(directory: Directory) -> None:
    for name in TABLES:
        table = table_in(directory.folder.tables, name)
        if table and not (table.head and is_valid(name, table)):
            raise UsageError(
                f"There are faults in {table.file}, so nothing can be added. Run check, and mend it first."
            )


def _refuse_too_large(files: Iterable[tuple[str, bytes]]) -> None:
    for file, data in files:
        if len(data) > LARGEST_TABLE:
            raise UsageError(
                f"{file} would have {len(data) // 1024} KB, and it may have {LARGEST_TABLE // 1024} KB. Take the rows "
                f"of the oldest year out of it first. {NOTHING}"
            )


def _refused(lines: Sequence[str]) -> bool:
    print("\n".join([*lines, NOTHING]), file=sys.stderr)
    return False


def _told(faults: Sequence[Fault]) -> list[str]:
    """What is wrong in a list, by row and column, and never with its words."""
    lines = ["The list can't be counted as it is. Its words are not repeated here."]
    for row, column, reason in faults[:MOST_SHOWN]:
        place = f"Row {row}, column {column}" if column else f"Row {row}" if row else "The list"
        lines.append(f"  {place}: {reason}{'' if reason.endswith('?') else '.'}")
    if len(faults) > MOST_SHOWN:
        lines.append(f"  … and {len(faults) - MOST_SHOWN} more.")
    lines.append("Mend these in a copy of the list. `figures template FILE` writes one with the right columns.")
    return lines


def _done(directory: Directory, made: Made, today: date) -> Iterator[str]:
    for name, rows in made.rows.items():
        yield f"Written: {file_of(name)}, for {_words(rows)}."
        if there := replaced_quarters(table_in(directory.folder.tables, name), rows):
            yield f"  What it had for {_words(there)} was replaced."
        if running := [when for when in rows if when.last_day >= today]:
            yield f"  {_words(running)} is not over. Add the list again when it is."
    yield "Counts of 1 to 7 people became *, and larger ones were rounded to the nearest 5. Each total was rounded by"
    yield "itself, so that totals need not add up. A mean or a median of 1 to 7 people became *."
    for name, when, rounded in made.rounded:
        if left := list(_left(rounded)):
            yield f"{file_of(name)}, {quarter.written(when)}: {join_words(left)}, to tell no more of a few people."
    yield "No row is about a service that must not be found: its people are counted in the other rows only."


def _left(rounded: Rounded) -> Iterator[str]:
    if rounded.cells_left:
        yield f"{number_of(rounded.cells_left, 'count')} left blank"
    if rounded.activities_left:
        yield f"{number_of(rounded.activities_left, 'activity', 'activities')} without a row"
    if rounded.each_left:
        yield f"{number_of(rounded.each_left, 'row')} of an area with a need left out"


def _words(quarters: Iterable[Quarter]) -> str:
    return join_words([f"{quarter.written(when)} ({when.words})" for when in quarters])
