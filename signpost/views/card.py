"""An activity in a list: all that a consultation needs without opening its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from signpost.records.days import ended_on, last_meeting, review_periods
from signpost.records.directory import Directory
from signpost.records.model import ASK, Activity
from signpost.views.assurance import Told, tier_words
from signpost.views.best_contact import BestContact, best_contact
from signpost.views.closures import closing_words, is_closed_for_a_while
from signpost.views.freshness import Stage, stage
from signpost.views.labels import (
    ASK_FIRST,
    ENDED,
    JOINING,
    STATE,
    STATE_IN_A_SENTENCE,
    answer_words,
    audience_words,
    cost_words,
    status_note,
    waiting_words,
    within_a_sentence,
)
from signpost.views.timetable import Meeting, running
from signpost.views.when import (
    NEXT_TERM,
    NOBODY_SHUT,
    TIMES_UNKNOWN,
    Occurrence,
    next_term_unknown,
    occurrences,
    short_day,
    times_unknown_since,
)

DAYS_AHEAD: Final = 90  # pages are read long after a build: the browser finds the next of these dates
MOST_DATES: Final = 12
UNCHECKED: Final = "Not checked yet."


@dataclass(frozen=True)
class Card:
    """One activity in a list. A sensitive one has neither time nor place.

    `until` is the last day on which it meets, if that is known; `ended` is the same day, once it has passed.
    `next_term` says that nobody knows when it meets next, in the next school term or after the last day known.
    `closing` has the closures to come, in words. `tier` says what was seen of how it is run, and `promise` how soon it
    answers. `banner_after` is for how many months a check is good.
    """

    id: str
    name: str
    summary: str
    needs: tuple[str, ...]
    areas: tuple[str, ...]
    audience: tuple[str, ...]
    meetings: tuple[Meeting, ...]
    dates: tuple[Occurrence, ...]
    next_term: str
    closing: tuple[str, ...]
    where: str
    cost: str
    joining: str
    waiting: str
    promise: str
    tier: Told
    best_contact: BestContact
    levels: tuple[str, ...]
    status: str
    status_note: str
    checked: date | None
    stage: Stage
    banner_after: int
    sensitive: bool
    until: date | None
    ended: date | None

    @property
    def path(self) -> str:
        """The page's path below the site's root."""
        return f"activities/{self.id}.html"

    @property
    def state(self) -> str:
        """The status; "ended" for an activity that met for the last time and isn't closed."""
        return "ended" if self.ended and self.status != "closed" else self.status

    @property
    def state_label(self) -> str:
        return STATE[self.state]

    @property
    def state_in_a_sentence(self) -> str:
        """The words after the name or "This": "is taking a break"; none for an open one."""
        return STATE_IN_A_SENTENCE[self.state]

    @property
    def phone(self) -> str:
        return self.best_contact.phone

    @property
    def when(self) -> tuple[str, ...]:
        """When it meets, a line for each recurrence; for one that is over, when that was."""
        return (self.ended_words,) if self.ended else tuple(meeting.when for meeting in self.meetings)

    @property
    def not_on(self) -> tuple[str, ...]:
        """The days to come on which it does not meet."""
        return tuple(meeting.not_on for meeting in self.meetings if meeting.not_on)

    @property
    def ahead(self) -> tuple[str, ...]:
        """What is known of the times to come: closures, and that nobody knows when it meets next."""
        return (*self.closing, *([self.next_term] if self.next_term else []))

    @property
    def doubt(self) -> str:
        """What to know of an activity whose last check is old; "" for all others."""
        if self.stage < Stage.BANNER:
            return ""
        return f"Last checked on {short_day(self.checked)}, so it may be out of date." if self.checked else UNCHECKED

    @property
    def ended_words(self) -> str:
        return f"{ENDED} {short_day(self.ended)}" if self.ended else ""

    @property
    def drop_in(self) -> bool:
        """Whether one can just come along."""
        return self.joining == JOINING["drop-in"]

    @property
    def joining_next(self) -> str:
        """How to join the next time it meets: nobody should just come along on a day when most are shut."""
        asked = self.asks(self.dates[0]) if self.dates and self.drop_in else ""
        return asked or self.joining

    def asks(self, occurrence: Occurrence) -> str:
        """What to do before going on a day when most are shut: "Ring first: bank holiday"; "" on all other days."""
        return f"{ring_first(self.best_contact)}: {occurrence.shut}" if occurrence.shut else ""


