"""Whom to ring this month, so that one call confirms all that can be confirmed by it."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from signpost.checks.redaction import unquotable_files
from signpost.outputs.activities import page_address
from signpost.records.model import Activity, Organisation
from signpost.reports.assurance import day_words, lapsing
from signpost.reports.freshness import last_check, organisation_name, running
from signpost.reports.report import Problems
from signpost.values.phone import for_tel_link
from signpost.views.best_contact import BestContact, who_answers
from signpost.views.freshness import due_on
from signpost.views.snapshot import Snapshot


@dataclass(frozen=True)
class Item:
    """One activity to read out and confirm. A sensitive one only has its name and its last check.

    `state` says that it is full, paused or over; "" for an open one. `due` is whether its check is due this month: the
    others are confirmed in the same call, since somebody is on the phone anyway. `papers` are what to ask to see again:
    what it or its organisation has shown, and has lapsed or soon will. `still_right` is the address of the
    form that confirms it, or "".
    """

    id: str
    name: str
    state: str
    when: tuple[str, ...]
    where: str
    cost: str
    last_check: str
    due_on: date
    due: bool
    papers: tuple[str, ...]
    still_right: str


@dataclass(frozen=True)
class Call:
    """All activities that are reached in the same way. `way` is how: a number to ring, or else an address.

    `organisations`, `roles` and `hours` say who answers and when; each is there once. A sensitive service has no
    organisation.
    """

    way: BestContact
    organisations: tuple[str, ...]
    roles: tuple[str, ...]
    hours: tuple[str, ...]
    items: tuple[Item, ...]
    sensitive: bool

    @property
    def due_on(self) -> date:
        """The day since when the first of them has been due."""
        return min(item.due_on for item in self.items)

    @property
    def is_due(self) -> bool:
        """Whether any of them is due."""
        return any(item.due for item in self.items)


@dataclass(frozen=True)
class RingRound:
    """The calls to make by the day `until`: those due for longest first, and those to sensitive services apart."""

    until: date
    calls: tuple[Call, ...]
    sensitive: tuple[Call, ...]


def ring_round(snapshot: Snapshot, found: Problems) -> RingRound:
    """The calls for the month of the snapshot's day. `found` are the problems of its directory."""
    today = snapshot.today
    until = today.replace(day=monthrange(today.year, today.month)[1])
    hidden = unquotable_files(snapshot.directory, found)
    groups: defaultdict[tuple[bool, str], list[Activity]] = defaultdict(list)
    for activity in running(snapshot):
        groups[activity.source.file in hidden, _reached_by(snapshot, activity)].append(activity)
    made = [_call(snapshot, own, until, sensitive=apart) for (apart, _), own in groups.items()]
    due = sorted(
        (call for call in made if call.is_due), key=lambda call: (call.due_on, call.way.words, call.items[0].id)
    )
    return RingRound(
        until=until,
        calls=tuple(call for call in due if not call.sensitive),
        sensitive=tuple(call for call in due if call.sensitive),
    )


def _reached_by(snapshot: Snapshot, activity: Activity) -> str:
    """What activities that one call confirms have in common: the number, else the address, else who runs them."""
    way = snapshot.cards[activity.id].best_contact
    if way.phone or way.text:
        return f"{for_tel_link(way.phone)} {'' if way.phone else way.text}"
    return way.words.casefold() or f"none: {activity.organisation or activity.id}"


def _call(snapshot: Snapshot, activities: list[Activity], until: date, *, sensitive: bool) -> Call:
    answers = [who_answers(snapshot.directory, activity) for activity in activities]
    items = map(partial(_item, snapshot, until=until, sensitive=sensitive), activities)
    return Call(
        way=snapshot.cards[activities[0].id].best_contact,
        organisations=() if sensitive else _each_once(organisation_name(snapshot, own) for own in activities),
        roles=_each_once(role for role, _ in answers),
        hours=_each_once(hours for _, hours in answers),
        items=tuple(sorted(items, key=lambda item: (not item.due, item.name.casefold(), item.id))),
        sensitive=sensitive,
    )


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))


def _item(snapshot: Snapshot, activity: Activity, until: date, *, sensitive: bool) -> Item:
    form = page_address(snapshot, f"update.html#activity={activity.id}&still-right")
    card, due = snapshot.cards[activity.id], due_on(activity, snapshot.about.review_months)
    return Item(
        id=activity.id,
        name=activity.name,
        state="" if sensitive or card.state == "open" else card.state_label,
        when=() if sensitive else card.when,
        where="" if sensitive else card.where,
        cost="" if sensitive else card.cost,
        last_check=last_check(activity),
        due_on=due,
        due=due <= until,
        papers=() if sensitive else tuple(_papers(snapshot, activity)),
        still_right="" if snapshot.directory.is_discreet(activity) else form,
    )


def _papers(snapshot: Snapshot, activity: Activity) -> Iterator[str]:
    """What to ask to see again, each with its last day: "Insurance ran out on 31 October 2026"."""
    owner = snapshot.directory.organisations.get(activity.organisation)
    records: tuple[Activity | Organisation, ...] = (activity, owner) if owner else (activity,)
    for record in records:
        for what, day, paper in lapsing(snapshot, record):
            yield f"{what} {day_words(day, lapsed=day < snapshot.today, paper=paper)}"
