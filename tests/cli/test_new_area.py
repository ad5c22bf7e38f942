"""The new area command: an area with its residents, out of a published table of another place."""

from pathlib import Path

import pytest

from signpost.checks import check
from signpost.records.directory import Directory, read_directory
from signpost.views.residents import residents
from signpost.views.snapshot import Snapshot
from tests.cli.running import DAY, Result, in_this_process, tree
from tests.day import TODAY
from tests.records.scratch import small_folder

TABLE = Path(__file__).parent / "small_areas" / "otters.csv"
FROM = ("--residents", TABLE, "--source", "Census 2021", "--as-of", "2025-10-30")


def new_area(folder: Path, *words: str | Path) -> Result:
    return in_this_process("new", "area", *words, "--directory", folder, "--date", DAY)


def people(directory: Directory, area: str) -> tuple[int, int] | None:
    found = residents(Snapshot(directory, TODAY), directory.areas[area])
    return (found.count, found.in_poorest_fifth) if found else None


def test_an_area_is_added_with_its_residents(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    before = (folder / "areas.yaml").read_bytes()
    words = ("--name", "Long Otter", "--kind", "village", "--parent", "North Somerset", "--postcode-sectors", "bs24 7")
    assert new_area(folder, *words, *FROM, "--parts", "Long Otter").code == 0
    directory = read_directory(folder)
    assert not [found for found in check(directory, TODAY) if found.severity == "error"]
    assert (folder / "areas.yaml").read_bytes().startswith(before)
    area = directory.areas["long-otter"]
    assert (area.kind, area.parent, area.postcode_sectors) == ("village", "north-somerset", ("BS24 7",))
    assert people(directory, "long-otter") == (2700, 1500)
    assert people(directory, "north-somerset") == (2700, 1500)


def test_an_area_that_is_there_gets_its_residents_and_nobody_counts_twice(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    areas = (folder / "areas.yaml").read_bytes()
    assert new_area(folder, "--id", "south-ward", *FROM, "--parts", "Long Otter, Short Otter").code == 0
    assert new_area(folder, "--id", "south-ward", *FROM, "--parts", "Short Otter").code == 0
    assert new_area(folder, "--id", "north-somerset", *FROM).code == 0
    directory = read_directory(folder)
    assert (folder / "areas.yaml").read_bytes() == areas
    assert people(directory, "south-ward") == (3600, 1500)
    assert people(directory, "north-somerset") == (4600, 2500)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--id", "south-ward"), "There is an area with the id south-ward already."),
        (("--id", "south-ward", *FROM, "--parts", "Long Oter"), "Did you mean Long Otter"),
        (("--id", "south-ward", "--residents", TABLE), "With --residents, --source is needed too."),
        (("--id", "south-ward", *FROM, "--residents", "not-here.csv"), "There is no file not-here.csv."),
        (("--name", "Long Otter"), "--kind"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(
    tmp_path: Path, words: tuple[str | Path, ...], said: str
) -> None:
    folder = small_folder(tmp_path)
    before = tree(folder)
    done = new_area(folder, *words)
    assert done.code == 2
    assert said in done.err
    assert tree(folder) == before


def test_a_faulty_answer_or_table_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    before = tree(folder)
    assert new_area(folder, "--name", "Long Otter", "--kind", "hamlett").code == 1
    dirty = tmp_path / "dirty.csv"
    dirty.write_text(TABLE.read_text("utf-8").replace(",1500,", ',"1,500",'), "utf-8")
    done = new_area(folder, "--id", "south-ward", *FROM, "--residents", dirty, "--parts", "Long Otter")
    assert (done.code, "1,500" in done.err) == (1, True)
    short = tmp_path / "short.csv"
    short.write_text("lsoa21_code,total_residents\nE01000001,1500\n", "utf-8")
    done = new_area(folder, "--id", "south-ward", *FROM, "--residents", short)
    assert (done.code, "no column for part and decile" in done.err) == (2, True)
    assert tree(folder) == before
