"""Publishing: the live folder is the old site or the new one, whole, whatever happens."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from signpost.cli.main import main
from signpost.outputs.artefact import Artefact
from signpost.site.output_folder import MARKER, Refused
from signpost.site.publish import Published, SiteFiles, publishing
from tests.site.sites import NEW, OLD, beside, name_of, pages, publish, site_files

ROOT = Path(__file__).resolve().parents[2]
LONG_AGO = 1_000_000_000


# What is published


@pytest.mark.parametrize("before", ["nothing", "no parents", "an empty folder", "a former site"])
def test_a_site_goes_where_there_is_nothing_or_a_site(tmp_path: Path, before: str) -> None:
    out = tmp_path / ("new/folders" if before == "no parents" else "") / "site"
    if before == "an empty folder":
        out.mkdir()
    elif before == "a former site":
        publish(pages(OLD), out)
    publish(pages(NEW), out)
    assert site_files(out) == NEW
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


def test_a_file_that_its_host_could_not_read_is_written_anew(site: Path) -> None:
    (site / "a/same.html").chmod(0o600)
    publish(pages(NEW), site)
    assert stat.S_IMODE((site / "a/same.html").stat().st_mode) == 0o644


def test_a_link_in_the_place_of_a_file_of_the_site_is_never_written_through(site: Path) -> None:
    outside = site.with_name("outside.html")
    outside.write_bytes(b"same")
    (site / "a/same.html").unlink()
    (site / "a/same.html").symlink_to(outside)
    assert publish(pages(NEW), site) == Published(written=4, unchanged=0, removed=2)
    assert site_files(site) == NEW
    assert not (site / "a/same.html").is_symlink()
    assert outside.read_bytes() == b"same"


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
    assert site_files(out) == {"to-mum.txt": b"Dear Mum"}
    assert beside(out) == ["letters"]


def put_strange(site: Path, what: str) -> None:
    """Put something there that no build wrote."""
    if what == "a pipe":
        os.mkfifo(site / "stray")
    elif what == "a link":
        (site / "stray").symlink_to(site.parent)
    elif what == "an empty folder":
        (site / "stray").mkdir()
    elif what == "a file further down":
        (site / "a" / "stray").write_text("mine")
    elif what == "a folder's file":
        (site / "stray").mkdir()
        (site / "stray" / "index.html").write_text("mine")
    else:
        (site / "stray").write_text("mine")


STRANGE = ["a file", "a pipe", "a link", "an empty folder", "a file further down", "a folder's file"]


@pytest.mark.parametrize("what", STRANGE)
def test_a_site_with_something_in_it_that_no_build_wrote_is_refused_and_left_alone(site: Path, what: str) -> None:
    put_strange(site, what)
    before = sorted(site.rglob("*"))
    with pytest.raises(Refused, match=r"site has (a/)?stray(/|/index.html)? in it, which Signpost did not write"):
        publish(pages(NEW), site)
    assert sorted(site.rglob("*")) == before
    assert beside(site) == ["site"]


@pytest.mark.parametrize("what", STRANGE)
def test_what_somebody_puts_there_while_the_site_is_built_is_not_lost_either(site: Path, what: str) -> None:
    with pytest.raises(Refused, match="did not write"), publishing(site) as put:  # noqa: PT012 - the end of it raises
        put_strange(site, what)
        put(SiteFiles([pages(NEW)]))
    assert any(site.rglob("stray"))
    assert (site / "index.html").read_bytes() == b"old"
    assert beside(site) == ["site"]


def test_a_web_root_that_a_site_was_copied_to_is_refused(site: Path) -> None:
    """Everything in the site's folder is copied there, as the README says, and so is its marker."""
    root = site.with_name("web")
    root.mkdir()
    (root / "wiki").mkdir()
    (root / "wiki" / "page").write_text("w")
    (root / "my-own-cv.pdf").write_text("cv")
    shutil.copytree(site, root, dirs_exist_ok=True)
    with pytest.raises(Refused, match=r"web has my-own-cv\.pdf in it, which Signpost did not write"):
        publish(pages(NEW), root)
    assert (root / "wiki" / "page").read_text() == "w"
    assert (root / "my-own-cv.pdf").read_text() == "cv"


@pytest.mark.parametrize("name", ["fresh/mine", "mine", "aside/mine"])
def test_a_folder_that_only_has_the_name_of_the_staging_folder_is_refused(site: Path, name: str) -> None:
    mine = site.with_name(".site-publishing") / name
    shutil.rmtree(site.with_name(".site-publishing"))
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    with pytest.raises(Refused, match="is in the way"):
        publish(pages(NEW), site)
    assert mine.read_text() == "mine"
    assert name_of(site) == "old"


def test_a_site_of_an_older_signpost_is_refused_since_it_kept_no_list(site: Path) -> None:
    (site / MARKER).write_bytes(b"Signpost made this folder and replaces it whole at each build.\n")
    with pytest.raises(Refused, match="older Signpost, which kept no list"):
        publish(pages(NEW), site)
    assert (site / "index.html").read_bytes() == b"old"


def test_what_a_system_leaves_in_a_folder_that_it_shows_stops_nothing(site: Path) -> None:
    (site / ".DS_Store").write_bytes(b"x")
    (site / "a" / "Thumbs.db").write_bytes(b"x")
    assert publish(pages(NEW), site) == Published(written=3, unchanged=1, removed=1)


def test_the_list_of_a_site_is_of_its_own_files_alone_and_the_same_each_time(site: Path) -> None:
    first = (site / MARKER).read_bytes()
    assert first.decode().splitlines()[3:] == sorted(OLD)
    publish(pages(OLD), site)
    assert (site / MARKER).read_bytes() == first


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


@pytest.mark.parametrize("out", ["site", "round", "site/public"])
def test_links_in_a_circle_are_refused(tmp_path: Path, out: str) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "round")
    (tmp_path / "round").symlink_to(tmp_path / "site")
    with pytest.raises(Refused, match="lead in a circle"):
        publish(pages(NEW), tmp_path / out)


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
