"""Places that must not be found: what leads to a door is refused and not repeated; danger must be answered."""

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.checks import check
from signpost.cli.report import FORMATS
from signpost.records.directory import read_directory
from signpost.values.confusables import as_read
from signpost.values.danger import speaks_of_danger
from signpost.values.location_clues import reveals_location
from tests.day import TODAY
from tests.demonstration import demonstration
from tests.records.scratch import small_folder

LINE = "activities/lantern-line.yaml"


def listed(name: str) -> list[str]:
    """Lines of a list beside these tests."""
    return (Path(__file__).parent / "words" / f"{name}.txt").read_text("utf-8").splitlines()


@cache
def line() -> str:
    return (Path(__file__).parents[1] / "records/base" / LINE).read_text("utf-8")


def printed(folder: Path) -> str:
    """All that a check says of a folder, in every format."""
    problems = check(read_directory(folder), TODAY)
    return "".join(show(problems, "directory") for show in FORMATS.values())


@pytest.mark.parametrize("words", listed("doors"))
def test_what_leads_to_a_door_is_known(words: str) -> None:
    assert reveals_location(words)


@pytest.mark.parametrize("words", listed("no-doors"))
def test_what_leads_to_no_door_is_left_alone(words: str) -> None:
    assert not reveals_location(words)


@pytest.mark.parametrize("words", listed("danger"))
def test_words_of_danger_are_known(words: str) -> None:
    assert speaks_of_danger([words])
    assert speaks_of_danger(["We meet on Fridays.", f"We are here for you. {words}, and much more."])
    assert "&" in words or speaks_of_danger([words.upper()])


@pytest.mark.parametrize("words", listed("ordinary"))
def test_ordinary_words_are_not_taken_for_danger(words: str) -> None:
    assert not speaks_of_danger([words])


def test_a_danger_that_a_tag_hides_is_known_and_one_that_only_tags_would_make_is_too() -> None:
    assert speaks_of_danger(["re<b>fuge</b>"])
    assert speaks_of_danger(["<refuge>"])


def test_danger_is_found_in_one_text_and_never_put_together_from_two() -> None:
    apart = [
        "A house for emergency",
        "accommodation",
        "for women",
        "slavery",
        "and support",
        "afraid",
        "of her partner",
    ]
    assert not any(speaks_of_danger([text]) for text in apart)
    assert not speaks_of_danger(apart)
    assert not speaks_of_danger(["Temporary housing", "A chat for women.", "The slavery museum", "Help today"])


@given(st.lists(st.sampled_from([*listed("danger"), *listed("ordinary")]), max_size=6))
def test_many_texts_speak_of_danger_where_one_of_them_does(texts: list[str]) -> None:
    assert speaks_of_danger(texts) == any(speaks_of_danger([text]) for text in texts)


def test_letters_that_look_alike_are_read_as_one() -> None:
    assert as_read("ΒЅ２３ １ＱQ\u200b Zínnia Rоаd %2F") == "BS23 1QQ Zinnia Road /"


@pytest.mark.parametrize("words", listed("doors"))
def test_what_leads_to_a_door_is_refused_in_a_sensitive_record_and_not_repeated(tmp_path: Path, words: str) -> None:
    folder = small_folder(tmp_path, {LINE: f"{line()}good_to_know:\n  - {json.dumps('Well. ' + words)}\n# {words}\n"})
    told = printed(folder)
    assert all(f"line {number}" in told for number in (20, 21))
    assert words not in told
    assert as_read(words) not in told


def test_what_leads_to_no_door_may_stand_in_a_sensitive_record(tmp_path: Path) -> None:
    points = "".join(f"  - {json.dumps('It is so. ' + words)}\n" for words in listed("no-doors"))
    folder = small_folder(tmp_path, {LINE: f"{line()}good_to_know:\n{points}"})
    assert [found for found in check(read_directory(folder), TODAY) if found.code.startswith("sensitive-")] == []


NAMES = ["12-zinnia-road", "zinnia-road-refuge", "lantern-bs23-1qq", "bs231qq", "opposite-the-library"]


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_that_leads_to_a_door_is_refused_and_not_repeated(tmp_path: Path, name: str) -> None:
    folder = small_folder(
        tmp_path, {f"activities/{name}.yaml": f"{line()}colour: red\n", LINE: f"{line()}venue: {name}\n"}
    )
    told = printed(folder)
    assert "sensitive-name" in told
    assert " of 4 by name, not named here)" in told
    assert name not in told


