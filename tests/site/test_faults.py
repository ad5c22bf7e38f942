"""Faults while publishing: the machine fails, the build is killed, another one runs at the same time."""

import errno
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from signpost.outputs.artefact import Artefact
from signpost.site.publish import publishing
from tests.site.sites import NEW, OLD, beside, name_of, pages, publish, site_files

ROOT = Path(__file__).resolve().parents[2]
LONG_AGO = 1_000_000_000
# Publishes a site with one page on a signal, and prints what it is doing.
IN_TURN = """
import sys
from pathlib import Path
from signpost.site.publish import SiteFiles, publishing
from tests.site.sites import pages
with publishing(Path(sys.argv[1]), waiting=lambda: print("waiting", flush=True)) as put:
    print("building", flush=True)
    sys.stdin.readline()
    put(SiteFiles([pages({"index.html": sys.argv[2].encode()})]))
"""
# Runs a command that may write no file longer than 1,000 bytes.
WITHOUT_ROOM = """
import resource, sys
from signpost.cli.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
sys.exit(main(sys.argv[1:]))
"""
# Publishes sites of two kinds in turn, as fast as it can.
IN_A_HURRY = """
import sys
from pathlib import Path
from tests.site.sites import NEW, OLD, pages, publish
for files in (OLD, NEW) * 10:
    publish(pages(files), Path(sys.argv[1]))
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that every user of this computer may look into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


def start_fault(name: str, folder: Path, *words: str, before: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    """Start a program that meets a fault while it publishes below a folder."""
    command = [*before, sys.executable, "-m", "tests.site.faults", name, str(folder), *words]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def found_by(program: subprocess.Popen[str]) -> list[dict[str, Any]]:
    """What such a program found there, time after time."""
    printed, told = program.communicate()
    assert program.returncode == 0, told
    found: list[dict[str, Any]] = json.loads(printed)
    return found


def fault(name: str, folder: Path, before: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    return found_by(start_fault(name, folder, before=before))


@pytest.fixture(scope="module")
def kills(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """What a build that is killed at each of its steps leaves: with all that Linux has, and without renameat2."""
    programs = {call: start_fault("killed", tmp_path_factory.mktemp("kills"), call) for call in ("", "renameat2")}
    return {call: found_by(program) for call, program in programs.items()}


def start(program: str, *words: str | Path) -> subprocess.Popen[str]:
    """Start a program that can be talked to."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *words], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


# The machine


def test_outputs_that_raise_leave_all_as_it_was(site: Path) -> None:
    def broken() -> Iterator[Artefact]:
        yield from pages(NEW)
        raise LookupError("a fault in an output")

    with pytest.raises(LookupError):
        publish(broken(), site)
    with pytest.raises(LookupError):
        publish(broken(), site.with_name("other"))
    assert name_of(site) == "old"
    assert beside(site) == [".other-publishing", "site"]  # which only has a lock


@pytest.mark.parametrize("call", ["", "renameat2"])
def test_a_build_killed_at_any_step_leaves_the_old_site_or_the_new_one(
    kills: dict[str, list[dict[str, Any]]], call: str
) -> None:
    found = kills[call]
    assert len(found) > 40
    for_a_moment = {"none"} if call else set()  # between two renames
    assert {times["at_once"] for times in found} == {"old", "new"} | for_a_moment
    assert {times["good"] for times in found} == {"new"}
    assert {times["fruitless"] for times in found} == {"old", "new"}
    assert {times["deleted"] for times in found} == {"none"} | ({"old"} if call else set())
    assert {times["left_good"] for times in found} == {times["left_fruitless"] for times in found} == {"site"}
    assert {times["left_deleted"] for times in found} <= {"site", ""}


def test_a_site_that_was_put_aside_comes_back_though_a_folder_was_made_in_its_place(tmp_path: Path) -> None:
    """As a web server's start may do, after a build was killed between two renames."""
    publish(pages(OLD), tmp_path / ".site-publishing" / "aside")
    shutil.rmtree(tmp_path / ".site-publishing" / ".aside-publishing")
    (tmp_path / ".site-publishing" / "lock").touch()
    (tmp_path / "site").mkdir()
    with pytest.raises(InterruptedError), publishing(tmp_path / "site"):
        raise InterruptedError
    assert name_of(tmp_path / "site") == "old"
    assert beside(tmp_path / "site") == ["site"]


