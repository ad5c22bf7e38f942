"""The facets of a search, each with its values, in the order to show them."""

from dataclasses import dataclass
from typing import Final

from signpost.views.labels import ACCESS, COST, SETTING, WHO
from signpost.views.snapshot import Snapshot
from signpost.views.when import WEEKDAYS

SOON: Final = {"today": "Today", "tomorrow": "Tomorrow", "week": "In the next 7 days"}
# Each part of the day with its label, its start and its end.
TIMES: Final = {
    "morning": ("Morning", "00:00", "12:00"),
    "afternoon": ("Afternoon", "12:00", "17:00"),
    "evening": ("Evening, from 5pm", "17:00", "24:00"),
}
# Each band of ages with its label, its first and its last year.
AGES: Final = {
    "under-5": ("Under 5", 0, 4),
    "5-11": ("5 to 11", 5, 11),
    "12-17": ("12 to 17", 12, 17),
    "18-25": ("18 to 25", 18, 25),
    "26-64": ("26 to 64", 26, 64),
    "65-and-over": ("65 and over", 65, 130),
}

# What people can come without. Of several of these that are chosen, all must hold.
WITHOUT: Final = {"id": "No ID", "address": "No fixed address", "referral": "No referral"}

GENDERS: Final = {"men": "Men", "women": "Women"}


@dataclass(frozen=True)
class Option:
    """One value of a facet. `kind` divides needs into need, interest and people."""

    value: str
    label: str
    kind: str = ""


@dataclass(frozen=True)
class Facet:
    """One facet, with its name in the address of the Find page."""

    name: str
    label: str
    options: tuple[Option, ...]


def facets(snapshot: Snapshot) -> tuple[Facet, ...]:
    """Every facet with the values that this directory has."""
    directory = snapshot.directory
    needs = tuple(Option(need.id, need.name, need.kind) for need in directory.needs.values())
    spoken = sorted({language for activity in snapshot.listed for language in activity.languages})
    return (
        Facet("need", "What it helps with", needs),
        Facet("area", "Where you live", tuple(Option(area.id, area.name) for area in directory.areas.values())),
        Facet("day", "Day", _options({**SOON, **{day: day.title() for day in WEEKDAYS}})),
        Facet("time", "Time of day", _options({value: label for value, (label, *_) in TIMES.items()})),
        Facet("cost", "Cost", _options(COST)),
        Facet("gender", "Open to", _options(GENDERS)),
        Facet("age", "Age of the person", _options({value: label for value, (label, *_) in AGES.items()})),
        Facet("access", "Getting in and taking part", _options(ACCESS)),
        Facet("without", "What you can come without", _options(WITHOUT)),
        Facet("setting", "How it is done", _options(SETTING)),
        Facet("route", "Who can refer", _options(WHO)),
        Facet("level", "Level of support", tuple(Option(level.id, level.name) for level in directory.levels.values())),
        Facet("language", "Language spoken", tuple(Option(language, language) for language in spoken)),
    )


def _options(labels: dict[str, str]) -> tuple[Option, ...]:
    return tuple(Option(value, label) for value, label in labels.items())
