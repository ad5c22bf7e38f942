"""The whole directory: joined, indexed, immutable, and the only place to look anything up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Final, TypeVar

from signpost.records.cache import Cache
from signpost.records.document import Document
from signpost.records.figures import Figures, figures_of
from signpost.records.file_names import FOLDERS, LIST_FILES
from signpost.records.files import Folder, read_folder
from signpost.records.model import (
    About,
    Activity,
    Area,
    AssuranceCheck,
    Leaflet,
    Level,
    Member,
    Need,
    Organisation,
    Pathway,
    Record,
    Topic,
    Translation,
    Unlisted,
    Venue,
)
from signpost.records.source import Source
from signpost.records.to_record import CLASSES, to_record
from signpost.records.word_parts import TranslatedSentence

R = TypeVar("R", bound=Record)
# By kind, the name of its folder or file, which is also the name of its field in a directory.
NAMES: Final = {kind: FilePath(name).stem for name, kind in (FOLDERS | LIST_FILES).items()}


@dataclass(frozen=True)
class Directory:
    """Every record by kind and id, in the order of the files and lists, needs in that of their themes.

    `folder` holds what was typed and what is wrong with the files; only the checks read it. `focus`
    names the files to check, if it is not all of them.
    """

    about: About
    levels: Mapping[str, Level]
    needs: Mapping[str, Need]
    areas: Mapping[str, Area]
    assurance: Mapping[str, AssuranceCheck]
    conversation: Mapping[str, Topic]
    organisations: Mapping[str, Organisation]
    venues: Mapping[str, Venue]
    activities: Mapping[str, Activity]
    pathways: Mapping[str, Pathway]
    leaflets: Mapping[str, Leaflet]
    unlisted: Mapping[str, Unlisted]
    members: Mapping[str, Member]
    translations: Mapping[str, Translation]
    folder: Folder
    focus: frozenset[str] = frozenset()

    def of_kind(self, kind: str) -> Mapping[str, Record]:
        """The records of a kind by id; the directory's own record is of kind "directory"."""
        if kind == "directory":
            return {self.about.id: self.about}
        records: Mapping[str, Record] = getattr(self, NAMES[kind])
        return records

    def records(self) -> Iterator[Record]:
        """Every record in focus, of every kind, including those whose id another record has."""
        for source in self.sources():
            known = self.of_kind(source.kind).get(source.id)
            yield known if known and known.source is source else to_record(CLASSES[source.kind], source)

    def sources(self) -> Iterator[Source]:
        """Every record in focus, as it was typed."""
        return (source for source in self.folder.sources if not self.focus or source.file in self.focus)

    def is_sensitive(self, record: Record) -> bool:
        """Whether a record is sensitive: by its own field, or because its organisation or venue is."""
        return record.source.file in self._sensitive_files

    def is_discreet(self, activity: Activity) -> bool:
        """Whether being seen with an activity could do harm: it is sensitive, or for a discreet need."""
        known = (self.needs.get(need) for need in activity.needs)
        return self.is_sensitive(activity) or any(need.discreet for need in known if need)

    @cached_property
    def figures(self) -> Figures:
        """The rounded counts of people; without any if there is no folder for them."""
        return figures_of(self.folder.tables)

    @cached_property
    def sensitive_names(self) -> frozenset[str]:
        """The names of all sensitive services, organisations and venues."""
        return frozenset(record.name for record in self.protectable() if record.name and self.is_sensitive(record))

    @cached_property
    def seemingly_sensitive_files(self) -> frozenset[str]:
        """The files from which nothing may be quoted: those of sensitive records, and those that seem to be."""
        return self._with_belongings(self._sensitive_files | self.folder.seem_sensitive)

    @cached_property
    def _sensitive_files(self) -> frozenset[str]:
        own = {record.source.file for record in self.protectable() if record.sensitive}
        return self._with_belongings(frozenset(own))

    def _with_belongings(self, files: frozenset[str]) -> frozenset[str]:
        """These files, and those of all records that belong to theirs, directly or indirectly."""
        found, waiting = set(files), list(files)
        while waiting:
            more = self._belongings.get(waiting.pop(), frozenset()) - found
            found |= more
            waiting += more
        return frozenset(found)

    @cached_property
    def _belongings(self) -> Mapping[str, Set[str]]:
        """The files of what belongs to each owner, by the owner's file."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for record in self.protectable():
            for owner in self._owners(record):
                found[owner.source.file].add(record.source.file)
        return found

    def protectable(self) -> Iterator[Organisation | Venue | Activity]:
        """Every record that may be sensitive."""
        yield from self.organisations.values()
        yield from self.venues.values()
        yield from self.activities.values()

    def _owners(self, record: Organisation | Venue | Activity) -> Iterator[Record]:
        owners: list[Record | None] = []
        if isinstance(record, Organisation):
            owners.append(self.organisations.get(record.parent))
        if isinstance(record, Activity):
            owners += [self.organisations.get(record.organisation), self.venues.get(record.venue)]
        yield from (owner for owner in owners if owner is not None)

    @cached_property
    def former_ids(self) -> Mapping[tuple[str, str], Organisation | Venue | Activity]:
        """The record that had each former id, by its kind and that id. If two claim one, it is the first."""
        found: dict[tuple[str, str], Organisation | Venue | Activity] = {}
        for record in self.protectable():
            for former in record.formerly:
                found.setdefault((record.source.kind, former), record)
        return found

    def translation(self, language: str, of: str, field: str) -> TranslatedSentence | None:
        """A field of a record ("activities/tea-and-talk") in a language, if it has been translated."""
        return self._translated.get((language, of, field))

    @cached_property
    def _translated(self) -> Mapping[tuple[str, str, str], TranslatedSentence]:
        return {
            (record.id, one.of, one.field): one for record in self.translations.values() for one in record.sentences
        }

    @cached_property
    def unlisted_ids(self) -> Mapping[str, Unlisted]:
        """The record of each group that asked not to be listed, by every id that the group had."""
        return {id_: record for record in self.unlisted.values() for id_ in (record.id, *record.formerly)}

    def lineage(self, area: Area) -> tuple[Area, ...]:
        """An area and the larger areas that contain it, the smallest first."""
        found: dict[str, Area] = {}
        step: Area | None = area
        while step is not None and step.id not in found:
            found[step.id] = step
            step = self.areas.get(step.parent)
        return tuple(found.values())


def read_directory(folder: FilePath, focus: frozenset[str] = frozenset(), cache: Cache | None = None) -> Directory:
    """Read a directory's folder. `focus` names the files to check; if it is empty, all are.

    `cache` has what earlier runs have read.

    Raises OSError if the machine fails, and nothing for bad records.
    """
    return directory_of(read_folder(folder, cache), focus)


def directory_of(found: Folder, focus: frozenset[str] = frozenset()) -> Directory:
    """Make a directory from what was found in a folder. `focus` is as for `read_directory`."""
    nobody = Source("directory", "directory", Document("directory.yaml", None, MappingProxyType({}), ()), (), None)
    typed = next((item for item in found.sources if item.kind == "directory"), nobody)
    about = to_record(About, typed)
    return Directory(
        about=about,
        levels=_by_id(Level, "level", found.sources),
        needs=_by_theme(about.themes, _by_id(Need, "need", found.sources)),
        areas=_by_id(Area, "area", found.sources),
        assurance=_by_id(AssuranceCheck, "assurance", found.sources),
        conversation=_by_id(Topic, "topic", found.sources),
        organisations=_by_id(Organisation, "organisation", found.sources),
        venues=_by_id(Venue, "venue", found.sources),
        activities=_by_id(Activity, "activity", found.sources),
        pathways=_by_id(Pathway, "pathway", found.sources),
        leaflets=_by_id(Leaflet, "leaflet", found.sources),
        unlisted=_by_id(Unlisted, "unlisted", found.sources),
        members=_by_id(Member, "member", found.sources),
        translations=_by_id(Translation, "translation", found.sources),
        folder=found,
        focus=focus,
    )


def _by_id(cls: type[R], kind: str, sources: Iterable[Source]) -> Mapping[str, R]:
    """The records of a kind by id. If two have the same id, the first is used; a check reports the second."""
    found: dict[str, R] = {}
    for source in sources:
        if source.kind == kind and source.id and source.id not in found:
            found[source.id] = to_record(cls, source)
    return MappingProxyType(found)


def _by_theme(themes: tuple[str, ...], needs: Mapping[str, Need]) -> Mapping[str, Need]:
    """The needs in the order of the themes, those without one last, and within a theme by name."""
    places = {theme: place for place, theme in enumerate(themes)}

    def place(need: Need) -> tuple[int, str, str]:
        return places.get(need.theme, len(themes)), need.name.casefold(), need.id

    return MappingProxyType({need.id: need for need in sorted(needs.values(), key=place)})
