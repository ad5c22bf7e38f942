"""Postcode sectors: their centres, the distances between them, and how postcodes are written."""

import math
import re

import pytest

from signpost.values.sectors import (
    FILE,
    Point,
    distance,
    districts,
    has_centres,
    normalise_postcode,
    sector_of,
    sector_radius,
    sectors,
)

LONDON, EDINBURGH, PARIS = (51.5074, -0.1278), (55.9533, -3.1883), (48.8566, 2.3522)
LANDS_END, JOHN_O_GROATS = (50.0657, -5.7132), (58.6373, -3.0689)


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [
        (LONDON, EDINBURGH, 534),
        (LONDON, PARIS, 344),
        (LANDS_END, JOHN_O_GROATS, 968),
        ((51.0, -2.0), (52.0, -2.0), 111.19),
        ((0.0, 0.0), (0.0, 180.0), math.pi * 6371),
        ((51.0, -0.001), (51.0, 0.001), 0.14),
    ],
)
def test_distances_are_those_of_an_atlas(one: Point, other: Point, kilometres: float) -> None:
    assert distance(one, other) == pytest.approx(kilometres, rel=0.005)
    assert distance(other, one) == pytest.approx(distance(one, other))


def test_a_place_is_no_way_from_itself() -> None:
    assert distance(LONDON, LONDON) == 0


def test_neighbours_in_weston_are_near_each_other() -> None:
    assert 0.5 < distance(sectors()["BS23 3"], sectors()["BS23 4"]) < 3


def test_each_line_of_the_data_is_a_sector_in_great_britain() -> None:
    lines = FILE.read_text("utf-8").splitlines()
    assert len(sectors()) == len(lines) - 1 > 10_000
    for name, (latitude, longitude) in sectors().items():
        assert re.fullmatch(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9]", name)
        assert 49.8 < latitude < 60.9
        assert -8.7 < longitude < 1.8


def test_the_data_stands_beside_the_words_that_its_licence_asks_for() -> None:
    words = (FILE.parent / "ATTRIBUTION.md").read_text("utf-8")
    for owner in ("Contains OS data", "Contains Royal Mail data", "Contains National Statistics data"):
        assert owner in words


def test_the_sectors_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        sectors()["BS23 3"] = (0.0, 0.0)  # type: ignore[index] # it is what must fail


def test_districts_are_the_first_halves_of_sectors() -> None:
    assert {"BS23", "BS24", "W1A", "EC1A", "B1"} <= districts()
    assert not [name for name in districts() if " " in name]


@pytest.mark.parametrize("sector", ["BS23 3", "EC1A 1", "IV27 4", "KW17 2", "TR21 0", "ZE2 9"])
def test_a_sector_reaches_four_kilometres_or_three_times_to_its_neighbour(sector: str) -> None:
    nearest = min(distance(sectors()[sector], point) for name, point in sectors().items() if name != sector)
    assert sector_radius(sector) == max(4, 3 * nearest)


def test_sectors_reach_further_in_the_highlands_than_in_town() -> None:
    assert sector_radius("EC1A 1") == sector_radius("BS23 3") == 4
    assert sector_radius("IV27 4") > 20


@pytest.mark.parametrize(
    ("typed", "tidy", "sector"),
    [
        ("BS23 4ZZ", "BS23 4ZZ", "BS23 4"),
        ("bs234zz", "BS23 4ZZ", "BS23 4"),
        (" bs23  4zz ", "BS23 4ZZ", "BS23 4"),
        ("b s 2 3 4 z z", "BS23 4ZZ", "BS23 4"),
        ("w1a1aa", "W1A 1AA", "W1A 1"),
        ("M1 1AE", "M1 1AE", "M1 1"),
        ("ec1a 1bb", "EC1A 1BB", "EC1A 1"),
    ],
)
def test_a_postcode_is_tidied_and_lies_in_its_sector(typed: str, tidy: str, sector: str) -> None:
    assert normalise_postcode(typed) == tidy
    assert sector_of(typed) == sector


@pytest.mark.parametrize("postcode", ["BT1 1AA", "je2 3ab", "GY1 1AA", "IM1 1AA"])
def test_northern_ireland_and_the_islands_have_no_open_centres(postcode: str) -> None:
    assert not has_centres(postcode)
    assert sector_of(postcode) not in sectors()


@pytest.mark.parametrize("postcode", ["BS23 4ZZ", "b1 1aa", "IV27 4AA", "IP1 1AA"])
def test_the_rest_of_great_britain_has(postcode: str) -> None:
    assert has_centres(postcode)
