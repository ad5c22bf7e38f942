"""Names and the ids made of them."""

from pathlib import Path

import pytest

from signpost.checks import check
from signpost.records.directory import read_directory
from signpost.values.names import ID, id_from
from tests.day import TODAY
from tests.records.scratch import small_folder


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Men's Shed", "mens-shed"),
        ("Men’s Shed", "mens-shed"),
        ("Café & Chat", "cafe-and-chat"),
        ("Łódź Circle", "lodz-circle"),
        ("Smørrebrød", "smorrebrod"),
        ("The 60+ Club", "the-60-club"),
        ("茶社", ""),
    ],
)
def test_an_id_is_made_of_a_name(name: str, identity: str) -> None:
    assert id_from(name) == identity
    assert not identity or ID.fullmatch(identity)


def test_a_file_is_told_the_same_id(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    (folder / "activities/knit-and-natter.yaml").rename(folder / "activities/Men's Shed.yaml")
    told = [found.fix for found in check(read_directory(folder), TODAY) if found.code == "file-name"]
    assert told == [
        "Use small letters and digits, with single hyphens between words, 60 characters at most: “mens-shed.yaml”."
    ]
