"""The directory: joined and indexed, sensitive where it must be, and never changed."""

from collections.abc import Mapping
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from signpost.records.directory import Directory, read_directory
from signpost.records.file_names import FOLDERS
from signpost.records.model import Record
from signpost.records.to_record import CLASSES
from tests.demonstration import demonstration
from tests.records.scratch import SMALL, small_directory, small_folder

ORGANISATION = "name: One of many\nkind: charity\nsummary: One of many.\ncontact: {phone: 0117 496 0020}\n"
VENUE = "name: A house\n"
SENSITIVE = ("lantern-project", "lantern-line")  # of the small directory itself
LISTS = ("levels", "areas")
ACTIVITY = "name: Something\norganisation: corner-room-friends\nvenue: corner-room\n"


def test_each_record_of_each_folder_and_list_is_found_by_its_kind_and_id() -> None:
    directory = read_directory(SMALL)
    assert directory.about.name == "Test Signpost"
    assert list(directory.levels) == ["signposting", "full-support"]
    assert list(directory.needs) == ["arts-creative", "domestic-abuse", "loneliness"]
    assert list(directory.areas) == ["north-somerset", "weston-super-mare", "south-ward"]
    assert list(directory.organisations) == ["corner-room-friends", "lantern-project"]
    assert list(directory.venues) == ["corner-room", "river-hall"]
    assert list(directory.activities) == ["knit-and-natter", "lantern-line", "story-hour"]
    assert list(directory.pathways) == ["connector", "urgent-help"]
    assert list(directory.leaflets) == ["poster"]


def test_needs_come_in_the_order_of_the_themes_and_those_without_one_last(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    with (folder / "directory.yaml").open("a", encoding="utf-8") as about:
        about.write("themes: [Company, Making things]\n")
    for need, theme in (("loneliness", "Company"), ("arts-creative", "Making things")):
        with (folder / "needs" / f"{need}.yaml").open("a", encoding="utf-8") as record:
            record.write(f"theme: {theme}\n")
    assert list(read_directory(folder).needs) == ["loneliness", "arts-creative", "domestic-abuse"]


def test_no_record_is_left_out_or_found_twice() -> None:
    for directory in (read_directory(SMALL), demonstration()):
        found = [(record.source.kind, record.id) for record in directory.records()]
        assert sorted(found) == sorted((source.kind, source.id) for source in directory.folder.sources)
        assert len(found) == len(set(found))


@pytest.mark.parametrize("kind", CLASSES)
def test_what_is_found_by_a_kind_is_of_that_kind(kind: str) -> None:
    found = demonstration().of_kind(kind) or read_directory(SMALL).of_kind(kind)  # nothing is joined there
    assert found
    for identity, record in found.items():
        assert type(record) is CLASSES[kind]
        assert record.id == identity
        assert record.source.kind == kind


def test_of_two_records_with_one_id_the_first_stands(tmp_path: Path) -> None:
    text = "- {id: bath, name: First, kind: town}\n- {id: bath, name: Second, kind: town}\n"
    assert small_directory(tmp_path, {"areas.yaml": text}).areas["bath"].name == "First"


def test_a_directory_without_its_own_file_is_empty_there_and_whole_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "activities").mkdir()
    (tmp_path / "activities" / "hall.yaml").write_text(ACTIVITY, "utf-8")
    directory = read_directory(tmp_path)
    assert directory.about.name == ""
    assert directory.about.school_terms == ()
    assert list(directory.activities) == ["hall"]


def test_a_list_with_an_id_that_cannot_be_printed_gives_no_record_of_that_id(tmp_path: Path) -> None:
    directory = small_directory(tmp_path, {"areas.yaml": '- {id: "a\\nb", name: First, kind: town}\n'})
    assert list(directory.areas) == []
    assert {found.file for found in directory.folder.problems} == set()


