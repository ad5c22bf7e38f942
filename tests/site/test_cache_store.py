"""Promises about what is kept between builds: it comes back whole, and nothing stays that nobody may keep."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from signpost.site.cache_store import LATEST, NAME, open_cache

WORDS = ["47 Quincewhistle Lane", {"day": 3}]


def keep(
    folder: Path,
    key: str,
    value: object,
    file: str | None = None,
    seem_sensitive: frozenset[str] = frozenset(),
    build: str = "home",
) -> None:
    """A build that makes and keeps one value."""
    with open_cache(folder, build) as cache:
        cache.put(key, value, file)
        cache.redact(seem_sensitive)
        cache.save()


def use(folder: Path, *keys: str, seem_sensitive: frozenset[str] = frozenset(), build: str = "home") -> list[object]:
    """A build that asks for some values."""
    with open_cache(folder, build) as cache:
        found = [cache.get(key) for key in keys]
        cache.redact(seem_sensitive)
        cache.save()
        return found


def test_a_value_comes_back_in_each_build_that_asks_for_it(tmp_path: Path) -> None:
    keep(tmp_path, "page", WORDS)
    assert use(tmp_path, "page") == use(tmp_path, "page") == [WORDS]


def test_nothing_found_is_kept_too(tmp_path: Path) -> None:
    keep(tmp_path, "problems", [], "")
    assert use(tmp_path, "problems") == [[]]


def test_what_a_build_did_not_ask_for_is_let_go_and_written_over(tmp_path: Path) -> None:
    keep(tmp_path, "page", WORDS)
    assert use(tmp_path, "another") == [None]
    assert use(tmp_path, "page") == [None]
    assert b"Quincewhistle" not in (tmp_path / NAME).read_bytes()


def test_a_build_that_fails_lets_nothing_go(tmp_path: Path) -> None:
    keep(tmp_path, "page", WORDS)
    with open_cache(tmp_path, "home") as cache:
        cache.put("other", 1)
    assert use(tmp_path, "page", "other") == [WORDS, None]


def test_no_word_of_a_record_is_kept_that_is_sensitive(tmp_path: Path) -> None:
    keep(tmp_path, "record", WORDS, "activities/a.yaml", seem_sensitive=frozenset({"activities/a.yaml"}))
    assert b"Quincewhistle" not in (tmp_path / NAME).read_bytes()
    assert use(tmp_path, "record") == [None]


def test_no_word_of_a_record_stays_that_has_become_sensitive_though_it_has_not_changed(tmp_path: Path) -> None:
    keep(tmp_path, "record", WORDS, "activities/a.yaml")
    assert use(tmp_path, "record", seem_sensitive=frozenset({"activities/a.yaml"})) == [WORDS]
    assert b"Quincewhistle" not in (tmp_path / NAME).read_bytes()
    assert use(tmp_path, "record") == [None]


@pytest.mark.usefixtures("only_thread")
@pytest.mark.filterwarnings("ignore:.* is multi-threaded, use of fork:DeprecationWarning")
def test_what_either_process_makes_or_asks_for_is_kept(tmp_path: Path) -> None:
    keep(tmp_path, "old 0", "old")

    def work(part: int, parts: int) -> list[object]:
        for number in range(part, 4, parts):
            cache.put(f"new {number}", number)
        return [cache.get("old 0")] if part == parts - 1 else []

    with open_cache(tmp_path, "home") as cache:
        assert [found for part in cache.shared(work) for found in part] == ["old"]
        cache.save()
    assert use(tmp_path, *(f"new {number}" for number in range(4)), "old 0") == [0, 1, 2, 3, "old"]


def test_a_build_of_another_directory_lets_nothing_go(tmp_path: Path) -> None:
    keep(tmp_path, "page", WORDS)
    keep(tmp_path, "other", 2, build="away")
    assert use(tmp_path, "page") == [WORDS]
    assert use(tmp_path, "page", "other", build="away") == [WORDS, 2]


def test_what_none_of_the_last_directories_asked_for_is_let_go_and_written_over(tmp_path: Path) -> None:
    keep(tmp_path, "page", WORDS)
    for number in range(1, LATEST):
        keep(tmp_path, f"{number}", number, build=f"{number}")
    assert b"Quincewhistle" in (tmp_path / NAME).read_bytes()
    keep(tmp_path, "last", 0, build="last")
    assert b"Quincewhistle" not in (tmp_path / NAME).read_bytes()
    assert use(tmp_path, "page", *(f"{number}" for number in range(1, LATEST))) == [None, *range(1, LATEST)]


def test_once_a_record_is_sensitive_no_page_is_kept_from_before_whichever_build_made_it(tmp_path: Path) -> None:
    keep(tmp_path, "record", ["a"], "activities/a.yaml")
    keep(tmp_path, "page with its words", WORDS, build="with leaflets")
    use(tmp_path, "record", seem_sensitive=frozenset({"activities/a.yaml"}))
    assert b"Quincewhistle" not in (tmp_path / NAME).read_bytes()


def test_where_a_record_is_sensitive_now_and_the_build_stops_all_is_let_go(tmp_path: Path) -> None:
    keep(tmp_path, "record", ["a"], "activities/a.yaml")
    keep(tmp_path, "page with its words", WORDS, build="with leaflets")
    for files in (frozenset({"activities/b.yaml"}), frozenset({"activities/a.yaml"})):
        assert b"Quincewhistle" in (tmp_path / NAME).read_bytes()
        with open_cache(tmp_path, "home") as cache:
            cache.forget(files)
    assert b"Quincewhistle" not in (tmp_path / NAME).read_bytes()
    assert use(tmp_path, "record", "page with its words") == [None, None]


OLDER = "CREATE TABLE kept (key TEXT PRIMARY KEY, body BLOB)"


def older(file: Path) -> None:
    """A file of an older Signpost, with another table of the same name."""
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(OLDER)
        database.execute("INSERT INTO kept VALUES ('page', 'old')")


def no_database(file: Path) -> None:
    file.write_bytes(b"This is no database." * 1_000)


def torn(file: Path) -> None:
    """One of our files, most of which the disk has lost."""
    for number in range(200):
        keep(file.parent, f"{number}", "x" * 1_000, build=f"{number % 2}")
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))


@pytest.mark.parametrize("spoil", [older, no_database, torn])
def test_a_file_that_is_of_another_version_or_damaged_is_started_afresh(tmp_path: Path, spoil: object) -> None:
    assert callable(spoil)
    spoil(tmp_path / NAME)
    keep(tmp_path, "page", WORDS)  # this build may still find that it can't be written
    keep(tmp_path, "page", WORDS)
    assert use(tmp_path, "page") == [WORDS]


@pytest.mark.parametrize("place", ["head", "middle", "tail"])
@pytest.mark.parametrize("harm", ["other bytes", "nothing"])
def test_whatever_part_of_a_file_is_damaged_no_value_comes_back_changed(tmp_path: Path, place: str, harm: str) -> None:
    values = {f"{number}": f"{number} " * 500 for number in range(60)}
    with open_cache(tmp_path, "home") as cache:
        for key, value in values.items():
            cache.put(key, value)
        cache.save()
    whole = (tmp_path / NAME).read_bytes()
    start = {"head": 0, "middle": len(whole) // 2, "tail": len(whole) - 3_000}[place]
    new = b"\xa5" * 3_000 if harm == "other bytes" else b""
    (tmp_path / NAME).write_bytes(whole[:start] + new + whole[start + 3_000 :])
    for key, found in zip(values, use(tmp_path, *values), strict=True):
        assert found in (values[key], None)
    for _ in range(2):  # the first build may still find that it can't be written
        keep(tmp_path, "page", WORDS)
    assert use(tmp_path, "page") == [WORDS]


def test_a_place_that_can_not_be_written_only_makes_builds_slower(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    keep(tmp_path / "file" / "cache", "page", WORDS)
    assert use(tmp_path / "file" / "cache", "page") == [None]
