"""Whose a record is, if it came from another directory, and who else has it."""

from dataclasses import dataclass
from datetime import date

from signpost.checks.words import join_words
from signpost.records.directory import Directory
from signpost.records.model import Activity, Area, Leaflet, Organisation, Pathway, Venue
from signpost.records.parts import AlsoIn, Contact
from signpost.records.schema import schema_of
from signpost.values.licences import LICENCES
from signpost.views.labels import HOW_CHECKED


@dataclass(frozen=True)
class OtherCheck:
    """Another directory that has the same record: its name, its last check, and where it differs, in words."""

    name: str
    checked: date | None
    by: str
    how: str
    differs: str


@dataclass(frozen=True)
class Owner:
    """The directory that a record belongs to, with the day on which it was read from there."""

    name: str
    site: str
    contact: Contact
    read_on: date
    licence: str
    others: tuple[OtherCheck, ...]


def owner(directory: Directory, record: Activity | Area | Organisation | Pathway | Venue) -> Owner | None:
    """The directory that a joined record belongs to; None if the record is this directory's own."""
    joined = record.joined
    member = directory.members.get(joined.from_) if joined else None
    if joined is None or member is None:
        return None
    terms = LICENCES.get(member.licence)
    others = tuple(_other(directory, record.source.kind, other) for other in joined.also)
    return Owner(member.name, member.site_url, member.contact, member.read_on, terms.title if terms else "", others)


def whom_to_ring(directory: Directory, record: Leaflet) -> tuple[str, Contact]:
    """The name and the contact to print for more help: on another directory's leaflet its own, not this one's."""
    member = directory.members.get(record.joined.from_) if record.joined else None
    if member and member.contact != Contact():
        return member.contact.role or member.name, member.contact
    return directory.about.connector.name, directory.about.connector.contact


def _other(directory: Directory, kind: str, other: AlsoIn) -> OtherCheck:
    fields = schema_of(kind)["properties"]
    titles = [fields[name]["title"] for name in other.differs if name in fields]
    labels = [title[:1].lower() + title[1:] for title in titles]
    member = directory.members.get(other.from_)
    name = member.name if member else other.from_
    return OtherCheck(name, other.on, other.by, HOW_CHECKED.get(other.how, ""), join_words(labels))
