"""The maps of the built demonstration: read back from the files, they say what the records say."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from signpost.values import bearing
from signpost.values.sectors import distance
from tests.demonstration import copy_of_demonstration
from tests.demonstration import demonstration as records
from tests.sites import built

FROM_HERE: Final = " (from here)"
SVG: Final = "{http://www.w3.org/2000/svg}"
NEAR: Final = 0.012  # kilometres: a tenth of a unit on the map of the town is 3 m, and the record has 4 decimals
DIRECTORY: Final = records()
Point = tuple[float, float]


def maps_of(site: Path, folder: str) -> dict[str, ET.Element]:
    return {file.stem: ET.parse(file).getroot() for file in sorted((site / folder).glob("*.svg"))}  # noqa: S314 - ours


def dots(svg: ET.Element) -> Iterator[tuple[str, Point]]:
    """Each dot of a map: the id of its venue, and where it lies in degrees, from the bounds that the map gives."""
    west, south, east, north = map(float, svg.attrib["data-bounds"].split())
    height = float(svg.attrib["data-height"])
    for circle in svg.iter(f"{SVG}circle"):
        if circle.attrib["class"] == "m-dot":
            x, y = float(circle.attrib["cx"]), float(circle.attrib["cy"])
            yield (
                circle.attrib.get("data-venue", ""),
                (north - y / height * (north - south), west + x / 360 * (east - west)),
            )


def recorded(venue: str) -> Point:
    found = DIRECTORY.venues[venue].coordinates
    assert found
    return found.latitude, found.longitude


def test_every_dot_lies_where_the_record_says(demonstration: Path) -> None:
    seen = set()
    for area, svg in maps_of(demonstration, "areas").items():
        for venue, point in dots(svg):
            seen.add(venue)
            assert distance(point, recorded(venue)) < NEAR, (area, venue)
    for venue, svg in maps_of(demonstration, "venues").items():
        [(_, point)] = dots(svg)
        assert distance(point, recorded(venue)) < NEAR, venue
    assert len(seen) >= 15


def test_the_words_beside_a_map_agree_with_its_dots(demonstration: Path) -> None:
    measured = 0
    for area, svg in maps_of(demonstration, "areas").items():
        page = (demonstration / "areas" / f"{area}.html").read_text("utf-8")
        [beside] = re.findall(r'<section class="where".*?</section>', page, re.DOTALL)
        told = re.findall(r"<li>([^<]+)</li>", beside)
        listed = [line.removesuffix(FROM_HERE).split(", ") for line in told]
        drawn = list(dots(svg))
        names = [DIRECTORY.venues[venue].name.replace("'", "’") for venue, _ in drawn]
        assert names == [name for name, *_ in listed], area
        numbers = [text.text for text in svg.iter(f"{SVG}text") if "m-number" in text.attrib["class"]]
        assert numbers == [str(number) for number in range(1, len(listed) + 1)]
        if told and told[0].endswith(FROM_HERE):
            start = recorded(drawn[0][0])
            assert [words for _, *words in listed] == [
                [],
                *([bearing.written(start, recorded(v))] for v, _ in drawn[1:]),
            ]
            measured += len(listed)
    assert measured > 20


def test_each_group_with_a_place_on_the_map_has_it_on_its_page_in_words_too(demonstration: Path) -> None:
    drawn = maps_of(demonstration, "venues")
    for activity in DIRECTORY.activities.values():
        page = (demonstration / "activities" / f"{activity.id}.html").read_text("utf-8")
        shown = re.findall(r'<img src="../venues/([a-z0-9-]+).svg".*?<figcaption>(?:In|Near) [A-Z]', page)
        wanted = activity.venue in drawn and '<p class="place">' in page
        assert shown == ([activity.venue] if wanted else []), activity.id


def test_every_map_says_whose_data_it_is_and_has_a_title_and_a_description(demonstration: Path) -> None:
    whole = DIRECTORY.folder.outlines.attribution
    for folder in ("areas", "venues"):
        for name, svg in maps_of(demonstration, folder).items():
            owed = [text.text or "" for text in svg.iter(f"{SVG}text") if text.attrib["class"] == "m-owed"]
            assert " ".join(owed) == whole, name
            assert svg.attrib["role"] == "img"
            labelled = {element.attrib["id"]: element.text for element in svg if "id" in element.attrib}
            assert all(labelled[id_] for id_ in svg.attrib["aria-labelledby"].split()), name
    assert whole in (demonstration / "index.html").read_text("utf-8")


def test_the_front_page_leads_to_each_area_by_its_outline(demonstration: Path) -> None:
    page = (demonstration / "index.html").read_text("utf-8")
    ways = re.findall(r'<a href="areas/([a-z0-9-]+).html"><title>([^<]+)</title><path class="m-own" d="M', page)
    outlined = {own.area for own in DIRECTORY.folder.outlines.outlines}
    parents = {area.parent for area in DIRECTORY.areas.values()}
    assert dict(ways) == {id_: DIRECTORY.areas[id_].name for id_ in outlined - parents}


def test_nothing_sensitive_is_in_any_map(demonstration: Path) -> None:
    assert DIRECTORY.sensitive_names
    for file in demonstration.rglob("*.svg"):
        text = file.read_text("utf-8")
        assert not [name for name in DIRECTORY.sensitive_names if name in text], file


def test_without_outlines_the_site_is_whole_and_has_no_map(tmp_path: Path) -> None:
    directory = copy_of_demonstration(tmp_path)
    (directory / "outlines.geojson").unlink()
    site = built(directory, tmp_path / "site", leaflets=False)
    assert [file.relative_to(site).as_posix() for file in site.rglob("*.svg") if "assets" not in file.parts] == []
    for page in ("index.html", "areas/south-ward.html", "activities/tea-and-talk.html", "venues/corner-room.html"):
        text = (site / page).read_text("utf-8")
        assert ".svg" not in re.sub("assets/[a-z/]+.svg", "", text)
        assert "Map of" not in text
