"""Promises about what printed selections begin with, and what they give up first if there is no room."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Final

import pytest

from signpost.records.directory import Directory
from signpost.records.model import Activity, Leaflet
from signpost.records.parts import Session
from signpost.records.word_parts import Selection
from signpost.values.sectors import sector_of
from signpost.views.leaflet import leaflet
from signpost.views.leaflet_parts import Entry
from signpost.views.nearness import kilometres, middle, waits
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration

DIRECTORY: Final = demonstration()
KNOWN: Final = DIRECTORY.activities
WARDS: Final = [area.id for area in DIRECTORY.areas.values() if area.postcode_sectors]
TEA: Final = KNOWN["tea-and-talk"]


def entries(record: Leaflet, directory: Directory = DIRECTORY, today: date = TODAY) -> tuple[Entry, ...]:
    return leaflet(Snapshot(directory, today), record, "standard").entries


def menu(area: str, directory: Directory = DIRECTORY) -> tuple[Entry, ...]:
    return entries(DIRECTORY.leaflets[f"in-{area}"], directory)


def selecting(**parts: Any) -> Leaflet:
    return replace(DIRECTORY.leaflets["company"], select=Selection(**parts))


def with_activity(id_: str, **changes: Any) -> Directory:
    return replace(DIRECTORY, activities={**KNOWN, id_: replace(KNOWN[id_], **changes)})


def headings(found: tuple[Entry, ...]) -> list[str]:
    return [name for name, _ in groupby(entry.theme or entry.group for entry in found)]


def meets_in(activity: Activity, area: str) -> bool:
    venue = DIRECTORY.venues.get(activity.venue)
    return venue is not None and sector_of(venue.postcode) in DIRECTORY.areas[area].postcode_sectors


# The menu of an area.


@pytest.mark.parametrize("area", WARDS)
def test_a_menu_begins_with_what_is_there_for_the_area_alone_then_has_what_meets_there(area: str) -> None:
    running = [KNOWN[entry.id] for entry in menu(area) if not waits(KNOWN[entry.id], TODAY) and not entry.sensitive]
    scopes = [0 if one.areas == (area,) else 1 if meets_in(one, area) else 2 for one in running]
    assert 1 in scopes
    assert scopes == sorted(scopes)


@pytest.mark.parametrize("area", WARDS)
def test_what_is_near_stands_under_its_theme_the_nearest_first(area: str) -> None:
    start = middle(DIRECTORY, [DIRECTORY.areas[area]])
    near = [entry for entry in menu(area) if entry.scope == 2]
    for _, some in groupby(near, lambda entry: entry.theme):
        ways = [round(kilometres(DIRECTORY, start, KNOWN[entry.id])) for entry in some]
        assert ways == sorted(ways)
    assert len({entry.theme for entry in near}) > 5


@pytest.mark.parametrize("area", DIRECTORY.areas)
def test_what_has_not_begun_comes_after_all_that_has(area: str) -> None:
    told = [entry for entry in menu(area) if not entry.sensitive]
    later = [waits(KNOWN[entry.id], TODAY) for entry in told]
    assert any(later)
    assert later == sorted(later)
    assert {entry.theme for entry, waiting in zip(told, later, strict=True) if waiting} == {"Starting later"}


def test_the_lunch_club_round_the_corner_comes_before_the_group_in_the_next_town_that_starts_in_april() -> None:
    found = {entry.id: (place, entry.scope) for place, entry in enumerate(menu("south-ward"))}
    assert found["bournville-lunch-club"] < found["wheels-for-all"]
    assert found["bournville-lunch-club"][1] < found["wheels-for-all"][1]  # and it is kept if that is given up


def test_a_menu_says_what_is_there_for_its_people_and_what_meets_there() -> None:
    found = headings(menu("south-ward"))
    assert found[:2] == ["For people in South Ward", "Meets in South Ward"]
    assert found[-2:] == ["Starting later", "More help by phone"]


def test_a_menu_of_which_most_is_for_the_area_alone_has_the_headings_of_themes() -> None:
    found = headings(menu("weston-super-mare"))
    assert not [name for name in found if "Weston-super-Mare" in name]
    assert len(found) > 5


def test_a_sensitive_service_stands_under_no_heading_that_tells_of_a_place() -> None:
    hidden = with_activity("tea-and-talk", sensitive=True, print="name-and-phone")
    (entry,) = [entry for entry in menu("south-ward", hidden) if entry.id == "tea-and-talk"]
    assert (entry.theme, entry.group, entry.scope) == ("", "More help by phone", 0)
    assert menu("south-ward", hidden)[-1].group == "More help by phone"


def test_a_group_that_begins_on_the_day_itself_has_begun() -> None:
    first = KNOWN["wheels-for-all"].sessions[0].from_
    assert first is not None
    assert waits(KNOWN["wheels-for-all"], first - timedelta(days=1))
    assert not waits(KNOWN["wheels-for-all"], first)


# A leaflet for a need.


@pytest.mark.parametrize("id_", ["company", "feeling-low", "getting-moving", "help-with-food", "when-worry-takes-over"])
def test_a_leaflet_fills_up_by_fit_to_its_need_and_then_by_nearness_and_not_by_the_alphabet(id_: str) -> None:
    record = DIRECTORY.leaflets[id_]
    assert record.select is not None
    (need,) = record.select.needs
    start = middle(DIRECTORY, DIRECTORY.areas.values())
    found = [KNOWN[entry.id] for entry in entries(record) if not entry.sensitive]
    order = [(one.needs[0] != need, waits(one, TODAY), round(kilometres(DIRECTORY, start, one))) for one in found]
    assert order == sorted(order)
    assert [one.name for one in found] != sorted(one.name for one in found)


def test_a_leaflet_for_a_need_in_an_area_goes_by_the_way_from_there() -> None:
    found = [entry.id for entry in entries(selecting(needs=("loneliness",), areas=("worle",)))]
    assert found.index("spectrum-social") < found.index("words-aloud")  # in Worle, and in the middle of the town


# When it meets, if that is not every week.


def when(today: date = TODAY, **parts: Any) -> tuple[str, ...]:
    session = replace(TEA.sessions[0], **{"not_on": (), **parts})
    directory = with_activity(TEA.id, sessions=(session,))
    (entry,) = entries(selecting(activities=(TEA.id,)), directory, today)
    return entry.when


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (
            {"repeats": "fortnightly", "from_": date(2026, 9, 8)},
            "Every other Tuesday, 10am to 12 noon. Next on 1 and 15 December 2026.",
        ),
        (
            {"repeats": "fortnightly", "from_": date(2026, 9, 8), "not_on": (date(2026, 12, 1), date(2027, 1, 12))},
            "Every other Tuesday, 10am to 12 noon. Next on 15 and 29 December 2026. Not on 12 January 2027.",
        ),
        (
            {"repeats": "fortnightly", "from_": date(2027, 1, 5)},
            "Every other Tuesday, 10am to 12 noon. Starts on 5 January 2027. Next on 5 and 19 January 2027.",
        ),
        (
            {"repeats": "monthly", "week": "last"},
            "Last Tuesday of the month, 10am to 12 noon. Next on 24 November and 29 December 2026.",
        ),
        (
            {"repeats": "monthly", "week": "fifth"},
            "Fifth Tuesday of the month, 10am to 12 noon. Next on 29 December 2026 and 30 March 2027.",
        ),
        (
            {"repeats": "monthly", "week": "last", "until": date(2026, 12, 1)},
            "Last Tuesday of the month, 10am to 12 noon. Until 1 December 2026. Next on 24 November 2026.",
        ),
        ({}, "Tuesdays, 10am to 12 noon"),
    ],
)
def test_what_does_not_meet_every_week_is_told_with_its_next_two_dates(parts: dict[str, Any], told: str) -> None:
    assert when(**parts) == (told,)


def test_on_its_day_that_day_is_the_next() -> None:
    first = date(2026, 9, 8)
    assert "Next on 8 and 22 September 2026" in when(first, repeats="fortnightly", from_=first)[0]


def irregular(session: Session) -> bool:
    return session.repeats in {"fortnightly", "monthly"}


@pytest.mark.parametrize("id_", sorted(DIRECTORY.leaflets))
def test_no_leaflet_of_the_demonstration_leaves_out_the_next_dates(id_: str) -> None:
    for entry in entries(DIRECTORY.leaflets[id_]):
        lines = [line for line in entry.when if line.startswith("Every other") or "of the month" in line]
        assert bool(lines) == any(map(irregular, KNOWN[entry.id].sessions)) or entry.sensitive
        assert all(". Next on " in line for line in lines)
