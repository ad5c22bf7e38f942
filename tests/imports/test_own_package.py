"""Promises about our own data package: imported, it is the directory that it was made from."""

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import pytest

from signpost.cli.package_importing import run
from signpost.imports.own_package import held
from signpost.outputs.artefact import Artefact, PlannedFile
from signpost.outputs.coverage import coverage_pages
from signpost.outputs.data_package import data_package
from signpost.outputs.figures import figures
from signpost.records.directory import Directory, read_directory
from signpost.records.record_tables import KINDS
from signpost.views.open_data import OpenData
from signpost.views.snapshot import Snapshot
from tests.cli.running import DAY, build_py
from tests.day import TODAY
from tests.demonstration import demonstration
from tests.hostile import tame_and_hostile
from tests.records.scratch import SMALL, small_folder

KNIT: Final = "activities/knit-and-natter.yaml"
ORGANISATION: Final = "organisations/corner-room-friends.yaml"


def package_of(directory: Directory, home: Path) -> Path:
    """The package of a directory, in a folder of its own; gives its descriptor."""
    for one in files_of(directory):
        (home / one.path).parent.mkdir(parents=True, exist_ok=True)
        (home / one.path).write_bytes(one.content)
    return home / "data" / "datapackage.json"


def files_of(directory: Directory) -> list[Artefact]:
    snapshot = Snapshot(directory, TODAY)
    made = [one for output in (data_package, figures, coverage_pages) for one in output(snapshot)]
    files = [one.make() if isinstance(one, PlannedFile) else one for one in made]
    return [one for one in files if isinstance(one, Artefact)]


def small_package(home: Path, files: Mapping[str, str] | None = None) -> Path:
    """The package of the small directory, with these files put into it."""
    return package_of(read_directory(small_folder(home, files)), home / "package")


def imported(package: Path, folder: Path, *, update: bool = False) -> Directory:
    assert run(folder, TODAY, str(package), update=update)
    return read_directory(folder)


def open_records(directory: Directory) -> dict[tuple[str, str], Any]:
    """Every record that a package holds, by kind and id."""
    own = OpenData(directory)
    limited = {"activity": own.activities, "organisation": own.organisations, "venue": own.venues}
    return {(kind, id_): record for kind in KINDS for id_, record in limited.get(kind, directory.of_kind(kind)).items()}


def test_the_demonstration_comes_back_field_by_field(tmp_path: Path) -> None:
    before = demonstration()
    after = imported(package_of(before, tmp_path), tmp_path / "back")
    old, new = open_records(before), open_records(after)
    assert new.keys() == old.keys()
    for key, record in old.items():
        for field in fields(record):
            if field.compare:
                assert getattr(new[key], field.name) == getattr(record, field.name), (key, field.name)
    assert {kind: list(after.of_kind(kind)) for kind in KINDS} == {
        kind: [id_ for own, id_ in old if own == kind] for kind in KINDS
    }


def test_the_directory_that_came_back_gives_the_same_tables(tmp_path: Path) -> None:
    before = demonstration()
    after = imported(package_of(before, tmp_path), tmp_path / "back")
    tables = {one.path: one.content for one in files_of(before) if "/counted/" not in one.path}
    again = {one.path: one.content for one in files_of(after) if "/counted/" not in one.path}
    same = {path for path in again if path.endswith(".csv")}
    assert {path: again[path] for path in same} == {path: tables[path] for path in same}


def test_hostile_words_come_back_as_they_were_typed(tmp_path: Path) -> None:
    _, hostile, _ = tame_and_hostile(tmp_path)
    (hostile / "logo.svg").unlink()  # no package holds it, and so not what it says either
    words = json.loads((hostile / "directory.yaml").read_text("utf-8"))
    del words["theme"]
    (hostile / "directory.yaml").write_text(json.dumps(words, ensure_ascii=False, indent=0), "utf-8")
    before = read_directory(hostile)
    after = imported(package_of(before, tmp_path), tmp_path / "back")
    assert open_records(after) == open_records(before)


def test_a_themed_directory_comes_back_without_what_its_logo_says(tmp_path: Path) -> None:
    ward = small_folder(tmp_path)
    theme = "theme:\n  short_name: Corner Rooms\n  logo_says: A lantern\n"
    (ward / "directory.yaml").write_text((ward / "directory.yaml").read_text("utf-8") + theme, "utf-8")
    (ward / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "utf-8")
    after = imported(package_of(read_directory(ward), tmp_path), tmp_path / "back")
    assert (after.about.theme.short_name, after.about.theme.logo_says) == ("Corner Rooms", "")


