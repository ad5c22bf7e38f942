"""The sections of the dashboard that are counted from the records."""

from collections.abc import Iterator
from typing import Final

from signpost.checks.words import join_words
from signpost.records.days import later
from signpost.views.coverage import ASPECTS, coverage
from signpost.views.dashboard_parts import Section, Table, with_bars
from signpost.views.freshness import Stage
from signpost.views.gaps import gaps
from signpost.views.snapshot import Snapshot
from signpost.views.when import short_day

YEAR: Final = 12  # months
MOST_MISSING: Final = 5
STAGES: Final = {
    Stage.FRESH: "Checked not long ago",
    Stage.ASK: "Being asked again",
    Stage.BANNER: "May be out of date",
    Stage.LAST: "Last in lists",
    Stage.ARCHIVED: "Out of the lists",
}


def coverage_section(snapshot: Snapshot) -> Iterator[Section]:
    """What there is: how many groups, and of which kinds."""
    what = coverage(snapshot)
    if not what.counted:
        return
    kinds = [(aspect.label, len(what.aspects[name])) for name, aspect in ASPECTS.items()]
    rows = [("All", len(what.counted)), *kinds]
    yield Section(
        "coverage",
        "What there is",
        (f"{len(what.counted)} groups and services are open, and were checked not long ago.",),
        (Table("groups", "Groups and services", ("Number",), with_bars((name, (str(n),), n) for name, n in rows)),),
        f"The records of this directory, on {short_day(snapshot.today)}.",
        "This can't say how many people each has room for.",
    )


def freshness_section(snapshot: Snapshot) -> Iterator[Section]:
    """When the groups were last checked."""
    cards = [card for card in snapshot.cards.values() if card.status != "closed"]
    if not cards:
        return
    counts = {stage: sum(card.stage == stage for card in cards) for stage in Stage}
    rows = ((STAGES[stage], (str(count),), count) for stage, count in counts.items())
    yield Section(
        "freshness",
        "How fresh it is",
        (f"Of {len(cards)} groups, {counts[Stage.FRESH]} were checked by a person not long ago.",),
        (Table("checks", "When each was last checked", ("Groups",), with_bars(rows)),),
        f"The records of this directory, on {short_day(snapshot.today)}.",
        "A group may have changed since the day of its check.",
    )


def changes_section(snapshot: Snapshot) -> Iterator[Section]:
    """What was added and what closed in the last 12 months."""
    since = later(snapshot.today, -YEAR)
    activities = snapshot.directory.activities.values()
    opened = [one for one in activities if since < one.added <= snapshot.today and one.status != "closed"]
    closed = [one for one in activities if one.status == "closed" and one.status_since and one.status_since > since]
    if not opened and not closed:
        return
    rows = (("Added", (str(len(opened)),), len(opened)), ("Closed", (str(len(closed)),), len(closed)))
    names = join_words(sorted(one.name for one in closed if not snapshot.directory.is_sensitive(one)))
    yield Section(
        "changes",
        "What has opened and closed",
        (f"Closed in the last 12 months: {names}.",) if names else (),
        (Table("opened", "In the last 12 months", ("Groups",), with_bars(rows)),),
        f"The records of this directory, on {short_day(snapshot.today)}.",
        "A group that was added may be older than its record.",
    )


def missing_section(snapshot: Snapshot) -> Iterator[Section]:
    """The gaps that weigh most."""
    found = [gap for gap in gaps(snapshot) if not gap.need.discreet][:MOST_MISSING]
    if found and coverage(snapshot).counted:
        yield Section(
            "missing",
            "What is missing most",
            tuple(gap.sentence for gap in found),
            (),
            f"The records of this directory, on {short_day(snapshot.today)}.",
            "Somebody may offer it whom this directory does not know.",
        )
