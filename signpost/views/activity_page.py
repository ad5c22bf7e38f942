"""An activity's own page."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Final

from signpost.records.directory import Directory
from signpost.records.model import Activity
from signpost.records.parts import Access, Contact, Imported, WorksWellFor
from signpost.views.alternatives import Alternative, alternatives, named_instead
from signpost.views.assurance import HowItIsRun, how_it_is_run
from signpost.views.best_contact import contact_details
from signpost.views.card import Card
from signpost.views.closures import closed_words
from signpost.views.first_visit import FirstVisit, first_visit
from signpost.views.labels import (
    ACCESS,
    HOW_CHECKED,
    PHONE_ONLY,
    WHO,
    Block,
    blocks,
    feedback_words,
    setting_words,
)
from signpost.views.not_for import NotForLine, not_for_lines
from signpost.views.owner import Owner, owner
from signpost.views.record_lines import CopyText, record_lines
from signpost.views.snapshot import Snapshot
from signpost.views.timetable import Meeting, meetings

# How many lines of text fit on a printed sheet, by size of type in points. Measured at 10 points with the widest of the
# likely fonts, as are the characters that fit into a line of its wide and of its narrow column.
ROOM: Final = ((25, 12), (32, 11))
SMALLEST: Final = 10
FULL_SHEET: Final = 39  # lines at the smallest size; on a longer page what can be left out is
WIDE: Final = 54
NARROW: Final = 30


@dataclass(frozen=True)
class Link:
    """The name of a page and its path below the site's root."""

    name: str
    path: str


@dataclass(frozen=True)
class PlaceBlock:
    """Where an activity meets. A sensitive activity has none."""

    link: Link
    address: str
    buses: tuple[str, ...]


@dataclass(frozen=True)
class RouteLine:
    """One route of referral, with what may be sent that way."""

    who: str
    how: str
    secure: bool
    warning: str


@dataclass(frozen=True)
class AccessLine:
    """One question of access and its answer: Yes, No or Not known."""

    label: str
    answer: str


@dataclass(frozen=True)
class ActivityPage:
    """All words on the page of an activity."""

    card: Card
    description: tuple[Block, ...]
    what_happens: tuple[Block, ...]
    first_visit: FirstVisit
    organisation: Link
    setting: str
    audience: tuple[str, ...]
    languages: tuple[str, ...]
    suitable_for: tuple[str, ...]
    not_suitable_for: tuple[NotForLine, ...]
    sessions: tuple[Meeting, ...]
    closures: tuple[str, ...]
    place: PlaceBlock | None
    online: str
    at_home: str
    cost_note: str
    course_length: str
    group_size: str
    routes: tuple[RouteLine, ...]
    consent_needed: bool | None
    feedback: str
    refer_back_if: tuple[str, ...]
    contact: Contact
    access: tuple[AccessLine, ...]
    access_notes: tuple[str, ...]
    run: HowItIsRun
    good_to_know: tuple[str, ...]
    works_well_for: WorksWellFor | None
    checked_by: str
    checked_how: str
    imported: Imported | None
    owner: Owner | None
    status_since: date | None
    instead: Link | None
    funded_until: date | None
    needs: tuple[Link, ...]
    areas: tuple[Link, ...]
    levels: tuple[Link, ...]
    alternatives: tuple[Alternative, ...]
    copies: tuple[CopyText, ...]
    discreet: bool
    source: str

    @property
    def letters(self) -> int:
        """The size of type on paper, in points: the largest with which the page fits on one sheet."""
        return next((size for most, size in ROOM if self._lines_on_paper <= most), SMALLEST)

    @property
    def praised_on_paper(self) -> bool:
        """Whether a sheet has room for whom it works well for."""
        return self._lines_on_paper <= FULL_SHEET

    @property
    def _lines_on_paper(self) -> int:
        lists = (*self.card.audience, *self.suitable_for, *(no.who + no.instead for no in self.not_suitable_for))
        prose = [text for block in self.description + self.what_happens for text in (block.text, *block.items)]
        first = self.first_visit
        known = " ".join((first.door, *first.bring, first.nobody_asks))
        well = ("A heading", *self.works_well_for.points, "Who said so") if self.works_well_for else ()
        left = _lines(WIDE, *prose, known, *lists, *self.access_notes, *self.good_to_know, *well)
        ways = [route for route in self.routes if not (route.secure or route.warning)] or self.routes
        place = (self.place.address, *self.place.buses) if self.place else ()
        right = _lines(
            NARROW,
            *(route.who + route.how for route in ways),
            *(line.when + line.dates + line.not_on + line.note for line in self.sessions),
            *(*place, *self.closures, self.at_home, self.online, self.cost_note, self.card.waiting),
            *(self.contact.hours, self.contact.email, self.contact.website),
        )
        return max(left, right) + 3 * len(self.alternatives)


