"""The topics of the conversation guide and the practice round as sections, for plain text and pages."""

from collections.abc import Iterator, Mapping

from signpost.outputs.leaflet_lines import Section, as_lines, section
from signpost.outputs.words import Words
from signpost.views.leaflet import LeafletView
from signpost.views.leaflet_talk import PracticeText, TopicText


def topics(view: LeafletView, words: Words) -> Iterator[Section]:
    """Every topic of a guide, each under its own heading; nothing for other leaflets."""
    if any(topic.to_be_read for topic in view.topics):
        yield from section("", [next(topic.to_be_read for topic in view.topics if topic.to_be_read)])
    if view.outreach and view.topics:
        yield Section(words.terms["conversation"])
    for topic in view.topics:
        yield from _topic(topic, words.sentences["conversation"])


def _topic(topic: TopicText, headings: Mapping[str, str]) -> Iterator[Section]:
    yield Section(topic.name, as_lines(f"{headings[name]}: {vars(topic)[name]}" for name in ("goes_well", "question")))
    flags = [f"{sign} ({flag.pathway})" for flag in topic.flags for sign in flag.signs]
    told = {**vars(topic), "flags": flags}
    for name in ("flags", "listen_for", "follow_ups", "prompts", "needs"):
        if told[name]:
            yield Section(headings[name], items=as_lines(told[name]), level=3)


def practice(view: LeafletView, words: Words) -> Iterator[Section]:
    """The practice round, each situation under its number; nothing for leaflets without one."""
    own = words.sentences["practice"]
    yield from section(own["title"] if view.practice else "", [own["opening"]] if view.practice else [])
    for number, item in enumerate(view.practice, 1):
        yield from _situation(f"{own['person']} {number}", item, own)


def _situation(title: str, item: PracticeText, own: Mapping[str, str]) -> Iterator[Section]:
    yield from section(title, [item.situation, f"{own['search']}: {item.search}" if item.search else ""])
    named = {own["groups"]: "; ".join(item.groups), own["pathway"]: item.pathway}
    items = (*item.good_answer, *(f"{term}: {words}." for term, words in named.items() if words))
    yield Section(own["answer"], items=as_lines(items), level=3)


def worker_sheet(view: LeafletView) -> Iterator[Section]:
    """The needs to count by theme, and what is missing; nothing for leaflets that are no pack for visits."""
    if view.outreach:
        for theme in view.outreach.themes:
            yield Section(theme.name, items=as_lines(theme.needs), level=3)
        yield from section("", [], view.outreach.missing)
