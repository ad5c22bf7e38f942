"""Which records of the directory a source's services, organisations and venues are already."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from signpost.imports.converting.candidate import FOLDER_OF, Candidate
from signpost.imports.converting.sensitive import importable
from signpost.imports.reading.listing import plain_name
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
        self._imported: dict[tuple[str, str], Record] = {}
        self._alike: defaultdict[tuple[str, str, str], list[Record]] = defaultdict(list)
        for record in importable(directory):
            if record.imported and record.imported.from_ == source:
                self._imported[record.source.kind, record.imported.id] = record
            for trait in self._traits(record):
                self._alike[record.source.kind, plain_name(record.name), trait].append(record)

    def known(self, kind: str, key: str) -> Record | None:
        """Give the record that was made from the same thing of the same source."""
        return self._imported.get((kind, key))

    def alike(self, candidate: Candidate, traits: Iterable[str]) -> Record | None:
        """Give a record of the same name that has one of these traits."""
        name = plain_name(candidate.name)
        return next((record for trait in traits for record in self._alike[candidate.kind, name, trait]), None)

    def gone(self, seen: set[str]) -> tuple[str, ...]:
        """Give the files of the activities from this source that it no longer has."""
        records = (record for (kind, key), record in self._imported.items() if kind == "activity" and key not in seen)
        return tuple(record.source.file for record in records)

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
    """Give what may show that two records of the same name are one."""
    if postcode:
        yield f"at {tidy_postcode(postcode)}"
    if organisation:
        yield f"of {plain_name(organisation)}"
        if not postcode:
            yield f"nowhere, of {plain_name(organisation)}"


def traits_to_share(postcode: str, organisation: str) -> Iterator[str]:
    """Give what one of the same name must have to be the same: one organisation may do the same at several places."""
    if postcode:
        yield f"at {tidy_postcode(postcode)}"
    if organisation:
        yield f"nowhere, of {plain_name(organisation)}" if postcode else f"of {plain_name(organisation)}"


class Ids:
    """Gives each new record an id of its own, made from its name."""

    def __init__(self, folder: Path) -> None:
        # Whatever stands there keeps its name, even what is refused as a record; and some systems know no capitals.
        self._taken = {
            kind: {path.name.partition(".")[0].lower() for path in (folder / name).glob("*")}
            for kind, name in FOLDER_OF.items()
        }

    def new(self, candidate: Candidate) -> str:
        """Give an id that no record has: with a number behind the name if it is taken."""
        kind = candidate.kind
        base = id_from(candidate.name) or id_from(f"{kind} {candidate.key}")[:LONGEST_ID].strip("-")
        number, found = 1, base
        while found in self._taken[kind] or found in RESERVED:
            number += 1
            found = f"{base[: LONGEST_ID - len(str(number)) - 1].strip('-')}-{number}"
        self._taken[kind].add(found)
        return found
