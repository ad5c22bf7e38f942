"""What a reviewer has to know besides the two values of a field: how to ask, what is published, what follows."""

import re

from signpost.changes.compare import FieldChange, RecordChange
from signpost.records.directory import Directory
from signpost.records.model import Activity, Record
from signpost.records.schema import parse_scalar
from signpost.values import helplines
from signpost.views.best_contact import best_contact


def note_on(aspect: str, change: RecordChange, item: FieldChange, old: Directory) -> str:
    """The note on a change of a field that has this aspect; "" if its values say all."""
    notes = {
        "closing": lambda: _groups_there(change, old),
        "helpline": lambda: _published(item),
        "contact": lambda: old_way(old, change.old),
        "protection": lambda: _protection(item),
    }
    return notes.get(aspect, str)()


def _groups_there(change: RecordChange, directory: Directory) -> str:
    """The groups that close with a venue or an organisation."""
    kind, id_ = change.kind, change.record.id
    names = [own.name for own in directory.activities.values() if id_ == getattr(own, kind, "")]
    return f"With it: {', '.join(names)}." if names and kind in {"venue", "organisation"} else ""


def _published(item: FieldChange) -> str:
    """What the national list has for a helpline."""
    named = re.search("“(.+)”", item.label)
    known = helplines.called(named[1]) if named else None
    if known is None:
        return ""
    here = "as here" if known.digits in re.sub(r"\D", "", item.new) else "and not this"
    return f"The list of national helplines has {known.number} for {known.name}, {here}."


def _protection(item: FieldChange) -> str:
    """What becomes of a protection."""
    if item.path[-1] == "print":
        return "This decides what leaflets may print of it."
    if item.style:
        return "These are words about a service that must not be found. Read them for anything that could lead there."
    if parse_scalar(item.new, bool):
        return "It is protected now. Take older leaflets that name the place off the rack."
    if not parse_scalar(item.old, bool):
        return "It no longer says whether its place must stay secret."
    return "It was protected and is not now: the next site shows what was kept back."


def old_way(old: Directory, record: Record | None) -> str:
    """How to reach a group as it was known before."""
    for _, contact in record.contacts if record else ():
        if contact.phone or contact.email:
            return f"To ask, use what was there before: {contact.phone or contact.email}."
    if isinstance(record, Activity) and (way := best_contact(old, record)).phone:
        return f"To ask, ring the number that was there before: {way.phone}."
    return ""
