"""Leaflets for discreet needs: being seen with one, or having one found at home, must do no harm."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from signpost.records.directory import Directory
from signpost.records.model import Activity, Leaflet, Need
from signpost.records.problem import Problem, problem, quoted
from signpost.records.selection import print_permission, selection_filter


def discreet(directory: Directory, today: date) -> Iterator[Problem]:
    """Covers that reveal what a leaflet is for, and groups about which paper says too much."""
    needs = {need.id: need for need in directory.needs.values() if need.discreet}
    for leaflet in directory.leaflets.values() if needs else ():
        yield from _cover(leaflet, _is_for(directory, leaflet, needs))
    for activity in directory.activities.values() if needs else ():
        if activity.needs and activity.needs[0] in needs and _is_printed_whole(directory, activity):
            yield problem(
                activity.place("needs", 0),
                "leaflet-discreet-whole",
                "To be seen with this could do harm, and leaflets print all of it: what it is, when and where.",
                "Add print: name-and-phone, so that paper says no more than that, or print: none.",
            )


def _is_printed_whole(directory: Directory, activity: Activity) -> bool:
    held = (selection_filter(directory, leaflet.select)(activity) for leaflet in directory.leaflets.values())
    return print_permission(directory, activity) == "all" and any(held)


def _is_for(directory: Directory, leaflet: Leaflet, needs: Mapping[str, Need]) -> list[Need]:
    """The discreet needs that a leaflet is for: those that it selects, or all if it is for no others."""
    if leaflet.select is None:
        return []
    fits = selection_filter(directory, leaflet.select)
    open_ones = (needs.keys().isdisjoint(item.needs) for item in directory.activities.values() if fits(item))
    if next(open_ones, True) or any(open_ones):  # it holds others too, or nothing at all
        return [needs[need] for need in leaflet.select.needs if need in needs]
    return list(needs.values())


def _cover(leaflet: Leaflet, needs: list[Need]) -> Iterator[Problem]:
    """Problems with what is on the cover: its title, whom it is for, and its id, which is on every copy."""
    phrases = [phrase for need in needs for phrase in (need.name, *need.lay_words)]
    telling = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)
    cover = {"title": leaflet.title, "audience": leaflet.audience, "select": leaflet.id.replace("-", " ")}
    for name, words in cover.items() if phrases else ():
        if found := telling.search(words):
            what = "The name of this file, which stands on every copy," if name == "select" else f"The {name}"
            yield problem(
                leaflet.place(name),
                "leaflet-discreet-cover",
                f"{what} says {quoted(found[0])}. Whoever is seen with this leaflet could come to harm.",
                "Use plain words that anybody could be seen with, such as “Time to talk”.",
            )
