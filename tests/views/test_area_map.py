"""Maps: each dot lies where the record says, the words beside it agree, and nothing sensitive is on any."""

import json
import math
import re
from pathlib import Path
from typing import Final

import pytest

from signpost.values import bearing
from signpost.values.sectors import distance
from signpost.views.area_map import AreaMap, area_maps, overview, venue_maps
from signpost.views.map_geometry import Crop, crop_of, cut, is_inside
from signpost.views.map_labels import Label, clear, placed
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.records.scratch import SMALL, small_directory

SQUARE: Final = ((51.32, -2.98), (51.32, -2.94), (51.35, -2.94), (51.35, -2.98), (51.32, -2.98))


def outlines(**rings: tuple[tuple[float, float], ...]) -> str:
    """A file with these outlines, by the id of their area with _ for a hyphen."""
    features = [
        {
            "type": "Feature",
            "properties": {"area": area.replace("_", "-")},
            "geometry": {"type": "Polygon", "coordinates": [[[lon, lat] for lat, lon in ring]]},
        }
        for area, ring in rings.items()
    ]
    return json.dumps({"type": "FeatureCollection", "attribution": "Drawn by hand", "features": features})


def small(home: Path, **files: str) -> Snapshot:
    return Snapshot(small_directory(home, {"outlines.geojson": outlines(south_ward=SQUARE), **files}), TODAY)


def map_of(snapshot: Snapshot, area: str = "south-ward") -> AreaMap:
    return area_maps(snapshot)[area]


def places(snapshot: Snapshot) -> list[tuple[int, str]]:
    return [(own.number, own.venue.id) for own in map_of(snapshot).places]


AT: Final = "coordinates:\n  latitude: {}\n  longitude: {}\n"


def hall(name: str, latitude: float, more: str = "") -> str:
    return f"name: {name}\naddress: 1 Mill Lane\npostcode: BS23 3ZL\n{AT.format(latitude, -2.9618)}{more}"


def group(name: str, venue: str, more: str = "") -> str:
    """The record of a group like the one of the small directory, at another venue."""
    like = (SMALL / "activities" / "knit-and-natter.yaml").read_text("utf-8")
    return f"{re.sub('(?m)^venue: .*$', f'venue: {venue}', re.sub('(?m)^name: .*$', f'name: {name}', like))}{more}"


def test_the_units_of_a_drawing_are_the_same_length_in_both_directions() -> None:
    crop = crop_of([(SQUARE,)])
    (x1, y1), (x2, _), (_, y3) = (crop.xy(point) for point in (SQUARE[0], SQUARE[1], SQUARE[3]))
    east, north = distance(SQUARE[0], SQUARE[1]), distance(SQUARE[0], SQUARE[3])
    assert math.isclose((x2 - x1) / east, crop.units_in_km, rel_tol=0.01)
    assert math.isclose((y1 - y3) / north, crop.units_in_km, rel_tol=0.01)


def test_an_outline_is_cut_to_its_drawing_and_one_outside_it_is_not_there() -> None:
    crop = Crop(-2.98, 51.32, -2.94, 51.35, 360)
    [ring] = cut((((51.0, -4.0), (51.0, 1.0), (53.0, 1.0), (53.0, -4.0), (51.0, -4.0)),), crop)
    assert sorted(ring) == [(-4, -4), (-4, 364), (364, -4), (364, 364)]
    assert cut((((55.0, -4.0), (55.0, 1.0), (56.0, 1.0), (55.0, -4.0)),), crop) == ()


def test_a_point_in_a_hole_is_not_inside() -> None:
    hole = ((51.33, -2.97), (51.33, -2.95), (51.34, -2.95), (51.34, -2.97), (51.33, -2.97))
    assert is_inside((51.325, -2.96), [(SQUARE, hole)])
    assert not is_inside((51.335, -2.96), [(SQUARE, hole)])
    assert not is_inside((51.36, -2.96), [(SQUARE, hole)])


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ((51.3427, -2.96), "300 m north"),
        ((51.342, -2.9570), "300 m north-east"),
        ((51.34, -2.9571), "200 m east"),
        ((51.322, -2.96), "2.0 km south"),
        ((51.3399, -2.9601), "50 m south-west"),
    ],
)
def test_how_far_and_where_in_words(end: tuple[float, float], words: str) -> None:
    assert bearing.written((51.34, -2.96), end) == words


