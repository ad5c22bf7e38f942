"""What is closed on a day, for a while or for good: a group by itself, or with its venue or its organisation."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from signpost.records.days import lasts
from signpost.records.directory import Directory
from signpost.records.model import Activity, Organisation, Venue
from signpost.records.parts import Closure
from signpost.views.when import occurrences, short_day

RUNNING: Final = frozenset({"open", "full"})


@dataclass(frozen=True)
class OwnersClosure(Closure):
    """A closure that an activity has from its venue or organisation, which is named unless it must not be found."""

    owner: str = ""


def as_of(directory: Directory, today: date) -> Directory:
    """The directory with every activity as it stands on a day.

    The closures of its venue and organisation are among its own. While one lasts, the activity is paused; after the
    day on which it closes for good, it is closed. One whose record says that it is paused or closed has no closures.
    """
    activities = {id_: _as_of(directory, own, today) for id_, own in directory.activities.items()}
    return replace(directory, activities=MappingProxyType(activities))


def _as_of(directory: Directory, activity: Activity, today: date) -> Activity:
    if activity.closes_on and activity.closes_on < today and activity.status != "closed":
        return replace(activity, status="closed", status_since=activity.closes_on, closures=())
    if activity.status not in RUNNING:
        return replace(activity, closures=()) if activity.closures else activity
    every = (one for one in _all(directory, activity) if _is_felt(directory, activity, one))
    closures = tuple(sorted(every, key=lambda one: one.from_))
    if current := next((one for one in closures if lasts(one, today)), None):
        note = _sentences(f"{_subject(current)} {_until(current)}", current.why, current.instead)
        return replace(
            activity, status="paused", status_since=current.from_, status_note=note, instead_id="", closures=closures
        )
    return replace(activity, closures=closures) if closures else activity


def _all(directory: Directory, activity: Activity) -> Iterator[Closure]:
    """The closures of an activity, its venue and its organisation. The last two say whose they are.

    Of those of a sensitive venue only the days are told.
    """
    yield from activity.closures
    for owner in (directory.venues.get(activity.venue), directory.organisations.get(activity.organisation)):
        for one in owner.closures if owner else ():
            if isinstance(owner, Venue) and directory.is_sensitive(owner):
                yield OwnersClosure(one.from_, one.until)  # its words could tell where it is
            elif owner:
                yield OwnersClosure(one.from_, one.until, one.why, one.instead, owner.name)


def _is_felt(directory: Directory, activity: Activity, closure: Closure) -> bool:
    """Whether a group is closed then at all: it has no set times, or one of them falls in those days."""
    if not activity.sessions or closure.until is None:
        return True
    usual = replace(activity, closures=(), closes_on=None)
    return bool(occurrences(usual, closure.from_, closure.until, directory.about.school_terms))


def is_closed_for_a_while(activity: Activity) -> bool:
    """Whether an activity of a snapshot is paused only while a closure lasts, and opens again by itself."""
    return activity.status == "paused" and bool(activity.closures)


def closing_words(activity: Activity, today: date) -> tuple[str, ...]:
    """The closures of an activity to come, and the day on which it closes for good, each in a few words.

    "Closed from 21 December 2026 to 3 January 2027"; "Closes on 18 December 2026".
    """
    coming = tuple(f"Closed {_days(one)}" for one in activity.closures if one.from_ > today)
    last = activity.closes_on
    return (*coming, f"Closes on {short_day(last)}") if last and last >= today else coming


def closure_words(closure: Closure) -> str:
    """All about a closure: "The Corner Room is closed from 21 December 2026. The walls are being painted."."""
    return _sentences(f"{_subject(closure)} {_days(closure)}", closure.why, closure.instead)


def closed_words(record: Activity | Organisation | Venue, today: date) -> tuple[str, ...]:
    """All about the closures of a record that are not over."""
    return tuple(closure_words(one) for one in record.closures if one.until is None or one.until >= today)


def _subject(closure: Closure) -> str:
    named = closure.owner if isinstance(closure, OwnersClosure) else ""
    return f"{named} is closed" if named else "Closed"


def _days(closure: Closure) -> str:
    first, last = short_day(closure.from_), closure.until
    if closure.from_ == last:
        return f"on {first}"
    return f"from {first} to {short_day(last)}" if last else f"from {first} until further notice"


def _until(closure: Closure) -> str:
    return f"until {short_day(closure.until)}" if closure.until else "until further notice"


def _sentences(*parts: str) -> str:
    """Parts as sentences, each with its full stop."""
    return " ".join(f"{part.rstrip('. ')}." for part in parts if part)
