"""Ids that were used before: each leads from an old address to one record, or belongs to a group that left."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from signpost.records.directory import Directory
from signpost.records.file_names import RESERVED
from signpost.records.model import Activity, Organisation, Venue
from signpost.records.problem import Problem, problem, quoted

Renamed = Activity | Organisation | Venue


def former_ids(directory: Directory, today: date) -> Iterator[Problem]:
    """Former ids that are the record's own, another record's, claimed by two, or kept for the site's own pages."""
    claims: defaultdict[tuple[str, str], list[Renamed]] = defaultdict(list)
    for record in directory.protectable():
        for former in dict.fromkeys(record.formerly):
            claims[record.source.kind, former].append(record)
    for (kind, former), records in claims.items():
        holder = directory.of_kind(kind).get(former)
        for record in records:
            if fault := _fault(former, record, holder, [other for other in records if other is not record]):
                place = record.place("formerly", record.formerly.index(former))
                yield problem(place, "former-id", *fault)


def unlisted(directory: Directory, today: date) -> Iterator[Problem]:
    """Activities whose group asked not to be listed, whoever brought them back."""
    for activity in directory.activities.values():
        known = (directory.unlisted_ids.get(id_) for id_ in (activity.id, *activity.formerly))
        if asked := next(filter(None, known), None):
            file = asked.source.file
            yield problem(
                activity.place(),
                "group-unlisted",
                f"This group asked on {asked.since.isoformat()} not to be listed, as {file} says.",
                f"Delete this file. Or, if the group itself has told you that it wants to be listed, delete {file}.",
            )


def _fault(former: str, record: Renamed, holder: object, others: list[Renamed]) -> tuple[str, str] | None:
    """Why a former id of a record can't lead to it, and what would pass. `holder` is the record that has the id now."""
    named = f"The former id {quoted(former)}"
    if former in RESERVED:
        return f"The name {quoted(former)} is kept for other uses, so no record has had it.", "Delete it here."
    if holder is record:
        return f"{named} is the id that this record has now.", "Write the id that it had before, or delete this one."
    if holder:
        return (
            f"{named} is the id of another {record.source.kind} now, so its page is at that address.",
            "Delete it here, or give the other one an id that was never used.",
        )
    if others:
        return (
            f"{named} is in {others[0].source.file} too, and an old address can lead to one page only.",
            "Keep it in the record that it led to, and delete it in the other.",
        )
    return None
