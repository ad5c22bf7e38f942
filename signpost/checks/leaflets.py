"""Leaflets: there is something to print, and it belongs to the format."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from signpost.checks.parts import numbered
from signpost.checks.per_record import Context, per_record
from signpost.checks.words import join_words
from signpost.records.directory import Directory
from signpost.records.document import Path
from signpost.records.model import Activity, Leaflet
from signpost.records.problem import Problem, problem, quoted
from signpost.records.selection import may_be_in, print_permission, selection_filter

# Which of these fields each format prints.
FIELDS: Final = ("select", "points", "pathway", "practice")
PRINTS: Final = {
    "tri-fold": ("select",),
    "list": ("select",),
    "easy-read": ("select", "points"),
    "poster": ("select",),
    "slip": ("pathway",),
    "update-form": (),
    "measures": (),
    "criteria": ("pathway",),
    "card": ("pathway",),
    "bulletin": ("select",),
    "conversation": (),
    "conversation-fold": (),
    "journey": ("select",),
    "volunteer": ("practice",),
    "outreach-pack": ("select",),
}
NEEDY: Final = frozenset(
    {"tri-fold", "list", "easy-read", "criteria", "card", "journey", "outreach-pack"}
)  # without any of these they would be empty
GUIDES: Final = frozenset({"conversation", "conversation-fold"})  # formats with the topics of the conversation
CONVERSATION: Final = "conversation.yaml"
LONGEST: Final = 15  # words in a sentence of an easy-read leaflet
GONE: Final = {"closed": "has closed", "paused": "is paused"}
# Why an activity that nobody may be seen with is not on a leaflet of some formats.
APART: Final = {"journey": "has no card of the way there, since nobody may see who goes to it"}


@per_record("leaflet")
def leaflet_parts(leaflet: Leaflet, context: Context) -> Iterator[Problem]:
    """A format without what it prints, or with what it does not."""
    printed = PRINTS.get(leaflet.format, FIELDS)
    if leaflet.format in NEEDY and not any(map(leaflet.has, printed)):
        yield problem(
            leaflet.place("format"),
            "leaflet-nothing",
            f"There is nothing to print: the format {leaflet.format} needs {join_words(printed, 'or')}.",
            f"Add {join_words(printed, 'or')}, or choose another format.",
        )
    for name in FIELDS:
        if name not in printed and leaflet.has(name):
            yield problem(
                leaflet.place(name),
                "leaflet-part-unused",
                f"The format {leaflet.format} has no place for {name}, so this is not printed.",
                "Take it out, or choose another format.",
            )


@per_record("leaflet")
def easy_sentences(leaflet: Leaflet, context: Context) -> Iterator[Problem]:
    """Easy-read leaflets with a sentence that is too long."""
    if leaflet.format != "easy-read":
        return
    points = numbered(leaflet, "points", leaflet.points)
    places: list[tuple[Path, str]] = [(("points", index, "words"), point.words) for index, point in points]
    for path, text in [(("opening",), leaflet.opening), *places]:
        longest = longest_sentence(text)
        if longest > LONGEST:
            yield problem(
                leaflet.place(*path),
                "leaflet-sentence-long",
                f"There is a sentence of {longest} words here; in easy read {LONGEST} are the most.",
                "Make two sentences of it.",
            )


def longest_sentence(text: str) -> int:
    """How many words the longest sentence of a text has."""
    return max(len(sentence.split()) for sentence in re.split(r"[.!?:](?:\s|$)|\n\s*\n|\n\s*- ", text))


def selections(directory: Directory, today: date) -> Iterator[Problem]:
    """Selections of nothing, or of nothing that may be printed. The age of a check doesn't matter here."""
    for leaflet in directory.records():
        if isinstance(leaflet, Leaflet) and leaflet.select and not _unknown_ids(directory, leaflet):
            yield from _selection(directory, leaflet)


def guides(directory: Directory, today: date) -> Iterator[Problem]:
    """Conversation guides in a directory that has no topics for them."""
    unread = any(found.file == CONVERSATION for found in directory.folder.problems)
    for leaflet in directory.records() if not (directory.conversation or unread) else ():
        if isinstance(leaflet, Leaflet) and leaflet.format in GUIDES:
            yield problem(
                leaflet.place("format"),
                "leaflet-nothing",
                f"There is nothing to print: the format {leaflet.format} prints {CONVERSATION}, and there is none.",
                f"Add {CONVERSATION}, or choose another format.",
            )


def _unknown_ids(directory: Directory, leaflet: Leaflet) -> bool:
    """Whether it names an unknown id: another check reports that, and it explains an empty selection."""
    kinds = ((written.refers_to, written.text) for written in leaflet.texts)
    return any(kind is not None and text not in directory.of_kind(kind) for kind, text in kinds)


def _selection(directory: Directory, leaflet: Leaflet) -> Iterator[Problem]:
    fits = selection_filter(directory, leaflet.select)
    held = [activity for activity in directory.activities.values() if fits(activity)]
    if not held:
        yield problem(
            leaflet.place("select"),
            "leaflet-empty",
            "No activity fits this selection, so nothing would be printed.",
            "Take a line out of it, or add other needs, areas or activities. An activity must fit every line.",
        )
    elif not any(_why_not(directory, leaflet, activity) == "" for activity in held):
        yield problem(
            leaflet.place("select"),
            "leaflet-unprinted",
            "All activities that fit this selection have closed or paused, or are kept off paper.",
            "Widen the selection, or delete the leaflet.",
        )
    else:
        yield from _named(directory, leaflet, held)


def _named(directory: Directory, leaflet: Leaflet, held: list[Activity]) -> Iterator[Problem]:
    """Activities named one by one that are not printed, though the leaflet's author expects them."""
    names = leaflet.select.activities if leaflet.select else ()
    for index, name in enumerate(names):
        activity = directory.activities[name]
        why = _why_not(directory, leaflet, activity) if activity in held else "does not fit the other lines here"
        if why:
            yield _unprinted(leaflet, name, why, "select", "activities", index)


def practice_groups(directory: Directory, today: date) -> Iterator[Problem]:
    """Groups to name in a practice round that are not printed."""
    for leaflet in directory.leaflets.values():
        for index, item in enumerate(leaflet.practice):
            for place, name in enumerate(item.activities):
                known = directory.activities.get(name)
                if why := _why_not(directory, leaflet, known) if known else "":
                    yield _unprinted(leaflet, name, why, "practice", index, "activities", place)


def _unprinted(leaflet: Leaflet, name: str, why: str, *path: str | int) -> Problem:
    return problem(
        leaflet.place(*path),
        "leaflet-unprinted",
        f"{quoted(name)} {why}, so it is not printed.",
        "Take it out of the list, or name another one in its place.",
    )


def _why_not(directory: Directory, leaflet: Leaflet, activity: Activity) -> str:
    """Return why an activity is not on a leaflet, whatever the day; "" if it may be on it."""
    if print_permission(directory, activity) == "none":
        return "is kept off paper"
    if not may_be_in(directory, leaflet.format, activity):
        return APART.get(leaflet.format, "is kept off paper that others see")
    return GONE.get(activity.status, "")
