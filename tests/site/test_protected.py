"""Who was protected in the last site is kept on disk, by the directory's folder; a damaged file only stays silent."""

from pathlib import Path

import pytest

from signpost.site.protected import keep_protection, last_protection

NOW = {"venues/a.yaml": "Łódź House", "venues/b.yaml": ""}


def test_it_is_kept_for_each_directory_apart(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert last_protection(cache, tmp_path / "one") == {}
    keep_protection(cache, tmp_path / "one", NOW)
    keep_protection(cache, tmp_path / "other", {})
    assert last_protection(cache, tmp_path / "one") == NOW
    assert last_protection(cache, tmp_path / "." / "one") == NOW
    assert last_protection(cache, tmp_path / "other") == {}


@pytest.mark.parametrize("harm", [b"", b"[1]", b'{"a": 1}', b"\xff", b"{"])
def test_a_damaged_file_is_as_none(tmp_path: Path, harm: bytes) -> None:
    keep_protection(tmp_path, tmp_path, NOW)
    [file] = tmp_path.glob("protected-*.json")
    file.write_bytes(harm)
    assert last_protection(tmp_path, tmp_path) == {}


def test_where_nothing_can_be_kept_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    keep_protection(tmp_path / "cache", tmp_path, NOW)
    assert last_protection(tmp_path / "cache", tmp_path) == {}
