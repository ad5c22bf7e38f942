"""The facts of an activity on a handout: when, where, what it costs and for whom, in another language and English."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from signpost.records.model import Activity
from signpost.records.parts import Audience
from signpost.values.direction import isolated
from signpost.values.print_languages import Language
from signpost.views.leaflet_parts import Entry, next_dates
from signpost.views.snapshot import Snapshot
from signpost.views.timetable import Meeting, running
from signpost.views.translated import Bilingual, Say, both, date_words
from signpost.views.when import WEEKDAYS, is_round_the_clock

DAYS: Final = tuple(WEEKDAYS)
A_MONDAY: Final = date(2024, 1, 1)
MORE: Final = "There is more in English. Ask somebody to read it to you."
DIFFER: Final = "Some dates differ: look at the English side."
NOT_WEEKLY: Final = "Not every week. Next: {dates}."
TERM_TIME: Final = "in school term time only"
DAY_AND_NIGHT: Final = "day and night"
EVERY_DAY: Final = "Every day"
AGE: Final = "Age: {ages}"
CHILDREN: Final = "Age of the children: {ages}"
GENDER: Final = {"women": "For women", "men": "For men"}
CARERS: Final = "For people who look after somebody"
FAMILIES: Final = "For families"
WITHOUT_VENUE: Final = frozenset({"Online", "By phone", "Comes to you", "Ask where"})
PLACES: Final = " · "  # between facts on one line


def facts(snapshot: Snapshot, language: Language, say: Say, activity: Activity, own: Entry) -> tuple[Bilingual, ...]:
    """What a leaflet's entry says of an activity, line by line."""
    when = tuple(_when(snapshot, language, say, activity, own))
    where = say(own.where) if own.where in WITHOUT_VENUE else isolated(own.where)
    cost = isolated(own.cost) if own.cost.startswith("£") else say(own.cost) if own.cost else ""
    paying = [cost, say(own.joining) if own.joining else "", *_suits(activity.audience, say)]
    english = ". ".join(words for words in (own.cost, own.joining, own.suits) if words)
    told = [
        Bilingual(when, own.when),
        Bilingual((where,) if where else (), (own.where,) if own.where else ()),
        Bilingual((PLACES.join(filter(None, paying)),), (f"{english}.",) if english else ()),
        *(Bilingual(both(say, MORE).own, (f"{words}.",)) for words in (own.waiting, own.warning) if words),
    ]
    return tuple(line for line in told if line.english)


def _when(snapshot: Snapshot, language: Language, say: Say, activity: Activity, own: Entry) -> Iterator[str]:
    """When it meets, a line for sessions with the same hours. Other dates are on the English side only."""
    told = running(activity.sessions, snapshot.today)
    for meeting in told:
        parts = [_days(meeting, language, say), _hours(meeting, say)]
        if meeting.sessions[0].term_time_only:
            parts.append(say(TERM_TIME))
        told_in_order = PLACES.join(parts)
        yield told_in_order[:1].upper() + told_in_order[1:]
        if coming := next_dates(snapshot, activity, meeting.sessions):
            yield say(NOT_WEEKLY).format(dates="; ".join(date_words(day, language.code) for day in coming))
    if len(own.when) > len(told) or any(meeting.dates or meeting.not_on for meeting in told):
        yield say(DIFFER)


def _days(meeting: Meeting, language: Language, say: Say) -> str:
    """The days of the week, or the one date."""
    first = meeting.sessions[0]
    if first.repeats == "once" and first.date:
        return f"{weekday(first.date.weekday(), language.code)}, {date_words(first.date, language.code)}"
    places = sorted({DAYS.index(session.day) for session in meeting.sessions})
    if len(places) == len(DAYS):
        return say(EVERY_DAY)
    names = [weekday(place, language.code) for place in places]
    if len(places) > 2 and places == list(range(places[0], places[-1] + 1)):
        return f"{names[0]} – {names[-1]}"
    return " + ".join(names)


@lru_cache
def weekday(place: int, code: str) -> str:
    """The name of a day of the week, from Monday as 0 (Unicode CLDR)."""
    from babel.dates import format_date  # takes a while to import

    return format_date(A_MONDAY + timedelta(days=place), "EEEE", locale=code)


def _hours(meeting: Meeting, say: Say) -> str:
    """The hours in figures, from left to right."""
    starts, ends = meeting.sessions[0].starts, meeting.sessions[0].ends
    if ends and is_round_the_clock(starts, ends):
        return say(DAY_AND_NIGHT)
    return isolated(f"{starts:%H:%M}–{ends:%H:%M}" if ends and ends != starts else f"{starts:%H:%M}")


def _suits(audience: Audience | None, say: Say) -> Iterator[str]:
    """The limits of who may come."""
    if audience is None:
        return
    children = audience.children_ages
    if ages := _ages(audience.age_from, audience.age_to):
        yield say(AGE).format(ages=isolated(ages))
    if children and (ages := _ages(children.from_, children.to)):
        yield say(CHILDREN).format(ages=isolated(ages))
    if audience.gender:
        yield say(GENDER[audience.gender])
    if audience.for_carers:
        yield say(CARERS)
    if audience.for_families:
        yield say(FAMILIES)


def _ages(first: int | None, last: int | None) -> str:
    """Ages in figures, such as 18+."""
    if last is not None:
        return f"{first or 0}–{last}"
    return f"{first}+" if first else ""
