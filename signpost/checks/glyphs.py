"""Characters that leaflets can't print, since their font has no shape for them: emoji, Arabic and other scripts."""

import re
import unicodedata
from collections.abc import Iterator, Set
from datetime import date
from typing import Final

from signpost.checks.leaflets import GUIDES
from signpost.checks.words import join_words
from signpost.records.directory import Directory
from signpost.records.font import drawable
from signpost.records.model import Activity, Leaflet, Need, Pathway, Record, Topic, Venue
from signpost.records.problem import Problem, problem, quoted
from signpost.records.schema import Written
from signpost.records.selection import JOURNEY, may_be_in, print_permission, selection_filter

# The fields that leaflets print, by kind of record; for leaflets and pathways, all.
PRINTED: Final = {
    "activity": {
        *("name", "summary", "status_note", "waiting_time", "contact.phone", "contact.text", "contact.email"),
        *("closures.why", "closures.instead", "changed.what"),
    },
    "venue": {"name", "address", "closures.why", "closures.instead"},
    "organisation": {"closures.why", "closures.instead"},
    "assurance": {"name"},
    "need": {"name"},  # its theme is one of the directory's
    "area": {"name"},
    "directory": {
        "name",
        "region",
        "themes",
        *(f"connector.{name}" for name in ("name", "summary")),
        *(f"connector.contact.{name}" for name in ("phone", "text", "email", "hours")),
        *(f"urgent_help.public.{name}" for name in ("name", "when", "phone", "text", "hours")),
    },
}
ON_LEAFLETS: Final = {"summary", "waiting_time"}  # besides what a bulletin prints of an activity
# What cards of the way there print besides: of an activity, and of its venue.
ON_CARDS: Final = {"what_happens", "bring", "door"}
OF_A_PLACE: Final = {"door", "bus_routes"}
ALL: Final = "*"
TALKED: Final = GUIDES | {"outreach-pack"}  # formats with the topics of the conversation
IN_SHORT: Final = {"name", "contact.phone"}  # of an activity that may only be printed with its name and phone
# Characters for layout, which draw nothing: joiners, direction marks, variation selectors, and tags of flags.
UNSEEN: Final = r"\u061c\u200c-\u200f\ufe00-\ufe0f\U000e0020-\U000e007f"
UNUSUAL: Final = re.compile(rf"[^\t\n -~\u00a0-\u017f‘’“”–—…•€{UNSEEN}]")


def glyphs(directory: Directory, today: date) -> Iterator[Problem]:
    """Characters that a leaflet would have to print and can't."""
    for record in directory.records() if directory.leaflets else ():
        found = [(written, letters) for written in _texts(record) if (letters := missing_glyphs(written.text))]
        printed = _printed(directory, record) if found else frozenset()
        for written, letters in found:
            if ALL in printed or _field(written) in printed:
                yield problem(
                    record.source.place(written.path),
                    "leaflet-glyph",
                    f"Leaflets can't print {join_words([named_letter(letter) for letter in letters], 'and')}.",
                    "They leave it out, and if a name needs it they point to the group's page. To have it printed, "
                    "write it in letters that our print has: those of English and of most other languages of Europe.",
                )


def _texts(record: Record) -> Iterator[Written]:
    """The texts of a record that leaflets may print. A quick look at the model rules out most records."""
    if isinstance(record, Activity | Venue | Need) and not UNUSUAL.search(_at_a_glance(record)):
        return
    for written in record.texts:
        if written.style:
            yield written


def _field(written: Written) -> str:
    return ".".join(step for step in written.path if isinstance(step, str))


def _at_a_glance(record: Activity | Venue | Need) -> str:
    if isinstance(record, Venue):
        return f"{record.name}{record.address}{record.door}{''.join(record.bus_routes)}"
    if isinstance(record, Need):
        return f"{record.name}{''.join(flag.sign for flag in record.red_flags)}"
    contact = record.contact
    ways = f"{contact.phone}{contact.text}{contact.email}"
    first = f"{record.what_happens}{record.door}{''.join(record.bring)}"
    return f"{record.name}{record.summary}{record.status_note}{ways}{first}"


def missing_glyphs(text: str) -> list[str]:
    """The characters of a text that the font lacks."""
    return [letter for letter in sorted(set(UNUSUAL.findall(text))) if letter not in drawable()]


def named_letter(letter: str) -> str:
    """A character for a message: in quotes, with its name in Unicode."""
    return f"{quoted(letter)} ({unicodedata.name(letter, 'a character without a name').lower()})"


def _printed(directory: Directory, record: Record) -> Set[str]:
    """The fields of a record that leaflets print."""
    fields = PRINTED.get(record.source.kind, set())
    if isinstance(record, Leaflet | Topic):
        return {ALL}
    if isinstance(record, Pathway):
        whole = any(leaflet.pathway == record.id for leaflet in directory.leaflets.values())
        return {ALL} if whole else {"name"} if _formats(directory) & TALKED else set()
    if isinstance(record, Activity):
        return _of_activity(directory, record)
    if isinstance(record, Venue):
        return _of_venue(directory, record)
    if isinstance(record, Need):
        return _of_need(directory, record)
    return fields


def _of_venue(directory: Directory, venue: Venue) -> Set[str]:
    """It stands beside its activities."""
    here = (activity for activity in directory.activities.values() if activity.venue == venue.id)
    printed = set[str]().union(*(_of_activity(directory, activity) for activity in here))
    return (PRINTED["venue"] if "summary" in printed else set()) | (OF_A_PLACE if printed >= ON_CARDS else set())


def _formats(directory: Directory) -> Set[str]:
    return {leaflet.format for leaflet in directory.leaflets.values()}


def _of_need(directory: Directory, need: Need) -> Set[str]:
    """It is the heading of activities that are for it; guides have its warning signs, and packs for visits its name."""
    formats = _formats(directory)
    if formats & TALKED and any(need.id in topic.needs for topic in directory.conversation.values()):
        return {"name", "red_flags.sign"}
    theirs = (activity for activity in directory.activities.values() if need.id in activity.needs)
    heads = any("summary" in _of_activity(directory, activity) for activity in theirs)
    return PRINTED["need"] if heads or "outreach-pack" in formats else set()


def _of_activity(directory: Directory, activity: Activity) -> Set[str]:
    paper = print_permission(directory, activity)
    leaflets = directory.leaflets.values()
    holding = [leaflet for leaflet in leaflets if selection_filter(directory, leaflet.select)(activity)]
    news = [leaflet for leaflet in leaflets if leaflet.format == "bulletin"]
    told = any(leaflet.select is None or leaflet in holding for leaflet in news)  # a bulletin reports any change
    if paper == "none" or not (holding or told):
        return {"name"} if any(_practises(leaflet, activity) for leaflet in leaflets) else set()
    if paper != "all":
        return IN_SHORT
    cards = any(leaflet.format == JOURNEY and may_be_in(directory, JOURNEY, activity) for leaflet in holding)
    unprinted = (set() if told else {"status_note"}) | (set() if holding else ON_LEAFLETS)
    return (PRINTED["activity"] - unprinted) | (ON_CARDS if cards else set())


def _practises(leaflet: Leaflet, activity: Activity) -> bool:
    return any(activity.id in item.activities for item in leaflet.practice)
