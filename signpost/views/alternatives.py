"""The most similar groups to one that can't be joined."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, groupby, islice
from typing import Final

from signpost.records.model import Activity
from signpost.records.parts import Audience
from signpost.records.selection import REACHING
from signpost.views.card import Card
from signpost.views.freshness import Stage
from signpost.views.nearness import kilometres, middle, point_of, waits
from signpost.views.not_for import may_be_named
from signpost.views.not_for_words import specific_not_for, specific_words
from signpost.views.snapshot import Snapshot

MOST: Final = 4  # groups to show
GROWN_UP: Final = 18  # a group without an upper age limit is mostly for people from this age
YOUNG: Final = 30  # a group up to an age below this is for young people
ELDER: Final = 50  # a group from this age on is for older people
NOBODY: Final = Audience()
OLDEST: Final = 120

Way = tuple[bool, int, bool, str, str]


@dataclass(frozen=True)
class Alternative:
    """A similar group. `who` says for whom it is instead, if not for all: people whom the other group sends to it."""

    card: Card
    who: str = ""


def alternatives(snapshot: Snapshot, activity: Activity, most: int = MOST) -> tuple[Alternative, ...]:
    """The most similar activities to one that can't be joined; nothing for one that can.

    First those named in its own `instead`, then by level and setting, people, need, distance and day. Nobody is sent
    to a group that is not for them.
    """
    own = snapshot.cards[activity.id]
    if not (own.ended or own.status in {"closed", "paused", "full"} or own.stage == Stage.ARCHIVED):
        return ()
    return _ranked_alternatives(snapshot, activity, most)


@lru_cache(maxsize=10_000)  # called when a page is planned and when it is made
def _ranked_alternatives(snapshot: Snapshot, activity: Activity, most: int) -> tuple[Alternative, ...]:
    """The first `most` similar activities."""
    named = dict(_named(snapshot, activity))
    alike = [other for other in _for_the_same_needs(snapshot, activity) if other.id not in named]
    ranked = _ranked(snapshot, activity, alike)
    like = (Alternative(snapshot.cards[other.id]) for other in ranked if _may_take_the_place(activity, other))
    return tuple(islice(chain(named.values(), like), most))


def _named(snapshot: Snapshot, activity: Activity) -> Iterator[tuple[str, Alternative]]:
    """Those that it names itself, by id, with `who` unless they could serve everybody. The first is for everybody."""
    next_one = named_instead(snapshot, activity)
    if next_one and _can_be_offered(snapshot, activity, next_one):
        yield next_one.id, Alternative(snapshot.cards[next_one.id])
    for line in activity.not_suitable_for:
        other = snapshot.directory.activities.get(line.instead_id)
        if other and other.id not in {activity.id, activity.instead_id} and _can_be_offered(snapshot, activity, other):
            same = _may_take_the_place(activity, other) and not {*activity.needs}.isdisjoint(other.needs)
            yield other.id, Alternative(snapshot.cards[other.id], "" if same else line.who)


def named_instead(snapshot: Snapshot, activity: Activity) -> Activity | None:
    """The activity of its `instead_id`, if its page may link to that one."""
    other = snapshot.directory.activities.get(activity.instead_id)
    if other is None or other.id == activity.id or other.status == "closed":
        return None
    linked = may_be_named(snapshot, other) or _may_be_named_by_the_discreet(snapshot, activity, other)
    return other if linked else None


def _for_the_same_needs(snapshot: Snapshot, activity: Activity) -> list[Activity]:
    """Those that can be offered, and have its first need, or whose first need is one of its needs.

    One whose first need is a kind of people ("veterans") is only for them.
    """
    found = {other.id: other for need in activity.needs for other in snapshot.listed_for.get(need, ())}
    kinds = {need.id for need in snapshot.directory.needs.values() if need.kind == "people"}
    return [
        other
        for other in found.values()
        if other.id != activity.id
        and (other.needs[0] in activity.needs or (activity.needs[0] in other.needs and other.needs[0] not in kinds))
        and _can_be_offered(snapshot, activity, other)
    ]


def _can_be_offered(snapshot: Snapshot, activity: Activity, other: Activity) -> bool:
    """Whether another activity is open and accepts the people of this one, by age, gender, caring and area."""
    return (
        other.status == "open"
        and _takes(activity, other)
        and _serves(snapshot, activity, other)
        and (may_be_named(snapshot, other) or _may_be_named_by_the_discreet(snapshot, activity, other))
    )


def _may_be_named_by_the_discreet(snapshot: Snapshot, activity: Activity, other: Activity) -> bool:
    """Whether both are discreet, so that one discreet page links to another."""
    return snapshot.directory.is_discreet(activity) and snapshot.cards[other.id].ended is None


def _takes(activity: Activity, other: Activity) -> bool:
    """Whether everybody who may come to an activity may come to the other."""
    own, theirs = activity.audience or NOBODY, other.audience or NOBODY
    return (
        theirs.gender in {"", own.gender}
        and theirs.for_carers <= own.for_carers
        and (theirs.for_families <= own.for_families or other.needs[0] == activity.needs[0])
        and _takes_the_age(own, theirs)
        and _children_meet(own, theirs)
    )


def _takes_the_age(own: Audience, theirs: Audience) -> bool:
    """Whether one accepts all ages of the other. One without ages is for adults, and not for young people."""
    limit = theirs.age_from if theirs.age_from is not None or theirs.age_to is not None else GROWN_UP
    return (
        (limit or 0) <= _youngest(own)
        and _oldest(theirs) >= _oldest(own) - 1  # "11 to 17" and "11 to 18" mean the same young people
    )


def _youngest(audience: Audience) -> int:
    """The age from which most of its people are: adults, unless it is only for young people."""
    limit = audience.age_from or 0
    return limit if _oldest(audience) < YOUNG else max(limit, GROWN_UP)


def _oldest(audience: Audience) -> int:
    return OLDEST if audience.age_to is None else audience.age_to


def _children_meet(own: Audience, theirs: Audience) -> bool:
    """Whether children who may be brought to one may be brought to the other."""
    one, other = own.children_ages, theirs.children_ages
    if one is None or other is None:
        return True
    low, high = (max(one.from_ or 0, other.from_ or 0), min(one.to or OLDEST, other.to or OLDEST))
    return low <= high


def _serves(snapshot: Snapshot, activity: Activity, other: Activity) -> bool:
    """Whether the other serves one of an activity's areas, or an area around or within one."""
    around = _around(snapshot)
    return any(one in around[two] or two in around[one] for one in activity.areas for two in other.areas)


