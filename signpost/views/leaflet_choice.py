"""What a leaflet's selection holds, in which order, and how much of it may stand on paper."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from signpost.records.days import last_meeting, later
from signpost.records.model import Activity, Leaflet
from signpost.records.parts import Selection
from signpost.records.selection import on_paper, selecting
from signpost.views.snapshot import Snapshot
from signpost.views.when import WEEKDAYS

NOTHING: Final = Selection()
LAST: Final = 10_000  # in an order, after all that has a place in it


def chosen(snapshot: Snapshot, leaflet: Leaflet) -> tuple[Activity, ...]:
    """Every activity that the selection fits, in the leaflet's order: closed, stale and unprintable ones too."""
    fits = selecting(snapshot.directory, leaflet.select)
    found = [activity for activity in snapshot.directory.activities.values() if fits(activity)]
    by = {"name": lambda _: (), "day": _day, "best": _best(snapshot, leaflet)}[leaflet.order]
    return tuple(sorted(found, key=lambda activity: (by(activity), activity.name.casefold(), activity.id)))


def heading(leaflet: Leaflet, activity: Activity) -> str:
    """The id of the need under which an activity stands: the first selected one that it has, else its own first."""
    wanted = leaflet.select.needs if leaflet.select else ()
    return next((need for need in wanted if need in activity.needs), activity.needs[0])


def _best(snapshot: Snapshot, leaflet: Leaflet) -> Callable[[Activity], Any]:
    """Named activities in the order named; others by the need they stand under, its own groups first.

    Those of which nothing but name and phone is said come last, since even a heading would say more.
    """
    select = leaflet.select or NOTHING
    if select.activities:
        return lambda activity: select.activities.index(activity.id)
    needs = {need: place for place, need in enumerate(select.needs or snapshot.directory.needs)}

    def place(activity: Activity) -> tuple[int, bool]:
        if on_paper(snapshot.directory, activity) != "all":
            return LAST + 1, False
        need = heading(leaflet, activity)
        return needs.get(need, LAST), activity.needs[0] != need

    return place


def _day(activity: Activity) -> tuple[int, str]:
    """Where the first of its sessions stands in the week. What has no session or only dates comes last."""
    days = list(WEEKDAYS)
    times = ((days.index(item.day) if item.day in days else LAST, f"{item.starts:%H:%M}") for item in activity.sessions)
    return min(times, default=(LAST, ""))


def printed(snapshot: Snapshot, activity: Activity) -> bool:
    """Whether an activity stands on leaflets today: open or full, freshly checked, not over and allowed on paper."""
    asked = ask_again(snapshot, activity)
    paper = on_paper(snapshot.directory, activity)
    return (
        activity.status in {"open", "full"}
        and asked is not None
        and asked > snapshot.today
        and (paper == "all" or (paper == "name-and-phone" and snapshot.cards[activity.id].phone != ""))
    )


def ask_again(snapshot: Snapshot, activity: Activity) -> date | None:
    """The last day on which a leaflet may be trusted about an activity; None for one that nobody has checked.

    That is when its check gets old, when its money ends or when it meets for the last time, whichever comes first.
    """
    if activity.verified is None:
        return None
    old = later(activity.verified.on, snapshot.about.review_months.banner)
    ends = (old, activity.funded_until, last_meeting(activity))
    return min(day for day in ends if day is not None)
