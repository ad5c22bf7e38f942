"""Which helplines are in the box of a leaflet: those that everybody may need, and those that fit its needs."""

from collections.abc import Iterator, Mapping
from typing import Final

from signpost.records.directory import Directory
from signpost.records.directory_parts import Helpline
from signpost.records.model import Leaflet, Need

# The formats that have such a box.
BOXED: Final = frozenset(
    {"tri-fold", "list", "easy-read", "poster", "conversation", "conversation-fold", "volunteer", "outreach-pack"}
)
# The helplines that every box has, each by a text that only it contains.
ALWAYS: Final = ("999", "option 2", "116123", "85258")
# The order on a card of all helplines.
KINDS: Final = ("danger", "illness", "mental-health", "adult", "child", "abuse", "housing")


def boxed_helplines(directory: Directory, leaflet: Leaflet) -> tuple[Helpline, ...]:
    """The helplines in a leaflet's box, in order: 999, those that fit its needs, and the others of ALWAYS.

    If a need of the leaflet is discreet, those that fit come last, so that its box looks like any other's at a glance.
    """
    if leaflet.format not in BOXED:
        return ()
    public = directory.about.urgent_help.public
    always = helplines_for_everybody(directory)
    needs = _needs(directory, leaflet)
    fitting = [line for kind in _kinds(needs) for line in public if kind in line.for_]
    discreet = any(need.discreet for need in needs)
    ordered = (*always, *fitting) if discreet else (*always[:1], *fitting, *always)
    return tuple(dict.fromkeys(ordered))


def all_helplines(directory: Directory) -> tuple[Helpline, ...]:
    """All helplines for the public: danger to life first, then by what they are for."""
    public = directory.about.urgent_help.public
    return tuple(sorted(public, key=lambda line: min(map(KINDS.index, line.for_), default=len(KINDS))))


def helplines_for_everybody(directory: Directory) -> tuple[Helpline, ...]:
    """Those that stand in every box, in their order."""
    return tuple(sorted(filter(is_in_every_box, directory.about.urgent_help.public), key=_place))


def is_in_every_box(line: Helpline) -> bool:
    """Whether every box has this helpline."""
    return _place(line) < len(ALWAYS)


def _place(line: Helpline) -> int:
    told = f"{line.name} {line.text} {line.phone.replace(' ', '')}"
    return next((place for place, mark in enumerate(ALWAYS) if mark in told), len(ALWAYS))


def _needs(directory: Directory, leaflet: Leaflet) -> tuple[Need, ...]:
    """The needs that a leaflet is for: those it selects, or else the first of each activity that it names."""
    if leaflet.select is None:
        return ()
    named = (directory.activities.get(activity) for activity in leaflet.select.activities)
    ids = leaflet.select.needs or tuple(activity.needs[0] for activity in named if activity and activity.needs)
    return tuple(_known(directory.needs, ids))


def _known(needs: Mapping[str, Need], ids: tuple[str, ...]) -> Iterator[Need]:
    return (needs[need] for need in dict.fromkeys(ids) if need in needs)


def _kinds(needs: tuple[Need, ...]) -> tuple[str, ...]:
    """The kinds of urgent help that go with these needs, once each."""
    return tuple(dict.fromkeys(kind for need in needs for kind in need.urgent))
