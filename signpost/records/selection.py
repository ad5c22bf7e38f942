"""Which activities a leaflet's selection holds, and how much of an activity may be printed."""

from collections.abc import Callable
from typing import Final

from signpost.records.directory import Directory
from signpost.records.model import Activity
from signpost.records.parts import Selection

JOURNEY: Final = "journey"  # the format with the way to each group
Values = Callable[[Activity], tuple[str, ...]]  # of one field of an activity


def selection_filter(directory: Directory, select: Selection | None) -> Callable[[Activity], bool]:
    """Return a predicate: whether an activity fits every part of a selection. If nothing is selected, none does."""
    if select is None or select == Selection():
        return lambda _: False
    wanted: tuple[tuple[set[str], Values], ...] = (
        (set(select.needs), lambda activity: activity.needs),
        (set(select.levels), lambda activity: activity.levels),
        (set(select.activities), lambda activity: (activity.id,)),
        (set(select.cost), lambda activity: (activity.cost.kind,)),
        (_with_larger(directory, select.areas), lambda activity: activity.areas),
    )
    parts = [(values, own) for values, own in wanted if values]

    def fits(activity: Activity) -> bool:
        return (
            all(not values.isdisjoint(own(activity)) for values, own in parts)
            and select.organisation in {"", activity.organisation}
            and _ages_meet(select, activity)
        )

    return fits


def _with_larger(directory: Directory, areas: tuple[str, ...]) -> set[str]:
    """These areas and the larger ones that contain them, whose activities serve their people too."""
    known = [directory.areas[area] for area in areas if area in directory.areas]
    return {*areas, *(larger.id for area in known for larger in directory.lineage(area))}


def _ages_meet(select: Selection, activity: Activity) -> bool:
    """Whether an activity admits any of the ages that the leaflet is for."""
    own = activity.audience
    youngest, oldest = (own.age_from, own.age_to) if own else (None, None)
    too_old = youngest is not None and select.age_to is not None and youngest > select.age_to
    too_young = oldest is not None and select.age_from is not None and oldest < select.age_from
    return not (too_old or too_young)


def may_be_in(directory: Directory, format_: str, activity: Activity) -> bool:
    """Whether a leaflet of a format may have an activity: no card tells the way if being seen there could do harm."""
    if format_ != JOURNEY:
        return True
    return print_permission(directory, activity) == "all" and not directory.is_discreet(activity)


def print_permission(directory: Directory, activity: Activity) -> str:
    """How much of an activity may be printed: "none", "name-and-phone" or "all".

    Its own record decides. If that says nothing, a sensitive activity is not printed, and any other follows its
    organisation.
    """
    if activity.print:
        return activity.print
    if directory.is_sensitive(activity):
        return "none"
    organisation = directory.organisations.get(activity.organisation)
    return (organisation.print if organisation else "") or "all"