def test_the_venue_where_most_meet_is_number_one_and_the_others_follow_by_distance(tmp_path: Path) -> None:
    files = {
        "venues/far-hall.yaml": hall("Far Hall", 51.3250),
        "venues/near-hall.yaml": hall("Near Hall", 51.3400),
        "activities/a.yaml": group("A", "far-hall"),
        "activities/b.yaml": group("B", "near-hall"),
        "activities/c.yaml": group("C", "corner-room"),
    }
    drawn = map_of(small(tmp_path, **files))
    assert [(own.number, own.venue.id, own.words) for own in drawn.places] == [
        (1, "corner-room", ""),
        (2, "near-hall", "300 m south"),
        (3, "far-hall", "2.0 km south"),
    ]
    first = drawn.places[0].dot
    assert [(ring.x, ring.y) for ring in drawn.rings] == [(first.x, first.y)] * 2


def test_a_sensitive_venue_and_a_sensitive_group_are_on_no_map_and_the_numbers_have_no_gap(tmp_path: Path) -> None:
    files = {
        "venues/other-hall.yaml": hall("Other Hall", 51.3400),
        "venues/third-hall.yaml": hall("Third Hall", 51.3300),
        "activities/another.yaml": group("Another", "other-hall"),
        "activities/third.yaml": group("Third", "third-hall"),
    }
    assert places(small(tmp_path / "open", **files)) == [(1, "corner-room"), (2, "other-hall"), (3, "third-hall")]
    secret = {"venues/other-hall.yaml": hall("Other Hall", 51.3400, "sensitive: yes\n")}
    hidden = small(tmp_path / "venue", **{**files, **secret})
    assert places(hidden) == [(1, "corner-room"), (2, "third-hall")]
    assert set(venue_maps(hidden)) == {"corner-room", "third-hall"}
    assert "Other Hall" not in repr((map_of(hidden), venue_maps(hidden)))
    private = {"activities/another.yaml": group("Another", "other-hall", "sensitive: yes\n")}
    assert places(small(tmp_path / "group", **{**files, **private})) == [(1, "corner-room"), (2, "third-hall")]


def test_a_sensitive_venue_is_never_that_from_which_others_are_measured(tmp_path: Path) -> None:
    files = {
        "venues/secret-hall.yaml": hall("Secret Hall", 51.3400, "sensitive: yes\n"),
        **{f"activities/{name}.yaml": group(name, "secret-hall") for name in "abc"},
    }
    snapshot = small(tmp_path, **files)
    assert places(snapshot) == [(1, "corner-room")]
    assert [own.words for own in venue_maps(snapshot).values()] == ["In South Ward"]


def test_a_venue_without_coordinates_is_not_put_in_the_middle_of_its_postcodes(tmp_path: Path) -> None:
    files = {
        "venues/hall.yaml": "name: Hall\naddress: 1 Mill Lane\npostcode: BS23 3ZL\n",
        "activities/another.yaml": group("Another", "hall"),
    }
    snapshot = small(tmp_path, **files)
    assert places(snapshot) == [(1, "corner-room")]
    assert "hall" not in venue_maps(snapshot)


def test_an_area_without_an_outline_is_drawn_from_its_parts_and_one_without_either_is_not(tmp_path: Path) -> None:
    snapshot = small(tmp_path)
    assert map_of(snapshot, "weston-super-mare").ground.own == map_of(snapshot).ground.own
    bare = Snapshot(small_directory(tmp_path / "bare"), TODAY)
    assert area_maps(bare) == {}
    assert overview(bare) is None
    assert venue_maps(bare) == {}


