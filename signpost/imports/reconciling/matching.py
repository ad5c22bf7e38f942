"""Finds the existing records of a source's services, organisations and venues."""

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from signpost.imports.converting.candidate import FOLDER_OF, Candidate
from signpost.imports.reading.listing import plain_name
from signpost.records.directory import Directory
from signpost.records.file_names import RESERVED
from signpost.records.model import Activity, Organisation, Record, Unlisted, Venue
from signpost.values.names import LONGEST_ID, id_from
from signpost.values.sectors import normalise_postcode


class Known(NamedTuple):
    """A record, or a service of the list: its name, its postcode and its organisation, each "" if unknown.

    An organisation's own organisation is itself. A service of the list has no record yet.
    """

    called: str
    postcode: str
    organisation: str
    record: Record | None = None


class Matching:
    """Looks up records by their ids in the source, or by name and place."""

    def __init__(self, directory: Directory, source: str) -> None:
        self._directory, self._source = directory, source
        self._imported: dict[tuple[str, str], Record] = {}
        self._named: defaultdict[tuple[str, str], list[Known]] = defaultdict(list)
        for record in directory.protectable():
            if record.imported and record.imported.from_ == source:
                self._imported[record.source.kind, record.imported.id] = record
            self.add(record.source.kind, record.name, self._known(record))

    def known(self, kind: str, key: str) -> Record | None:
        """Return the record that was made from the same item of the same source."""
        return self._imported.get((kind, key))

    def unlisted(self, candidate: Candidate) -> Unlisted | None:
        """Return the record of a group that asked not to be listed: by its id in the source, or by its name."""
        for record in self._directory.unlisted.values():
            origin = record.imported
            if origin and (origin.from_, origin.id) == (self._source, candidate.key):
                return record
        return self._directory.unlisted_ids.get(id_from(candidate.name))

    def add(self, kind: str, name: str, known: Known) -> None:
        """Add a record, or a service of the list, under its name."""
        self._named[kind, plain_name(name)].append(known)

    def alike(self, kind: str, name: str, postcode: str, organisation: str) -> Known | None:
        """Return one of the same name and postcode or, if either has no postcode, of the same name and organisation.

        One organisation may run groups of one name at several places.
        """
        code, runs = normalise_postcode(postcode), plain_name(organisation)
        for one in self._named[kind, plain_name(name)] if plain_name(name) else ():
            if one.postcode and postcode:
                same = normalise_postcode(one.postcode) == code
            else:
                same = bool(runs) and plain_name(one.organisation) == runs
            if same:
                return one
        return None

    def gone(self, seen: set[str]) -> tuple[str, ...]:
        """Return the files of the activities from this source that it no longer has."""
        records = (record for (kind, key), record in self._imported.items() if kind == "activity" and key not in seen)
        return tuple(record.source.file for record in records)

    def _known(self, record: Activity | Organisation | Venue) -> Known:
        venue: Venue | None = record if isinstance(record, Venue) else None
        organisation: Organisation | None = record if isinstance(record, Organisation) else None
        if isinstance(record, Activity):
            venue = self._directory.venues.get(record.venue)
            organisation = self._directory.organisations.get(record.organisation)
        postcode, runs = venue.postcode if venue else "", organisation.name if organisation else ""
        return Known(record.source.file, postcode, runs, record)


class Ids:
    """Makes a unique id for each new record, from its name."""

    def __init__(self, folder: Path, directory: Directory) -> None:
        # Existing files keep their names, even those that are no records; and some file systems ignore capitals.
        self._taken = {
            kind: {path.name.partition(".")[0].lower() for path in (folder / name).glob("*")} | RESERVED
            for kind, name in FOLDER_OF.items()
        }
        for kind, former in directory.former_ids:  # old links with these lead to records that are there
            self._taken[kind].add(former)

    def new(self, candidate: Candidate) -> str:
        """Return an id that no record has yet: the name's, with a number added if it is taken."""
        kind = candidate.kind
        base = id_from(candidate.name) or id_from(f"{kind} {candidate.key}")
        number, found = 1, base
        while found in self._taken[kind]:
            number += 1
            found = f"{base[: LONGEST_ID - len(str(number)) - 1].strip('-')}-{number}"
        self._taken[kind].add(found)
        return found
