"""Whom a group is not for, with a link to the group that serves them instead."""

import re
from dataclasses import dataclass

from signpost.records.model import Activity
from signpost.views.freshness import Stage
from signpost.views.snapshot import Snapshot


@dataclass(frozen=True)
class NotForLine:
    """Who it is not for, and where they can go: words, then a name that is a link to the page at `path`, then words.

    If there is no link, all words are in `before`, and `path` is "".
    """

    who: str
    before: str
    name: str = ""
    path: str = ""
    after: str = ""

    @property
    def instead(self) -> str:
        """The words without the link."""
        return f"{self.before}{self.name}{self.after}"


def not_for_lines(snapshot: Snapshot, activity: Activity) -> tuple[NotForLine, ...]:
    """Who an activity is not for, line by line, with no link to activities that are closed or discreet."""
    return tuple(
        _linked(other.who, other.instead, named)
        if (named := snapshot.directory.activities.get(other.instead_id)) and may_be_named(snapshot, named)
        else NotForLine(other.who, other.instead)
        for other in activity.not_suitable_for
    )


def may_be_named(snapshot: Snapshot, activity: Activity) -> bool:
    """Whether another group's page may link to an activity: it still runs, and is not discreet."""
    own = snapshot.cards[activity.id]
    gone = own.ended or own.status == "closed" or own.stage == Stage.ARCHIVED
    return not gone and not snapshot.directory.is_discreet(activity)


def _linked(who: str, words: str, named: Activity) -> NotForLine:
    """Make the longest part of the name in the words the link; if there is none, add the name after the words."""
    path = f"activities/{named.id}.html"
    folded = words.casefold()
    for part in _parts(named.name):
        if part.casefold() not in folded:
            continue  # a pattern for each part would take a tenth of the time that a page takes
        if found := re.search(rf"(?<!\w){re.escape(part)}(?!\w)", words, re.IGNORECASE):
            return NotForLine(who, words[: found.start()], found[0], path, words[found.end() :])
    return NotForLine(who, f"{words} ", named.name, path)


def _parts(name: str) -> list[str]:
    """A name, and each run of two or more of its words, longest first."""
    words = name.split()
    sizes = range(len(words) - 1, 1, -1)
    runs = [" ".join(words[first : first + size]) for size in sizes for first in range(len(words) - size + 1)]
    return [name, *runs]
