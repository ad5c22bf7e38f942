"""The directory on one day: every activity's stage and card, computed once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Final

from signpost.records.cache import NO_CACHE, Cache, digest
from signpost.records.directory import Directory
from signpost.records.engine_files import SITE_SOURCES
from signpost.records.model import About, Activity, Area, Organisation, Record, Venue
from signpost.records.shut import shut_days
from signpost.views.card import Card, card
from signpost.views.closures import as_of
from signpost.views.freshness import Stage, has_gone
from signpost.views.leaflet_pdf import LeafletPdf
from signpost.views.not_for_words import needs_not_for
from signpost.views.usual_answer import usual_answers

Grouped = Mapping[str, tuple[Activity, ...]]
WITH_FACTS: Final = frozenset({"activity", "organisation", "venue"})  # whose records have a fingerprint each


@dataclass(frozen=True, eq=False)  # each caches what it has computed; two are never compared
class Snapshot:
    """A directory and the day it is shown on, with every activity as it stands then. All views start from here."""

    directory: Directory
    today: date
    cache: Cache = field(default=NO_CACHE, repr=False)
    printed: dict[str, LeafletPdf] = field(default_factory=dict, repr=False)
    """The leaflets, by their paths in the site. They are printed before any page is drawn, or not at all."""
    sources: Path = SITE_SOURCES
    """The folder with the prose, templates, styles, scripts and words of the site (signpost/site/overrides.py)."""

    def __post_init__(self) -> None:
        # Views see activities as they stand today; a frozen class sets its own fields like this.
        object.__setattr__(self, "directory", as_of(self.directory, self.today))

    @property
    def about(self) -> About:
        """What holds for the whole directory."""
        return self.directory.about

    def facts(self, records: Iterable[Activity | Organisation | Venue]) -> str:
        """The fingerprints of all that a page about these records, in this order, may say, except the day."""
        return " ".join([self._common_facts, *[self._facts[record.source.file] for record in records]])

    @cached_property
    def _common_facts(self) -> str:
        """The fingerprint of all files but those that hold one activity, organisation or venue."""
        sources = self.directory.folder.sources
        files = {source.file: source.document.digest for source in sources if source.kind not in WITH_FACTS}
        return digest(f"{files} {self.directory.figures} {self.directory.folder.outlines.digest}".encode())

    @cached_property
    def _facts(self) -> Mapping[str, str]:
        """The fingerprint of what may be said about each activity, organisation and venue, by its file.

        For an activity that includes its organisation, its venue, and the activities to which it sends people instead.
        """
        directory = self.directory
        records: tuple[Activity | Organisation | Venue, ...] = (
            *directory.organisations.values(),
            *directory.venues.values(),
        )
        own = {record.source.file: self._fact(record) for record in records}
        for activity in directory.activities.values():
            around = (directory.organisations.get(activity.organisation), directory.venues.get(activity.venue))
            named = (activity.instead_id, *(other.instead_id for other in activity.not_suitable_for))
            instead = (directory.activities.get(id_) for id_ in named)
            facts = [own[record.source.file] for record in around if record]
            facts += [self._fact(record) for record in (activity, *instead) if record]
            own[activity.source.file] = digest(" ".join(facts).encode())
        return own

    def _fact(self, record: Record) -> str:
        source = record.source
        return f"{source.file} {source.document.digest} {self.directory.is_sensitive(record)}"

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """The card of every activity, by its id, closed and archived ones too."""
        directory, usual = self.directory, usual_answers(self.directory, self.today)
        made = {
            id_: card(directory, activity, self.today, self.shut, usual.get(id_, ""))
            for id_, activity in directory.activities.items()
        }
        return MappingProxyType(made)

    @cached_property
    def shut(self) -> Mapping[date, str]:
        """The days around this one, and for a year after it, on which most are shut, with their names."""
        return MappingProxyType(shut_days(self.about, self.today, self.cache))

    @cached_property
    def listed(self) -> tuple[Activity, ...]:
        """The activities in lists: neither closed nor archived, by name, with old and ended ones last."""
        months = self.about.review_months
        shown = (
            own
            for own in self.cards.values()
            if own.status != "closed"
            and own.stage < Stage.ARCHIVED
            and not (own.ended and has_gone(own.ended, self.today, months))
        )
        ordered = sorted(
            shown, key=lambda own: (own.ended is not None, own.stage >= Stage.LAST, own.name.casefold(), own.id)
        )
        return tuple(self.directory.activities[own.id] for own in ordered)

    @cached_property
    def needs_not_for(self) -> Mapping[str, Sequence[str]]:
        """By the id of each listed activity: the needs, other than its own, of people it is not for."""
        return needs_not_for(self.listed, self.directory.needs.values(), self.cache)

    @cached_property
    def run_by(self) -> Grouped:
        """The listed activities of each organisation, by its id."""
        return _grouped(self.listed, lambda activity: (activity.organisation,))

    @cached_property
    def held_at(self) -> Grouped:
        """The listed activities of each venue, by its id."""
        return _grouped(self.listed, lambda activity: (activity.venue,))

    @cached_property
    def listed_for(self) -> Grouped:
        """The listed activities for each need, by its id."""
        return _grouped(self.listed, lambda activity: activity.needs)

    def serving(self, area: Area) -> tuple[Activity, ...]:
        """The listed activities for people of an area: those that serve it, or a larger area that contains it."""
        return self._serving[area.id]

    @cached_property
    def _serving(self) -> Grouped:
        found = {}
        for area in self.directory.areas.values():
            own = {larger.id for larger in self.directory.lineage(area)}
            found[area.id] = tuple([activity for activity in self.listed if not own.isdisjoint(activity.areas)])
        return found

    def in_parts_of(self, area: Area) -> tuple[Activity, ...]:
        """The listed activities that only serve some of the areas within an area."""
        parts = {other.id for other in self.directory.areas.values() if area in self.directory.lineage(other)}
        whole = {activity.id for activity in self.serving(area)}
        return tuple(
            activity for activity in self.listed if activity.id not in whole and not parts.isdisjoint(activity.areas)
        )


def _grouped(activities: Iterable[Activity], by: Callable[[Activity], Iterable[str]]) -> Grouped:
    groups: defaultdict[str, list[Activity]] = defaultdict(list)
    for activity in activities:
        for name in by(activity):
            groups[name].append(activity)
    return MappingProxyType({name: tuple(group) for name, group in groups.items()})
