"""The parts of what holds for a whole directory: its helplines, connector, days and looks, and its members."""

import datetime as dt
from dataclasses import dataclass

from signpost.records.parts import NO_DAY, Contact, Phone, TextNumber


@dataclass(frozen=True)
class Helpline:
    """One line to ring or text in need. `for_` holds the kinds of urgent words that it answers."""

    name: str = ""
    when: str = ""
    for_: tuple[str, ...] = ()
    phone: Phone = ""
    text: TextNumber = ""
    website: str = ""
    hours: str = ""
    note: str = ""


@dataclass(frozen=True)
class UrgentHelp:
    """Urgent help, and the words that call for it."""

    public: tuple[Helpline, ...] = ()
    professionals: tuple[Helpline, ...] = ()
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Connector:
    """The person or service to ring if a reader is not sure."""

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
class ClosedDays:
    """Days when most are shut; both ends are included, and without `until` it is one day."""

    from_: dt.date = NO_DAY
    until: dt.date | None = None
    name: str = ""


@dataclass(frozen=True)
class Theme:
    """How a directory's site and paper look as its own: its colours, what its logo shows, a name for a phone."""

    colour: str = ""
    highlight: str = ""
    link_colour: str = ""
    logo_says: str = ""
    short_name: str = ""


@dataclass(frozen=True)
class SameAs:
    """A record of a member directory, and the one here that is of the same thing: "activities/ID"."""

    theirs: str = ""
    ours: str = ""
