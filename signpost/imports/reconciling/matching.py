"""Which records of the directory a source's services, organisations and venues are already."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from signpost.imports.converting.drafts import FOLDER_OF, Draft
from signpost.imports.reading.listing import Listing, fingerprint, plain_name, source_id
from signpost.records.directory import Directory
from signpost.records.files import RESERVED
from signpost.records.model import Activity, Organisation, Record, Venue
from signpost.values.names import LONGEST_ID, id_from
from signpost.values.sectors import tidy_postcode

ANYWHERE: Final = ""  # the trait that every organisation has


class Matching:
    """Looks up records by what a source knows them by, or by name and place."""

    def __init__(self, directory: Directory, source: str) -> None:
        self._directory = directory
        self._hidden_names = {
            plain_name(record.name) for record in importable(directory) if directory.is_sensitive(record)
        }
        self._imported: dict[tuple[str, str], Record] = {}
        self._alike: defaultdict[tuple[str, str, str], list[Record]] = defaultdict(list)
        for record in importable(directory):
            if record.imported and record.imported.from_ == source:
                self._imported[record.source.kind, record.imported.id] = record
            for trait in self._traits(record):
                self._alike[record.source.kind, plain_name(record.name), trait].append(record)

    def known(self, draft: Draft) -> Record | None:
        """The record that was made from the same thing of the same source."""
        return self._imported.get((draft.kind, draft.key))

    def alike(self, draft: Draft, traits: Iterable[str] = (ANYWHERE,)) -> Record | None:
        """A record of the same name that has one of these traits; of an organisation the name will do."""
        name = plain_name(draft.name)
        return next((record for trait in traits for record in self._alike[draft.kind, name, trait]), None)

    def gone(self, kind: str, seen: set[str]) -> list[Record]:
        """The records from this source that it no longer has."""
        return [record for (one, key), record in self._imported.items() if one == kind and key not in seen]

    def hides(self, listing: Listing) -> bool:
        """Whether a service is among what must not be found: by its id, its name, who runs it or where it is."""
        keys = (source_id(listing.id), fingerprint(listing.id))
        known = [self._imported[name] for key in keys if (name := ("activity", key)) in self._imported]
        if any(map(self._directory.is_sensitive, known)):
            return True
        given = [*listing.values.get("name", ()), *listing.values.get("organisation", ())]
        given += [place["venue"] for place in listing.places if "venue" in place]
        return not self._hidden_names.isdisjoint(plain_name(one.text) for one in given)

    def _traits(self, record: Activity | Organisation | Venue) -> Iterator[str]:
        if isinstance(record, Activity):
            venue = self._directory.venues.get(record.venue)
            organisation = self._directory.organisations.get(record.organisation)
            yield from traits_of(venue.postcode if venue else "", organisation.name if organisation else "")
        elif isinstance(record, Venue):
            yield from traits_of(record.postcode, "")
        else:
            yield ANYWHERE


def traits_of(postcode: str, organisation: str) -> Iterator[str]:
    """What may show that two records of the same name are one."""
    if postcode:
        yield f"at {tidy_postcode(postcode)}"
    if organisation:
        yield f"of {plain_name(organisation)}"
        if not postcode:
            yield f"nowhere, of {plain_name(organisation)}"


def traits_to_share(postcode: str, organisation: str) -> Iterator[str]:
    """What one of the same name must have to be the same: one organisation may do the same at several places."""
    if postcode:
        yield f"at {tidy_postcode(postcode)}"
    if organisation:
        yield f"nowhere, of {plain_name(organisation)}" if postcode else f"of {plain_name(organisation)}"


def importable(directory: Directory) -> Iterator[Activity | Organisation | Venue]:
    """The records of those kinds that an import makes."""
    yield from directory.activities.values()
    yield from directory.organisations.values()
    yield from directory.venues.values()


class Ids:
    """Gives each new record an id of its own, made from its name."""

    def __init__(self, folder: Path) -> None:
        # Whatever stands there keeps its name, even what is refused as a record; and some systems know no capitals.
        self._taken = {
            kind: {path.name.partition(".")[0].lower() for path in (folder / name).glob("*")}
            for kind, name in FOLDER_OF.items()
        }

    def new(self, draft: Draft) -> str:
        """An id that no record has: with a number behind the name where it is taken."""
        base = id_from(draft.name) or id_from(f"{draft.kind} {draft.key}")[:LONGEST_ID].strip("-")
        taken = self._taken[draft.kind]
        number, found = 1, base
        while found in taken or found in RESERVED:
            number += 1
            found = f"{base[: LONGEST_ID - len(str(number)) - 1].strip('-')}-{number}"
        taken.add(found)
        return found