def test_a_venue_in_a_town_but_in_none_of_its_outlined_wards_is_on_the_map_of_the_town(tmp_path: Path) -> None:
    drawn = {"south_ward": SQUARE, "weston_super_mare": square(51.2, -3.1, 0.3)}
    out = hall("Out Hall", 51.25).replace("BS23", "BS22")
    files = {"outlines.geojson": outlines(**drawn), "venues/out-hall.yaml": out}
    files |= {"activities/out.yaml": group("Out", "out-hall")}
    snapshot = small(tmp_path / "open", **files)
    town = map_of(snapshot, "weston-super-mare")
    assert {own.venue.id: own.words for own in town.places} == {
        "corner-room": "in South Ward",
        "out-hall": "in Weston-super-Mare",
    }
    assert all(town.ground.crop.has((latitude, longitude)) for latitude, longitude in SQUARE)
    assert not town.ground.crop.has((51.2, -3.1))  # a town is drawn where its wards and venues are
    assert venue_maps(snapshot)["out-hall"].words == "In Weston-super-Mare"
    assert venue_maps(snapshot)["out-hall"].ground is town.ground
    assert venue_maps(snapshot)["corner-room"].ground.area.id == "south-ward"
    district = map_of(snapshot, "north-somerset")  # it has no outline of its own
    assert (district.ground.own, district.places) == (town.ground.own, town.places)
    hidden = small(tmp_path / "hidden", **{**files, "venues/out-hall.yaml": f"{out}sensitive: yes\n"})
    assert "out-hall" not in venue_maps(hidden)
    assert map_of(hidden, "weston-super-mare").ground.crop == map_of(hidden).ground.crop


def square(south: float, west: float, side: float) -> tuple[tuple[float, float], ...]:
    """The ring of an outline that is as high as wide, in degrees."""
    north, east = south + side, west + side
    return (south, west), (south, east), (north, east), (north, west), (south, west)


def test_an_area_too_small_to_see_at_the_scale_of_a_map_is_left_out_of_it_and_has_its_own(tmp_path: Path) -> None:
    areas = (SMALL / "areas.yaml").read_text("utf-8")
    for name in ("Estate", "North Town"):
        areas += f"- id: {name.lower().replace(' ', '-')}\n  name: {name}\n  kind: town\n  parent: north-somerset\n"
    estate, ward, town = square(51.34, -2.962, 0.0004), square(51.3, -3, 2.3), square(53, -1, 2.3)
    three = {"areas.yaml": areas, "outlines.geojson": outlines(south_ward=ward, estate=estate, north_town=town)}
    snapshot = small(tmp_path / "three", **three)
    seen = overview(snapshot)
    assert seen
    assert [way.area.id for way in seen.areas] == ["south-ward", "north-town"]
    assert all("Estate" not in own.lines for own in map_of(snapshot).labels)
    own = map_of(snapshot, "estate").ground
    assert own.own
    assert (own.bar.words, own.bar.units < 120) == ("10 m", True)  # it is 45 m high
    two = {"areas.yaml": areas, "outlines.geojson": outlines(south_ward=ward, estate=estate)}
    assert overview(small(tmp_path / "two", **two)) is None  # no choice is left


def test_a_name_that_would_cover_a_dot_or_its_number_is_left_out() -> None:
    [dot] = placed([(100, 100)], 360)
    on, beside = Label(("Milton",), 100, 96), Label(("Milton",), 160, 96)
    assert clear((on, beside), (dot,)) == (beside,)


def test_no_number_covers_another_dot_even_if_all_lie_close() -> None:
    points = [(100, 100), (112, 100), (100, 114), (112, 114), (3, 3), (357, 357)]
    dots = placed(points, 360)
    assert [(dot.x, dot.y) for dot in dots] == points
    for dot in dots:
        assert 8 <= dot.number_x <= 352
        assert 6.5 <= dot.number_y <= 353.5
        for x, y in points:
            assert abs(dot.number_x - x) >= 8 or abs(dot.number_y - y) >= 8
