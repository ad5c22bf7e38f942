"""The parts of a leaflet, as plain words for its template."""

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

from signpost.records.directory_parts import Helpline
from signpost.records.model import Activity, Need, Pathway
from signpost.records.parts import Audience, Contact, NotFor, Session
from signpost.records.selection import print_permission
from signpost.views.assurance import warning_on_paper
from signpost.views.card import where_words
from signpost.views.labels import PHONE_ONLY, SECURE_ONLY, TO_BE_READ, audience_words, within_a_sentence
from signpost.views.record_lines import record_words
from signpost.views.snapshot import Snapshot
from signpost.views.timetable import times
from signpost.views.when import occurrences, short_day

# What must not be split at the end of a line: phone numbers, postcodes, dates, noon and midnight, "option 2", "SHOUT
# to 85258".
UNBROKEN: Final = re.compile(
    r"\+?\b\d[\d ]{4,}\d\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
    r"|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b12 (?:noon|midnight)\b|\boption \d\b|\b[A-Z]{3,} to \d{4,6}\b"
)
NAMELESS: Final = "More help by phone"  # the heading of those whose need must not be shown
NO_BREAK: Final = "\u00a0"
DATES_TOLD: Final = 2  # dates named of what does not meet every week
DAYS_AHEAD: Final = 366  # within which any group meets twice, even on a fifth Friday in term time
PICTURE: Final = "group"  # for a need that has none


@dataclass(frozen=True)
class Entry:
    """One activity on paper: only name and phone if it is sensitive or doesn't allow more.

    `where` has the whole address, and `place`, for small spaces, the venue's name and postcode. Those with a smaller
    `scope` are nearer to the leaflet's readers, and are kept if there is no room for all. `marks` say what makes it
    easy to go to, in a pack for visits.
    """

    id: str
    name: str
    summary: str = ""
    suits: str = ""
    when: tuple[str, ...] = ()
    where: str = ""
    place: str = ""
    cost: str = ""
    joining: str = ""
    waiting: str = ""
    warning: str = ""
    phone: str = ""
    text: str = ""
    email: str = ""
    website: str = ""
    sensitive: bool = False
    picture: str = ""
    group: str = ""
    theme: str = ""
    scope: int = 0
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class FullActivity:
    """An activity that is full, with the number to ring."""

    name: str
    phone: str


@dataclass(frozen=True)
class UrgentLine:
    """A helpline, with its hours unless somebody answers day and night."""

    name: str
    when: str
    phone: str
    text: str
    hours: str


@dataclass(frozen=True)
class HelpContact:
    """A contact for readers who need more help: the connector, or a pathway's."""

    name: str
    phone: str
    text: str
    email: str
    hours: str


@dataclass(frozen=True)
class PathwayText:
    """A referral pathway in words."""

    name: str
    summary: str
    for_: tuple[str, ...]
    not_for: tuple[NotFor, ...]
    criteria: tuple[str, ...]
    how: tuple[str, ...]
    what_to_send: tuple[str, ...]
    sending: str
    how_quickly: str
    who_decides: str
    consent: str
    does_not_do: tuple[str, ...]
    if_declined: str
    feedback: str
    for_the_record: str
    contact: HelpContact | None
    out_of_hours: HelpContact | None
    without_voice: tuple[str, ...]
    agreed: str
    review_by: str
    to_be_read: str


@dataclass(frozen=True)
class ChangeLine:
    """Something that is new, has closed or has changed, for the bulletin."""

    name: str
    day: str
    note: str
    phone: str


def entry(snapshot: Snapshot, activity: Activity, need: Need) -> Entry:
    """One activity on paper, under the heading of a need, or in a long menu of a theme."""
    own = snapshot.cards[activity.id]
    way = own.best_contact
    if print_permission(snapshot.directory, activity) != "all":
        hidden = snapshot.directory.is_sensitive(activity)
        return Entry(activity.id, activity.name, phone=way.phone, sensitive=hidden, group=NAMELESS)
    return Entry(
        id=activity.id,
        name=activity.name,
        summary=activity.summary,
        suits=_suits(activity.audience),
        when=(*_when(snapshot, activity), *own.ahead),
        where=_where(snapshot, activity, "address"),
        place=_where(snapshot, activity),
        cost=own.cost,
        joining=own.joining,
        waiting=f"Waiting time: {within_a_sentence(own.waiting)}" if own.waiting else "",
        warning=warning_on_paper(snapshot.directory, activity, snapshot.today),
        phone=way.phone,
        text=way.text,
        email=way.email,
        website=way.address,
        picture=snapshot.directory.needs[activity.needs[0]].picture or PICTURE,
        group=need.name,
        theme=need.theme,
    )


