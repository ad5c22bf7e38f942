"""The sections of a leaflet, in order, for its plain text and its page."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Final

from signpost.checks.leaflets import GUIDES
from signpost.outputs.leaflet_journeys import journeys
from signpost.outputs.leaflet_lines import Line, Section, as_lines, section
from signpost.outputs.leaflet_topics import practice, topics, worker_sheet
from signpost.outputs.words import Words
from signpost.views.labels import STATUS
from signpost.views.leaflet import LeafletView
from signpost.views.leaflet_parts import ChangeLine, Entry, HelpContact, PathwayText, UrgentLine

MANY: Final = 9  # entries; more get headings between them
URGENT_FIRST: Final = GUIDES  # formats on which urgent help stands before all else; on a card it is most of it
ONE_NUMBER: Final = frozenset({"slip", "update-form", "measures"})  # formats with no number but the connector's
ITEM: Final = "• "  # starts a line of an opening that is an item of a list


def sections(view: LeafletView, words: Words) -> Iterator[Section]:
    """Everything on a leaflet below its title and whom it is for, section by section. `words` are ours."""
    yield from _opening(view, words)
    if view.pathway and view.format == "criteria":
        yield from _sheet(view.pathway, words)
    if view.format in URGENT_FIRST:
        yield from section(words.terms["urgent"], [], map(_urgent, view.urgent))
    if view.format == "card":
        yield from _card(view, words)
    yield from topics(view, words)
    yield from journeys(view, words)
    yield from _before(view, words)
    yield from _form(view, words)
    yield from practice(view, words)
    yield from worker_sheet(view)
    yield from () if view.journeys else _entries(view)
    full = (Line(f"{item.name}, " if item.phone else item.name, item.phone) for item in view.full)
    yield from section(STATUS["full"], [words.sentences["full"]] if view.full else [], full)
    yield from section(words.sentences["map"]["title"], [], view.places)
    if view.format == "bulletin":
        for state, title in words.sentences["changes"].items():
            yield from _changed(title, getattr(view.changes, state), words)
    yield from _whom_to_ring(view, words)
    if view.format not in {"card", *URGENT_FIRST}:
        yield from section(words.terms["urgent"], [], map(_urgent, view.urgent))
    yield from section("", _made_by(view, words))


def _opening(view: LeafletView, words: Words) -> Iterator[Section]:
    title = words.sentences["start"] if view.format == "tri-fold" else ""
    for in_a_list, lines in groupby(view.opening, lambda text: text.startswith(ITEM)):
        told = [text.removeprefix(ITEM) for text in lines]
        yield from section(title, [] if in_a_list else told, told if in_a_list else [])
        title = ""
    yield from section("", (point.words for point in view.points))


def _before(view: LeafletView, words: Words) -> Iterator[Section]:
    """The words of our own templates for readers of this format."""
    if view.format == "tri-fold":
        yield from section(words.sentences["before"]["title"], [], words.sentences["before"]["points"])
    if view.format == "slip":
        yield from section("", _help(view.pathway.contact if view.pathway and view.pathway.contact else view.connector))
    if view.format == "update-form":
        own = words.sentences["update_form"]
        yield from section("", [own["private"], f"{own['give'].format(name=view.connector.name)}."])


def _form(view: LeafletView, words: Words) -> Iterator[Section]:
    """The fields of a form to fill in."""
    for name, part in words.form_of(view.format).items():
        said = [words.sentences["slip"]] if name == "back" else part.get("opening", [])
        yield from section(part["title"], said, part["asks"])
        if answers := part.get("answers"):
            yield from section("", [f"{', '.join(answers[:-1])} or {answers[-1]}."])


def _entries(view: LeafletView) -> Iterator[Section]:
    """Every entry; if there are many, under headings, as long as those of one theme or need are together."""
    entry = partial(_entry, easy=view.format == "easy-read")
    for heading in (_theme, attrgetter("group")):
        groups = [(name, list(own)) for name, own in groupby(view.entries, heading)]
        names = {name for name, _ in groups}
        if len(view.entries) > MANY and "" not in names and 1 < len(names) == len(groups):
            for name, own in groups:
                yield Section(name)
                yield from (entry(item, 3) for item in own)
            return
    yield from (entry(item, 2) for item in view.entries)


def _theme(entry: Entry) -> str:
    return entry.theme or entry.group


def _entry(entry: Entry, level: int, *, easy: bool) -> Section:
    """One entry. In easy read it says fewer things."""
    paying = ". ".join(words for words in (entry.cost, entry.joining, entry.suits) if words)
    waiting, warning = (f"{words}." if words else "" for words in (entry.waiting, entry.warning))
    costs = (entry.cost,) if easy else (f"{paying}." if paying else "", waiting)
    ways = _ring(entry.phone, entry.text, entry.email, entry.website)
    facts = as_lines([*entry.when, entry.where, *costs, warning, ways])
    return Section(entry.name, as_lines([entry.summary]), facts, level, entry.id)


def _whom_to_ring(view: LeafletView, words: Words) -> Iterator[Section]:
    if view.format == "easy-read":
        own = words.sentences["easy_read"]
        ring = own["ring"].replace("{name}", view.connector.name)
        yield from section(own["title"], [_with_phone(ring, view.connector.phone)])
    else:
        yield from section(words.terms["not_sure"], _help(view.connector))


def _with_phone(sentence: str, phone: str) -> Line:
    """A sentence of ours with a number to ring in place of "{phone}"."""
    before, _, after = sentence.partition("{phone}")
    return Line(before, phone, after)


def _ring(phone: str, text: str, email: str = "", website: str = "") -> Line:
    ways = (("Text", text), ("Write to", email), ("Look at", website))
    others = ". ".join(f"{lead} {way}" for lead, way in ways if way)
    return Line("Ring ", phone, f". {others}" if others else "") if phone else Line(others)


def _help(who: HelpContact) -> Iterator[str | Line]:
    yield who.name
    yield _ring(who.phone, who.text)
    yield who.hours


def _urgent(line: UrgentLine) -> Line:
    words = f": {line.name}. {line.when}" + (f" {line.hours}." if line.hours else "")
    return Line("", line.phone, words) if line.phone else Line(f"Text {line.text}{words}")


def _card(view: LeafletView, words: Words) -> Iterator[Section]:
    """The numbers, and what to do."""
    sheet = view.pathway
    yield from section("", [sheet.to_be_read if sheet else ""], map(_urgent, view.urgent))
    if sheet:
        yield from section(words.terms["without_voice"], [], sheet.without_voice)
        for name, term in words.sentences["card"].items():
            told = getattr(sheet, name)
            yield from (
                section(words.terms[term], [told]) if isinstance(told, str) else section(words.terms[term], [], told)
            )


def _changed(title: str, lines: tuple[ChangeLine, ...], words: Words) -> Iterator[Section]:
    told = (_change(line) for line in lines)
    yield from section(title, [] if lines else [words.sentences["nothing"]], told)


def _change(line: ChangeLine) -> Line:
    words = " ".join(part for part in (f"{line.name}, {line.day}.", line.note) if part)
    return Line(f"{words} Ring ", line.phone, ".") if line.phone else Line(words)


def _sheet(sheet: PathwayText, words: Words) -> Iterator[Section]:
    yield from section("", [sheet.summary])
    whom = [line for who in (sheet.contact, sheet.out_of_hours) if who for line in _help(who)]
    yield from section("", (*whom, sheet.sending) if whom else ())
    instead = [f"{item.who} {item.instead}".rstrip() for item in sheet.not_for]
    told = {**vars(sheet), "for": sheet.for_, "not_for": instead}
    then = [f"{words.terms[name]}: {told[name]}" for name in words.sentences["then"] if told[name]]
    for name in words.sentences["criteria"]:
        yield from section(words.terms[name], then) if name == "then" else section(words.terms[name], [], told[name])
    again = words.sentences["review"].format(day=sheet.review_by) if sheet.review_by else ""
    yield from section("", [f"{sheet.agreed}. {again}".rstrip() if sheet.agreed else "", sheet.to_be_read])


def _made_by(view: LeafletView, words: Words) -> Iterator[str | Line]:
    """How fresh it is, who made it, and how to report a mistake."""
    yield words.sentences["checked"].format(day=view.checked_on) if view.checked_on else ""
    yield words.sentences["ask_again"].format(day=view.ask_again_after) if view.ask_again_after else ""
    yield words.sentences["bank_holidays"] if view.checked_on and any(entry.when for entry in view.entries) else ""
    yield _with_phone(words.sentences["wrong"], view.connector.phone) if view.connector.phone else ""
    invented, more = words.sentences["invented"], words.sentences["more"]
    yield invented["number" if view.format in ONE_NUMBER else "groups"] if view.demonstration else ""
    yield f"{more.get(view.format, more['groups'])}: {view.address}" if view.address else ""
    yield view.region
    yield words.sentences["edition"].format(directory=view.directory, code=view.edition_code)
