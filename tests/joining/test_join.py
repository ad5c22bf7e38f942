"""Several directories under one roof: each record stays its owner's, and nothing is decided in silence."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from signpost.checks import check
from signpost.cli.main import main
from signpost.joining.members import KINDS
from signpost.records.directory import Directory, read_directory
from signpost.records.model import Record
from signpost.records.selection import selection_filter
from signpost.views.leaflet import leaflet
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import DEMONSTRATION, demonstration
from tests.joining.wards import NORTH, north, south
from tests.records.scratch import SMALL

SOUTH_AREAS = ("north-somerset", "weston-super-mare", "south-ward")
LANTERN = (SMALL / "organisations/lantern-project.yaml").read_text("utf-8")
DAY = TODAY.isoformat()


def joined(home: Path, *members: Path) -> int:
    """Join these directories into "county"; the exit code."""
    return main(["join", *map(str, members), "--out", str(home / "county"), "--name", "Both Wards", "--date", DAY])


def county_of(home: Path) -> Directory:
    return read_directory(home / "county")


@pytest.fixture
def wards(tmp_path: Path) -> tuple[Path, Path]:
    return south(tmp_path), north(tmp_path)


@pytest.fixture
def county(tmp_path: Path, wards: Sequence[Path]) -> Directory:
    assert joined(tmp_path, *wards) == 0
    return county_of(tmp_path)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def typed(record: Record) -> dict[str, Any]:
    assert isinstance(record.source.value, dict)
    return dict(record.source.value)


def test_the_whole_passes_every_check(county: Directory) -> None:
    assert [found for found in check(county, TODAY) if found.severity == "error"] == []


def test_every_record_of_each_is_there_once_or_named_as_the_same(county: Directory, wards: Sequence[Path]) -> None:
    for folder, name in zip(wards, ("test-signpost", "north-signpost"), strict=True):
        member = read_directory(folder)
        for kind in KINDS:
            here = [record.joined for record in county.of_kind(kind).values() if record.joined]  # type: ignore[attr-defined]
            ids = [one.id for one in here if one.from_ == name]
            ids += [other.id for one in here for other in one.also if other.from_ == name]
            assert sorted(ids) == sorted(member.of_kind(kind))


def test_a_record_says_what_its_owner_says(county: Directory, wards: Sequence[Path]) -> None:
    told = typed(county.activities["tea-club"])
    joined_part = told.pop("joined")
    assert told == typed(read_directory(wards[1]).activities["tea-club"])
    assert joined_part["from"] == "north-signpost"


def test_what_both_have_is_shown_once_with_both_checks_and_the_latest_words(county: Directory) -> None:
    shown = county.activities["knit-and-natter"]
    assert shown.joined
    assert shown.joined.from_ == "north-signpost"  # it rang last; the other never did
    assert shown.contact.phone == "0117 496 0029"
    assert [(other.from_, other.differs) for other in shown.joined.also] == [("test-signpost", ("contact",))]
    assert shown.areas == ("south-ward", "north-ward")


def test_the_other_check_is_kept(tmp_path: Path) -> None:
    text = NORTH["activities/knit-and-natter.yaml"] or ""
    older = text.replace("2026-09-28", "2026-05-04").replace("how: phone", "how: visit")
    assert (
        joined(
            tmp_path,
            south(tmp_path, {"activities/knit-and-natter.yaml": older.replace("north-ward", "south-ward")}),
            north(tmp_path),
        )
        == 0
    )
    (other,) = county_of(tmp_path).activities["knit-and-natter"].joined.also  # type: ignore[union-attr]
    assert (other.from_, str(other.on), other.by, other.how) == (
        "test-signpost",
        "2026-05-04",
        "North Connector",
        "visit",
    )


def test_a_conflict_is_named(tmp_path: Path, wards: Sequence[Path], capsys: pytest.CaptureFixture[str]) -> None:
    joined(tmp_path, *wards)
    told = capsys.readouterr().out
    assert "activity knit-and-natter of North Signpost and activity knit-and-natter of Test Signpost: contact" in told
    assert "Refer to the Community Connector: Test Signpost, North Signpost" in told
    assert "directory.yaml of North Signpost: connector, school_terms" in told


def test_another_thing_with_the_same_id_gets_an_id_of_its_own_and_is_named_by_it(tmp_path: Path) -> None:
    hall = {"venues/corner-room.yaml": NORTH["venues/hall.yaml"], "venues/hall.yaml": None}
    files_ = {name: text.replace("venue: hall", "venue: corner-room") if text else text for name, text in NORTH.items()}
    knits = {"activities/knit-and-natter.yaml": None}
    assert joined(tmp_path, south(tmp_path), north(tmp_path, {**files_, **hall, **knits})) == 0
    county = county_of(tmp_path)
    assert county.activities["tea-club"].venue == "north-signpost-corner-room"
    assert county.venues["north-signpost-corner-room"].name == "North Hall"
    assert county.venues["corner-room"].name == "The Corner Room"


def test_joining_again_changes_nothing(tmp_path: Path, wards: Sequence[Path], county: Directory) -> None:
    before = files(tmp_path / "county")
    assert joined(tmp_path, *wards) == 0
    assert files(tmp_path / "county") == before


def test_a_change_at_its_owner_comes_with_the_next_join(
    tmp_path: Path, wards: Sequence[Path], county: Directory
) -> None:
    tea = wards[1] / "activities/tea-club.yaml"
    tea.write_text(tea.read_text("utf-8").replace("Tea and cake", "Tea and toast"), encoding="utf-8")
    (wards[0] / "activities/story-hour.yaml").unlink()
    knit = wards[0] / "activities/knit-and-natter.yaml"
    knit.write_text(knit.read_text("utf-8").partition("not_suitable_for")[0], encoding="utf-8")
    assert joined(tmp_path, *wards) == 0
    now = county_of(tmp_path)
    assert now.activities["tea-club"].summary.startswith("Tea and toast")
    assert "story-hour" not in now.activities


def test_an_id_stays_if_the_record_that_had_it_first_is_gone(
    tmp_path: Path, wards: Sequence[Path], county: Directory
) -> None:
    assert "north-signpost-connector" in county.pathways
    assert joined(tmp_path, wards[1], wards[0]) == 0
    now = county_of(tmp_path).pathways
    assert now["connector"].joined.from_ == "test-signpost"  # type: ignore[union-attr]
    assert now["north-signpost-connector"].joined.from_ == "north-signpost"  # type: ignore[union-attr]


def test_a_joined_record_that_was_changed_here_is_named_and_not_lost(
    tmp_path: Path, wards: Sequence[Path], county: Directory, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "county/activities/tea-club.yaml"
    file.write_text(file.read_text("utf-8").replace("Tea and cake", "Beer and crisps"), encoding="utf-8")
    before = files(tmp_path / "county")
    found = [one for one in check(county_of(tmp_path), TODAY) if one.code == "joined-changed"]
    assert [one.file for one in found] == ["activities/tea-club.yaml"]
    assert joined(tmp_path, *wards) == 1
    assert "activities/tea-club.yaml" in capsys.readouterr().err
    assert files(tmp_path / "county") == before


def test_what_the_whole_has_of_its_own_stays_byte_for_byte(
    tmp_path: Path, wards: Sequence[Path], county: Directory
) -> None:
    home = tmp_path / "county"
    areas = home / "areas.yaml"
    areas.write_text("# Our own note\n" + areas.read_text("utf-8"), encoding="utf-8")
    own = (home / "directory.yaml").read_text("utf-8") + "# And here\n"
    (home / "directory.yaml").write_text(own, encoding="utf-8")
    venue = NORTH["venues/hall.yaml"] or ""
    (home / "venues/county-hall.yaml").write_text(venue.replace("North Hall", "County Hall"), encoding="utf-8")
    before = files(home)
    assert joined(tmp_path, *wards) == 0
    assert files(home) == before


def test_a_place_that_one_keeps_back_is_not_published_because_another_has_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "county").mkdir()
    tea = NORTH["activities/tea-club.yaml"] or ""
    told = {
        "organisations/lantern-project.yaml": LANTERN.replace("sensitive: yes\n", ""),
        "activities/lantern-line.yaml": tea.replace("Tea Club", "Lantern Line").replace(
            "corner-room-friends", "lantern-project"
        ),
    }
    assert (
        joined(tmp_path, south(tmp_path, {"organisations/lantern-project.yaml": LANTERN}), north(tmp_path, told)) == 1
    )
    assert "Larkmead" not in "".join(capsys.readouterr())
    assert list((tmp_path / "county").iterdir()) == []  # it was there, and empty


def test_what_two_keep_back_is_shown_once_and_said_of_neither(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = {"activities/lantern-line.yaml": (SMALL / "activities/lantern-line.yaml").read_text("utf-8")}
    lantern = {"organisations/lantern-project.yaml": LANTERN}
    there = {
        name: text.replace("north-somerset", "north-ward").replace("By phone only", "By phone alone")
        for name, text in line.items()
    }
    assert joined(tmp_path, south(tmp_path, {**line, **lantern}), north(tmp_path, {**there, **lantern})) == 0
    assert "antern" not in "".join(capsys.readouterr())
    shown = county_of(tmp_path).activities["lantern-line"].joined
    assert shown
    assert [(other.from_, other.differs) for other in shown.also] == [("north-signpost", ())]


def test_a_pair_that_a_person_names_is_shown_once(tmp_path: Path, wards: Sequence[Path], county: Directory) -> None:
    listed = tmp_path / "county/members.yaml"
    said = "  same_as:\n    - theirs: activities/tea-club\n      ours: activities/story-hour\n"
    listed.write_text(listed.read_text("utf-8") + said, encoding="utf-8")
    assert joined(tmp_path, *wards) == 0
    now = county_of(tmp_path)
    assert "tea-club" not in now.activities
    assert [other.id for other in now.activities["story-hour"].joined.also] == ["tea-club"]  # type: ignore[union-attr]
    assert now.members["north-signpost"].same_as


def test_it_makes_no_difference_in_which_of_the_two_a_pair_is_named(
    tmp_path: Path, wards: Sequence[Path], county: Directory
) -> None:
    listed = tmp_path / "county/members.yaml"
    said = "  same_as:\n    - theirs: activities/story-hour\n      ours: activities/tea-club\n"
    first, second = listed.read_text("utf-8").split("- id: north-signpost")
    listed.write_text(f"{first}{said}- id: north-signpost{second}", encoding="utf-8")
    assert joined(tmp_path, *wards) == 0
    now = county_of(tmp_path)
    assert len(now.activities) == len(county.activities) - 1
    assert {"story-hour", "tea-club"} & now.activities.keys()


def test_what_may_be_the_same_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (NORTH["activities/knit-and-natter.yaml"] or "").replace("venue: corner-room", "venue: hall")
    assert joined(tmp_path, south(tmp_path), north(tmp_path, {"activities/knit-and-natter.yaml": text})) == 0
    told = capsys.readouterr().out
    assert "theirs: activities/knit-and-natter, ours: activities/knit-and-natter" in told
    assert "north-signpost-knit-and-natter" in county_of(tmp_path).activities


def test_a_leaflet_holds_what_it_held_before(county: Directory) -> None:
    select = county.leaflets["company"].select
    assert select
    assert select.areas == ("north-ward",)


def test_the_leaflets_of_the_demonstration_hold_the_same_groups_in_a_whole(tmp_path: Path) -> None:
    alone = demonstration()
    assert joined(tmp_path, DEMONSTRATION, north(tmp_path)) == 0
    whole = county_of(tmp_path)
    owner = next(iter(whole.members))

    def held(directory: Directory, id_: str) -> set[str]:
        fits = selection_filter(directory, directory.leaflets[id_].select)
        return {one.id for one in directory.activities.values() if fits(one)}

    for id_, paper in whole.leaflets.items():
        if paper.joined and paper.joined.from_ == owner:
            assert held(whole, id_) == held(alone, paper.joined.id), id_


def test_areas_lie_in_the_whole_and_each_has_its_own_coordinator(county: Directory) -> None:
    top = county.areas["both-wards"]
    assert [area.id for area in county.areas.values() if area.parent == top.id] == ["north-somerset", "north-ward"]
    assert county.areas["north-ward"].coordinator.phone == "0117 496 0090"  # type: ignore[union-attr]
    assert county.areas["north-somerset"].coordinator.phone == "0117 496 0010"  # type: ignore[union-attr]


def test_urgent_help_has_the_local_lines_of_all(county: Directory) -> None:
    lines = {line.name: line.phone for line in county.about.urgent_help.professionals}
    assert lines == {
        "Adult safeguarding (South Ward)": "0117 496 0050",
        "Adult safeguarding (North Ward)": "0117 496 0095",
    }


def test_while_one_is_a_demonstration_so_is_the_whole(county: Directory) -> None:
    assert county.about.demonstration


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--name", ""], "What is the whole called"),
        (["--name", "!"], "What is the whole called"),
    ],
)
def test_the_whole_must_have_a_name(
    tmp_path: Path, wards: Sequence[Path], capsys: pytest.CaptureFixture[str], more: Sequence[str], said: str
) -> None:
    assert main(["join", *map(str, wards), "--out", str(tmp_path / "county"), *more]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "county").exists()


def test_nothing_is_written_if_a_member_has_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = north(tmp_path, {"venues/hall.yaml": "name: North Hall\n"})
    assert joined(tmp_path, south(tmp_path), bad) == 1
    assert "A directory with errors can't be joined" in capsys.readouterr().err
    assert not (tmp_path / "county").exists()


def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path, wards: Sequence[Path]) -> None:
    (tmp_path / "county").mkdir()
    (tmp_path / "county/letter.txt").write_text("Dear Anna", encoding="utf-8")
    assert joined(tmp_path, *wards) == 2
    assert [path.name for path in (tmp_path / "county").iterdir()] == ["letter.txt"]


def test_two_of_one_name_need_names(tmp_path: Path, wards: Sequence[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert joined(tmp_path, wards[0], wards[0]) == 2
    assert "Write NAME=DIR" in capsys.readouterr().err
    assert joined(tmp_path, wards[0], Path(f"Other Ward={wards[1]}")) == 0
    assert list(county_of(tmp_path).members) == ["test-signpost", "other-ward"]


def test_sentences_in_other_languages_come_with_the_record_they_translate(tmp_path: Path) -> None:
    own = "sentences:\n  - {of: leaflets/company, field: title, english: Company in North Ward, words: Razem}\n"
    wards = (south(tmp_path), north(tmp_path, {"translations/pl.yaml": own}))
    assert joined(tmp_path, *wards) == 0
    first = files(tmp_path / "county")
    sentences = county_of(tmp_path).translations["pl"].sentences
    assert [(one.of, one.words) for one in sentences] == [
        ("leaflets/poster", "Co dzieje się w pobliżu"),
        ("leaflets/company", "Razem"),
    ]
    assert joined(tmp_path, *wards) == 0
    assert files(tmp_path / "county") == first


def outline(area: str, west: float, owed: str) -> str:
    ring = [[west, 51.3], [west + 0.1, 51.3], [west + 0.1, 51.4], [west, 51.3]]
    feature = {"type": "Feature", "properties": {"area": area}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    return json.dumps({"type": "FeatureCollection", "attribution": owed, "features": [feature]})


def test_outlines_come_with_their_areas_and_say_whose_data_they_are(tmp_path: Path) -> None:
    wards = (
        south(tmp_path, {"outlines.geojson": outline("south-ward", -2.9, "Maps of the South.")}),
        north(tmp_path, {"outlines.geojson": outline("north-ward", -2.8, "Maps of the North.")}),
    )
    assert joined(tmp_path, *wards) == 0
    first = files(tmp_path / "county")
    there = county_of(tmp_path).folder.outlines
    assert there.attribution == "Maps of the South. Maps of the North."
    assert {one.area: one.polygons[0][0][0] for one in there.outlines} == {
        "south-ward": (51.3, -2.9),
        "north-ward": (51.3, -2.8),
    }
    assert joined(tmp_path, *wards) == 0
    assert files(tmp_path / "county") == first


def test_outlines_are_left_behind_if_nobody_could_be_named_for_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wards = (
        south(tmp_path, {"outlines.geojson": outline("south-ward", -2.9, "S" * 300)}),
        north(tmp_path, {"outlines.geojson": outline("north-ward", -2.8, "N" * 300)}),
    )
    assert joined(tmp_path, *wards) == 0
    assert [one.area for one in county_of(tmp_path).folder.outlines.outlines] == ["south-ward"]
    assert "North Signpost: outlines.geojson" in capsys.readouterr().out


def test_what_was_joined_is_not_joined_again_since_its_owners_would_be_lost(
    tmp_path: Path, wards: Sequence[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert joined(tmp_path, *wards) == 0
    again = ["join", str(tmp_path / "county"), "--out", str(tmp_path / "region"), "--name", "West"]
    assert main([*again, "--date", DAY]) == 2
    assert "joined from Test Signpost and North Signpost. Name those instead" in capsys.readouterr().err
    assert not (tmp_path / "region").exists()


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_a_group_that_one_knows_to_be_closed_is_not_shown_as_open_by_an_older_check(tmp_path: Path) -> None:
    knitting = (SMALL / "activities/knit-and-natter.yaml").read_text("utf-8")
    closed = south(
        tmp_path, {"activities/knit-and-natter.yaml": f"{knitting}status: closed\nstatus_since: 2026-11-10\n"}
    )
    assert joined(tmp_path, closed, north(tmp_path)) == 0
    shown = county_of(tmp_path).activities["knit-and-natter"]
    assert (shown.status, shown.joined and shown.joined.from_) == ("closed", "test-signpost")


def test_a_leaflet_of_another_directory_sends_people_to_that_ones_connector(tmp_path: Path, county: Directory) -> None:
    snapshot = Snapshot(county, TODAY)
    phones = {id_: leaflet(snapshot, county.leaflets[id_], "standard").connector.phone for id_ in ("poster", "company")}
    assert phones == {"poster": "0117 496 0010", "company": "0117 496 0090"}


def test_the_whole_says_that_it_has_the_connector_of_the_first(
    tmp_path: Path, wards: Sequence[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert joined(tmp_path, *wards) == 0
    assert re.search(r"directory\.yaml of North Signpost: connector", told(capsys))


CENTRE = """\
- {{id: {above}, name: {name}, kind: town}}
- {{id: centre, name: Centre, kind: neighbourhood, parent: {above}}}
"""


def test_two_places_with_one_name_in_two_towns_are_two(tmp_path: Path) -> None:
    areas = (SMALL / "areas.yaml").read_text("utf-8"), NORTH["areas.yaml"] or ""
    wards = (
        south(tmp_path, {"areas.yaml": areas[0] + CENTRE.format(above="seaton", name="Seaton")}),
        north(tmp_path, {"areas.yaml": areas[1] + CENTRE.format(above="hilton", name="Hilton")}),
    )
    assert joined(tmp_path, *wards) == 0
    found = county_of(tmp_path).areas
    assert (found["centre"].parent, found["north-signpost-centre"].parent) == ("seaton", "hilton")


def test_a_leaflet_with_the_same_words_holds_the_groups_of_each(tmp_path: Path) -> None:
    text = str(NORTH["leaflets/company.yaml"])
    wards = (south(tmp_path, {"leaflets/company.yaml": text}), north(tmp_path))
    assert joined(tmp_path, *wards) == 0
    leaflets = county_of(tmp_path).leaflets
    areas = {id_: leaflets[id_].select.areas for id_ in ("company", "north-signpost-company")}  # type: ignore[union-attr]
    assert areas == {"company": SOUTH_AREAS, "north-signpost-company": ("north-ward",)}


def test_a_directory_that_is_left_out_is_not_deleted(
    tmp_path: Path, wards: Sequence[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert joined(tmp_path, *wards) == 0
    before = files(tmp_path / "county")
    assert joined(tmp_path, wards[0]) == 2
    assert "North Signpost was joined before" in capsys.readouterr().err
    assert files(tmp_path / "county") == before
    members = (tmp_path / "county/members.yaml").read_text("utf-8").partition("- id: north-signpost")[0]
    (tmp_path / "county/members.yaml").write_text(members, encoding="utf-8")
    assert joined(tmp_path, wards[0]) == 0
    assert "tea-club" not in county_of(tmp_path).activities


def test_a_directory_with_outlines_and_residents_can_leave(tmp_path: Path) -> None:
    columns = "area,code,residents,decile,aged_0_15,aged_16_64,aged_65_over,source,as_of"
    residents = f"{columns}\nnorth-ward,E01014768,1500,5,,,,Census 2021,2025-10-30\n"
    (north(tmp_path, {"outlines.geojson": outline("north-ward", -2.8, "Maps.")}) / "figures").mkdir()
    (tmp_path / "north/figures/population.csv").write_text(residents, encoding="utf-8")
    wards = (south(tmp_path), tmp_path / "north")
    assert joined(tmp_path, *wards) == 0
    assert (tmp_path / "county/figures/population.csv").exists()
    members = (tmp_path / "county/members.yaml").read_text("utf-8").partition("- id: north-signpost")[0]
    (tmp_path / "county/members.yaml").write_text(members, encoding="utf-8")
    assert joined(tmp_path, wards[0]) == 0
    left = {path.name for path in (tmp_path / "county").rglob("*") if path.suffix in {".geojson", ".csv"}}
    assert left == set()


def test_a_number_for_texts_in_a_crisis_is_named_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = "  public:\n    - {name: North Crisis Text, when: You can not cope., text: 07700 900077}\n"
    text = str(NORTH["directory.yaml"]).replace("  public:\n", line)
    assert joined(tmp_path, south(tmp_path)) == 0
    assert joined(tmp_path, tmp_path / "south", north(tmp_path, {"directory.yaml": text})) == 0
    assert "North Crisis Text of North Signpost: 07700 900077" in told(capsys)


def test_it_is_told_if_one_keeps_secret_what_another_shows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = {
        "activities/lantern-line.yaml": None,
        "organisations/lantern-project.yaml": LANTERN.replace(": yes", ": no"),
    }
    assert (
        joined(tmp_path, south(tmp_path, gone), north(tmp_path, {"organisations/lantern-project.yaml": LANTERN})) == 0
    )
    assert "keeps this secret" in told(capsys)
    assert county_of(tmp_path).is_sensitive(county_of(tmp_path).organisations["lantern-project"])


def test_it_is_told_if_somebody_asked_one_not_to_list_what_another_lists(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ward = north(tmp_path, {"unlisted/story-hour.yaml": "since: 2026-10-12\n"})
    assert joined(tmp_path, south(tmp_path), ward) == 0
    assert "unlisted/story-hour.yaml of North Signpost, activities/story-hour.yaml of Test Signpost" in told(capsys)


def test_an_area_of_its_own_below_the_line_is_not_lost(
    tmp_path: Path, wards: Sequence[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert joined(tmp_path, *wards) == 0
    file = tmp_path / "county/areas.yaml"
    file.write_text(file.read_text("utf-8") + "- name: East End\n  id: east-end\n  kind: ward\n", encoding="utf-8")
    assert joined(tmp_path, *wards) == 2
    assert "east-end stands below the line" in capsys.readouterr().err


def test_a_whole_that_is_called_as_an_area_of_one_member_lies_in_it(tmp_path: Path) -> None:
    areas = "- {id: borset, name: Borset, kind: county}\n" + str(NORTH["areas.yaml"]) + "  parent: borset\n"
    wards = [str(south(tmp_path)), str(north(tmp_path, {"areas.yaml": areas}))]
    assert main(["join", *wards, "--out", str(tmp_path / "county"), "--name", "Borset", "--date", DAY]) == 0
    assert county_of(tmp_path).areas["north-somerset"].parent == "borset"


def test_what_a_directory_that_left_had_translated_is_gone_with_it(tmp_path: Path) -> None:
    own = "sentences:\n  - {of: leaflets/company, field: title, english: Company in North Ward, words: Razem}\n"
    wards = (south(tmp_path), north(tmp_path, {"translations/pt.yaml": own}))
    assert joined(tmp_path, *wards) == 0
    assert {"pl", "pt"} <= county_of(tmp_path).translations.keys()
    members = (tmp_path / "county/members.yaml").read_text("utf-8").partition("- id: north-signpost")[0]
    (tmp_path / "county/members.yaml").write_text(members, encoding="utf-8")
    assert joined(tmp_path, wards[0]) == 0
    assert list(county_of(tmp_path).translations) == ["pl"]