def test_a_full_disk_leaves_the_old_site(tmp_path: Path) -> None:
    own_disks = ("unshare", "--map-root-user", "--mount")
    may_mount = shutil.which("unshare") and subprocess.run([*own_disks, "true"], check=False).returncode == 0
    (found,) = fault("full", tmp_path, before=own_disks if may_mount else ())
    assert found.pop("error") in {errno.errorcode[errno.ENOSPC], errno.errorcode[errno.EFBIG]}
    assert found == {"file": "all.pdf", "site": "old", "left": ["site"]}


def test_a_file_that_can_not_be_written_to_its_end_leaves_the_old_site(tmp_path: Path) -> None:
    assert fault("limited", tmp_path) == [{"error": "EFBIG", "file": "all.pdf", "site": "old", "left": ["site"]}]


def test_a_place_where_nothing_may_be_written_leaves_the_old_site(open_folder: Path) -> None:
    (found,) = fault("read_only", open_folder)
    assert found == {"error": "EACCES", "file": "lock", "site": "old", "left": ["site"]}


def test_the_build_command_tells_of_a_fault_of_the_machine_and_leaves_the_old_site(site: Path) -> None:
    words = ["--directory", str(ROOT / "directory"), "build", "--out", str(site)]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_ROOM, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stderr
    assert "File too large" in done.stderr
    assert "Look at the free space and the permissions there." in done.stderr
    assert "Traceback" not in done.stderr
    assert name_of(site) == "old"
    assert beside(site) == ["site"]


def test_without_hard_links_files_are_copied_and_keep_their_times(tmp_path: Path) -> None:
    found = {"site": "new", "unchanged": 1, "shared": False, "time": LONG_AGO, "left": ["site"]}
    assert fault("linkless", tmp_path) == [found]


# Two builds at once


def test_of_two_builds_the_second_says_that_it_waits_and_publishes_last(site: Path) -> None:
    with start(IN_TURN, site, "first") as first:
        assert hear(first) == "building"
        with start(IN_TURN, site, "second") as second:
            assert hear(second) == "waiting"
            assert name_of(site) == "old"
            tell(first)
            assert hear(second) == "building"
            assert site_files(site) == {"index.html": b"first"}
            tell(second)
    assert (first.returncode, second.returncode) == (0, 0)
    assert site_files(site) == {"index.html": b"second"}
    assert beside(site) == ["site"]


def test_the_build_command_says_in_words_that_it_waits(site: Path) -> None:
    words = ["--directory", str(ROOT / "directory"), "build", "--out", str(site)]
    with start(IN_TURN, site, "first") as first:
        assert hear(first) == "building"
        command = [sys.executable, str(ROOT / "build.py"), *words]
        with subprocess.Popen(command, text=True, encoding="utf-8", stderr=subprocess.PIPE) as second:
            assert second.stderr
            assert second.stderr.readline() == f"Another build of {site} is going on. Waiting for it to end …\n"
            second.kill()
        tell(first)
    assert site_files(site) == {"index.html": b"first"}


def test_a_build_goes_on_when_the_one_it_waited_for_is_killed(site: Path) -> None:
    with start(IN_TURN, site, "first") as first:
        assert hear(first) == "building"
        with start(IN_TURN, site, "second") as second:
            assert hear(second) == "waiting"
            first.kill()
            assert hear(second) == "building"
            tell(second)
    assert site_files(site) == {"index.html": b"second"}
    assert beside(site) == ["site"]


def test_many_builds_at_once_publish_whole_sites_and_a_reader_always_finds_a_page(site: Path) -> None:
    builds = [start(IN_A_HURRY, site) for _ in range(4)]
    pages_read = set()
    while any(build.poll() is None for build in builds):
        pages_read.add((site / "index.html").read_bytes())
    for build in builds:
        build.communicate()
        assert build.returncode == 0
    assert pages_read == {b"old", b"new"}
    assert name_of(site) == "new"
    assert beside(site) == ["site"]


def hear(program: subprocess.Popen[str]) -> str:
    """The next line that a program says."""
    assert program.stdout
    return program.stdout.readline().strip()


def tell(program: subprocess.Popen[str]) -> None:
    """Let a program go on."""
    assert program.stdin
    program.stdin.write("\n")
    program.stdin.flush()
