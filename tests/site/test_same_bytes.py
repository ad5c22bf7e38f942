"""The same records and the same day give the same site, byte for byte, whoever builds it, where, and how often."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.cli.running import DAY, ROOT, environment, tree

PROJECT: Final = ("build.py", "mkdocs.yml", "schema", "signpost", "site_src", "directory")
FAR_AWAY: Final = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
# Builds on a system that can't split a process in two.
ALONE: Final = "import os, sys; del os.fork; from signpost.cli.main import main; sys.exit(main(sys.argv[1:]))"
AT_HOME: Final = {"TZ": "America/Los_Angeles", "LANG": "C.UTF-8", "PYTHONHASHSEED": "2"}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project in a folder of another name, with nothing kept from any build."""
    copy = tmp_path_factory.mktemp("another place") / "ein Ordner, größer"
    copy.mkdir()
    for name in PROJECT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, copy / name)
    return copy


def build_there(copy: Path, out: Path, *more: str, day: str = DAY, **settings: str) -> dict[str, bytes]:
    """Every file of the site that the copy builds from its own records, with the folder given in another way."""
    directory = os.path.relpath(copy / "directory", out.parent)
    words = ("build", "--directory", directory, "--out", out.name, "--date", day, *more)
    done = subprocess.run(
        [sys.executable, str(copy / "build.py"), *words],
        cwd=out.parent,
        env=environment(settings),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return tree(out)


def assert_same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    """Hold two sites against each other; name the files that differ."""
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []


def test_the_first_build_in_another_folder_zone_and_locale_gives_the_same_bytes(
    demonstration: Path, elsewhere: Path, tmp_path: Path
) -> None:
    assert not (elsewhere / ".cache").exists()
    assert_same(build_there(elsewhere, tmp_path / "site", **FAR_AWAY), tree(demonstration))


def test_the_next_build_gives_them_too(demonstration: Path, elsewhere: Path, tmp_path: Path) -> None:
    build_there(elsewhere, tmp_path / "site", **FAR_AWAY)
    assert any((elsewhere / ".cache").iterdir())
    assert_same(build_there(elsewhere, tmp_path / "site", **AT_HOME), tree(demonstration))


def test_a_build_that_no_second_process_shares_gives_them_too(
    demonstration: Path, elsewhere: Path, tmp_path: Path
) -> None:
    words = ["--directory", str(elsewhere / "directory"), "build", "--out", str(tmp_path / "site"), "--date", DAY]
    done = subprocess.run(
        [sys.executable, "-c", ALONE, *words], cwd=elsewhere, env=environment(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert_same(tree(tmp_path / "site"), tree(demonstration))


def put(file: Path, old: str, new: str) -> None:
    """Put some words in the place of others."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.usefixtures("on_demonstration")
def test_after_many_changes_the_next_build_gives_what_a_first_one_gives(elsewhere: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(elsewhere, tmp_path / "copy")
    records = copy / "directory"
    for day in (DAY, DAY, "2027-03-26"):
        build_there(copy, tmp_path / "site", "--no-leaflets", day=day)
        put(records / "activities" / "tea-and-talk.yaml", "\nsummary: ", "\nsummary: New. ")
        put(records / "organisations" / "bournville-neighbours.yaml", "\nname: ", "\nname: New ")
        put(records / "venues" / "corner-room.yaml", "\nname: ", "\nname: New ")
        put(records / "needs" / "loneliness.yaml", "\nname: ", "\nname: New ")
    after = build_there(copy, tmp_path / "site", "--no-leaflets")
    shutil.rmtree(copy / ".cache")
    assert_same(after, build_there(copy, tmp_path / "first", "--no-leaflets"))


def test_records_saved_on_windows_give_them_too(demonstration: Path, elsewhere: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(elsewhere, tmp_path / "copy")
    for file in (copy / "directory").rglob("*.yaml"):
        text = file.read_bytes()
        assert b"\r" not in text
        file.write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert_same(build_there(copy, tmp_path / "site"), tree(demonstration))


def flip(file: Path) -> None:
    """Change every thousandth byte of a file, and one in its middle."""
    kept = bytearray(file.read_bytes())
    for place in {*range(70, len(kept), 1000), len(kept) // 2}:
        kept[place] ^= 0x01
    file.write_bytes(kept)


def cut(file: Path) -> None:
    """Leave the first half of a file."""
    os.truncate(file, file.stat().st_size // 2)


def empty(file: Path) -> None:
    """Leave nothing in a file."""
    file.write_bytes(b"")


def forge(file: Path) -> None:
    """Change a word in a page, and nothing else."""
    file.write_bytes(file.read_bytes().replace(b"Tea and Talk", b"Tea and Walk"))


@pytest.fixture(scope="module")
def few_leaflets(elsewhere: Path) -> Path:
    """Return a copy of the project with three leaflets, which take most of the time of a first build."""
    copy = elsewhere.with_name("few leaflets")
    shutil.copytree(elsewhere, copy, ignore=shutil.ignore_patterns(".cache"))
    for leaflet in sorted((copy / "directory" / "leaflets").iterdir())[3:]:
        leaflet.unlink()
    return copy


@pytest.fixture(scope="module")
def their_site(few_leaflets: Path) -> dict[str, bytes]:
    """Every file of the first site that this copy builds."""
    return build_there(few_leaflets, few_leaflets.with_name("their site"))


@pytest.mark.parametrize("harm", [flip, cut, empty, forge])
def test_what_is_kept_and_came_to_harm_is_made_anew(
    few_leaflets: Path, their_site: dict[str, bytes], tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    build_there(few_leaflets, tmp_path / "site")
    kept = [file for file in (few_leaflets / ".cache").rglob("*") if file.is_file()]
    assert kept
    for file in kept:
        harm(file)
    assert_same(build_there(few_leaflets, tmp_path / "site"), their_site)


def test_what_cannot_be_kept_is_done_without(few_leaflets: Path, their_site: dict[str, bytes], tmp_path: Path) -> None:
    copy = shutil.copytree(few_leaflets, tmp_path / "copy", ignore=shutil.ignore_patterns(".cache"))
    (copy / ".cache").write_bytes(b"a file where the folder should be")
    assert_same(build_there(copy, tmp_path / "site"), their_site)
