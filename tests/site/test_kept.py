"""Promises about what is kept between builds: it comes back whole, and nothing stays that nobody may keep."""

from pathlib import Path

from signpost.site.kept import NAME, kept

WORDS = ["47 Quincewhistle Lane", {"day": 3}]


def keep(cache: Path, key: str, value: object, file: str | None = None, hushed: frozenset[str] = frozenset()) -> None:
    """A build that makes and keeps one value."""
    with kept(cache) as memory:
        memory.put(key, value, file)
        memory.hush(hushed)
        memory.save()


def use(cache: Path, *keys: str, hushed: frozenset[str] = frozenset()) -> list[object]:
    """A build that asks for some values."""
    with kept(cache) as memory:
        found = [memory.get(key) for key in keys]
        memory.hush(hushed)
        memory.save()
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
    with kept(tmp_path) as memory:
        memory.put("other", 1)
    assert use(tmp_path, "page", "other") == [WORDS, None]


def test_no_word_of_a_record_is_kept_that_is_sensitive(tmp_path: Path) -> None:
    keep(tmp_path, "record", WORDS, "activities/a.yaml", hushed=frozenset({"activities/a.yaml"}))
    assert b"Quincewhistle" not in (tmp_path / NAME).read_bytes()
    assert use(tmp_path, "record") == [None]


def test_no_word_of_a_record_stays_that_has_become_sensitive_though_it_has_not_changed(tmp_path: Path) -> None:
    keep(tmp_path, "record", WORDS, "activities/a.yaml")
    assert use(tmp_path, "record", hushed=frozenset({"activities/a.yaml"})) == [WORDS]
    assert b"Quincewhistle" not in (tmp_path / NAME).read_bytes()
    assert use(tmp_path, "record") == [None]


def test_what_either_process_makes_or_asks_for_is_kept(tmp_path: Path) -> None:
    keep(tmp_path, "old 0", "old")

    def work(part: int, parts: int) -> list[object]:
        for number in range(part, 4, parts):
            memory.put(f"new {number}", number)
        return [memory.get("old 0")] if part == parts - 1 else []

    with kept(tmp_path) as memory:
        assert [found for part in memory.shared(work) for found in part] == ["old"]
        memory.save()
    assert use(tmp_path, *(f"new {number}" for number in range(4)), "old 0") == [0, 1, 2, 3, "old"]
