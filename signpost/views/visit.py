"""What somebody needs to get to an activity for the first time: for the plan of a household, and for my list."""

from typing import Any, Final

from signpost.records.model import Activity
from signpost.records.selection import print_permission
from signpost.values.text import sentences
from signpost.views.activity_page import place_block
from signpost.views.first_visit import first_visit
from signpost.views.labels import blocks
from signpost.views.snapshot import Snapshot

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
        "address": place.address if place else "",
        "buses": place.buses if place else (),
        "first": first_time(activity),
        "door": before.door,
        "bring": before.bring,
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
