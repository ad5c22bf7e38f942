"""An activity as one row of the index."""

from dataclasses import dataclass

from signpost.records.directory import Directory
from signpost.records.model import Activity
from signpost.views.when import session_words


@dataclass(frozen=True)
class Row:
    """What stands in one row, in words."""

    name: str
    summary: str
    when: tuple[str, ...]
    where: str
    cost: str
    phone: str
    status: str


def rows(directory: Directory) -> tuple[Row, ...]:
    """Every activity that has not closed, by name."""
    running = (activity for activity in directory.activities.values() if activity.status != "closed")
    return tuple(row(directory, activity) for activity in sorted(running, key=lambda one: one.name.casefold()))


def row(directory: Directory, activity: Activity) -> Row:
    """One activity. A sensitive one has no time and no place."""
    hidden = directory.is_sensitive(activity)
    venue = None if hidden else directory.venues.get(activity.venue)
    return Row(
        name=activity.name,
        summary=activity.summary,
        when=() if hidden else tuple(session_words(session) for session in activity.sessions),
        where=venue.name if venue else "",
        cost=cost_words(activity),
        phone=activity.contact.phone,
        status="" if activity.status == "open" else activity.status,
    )


def cost_words(activity: Activity) -> str:
    """What it costs, in a word or two."""
    pounds = activity.cost.pounds
    if pounds is None:
        return "Free" if activity.cost.amount == "free" else "By donation"
    return f"£{pounds:.2f}".removesuffix(".00")
