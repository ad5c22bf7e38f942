"""The topics of the conversation guide as sections, for its plain text and its page."""

from collections.abc import Iterator
from typing import Final

from signpost.outputs.leaflet_lines import SENTENCES, Section, as_lines, section
from signpost.views.leaflet import LeafletView
from signpost.views.leaflet_parts import TopicText

TERMS: Final = SENTENCES["conversation"]


def topics(view: LeafletView) -> Iterator[Section]:
    """Every topic of a guide, each under its own heading; nothing for other leaflets."""
    if any(topic.to_be_read for topic in view.topics):
        yield from section("", [next(topic.to_be_read for topic in view.topics if topic.to_be_read)])
    for topic in view.topics:
        yield from _topic(topic)


def _topic(topic: TopicText) -> Iterator[Section]:
    yield Section(topic.name, as_lines(f"{TERMS[name]}: {vars(topic)[name]}" for name in ("goes_well", "question")))
    flags = [f"{sign} ({flag.pathway})" for flag in topic.flags for sign in flag.signs]
    told = {**vars(topic), "flags": flags}
    for name in ("flags", "listen_for", "follow_ups", "prompts", "needs"):
        if told[name]:
            yield Section(TERMS[name], items=as_lines(told[name]), level=3)
