"""Promises about packs for visits at doors: whom they are for, what comes first, and that they harm nobody."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import time
from types import MappingProxyType

import pytest

from signpost.records.directory import Directory
from signpost.records.model import Activity
from signpost.records.parts import Access, AgeRange, Audience, Session
from signpost.records.selection import selection_filter
from signpost.records.word_parts import Selection
from signpost.views.leaflet import LeafletView, leaflet
from signpost.views.outreach import in_school_hours
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration

DIRECTORY = demonstration()
PACK = DIRECTORY.leaflets["families-in-south-ward"]
PLAY = DIRECTORY.activities["oldmixon-stay-and-play"]
LITTLE = AgeRange(0, 4)


def with_changed(*activities: Activity) -> Directory:
    changed = {activity.id: activity for activity in activities}
    return replace(DIRECTORY, activities=MappingProxyType({**DIRECTORY.activities, **changed}))


def pack(directory: Directory = DIRECTORY) -> LeafletView:
    return leaflet(Snapshot(directory, TODAY), PACK, "standard")


def names(view: LeafletView) -> list[str]:
    return [entry.id for entry in view.entries]


# Whom it is for.


def takes(children: AgeRange, **changes: object) -> bool:
    activity = replace(PLAY, venue="", access=None, **changes)  # type: ignore[arg-type] # each is a field of an activity
    return selection_filter(DIRECTORY, Selection(children=children))(activity)


@pytest.mark.parametrize(
    ("audience", "fits"),
    [
        (Audience(children_ages=AgeRange(0, 4)), True),
        (Audience(children_ages=AgeRange(4, 11)), True),
        (Audience(children_ages=AgeRange(5, 11)), False),
        (Audience(for_families=True), True),
        (Audience(age_from=0, age_to=3), True),
        (Audience(age_from=11, age_to=18), False),
        (Audience(age_from=18), False),
        (None, False),
    ],
)
def test_a_family_is_offered_what_takes_children_of_these_ages(audience: Audience | None, fits: bool) -> None:
    assert takes(LITTLE, audience=audience) is fits


def test_it_is_also_offered_what_welcomes_children_and_what_comes_to_them() -> None:
    assert takes(LITTLE, audience=None, setting=("by-phone",))
    welcome = replace(PLAY, audience=None, venue="", access=Access(children_welcome=True))
    assert selection_filter(DIRECTORY, Selection(children=LITTLE))(welcome)
    not_welcome = replace(welcome, access=Access(children_welcome=False), venue=PLAY.venue)
    assert not selection_filter(DIRECTORY, Selection(children=LITTLE))(not_welcome)


def test_each_in_the_pack_of_the_demonstration_serves_south_ward_and_takes_a_child_under_five() -> None:
    served = {"south-ward", "weston-super-mare", "north-somerset"}
    assert len(pack().entries) > 10
    for id_ in names(pack()):
        activity = DIRECTORY.activities[id_]
        assert served & set(activity.areas)
        ages = activity.audience.children_ages if activity.audience else None
        assert ages is None or (ages.from_ or 0) <= 4, id_


# What comes first.


def is_free(activity: Activity) -> bool:
    return activity.cost.kind == "free"


def falls(found: Iterable[bool]) -> bool:
    """Whether all that hold come before all that don't."""
    told = list(found)
    return told == sorted(told, reverse=True)


def test_groups_for_families_come_first_and_of_the_others_those_that_are_free() -> None:
    found = [DIRECTORY.activities[id_] for id_ in names(pack())]
    of_families = [bool(one.audience and (one.audience.for_families or one.audience.children_ages)) for one in found]
    assert found[0].id in {"oldmixon-stay-and-play", "new-baby-cafe"}
    assert falls(of_families)
    dry = [one for one, family in zip(found, of_families, strict=True) if not family and "outdoors" not in one.setting]
    assert falls(map(is_free, dry))


def test_a_group_that_neighbours_run_comes_before_all_others() -> None:
    owner = next(one.id for one in DIRECTORY.organisations.values() if one.kind == "community-group")
    pantry = replace(DIRECTORY.activities["st-brannocs-food-pantry"], organisation=owner)
    view = pack(with_changed(pantry))
    assert names(view)[0] == pantry.id
    assert "Run by neighbours" in view.entries[0].marks


def test_what_meets_in_term_time_alone_says_so_and_so_does_what_is_open_in_the_holidays() -> None:
    marks = {entry.id: entry.marks for entry in pack().entries}
    assert "Not in the holidays" in marks[PLAY.id]
    assert "In school hours" in marks[PLAY.id]
    always = replace(PLAY, sessions=tuple(replace(session, term_time_only=False) for session in PLAY.sessions))
    told = {entry.id: entry.marks for entry in pack(with_changed(always)).entries}
    assert "In the holidays too" in told[PLAY.id]


@pytest.mark.parametrize(
    ("day", "starts", "ends", "holds"),
    [
        ("monday", time(9), time(15), True),
        ("friday", time(13), None, True),
        ("monday", time(8, 30), time(10), False),
        ("monday", time(14), time(15, 30), False),
        ("saturday", time(10), time(12), False),
    ],
)
def test_school_hours_are_from_nine_to_three_on_a_weekday(
    day: str, starts: time, ends: time | None, holds: bool
) -> None:
    assert in_school_hours([Session(day, starts, ends)]) is holds


def test_a_pack_for_people_without_children_says_nothing_of_school() -> None:
    older = replace(PACK, select=Selection(areas=("south-ward",), age_from=65))
    told = {mark for entry in leaflet(Snapshot(DIRECTORY, TODAY), older, "standard").entries for mark in entry.marks}
    assert told == {"Run by neighbours", "Indoors"}


# Nobody comes to harm by it.


def test_nothing_sensitive_discreet_or_kept_off_paper_is_in_it() -> None:
    for changed in (
        replace(PLAY, sensitive=True),
        replace(PLAY, needs=(*PLAY.needs, "domestic-abuse")),
        replace(PLAY, print="name-and-phone"),
    ):
        view = pack(with_changed(changed))
        assert PLAY.id not in names(view)
        assert PLAY.name not in json.dumps(view.json, ensure_ascii=False)


def test_the_worker_counts_every_need_by_theme_but_those_that_are_discreet() -> None:
    told = pack().outreach
    assert told
    assert [theme.name for theme in told.themes] == list(DIRECTORY.about.themes)
    shown = [need for theme in told.themes for need in theme.needs]
    assert sorted(shown) == sorted(need.name for need in DIRECTORY.needs.values() if not need.discreet)


def test_what_is_missing_is_told_of_the_area_and_never_of_a_discreet_need() -> None:
    told = pack().outreach
    assert told
    assert told.missing
    assert all(line.startswith("South Ward. Nobody ") for line in told.missing)
    assert DIRECTORY.needs["domestic-abuse"].name not in " ".join(told.missing)
