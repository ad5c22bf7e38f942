"""The map on the leaflets of an area: read back from the PDF, its dots lie where records say, and its words agree."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pypdfium2
import pytest
from pypdfium2 import raw

from signpost.outputs.leaflets import print_leaflets
from signpost.records.cache import NoCache
from signpost.records.directory import Directory
from signpost.values.quotes import typographic
from signpost.values.sectors import Point, distance
from signpost.views.area_map import area_maps
from signpost.views.leaflet import leaflet
from signpost.views.leaflet_pdf import pdf_path
from signpost.views.map_geometry import WIDTH, Crop
from signpost.views.paper_map import PaperMap, paper_map
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.outputs.leaves import snapshot
from tests.outputs.pdfs import Pdf, is_in
from tests.records.scratch import small_directory
from tests.views.test_area_map import SQUARE, group, hall, outlines

ID: Final = "close-to-home"
SIZES: Final = pytest.mark.parametrize("size", ["standard", "large"])
TITLE: Final = "Where things are"
NEAR: Final = 0.01  # kilometres; a hundredth of a millimetre on paper is less
Box = tuple[float, float, float, float]  # left, bottom, right and top in points
CHECKED: Final = f"verified: {{on: {TODAY}, by: Community Connector, how: phone}}\n"
LEAFLET: Final = """\
title: Near you
audience: For everyone
opening: All of these are near.
format: list
select:
  areas: [south-ward]
