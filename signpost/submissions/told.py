"""The sentences by which readers hear of a new time or place, on the page of what has changed."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from signpost.records.model import Activity
from signpost.records.to_record import to_record
from signpost.submissions.draft import Draft
from signpost.submissions.drafts import Drafts
from signpost.values.text import LONGEST_LINE
from signpost.views.card import where_words
from signpost.views.timetable import running

MOST: Final = 12  # changes that a record may have; the oldest goes


def with_change(drafts: Drafts, old: Activity) -> Draft:
    """The draft of a group's record with a line below `changed`, if it meets at another time or place than before."""
    draft = drafts.by_kind["activity"]
    new = to_record(Activity, replace(old.source, value=dict(draft.values)))
    told = list(_sentences(drafts, old, new))
    if not told:
        return draft
    whole = " ".join(f"Now: {now}. Before: {before}." for now, before in told)
    short = " ".join(f"Now: {now}." for now, _ in told)
    line = {"on": drafts.today.isoformat(), "what": whole if len(whole) <= LONGEST_LINE else short[:LONGEST_LINE]}
    return draft.with_value(("changed",), [*(draft.at(("changed",)) or ()), line][-MOST:])


def _sentences(drafts: Drafts, old: Activity, new: Activity) -> Iterator[tuple[str, str]]:
    """When and where it meets now, and before that; only what differs and is known."""
    before, now = (_when(drafts, activity) for activity in (old, new))
    if before and now and before != now:
        yield now, before
    venue = drafts.by_kind.get("venue")
    place = str(venue.at(("name",))) if venue else where_words(drafts.directory, new)
    if (was := where_words(drafts.directory, old)) and place and place != was:
        yield place, was


def _when(drafts: Drafts, activity: Activity) -> str:
    return "; ".join(meeting.when for meeting in running(activity.sessions, drafts.today))
