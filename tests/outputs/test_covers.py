"""Drawings on leaflets: each is there and only draws. Covers have colours of their own, on which white can be read."""

import json
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from signpost.records.engine_files import SITE_SOURCES
from signpost.records.schema import schema_of

DRAWINGS: Final = tuple(schema_of("need")["properties"]["drawing"]["enum"])
COVERS: Final[dict[str, str]] = json.loads((SITE_SOURCES / "leaflets" / "covers.json").read_text("utf-8"))
FOLDER: Final = SITE_SOURCES / "assets" / "drawings"
PICTURES: Final = tuple(schema_of("leaflet")["properties"]["points"]["items"]["properties"]["picture"]["enum"])
PICTURE_FOLDER: Final = SITE_SOURCES / "leaflets" / "pictures"


def luminance(colour: str) -> float:
    """The relative luminance of a colour such as #0b4a59 (WCAG 2.2)."""
    parts = [int(two, 16) / 255 for two in re.findall("[0-9a-f]{2}", colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_each_drawing_that_a_record_may_name_is_there_with_its_colour() -> None:
    assert set(COVERS) == set(DRAWINGS) == {file.stem for file in FOLDER.glob("*.svg")}


@pytest.mark.parametrize("colour", COVERS.values())
def test_white_words_stand_out_from_each_cover(colour: str) -> None:
    assert 1.05 / (luminance(colour) + 0.05) >= 7


def test_no_two_covers_have_the_same_colour() -> None:
    assert all(first != second for first, second in pairwise(sorted(COVERS.values())))


def test_each_picture_of_easy_read_that_a_record_may_name_is_there() -> None:
    assert set(PICTURES) == {file.stem for file in PICTURE_FOLDER.glob("*.svg")}


@pytest.mark.parametrize(
    "file", [*(FOLDER / f"{name}.svg" for name in DRAWINGS), *(PICTURE_FOLDER / f"{name}.svg" for name in PICTURES)]
)
def test_a_drawing_is_shapes_and_nothing_else(file: Path) -> None:
    text = file.read_text("utf-8")
    shapes = {element.tag.rpartition("}")[2] for element in ET.fromstring(text).iter()}  # noqa: S314 - our own file
    assert shapes <= {"svg", "g", "path", "circle", "ellipse"}
    assert len(text) < 3_000


def test_the_thumbnail_of_a_leaflet_that_folds_is_the_front_of_its_cover(demonstration: Path) -> None:
    with Image.open(demonstration / "leaflets" / "creative-activities.png") as thumbnail:
        wide, tall = thumbnail.size
        cover = thumbnail.convert("RGB").getpixel((wide // 8, tall // 8))
    assert tall / wide == pytest.approx(297 / 210, abs=0.02)
    assert cover == tuple(int(two, 16) for two in re.findall("[0-9a-f]{2}", COVERS["singing"]))