"""


def own_map(own: Snapshot, name: str = ID) -> PaperMap | None:
    record = own.directory.leaflets[name]
    return paper_map(own, record, leaflet(own, record, "standard").entries)


def shapes(content: bytes) -> Iterator[tuple[int, Box]]:
    """The page and the box of each shape of a PDF. A box has the width of its line on each side."""
    for number, page in enumerate(pypdfium2.PdfDocument(content), 1):
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
            yield number, item.get_bounds()


def drawn_dots(content: bytes, crop: Crop) -> list[Point]:
    """The middle of each dot of a map in degrees, by the ground of the whole drawing, which has its proportions."""
    found = list(shapes(content))
    grounds = {(page, box) for page, box in found if box[2] - box[0] > 200 and is_like(box, crop)}
    [(page, (west, south, east, north))] = grounds
    unit = (east - west) / WIDTH
    dots = []
    for number, (left, bottom, right, top) in found:
        x, y = (left + right) / 2, (bottom + top) / 2
        is_round = abs((right - left) - (top - bottom)) < 0.01 and right - left < 40 * unit
        if number == page and is_round and west < x < east and south < y < north:
            up, along = (y - south) / (north - south), (x - west) / (east - west)
            dots.append((crop.south + up * (crop.north - crop.south), crop.west + along * (crop.east - crop.west)))
    return dots


def is_like(box: Box, crop: Crop) -> bool:
    return abs((box[3] - box[1]) / (box[2] - box[0]) - crop.height / WIDTH) < 0.0005


@pytest.fixture(scope="module")
def own() -> PaperMap:
    found = own_map(snapshot())
    assert found
    return found


def pdf_of(site: Path, size: str, name: str = ID) -> bytes:
    return (site / pdf_path(name, size)).read_bytes()


def coordinates(directory: Directory, venue: str) -> Point:
    there = directory.venues[venue].coordinates
    assert there
    return there.latitude, there.longitude


@SIZES
def test_every_dot_on_paper_lies_where_the_record_says(demonstration: Path, size: str, own: PaperMap) -> None:
    dots = drawn_dots(pdf_of(demonstration, size), own.map.ground.crop)
    wanted = [coordinates(snapshot().directory, place.venue.id) for place in own.map.places]
    assert len(dots) == len(wanted) >= 4
    assert all(distance(dot, point) < NEAR for dot, point in zip(dots, wanted, strict=True))


@SIZES
def test_the_words_beside_it_are_those_of_its_dots_and_each_group_has_the_number_of_its_place(
    demonstration: Path, size: str, own: PaperMap
) -> None:
    pdf = Pdf(pdf_of(demonstration, size))
    directory = snapshot().directory
    number = {place.venue.id: place.number for place in own.map.places}
    assert list(number.values()) == list(range(1, len(number) + 1))
    for place in own.map.places:
        words = f", {place.words}" if place.words else " (from here)"
        assert is_in(f"{place.number}{place.venue.name}{words}", pdf)
    entries = leaflet(snapshot(), directory.leaflets[ID], size).entries
    assert {entry.id for entry in entries} == set(own.numbers)
    for entry in entries:
        assert own.numbers[entry.id] == number[directory.activities[entry.id].venue]
        assert is_in(f"{entry.when[-1]}{own.numbers[entry.id]}{entry.where}", pdf), entry.id


def test_it_is_drawn_from_what_the_page_of_the_area_is_drawn_from(own: PaperMap) -> None:
    there = area_maps(snapshot())["central-ward"]
    assert (own.map.ground.own, own.map.ground.crop) == (there.ground.own, there.ground.crop)
    at = {place.venue.id: (place.dot.x, place.dot.y) for place in there.places}
    assert all(at[place.venue.id] == (place.dot.x, place.dot.y) for place in own.map.places)


@SIZES
def test_a_screen_reader_hears_what_is_on_the_map_and_everybody_whose_data_it_is(
    demonstration: Path, size: str, own: PaperMap
) -> None:
    pdf = Pdf(pdf_of(demonstration, size))
    told = [str(element.Alt) for kind, element in pdf.tags() if kind == "Figure"]
    [alt] = [words for words in told if words.startswith("Map of Central Ward")]
    assert all(f"{place.number} {typographic(place.venue.name)}" in alt for place in own.map.places)
    assert is_in(snapshot().directory.folder.outlines.attribution, pdf)


def test_a_list_without_room_has_no_map_and_no_numbers(demonstration: Path) -> None:
    full = Pdf(pdf_of(demonstration, "standard", "in-south-ward"))
    assert not is_in(TITLE, full)
    assert own_map(snapshot(), "in-south-ward")
    assert is_in("The Corner Room, BS23 3ZL", full)
    assert not is_in("1The Corner Room", full)


def made(home: Path, **files: str) -> tuple[Snapshot, Pdf, bytes]:
    """The list of an area of the small directory with nine groups more at three venues, as printed."""
    there = {
        "venues/other-hall.yaml": hall("Other Hall", 51.3400),
        "venues/third-hall.yaml": hall("Third Hall", 51.3300),
        **{f"activities/a{name}.yaml": group(f"A{name}", "corner-room", CHECKED) for name in "klm"},
        **{f"activities/b{name}.yaml": group(f"B{name}", "other-hall", CHECKED) for name in "klm"},
        **{f"activities/c{name}.yaml": group(f"C{name}", "third-hall", CHECKED) for name in "klm"},
        "leaflets/near.yaml": LEAFLET,
        "outlines.geojson": outlines(south_ward=SQUARE),
    }
    kept = {name: text for name, text in {**there, **files}.items() if text}
    own = Snapshot(small_directory(home, kept), TODAY)
    refused: list[str] = []
    content = print_leaflets(own, NoCache(), lambda *_: None, refused.append)["leaflets/near.pdf"].pdf
    assert refused == []
    return own, Pdf(content), content


def test_a_sensitive_venue_is_nowhere_on_it_and_leaves_no_gap_in_the_numbers(tmp_path: Path) -> None:
    own, pdf, content = made(tmp_path / "open")
    assert is_in("2 Other Hall", pdf)
    assert is_in("3 Third Hall", pdf)
    found = own_map(own, "near")
    assert found
    assert len(drawn_dots(content, found.map.ground.crop)) == 3
    secret = hall("Other Hall", 51.3400, "sensitive: yes\n")
    own, pdf, content = made(tmp_path / "hidden", **{"venues/other-hall.yaml": secret})
    found = own_map(own, "near")
    assert found
    assert "Other Hall" not in repr(found)
    assert not is_in("Other Hall", pdf)
    assert is_in("2 Third Hall", pdf)
    assert len(drawn_dots(content, found.map.ground.crop)) == 2


def test_a_group_of_which_paper_may_tell_no_more_than_its_number_is_not_on_it(tmp_path: Path) -> None:
    limited = f"{CHECKED}print: name-and-phone\n"
    own, pdf, _ = made(
        tmp_path, **{f"activities/b{name}.yaml": group(f"B{name}", "other-hall", limited) for name in "klm"}
    )
    found = own_map(own, "near")
    assert found
    assert {name[0] for name in found.numbers} == {"a", "c"}
    assert is_in("2 Third Hall", pdf)
    assert not is_in("Other Hall", pdf)


def test_without_outlines_there_is_no_map_and_no_number_and_all_else_is_there(tmp_path: Path) -> None:
    own, pdf, _ = made(tmp_path, **{"outlines.geojson": ""})
    assert own_map(own, "near") is None
    assert not is_in(TITLE, pdf)
    assert not is_in("2 Other Hall", pdf)
    assert all(is_in(name, pdf) for name in ("Corner Room", "Other Hall", "Third Hall"))


def test_a_single_place_needs_no_map(tmp_path: Path) -> None:
    gone = {f"activities/{first}{name}.yaml": "" for first in "bc" for name in "klm"}
    own, pdf, _ = made(tmp_path, **gone)
    assert own_map(own, "near") is None
    assert not is_in(TITLE, pdf)
