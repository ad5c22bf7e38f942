"""Whom to ring because referrals do not go as they should: few starts, few finishes, few replies, slow answers.

This is for the curator alone. A page or a leaflet never says it: figures are small, and a talk finds the reason.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Final

from signpost.records.figures import Referrals, last_year
from signpost.records.model import Activity
from signpost.records.spreadsheet import as_csv
from signpost.reports.report import Problems, Report
from signpost.views.snapshot import Snapshot

FEW: Final = 1 / 3  # of the people who could have
ENOUGH: Final = 8  # people of whom it could be said
# What is looked at: the part, the whole, how a few of it are told, and whether the last quarter is too fresh for it.
LOOKED_AT: Final = (
    ("started", "accepted", "few start: {part} of {whole} who said yes", False),
    ("finished", "started", "few finish: {part} of {whole} who started", True),
    ("told", "offered", "few replies to referrers: {part} of {whole} who were referred", False),
)
OPENING: Final = (
    "Ring these, and ask kindly how it goes. The figures are small, and don't say why. Publish none of this."
)
HEADER: Final = ("activity", "name", "ring", "what the figures show")


@dataclass(frozen=True)
class FollowUp:
    """A group to ring, by which number, and what its figures of the last four quarters show, in sentences."""

    id: str
    name: str
    ring: str
    shown: tuple[str, ...]


def follow_ups(snapshot: Snapshot) -> tuple[FollowUp, ...]:
    """The groups to ring, by name."""
    rows = [row for row in snapshot.directory.figures.referrals if row.activity]
    last = last_year(row.quarter for row in rows)
    own: defaultdict[str, list[Referrals]] = defaultdict(list)
    for row in rows:
        if row.quarter in last:
            own[row.activity].append(row)
    found = (_follow_up(snapshot, snapshot.directory.activities[id_], mine) for id_, mine in own.items())
    return tuple(sorted((one for one in found if one.shown), key=lambda one: one.name.casefold()))


def _follow_up(snapshot: Snapshot, activity: Activity, rows: list[Referrals]) -> FollowUp:
    contact = snapshot.cards[activity.id].best_contact
    return FollowUp(activity.id, activity.name, contact.words, tuple(_shown(snapshot, activity, rows)))


def _shown(snapshot: Snapshot, activity: Activity, rows: list[Referrals]) -> Iterator[str]:
    newest = max(row.quarter for row in snapshot.directory.figures.referrals)
    for part, of, words, waits in LOOKED_AT:
        pairs = [(getattr(row, part), getattr(row, of)) for row in rows if not (waits and row.quarter == newest)]
        known = [(some, whole) for some, whole in pairs if some is not None and whole is not None]
        at_most = sum(some.high for some, _ in known)
        at_least = sum(whole.low for _, whole in known)
        if at_least >= ENOUGH and at_most < FEW * at_least:
            yield words.format(part=f"at most {at_most}", whole=f"at least {at_least}") + "."
    days = [row.days_to_contact.number for row in rows if row.days_to_contact and row.days_to_contact.number]
    if activity.answers_within and days and min(days) > activity.answers_within:
        middle = f"{min(days):g} or more"
        yield f"slow answers: it says within {activity.answers_within} days, and the middle one took {middle}."


def as_text(snapshot: Snapshot, _found: Problems) -> str:
    """For a person at a terminal: whom to ring, and what about."""
    found = follow_ups(snapshot)
    if not found:
        return "The figures give no reason to ring anybody.\n"
    return "\n".join(
        [
            "Ring these, and ask kindly how it goes. The figures are small, and don't say why. Publish none of this.",
            "",
            *(
                line
                for one in found
                for line in (f"{one.name}, {one.ring}", *(f"- {words}" for words in one.shown), "")
            ),
        ]
    )


def as_sheet(snapshot: Snapshot, _found: Problems) -> str:
    """For a spreadsheet: a row for each thing that the figures of a group show."""
    rows = ((one.id, one.name, one.ring, words) for one in follow_ups(snapshot) for words in one.shown)
    return as_csv(HEADER, rows)


def as_json(snapshot: Snapshot, _found: Problems) -> str:
    """For programs: every group to ring."""
    return json.dumps([asdict(one) for one in follow_ups(snapshot)], indent=1) + "\n"


REPORT: Final = Report(
    help="whom to ring because few start, few finish, or referrers hear nothing, as far as the figures tell",
    formats=MappingProxyType({"text": as_text, "csv": as_sheet, "json": as_json}),
)
