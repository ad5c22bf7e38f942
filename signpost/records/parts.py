"""The parts of records of groups, organisations and places, as frozen dataclasses, and those that all records share.

Each field is defined in `schema/`; a test keeps the two in step.
"""

import datetime as dt
import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from signpost.values import phone as phones

# Both are converted to the form in which numbers are shown and rung.
Phone = Annotated[str, phones.formatted_or_none]
TextNumber = Annotated[str, phones.formatted]

NO_DAY = dt.date.min  # in place of a day that the shape check has found missing or faulty
NO_TIME = dt.time.max  # likewise; nobody can type it
NO_NUMBER = math.nan  # likewise; it lies within no limits


@dataclass(frozen=True)
class Contact:
    """How to reach a role, or a person who agreed to be named."""

    role: str = ""
    person: str = ""
    person_agreed: bool = False
    phone: Phone = ""
    text: TextNumber = ""
    email: str = ""
    website: str = ""
    hours: str = ""


@dataclass(frozen=True)
class Access:
    """Each answer is yes, no, or None if nobody has looked."""

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
    """One sign of assurance, with who saw it and when."""

    answer: str = ""
    seen_by: str = ""
    seen_on: dt.date | None = None
    expires_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True)
class CheckAnswer(Sign):
    """The answer to one question of assurance, with who saw it and when. `check` is the id of the question."""

    check: str = ""


@dataclass(frozen=True)
class Mark:
    """A quality mark that somebody else has given, and the last day on which it holds."""

    name: str = ""
    level: str = ""
    until: dt.date = NO_DAY


@dataclass(frozen=True)
class NeededIf:
    """What in the record of a group says that it needs a check. One of them is enough."""

    children: bool = False
    settings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Assurance:
    """The four signs that referrers ask for, and the answers below them. None means that nobody has looked."""

    well_organised: Sign | None = None
    risks_managed: Sign | None = None
    well_structured: Sign | None = None
    evaluated: Sign | None = None
    checks: tuple[CheckAnswer, ...] = ()
    mark: Mark | None = None


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
    """When an activity meets, in London time. `from_` and `until` are both included; `ends` is None if not known."""

    day: str = ""
    starts: dt.time = NO_TIME
    ends: dt.time | None = None
    repeats: str = "weekly"
    week: str = ""
    date: dt.date | None = None
    from_: dt.date | None = None
    until: dt.date | None = None
    known_until: dt.date | None = None
    not_on: tuple[dt.date, ...] = ()
    term_time_only: bool = False
    note: str = ""


@dataclass(frozen=True)
class Closure:
    """Days on which something is closed, both included. `until` is None if nobody knows."""

    from_: dt.date = NO_DAY
    until: dt.date | None = None
    why: str = ""
    instead: str = ""


@dataclass(frozen=True)
class Cost:
    """`amount` is "free", "donation", "ask" or pounds as they were typed."""

    amount: str = ""
    note: str = ""

    @property
    def kind(self) -> str:
        """free, donation, ask, or paid if there is a price."""
        return self.amount if self.amount in {"free", "donation", "ask", ""} else "paid"

    @property
    def pounds(self) -> Decimal | None:
        """The price in pounds; None if there is none or nobody knows it."""
        return Decimal(self.amount.removeprefix("£")) if self.kind == "paid" else None


@dataclass(frozen=True)
class Route:
    """A way in: who may refer, and how. `secure` if patient details may be sent."""

    who: str = ""
    how: str = ""
    secure: bool = False


@dataclass(frozen=True)
class NotFor:
    """Whom an activity is not for, and where they find help instead."""

    who: str = ""
    instead: str = ""


@dataclass(frozen=True)
class NotForThem(NotFor):
    """The same for an activity. `instead_id` is the id of the activity that the words name, if the directory has it."""

    instead_id: str = ""


@dataclass(frozen=True)
class Feedback:
    """What the referrer hears back, and by when. None means not known."""

    started: bool | None = None
    finished: bool | None = None
    within: str = ""
    how: str = ""


@dataclass(frozen=True)
class WorksWellFor:
    """Whom an activity has helped most, in sentences agreed with it, and who said so when."""

    points: tuple[str, ...] = ()
    said_by: str = ""
    on: dt.date | None = None


@dataclass(frozen=True)
class Verified:
    """The last check by a person."""

    on: dt.date = NO_DAY
    by: str = ""
    how: str = ""


@dataclass(frozen=True)
class Changed:
    """A change that readers are told of: the day, and what is different in one sentence."""

    on: dt.date = NO_DAY
    what: str = ""


@dataclass(frozen=True)
class Imported:
    """The list that a record was made from, its id there, the day, and the licence that asks for its name."""

    from_: str = ""
    id: str = ""
    on: dt.date = NO_DAY
    licence: str = ""


@dataclass(frozen=True)
class AlsoIn:
    """Another member directory that has the same record, with its last check and the fields in which it differs."""

    from_: str = ""
    id: str = ""
    on: dt.date | None = None
    by: str = ""
    how: str = ""
    differs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Joined:
    """The member directory that a record belongs to, its id there, and a checksum of all the rest of the record."""

    from_: str = ""
    id: str = ""
    checksum: str = ""
    also: tuple[AlsoIn, ...] = ()


@dataclass(frozen=True)
class Coordinates:
    """Latitude and longitude in degrees (WGS 84); west is negative."""

    latitude: float = NO_NUMBER
    longitude: float = NO_NUMBER
