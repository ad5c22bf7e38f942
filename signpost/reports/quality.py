"""How complete and how fresh the record of each activity is: which want work first. It ranks no group in public.

The formula is that of data.inclusion (France), with the parts that fit our records: every part counts the same, one
that does not apply is left out, and the score is their mean, from 0 to 100.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from signpost.checks.redaction import unquotable_files
from signpost.records.days import later
from signpost.records.model import Activity
from signpost.reports.freshness import SENSITIVE, running
from signpost.reports.report import Problems
from signpost.views.snapshot import Snapshot

FRESH_MONTHS: Final = 6  # a check counts in full below this,
STALE_MONTHS: Final = 24  # and for nothing from this on
LETTERS: Final = range(200, 2_001)  # of a description
IN_PERSON: Final = frozenset({"group", "one-to-one", "outdoors"})
RING: Final = re.compile(r"\b(?:ring|call|phone|telephone)\b", re.IGNORECASE)
FULL: Final = 100

Measure = Callable[[Snapshot, Activity], float | None]


@dataclass(frozen=True)
class Part:
    """One part of the score: its name, what gives it in full, what to do if it is missing, and how it is measured.

    `measure` gives 0 to 1, or None if the part does not apply.
    """

    name: str
    counts: str
    missing: str
    measure: Measure


@dataclass(frozen=True)
class Quality:
    """The score of a record, from 0 to 100; each part of it that applies, from 0 to 1; and what to do, in words.

    A sensitive one has neither file nor name.
    """

    file: str
    name: str
    score: int
    parts: tuple[tuple[str, float], ...]
    missing: tuple[str, ...]


def quality(snapshot: Snapshot, found: Problems) -> tuple[Quality, ...]:
    """The score of each activity that is not closed, the lowest first. `found` are the problems of its directory."""
    hidden = unquotable_files(snapshot.directory, found)
    rows = (_quality(snapshot, own, hidden=own.source.file in hidden) for own in running(snapshot))
    return tuple(sorted(rows, key=lambda own: (own.score, own.name.casefold(), own.file)))


def _quality(snapshot: Snapshot, activity: Activity, *, hidden: bool) -> Quality:
    measured = [(part, value) for part in PARTS if (value := part.measure(snapshot, activity)) is not None]
    return Quality(
        file="" if hidden else activity.source.file,
        name=SENSITIVE if hidden else activity.name,
        score=math.floor(FULL * sum(value for _, value in measured) / len(measured)),  # 100 is nothing less than all
        parts=tuple((part.name, round(value, 2)) for part, value in measured),
        missing=tuple(part.missing for part, value in measured if value < 1),
    )


def _place(snapshot: Snapshot, activity: Activity) -> float | None:
    """Whether it says where one meets. A sensitive service never does."""
    elsewhere = IN_PERSON.isdisjoint(activity.setting) or activity.at_home or activity.online
    if snapshot.directory.is_sensitive(activity) or (elsewhere and not activity.venue):
        return None
    return float(bool(activity.venue))


def _phone(snapshot: Snapshot, activity: Activity) -> float | None:
    rings = activity.joining == "ring-first" or any(RING.search(route.how) for route in activity.routes)
    return float(bool(snapshot.cards[activity.id].phone)) if rings else None


def _ways(_snapshot: Snapshot, activity: Activity) -> float:
    ways = activity.routes
    return sum(bool(way.who and way.how) for way in ways) / len(ways) if ways else 0.0


def _fresh(snapshot: Snapshot, activity: Activity) -> float:
    return freshness(activity.verified.on, snapshot.today) if activity.verified else 0.0


def freshness(checked: date, today: date) -> float:
    """How much a check counts: 1 below six months, falling evenly to 0 at two years."""
    full, none = later(checked, FRESH_MONTHS), later(checked, STALE_MONTHS)
    return min(1.0, max(0.0, (none - today).days / (none - full).days))


def _contact(snapshot: Snapshot, activity: Activity) -> float:
    return float(bool(snapshot.cards[activity.id].best_contact.words))


PARTS: Final[tuple[Part, ...]] = (
    Part("place", "a venue, if one meets in person", "Say where it meets.", _place),
    Part("phone", "a number, if people are told to ring", "People are told to ring: give a number.", _phone),
    Part("ways in", "who may use each way in", "Say who may use each way in.", _ways),
    Part(
        "freshness",
        "a check by a person: 1 below six months, falling evenly to 0 at two years",
        "Ask whether all is still right.",
        _fresh,
    ),
    Part("need", "one need or more", "Say what it helps with.", lambda _, own: float(bool(own.needs))),
    Part(
        "audience",
        "whom it is for",
        "Say whom it is for: ages, or whom it suits.",
        lambda _, own: float(bool(own.audience or own.suitable_for)),
    ),
    Part("contact", "a way to reach it", "Give a number, an e-mail address or a website.", _contact),
    Part(
        "description",
        f"a description of {LETTERS.start} to {LETTERS.stop - 1:,} letters",
        f"Describe it in {LETTERS.start} to {LETTERS.stop - 1:,} letters.",
        lambda _, own: float(len(own.description) in LETTERS),
    ),
    Part(
        "cost",
        "what it costs",
        "Ask what it costs.",
        lambda _, own: float(own.cost.kind not in {"", "ask"}),
    ),
)


def formula() -> Iterator[str]:
    """How the score is made, in sentences, one a line."""
    yield f"A score is the mean of its parts, from 0 to {FULL}. A part that does not apply is left out. The parts are:"
    yield from (f"- {part.name}: {part.counts}" for part in PARTS)
    yield "It says which records want work first. It is no word on how good a group is, and not for publication."
