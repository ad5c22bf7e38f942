"""The member directories of a join, and the keys of their records."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from signpost.records.directory import Directory
from signpost.records.model import Activity, Organisation, Record, Venue
from signpost.records.source import Source

# The kinds whose records stay their owner's, owners before what belongs to them. All others are the county's own.
KINDS: Final = ("area", "venue", "organisation", "activity", "pathway", "leaflet")


class Key(NamedTuple):
    """A record of a member directory: the member's id, the record's kind, and its id there."""

    member: str
    kind: str
    id: str


def typed(record: Record) -> dict[str, Any]:
    """The fields of a record as somebody typed them, in a dictionary of the caller's own."""
    value = record.source.value
    return dict(value) if isinstance(value, dict) else {}


@dataclass(frozen=True)
class MemberDirectory:
    """A directory to join: the id and name by which it is known here, and all that it holds.

    That of a feed has been made from another directory's words, so its connector and licence are not the feed's.
    """

    id: str
    name: str
    directory: Directory
    is_feed: bool = False

    def sources(self, kind: str) -> Iterator[tuple[Key, Source]]:
        """The records of a kind, as typed, by key. If two have the same id, only the first."""
        for id_, record in self.directory.of_kind(kind).items():
            yield Key(self.id, kind, id_), record.source

    def is_sensitive(self, record: Record) -> bool:
        return isinstance(record, Activity | Organisation | Venue) and self.directory.is_sensitive(record)

    @property
    def contact(self) -> dict[str, Any]:
        """Whom to ring about its records, as typed: its connector. {} if nobody is known."""
        connector = None if self.is_feed else self.about.get("connector")
        return {"role": connector["name"], **connector["contact"]} if connector else {}

    @property
    def about(self) -> dict[str, Any]:
        """What directory.yaml says, as typed."""
        return typed(self.directory.about)
