"""The preview of a change: what differs, before and after, with pictures; and never what is held back."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from signpost.site.inspection.pages import Tags
from tests.cli.goldens import BASE
from tests.cli.running import DAY, ROOT
from tests.cli.test_check_since import edit
from tests.conftest import without
from tests.github.conftest import Edit, Workspace
from tests.github.running import run, steps
from tools.programs import NO_BROWSER


@pytest.fixture(scope="module")
def browser() -> None:
    """Leave a test out if there is no browser to take pictures with."""
    if in_a_process_of_its_own("tools.programs"):
        without(NO_BROWSER)


def in_a_process_of_its_own(module: str, *words: str) -> int:
    """Run a program of ours, since Playwright can't be started twice in one process. Returns its exit code."""
    return subprocess.run([sys.executable, "-m", module, *words], cwd=ROOT, check=False).returncode


def previewed(tmp_path: Path, change: Edit) -> Path:
    """The preview of a change to the small directory."""
    before = shutil.copytree(BASE, tmp_path / "before")
    after = shutil.copytree(BASE, tmp_path / "after")
    change(after)
    out = tmp_path / "preview"
    assert in_a_process_of_its_own("tools.preview", str(before), str(after), str(out), "--date", DAY) == 0
    return out


def files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def another_time(folder: Path) -> None:
    edit(folder, "activities/knit-and-natter.yaml", "starts: 10:00", "starts: 10:15")
    edit(folder, "leaflets/poster.yaml", "Ask at the desk", "Ask us")


def test_what_differs_is_there_before_and_after_with_pictures(workspace: Workspace, browser: None) -> None:
    home = workspace(another_time)
    step = steps("check.yaml", "preview")["Build both sites, and take the pages that differ"]
    done = run(step, home)
    assert done.code == 0
    assert re.match(
        r"## Preview\n\n\d+ pages and 2 leaflets to print are different.\n\nDownload `preview`", done.summary
    )
    made = home / "preview"
    for state, time in (("before", "10am to 12 noon"), ("after", "10.15am to 12 noon")):
        assert time in (made / state / "activities" / "knit-and-natter.html").read_text("utf-8")
        for name in ("activities-knit-and-natter.html", "leaflets-poster.pdf"):
            picture = (made / "pictures" / state / f"{name}-683-light.png").read_bytes()
            assert picture.startswith(b"\x89PNG")
    same = "activities/lantern-line.html"
    assert not any(file.endswith(same) for file in files(made))
    page = (made / "index.html").read_text("utf-8")
    assert "Thank you for your change." in page
    for link in (*Tags(page).values("href"), *Tags(page).values("src")):
        assert (made / link).is_file()


def test_pages_that_come_and_go_are_said_to(tmp_path: Path, browser: None) -> None:
    out = previewed(
        tmp_path, lambda folder: (folder / "venues" / "corner-room.yaml").rename(folder / "venues" / "corner-hall.yaml")
    )
    page = (out / "index.html").read_text("utf-8")
    assert "Something has to be mended first: the check says what." in page  # others name it
    assert files(out) == {"index.html"}


def test_a_new_page_has_no_before(tmp_path: Path, browser: None) -> None:
    out = previewed(
        tmp_path,
        lambda folder: (folder / "activities" / "knit-and-natter.yaml").rename(folder / "activities" / "knitting.yaml"),
    )
    assert {"after/activities/knitting.html", "before/activities/knit-and-natter.html"} <= files(out)
    assert (out / "index.html").read_text("utf-8").count("there is none.") >= 2


def test_nothing_is_shown_of_a_change_that_alters_nothing(tmp_path: Path) -> None:
    out = previewed(tmp_path, lambda folder: edit(folder, "activities/story-hour.yaml", "name:", "# Ours\nname:"))
    assert files(out) == {"index.html"}
    assert "No page and no leaflet is different." in (out / "index.html").read_text("utf-8")


def now_sensitive(folder: Path) -> None:
    edit(folder, "activities/story-hour.yaml", "venue: river-hall\n", "at_home: By phone only.\nsensitive: yes\n")


def no_longer_sensitive(folder: Path) -> None:
    edit(folder, "organisations/lantern-project.yaml", "sensitive: yes", "sensitive: no")


def perhaps_sensitive(folder: Path) -> None:
    edit(folder, "activities/story-hour.yaml", "venue: river-hall\n", "venue: river-hall\nsensetive: yes\n")


@pytest.mark.parametrize("change", [now_sensitive, no_longer_sensitive, perhaps_sensitive])
def test_nothing_is_shown_if_it_alters_which_services_are_protected(tmp_path: Path, change: Edit) -> None:
    """The site before has the refuge's address, which the change takes out."""
    out = previewed(tmp_path, change)
    assert files(out) == {"index.html"}
    assert "alters which services are protected" in (out / "index.html").read_text("utf-8")


def test_records_that_are_no_folder_have_no_preview(workspace: Workspace) -> None:
    def replace(folder: Path) -> None:
        shutil.rmtree(folder)
        folder.symlink_to("/etc")

    home = workspace(replace)
    step = steps("check.yaml", "preview")["Build both sites, and take the pages that differ"]
    assert run(step, home).code == 0
    assert not (home / "preview").exists()
