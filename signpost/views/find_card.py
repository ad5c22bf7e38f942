"""What the browser needs of an activity to find it and to draw its card.

`found` is loaded for all activities at once and is kept small; `more` is loaded for those that are shown.
"""

from collections import defaultdict
from operator import attrgetter
from typing import Any, Final

from signpost.records.model import Activity
from signpost.records.parts import Access
from signpost.records.sectors import Point, sector_of, sectors
from signpost.views.card import Card
from signpost.views.edition import Edition
from signpost.views.words import ACCESS, ASK_FIRST

ANSWERS: Final = attrgetter(*ACCESS)
MOST_LINES: Final = 2  # of whom it suits, and whom not, on a card


def found(edition: Edition, activity: Activity) -> dict[str, Any]:
    """One activity for the browser: plain values, empty ones left out."""
    own = edition.cards[activity.id]
    cost = activity.cost
    row = {
        "id": own.id,
        "name": own.name,
        "phone": own.phone,
        "text": "" if own.phone else own.reach.text,
        "email": own.reach.email,
        "website": own.reach.website,
        "status": "" if own.status == "open" else own.status,
        "statusWords": own.status_words,
        "stage": int(own.stage),
        "needs": own.needs,
        "areas": own.areas,
        "levels": activity.levels,
        "routes": tuple(dict.fromkeys(route.who for route in activity.routes)),
        "settings": activity.setting,
        "access": _access(edition, activity),
        "languages": activity.languages,
        "cost": cost.kind,
        "costWords": own.cost if cost.kind == "paid" else "",
        "joining": activity.joining,
        "joiningWords": own.joining if own.joining == ASK_FIRST else "",
        "where": own.where,
        "point": _point(edition, activity),
        "ages": _ages(activity),
        "children": _children(activity),
        "sessions": () if own.sensitive else _sessions(edition, activity),
        "dates": _dates(edition, own),
        "checked": own.checked.isoformat() if own.checked else "",
        "sensitive": own.sensitive,
    }
    return {name: value for name, value in row.items() if value}


def more(edition: Edition, activity: Activity) -> dict[str, Any]:
    """What a card says beyond that: its summary, when it meets, whom it suits, and whom not."""
    own = edition.cards[activity.id]
    row = {
        "summary": own.summary,
        "when": own.when,
        "audience": own.audience,
        "suits": activity.suitable_for[:MOST_LINES],
        "unsuited": tuple(other.who for other in activity.not_suitable_for[:MOST_LINES]),
    }
    return {name: value for name, value in row.items() if value}


def _access(edition: Edition, activity: Activity) -> tuple[str, ...]:
    """The questions of access that are answered with yes: by the activity, else by its venue."""
    venue = edition.directory.venues.get(activity.venue)
    own, theirs = (ANSWERS(access or Access()) for access in (activity.access, venue.access if venue else None))
    return tuple(
        name for name, here, there in zip(ACCESS, own, theirs, strict=True) if (there if here is None else here)
    )


def _point(edition: Edition, activity: Activity) -> Point | None:
    """Where it meets, to a hundred metres or so; None where it has no venue or must not be found."""
    directory = edition.directory
    venue = directory.venues.get(activity.venue)
    if venue is None or directory.is_sensitive(activity) or directory.is_sensitive(venue):
        return None
    if venue.coordinates:
        return round(venue.coordinates.latitude, 3), round(venue.coordinates.longitude, 3)
    middle = sectors().get(sector_of(venue.postcode)) if venue.postcode else None
    return (round(middle[0], 3), round(middle[1], 3)) if middle else None


def _ages(activity: Activity) -> tuple[int | None, int | None] | None:
    audience = activity.audience
    if audience is None or (audience.age_from is None and audience.age_to is None):
        return None
    return audience.age_from, audience.age_to


def _children(activity: Activity) -> tuple[int | None, int | None] | None:
    ages = activity.audience.children_ages if activity.audience else None
    return (ages.from_, ages.to) if ages else None


def _sessions(edition: Edition, activity: Activity) -> list[tuple[str, str, str]]:
    """The weekday, start and end of each session that is not over for good."""
    left = [session for session in activity.sessions if not session.until or session.until >= edition.today]
    days = [(f"{session.date:%A}".lower() if session.date else session.day, session) for session in left]
    return [
        (day, session.starts.isoformat("minutes"), session.ends.isoformat("minutes"))
        for day, session in days
        if not session.date or session.date >= edition.today
    ]


def _dates(edition: Edition, own: Card) -> list[tuple[str, str, list[int]]]:
    """The coming dates: start, end, and the days on which that is, counted from the day of the build."""
    days: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for date in own.dates:
        days[date.starts.isoformat("minutes"), date.ends.isoformat("minutes")].append((date.day - edition.today).days)
    return [(*hours, numbers) for hours, numbers in days.items()]