@lru_cache(maxsize=4)
def _around(snapshot: Snapshot) -> Mapping[str, frozenset[str]]:
    """Each area's id, with the ids of the areas that contain it."""
    directory = snapshot.directory
    return {id_: frozenset(larger.id for larger in directory.lineage(area)) for id_, area in directory.areas.items()}


def _may_take_the_place(activity: Activity, other: Activity) -> bool:
    """Whether everybody whom an activity suits can use the other: it reaches people at home, and excludes none."""
    homely = not REACHING.isdisjoint(activity.setting) and {"group", "outdoors"}.isdisjoint(activity.setting)
    reaches = not REACHING.isdisjoint(other.setting)
    return (reaches or not homely) and not _is_not_for(other, activity)


def _is_not_for(other: Activity, activity: Activity) -> bool:
    """Whether one says that it is not for the people for whom the other says that it is."""
    lines = _lines(activity.summary, *activity.suitable_for)
    return any({*part.split()} <= line for part in specific_not_for(other) for line in lines)


@lru_cache(maxsize=100)
def _lines(*texts: str) -> tuple[frozenset[str], ...]:
    """The specific stems of each line."""
    return tuple(frozenset(specific_words(text)) for text in texts)


def _ranked(snapshot: Snapshot, activity: Activity, others: Iterable[Activity]) -> Iterator[Activity]:
    """The most similar first, and the nearest of equally similar ones; computed only for as many as are needed."""
    unlike, away = partial(_unlikeness, activity), _way_to(snapshot, activity)
    for _, same in groupby(sorted(others, key=unlike), unlike):
        yield from sorted(same, key=away)


def _unlikeness(activity: Activity, other: Activity) -> tuple[int, int, int]:
    """How different two are in level and setting, in people and in need: 0 for what they have in common."""
    way = ({*activity.levels}.isdisjoint(other.levels)) + ({*activity.setting}.isdisjoint(other.setting))
    need = (other.needs[0] != activity.needs[0]) + (other.needs[0] not in activity.needs)
    return way, _unlike_people(activity, other), need


def _way_to(snapshot: Snapshot, activity: Activity) -> Callable[[Activity], Way]:
    """Return the key that sorts others by waiting, by whole kilometres, and by whether they meet on other days."""
    directory = snapshot.directory
    start = point_of(directory, activity) or middle(directory, [directory.areas[area] for area in activity.areas])
    days = {session.day for session in activity.sessions}

    def way_to(other: Activity) -> Way:
        late = waits(other, snapshot.today) or snapshot.cards[other.id].stage >= Stage.LAST
        day = days.isdisjoint(session.day for session in other.sessions)
        return late, round(kilometres(directory, start, other)), day, other.name.casefold(), other.id

    return way_to


def _unlike_people(activity: Activity, other: Activity) -> int:
    """How many of these differ: gender, caring, having a family, and being young, adult or old."""
    one, two = (_people(each.audience or NOBODY) for each in (activity, other))
    return sum(mine != theirs for mine, theirs in zip(one, two, strict=True))


def _people(audience: Audience) -> tuple[str, bool, bool, str]:
    age = "young" if _oldest(audience) < YOUNG else "old" if (audience.age_from or 0) >= ELDER else ""
    return audience.gender, audience.for_carers, audience.for_families, age
