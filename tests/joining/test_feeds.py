"""What is joined may also be a data package of another Signpost, or a feed of Open Referral."""

from pathlib import Path

import pytest

from signpost.cli.main import main
from signpost.records.directory import Directory, read_directory
from signpost.views.gaps import gaps, missing_in
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.joining.wards import north, south

DAY = TODAY.isoformat()


def joined(home: Path, *sources: str) -> int:
    return main(["join", *sources, "--out", str(home / "county"), "--name", "Both Wards", "--date", DAY])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """What North Ward's site offers as data."""
    site = tmp_path / "site"
    built = ["--directory", str(north(tmp_path)), "--out", str(site), "--date", DAY, "--no-leaflets"]
    assert main(built) == 0
    return site / "data"


def joined_records(county: Directory, member: str) -> dict[str, set[str]]:
    """By kind, the ids at its owner of what a member has here."""
    found: dict[str, set[str]] = {}
    for kind in ("activity", "organisation", "venue"):
        own = [record.joined for record in county.of_kind(kind).values() if record.joined]  # type: ignore[attr-defined]
        found[kind] = {one.id for one in own if one.from_ == member}
        found[kind] |= {other.id for one in own for other in one.also if other.from_ == member}
    return found


def test_a_data_package_joins_as_the_folder_it_was_made_of(tmp_path: Path, data: Path) -> None:
    ward = str(south(tmp_path))
    assert joined(tmp_path, ward, str(data / "datapackage.json")) == 0
    packed = read_directory(tmp_path / "county")
    assert joined(tmp_path / "site", ward, str(tmp_path / "north")) == 0
    folder = read_directory(tmp_path / "site" / "county")
    for kind in ("activity", "organisation", "venue", "area", "pathway"):
        assert {id_: one.source.value for id_, one in packed.of_kind(kind).items()} == {
            id_: one.source.value for id_, one in folder.of_kind(kind).items()
        }
    assert packed.members["north-signpost"].site_url == "https://north.example/"


def test_a_feed_joins_and_what_both_have_is_shown_once(tmp_path: Path, data: Path) -> None:
    ward = str(south(tmp_path))
    assert joined(tmp_path, ward, f"North Ward={data / 'hsds-uk'}") == 0
    county = read_directory(tmp_path / "county")
    assert joined_records(county, "north-ward")["activity"] == {"knit-and-natter", "tea-club"}
    assert county.activities["tea-club"].contact.phone == "0117 496 0028"
    assert [other.from_ for other in county.activities["knit-and-natter"].joined.also] == ["north-ward"]  # type: ignore[union-attr]
    assert county.areas["north-ward"].parent == "both-wards"


def test_nobody_is_named_to_ring_about_a_feed_who_does_not_answer_for_it(tmp_path: Path, data: Path) -> None:
    assert joined(tmp_path, str(south(tmp_path)), f"North Ward={data / 'hsds-uk'}") == 0
    member = read_directory(tmp_path / "county").members["north-ward"]
    assert (member.contact.phone, member.licence) == ("", "")
    assert read_directory(tmp_path / "county").areas["north-ward"].coordinator is None


def test_a_feed_brings_no_routes_of_its_own(tmp_path: Path, data: Path) -> None:
    assert joined(tmp_path, str(south(tmp_path)), f"North Ward={data / 'hsds-uk'}") == 0
    pathways = read_directory(tmp_path / "county").pathways
    assert set(pathways) == set(read_directory(tmp_path / "south").pathways)
    assert {one.joined and one.joined.from_ for one in pathways.values()} == {"test-signpost"}


def test_nothing_is_said_to_be_missing_in_an_area_of_which_only_a_feed_tells(tmp_path: Path, data: Path) -> None:
    assert joined(tmp_path, str(south(tmp_path)), f"North Ward={data / 'hsds-uk'}") == 0
    snapshot = Snapshot(read_directory(tmp_path / "county"), TODAY)
    areas = snapshot.directory.areas
    assert missing_in(snapshot, areas["north-ward"]) == missing_in(snapshot, areas["both-wards"]) == ()
    told = {place.area.id for gap in gaps(snapshot) for place in gap.places}
    assert told
    assert told.isdisjoint({"north-ward", "both-wards"})


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        (["{south}", "{site}/hsds-uk"], "it needs a name. Write NAME="),
        (["North={site}/hsds-uk"], "Name a folder of records first"),
        (["{south}", "North={site}/nothing"], "There is no directory, file or feed called"),
    ],
)
def test_a_feed_is_asked_for_by_name(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str], sources: list[str], said: str
) -> None:
    ward = south(tmp_path)
    assert joined(tmp_path, *(one.format(south=ward, site=data) for one in sources)) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "county").exists()


def test_a_feed_that_leaves_everything_open_is_not_joined_and_asks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feed = tmp_path / "feed.json"
    feed.write_text('[{"id": "1", "name": "Chess Club", "description": "Chess for all."}]', encoding="utf-8")
    assert joined(tmp_path, str(south(tmp_path)), f"Elsewhere={feed}") == 1
    told = capsys.readouterr().out
    assert f"Save your answers as {tmp_path / 'county-members' / 'elsewhere-mapping.yaml'}" in told
    assert not (tmp_path / "county").exists()
