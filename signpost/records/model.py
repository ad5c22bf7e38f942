"""The records as frozen dataclasses. Each field is defined in `schema/`; a test keeps the two in step.

A record in which the shape check finds faults still becomes an object, with empty values in place of the faulty
ones, so that all other checks can run too. Nothing is ever built from such a directory.
"""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Final

from signpost.records import directory_parts, parts, word_parts
from signpost.records.document import Path
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
        """Whether this field was typed at all, valid or not."""
        return self.source.has(path)

    @property
    def texts(self) -> tuple[Written, ...]:
        """Every text of the record with what the schema says of it."""
        return self.source.texts

    @cached_property
    def contacts(self) -> tuple[tuple[Path, parts.Contact], ...]:
        """Every contact of the record, with its path."""
        found: list[tuple[Path, parts.Contact]] = []
        for path in (("contact",), ("out_of_hours",), ("coordinator",), ("connector", "contact")):
            part: object = self
            for name in path:
                part = getattr(part, name, None)
            if isinstance(part, parts.Contact) and self.has(*path):
                found.append((path, part))
        return tuple(found)


@dataclass(frozen=True)
class About(Record):
    """What holds for the whole directory: `directory.yaml`."""

    schema_version: int = 0
    name: str = ""
    region: str = ""
    site_url: str = ""
    repository: str = ""
    demonstration: bool = False
    licence: str = ""
    connector: directory_parts.Connector = directory_parts.Connector()
    urgent_help: directory_parts.UrgentHelp = directory_parts.UrgentHelp()
    review_months: directory_parts.ReviewMonths = directory_parts.ReviewMonths()
    school_terms: tuple[directory_parts.Term, ...] = ()
    nation: str = "england"
    themes: tuple[str, ...] = ()
    theme: directory_parts.Theme = directory_parts.Theme()
    closed_days: tuple[directory_parts.ClosedDays, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Level(Record):
    """A level of support: `levels.yaml`."""

    name: str = ""
    for_groups: str = ""
    choose_when: tuple[str, ...] = ()
    who_supports: str = ""
    meetings: str = ""
    length: str = ""
    pathway: str = ""


@dataclass(frozen=True)
class Need(Record):
    """A need, an interest or a kind of people."""

    name: str = ""
    kind: str = ""
    theme: str = ""
    picture: str = ""
    drawing: str = ""
    meaning: str = ""
    lay_words: tuple[str, ...] = ()
    acronyms: tuple[word_parts.Acronym, ...] = ()
    misspellings: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    red_flags: tuple[word_parts.RedFlag, ...] = ()
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
    coordinator: parts.Contact | None = None
    joined: parts.Joined | None = None


@dataclass(frozen=True)
class AssuranceCheck(Record):
    """One thing that the directory asks of groups, below one of the four signs: `assurance.yaml`."""

    sign: str = ""
    name: str = ""
    counts_as_seen: str = ""
    basic: bool = False
    needed_for: str = ""
    needed_if: parts.NeededIf | None = None
    expires: bool = False
    holds_for_months: int | None = None


@dataclass(frozen=True)
class Topic(Record):
    """One everyday part of life to talk about: `conversation.yaml`."""

    name: str = ""
    question: str = ""
    goes_well: str = ""
    listen_for: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


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
    contact: parts.Contact = parts.Contact()
    assurance: parts.Assurance | None = None
    closures: tuple[parts.Closure, ...] = ()
    imported: parts.Imported | None = None
    joined: parts.Joined | None = None
    formerly: tuple[str, ...] = ()
    sensitive: bool = False
    print: str = ""


@dataclass(frozen=True)
class Venue(Record):
    """Where activities meet."""

    name: str = ""
    address: str = ""
    town: str = ""
    postcode: Annotated[str, postcodes.formatted] = ""
    coordinates: parts.Coordinates | None = None
    bus_routes: tuple[str, ...] = ()
    door: str = ""
    access: parts.Access | None = None
    closures: tuple[parts.Closure, ...] = ()
    imported: parts.Imported | None = None
    joined: parts.Joined | None = None
    formerly: tuple[str, ...] = ()
    sensitive: bool = False


ASK: Final = "ask"  # in place of a venue's id: people must ask where it meets


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
    instead_id: str = ""
    closes_on: dt.date | None = None
    added: dt.date = parts.NO_DAY
    funded_until: dt.date | None = None
    needs: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    audience: parts.Audience | None = None
    languages: tuple[str, ...] = ()
    sessions: tuple[parts.Session, ...] = ()
    closures: tuple[parts.Closure, ...] = ()
    venue: str = ""
    door: str = ""
    online: str = ""
    at_home: str = ""
    joining: str = ""
    course_length: str = ""
    group_size: str = ""
    cost: parts.Cost = parts.Cost()
    levels: tuple[str, ...] = ()
    routes: tuple[parts.Route, ...] = ()
    suitable_for: tuple[str, ...] = ()
    not_suitable_for: tuple[parts.NotForThem, ...] = ()
    consent_needed: bool | None = None
    id_needed: bool | None = None
    waiting_time: str = ""
    waiting_as_of: dt.date | None = None
    answers_within: int | None = None
    feedback_to_referrer: parts.Feedback | None = None
    refer_back_if: tuple[str, ...] = ()
    access: parts.Access | None = None
    contact: parts.Contact = parts.Contact()
    assurance: parts.Assurance | None = None
    bring: tuple[str, ...] = ()
    good_to_know: tuple[str, ...] = ()
    works_well_for: parts.WorksWellFor | None = None
    verified: parts.Verified | None = None
    changed: tuple[parts.Changed, ...] = ()
    review_months: int | None = None
    imported: parts.Imported | None = None
    joined: parts.Joined | None = None
    formerly: tuple[str, ...] = ()
    sensitive: bool = False
    print: str = ""


def first_id(record: Organisation | Venue | Activity) -> str:
    """The id that a record had first, from which ids for others are made: they stay if it is renamed."""
    return record.formerly[0] if record.formerly else record.id


@dataclass(frozen=True)
class Pathway(Record):
    """A route of referral."""

    name: str = ""
    kind: str = ""
    summary: str = ""
    for_: tuple[str, ...] = ()
    not_for: tuple[parts.NotFor, ...] = ()
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
    record_code: word_parts.RecordCode | None = None
    contact: parts.Contact | None = None
    out_of_hours: parts.Contact | None = None
    without_voice: tuple[str, ...] = ()
    agreed_by: str = ""
    agreed_on: dt.date | None = None
    review_by: dt.date | None = None
    clinician_to_read: bool = False
    joined: parts.Joined | None = None


@dataclass(frozen=True)
class Leaflet(Record):
    """A leaflet: its format and words, and the selection of activities in it."""

    title: str = ""
    audience: str = ""
    opening: str = ""
    points: tuple[word_parts.Point, ...] = ()
    practice: tuple[word_parts.Practice, ...] = ()
    format: str = ""
    editions: tuple[str, ...] = ("standard", "large")
    select: word_parts.Selection | None = None
    drawing: str = ""
    order: str = "best"
    pathway: str = ""
    translated: bool = False
    joined: parts.Joined | None = None


@dataclass(frozen=True)
class Unlisted(Record):
    """A group that asked not to be listed. Its id is the one that the group had."""

    since: dt.date = parts.NO_DAY
    imported: parts.Imported | None = None
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True)
class Member(Record):
    """Another directory, whose records are shown here too: `members.yaml`."""

    name: str = ""
    site_url: str = ""
    licence: str = ""
    contact: parts.Contact = parts.Contact()
    feed: bool = False
    read_on: dt.date = parts.NO_DAY
    same_as: tuple[directory_parts.SameAs, ...] = ()


@dataclass(frozen=True)
class Translation(Record):
    """Sentences of other records in one language, whose code is the id."""

    sentences: tuple[word_parts.TranslatedSentence, ...] = ()
