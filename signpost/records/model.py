"""The records as frozen dataclasses. Each field is defined in `schema/`; a test keeps the two in step.

A record in which the shape check finds faults still becomes an object, with empty values in place of the faulty
ones, so that all other checks can speak in the same run. Nothing is ever built from such a directory.
"""

import datetime as dt
import math
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from signpost.records.document import Path
from signpost.records.files import Source
from signpost.records.problem import Place
from signpost.records.schema import Written

NO_DAY = dt.date.min  # stands for a day that the shape check has found missing or faulty
NO_TIME = dt.time.min  # likewise
NO_NUMBER = math.nan  # likewise; it lies within no limits


@dataclass(frozen=True)
class Contact:
    role: str = ""
    person: str = ""
    person_agreed: bool = False
    phone: str = ""
    text: str = ""
    email: str = ""
    website: str = ""
    hours: str = ""


@dataclass(frozen=True)
class Access:
    """Each answer is yes, no, or None where nobody has looked."""

    step_free: bool | None = None
    accessible_toilet: bool | None = None
    hearing_loop: bool | None = None
    parking: bool | None = None
    transport_help: bool | None = None
    quiet_space: bool | None = None
    carers_welcome: bool | None = None
    children_welcome: bool | None = None
    note: str = ""


@dataclass(frozen=True)
class Sign:
    answer: str = ""
    seen_by: str = ""
    seen_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True)
class Assurance:
    well_organised: Sign | None = None
    risks_managed: Sign | None = None
    well_structured: Sign | None = None
    evaluated: Sign | None = None


@dataclass(frozen=True)
class AgeRange:
    """Ages in whole years, both ends included."""

    from_: int | None = None
    to: int | None = None


@dataclass(frozen=True)
class Audience:
    """Ages in whole years, both ends included."""

    age_from: int | None = None
    age_to: int | None = None
    children_ages: AgeRange | None = None
    gender: str = ""
    for_carers: bool = False
    for_families: bool = False
    note: str = ""


@dataclass(frozen=True)
class Session:
    """When an activity meets, in London time. `from_` and `until` are both included."""

    day: str = ""
    starts: dt.time = NO_TIME
    ends: dt.time = NO_TIME
    repeats: str = "weekly"
    week: str = ""
    date: dt.date | None = None
    from_: dt.date | None = None
    until: dt.date | None = None
    not_on: tuple[dt.date, ...] = ()
    term_time_only: bool = False
    note: str = ""


@dataclass(frozen=True)
class Cost:
    """`amount` is "free", "donation", "ask" or pounds as they were typed."""

    amount: str = ""
    note: str = ""

    @property
    def kind(self) -> str:
        """free, donation, ask, or paid where there is a price."""
        return self.amount if self.amount in {"free", "donation", "ask", ""} else "paid"

    @property
    def pounds(self) -> Decimal | None:
        """The price in pounds; None where there is none, or nobody knows it."""
        return Decimal(self.amount.removeprefix("£")) if self.kind == "paid" else None


@dataclass(frozen=True)
class Route:
    who: str = ""
    how: str = ""
    secure: bool = False


@dataclass(frozen=True)
class NotFor:
    who: str = ""
    instead: str = ""


@dataclass(frozen=True)
class Feedback:
    started: bool | None = None
    finished: bool | None = None
    within: str = ""
    how: str = ""


@dataclass(frozen=True)
class Verified:
    on: dt.date = NO_DAY
    by: str = ""
    how: str = ""


@dataclass(frozen=True)
class Imported:
    """The list that a record was made from, its id there, the day, and the licence that asks for its name."""

    from_: str = ""
    id: str = ""
    on: dt.date = NO_DAY
    licence: str = ""


@dataclass(frozen=True)
class Acronym:
    short: str = ""
    means: str = ""


@dataclass(frozen=True)
class RedFlag:
    sign: str = ""
    go_to: str = ""


@dataclass(frozen=True)
class RecordCode:
    text: str = ""
    snomed: str = ""


@dataclass(frozen=True)
class Coordinates:
    """Degrees in WGS 84; west is negative."""

    latitude: float = NO_NUMBER
    longitude: float = NO_NUMBER


@dataclass(frozen=True)
class Helpline:
    name: str = ""
    when: str = ""
    phone: str = ""
    text: str = ""
    website: str = ""
    hours: str = ""
    note: str = ""


@dataclass(frozen=True)
class UrgentHelp:
    public: tuple[Helpline, ...] = ()
    professionals: tuple[Helpline, ...] = ()
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Connector:
    name: str = ""
    summary: str = ""
    contact: Contact = Contact()


@dataclass(frozen=True)
class ReviewMonths:
    """Months after the last check: when a group is asked, its page marked, put last, and archived."""

    ask: int = 9
    banner: int = 12
    last: int = 15
    archive: int = 18


@dataclass(frozen=True)
class Term:
    """A school term or half of one; both days are school days."""

    from_: dt.date = NO_DAY
    until: dt.date = NO_DAY


@dataclass(frozen=True)
class Point:
    picture: str = ""
    words: str = ""


@dataclass(frozen=True)
class Selection:
    """Ages in whole years, both ends included."""

    needs: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    cost: tuple[str, ...] = ()
    organisation: str = ""
    activities: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """What every record has: its id, and the source that says where each part of it was typed."""

    id: str
    source: Source = field(repr=False, compare=False)

    def place(self, *path: str | int) -> Place:
        """Where a field of this record stands, for a problem with it."""
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
        """Every contact of the record, with the path at which it stands."""
        found: list[tuple[Path, Contact]] = []
        for path in (("contact",), ("coordinator",), ("connector", "contact")):
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


@dataclass(frozen=True)
class Level(Record):
    name: str = ""
    choose_when: tuple[str, ...] = ()
    who_supports: str = ""
    meetings: str = ""
    length: str = ""
    pathway: str = ""


@dataclass(frozen=True)
class Need(Record):
    name: str = ""
    kind: str = ""
    meaning: str = ""
    lay_words: tuple[str, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    misspellings: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    discreet: bool = False


@dataclass(frozen=True)
class Area(Record):
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
    name: str = ""
    address: str = ""
    town: str = ""
    postcode: str = ""
    coordinates: Coordinates | None = None
    bus_routes: tuple[str, ...] = ()
    access: Access | None = None
    imported: Imported | None = None
    sensitive: bool = False


@dataclass(frozen=True)
class Activity(Record):
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
    agreed_by: str = ""
    agreed_on: dt.date | None = None
    review_by: dt.date | None = None


@dataclass(frozen=True)
class Leaflet(Record):
    title: str = ""
    audience: str = ""
    opening: str = ""
    points: tuple[Point, ...] = ()
    format: str = ""
    editions: tuple[str, ...] = ("standard", "large")
    select: Selection | None = None
    order: str = "best"
    pathway: str = ""
