"""Who is protected changes: a flag that is taken away, and a place that becomes secret after it was public."""

from pathlib import Path

import pytest

from signpost.checks import check
from signpost.checks.protection import protection
from signpost.cli.report import FORMATS
from signpost.records.directory import Directory, read_directory
from tests.day import TODAY
from tests.records.scratch import small_folder

VENUE = "name: Lantern House\naddress: 12 Zinnia Road\npostcode: BS23 3ZL\nsensitive: no\n"
HIDDEN = "name: Lantern House\nsensitive: yes\n"
HOUSE = "venues/lantern-house.yaml"
CHANGES = {"sensitive-lifted", "sensitive-become"}


def changed(before: Directory, after: Directory) -> list[tuple[str, str]]:
    """What is said of changes from one directory to another, by file and code."""
    found = check(after, TODAY, before=protection(before))
    return [(item.file, item.code) for item in found if item.code in CHANGES]


def with_house(folder: Path, text: str, name: str = HOUSE) -> Directory:
    return read_directory(small_folder(folder, {name: text}))


def test_nothing_is_said_where_nothing_has_changed_or_no_site_was_built(tmp_path: Path) -> None:
    for number, text in enumerate((VENUE, HIDDEN)):
        directory = with_house(tmp_path / str(number), text)
        assert changed(directory, directory) == []
        assert not CHANGES & {found.code for found in check(directory, TODAY)}


def test_a_flag_that_is_taken_away_is_said_with_what_is_published_then(tmp_path: Path) -> None:
    before, after = with_house(tmp_path / "1", HIDDEN), with_house(tmp_path / "2", VENUE)
    assert changed(before, after) == [(HOUSE, "sensitive-lifted")]
    [found] = [item for item in check(after, TODAY, before=protection(before)) if item.code in CHANGES]
    assert found.severity == "warning"
    assert found.line == 4
    assert "The next site shows its address and its postcode." in found.message


def test_a_sensitive_group_that_gets_a_venue_and_loses_its_flag_is_said(tmp_path: Path) -> None:
    line = "activities/lantern-line.yaml"
    before = read_directory(small_folder(tmp_path / "1"))
    owner = (tmp_path / "1/directory/organisations/lantern-project.yaml").read_text("utf-8").replace("yes", "no")
    text = (tmp_path / "1/directory" / line).read_text("utf-8")
    after = read_directory(
        small_folder(
            tmp_path / "2",
            {line: f"{text}venue: corner-room\nsensitive: no\n", "organisations/lantern-project.yaml": owner},
        )
    )
    assert changed(before, after) == [
        (line, "sensitive-lifted"), ("organisations/lantern-project.yaml", "sensitive-lifted"),
    ]  # fmt: skip
    [found] = [
        item for item in check(after, TODAY, before=protection(before)) if item.file == line and item.code in CHANGES
    ]
    assert "The next site shows where it meets and how to get in touch." in found.message


def test_a_flag_that_goes_with_a_new_name_of_the_file_is_said_too(tmp_path: Path) -> None:
    before = with_house(tmp_path / "1", HIDDEN)
    after = with_house(tmp_path / "2", VENUE, "venues/the-lantern.yaml")
    assert changed(before, after) == [("venues/the-lantern.yaml", "sensitive-lifted")]


def test_what_has_become_sensitive_is_said_with_where_old_copies_are(tmp_path: Path) -> None:
    before, after = with_house(tmp_path / "1", VENUE), with_house(tmp_path / "2", HIDDEN)
    assert changed(before, after) == [(HOUSE, "sensitive-become")]
    [found] = [item for item in check(after, TODAY, before=protection(before)) if item.code in CHANGES]
    for copies in ("the history in Git", "pages and calendars that visitors have kept", "leaflets", ".cache"):
        assert copies in found.fix


def test_a_new_sensitive_record_was_never_published(tmp_path: Path) -> None:
    before, after = read_directory(small_folder(tmp_path / "1")), with_house(tmp_path / "2", HIDDEN)
    assert changed(before, after) == []


@pytest.mark.parametrize("form", FORMATS)
def test_neither_repeats_a_place(tmp_path: Path, form: str) -> None:
    public, secret = with_house(tmp_path / "1", VENUE), with_house(tmp_path / "2", f"{VENUE[:-3]}yes\n")
    for before, after in ((public, secret), (secret, public)):
        told = FORMATS[form](check(after, TODAY, before=protection(before)), "directory")
        assert "Zinnia" not in told
        assert "3ZL" not in told
