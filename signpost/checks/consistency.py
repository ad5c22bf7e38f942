"""Fields that are right by themselves and don't agree with each other."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from signpost.checks.parts import numbered
from signpost.checks.per_record import Context, per_record
from signpost.records.directory import Directory
from signpost.records.model import ASK, Activity, Need
from signpost.records.problem import Problem, problem, quoted

CHANGED: Final = ("full", "paused", "closed")
FEWEST_WORDS: Final = 8  # phrases of a need; with fewer it is rarely found


@per_record("activity")
def joining(activity: Activity, context: Context) -> Iterator[Problem]:
    """Joining by referral only, with a way in for people themselves."""
    if activity.joining != "referral-only":
        return
    for index, route in numbered(activity, "routes", activity.routes):
        if route.who == "self":
            yield problem(
                activity.place("routes", index, "who"),
                "joining-contradiction",
                "This is by referral only, and here people can refer themselves.",
                "Change joining to ring-first or book, or take this way in out.",
            )


@per_record("activity")
def door(activity: Activity, context: Context) -> Iterator[Problem]:
    """A door without a place that readers are told. Of a sensitive activity, another check reports it."""
    if activity.has("door") and not context.sensitive and (not activity.has("venue") or activity.venue == ASK):
        yield problem(
            activity.place("door"),
            "door-without-venue",
            "This tells of a door, and the record has no venue to which it belongs.",
            "Name the venue, or take door out: people are then told only how to ask.",
        )


def ring_first(directory: Directory, today: date) -> Iterator[Problem]:
    """Joining by ringing first, if neither the group nor its organisation has a number."""
    for activity in directory.activities.values():
        owner = directory.organisations.get(activity.organisation)
        if activity.joining != "ring-first" or activity.status == "closed" or not (owner and owner.has("contact")):
            continue  # another check reports an organisation or a contact that is not there
        typed = (activity.has("contact", "phone"), activity.has("contact", "text"), owner.has("contact", "phone"))
        if not any(typed):  # a number that can't be read has a problem of its own
            yield problem(
                activity.place("joining"),
                "ring-without-number",
                "People are told to ring first, and there is no number to ring.",
                "Add a phone number under contact, or change joining to book and say how.",
            )


def instead_closed(directory: Directory, today: date) -> Iterator[Problem]:
    """People sent on, by `instead_id`, to a group that has closed."""
    for activity in directory.activities.values():
        for index, line in numbered(activity, "not_suitable_for", activity.not_suitable_for):
            other = directory.activities.get(line.instead_id)
            if other and other.status == "closed" and activity.status != "closed":
                yield problem(
                    activity.place("not_suitable_for", index, "instead_id"),
                    "instead-closed",
                    f"People are sent to {quoted(line.instead_id)} instead, and that has closed.",
                    "Name another group here that is open, or take instead_id out and say in instead where to turn.",
                )


@per_record("activity")
def status(activity: Activity, context: Context) -> Iterator[Problem]:
    """A change of status without the day it changed."""
    if activity.status in CHANGED and not activity.has("status_since"):
        yield problem(
            activity.place("status"),
            "status-undated",
            f"The status is {activity.status}, and nothing says since when.",
            "Add status_since with the day, so that the list of what has changed can name it.",
        )


@per_record("need")
def few_words(need: Need, context: Context) -> Iterator[Problem]:
    """A need with few words to find it by."""
    count = len(need.lay_words) + len(need.acronyms)
    if need.lay_words and count < FEWEST_WORDS:
        yield problem(
            need.place("lay_words"),
            "need-words-few",
            f"Only {count} {'word leads' if count == 1 else 'words lead'} to this need, so few people will find it.",
            "Add the words, phrases and kinds of group that people ask for: dozens, if you can.",
        )