@pytest.mark.parametrize(
    "words", ["=1+1", "'=1", "+44", "- a", "@x", "a,b;c", 'say "yes"', "'", "ends with \\", "é £ 👩‍👧"]
)
def test_awkward_words_come_back(words: str, tmp_path: Path) -> None:
    text = (SMALL / KNIT).read_text("utf-8") + f"good_to_know:\n  - {json.dumps(words, ensure_ascii=False)}\n"
    text += "what_happens: |\n  First line.\n\n  - a point\n  - =another\n"
    package = small_package(tmp_path, {KNIT: text})
    knit = imported(package, tmp_path / "back").activities["knit-and-natter"]
    assert knit.good_to_know == (words,)
    assert knit.what_happens == "First line.\n\n- a point\n- =another\n"


def test_it_names_what_no_package_holds(tmp_path: Path) -> None:
    package = package_of(demonstration(), tmp_path)
    done = build_py("import", "datapackage", package, "--directory", tmp_path / "back", "--date", DAY)
    assert done.code == 0, done.err
    hidden = [one for one in demonstration().activities.values() if demonstration().is_sensitive(one)]
    for words in (
        f"{len(hidden)} activities",
        f"{len(demonstration().leaflets)} leaflets",
        "topics",
        "asked not to be",
    ):
        assert words in done.out
    assert not any(one.id in path.name for path in (tmp_path / "back").rglob("*") for one in hidden)


def test_a_second_import_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package, folder = small_package(tmp_path), tmp_path / "back"
    imported(package, folder)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    capsys.readouterr()
    imported(package, folder, update=True)
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before
    said = capsys.readouterr().out
    assert "Already here, and the same" in said
    assert "New" not in said


def test_what_differs_stays_and_is_named_until_somebody_asks_for_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package, folder = small_package(tmp_path), tmp_path / "back"
    imported(package, folder)
    file = folder / KNIT
    own = file.read_text("utf-8").replace("amount: £2", "amount: £3")
    file.write_text(own, "utf-8")
    imported(package, folder)
    assert file.read_text("utf-8") == own
    assert f"left as they are here:\n  {KNIT}" in capsys.readouterr().out
    assert imported(package, folder, update=True).activities["knit-and-natter"].cost.amount == "£2"
    assert f"Changed:\n  {KNIT}" in capsys.readouterr().out


def test_what_is_missing_is_added_to_lists_and_folders(tmp_path: Path) -> None:
    package, folder = small_package(tmp_path), small_folder(tmp_path / "other")
    areas = read_directory(folder).areas
    (folder / KNIT).unlink()
    text = (folder / "areas.yaml").read_text("utf-8")
    (folder / "areas.yaml").write_text(text[: text.rindex("\n- ") + 1], "utf-8")
    assert len(read_directory(folder).areas) == len(areas) - 1
    after = imported(package, folder)
    assert "knit-and-natter" in after.activities
    assert after.areas == areas


def test_a_group_that_asked_not_to_be_listed_stays_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package, folder = small_package(tmp_path), tmp_path / "back"
    imported(package, folder)
    (folder / KNIT).unlink()
    (folder / "unlisted/knit-and-natter.yaml").write_text("since: 2026-11-01\n", "utf-8")
    assert "knit-and-natter" not in imported(package, folder).activities
    assert KNIT in capsys.readouterr().out


@pytest.mark.parametrize(
    ("table", "old", "new", "words"),
    [
        ("activities.csv", "knit-and-natter", "../knit", "has to be an id"),
        ("activities.csv", "drop-in", "perhaps", "drop-in"),
        ("sessions.csv", "knit-and-natter,1,", "knit-and-natter,one,", "whole number"),
        ("datapackage.json", '"schema_version": 1', '"schema_version": 99', "format 99"),
        ("datapackage.json", '"signpost"', '"somebody"', "no data package that Signpost wrote"),
    ],
)
def test_a_broken_package_brings_nothing(
    table: str, old: str, new: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = small_package(tmp_path)
    file = package.parent / table
    assert old in file.read_text("utf-8")
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode()))
    assert not run(tmp_path / "back", TODAY, str(package), update=False)
    assert words in capsys.readouterr().err
    assert not (tmp_path / "back").exists()


def test_what_a_directory_holds_is_what_its_package_brings(tmp_path: Path) -> None:
    before = demonstration()
    assert held(before) == held(imported(package_of(before, tmp_path), tmp_path / "back"))