def card(
    directory: Directory, activity: Activity, today: date, shut: Mapping[date, str] = NOBODY_SHUT, usual: str = ""
) -> Card:
    """One activity as a card. `shut` names the days on which most are shut, and `usual` says how soon it answers."""
    hidden = directory.is_sensitive(activity)
    about = directory.about
    way = best_contact(directory, activity)
    ended = ended_on(activity, today)
    return Card(
        id=activity.id,
        name=activity.name,
        summary=activity.summary,
        needs=activity.needs,
        areas=activity.areas,
        audience=audience_words(activity.audience),
        meetings=() if hidden else running(activity.sessions, today),
        dates=() if hidden else next_dates(directory, activity, today, shut),
        next_term="" if hidden else _unknown(directory, activity, today, way),
        closing=() if ended else closing_words(activity, today),
        where=where_words(directory, activity),
        cost=cost_words(activity.cost),
        joining="" if ended else joining_words(activity, way),
        waiting="" if ended else waiting_words(activity, today, about.review_months),
        promise="" if ended else answer_words(activity.answers_within, usual),
        tier=tier_words(directory, activity, today),
        best_contact=way,
        levels=tuple(directory.levels[level].name for level in activity.levels),
        status=activity.status,
        status_note=status_note(activity, today),
        checked=activity.verified.on if activity.verified else None,
        stage=stage(activity, today, about.review_months),
        banner_after=review_periods(activity, about.review_months).banner,
        sensitive=hidden,
        until=_until(activity),
        ended=ended,
    )


def next_dates(
    directory: Directory, activity: Activity, today: date, shut: Mapping[date, str] = NOBODY_SHUT
) -> tuple[Occurrence, ...]:
    """The next occurrences; none if it is closed, or paused and nobody knows until when."""
    if activity.status == "closed" or (activity.status == "paused" and not is_closed_for_a_while(activity)):
        return ()
    last = today + timedelta(days=DAYS_AHEAD)
    return occurrences(activity, today, last, directory.about.school_terms, shut)[:MOST_DATES]


def _until(activity: Activity) -> date | None:
    """The last day on which it meets or is open, if that is known."""
    return min((day for day in (last_meeting(activity), activity.closes_on) if day), default=None)


def joining_words(activity: Activity, way: BestContact) -> str:
    """How to join. Nobody can just come along if it is full or paused, or ring first if there is no phone."""
    if activity.joining == "ring-first" or (activity.joining == "drop-in" and activity.status in {"full", "paused"}):
        return ring_first(way)
    return JOINING[activity.joining]


def ring_first(way: BestContact) -> str:
    """What to do first: ring, or ask in another way if there is no number."""
    return JOINING["ring-first"] if way.phone else ASK_FIRST


def _unknown(directory: Directory, activity: Activity, today: date, way: BestContact) -> str:
    """Words to say that nobody knows when it meets next, in the next term or after the last day known; else ""."""
    if activity.status in {"paused", "closed"}:
        return ""
    since = times_unknown_since(activity, today)
    known = f"{TIMES_UNKNOWN} {short_day(since)}" if since else ""
    if next_term_unknown(activity, today, directory.about.school_terms):
        known = NEXT_TERM
    return f"{known}: {within_a_sentence(ring_first(way))}" if known else ""


def where_words(directory: Directory, activity: Activity) -> str:
    """Where it is, in a few words; for a sensitive activity only how to get in touch."""
    venue = None if directory.is_sensitive(activity) else directory.venues.get(activity.venue)
    if venue and not directory.is_sensitive(venue):
        return venue.name
    if activity.venue == ASK:
        return "Ask where"
    if activity.online:
        return "Online"
    return (
        "By phone"
        if activity.setting and "by-phone" in activity.setting
        else "Comes to you"
        if activity.at_home
        else ""
    )
