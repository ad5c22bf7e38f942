"""An activity as it stands in a list: all that a consultation needs without opening its page."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from signpost.records.directory import Directory
from signpost.records.model import Activity
from signpost.views.freshness import Stage, stage
from signpost.views.reach import Reach, reach
from signpost.views.timetable import meetings
from signpost.views.when import Occurrence, occurrences
from signpost.views.words import ASK_FIRST, JOINING, STATUS, audience_words, cost_words

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
    reach: Reach
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

    @property
    def phone(self) -> str:
        return self.reach.phone


def card(directory: Directory, activity: Activity, today: date) -> Card:
    """One activity as a card."""
    hidden = directory.is_sensitive(activity)
    way = reach(directory, activity)
    return Card(
        id=activity.id,
        name=activity.name,
        summary=activity.summary,
        needs=activity.needs,
        areas=activity.areas,
        audience=audience_words(activity.audience),
        when=() if hidden else tuple(meeting.when for meeting in meetings(activity.sessions, today)),
        dates=() if hidden else next_dates(directory, activity, today),
        where=where_words(directory, activity),
        cost=cost_words(activity.cost),
        joining=ASK_FIRST if activity.joining == "ring-first" and not way.phone else JOINING[activity.joining],
        reach=way,
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
