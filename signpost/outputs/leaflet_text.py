"""A leaflet as plain text, for e-mail and for screen readers."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from signpost.views.leaflet import LeafletView
from signpost.views.leaflet_parts import ChangeLine, Entry, Help, Sheet, Urgent

FORMS: Final[Mapping[str, Mapping[str, Any]]] = json.loads(
    (Path(__file__).resolve().parents[2] / "site_src" / "leaflets" / "forms.json").read_text(encoding="utf-8")
)
"""What our forms ask, by format. The templates read the same file."""


def leaflet_text(view: LeafletView) -> str:
    """All that a leaflet says: short lines, an empty line between its parts."""
    parts = [
        [view.title, view.audience],
        *([words] for words in view.opening),
        *([point.words] for point in view.points),
        *(_sheet(view.pathway) if view.pathway and view.format == "criteria" else ()),
        *_form(FORMS.get(view.format, {})),
        *(_entry(entry) for entry in view.entries),
        _full(view),
        _changes("Closed or stopped", view.changes.closed),
        _changes("Changed", view.changes.changed),
        _changes("New", view.changes.new),
        ["Not sure? Ring us", *_help(view.connector)],
        ["If it can't wait", *(_urgent(line) for line in view.urgent)],
        _checked(view),
    ]
    return "\n\n".join("\n".join(line for line in part if line) for part in parts if any(part)) + "\n"


def _entry(entry: Entry) -> list[str]:
    paying = ". ".join(words for words in (entry.cost, entry.joining, entry.suits) if words)
    return [
        entry.name,
        entry.summary,
        *entry.when,
        entry.where,
        f"{paying}." if paying else "",
        _ring(entry.phone, entry.text, entry.email),
    ]


def _ring(phone: str, text: str, email: str = "") -> str:
    ways = [f"Ring {phone}" if phone else "", f"Text {text}" if text else "", f"Write to {email}" if email else ""]
    return ". ".join(way for way in ways if way)


def _full(view: LeafletView) -> list[str]:
    names = [", ".join(part for part in (item.name, item.phone) if part) for item in view.full]
    return ["Full at present. Ring to ask about a place:", *names] if names else []


def _urgent(line: Urgent) -> str:
    number = line.phone or f"Text {line.text}"
    return f"{number}: {line.name}. {line.when}"


def _help(who: Help) -> Iterator[str]:
    yield who.name
    yield _ring(who.phone, who.text)
    yield who.hours


def _changes(name: str, lines: Iterable[ChangeLine]) -> list[str]:
    told = [f"- {line.name}, {line.day}. {line.note} {_ring(line.phone, '')}".rstrip() for line in lines]
    return [name, *told] if told else []


def _form(form: Mapping[str, Any]) -> Iterator[list[str]]:
    for part in form.values():
        yield [part["title"], *(f"- {words}" for words in part["asks"])]


def _sheet(sheet: Sheet) -> Iterator[list[str]]:
    yield [sheet.summary]
    if sheet.contact:
        yield [_ring(sheet.contact.phone, sheet.contact.text), sheet.contact.name, sheet.contact.hours]
    yield _points("Who it is for", sheet.for_)
    yield _points("Who it is not for", (f"{item.who} {item.instead}" for item in sheet.not_for))
    yield _points("What to look at", sheet.criteria)
    yield _points("How to refer", sheet.how)
    yield _points("What to send", sheet.what_to_send)
    for name, words in (
        ("How soon", sheet.how_quickly),
        ("Who decides", sheet.who_decides),
        ("Consent", sheet.consent),
        ("If it is declined", sheet.if_declined),
        ("What you hear back", sheet.feedback),
        ("For the record", sheet.record_code.text if sheet.record_code else ""),
    ):
        yield [f"{name}: {words}"] if words else []
    yield _points("What it does not do", sheet.does_not_do)
    yield [sheet.agreed]


def _points(name: str, items: Iterable[str]) -> list[str]:
    told = [f"- {item}" for item in items]
    return [name, *told] if told else []


def _checked(view: LeafletView) -> list[str]:
    return [
        f"Checked on {view.checked_on}." if view.checked_on else "",
        f"Ask for a newer one after {view.ask_again_after}." if view.ask_again_after else "",
        f"There is more at {view.address}" if view.address else "",
        "A demonstration: these groups and their numbers are invented." if view.demonstration else "",
        f"{view.directory}. Edition: {view.edition_code}",
    ]
