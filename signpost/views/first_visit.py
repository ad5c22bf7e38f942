"""What somebody should know before the first visit: the door, what to bring, and what nobody will ask for."""

from dataclasses import dataclass
from typing import Final

from signpost.checks.words import join_words
from signpost.records.directory import Directory
from signpost.records.model import Activity

# What people are often turned away without, by its value in the facet of what nobody needs.
NEEDLESS: Final = {"id": "ID", "address": "a fixed address", "referral": "a referral"}


@dataclass(frozen=True)
class FirstVisit:
    """What to know before the first visit. `needless` has keys of NEEDLESS; `id_needed` is None if nobody asked."""

    door: str
    bring: tuple[str, ...]
    needless: tuple[str, ...]
    id_needed: bool | None

    @property
    def nobody_asks(self) -> str:
        """What nobody asks for, in words: "ID, a fixed address or a referral"; "" unless the group said so of ID."""
        return join_words([NEEDLESS[key] for key in self.needless], "or") if self.id_needed is False else ""


def first_visit(directory: Directory, activity: Activity) -> FirstVisit:
    """What to know before the first visit to an activity."""
    return FirstVisit(door(directory, activity), activity.bring, needless(activity), activity.id_needed)


def door(directory: Directory, activity: Activity) -> str:
    """What the door looks like: the activity's own answer, or its venue's; "" for a place that must not be found."""
    venue = directory.venues.get(activity.venue)
    if venue is None or directory.is_sensitive(activity) or directory.is_sensitive(venue):
        return ""
    return activity.door or venue.door


def needless(activity: Activity) -> tuple[str, ...]:
    """What a person can come without, as keys of NEEDLESS.

    Help that comes to people's homes, and can be had nowhere else, needs a fixed address.
    """
    no_id = activity.id_needed is False
    found = {
        "id": no_id,
        "address": no_id and bool(activity.venue or activity.online or "by-phone" in activity.setting),
        "referral": activity.joining != "referral-only" and any(route.who == "self" for route in activity.routes),
    }
    return tuple(key for key, holds in found.items() if holds)
