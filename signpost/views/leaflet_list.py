"""The list of leaflets to print, by format, and the leaflets that each record is in."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from signpost.records.model import Leaflet
from signpost.values.print_languages import Language
from signpost.views.activity_page import Link
from signpost.views.handout import languages_of
from signpost.views.leaflet import LeafletView, RackNotice, leaflet, rack_notices
from signpost.views.leaflet_pdf import pdf_path
from signpost.views.leaflet_selection import is_printable, selected_activities
from signpost.views.snapshot import Snapshot

# Each format's name and how to print it, in the order of the page.
FORMATS: Final = {
    "tri-fold": (
        "Leaflets that fold in three",
        "Print on both sides of A4 and let the printer flip on the short edge. Fold the right-hand third in first.",
    ),
    "list": (
        "Lists of groups, on A4 sheets",
        (
            "Print on both sides of A4 and let the printer flip on the long edge. Each has one, two or four pages, and "
            "twelve at most in large print. Where there is no room for all, the last page says how many more there are."
        ),
    ),
    "easy-read": ("Easy read", "Print on A4, in colour if you can."),
    "poster": ("Posters", "Print on one side of A4, and hang it where people wait."),
    "criteria": (
        "Criteria sheets, for people who refer",
        "Print on both sides of A4. Each is one sheet of paper, or two in large print.",
    ),
    "card": (
        "Card with the urgent numbers",
        "Print on both sides of A4 and keep it by the phone. In large print it has more sides.",
    ),
    "slip": ("Slips", "Print on one side of A4 and cut along the line. Write no patient details on it."),
    "conversation": (
        "Conversation guide",
        "Print on both sides of A4 and let the printer flip on the long edge. It stands on its own page too.",
    ),
    "conversation-fold": (
        "Conversation guide for a pocket",
        "Print on both sides of A4 and let the printer flip on the long edge. Fold the top half back, then the left.",
    ),
    "journey": (
        "Cards for the way there",
        "Print on both sides of A6 card, or two to a sheet of A5 and cut. In large print they are A5.",
    ),
    "volunteer": (
        "For volunteers at a table",
        "Print on both sides of A4, a sheet for each volunteer. Do the practice round together first.",
    ),
    "outreach-pack": (
        "Packs for visits at the door",
        "Print on both sides of A4 and let the printer flip on the long edge. Two sheets stay with the family.",
    ),
    "bulletin": ("Bulletin for practice meetings", "Print on one side of A4 before the meeting."),
    "measures": (
        "Questions on how somebody feels",
        "Print on A4. Ask before support starts, and once more when it ends. Write no name on it.",
    ),
    "update-form": ("Form for groups", "Print it for a group that has no e-mail. In large print it has two sides."),
}


@dataclass(frozen=True)
class LeafletFile:
    """A PDF: its size of type, its path in the site, how many pages it has, and its language besides English."""

    size: str
    path: str
    pages: int
    language: Language | None = None

    @property
    def name(self) -> str:
        return self.path.removeprefix("leaflets/")


@dataclass(frozen=True)
class ListedLeaflet:
    """One leaflet in the list. `picture` is a path, or "" if nothing was printed; `off` are the copies to take away."""

    leaflet: LeafletView
    files: tuple[LeafletFile, ...]
    translated: tuple[LeafletFile, ...]
    picture: str
    off: tuple[RackNotice, ...]


@dataclass(frozen=True)
class LeafletFormat:
    """The leaflets of one format."""

    name: str
    how: str
    leaflets: tuple[ListedLeaflet, ...]


def leaflets_by_format(snapshot: Snapshot) -> tuple[LeafletFormat, ...]:
    """Every leaflet, by format, except those for a discreet need, which are only on that need's page."""
    shown = [record for record in snapshot.directory.leaflets.values() if not is_discreet(snapshot, record)]
    found = (
        LeafletFormat(name, how, tuple(_listed(snapshot, record) for record in shown if record.format == format_))
        for format_, (name, how) in FORMATS.items()
    )
    return tuple(one for one in found if one.leaflets)


def _listed(snapshot: Snapshot, record: Leaflet) -> ListedLeaflet:
    own = leaflet_files(snapshot, record)
    gone = tuple(notice for notice in rack_notices(snapshot, record) if notice.state != "new")
    picture = f"leaflets/{record.id}.png" if own else ""
    return ListedLeaflet(
        leaflet(snapshot, record, record.editions[0]), own, translated_files(snapshot, record), picture, gone
    )


def leaflet_files(snapshot: Snapshot, record: Leaflet) -> tuple[LeafletFile, ...]:
    """The PDFs that were made of a leaflet."""
    paths = ((size, pdf_path(record.id, size)) for size in record.editions)
    return tuple(
        LeafletFile(size, path, snapshot.printed[path].pages) for size, path in paths if path in snapshot.printed
    )


def translated_files(snapshot: Snapshot, record: Leaflet) -> tuple[LeafletFile, ...]:
    """The PDFs that were made of a leaflet in other languages."""
    paths = ((language, pdf_path(record.id, language.code)) for language in languages_of(snapshot, record))
    return tuple(
        LeafletFile("standard", path, snapshot.printed[path].pages, language)
        for language, path in paths
        if path in snapshot.printed
    )


def is_discreet(snapshot: Snapshot, record: Leaflet) -> bool:
    """Whether being seen with it could do harm, because it is for a discreet need."""
    needs = record.select.needs if record.select else ()
    return any(snapshot.directory.needs[need].discreet for need in needs)


@lru_cache(maxsize=1)
def leaflets_with(snapshot: Snapshot) -> Mapping[str, tuple[Link, ...]]:
    """The leaflets in which an activity, an area or a need is, by its kind and id ("area south-ward")."""
    found: defaultdict[str, list[Link]] = defaultdict(list)
    for record in snapshot.directory.leaflets.values():
        link = Link(record.title, f"leaflets/{record.id}.html")
        for activity in selected_activities(snapshot, record):
            if is_printable(snapshot, activity):
                found[f"activity {activity.id}"].append(link)
        for need in record.select.needs if record.select else ():
            found[f"need {need}"].append(link)
        for area in record.select.areas if record.select else ():
            found[f"area {area}"].append(link)
    return {key: tuple(links) for key, links in found.items()}
