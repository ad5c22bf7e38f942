"""The words of a leaflet for its template; and which printed copies must come off the rack."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from dateutil.relativedelta import relativedelta

from signpost.checks.leaflets import GUIDES, LONGEST, longest_sentence
from signpost.records.model import Activity, Leaflet, Pathway
from signpost.records.selection import JOURNEY, print_permission, selection_filter
from signpost.records.urgent_helplines import all_helplines, boxed_helplines
from signpost.records.word_parts import Point, Selection
from signpost.views.conversation import topics
from signpost.views.journey import Journey, journey
from signpost.views.labels import STATE_IN_A_SENTENCE, blocks, easy_cost
from signpost.views.leaflet_order import NOTHING, Scope, heading, menu_headings, scopes
from signpost.views.leaflet_parts import (
    ChangeLine,
    Entry,
    FullActivity,
    HelpContact,
    PathwayText,
    UrgentLine,
    entry,
    help_contact,
    pathway_text,
    to_json,
    urgent_line,
)
from signpost.views.leaflet_selection import ask_again, is_printable, selected_activities
from signpost.views.leaflet_talk import PracticeText, TopicText, practice_texts, topic_text
from signpost.views.listings import changes
from signpost.views.outreach import FORMAT as OUTREACH
from signpost.views.outreach import OutreachText, marks, outreach_text
from signpost.views.owner import whom_to_ring
from signpost.views.paper_map import paper_map
from signpost.views.snapshot import Snapshot
from signpost.views.when import short_day

RACK_MONTHS: Final = 12  # nobody looks for copies that are older


@dataclass(frozen=True)
class Changes:
    """What a bulletin says, the newest first."""

    new: tuple[ChangeLine, ...] = ()
    closed: tuple[ChangeLine, ...] = ()
    changed: tuple[ChangeLine, ...] = ()


@dataclass(frozen=True)
class LeafletView:
    """All words of a leaflet. It has no field for the address of a sensitive service.

    `places` says where things are, if the leaflet may have a map. `left_out` counts the selected activities without an
    entry; a template adds those for which it has no room. The first `in_box` helplines of `urgent` are in its box.
    """

    id: str
    format: str
    edition: str
    title: str
    audience: str
    opening: tuple[str, ...]
    points: tuple[Point, ...]
    directory: str
    region: str
    demonstration: bool
    entries: tuple[Entry, ...]
    full: tuple[FullActivity, ...]
    left_out: int
    urgent: tuple[UrgentLine, ...]
    in_box: int
    connector: HelpContact
    checked_on: str
    ask_again_after: str
    edition_code: str
    edition_day: str
    page: str
    address: str
    address_words: str
    pathway: PathwayText | None
    changes: Changes
    drawing: str = ""
    places: tuple[str, ...] = ()
    topics: tuple[TopicText, ...] = ()
    journeys: tuple[Journey, ...] = ()
    practice: tuple[PracticeText, ...] = ()
    outreach: OutreachText | None = None

    @property
    def json(self) -> dict[str, Any]:
        """For the template: phone numbers, postcodes and dates stay on one line each."""
        told: dict[str, Any] = to_json(self)
        return told


@dataclass(frozen=True)
class RackNotice:
    """Why copies printed before `day` are out of date: the state of a group since then."""

    name: str
    state: str
    day: date

    @property
    def what(self) -> str:
        return STATE_IN_A_SENTENCE[self.state]


def _drawing(snapshot: Snapshot, record: Leaflet) -> str:
    """The drawing of the first need that a leaflet selects and that has one."""
    needs = (snapshot.directory.needs[need] for need in (record.select.needs if record.select else ()))
    return next((need.drawing for need in needs if need.drawing), "")


def leaflet(snapshot: Snapshot, record: Leaflet, size: str) -> LeafletView:
    """One leaflet in one size, "standard" or "large"."""
    about = snapshot.about
    pathway = snapshot.directory.pathways.get(record.pathway)
    held = selected_activities(snapshot, record)
    shown = [activity for activity in held if is_printable(snapshot, activity)]
    day = _edition_day(snapshot, record, held, pathway)
    page = page_of(record)
    address = f"{about.site_url.rstrip('/')}/{page}" if about.site_url else ""
    boxed = boxed_helplines(snapshot.directory, record)
    entries = tuple(_entries(snapshot, record, held, (one for one in shown if one.status == "open")))
    helplines = tuple(dict.fromkeys((*boxed, *all_helplines(snapshot.directory))))
    return LeafletView(
        id=record.id,
        format=record.format,
        edition=size,
        title=record.title,
        audience=record.audience,
        opening=tuple(paragraphs(record.opening)),
        drawing=record.drawing or _drawing(snapshot, record),
        places=found.words if (found := paper_map(snapshot, record, entries)) else (),
        points=record.points,
        directory=about.name,
        region=about.region,
        demonstration=about.demonstration,
        entries=entries,
        full=tuple(FullActivity(one.name, snapshot.cards[one.id].phone) for one in shown if one.status == "full"),
        left_out=0,
        urgent=tuple(map(urgent_line, helplines)),
        in_box=len(boxed),
        connector=help_contact(*whom_to_ring(snapshot.directory, record)),
        checked_on=_words(max((item.verified.on for item in shown if item.verified), default=None)),
        ask_again_after=_words(ask_again_after(snapshot, shown, pathway)),
        edition_code=f"{record.id} {day.isoformat()}" if day else record.id,
        edition_day=day.isoformat() if day else "",
        page=page,
        address=address,
        address_words=address.removeprefix("https://").rstrip("/"),
        pathway=pathway_text(pathway) if pathway else None,
        changes=_changes(snapshot, record) if record.format == "bulletin" else Changes(),
        topics=tuple(map(topic_text, topics(snapshot.directory))) if record.format in {*GUIDES, OUTREACH} else (),
        journeys=tuple(journey(snapshot, one) for one in entries) if record.format == JOURNEY else (),
        practice=practice_texts(snapshot, record),
        outreach=outreach_text(snapshot, record) if record.format == OUTREACH else None,
    )


def _entries(
    snapshot: Snapshot, record: Leaflet, held: tuple[Activity, ...], shown: Iterable[Activity]
) -> Iterator[Entry]:
    """The entries of a leaflet, each with its heading and its scope.

    Entries that only have a name and a number take little room, so none of these is left out for being far away.
    """
    scope, section = scopes(snapshot, record), menu_headings(snapshot, record, held)
    for activity in shown:
        own, near = _entry(snapshot, record, activity), scope(activity)
        if record.format == OUTREACH:
            own = replace(own, marks=marks(snapshot, record, activity, near))
        yield own if near == Scope.HIDDEN else replace(own, theme=section(activity) or own.theme, scope=near)


def _entry(snapshot: Snapshot, record: Leaflet, activity: Activity) -> Entry:
    """One activity on paper. In easy read the cost is a sentence, and a summary that is hard to read is left out."""
    own = entry(snapshot, activity, snapshot.directory.needs[heading(record, activity)])
    if record.format != "easy-read":
        return own
    summary = "" if longest_sentence(own.summary) > LONGEST else own.summary
    return replace(own, summary=summary, cost=easy_cost(activity.cost) if own.cost else "")


def page_of(record: Leaflet) -> str:
    """The path below the site's root of the page with more than the leaflet; "" for the front page."""
    if record.format == "update-form":
        return "update.html"
    if record.format == "measures":
        return "figures.html"
    if record.format in GUIDES:
        return "conversation.html"
    if record.format == "bulletin":
        return "changes.html"
    if record.format in {"criteria", "card", "slip"} and record.pathway:
        return f"pathways/{record.pathway}.html"
    select = record.select or NOTHING
    if record.format in {"poster", "volunteer"} and select == NOTHING:
        return ""
    if len(select.needs) == 1 and select == Selection(needs=select.needs):
        return f"needs/{select.needs[0]}.html"
    if len(select.areas) == 1 and select == Selection(areas=select.areas):
        return f"areas/{select.areas[0]}.html"
    return f"leaflets/{record.id}.html"


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text, and the items of its lists, each with a dot before it."""
    for block in blocks(text):
        yield from ([block.text] if block.text else [f"• {item}" for item in block.items])


def _words(day: date | None) -> str:
    return short_day(day) if day else ""


def ask_again_after(snapshot: Snapshot, shown: Iterable[Activity], pathway: Pathway | None = None) -> date | None:
    """The first day on which something in a leaflet may be out of date. It is always in the future."""
    days = [ask_again(snapshot, activity) for activity in shown]
    days.append(pathway.review_by if pathway else None)
    return min((day for day in days if day and day > snapshot.today), default=None)


def _edition_day(
    snapshot: Snapshot, record: Leaflet, held: tuple[Activity, ...], pathway: Pathway | None
) -> date | None:
    """The last day on which an activity of a leaflet changed, or left it; None if nothing in it has a date."""
    if record.format == "bulletin":
        return max((change.day for change in changes(snapshot)), default=None)
    days = [day for activity in held for day in (activity.added, activity.status_since)]
    days += [activity.verified.on for activity in held if activity.verified]
    days.append(pathway.agreed_on if pathway else None)
    return max((day for day in days if day), default=None)


def _changes(snapshot: Snapshot, record: Leaflet) -> Changes:
    """What has changed: all of it, or only what the leaflet selects."""
    found: dict[str, list[ChangeLine]] = {"new": [], "closed": [], "changed": []}
    headings = {"new": "new", "closed": "closed", "ended": "closed"}
    fits = selection_filter(snapshot.directory, record.select)
    for change in changes(snapshot):
        activity = snapshot.directory.activities[change.card.id]
        paper = print_permission(snapshot.directory, activity)
        if paper == "none" or (record.select and not fits(activity)):
            continue
        note = change.note if paper == "all" else ""
        phone = "" if change.state == "closed" else snapshot.cards[activity.id].phone  # nobody answers there any more
        line = ChangeLine(activity.name, short_day(change.day), note, phone)
        found[headings.get(change.state, "changed")].append(line)
    return Changes(**{name: tuple(lines) for name, lines in found.items()})


def rack_notices(snapshot: Snapshot, record: Leaflet) -> tuple[RackNotice, ...]:
    """Which printed copies to take off the rack, and why: those from before these days. The newest is first."""
    found = [notice for activity in selected_activities(snapshot, record) for notice in _notices(snapshot, activity)]
    since = snapshot.today - relativedelta(months=RACK_MONTHS)
    recent = [notice for notice in found if since <= notice.day <= snapshot.today]
    return tuple(sorted(recent, key=lambda notice: (-notice.day.toordinal(), notice.name.casefold())))


def _notices(snapshot: Snapshot, activity: Activity) -> Iterator[RackNotice]:
    if print_permission(snapshot.directory, activity) == "none":
        return
    if activity.status in {"closed", "paused"} and activity.status_since:
        yield RackNotice(activity.name, activity.status, activity.status_since)
    elif ended := snapshot.cards[activity.id].ended:
        yield RackNotice(activity.name, "ended", ended)
    yield from (RackNotice(activity.name, "changed", one.on) for one in activity.changed)
    if is_printable(snapshot, activity):
        yield RackNotice(activity.name, "new", activity.added)
