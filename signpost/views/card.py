"""An activity as it stands in a list: all that a consultation needs without opening its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from signpost.records.directory import Directory
from signpost.records.model import Activity, Area
from signpost.views.freshness import Stage, stage
from signpost.views.when import Occurrence, occurrences, session_words
from signpost.views.words import JOINING, STATUS, audience_words, cost_words

DAYS_AHEAD: Final = 90  # pages outlive builds: the browser finds the next of these dates
MOST_DATES: Final = 12


@dataclass(frozen=True)
class Card:
    """One activity in a list. A sensitive one has no time and no place to give away."""

    id: str
    name: str
    summary: str
    needs: tuple[str, ...]
    areas: tuple[str, ...]
    audience: tuple[str, ...]
    when: tuple[str, ...]
    dates: tuple[Occurrence, ...]
    where: str
    cost: str
    joining: str
    phone: str
    levels: tuple[str, ...]
    status: str
    status_words: str
    checked: date | None
    stage: Stage
    sensitive: bool

    @property
    def path(self) -> str:
        """The page's path below the site's root."""
        return f"activities/{self.id}.html"


def card(directory: Directory, activity: Activity, today: date) -> Card:
    """One activity as a card."""
    hidden = directory.is_sensitive(activity)
    return Card(
        id=activity.id,
        name=activity.name,
        summary=activity.summary,
        needs=activity.needs,
        areas=activity.areas,
        audience=audience_words(activity.audience),
        when=() if hidden else tuple(session_words(session) for session in activity.sessions),
        dates=() if hidden else next_dates(directory, activity, today),
        where=where_words(directory, activity),
        cost=cost_words(activity.cost),
        joining=JOINING[activity.joining],
        phone=activity.contact.phone,
        levels=tuple(directory.levels[level].name for level in activity.levels),
        status=activity.status,
        status_words="" if activity.status == "open" else activity.status_note or STATUS[activity.status],
        checked=activity.verified.on if activity.verified else None,
        stage=stage(activity, today, directory.about.review_months),
        sensitive=hidden,
    )


def next_dates(directory: Directory, activity: Activity, today: date) -> tuple[Occurrence, ...]:
    """The next times it meets; none while it is paused or closed."""
    if activity.status in {"paused", "closed"}:
        return ()
    last = today + timedelta(days=DAYS_AHEAD)
    return occurrences(activity, today, last, directory.about.school_terms)[:MOST_DATES]


def where_words(directory: Directory, activity: Activity) -> str:
    """Where it is, in a few words. For a sensitive activity only how one gets in touch."""
    venue = None if directory.is_sensitive(activity) else directory.venues.get(activity.venue)
    if venue and not directory.is_sensitive(venue):
        return venue.name
    if activity.online:
        return "Online"
    return (
        "By phone"
        if activity.setting and "by-phone" in activity.setting
        else "Comes to you"
        if activity.at_home
        else ""
    )


def listed(directory: Directory, today: date) -> tuple[Activity, ...]:
    """The activities that stand in lists: neither closed nor archived, the stale ones last, then by name."""
    months = directory.about.review_months
    found = [
        (stage(activity, today, months) >= Stage.LAST, activity.name.casefold(), activity.id, activity)
        for activity in directory.activities.values()
        if activity.status != "closed" and stage(activity, today, months) < Stage.ARCHIVED
    ]
    return tuple(activity for *_, activity in sorted(found, key=lambda entry: entry[:3]))


def serves(directory: Directory, activity: Activity, area: Area) -> bool:
    """Whether an activity is there for people of an area: named itself, or through a larger area it lies in."""
    return any(larger.id in activity.areas for larger in directory.lineage(area))


def alternatives(directory: Directory, activity: Activity, today: date, most: int = 4) -> tuple[Activity, ...]:
    """What comes nearest to an activity that can't be joined: open, with the most needs, areas and settings shared."""
    candidates = (other for other in listed(directory, today) if other.id != activity.id and other.status == "open")
    ranked = sorted(candidates, key=lambda other: -_likeness(activity, other))
    return tuple(other for other in ranked[:most] if _likeness(activity, other) >= 10)


def _likeness(one: Activity, other: Activity) -> int:
    """A shared need weighs most (the first need of both more still), then a shared area, then a shared setting."""
    needs = set(one.needs) & set(other.needs)
    first = bool(one.needs and other.needs and one.needs[0] == other.needs[0])
    return 10 * len(needs) + 10 * first + 3 * _count(one.areas, other.areas) + _count(one.setting, other.setting)


def _count(these: Iterable[str], those: Iterable[str]) -> int:
    return len(set(these) & set(those))
