"""Promises about planned files: they are made when they have to be, and the live site is never trusted blindly."""

from collections.abc import Callable
from pathlib import Path

import pytest

from signpost.outputs.artefact import Artefact, Plan
from signpost.site.cache_store import open_cache
from signpost.site.publish import Published, SiteFiles, publishing


def build(home: Path, made_of: str = "flour", content: bytes = b"bread", site: str = "site") -> tuple[Published, int]:
    """Publish a site with one planned file. How that went, and how often the file was made."""
    made = []

    def make() -> Artefact:
        made.append(1)
        return Artefact("a/loaf.html", content, "test")

    with open_cache(home / "cache", "test") as cache, publishing(home / site) as put:
        done = put(SiteFiles([[Plan("a/loaf.html", made_of, make)]], note=lambda file: len(file.content), cache=cache))
        cache.save()
    return done, len(made)


def loaf(home: Path, site: str = "site") -> bytes:
    return (home / site / "a/loaf.html").read_bytes()


def test_a_file_is_made_once_for_as_long_as_it_is_made_of_the_same(tmp_path: Path) -> None:
    assert build(tmp_path) == (Published(1, 0, 0), 1)
    before = (tmp_path / "site/a/loaf.html").stat()
    assert build(tmp_path) == build(tmp_path) == (Published(0, 1, 0), 0)
    assert (tmp_path / "site/a/loaf.html").stat().st_ino == before.st_ino


def test_it_is_made_anew_of_something_else(tmp_path: Path) -> None:
    build(tmp_path)
    assert build(tmp_path, "rye", b"dark bread") == (Published(1, 0, 0), 1)
    assert loaf(tmp_path) == b"dark bread"


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b"brEad"),
        lambda file: file.write_bytes(b""),
        lambda file: (file.unlink(), file.symlink_to("/etc/hostname")),
        lambda file: (file.unlink(), file.mkdir()),
    ],
    ids=["deleted", "changed", "emptied", "a link", "a folder"],
)
def test_it_is_made_anew_where_the_live_one_came_to_harm(tmp_path: Path, harm: Callable[[Path], object]) -> None:
    build(tmp_path)
    harm(tmp_path / "site/a/loaf.html")
    assert build(tmp_path)[1] == 1
    assert loaf(tmp_path) == b"bread"
    assert not (tmp_path / "site/a/loaf.html").is_symlink()


def test_it_is_made_anew_for_a_site_elsewhere(tmp_path: Path) -> None:
    build(tmp_path)
    assert build(tmp_path, site="other") == (Published(1, 0, 0), 1)
    assert loaf(tmp_path, "other") == b"bread"


def test_it_is_made_anew_where_what_was_kept_is_lost(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / "cache/kept.sqlite").unlink()
    assert build(tmp_path) == (Published(0, 1, 0), 1)
