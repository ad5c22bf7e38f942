"""Publishing: the live folder is the old site or the new one, whole, whatever happens."""

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from signpost.cli.main import main
from signpost.outputs.artefact import Artefact
from signpost.site.place import MARKER, Refused
from signpost.site.publish import Published, publish, publishing
from tests.site.sites import NEW, OLD, name_of, pages, standing

ROOT = Path(__file__).resolve().parents[2]
LONG_AGO = 1_000_000_000
# Publishes a site with one page when it is told to, and says what it is doing. It can hesitate on its way in.
IN_TURN = """
import sys
from pathlib import Path
from signpost.site.publish import publishing
from tests.site.sites import pages
def hesitate(event, arguments):
    if sys.argv[3:] == [event] and (event != "open" or str(arguments[0]).endswith("lock")):
        del sys.argv[3]
        print("hesitating", flush=True)
        sys.stdin.readline()
sys.addaudithook(hesitate)
with publishing(Path(sys.argv[1]), waiting=lambda: print("waiting", flush=True)) as put:
    print("building", flush=True)
    sys.stdin.readline()
    put(pages({"index.html": sys.argv[2].encode()}))
"""
# Publishes sites of two kinds in turn, as fast as it can.
IN_A_HURRY = """
import sys
from pathlib import Path
from signpost.site.publish import publish
from tests.site.sites import NEW, OLD, pages
for files in (OLD, NEW) * 10:
    publish(pages(files), Path(sys.argv[1]))
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a folder where the old site is published."""
    publish(pages(OLD), tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that every user of this computer may look into."""
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


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())


# What is published


@pytest.mark.parametrize("before", ["nothing", "no parents", "an empty folder", "a former site"])
def test_a_site_goes_where_there_is_nothing_or_a_site(tmp_path: Path, before: str) -> None:
    out = tmp_path / ("new/folders" if before == "no parents" else "") / "site"
    if before == "an empty folder":
        out.mkdir()
    elif before == "a former site":
        publish(pages(OLD), out)
    publish(pages(NEW), out)
    assert standing(out) == NEW
    assert beside(out) == ["site"]


def test_it_is_told_how_many_files_are_new_are_as_before_and_are_gone(tmp_path: Path) -> None:
    assert publish(pages(OLD), tmp_path / "site") == Published(written=4, unchanged=0, removed=0)
    assert publish(pages(OLD), tmp_path / "site") == Published(written=0, unchanged=4, removed=0)
    assert publish(pages(NEW), tmp_path / "site") == Published(written=3, unchanged=1, removed=1)


def test_a_web_host_can_read_every_file_whatever_the_settings_of_who_builds(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(pages(NEW), tmp_path / "site")
    finally:
        os.umask(before)
    for path in (tmp_path / "site", *(tmp_path / "site").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path


def test_a_file_that_has_not_changed_is_the_same_file_with_its_own_time(site: Path) -> None:
    for path in site.rglob("*.*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    before = {path: path.stat() for path in site.rglob("*.*")}
    publish(pages(NEW), site)
    same, changed = site / "a/same.html", site / "data/all.json"
    assert os.path.samestat(same.stat(), before[same])
    assert same.stat().st_mtime == LONG_AGO
    assert same.stat().st_nlink == 1
    assert changed.stat().st_size == before[changed].st_size
    assert changed.stat().st_mtime > LONG_AGO


def test_a_copy_that_was_made_with_links_keeps_its_old_contents(site: Path) -> None:
    shutil.copytree(site, site.with_name("copy"), copy_function=os.link)
    publish(pages(NEW), site)
    assert (name_of(site.with_name("copy")), name_of(site)) == ("old", "new")


def test_without_hard_links_files_are_copied_and_keep_their_times(tmp_path: Path) -> None:
    found = {"site": "new", "unchanged": 1, "shared": False, "time": LONG_AGO, "left": ["site"]}
    assert fault("linkless", tmp_path) == [found]


def test_a_file_that_its_host_could_not_read_is_written_anew(site: Path) -> None:
    (site / "a/same.html").chmod(0o600)
    publish(pages(NEW), site)
    assert stat.S_IMODE((site / "a/same.html").stat().st_mode) == 0o644


def test_what_strangers_left_in_a_site_is_gone_and_a_link_is_never_written_through(site: Path) -> None:
    outside = site.with_name("outside.html")
    outside.write_bytes(b"same")
    (site / "a/same.html").unlink()
    (site / "a/same.html").symlink_to(outside)
    os.mkfifo(site / "stray")
    assert publish(pages(NEW), site).removed == 3
    assert standing(site) == NEW
    assert not (site / "a/same.html").is_symlink()
    assert outside.read_bytes() == b"same"
    assert not (site / "stray").exists()


def test_a_link_to_a_folder_stays_a_link(site: Path) -> None:
    out = site.with_name("public")
    out.symlink_to(site)
    publish(pages(NEW), out)
    assert out.is_symlink()
    assert name_of(site) == "new"
    assert beside(site) == ["public", "site"]


# What is refused


def test_a_folder_with_files_of_others_is_refused_in_words_and_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "letters"
    out.mkdir()
    (out / "to-mum.txt").write_text("Dear Mum")
    with pytest.raises(Refused, match="letters has files in it that Signpost did not make"):
        publish(pages(NEW), out)
    assert standing(out) == {"to-mum.txt": b"Dear Mum"}
    assert beside(out) == ["letters"]


@pytest.mark.parametrize("marker", ["a folder", "another program's file"])
def test_a_marker_that_is_not_ours_marks_nothing(tmp_path: Path, marker: str) -> None:
    if marker == "a folder":
        (tmp_path / "site" / MARKER).mkdir(parents=True)
    else:
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / MARKER).write_text("colour=blue")
    with pytest.raises(Refused, match="did not make"):
        publish(pages(NEW), tmp_path / "site")


def test_a_site_that_has_become_a_git_repository_is_refused(site: Path) -> None:
    (site / ".git").mkdir()
    with pytest.raises(Refused, match="Git repository"):
        publish(pages(NEW), site)
    assert (site / ".git").is_dir()


def test_a_file_in_the_place_of_the_folder_or_on_the_way_to_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    for out in (tmp_path / "site", tmp_path / "site" / "public" / "html"):
        with pytest.raises(Refused, match="site is a file, and the site needs a folder"):
            publish(pages(NEW), out)
    assert (tmp_path / "site").read_text() == "a file"


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "round")
    (tmp_path / "round").symlink_to(tmp_path / "site")
    with pytest.raises(Refused, match="lead nowhere"):
        publish(pages(NEW), tmp_path / "site")


def test_a_whole_disk_is_refused() -> None:
    with pytest.raises(Refused, match="disk of its own"):
        publish(pages(NEW), Path("/"))


@pytest.mark.parametrize("out", ["records", "records/activities/site", ".", "records/../records", "link"])
def test_a_place_in_or_around_the_records_is_refused(tmp_path: Path, out: str) -> None:
    records = tmp_path / "records"
    records.mkdir()
    (tmp_path / "link").symlink_to(records)
    (tmp_path / MARKER).write_bytes(b"Signpost made this folder, or so it says")
    with pytest.raises(Refused, match=r"is inside|holds"), publishing(tmp_path / out, [records]):
        pytest.fail("this place was taken")
    assert list(records.iterdir()) == []


@pytest.mark.parametrize("out", ["directory", "directory/site", ".", "site_src/pages", "signpost"])
def test_the_build_command_refuses_the_projects_own_folders_as_wrong_usage(
    out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted((ROOT / out).glob("*"))
    assert main(["--directory", str(ROOT / "directory"), "build", "--out", str(ROOT / out)]) == 2
    told = capsys.readouterr().err
    assert "--out" in told
    assert "Reading" not in told
    assert sorted((ROOT / out).glob("*")) == before


@pytest.mark.parametrize(
    "paths",
    [
        ["/etc/index.html"], ["../index.html"], ["a/../../index.html"], ["a/./b.html"], ["a//b.html"], [""], ["a/"],
        ["a\\b.html"], ["c:index.html"], ["a\0b"], [MARKER], ["index.html", "index.html"], ["a.html", "A.html"],
        ["a/b.html", "A/c.html"], ["a", "a/b.html"], ["a/b.html", "a"],
    ],
)  # fmt: skip
def test_paths_that_lead_out_or_meet_each_other_are_a_fault_in_the_program(site: Path, paths: list[str]) -> None:
    with pytest.raises(ValueError, match=r"^(An output|Two outputs) gave the path"):
        publish((Artefact(path, b"x", "test") for path in paths), site)
    assert name_of(site) == "old"
    assert beside(site) == ["site"]


# What goes wrong


def test_outputs_that_raise_leave_all_as_it_was(site: Path) -> None:
    def broken() -> Iterator[Artefact]:
        yield from pages(NEW)
        raise LookupError("a fault in an output")

    with pytest.raises(LookupError):
        publish(broken(), site)
    with pytest.raises(LookupError):
        publish(broken(), site.with_name("other"))
    assert name_of(site) == "old"
    assert beside(site) == ["site"]


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
    assert found == {"error": "EACCES", "file": ".site-publishing", "site": "old", "left": ["site"]}


# Two builds at once


def test_of_two_builds_the_second_says_that_it_waits_and_publishes_last(site: Path) -> None:
    with start(IN_TURN, site, "first") as first:
        assert hear(first) == "building"
        with start(IN_TURN, site, "second") as second:
            assert hear(second) == "waiting"
            assert name_of(site) == "old"
            tell(first)
            assert hear(second) == "building"
            assert standing(site) == {"index.html": b"first"}
            tell(second)
    assert (first.returncode, second.returncode) == (0, 0)
    assert standing(site) == {"index.html": b"second"}
    assert beside(site) == ["site"]


def test_a_build_goes_on_when_the_one_it_waited_for_is_killed(site: Path) -> None:
    with start(IN_TURN, site, "first") as first:
        assert hear(first) == "building"
        with start(IN_TURN, site, "second") as second:
            assert hear(second) == "waiting"
            first.kill()
            assert hear(second) == "building"
            tell(second)
    assert standing(site) == {"index.html": b"second"}
    assert beside(site) == ["site"]


def test_a_lock_that_was_cleared_away_between_being_found_and_taken_locks_nothing(site: Path) -> None:
    with start(IN_TURN, site, "first") as first:
        assert hear(first) == "building"
        with start(IN_TURN, site, "third", "fcntl.flock") as third:
            assert hear(third) == "hesitating"
            tell(first)
            first.wait()
            with start(IN_TURN, site, "second") as second:
                assert hear(second) == "building"
                tell(third)
                assert hear(third) == "waiting"
                tell(second)
            assert hear(third) == "building"
            tell(third)
    assert standing(site) == {"index.html": b"third"}


def test_a_workshop_that_is_cleared_away_on_the_way_in_is_made_again(site: Path) -> None:
    with start(IN_TURN, site, "first") as first:
        assert hear(first) == "building"
        with start(IN_TURN, site, "second", "open") as second:
            assert hear(second) == "hesitating"
            tell(first)
            first.wait()
            tell(second)
            assert hear(second) == "building"
            tell(second)
    assert standing(site) == {"index.html": b"second"}


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
