"""What somebody needs to get to an activity for the first time: for the plan of a household, and for my list."""

from typing import Any, Final

from signpost.records.model import Activity
from signpost.records.selection import print_permission
from signpost.values.date import DAYS
from signpost.values.text import sentences
from signpost.views.activity_page import place_block
from signpost.views.find_card import session_hours
from signpost.views.first_visit import first_visit
from signpost.views.journey import nobody_asks
from signpost.views.labels import blocks
from signpost.views.leaflet_parts import NO_BREAK
from signpost.views.snapshot import Snapshot
from signpost.views.timetable import Meeting, running

MOST_LETTERS: Final = 240  # of the first visit: about two lines of a sheet in large print


def visit_fields(snapshot: Snapshot, activity: Activity) -> dict[str, Any]:
    """Address, buses and what to know of a first visit to one activity for the browser, empty ones left out.

    If paper may not say all of it, there is only `paper`: "none" or "name-and-phone".
    """
    allowed = print_permission(snapshot.directory, activity)
    if allowed != "all":
        return {"paper": allowed}
    before = first_visit(snapshot.directory, activity)
    place = place_block(snapshot.directory, activity)
    row = {
        "address": NO_BREAK.join(place.address.rsplit(" ", 1)) if place else "",  # a postcode stays on one line
        "buses": place.buses if place else (),
        "first": first_time(activity),
        "door": before.door,
        "bring": before.bring,
        "nobody": nobody_asks(activity) if place else (),
        "meets": [_meeting(meeting) for meeting in running(activity.sessions, snapshot.today)],
    }
    return {name: value for name, value in row.items() if value}


def _meeting(meeting: Meeting) -> dict[str, Any]:
    """When it meets, for a sheet in another language: the days, the hours, and whether there is more to it.

    `date` is that of a session which takes place once; `some` if it isn't every week, and `term` if in term time alone;
    `last` is its last day.
    """
    first = meeting.sessions[0]
    once = first.repeats == "once" and first.date
    days = {session.day or f"{session.date:%A}".lower() for session in meeting.sessions}
    starts, ends = session_hours(first)
    row = {
        "on": sorted(days, key=DAYS.index),
        "starts": starts,
        "ends": ends,
        "date": first.date.isoformat() if once and first.date else "",
        "some": first.repeats in {"fortnightly", "monthly"},
        "term": first.term_time_only,
        "last": meeting.until.isoformat() if meeting.until else "",
    }
    return {name: value for name, value in row.items() if value}


def first_time(activity: Activity) -> str:
    """The first whole sentences of what happens on a first visit; "" if the record says nothing of it.

    The first sentence is there however long it is.
    """
    text = " ".join(part for block in blocks(activity.what_happens) for part in (block.text, *block.items) if part)
    first, *others = sentences(text) if text else [""]
    for sentence in others:
        if len(first) + len(sentence) >= MOST_LETTERS:
            break
        first = f"{first} {sentence}"
    return first
