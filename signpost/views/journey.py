"""The way to an activity for somebody nervous: the bus, the door, the first minutes, and what nobody asks for."""

from dataclasses import dataclass
from typing import Final

from signpost.records.model import Activity
from signpost.views.first_visit import first_visit, needless
from signpost.views.labels import blocks
from signpost.views.leaflet_parts import Entry
from signpost.views.snapshot import Snapshot

# What nobody asks for, by the keys of first_visit.NEEDLESS, and what follows from the cost and how to join.
NOBODY_ASKS: Final = {
    "id": "A passport, a card or any other ID",
    "address": "A fixed address",
    "referral": "A letter from a doctor",
    "booking": "A booking: you can just come along",
    "money": "Money: it is free",
}


@dataclass(frozen=True)
class Journey:
    """The way to one activity. What is not known is empty. `first` is what happens at first, in paragraphs."""

    id: str
    name: str
    when: tuple[str, ...]
    where: str
    warning: str
    buses: tuple[str, ...]
    door: str
    first: tuple[str, ...]
    bring: tuple[str, ...]
    nobody_asks: tuple[str, ...]
    joining: str
    phone: str
    text: str
    email: str


def journey(snapshot: Snapshot, entry: Entry) -> Journey:
    """The way to an activity, from its entry on paper. It must not be sensitive."""
    activity = snapshot.directory.activities[entry.id]
    venue = snapshot.directory.venues.get(activity.venue)
    known = first_visit(snapshot.directory, activity)
    return Journey(
        id=activity.id,
        name=activity.name,
        when=entry.when,
        where=entry.where,
        warning=entry.warning,
        buses=venue.bus_routes if venue else (),
        door=known.door,
        first=tuple(text for block in blocks(activity.what_happens) for text in (block.text, *block.items) if text),
        bring=activity.bring,
        nobody_asks=nobody_asks(activity),
        joining=entry.joining,
        phone=entry.phone,
        text=entry.text,
        email=entry.email,
    )


def nobody_asks(activity: Activity) -> tuple[str, ...]:
    """What nobody asks for at an activity, in words."""
    more = {"booking": activity.joining == "drop-in", "money": activity.cost.kind == "free"}
    keys = (*needless(activity), *(key for key, holds in more.items() if holds))
    return tuple(NOBODY_ASKS[key] for key in keys)