def _when(snapshot: Snapshot, activity: Activity) -> tuple[str, ...]:
    """When it meets; with the next dates if that isn't every week, since nobody could tell them from paper."""
    return times(activity.sessions, snapshot.today, lambda sessions: next_dates(snapshot, activity, sessions))


def next_dates(snapshot: Snapshot, activity: Activity, sessions: tuple[Session, ...]) -> tuple[date, ...]:
    """The next dates of these sessions of an activity that a leaflet tells; none if they are every week or once."""
    if not any(session.repeats in {"fortnightly", "monthly"} for session in sessions):
        return ()
    last = snapshot.today + timedelta(days=DAYS_AHEAD)
    some = replace(activity, sessions=sessions)
    coming = occurrences(some, snapshot.today, last, snapshot.about.school_terms)
    return tuple(dict.fromkeys(occurrence.day for occurrence in coming))[:DATES_TOLD]


def _suits(audience: Audience | None) -> str:
    """The limits of who may come, in one line: "Ages 18 and over, for women"."""
    first, *rest = audience_words(replace(audience, note="") if audience else None) or ("",)
    return ", ".join([first, *(words[0].lower() + words[1:] for words in rest)])


def _where(snapshot: Snapshot, activity: Activity, *more: str) -> str:
    """The venue with its postcode and the `more` fields, or a few words if there is none."""
    venue = snapshot.directory.venues.get(activity.venue)
    if venue is None or snapshot.directory.is_sensitive(venue):
        return where_words(snapshot.directory, activity)
    parts = (venue.name, *(getattr(venue, field) for field in more), venue.postcode.upper())
    return ", ".join(part for part in parts if part)


def urgent_line(line: Helpline) -> UrgentLine:
    """One helpline on paper."""
    hours = "" if line.hours.casefold() == "day and night" else line.hours
    return UrgentLine(line.name, line.when, line.phone, line.text, hours)


def help_contact(name: str, contact: Contact) -> HelpContact:
    """The connector, or another contact, for readers who want more help than a leaflet gives."""
    return HelpContact(name, contact.phone, contact.text, contact.email, contact.hours)


def pathway_text(pathway: Pathway) -> PathwayText:
    """A pathway in words."""
    by = f" by {pathway.agreed_by[0].lower()}{pathway.agreed_by[1:]}" if pathway.agreed_by else ""
    on = f" on {short_day(pathway.agreed_on)}" if pathway.agreed_on else ""
    return PathwayText(
        name=pathway.name,
        summary=pathway.summary,
        for_=pathway.for_,
        not_for=pathway.not_for,
        criteria=pathway.criteria,
        how=pathway.how,
        what_to_send=pathway.what_to_send,
        sending=SECURE_ONLY if pathway.secure else PHONE_ONLY,
        how_quickly=pathway.how_quickly,
        who_decides=pathway.who_decides,
        consent=pathway.consent,
        does_not_do=pathway.does_not_do,
        if_declined=pathway.if_declined,
        feedback=pathway.feedback,
        for_the_record=record_words(pathway.record_code),
        contact=_help(pathway.contact),
        out_of_hours=_help(pathway.out_of_hours),
        without_voice=pathway.without_voice,
        agreed=f"Agreed{on}{by}" if by or on else "",
        review_by=short_day(pathway.review_by) if pathway.review_by else "",
        to_be_read=TO_BE_READ if pathway.clinician_to_read else "",
    )


def _help(who: Contact | None) -> HelpContact | None:
    return help_contact(who.role, who) if who else None


def to_json(part: Any) -> Any:
    """Convert a part to JSON values, in which phone numbers, postcodes and dates have no-break spaces."""
    if is_dataclass(part):
        return {item.name.rstrip("_"): to_json(getattr(part, item.name)) for item in fields(part)}
    if isinstance(part, tuple):
        return [to_json(item) for item in part]
    return unbroken(part) if isinstance(part, str) else part


@lru_cache(maxsize=10_000)  # the same words are on many leaflets
def unbroken(text: str) -> str:
    """A text in which phone numbers, postcodes and dates have no-break spaces."""
    return UNBROKEN.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
