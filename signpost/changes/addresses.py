"""What becomes of the address of a record that was renamed or removed."""

from signpost.changes.compare import RecordChange
from signpost.records.directory import Directory
from signpost.records.model import Record


def led_on(change: RecordChange, new: Directory) -> str:
    """That the old address of a record leads on to one that names it in `formerly`; "" if none does."""
    known = change.old and new.former_ids.get((change.kind, change.old.id))
    if not known:
        return ""
    where = "the new one" if known is change.new else "another record"
    return f"The old address leads to {where}."


def lacking(old: Record, new: Record, directory: Directory) -> str:
    """What a renamed record should say, so that its old address leads on; "" if records of its kind can't say it."""
    known = getattr(new, "formerly", None)
    if known is None:
        return ""
    used = directory.of_kind(new.source.kind)  # an id that another record has now leads there
    ids = ", ".join(id_ for id_ in (*known, old.id) if id_ not in used)
    return f"Write formerly: [{ids}] in it, so that old links and codes lead on."
