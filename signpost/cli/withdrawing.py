"""The withdraw command: a group that is over, or that asks not to be listed, says so at its address."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from signpost.checks import check
from signpost.checks.new_problems import new_problems
from signpost.cli.errors import UsageError
from signpost.cli.prompts import unreadable
from signpost.cli.report import as_text
from signpost.cli.writing_files import next_steps, write_files
from signpost.outputs.calendars import calendars
from signpost.records.directory import NAMES, Directory, read_directory
from signpost.records.editing import with_fields
from signpost.records.model import Activity, Leaflet
from signpost.records.problem import quoted
from signpost.records.replacing import with_files
from signpost.submissions.review import REFUSED, refused
from signpost.views.leaflet import leaflet
from signpost.views.leaflet_selection import is_printable, selected_activities
from signpost.views.snapshot import Snapshot

UNTOUCHED: Final = "Nothing was written."
STAYS: Final = "Its page stays, so that old links and codes find it, and says that it has closed. It leaves all lists."
RUNS_ON: Final = (
    "It runs until then, and its page says that this is the last day. Afterwards its page says that it has closed. The "
    "reason, and where to go instead, can't go in before: run this again the day after."
)
UNSURE: Final = ("The records have errors, so nothing is said of what still carries it. Run check to see them.",)


def run(folder: Path, today: date, id_: str, reason: str, day: date, instead: str) -> bool:
    """Write into an activity's record that it has closed, why, since when, and which activity serves its people now.

    Of a day to come only the day is written, as the last on which it runs. `instead` is an id, or "". Prints the
    checks' advice on what is written, and what still carries the activity. Returns False, and writes nothing, if the
    checks would find an error in the record that is not there yet, or a person's story. Raises UsageError.
    """
    old = read_directory(folder)
    own = activity_of(old, id_)
    _refuse_instead(old, id_, instead)
    file = folder / own.source.file
    words, runs_on = _said(reason), day > today and _runs(own)
    whole = {"status": "closed", "status_since": day.isoformat(), "status_note": words, "instead_id": instead}
    written = _withdrawn(file, {"closes_on": day.isoformat()} if runs_on else whole)
    before = check(old, today)
    new = new_problems(before, with_files(old, {own.source.file: written}), today)
    found = [one for one in new if one.file == own.source.file]
    if bad := [one for one in found if one.severity == "error" or one.code in REFUSED]:
        print(f"{as_text(list(map(refused, bad)), folder.resolve().name)}{UNTOUCHED}", file=sys.stderr)
        return False
    write_files(folder, {own.source.file: written})
    print(f"Written: {file}")
    if found:
        print(as_text(found, folder.resolve().name), end="")
    unsure = any(one.severity == "error" for one in before)
    still = (RUNS_ON,) if runs_on else UNSURE if unsure else (*carrying(Snapshot(old, today), own), STAYS)
    print("\n".join([*still, *next_steps(folder, [file])]))
    return True


def _withdrawn(file: Path, fields: dict[str, str]) -> bytes:
    """The record's file as it will be. Raises UsageError if that can't be made without touching anything else."""
    written = with_fields("activity", file.read_bytes(), {name: value for name, value in fields.items() if value})
    if written is None:
        raise UsageError(
            f"{file} is written in a way that can't be changed surely. Write status: closed, status_since and "
            f"status_note into it yourself. {UNTOUCHED}"
        )
    return written


def _said(reason: str) -> str:
    """The reason as a text of one line. Raises UsageError if there is none in it."""
    words = " ".join(reason.split())
    if not words or unreadable(words):
        raise UsageError(f"Say why in plain words after --reason: they are on its page. {UNTOUCHED}")
    return words


def activity_of(directory: Directory, id_: str) -> Activity:
    """The activity with this id. Raises UsageError if there is none."""
    if id_ in directory.activities:
        return directory.activities[id_]
    if known := directory.former_ids.get(("activity", id_)):
        raise UsageError(f"{id_} has another id now: {known.id}. {UNTOUCHED}")
    for kind in ("organisation", "venue"):
        if id_ in directory.of_kind(kind):
            groups = (own.id for own in directory.activities.values() if id_ == getattr(own, kind) and _runs(own))
            each = ", ".join(groups) or "none"
            raise UsageError(f"Only groups can be withdrawn. {id_} names the {kind} of these: {each}. {UNTOUCHED}")
    raise UsageError(
        f"There is no group with the id {quoted(id_)}. It is the name of its file in {NAMES['activity']}, without "
        f".yaml, and the last part of its page's address, without .html. {UNTOUCHED}"
    )


def _runs(activity: Activity) -> bool:
    return activity.status != "closed"


def _refuse_instead(directory: Directory, id_: str, instead: str) -> None:
    """Raise UsageError if people can't be sent to the group that is named."""
    other = directory.activities.get(instead)
    if instead and other is None:
        raise UsageError(f"There is no group with the id {quoted(instead)} to go to instead. {UNTOUCHED}")
    if other and (other.id == id_ or other.status == "closed"):
        raise UsageError(f"{instead} {'is this group itself' if other.id == id_ else 'has closed too'}. {UNTOUCHED}")


def carrying(snapshot: Snapshot, own: Activity) -> Iterator[str]:
    """What still carries an activity, as of before it was withdrawn or deleted."""
    held = [record for record in snapshot.directory.leaflets.values() if _holds(snapshot, record, own)]
    if held:
        yield "It is on these leaflets. Print them again, and take these and older copies off the rack:"
        codes = ((record.title, leaflet(snapshot, record, size)) for record in held for size in record.editions)
        yield from dict.fromkeys(f"  {title}: {made.edition_code}" for title, made in codes)
    path = f"activities/{own.id}.ics"
    if any(one.path == path and b"BEGIN:VEVENT" in one.content for one in calendars(snapshot)):
        yield (
            f"Its calendar, {path}, is empty from the next build on. "
            "Phones into which it was copied keep the old dates: tell members."
        )
    naming = [one.source.file for one in snapshot.directory.activities.values() if own.id in _sends_to(one)]
    if naming:
        yield f"These send people to it, and now only in words without a link: {', '.join(naming)}"


def _holds(snapshot: Snapshot, record: Leaflet, own: Activity) -> bool:
    return own in selected_activities(snapshot, record) and is_printable(snapshot, own)


def _sends_to(activity: Activity) -> set[str]:
    return {activity.instead_id, *(line.instead_id for line in activity.not_suitable_for)}
