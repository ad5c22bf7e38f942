"""The conversation guide: each topic with the needs that it may lead to, and the warning signs that come first.

Discreet needs, and their warning signs, are left out: others see the page and the paper.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from signpost.records.directory import Directory
from signpost.records.model import Topic
from signpost.records.word_parts import RedFlag
from signpost.views.activity_page import Link
from signpost.views.red_flags import RedFlagLine, flag_lines

FIRST: Final = {"urgent": 0, "safeguarding": 1}  # the kinds of pathways that come before others


@dataclass(frozen=True)
class TopicView:
    """One topic. `flags` are all signs of its needs by pathway; `first_flags`, for paper, the first of each need."""

    topic: Topic
    needs: tuple[Link, ...]
    flags: tuple[RedFlagLine, ...]
    first_flags: tuple[RedFlagLine, ...]
    clinician_to_read: bool


def topics(directory: Directory) -> tuple[TopicView, ...]:
    """Every topic, in the order of the file; none if the directory has no guide."""
    return tuple(_topic(directory, topic) for topic in directory.conversation.values())


def _topic(directory: Directory, topic: Topic) -> TopicView:
    needs = [need for need in map(directory.needs.get, topic.needs) if need and not need.discreet]
    return TopicView(
        topic=topic,
        needs=tuple(Link(need.name, f"needs/{need.id}.html") for need in needs),
        flags=_flags(directory, (flag for need in needs for flag in need.red_flags)),
        first_flags=_flags(directory, (flag for need in needs for flag in need.red_flags[:1])),
        clinician_to_read=any(need.clinician_to_read for need in needs),
    )


def _flags(directory: Directory, flags: Iterable[RedFlag]) -> tuple[RedFlagLine, ...]:
    """Signs by pathway, urgent help first, then safeguarding."""
    kinds = {pathway.id: pathway.kind for pathway in directory.pathways.values()}
    return flag_lines(directory, sorted(flags, key=lambda flag: FIRST.get(kinds[flag.go_to], len(FIRST))))
