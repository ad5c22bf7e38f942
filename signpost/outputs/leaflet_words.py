"""All that a leaflet says, in its order, for its twins: the plain text, and the page."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from signpost.views.labels import PHONE_ONLY
from signpost.views.leaflet import LeafletView
from signpost.views.leaflet_parts import ChangeLine, Entry, Help, Sheet, Urgent

FORMS: Final[Mapping[str, Mapping[str, Any]]] = json.loads(
    (Path(__file__).resolve().parents[2] / "site_src" / "leaflets" / "forms.json").read_text(encoding="utf-8")
)
"""What our forms ask, by format. The templates read the same file."""
MANY: Final = 9  # more entries than these have headings between them
ITEM: Final = "• "  # begins a line of an opening that is one of a list
TEAR_OFF: Final = "For whoever gave the slip. Tear this off and hand it back. Write no patient's name here."
SECURE: Final = "Send patient details only by the secure way that is named below."
# Of which groups or numbers a demonstration says that they are invented, and what it has more of, by format.
INVENTED: Final = {
    "": "A demonstration: these groups and their numbers are invented.",
    "slip": "A demonstration: the number is invented.",
    "update-form": "A demonstration: the number is invented.",
}
BANK_HOLIDAYS: Final = "Ring first on bank holidays."
EASY_COST: Final = {"": "", "Free": "It is free.", "By donation": "You can give some money if you like."}
MORE: Final = {
    "": "There is more on the web:",
    "criteria": "The newest copy:",
    "card": "The newest copy, and whom it is for:",
}
WITHOUT_VOICE: Final = "Can't hear or speak on the phone?"


@dataclass(frozen=True)
class Line:
    """A line with a number to ring in it, where there is one."""

    words: str
    phone: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"{self.words}{self.phone}{self.after}"


@dataclass(frozen=True)
class Part:
    """A heading, if it has one, with paragraphs and then a list under it. `activity` is the id of what it tells of."""

    title: str = ""
    lines: tuple[Line, ...] = ()
    items: tuple[Line, ...] = ()
    level: int = 2
    activity: str = ""


def parts(view: LeafletView) -> Iterator[Part]:
    """What stands on a leaflet under its title and whom it is for, part by part."""
    yield from _opening(view)
    if view.pathway and view.format == "criteria":
        yield from _sheet(view.pathway)
    if view.format == "card":
        yield from _card(view)
    yield from _before(view)
    yield from _form(view)
    yield from _entries(view)
    full = (Line(f"{item.name}, " if item.phone else item.name, item.phone) for item in view.full)
    yield from _part("Full at present", ["Ring to ask about a place."] if view.full else [], full)
    if view.format == "bulletin":
        yield from _changed("Closed or stopped", view.changes.closed)
        yield from _changed("Changed", view.changes.changed)
        yield from _changed("New", view.changes.new)
    yield from _whom_to_ring(view)
    if view.format != "card":  # where they stand first
        yield from _part("If it can't wait", [], map(_urgent, view.urgent))
    yield from _part("", _made_by(view))


def _part(title: str, lines: Iterable[str | Line], items: Iterable[str | Line] = ()) -> Iterator[Part]:
    """A part, where there is something in it."""
    part = Part(title, _lines(lines), _lines(items))
    if part.lines or part.items:
        yield part


def _lines(texts: Iterable[str | Line]) -> tuple[Line, ...]:
    """The lines that there are."""
    return tuple(text if isinstance(text, Line) else Line(text) for text in texts if str(text))


def _opening(view: LeafletView) -> Iterator[Part]:
    title = "Start here" if view.format == "tri-fold" else ""
    for in_a_list, words in groupby(view.opening, lambda text: text.startswith(ITEM)):
        told = [text.removeprefix(ITEM) for text in words]
        yield from _part(title, [] if in_a_list else told, told if in_a_list else [])
        title = ""
    yield from _part("", (point.words for point in view.points))


def _before(view: LeafletView) -> Iterator[Part]:
    """What our own templates say to whoever holds a leaflet of this format."""
    if view.format == "tri-fold":
        first = "Ring first if you are unsure. Say it is your first time."
        ask = "Ask about steps, toilets or a quiet corner if you need them."
        yield from _part("Before you go", [], [first, ask, "You can bring somebody with you."])
    if view.format == "slip":
        yield from _part("", _help(view.pathway.contact if view.pathway and view.pathway.contact else view.connector))
    if view.format == "update-form":
        write = "Please write nothing about anyone who comes to the group."
        yield from _part("", [write, f"Give this sheet to {view.connector.name}, or read it to us by phone."])


def _form(view: LeafletView) -> Iterator[Part]:
    """What is to be filled in."""
    for name, part in FORMS.get(view.format, {}).items():
        yield from _part(part["title"], [TEAR_OFF] if name == "back" else [], part["asks"])


def _entries(view: LeafletView) -> Iterator[Part]:
    """Every entry; many of them under headings, if all that are of a theme, or for a need, stand together."""
    entry = _easy_entry if view.format == "easy-read" else _entry
    for heading in (_theme, attrgetter("group")):
        groups = [(name, list(own)) for name, own in groupby(view.entries, heading)]
        names = {name for name, _ in groups}
        if len(view.entries) > MANY and "" not in names and 1 < len(names) == len(groups):
            for name, own in groups:
                yield Part(name)
                yield from (entry(item, 3) for item in own)
            return
    yield from (entry(item, 2) for item in view.entries)


def _theme(entry: Entry) -> str:
    return entry.theme or entry.group


def _entry(entry: Entry, level: int) -> Part:
    paying = ". ".join(words for words in (entry.cost, entry.joining, entry.suits) if words)
    waiting = f"{entry.waiting}." if entry.waiting else ""
    facts = _lines([*entry.when, entry.where, f"{paying}." if paying else "", waiting])
    return Part(entry.name, _lines([entry.summary]), facts + _ways(entry), level, entry.id)


def _easy_entry(entry: Entry, level: int) -> Part:
    """One idea at a time."""
    cost = EASY_COST.get(entry.cost, f"It costs {entry.cost}.")
    facts = _lines([*entry.when, entry.where, cost])
    return Part(entry.name, _lines([entry.summary]), facts + _ways(entry), level, entry.id)


def _ways(entry: Entry) -> tuple[Line, ...]:
    return _lines([_ring(entry.phone, entry.text, entry.email, entry.website)])


def _whom_to_ring(view: LeafletView) -> Iterator[Part]:
    if view.format == "easy-read":
        told = f"You can ring {view.connector.name}. The number is "
        yield from _part("If you need help", [Line(told, view.connector.phone, ".")])
    else:
        yield from _part("Not sure? Ring us", _help(view.connector))


def _ring(phone: str, text: str, email: str = "", website: str = "") -> Line:
    ways = (("Text", text), ("Write to", email), ("Look at", website))
    others = ". ".join(f"{lead} {way}" for lead, way in ways if way)
    return Line("Ring ", phone, f". {others}" if others else "") if phone else Line(others)


def _help(who: Help) -> Iterator[str | Line]:
    yield who.name
    yield _ring(who.phone, who.text)
    yield who.hours


def _urgent(line: Urgent) -> Line:
    words = f": {line.name}. {line.when}" + (f" {line.hours}." if line.hours else "")
    return Line("", line.phone, words) if line.phone else Line(f"Text {line.text}{words}")


def _card(view: LeafletView) -> Iterator[Part]:
    """The numbers, and what to do."""
    sheet = view.pathway
    yield from _part("", [sheet.to_be_read if sheet else ""], map(_urgent, view.urgent))
    if sheet:
        yield from _part(WITHOUT_VOICE, [], sheet.without_voice)
        yield from _part("What to do", [], sheet.how)
        yield from _part("What to have ready", [], sheet.what_to_send)
        yield from _part("Keep in mind", [], sheet.criteria)
        yield from _part("Consent", [sheet.consent])


def _changed(title: str, lines: tuple[ChangeLine, ...]) -> Iterator[Part]:
    told = (_change(line) for line in lines)
    yield from _part(title, [] if lines else ["Nothing."], told)


def _change(line: ChangeLine) -> Line:
    words = " ".join(part for part in (f"{line.name}, {line.day}.", line.note) if part)
    return Line(f"{words} Ring ", line.phone, ".") if line.phone else Line(words)


def _sheet(sheet: Sheet) -> Iterator[Part]:
    send = SECURE if sheet.secure else PHONE_ONLY
    yield from _part("", [sheet.summary])
    whom = [line for who in (sheet.contact, sheet.out_of_hours) if who for line in _help(who)]
    yield from _part("", (*whom, send) if whom else ())
    yield from _part("Who it is for", [], sheet.for_)
    instead = (f"{item.who} {item.instead}".rstrip() for item in sheet.not_for)
    yield from _part("Who it is not for, and what to do instead", [], instead)
    yield from _part("What to look at", [], sheet.criteria)
    yield from _part("How to refer", [], sheet.how)
    yield from _part("What to pass on", [], sheet.what_to_send)
    yield from _part(WITHOUT_VOICE, [], sheet.without_voice)
    then = {
        "How soon": sheet.how_quickly,
        "Who decides": sheet.who_decides,
        "Consent": sheet.consent,
        "If it is declined": sheet.if_declined,
        "What you hear back": sheet.feedback,
        "For the record": sheet.for_the_record,
    }
    yield from _part("What happens then", [f"{name}: {words}" for name, words in then.items() if words])
    yield from _part("What it does not do", [], sheet.does_not_do)
    again = f"To be looked at again by {sheet.review_by}." if sheet.review_by else ""
    yield from _part("", [f"{sheet.agreed}. {again}".rstrip() if sheet.agreed else "", sheet.to_be_read])


def _made_by(view: LeafletView) -> Iterator[str | Line]:
    """How fresh it is, whose it is, and how to put it right."""
    yield f"Checked on {view.checked_on}." if view.checked_on else ""
    yield f"Ask for a newer one after {view.ask_again_after}." if view.ask_again_after else ""
    yield BANK_HOLIDAYS if view.checked_on and any(entry.when for entry in view.entries) else ""
    yield Line("Something wrong here? Tell us: ", view.connector.phone, ".") if view.connector.phone else ""
    yield INVENTED.get(view.format, INVENTED[""]) if view.demonstration else ""
    yield f"{MORE.get(view.format, MORE[''])} {view.address}" if view.address else ""
    yield view.region
    yield f"{view.directory}. Edition: {view.edition_code}"
