"""Which activities a leaflet selects, and whether each may be printed."""

from datetime import date

from signpost.records.days import last_meeting, later, review_periods
from signpost.records.model import Activity, Leaflet
from signpost.records.selection import may_be_in, print_permission, selection_filter
from signpost.views.leaflet_order import LAST, best_first_key
from signpost.views.outreach import FORMAT as OUTREACH
from signpost.views.outreach import first_at_a_door
from signpost.views.snapshot import Snapshot
from signpost.views.when import WEEKDAYS


def selected_activities(snapshot: Snapshot, leaflet: Leaflet) -> tuple[Activity, ...]:
    """Every activity that the selection matches, in the leaflet's order, including closed, old and unprintable ones."""
    fits = selection_filter(snapshot.directory, leaflet.select)
    known = snapshot.directory.activities.values()
    found = [one for one in known if fits(one) and may_be_in(snapshot.directory, leaflet.format, one)]
    at_a_door = leaflet.format == OUTREACH
    best = first_at_a_door(snapshot, leaflet) if at_a_door else best_first_key(snapshot, leaflet, found)
    by = {"name": lambda _: (), "day": _day, "best": best}[leaflet.order]
    return tuple(sorted(found, key=lambda activity: (by(activity), activity.name.casefold(), activity.id)))


def _day(activity: Activity) -> tuple[int, str]:
    """The sort key by the first session in the week. Activities with no session, or only dates, come last."""
    days = list(WEEKDAYS)
    times = ((days.index(item.day) if item.day in days else LAST, f"{item.starts:%H:%M}") for item in activity.sessions)
    return min(times, default=(LAST, ""))


def is_printable(snapshot: Snapshot, activity: Activity) -> bool:
    """Whether leaflets have an activity today: it is open or full, recently checked, not over and allowed on paper."""
    asked = ask_again(snapshot, activity)
    paper = print_permission(snapshot.directory, activity)
    return (
        activity.status in {"open", "full"}
        and asked is not None
        and asked > snapshot.today
        and (paper == "all" or (paper == "name-and-phone" and snapshot.cards[activity.id].phone != ""))
    )


def ask_again(snapshot: Snapshot, activity: Activity) -> date | None:
    """The last day on which a leaflet can be trusted about an activity; None for one never checked.

    It is the day when its check gets old, its funding ends, it closes or it meets for the last time, if that is first.
    """
    if activity.verified is None:
        return None
    old = later(activity.verified.on, review_periods(activity, snapshot.about.review_months).banner)
    ends = (old, activity.funded_until, activity.closes_on, last_meeting(activity))
    return min(day for day in ends if day is not None)
