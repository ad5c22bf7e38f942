"""The way to each group as sections, for the plain text and the page of a leaflet."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from signpost.outputs.leaflet_lines import Line, Section, as_lines, section
from signpost.outputs.words import Words
from signpost.views.journey import Journey
from signpost.views.leaflet import LeafletView

LISTED: Final = frozenset({"there", "bring", "nobody_asks"})  # the others are in paragraphs


def journeys(view: LeafletView, words: Words) -> Iterator[Section]:
    """The way to each group; nothing for leaflets that have none."""
    for own in view.journeys:
        yield from _journey(own, words.sentences["journey"])


def _journey(own: Journey, terms: Mapping[str, Any]) -> Iterator[Section]:
    facts = as_lines([*own.when, own.where, f"{own.joining}." if own.joining else "", own.warning])
    yield Section(own.name, items=facts, activity=own.id)
    told = {"there": own.buses, "door": (own.door,), "first": own.first, "bring": own.bring}
    for name, words in {**told, "nobody_asks": own.nobody_asks}.items():
        listed = words if name in LISTED else ()
        for part in section(terms[name], () if listed else words, listed):
            yield replace(part, level=3)
    yield Section(terms["appointment"], items=as_lines([*terms["asks"], terms["late"], *_reach(own)]), level=3)


def _reach(own: Journey) -> Iterator[Line]:
    """How to say that one can't come, as the card has it."""
    if own.phone:
        yield Line("Ring ", own.phone, f", or text {own.text}" if own.text else "")
    else:
        yield Line(f"Text {own.text}" if own.text else f"Write to {own.email}" if own.email else "")
