"""The sentences by which readers hear of a new time or place, on the page of what has changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from signpost.records.model import Activity
from signpost.records.parts import Session
from signpost.records.to_record import to_record
from signpost.submissions.draft import Draft
from signpost.submissions.drafts import Drafts
from signpost.values.date import in_words, written
from signpost.values.text import LONGEST_LINE
from signpost.views.card import where_words
from signpost.views.timetable import running

MOST: Final = 12  # changes that a record may have; the oldest goes


def with_change(drafts: Drafts, old: Activity) -> Draft:
    """The draft of a group's record with a line below `changed`, if it meets at another time or place than before."""
    draft = drafts.by_kind["activity"]
    new = to_record(Activity, replace(old.source, value=dict(draft.values)))
    told = list(_sentences(drafts, old, new))
    later = _later(drafts.today, old, new)
    if not told and not later:
        return draft
    whole = " ".join([*(f"Now: {now}. Before: {before}." for now, before in told), *later])
    short = " ".join([*(f"Now: {now}." for now, _ in told), *later[:1]])
    line = {"on": drafts.today.isoformat(), "what": whole if len(whole) <= LONGEST_LINE else short[:LONGEST_LINE]}
    return draft.with_value(("changed",), [*(draft.at(("changed",)) or ()), line][-MOST:])


def _sentences(drafts: Drafts, old: Activity, new: Activity) -> Iterator[tuple[str, str]]:
    """When and where it meets now, and before that; only what differs and is known."""
    before, now = (_when(activity, drafts.today) for activity in (old, new))
    if before and now and before != now:
        yield now, before
    venue = drafts.by_kind.get("venue")
    place = str(venue.at(("name",))) if venue else where_words(drafts.directory, new)
    if (was := where_words(drafts.directory, old)) and place and place != was:
        yield place, was


def _later(today: date, old: Activity, new: Activity) -> list[str]:
    """When it meets from a day to come, and until when as it does today; nothing if no new session begins later."""
    begin = [each.from_ for each in new.sessions if each not in old.sessions and _begins_later(each, today)]
    days = [day for day in begin if day is not None]
    if not days:
        return []
    first, until = min(days), _when(new, today)
    told = [f"From {in_words(written(first))}: {_when(new, first)}."]
    return [*told, f"Until then: {until}."] if until else told


def _begins_later(session: Session, day: date) -> bool:
    """Whether a session has not begun on a day. From the first day of a fortnightly one its weeks are only counted."""
    return session.repeats != "fortnightly" and session.from_ is not None and session.from_ > day


def _when(activity: Activity, day: date) -> str:
    """When it meets at the time of a day, without what is over or has not begun."""
    sessions = [each for each in activity.sessions if not _begins_later(each, day)]
    return "; ".join(meeting.when for meeting in running(sessions, day))