def test_a_folder_that_is_not_there_is_the_machines_fault_and_not_the_records(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_directory(tmp_path / "nowhere")


# What makes a record sensitive, and what doesn't.


def sensitive(directory: Directory) -> set[str]:
    return {record.id for record in directory.records() if directory.is_sensitive(record)}


def test_a_record_is_sensitive_by_its_own_word(tmp_path: Path) -> None:
    files = {
        "organisations/a.yaml": ORGANISATION + "sensitive: yes\n",
        "venues/b.yaml": VENUE + "sensitive: yes\n",
        "activities/c.yaml": ACTIVITY + "sensitive: yes\n",
        "activities/d.yaml": ACTIVITY + "sensitive: no\n",
    }
    assert sensitive(small_directory(tmp_path, files)) == {"a", "b", "c", *SENSITIVE}


def test_an_activity_is_sensitive_where_its_organisation_or_its_venue_is(tmp_path: Path) -> None:
    files = {
        "organisations/a.yaml": ORGANISATION + "sensitive: yes\n",
        "venues/b.yaml": VENUE + "sensitive: yes\n",
        "activities/c.yaml": ACTIVITY.replace("corner-room-friends", "a"),
        "activities/d.yaml": ACTIVITY.replace("venue: corner-room", "venue: b"),
        "activities/e.yaml": ACTIVITY,
    }
    assert {"c", "d"} <= sensitive(small_directory(tmp_path, files))
    assert not {"e", "corner-room-friends", "corner-room"} & sensitive(small_directory(tmp_path / "again", files))


def test_an_organisation_and_its_activities_are_sensitive_where_its_parents_parent_is(tmp_path: Path) -> None:
    files = {
        "organisations/a.yaml": ORGANISATION + "sensitive: yes\n",
        "organisations/b.yaml": ORGANISATION + "parent: a\n",
        "organisations/c.yaml": ORGANISATION + "parent: b\n",
        "activities/d.yaml": ACTIVITY.replace("corner-room-friends", "c"),
    }
    assert {"a", "b", "c", "d"} <= sensitive(small_directory(tmp_path, files))


def test_saying_no_does_not_undo_what_is_inherited(tmp_path: Path) -> None:
    files = {
        "organisations/a.yaml": ORGANISATION + "sensitive: yes\n",
        "activities/b.yaml": ACTIVITY.replace("corner-room-friends", "a") + "sensitive: no\n",
    }
    assert "b" in sensitive(small_directory(tmp_path, files))


def test_partners_parents_and_other_tenants_of_something_sensitive_are_not_sensitive(tmp_path: Path) -> None:
    files = {
        "organisations/a.yaml": ORGANISATION + "sensitive: yes\nparent: b\npartners: [c]\n",
        "organisations/b.yaml": ORGANISATION,
        "organisations/c.yaml": ORGANISATION + "partners: [a]\n",
        "activities/d.yaml": ACTIVITY + "sensitive: yes\n",
    }
    assert sensitive(small_directory(tmp_path, files)) == {"a", "d", *SENSITIVE}


def test_a_ring_of_parents_is_sensitive_as_one(tmp_path: Path) -> None:
    files = {
        "organisations/a.yaml": ORGANISATION + "parent: c\n",
        "organisations/b.yaml": ORGANISATION + "parent: a\nsensitive: yes\n",
        "organisations/c.yaml": ORGANISATION + "parent: b\n",
    }
    assert {"a", "b", "c"} <= sensitive(small_directory(tmp_path, files))


def test_two_thousand_organisations_each_part_of_the_next_are_followed_to_the_end(tmp_path: Path) -> None:
    files = {f"organisations/a{step}.yaml": ORGANISATION + f"parent: a{step + 1}\n" for step in range(2_000)}
    files["organisations/a2000.yaml"] = ORGANISATION + "sensitive: yes\n"
    directory = small_directory(tmp_path, files)
    assert directory.is_sensitive(directory.organisations["a0"])
    assert len(directory.seemingly_sensitive_files) >= 2_001


@pytest.mark.parametrize(
    "words",
    [
        "sensitive: yes",
        "sensitve: yes",
        "Sensitive: yes",
        "sensative : maybe",
        '"sensitive": yes',
        "sensitivity: high",
        "sensitive_service: yes",
        "sensitive-address: here",
        "  sensitive: true\n  : [",
        "sensitive:",
        "sensitive: ja",
    ],
)
def test_of_a_file_that_seems_to_say_sensitive_nothing_is_quoted_however_it_is_spelt(
    words: str, tmp_path: Path
) -> None:
    files = {"organisations/a.yaml": f"{words}\n", "activities/b.yaml": ACTIVITY.replace("corner-room-friends", "a")}
    assert {"organisations/a.yaml", "activities/b.yaml"} <= small_directory(tmp_path, files).seemingly_sensitive_files


@pytest.mark.parametrize("words", ["sensitive: no", 'sensitive: "no"', "sensitive: False", "summary: A sensitive ear."])
def test_a_file_that_says_it_is_not_sensitive_may_be_quoted(words: str, tmp_path: Path) -> None:
    directory = small_directory(tmp_path, {"organisations/a.yaml": ORGANISATION + f"{words}\n"})
    assert "organisations/a.yaml" not in directory.seemingly_sensitive_files


def test_the_demonstration_has_one_sensitive_organisation_and_what_belongs_to_it() -> None:
    assert sensitive(demonstration()) == {"sea-holly-project", "sea-holly-support", "moving-forward-course"}


# The larger areas that contain an area.


def test_an_area_lies_in_its_parent_and_in_what_that_lies_in() -> None:
    areas = demonstration().areas
    found = demonstration().lineage(areas["south-ward"])
    assert [area.id for area in found] == ["south-ward", "weston-super-mare", "north-somerset"]
    assert demonstration().lineage(areas["north-somerset"]) == (areas["north-somerset"],)


def test_the_way_up_ends_where_a_parent_is_unknown_or_the_way_goes_in_a_ring(tmp_path: Path) -> None:
    text = "".join(
        f"- {{id: {area}, name: Area, kind: town, parent: {parent}}}\n"
        for area, parent in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "nowhere"), ("e", "e"))
    )
    directory = small_directory(tmp_path, {"areas.yaml": text})
    ways = {name: "".join(area.id for area in directory.lineage(found)) for name, found in directory.areas.items()}
    assert ways == {"a": "abc", "b": "bca", "c": "cab", "d": "d", "e": "e"}


def test_the_way_up_may_be_long(tmp_path: Path) -> None:
    text = "".join(f"- {{id: a{step}, name: Ab, kind: town, parent: a{step + 1}}}\n" for step in range(1_200))
    directory = small_directory(tmp_path, {"areas.yaml": text})
    assert len(directory.lineage(directory.areas["a0"])) == 1_200


# Nothing can be changed.


def test_no_part_of_a_directory_can_be_replaced() -> None:
    for item in fields(Directory):
        with pytest.raises(FrozenInstanceError):
            setattr(demonstration(), item.name, None)


@pytest.mark.parametrize("kind", [*LISTS, *FOLDERS])
def test_no_record_can_be_added_taken_away_or_replaced(kind: str) -> None:
    records: Mapping[str, Record] = getattr(demonstration(), kind)
    first = next(iter(records))
    with pytest.raises(TypeError):
        records["other"] = records[first]  # type: ignore[index] # it is what must fail
    with pytest.raises(TypeError):
        del records[first]  # type: ignore[attr-defined] # likewise


def test_where_a_part_was_typed_cannot_be_changed() -> None:
    for source in demonstration().folder.sources:
        with pytest.raises(TypeError):
            source.document.marks["name",] = None  # type: ignore[index] # it is what must fail