@pytest.mark.parametrize(
    "name", ["12 Zinnia Road.yaml", ".12-zinnia-road.yml", "12-zinnia-road.yml", "12-Zinnia-Road.yaml"]
)
def test_the_name_of_a_file_that_can_not_be_taken_is_not_repeated_either(tmp_path: Path, name: str) -> None:
    told = printed(small_folder(tmp_path, {f"activities/{name}": f"{line()}sensitive: yes\n"}))
    assert ", not named here)" in told
    assert "zinnia" not in told.lower()


@pytest.mark.parametrize("kind", ["organisations", "venues"])
def test_the_name_of_a_sensitive_owner_is_not_suggested_where_it_leads_to_a_door(tmp_path: Path, kind: str) -> None:
    owner = "name: Lantern House\nsensitive: yes\n"
    other = line().replace("organisation: lantern-project", f"{kind[:-1]}: 12-zinnia-raod")
    told = printed(small_folder(tmp_path, {f"{kind}/12-zinnia-road.yaml": owner, LINE: other}))
    assert "12-zinnia-road" not in told


def test_the_notes_that_every_new_record_has_lead_to_no_door(tmp_path: Path) -> None:
    """They have examples of addresses, of directions and of a refuge in them."""
    template = Path(__file__).parents[2] / ".github/templates/venue.yaml"
    kept = [row for row in template.read_text("utf-8").splitlines() if row.startswith("#") or not row.strip()]
    folder = small_folder(
        tmp_path, {"venues/lantern-house.yaml": "\n".join([*kept, "name: Lantern House", "sensitive: yes\n"])}
    )
    assert printed(folder).count("sensitive-") == 0
    plain = "\n".join([*kept, "name: A Hall", "address: 12 Zinnia Road", "postcode: BS23 3ZL", ""])
    folder = small_folder(tmp_path / "other", {"venues/a-hall.yaml": plain})
    assert "sensitive-unanswered" not in printed(folder)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("venues/river-hall.yaml", "access: {note: Lantern Line is in the back room}"),
        ("venues/river-hall.yaml", "# Lantern  Line"),
        ("venues/river-hall.yaml", "bus_routes: [7 to LANTERN LINE]"),
        ("activities/story-hour.yaml", "good_to_know: [The Lantern Project meets here too.]"),
        ("activities/story-hour.yaml", "good_to_know: ['Lantern Project, BS23 1QQ']"),
        ("activities/story-hour.yaml", "# Lantern Line is upstairs."),
        ("organisations/corner-room-friends.yaml", "# We share an office with Lantern Project."),
        ("pathways/connector.yaml", "# Lantern Project: 12 Zinnia Road"),
        ("leaflets/poster.yaml", "opening: Lantern Project is opposite the library."),
        ("needs/loneliness.yaml", "# Lantern Project, the house next to the church"),
    ],
)  # fmt: skip
def test_another_record_must_not_tell_where_a_sensitive_service_is(tmp_path: Path, file: str, words: str) -> None:
    folder = small_folder(tmp_path)
    key = words.partition(":")[0]
    kept = [row for row in (folder / file).read_text("utf-8").splitlines() if not row.startswith(f"{key}:")]
    (folder / file).write_text("\n".join([*kept, words, ""]), "utf-8")
    told = printed(folder)
    assert "sensitive-told" in told
    assert not [part for part in ("BS23 1QQ", "Zinnia", "library", "church", "back room") if part in told]


@pytest.mark.parametrize(
    "words", ["Ring Lantern Line first.", "A child who is hurt: Lantern Project, by phone.", "Not for Lantern Line."]
)
def test_another_record_may_name_a_sensitive_service_without_a_place(tmp_path: Path, words: str) -> None:
    story = Path(__file__).parents[1] / "records/base/activities/story-hour.yaml"
    folder = small_folder(
        tmp_path, {"activities/story-hour.yaml": f"{story.read_text('utf-8')}good_to_know: ['{words}']\n"}
    )
    assert "sensitive-told" not in printed(folder)


def test_an_activity_with_the_name_of_a_sensitive_one_at_a_place_tells_it(tmp_path: Path) -> None:
    story = (Path(__file__).parents[1] / "records/base/activities/story-hour.yaml").read_text("utf-8")
    named = "\n".join("name: Lantern Line" if row.startswith("name:") else row for row in story.splitlines())
    assert "sensitive-told" in printed(small_folder(tmp_path, {"activities/lantern-evening.yaml": f"{named}\n"}))


def test_nothing_of_the_demonstration_is_taken_for_a_door_or_asked_of_twice() -> None:
    assert [found for found in check(demonstration(), TODAY) if found.code.startswith("sensitive-")] == []