def _lines(letters: int, *texts: str) -> int:
    """How many lines these texts take, if each starts on a new line."""
    return sum(math.ceil(len(text) / letters) for text in texts)


def activity_page(snapshot: Snapshot, activity: Activity) -> ActivityPage:
    """The page of one activity."""
    directory = snapshot.directory
    own = snapshot.cards[activity.id]
    organisation = directory.organisations[activity.organisation]
    known = _access(directory, activity)
    instead = named_instead(snapshot, activity)
    return ActivityPage(
        card=own,
        description=blocks(activity.description),
        what_happens=blocks(activity.what_happens),
        first_visit=first_visit(directory, activity),
        organisation=Link(organisation.name, f"organisations/{organisation.id}.html"),
        setting=setting_words(activity),
        audience=own.audience,
        languages=activity.languages,
        suitable_for=activity.suitable_for,
        not_suitable_for=not_for_lines(snapshot, activity),
        sessions=() if own.sensitive else meetings(activity.sessions, snapshot.today),
        closures=() if own.status != "open" else closed_words(activity, snapshot.today),
        place=None if own.sensitive else place_block(directory, activity),
        online=activity.online,
        at_home=activity.at_home,
        cost_note=activity.cost.note,
        course_length=activity.course_length,
        group_size=activity.group_size,
        routes=route_lines(activity),
        consent_needed=activity.consent_needed,
        feedback=feedback_words(activity.feedback_to_referrer),
        refer_back_if=activity.refer_back_if,
        contact=contact_details(directory, activity),
        access=access_lines(*known) if known else (),
        access_notes=tuple(part.note for part in known if part.note),
        run=how_it_is_run(directory, activity, (), snapshot.today),
        good_to_know=activity.good_to_know,
        works_well_for=activity.works_well_for,
        checked_by=activity.verified.by if activity.verified else "",
        checked_how=HOW_CHECKED[activity.verified.how] if activity.verified else "",
        imported=activity.imported,
        owner=owner(directory, activity),
        status_since=activity.status_since,
        instead=Link(instead.name, f"activities/{instead.id}.html") if instead else None,
        funded_until=activity.funded_until,
        needs=tuple(Link(directory.needs[need].name, f"needs/{need}.html") for need in activity.needs),
        areas=tuple(Link(directory.areas[area].name, f"areas/{area}.html") for area in activity.areas),
        levels=tuple(Link(directory.levels[level].name, f"levels/{level}.html") for level in activity.levels),
        alternatives=alternatives(snapshot, activity),
        copies=() if own.ended or own.status == "closed" else record_lines(snapshot, activity),
        discreet=directory.is_discreet(activity),
        source=activity.source.file,
    )


def place_block(directory: Directory, activity: Activity) -> PlaceBlock | None:
    """Where an activity meets; None if it has no venue, or a sensitive one."""
    venue = directory.venues.get(activity.venue)
    if venue is None or directory.is_sensitive(venue):
        return None
    address = ", ".join(part for part in (venue.address, venue.town, venue.postcode.upper()) if part)
    return PlaceBlock(Link(venue.name, f"venues/{venue.id}.html"), address, venue.bus_routes)


def route_lines(activity: Activity) -> tuple[RouteLine, ...]:
    """The routes of referral. Those not safe for patient details say so, except self-referral."""
    personal = {"self", "family"}
    return tuple(
        RouteLine(
            who=WHO[route.who],
            how=route.how,
            secure=route.secure,
            warning="" if route.secure or route.who in personal else PHONE_ONLY,
        )
        for route in activity.routes
    )


def _access(directory: Directory, activity: Activity) -> tuple[Access, ...]:
    """What is known about access: first the activity's own answers, then its venue's."""
    venue = directory.venues.get(activity.venue)
    return tuple(part for part in (activity.access, venue.access if venue else None) if part)


def access_lines(*known: Access) -> tuple[AccessLine, ...]:
    """Every question of access, with the answer of the first record that has one."""
    words = {True: "Yes", False: "No", None: "Not known"}
    lines = []
    for name, label in ACCESS.items():
        answers = [getattr(part, name) for part in known]
        answer = next((found for found in answers if found is not None), None)
        lines.append(AccessLine(label, words[answer]))
    return tuple(lines)
