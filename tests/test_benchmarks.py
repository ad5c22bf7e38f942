"""The large directories that the benchmarks are run on: good records, all different, and the same each time.

And what builds of them are held against: a Hugo site of as many pages.
"""

from pathlib import Path

import pytest

from benchmarks.build import ACTIVITIES, COLD, HUGO, UNCHANGED, table
from benchmarks.check import Spent
from benchmarks.generate import generate, main
from benchmarks.hugo import write_site
from signpost.checks import check
from signpost.records.directory import Directory, read_directory
from signpost.site.inspection.pages import pages_of
from tests.cli.running import tree
from tests.day import TODAY
from tests.demonstration import DEMONSTRATION


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory of 200 activities."""
    made = tmp_path_factory.mktemp("large") / "directory"
    generate(200, made)
    return made


@pytest.fixture(scope="module")
def directory(folder: Path) -> Directory:
    return read_directory(folder)


def test_it_has_as_many_activities_as_were_asked_for_and_the_rest_in_proportion(directory: Directory) -> None:
    demonstration = read_directory(DEMONSTRATION)
    assert len(directory.activities) == 200
    share = 200 / len(demonstration.activities)
    assert share <= len(directory.organisations) / len(demonstration.organisations) <= share + 1
    assert share <= len(directory.venues) / len(demonstration.venues) <= share + 1


def test_nothing_has_to_be_mended_in_it_and_little_is_advised(directory: Directory) -> None:
    found = check(directory, TODAY)
    assert not [problem for problem in found if problem.severity == "error"]
    assert len(found) <= 4


def test_no_two_groups_in_it_are_alike(directory: Directory) -> None:
    groups = list(directory.activities.values())
    assert len({group.name for group in groups}) == len(groups)
    for texts in ({group.description for group in groups}, {group.contact.phone for group in groups}):
        assert len(texts) > 0.9 * len(groups)
    assert len({group.summary for group in groups}) > 0.6 * len(groups)


def test_what_is_sensitive_stays_so(directory: Directory) -> None:
    demonstration = read_directory(DEMONSTRATION)
    for records, fewer in ((directory.activities, demonstration.activities), (directory.venues, demonstration.venues)):
        hidden = [record for record in records.values() if directory.is_sensitive(record)]
        assert len(hidden) >= sum(demonstration.is_sensitive(record) for record in fewer.values())


def test_the_same_number_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    generate(200, tmp_path / "again")
    assert tree(tmp_path / "again") == tree(folder)


def test_a_smaller_one_than_the_demonstration_is_a_part_of_it(tmp_path: Path) -> None:
    generate(3, tmp_path / "small")
    assert len(read_directory(tmp_path / "small").activities) == 3
    assert not check(read_directory(tmp_path / "small"), TODAY)


def test_a_folder_with_things_in_it_is_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(folder)
    for words in (["3", str(folder)], ["three", "elsewhere"], []):
        monkeypatch.setattr("sys.argv", ["generate", *words])
        assert main() == 2
        assert capsys.readouterr().out.startswith("Say how many activities, and an empty folder:")
    assert tree(folder) == before


def test_hugo_is_given_a_source_for_every_page_that_signpost_builds(demonstration: Path, tmp_path: Path) -> None:
    directory = read_directory(DEMONSTRATION)
    write_site(directory, DEMONSTRATION, demonstration, tmp_path)
    sources = {
        path.relative_to(tmp_path / "content").with_suffix(".html").as_posix().replace("_index", "index")
        for path in (tmp_path / "content").rglob("*.*")
    }
    hidden = {f"venues/{venue.id}.html" for venue in directory.venues.values() if directory.is_sensitive(venue)}
    assert sources - hidden == set(pages_of(demonstration)) - {"404.html", "index.html"}


def test_builds_are_told_in_seconds_and_as_so_many_times_hugos(capsys: pytest.CaptureFixture[str]) -> None:
    assert ACTIVITIES == 1000
    table({HUGO: [Spent(2, 4)], COLD: [Spent(9, 9), Spent(3, 5), Spent(1, 1)], UNCHANGED: []})
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert rows == [
        ["clock", "cpu", "clock", "cpu"],
        ["Hugo", "2.00", "4.00", "1.00", "1.00"],
        ["nothing", "kept", "3.00", "5.00", "1.50", "1.25"],
    ]
    table({HUGO: [], COLD: [Spent(3, 5)]})
    assert capsys.readouterr().out.split() == ["clock", "cpu", "nothing", "kept", "3.00", "5.00"]
