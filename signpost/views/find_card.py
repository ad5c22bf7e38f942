"""What the browser needs of an activity to find it and to draw its card.

`search_fields` are loaded for all activities at once and are kept few; `card_fields` are loaded for those that are
shown.
"""

from collections import defaultdict
from operator import attrgetter
from typing import Any, Final
from urllib.parse import quote

from signpost.records.days import is_running, last_day
from signpost.records.model import Activity
from signpost.records.parts import Access, Session
from signpost.values.sectors import Point
from signpost.views.card import Card
from signpost.views.first_visit import needless
from signpost.views.labels import ACCESS, ASK_FIRST, JOINING
from signpost.views.nearness import is_known_roughly, point_of
from signpost.views.not_for_words import specific_not_for
from signpost.views.snapshot import Snapshot
from signpost.views.when import is_round_the_clock

ANSWERS: Final = attrgetter(*ACCESS)
ROUND_THE_CLOCK: Final = ("00:00", "24:00")
MOST_LINES: Final = 2  # of whom it suits, and whom not, on a card


def search_fields(snapshot: Snapshot, activity: Activity) -> dict[str, Any]:
    """One activity for the browser: plain values, empty ones left out."""
    own = snapshot.cards[activity.id]
    cost = activity.cost
    row = {
        "id": own.id,
        "name": own.name,
        "phone": own.phone,
        "text": "" if own.phone else own.best_contact.text,
        "email": own.best_contact.email,
        "website": own.best_contact.website,
        "status": "" if own.status == "open" else own.status,
        "statusNote": own.status_note,
        "stage": int(own.stage),
        "needs": own.needs,
        "areas": own.areas,
        "levels": activity.levels,
        "routes": tuple(dict.fromkeys(route.who for route in activity.routes)),
        "without": needless(activity),
        "settings": activity.setting,
        "access": _access(snapshot, activity),
        "languages": activity.languages,
        "cost": cost.kind,
        "costWords": own.cost if cost.kind == "paid" else "",
        "pounds": float(cost.pounds) if cost.pounds is not None else None,
        "gender": activity.audience.gender if activity.audience else "",
        "carers": bool(activity.audience and activity.audience.for_carers),
        "notFor": specific_not_for(activity),
        "notNeeds": snapshot.needs_not_for[activity.id],
        "joining": "" if own.ended else _joining(own, activity),
        "joiningWords": own.joining if own.joining == ASK_FIRST else "",
        "waiting": own.waiting,
        "nextTerm": own.next_term,
        "until": own.until.isoformat() if own.until else "",
        "where": own.where,
        "point": _point(snapshot, activity),
        "roughly": is_known_roughly(snapshot.directory, activity),
        "ages": _ages(activity),
        "children": _children(activity),
        "sessions": () if own.sensitive else _sessions(snapshot, activity),
        "dates": _dates(snapshot, own),
        "checked": own.checked.isoformat() if own.checked else "",
        "months": own.banner_after if own.banner_after != snapshot.about.review_months.banner else None,
        "sensitive": own.sensitive,
    }
    return {name: value for name, value in row.items() if value}


def card_fields(snapshot: Snapshot, activity: Activity) -> dict[str, Any]:
    """The further content of a card: its summary, when it meets, whom it suits, and whom not."""
    own = snapshot.cards[activity.id]
    row = {
        "summary": own.summary,
        "when": tuple((line.when, line.until.isoformat() if line.until else "") for line in own.meetings),
        "notOn": (*own.not_on, *own.closing),
        "audience": own.audience,
        "suits": activity.suitable_for[:MOST_LINES],
        "promise": own.promise,
        "tier": [own.tier.now, *own.tier.steps] if own.tier.now or own.tier.later else (),
        "unsuited": tuple(other.who for other in activity.not_suitable_for[:MOST_LINES]),
    }
    return {name: value for name, value in row.items() if value}


def _access(snapshot: Snapshot, activity: Activity) -> tuple[str, ...]:
    """The questions of access with the answer yes, from the activity or else its venue."""
    venue = snapshot.directory.venues.get(activity.venue)
    own, theirs = (ANSWERS(access or Access()) for access in (activity.access, venue.access if venue else None))
    return tuple(
        name for name, here, there in zip(ACCESS, own, theirs, strict=True) if (there if here is None else here)
    )


def has_access(snapshot: Snapshot, activity: Activity, question: str) -> bool:
    """Whether the answer to a question of access is yes, from the activity or else its venue."""
    return question in _access(snapshot, activity)


def _point(snapshot: Snapshot, activity: Activity) -> Point | None:
    """Where it meets, to a hundred metres or so; None if it has no venue or must not be found."""
    point = point_of(snapshot.directory, activity)
    return (round(point[0], 3), round(point[1], 3)) if point else None


def _ages(activity: Activity) -> tuple[int | None, int | None] | None:
    audience = activity.audience
    if audience is None or (audience.age_from is None and audience.age_to is None):
        return None
    return audience.age_from, audience.age_to


def _children(activity: Activity) -> tuple[int | None, int | None] | None:
    ages = activity.audience.children_ages if activity.audience else None
    return (ages.from_, ages.to) if ages else None


def _joining(own: Card, activity: Activity) -> str:
    """How to join, by the name of the choice."""
    return "ring-first" if own.joining == JOINING["ring-first"] else activity.joining


def _sessions(snapshot: Snapshot, activity: Activity) -> list[tuple[str, ...]]:
    """The weekday, start and end of each session that is not over, and the last day of one that will be.

    One that runs round the clock is from 00:00 to 24:00.
    """
    found: list[tuple[str, ...]] = []
    for session in activity.sessions:
        if is_running(session, snapshot.today):
            day = f"{session.date:%A}".lower() if session.date else session.day
            last = last_day(session)
            found.append((day, *session_hours(session), *([last.isoformat()] if last else [])))
    return found


def session_hours(session: Session) -> tuple[str, str]:
    """When a session starts and ends: at 00:00 and 24:00, if it runs round the clock."""
    ends = session.ends or session.starts
    if is_round_the_clock(session.starts, ends):
        return ROUND_THE_CLOCK
    return session.starts.isoformat("minutes"), ends.isoformat("minutes")


def _dates(snapshot: Snapshot, own: Card) -> list[tuple[str | list[int], ...]]:
    """The coming dates: start, end, and the days on which that is, counted from the day of the build.

    What to do first on those days comes last, if there is anything, URL-encoded.
    """
    days: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for date in own.dates:
        hours = date.starts.isoformat("minutes"), date.ends.isoformat("minutes")
        days[*hours, quote(own.asks(date), safe="")].append((date.day - snapshot.today).days)
    return [(starts, ends, numbers, *([asks] if asks else [])) for (starts, ends, asks), numbers in days.items()]
