"""What is kept of checks: the same problems as without, for as long as nothing has changed that they come from."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from signpost.checks import check
from signpost.records.cache import NoCache
from signpost.records.directory import Directory, read_directory
from tests.checks.cases import BASE, Case, cases, laid_over_base
from tests.day import TODAY


class Remembers(NoCache):
    """Keeps all it is given, as text, and counts what it was given."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.given = 0

    def get(self, key: str, /) -> Any:
        return json.loads(self.kept[key]) if key in self.kept else None

    def put(self, key: str, value: Any, _file: str = "", /) -> None:
        self.kept[key] = json.dumps(value)
        self.given += 1


@pytest.fixture
def cache() -> Remembers:
    return Remembers()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good directory, to change."""
    return shutil.copytree(BASE, tmp_path / "directory")


def look(folder: Path, cache: Remembers, today: date = TODAY) -> list[str]:
    """The codes of what is wrong, by a run that remembers; one that doesn't must say the same."""
    directory = read_directory(folder, cache=cache)
    found = check(directory, today, cache)
    assert found == check(read_directory(folder), today)
    return [problem.code for problem in found]


@pytest.mark.parametrize("case", cases("negative"), ids=lambda case: case.name)
def test_a_second_run_says_what_the_first_said(case: Case, cache: Remembers, tmp_path: Path) -> None:
    first: Directory = laid_over_base(case, tmp_path / "directory")
    told = check(first, TODAY, cache)
    assert told
    for _ in range(2):
        assert check(read_directory(tmp_path / "directory", cache=cache), TODAY, cache) == told


def test_nothing_is_worked_out_again_that_has_not_changed(folder: Path, cache: Remembers) -> None:
    look(folder, cache)
    given = cache.given
    assert given > 20
    look(folder, cache)
    assert cache.given == given
    record = folder / "activities" / "knit-and-natter.yaml"
    record.write_text(record.read_text("utf-8") + "# a note\n", "utf-8")
    look(folder, cache)
    assert cache.given == given + 2  # the file as read, and what was found in it


def test_another_day_is_looked_at_anew(folder: Path, cache: Remembers) -> None:
    assert look(folder, cache) == []
    assert "date-future" in look(folder, cache, TODAY - timedelta(days=4000))


def test_a_record_that_names_another_is_looked_at_anew_when_that_one_goes(folder: Path, cache: Remembers) -> None:
    assert look(folder, cache) == []
    (folder / "venues" / "corner-room.yaml").unlink()
    assert "reference-unknown" in look(folder, cache)


def test_a_record_is_looked_at_anew_when_what_it_belongs_to_becomes_sensitive(folder: Path, cache: Remembers) -> None:
    assert look(folder, cache) == []
    owner = folder / "organisations" / "corner-room-friends.yaml"
    owner.write_text(f"{owner.read_text('utf-8').rstrip()}\nsensitive: yes\n", "utf-8")
    assert "sensitive-place" in look(folder, cache)


def test_a_real_directory_may_have_no_invented_number_though_it_was_only_for_show(
    folder: Path, cache: Remembers
) -> None:
    assert look(folder, cache) == []
    about = folder / "directory.yaml"
    about.write_text(about.read_text("utf-8").replace("demonstration: yes", "demonstration: no"), "utf-8")
    assert "contact-invented" in look(folder, cache)
