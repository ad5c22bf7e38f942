"""Which activities a leaflet's selection holds, and how much of an activity may be printed."""

from collections.abc import Callable
from typing import Final

from signpost.records.assurance import LAST_YOUNG
from signpost.records.directory import Directory
from signpost.records.model import Activity
from signpost.records.parts import AgeRange, Audience
from signpost.records.word_parts import Selection

REACHING: Final = frozenset({"at-home", "by-phone", "online"})  # the settings for which nobody must go out

JOURNEY: Final = "journey"  # the format with the way to each group
AMONG_OTHERS: Final = frozenset({JOURNEY, "outreach-pack", "volunteer"})  # formats that others see for certain
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
            and _ages_meet(select.age_from, select.age_to, activity.audience)
            and (select.children is None or _takes_children(directory, select.children, activity))
        )

    return fits


def _with_larger(directory: Directory, areas: tuple[str, ...]) -> set[str]:
    """These areas and the larger ones that contain them, whose activities serve their people too."""
    known = [directory.areas[area] for area in areas if area in directory.areas]
    return {*areas, *(larger.id for area in known for larger in directory.lineage(area))}


def _ages_meet(first: int | None, last: int | None, own: Audience | None) -> bool:
    """Whether an audience has any of these ages, both ends included; None is no limit."""
    youngest, oldest = (own.age_from, own.age_to) if own else (None, None)
    return _overlap((first, last), (youngest, oldest))


def _overlap(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    """Whether two ranges of ages share any."""
    return not any(
        low is not None and high is not None and low > high for low, high in ((one[0], other[1]), (other[0], one[1]))
    )


def _takes_children(directory: Directory, children: AgeRange, activity: Activity) -> bool:
    """Whether somebody with children of these ages can take part: they are welcome, or nobody has to leave home."""
    ages, own = (children.from_, children.to), activity.audience
    if own and own.children_ages:
        return _overlap(ages, (own.children_ages.from_, own.children_ages.to))
    if own and own.age_to is not None and own.age_to <= LAST_YOUNG:
        return _ages_meet(*ages, own)
    welcome = bool(own and own.for_families) or _children_welcome(directory, activity)
    return welcome or not REACHING.isdisjoint(activity.setting)


def _children_welcome(directory: Directory, activity: Activity) -> bool:
    """By what its record says, or else that of its venue."""
    venue = directory.venues.get(activity.venue)
    said = (part.access.children_welcome for part in (activity, venue) if part and part.access)
    return next((answer for answer in said if answer is not None), False)


def may_be_in(directory: Directory, format_: str, activity: Activity) -> bool:
    """Whether a leaflet of a format may have an activity, if being seen there or with its name could do harm.

    No card tells the way there, no pack left at a door has it, and no volunteer names it at a table.
    """
    if format_ not in AMONG_OTHERS:
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
