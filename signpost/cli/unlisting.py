"""The withdraw command for a group that asked not to be listed: its record goes, and nobody brings it back unasked."""

import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

from signpost.checks import check
from signpost.checks.new_problems import new_problems
from signpost.cli.report import as_text
from signpost.cli.withdrawing import UNSURE, UNTOUCHED, activity_of, carrying
from signpost.cli.writing_files import next_steps, write_files
from signpost.records.directory import read_directory
from signpost.records.file_names import ENDING
from signpost.records.model import Activity
from signpost.records.replacing import with_files
from signpost.records.writing import write_plain
from signpost.views.snapshot import Snapshot

LEFT: Final = (
    "Its organisation and venue stay. "
    "Old links and codes find a page that says that it is no longer here, and names nothing. The history of the "
    "records still has it: CONTRIBUTING says how to take that out too, if they ask."
)


def run(folder: Path, today: date, id_: str, day: date) -> bool:
    """Delete an activity's record, and keep its id and since when it is not listed. Prints what still carries it.

    Returns False, and changes nothing, if other records name it. Raises UsageError.
    """
    old = read_directory(folder)
    own = activity_of(old, id_)
    name = f"unlisted/{own.id}{ENDING}"
    files = {own.source.file: None, name: write_plain("unlisted", _kept(own, day)).encode()}
    before = [one for one in check(old, today) if one.severity == "error"]
    found = new_problems(before, with_files(old, files), today)
    if errors := [one for one in found if one.severity == "error"]:
        print(f"{as_text(errors, folder.resolve().name)}Mend these first. {UNTOUCHED}", file=sys.stderr)
        return False
    write_files(folder, files)
    print(f"Deleted: {folder / own.source.file}\nWritten: {folder / name}")
    still = UNSURE if before else carrying(Snapshot(old, today), own)
    print("\n".join([*still, LEFT, *next_steps(folder, [folder / name])]))
    return True


def _kept(own: Activity, day: date) -> dict[str, Any]:
    """All that is kept of it: the day, its former ids, and by what a list that is imported knows it."""
    typed = own.source.value if isinstance(own.source.value, dict) else {}
    return {"since": day.isoformat(), **{name: typed[name] for name in ("imported", "formerly") if name in typed}}
