"""The records as frozen dataclasses. Each field is defined in `schema/`; a test keeps the two in step.

A record in which the shape check finds faults still becomes an object, with empty values in place of the faulty
ones, so that all other checks can speak in the same run. Nothing is ever built from such a directory.
"""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Final

from signpost.records.document import Path
from signpost.records.parts import (
    NO_DAY,
    Access,
    Acronym,
    Assurance,
    Audience,
    ClosedDays,
    Connector,
    Contact,
    Coordinates,
    Cost,
    Feedback,
    Imported,
    NotFor,
    Point,
    RecordCode,
    RedFlag,
    ReviewMonths,
    Route,
    Selection,
    Session,
    Term,
    UrgentHelp,
    Verified,
)
from signpost.records.problem import Place
from signpost.records.schema import Written
from signpost.records.source import Source
from signpost.values import postcode as postcodes


@dataclass(frozen=True)
class Record:
    """What every record has: its id, and the source that says where each part of it was typed."""

    id: str
    source: Source = field(repr=False, compare=False)

    def place(self, *path: str | int) -> Place:
        """Where a field of this record was typed, for a problem with it."""
        return self.source.place(path)

    def has(self, *path: str | int) -> bool:
        """Whether this field was typed at all, rightly or wrongly."""
        return self.source.has(path)

    @property
    def texts(self) -> tuple[Written, ...]:
        """Every text of the record with what the schema says of it."""
        return self.source.texts

    @cached_property
    def contacts(self) -> tuple[tuple[Path, Contact], ...]:
        """Every contact of the record, with its path."""
        found: list[tuple[Path, Contact]] = []
        for path in (("contact",), ("out_of_hours",), ("coordinator",), ("connector", "contact")):
            part: object = self
            for name in path:
                part = getattr(part, name, None)
            if isinstance(part, Contact) and self.has(*path):
                found.append((path, part))
        return tuple(found)


@dataclass(frozen=True)
class About(Record):
    """What holds for the whole directory: `directory.yaml`."""

    schema_version: int = 0
    name: str = ""
    region: str = ""
    site_url: str = ""
    demonstration: bool = False
    connector: Connector = Connector()
    urgent_help: UrgentHelp = UrgentHelp()
    review_months: ReviewMonths = ReviewMonths()
    school_terms: tuple[Term, ...] = ()
    nation: str = "england"
    closed_days: tuple[ClosedDays, ...] = ()


@dataclass(frozen=True)
class Level(Record):
    """A level of support: `levels.yaml`."""

    name: str = ""
    choose_when: tuple[str, ...] = ()
    who_supports: str = ""
    meetings: str = ""
    length: str = ""
    pathway: str = ""


@dataclass(frozen=True)
class Need(Record):
    """A need, an interest or a kind of people: `needs.yaml`."""

    name: str = ""
    kind: str = ""
    theme: str = ""
    picture: str = ""
    meaning: str = ""
    lay_words: tuple[str, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    misspellings: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    clinician_to_read: bool = False
    urgent: tuple[str, ...] = ()
    discreet: bool = False


@dataclass(frozen=True)
class Area(Record):
    """A community, which may lie in a larger one: `areas.yaml`."""

    name: str = ""
    kind: str = ""
    summary: str = ""
    also_called: tuple[str, ...] = ()
    parent: str = ""
    postcode_sectors: tuple[str, ...] = ()
    population: int | None = None
    priority: bool = False
    coordinator: Contact | None = None


@dataclass(frozen=True)
class Organisation(Record):
    """Whoever runs activities."""

    name: str = ""
    kind: str = ""
    summary: str = ""
    charity_number: str = ""
    company_number: str = ""
    parent: str = ""
    partners: tuple[str, ...] = ()
    contact: Contact = Contact()
    assurance: Assurance | None = None
    imported: Imported | None = None
    sensitive: bool = False
    print: str = ""


@dataclass(frozen=True)
class Venue(Record):
    """Where activities meet."""

    name: str = ""
    address: str = ""
    town: str = ""
    postcode: Annotated[str, postcodes.shown] = ""
    coordinates: Coordinates | None = None
    bus_routes: tuple[str, ...] = ()
    access: Access | None = None
    imported: Imported | None = None
    sensitive: bool = False


ASK: Final = "ask"  # in place of a venue's id: people have to ask where it meets


@dataclass(frozen=True)
class Activity(Record):
    """A group, class, visit or service that a person can join or be referred to."""

    name: str = ""
    summary: str = ""
    description: str = ""
    what_happens: str = ""
    organisation: str = ""
    setting: tuple[str, ...] = ()
    status: str = "open"
    status_since: dt.date | None = None
    status_note: str = ""
    added: dt.date = NO_DAY
    funded_until: dt.date | None = None
    needs: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    audience: Audience | None = None
    languages: tuple[str, ...] = ()
    sessions: tuple[Session, ...] = ()
    venue: str = ""
    online: str = ""
    at_home: str = ""
    joining: str = ""
    course_length: str = ""
    group_size: str = ""
    cost: Cost = Cost()
    levels: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
    suitable_for: tuple[str, ...] = ()
    not_suitable_for: tuple[NotFor, ...] = ()
    consent_needed: bool | None = None
    waiting_time: str = ""
    waiting_as_of: dt.date | None = None
    feedback_to_referrer: Feedback | None = None
    refer_back_if: tuple[str, ...] = ()
    access: Access | None = None
    contact: Contact = Contact()
    assurance: Assurance | None = None
    good_to_know: tuple[str, ...] = ()
    verified: Verified | None = None
    imported: Imported | None = None
    sensitive: bool = False
    print: str = ""


@dataclass(frozen=True)
class Pathway(Record):
    """A route of referral."""

    name: str = ""
    kind: str = ""
    summary: str = ""
    for_: tuple[str, ...] = ()
    not_for: tuple[NotFor, ...] = ()
    criteria: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
    what_to_send: tuple[str, ...] = ()
    secure: bool = False
    how_quickly: str = ""
    who_decides: str = ""
    consent: str = ""
    does_not_do: tuple[str, ...] = ()
    if_declined: str = ""
    feedback: str = ""
    record_code: RecordCode | None = None
    contact: Contact | None = None
    out_of_hours: Contact | None = None
    without_voice: tuple[str, ...] = ()
    agreed_by: str = ""
    agreed_on: dt.date | None = None
    review_by: dt.date | None = None
    clinician_to_read: bool = False


@dataclass(frozen=True)
class Leaflet(Record):
    """A leaflet: what it is, and what is chosen for it."""

    title: str = ""
    audience: str = ""
    opening: str = ""
    points: tuple[Point, ...] = ()
    format: str = ""
    editions: tuple[str, ...] = ("standard", "large")
    select: Selection | None = None
    order: str = "best"
    pathway: str = ""
