"""Promises about a long build: its progress is shown, on a terminal and in a log."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import DAY, PATIENCE, ROOT, build_py, environment
from tests.records.scratch import SMALL

COUNT = 12  # leaflets, with which a log has a line on the way and one at the end
LEAFLET = "title: Number {}\naudience: For anyone\nopening: Come along.\nformat: poster\neditions: [standard]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small directory with a dozen leaflets that nobody has made before."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "directory"))
    for there in ("leaflets", "translations"):
        shutil.rmtree(folder / there)
    (folder / "leaflets").mkdir()
    for number in range(COUNT):
        text = LEAFLET.format(f"{number} {tmp_path.name} {os.getpid()} {tmp_path.stat().st_mtime_ns}")
        (folder / f"leaflets/poster-{number}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_log_has_a_line_now_and_then(folder: Path, tmp_path: Path) -> None:
    done = build_py("build", "--directory", folder, "--out", tmp_path / "site", "--date", DAY)
    assert done.code == 0, done.err
    made = [line for line in done.err.splitlines() if "leaflets" in line]
    assert made == [f"Made 10 of {COUNT} leaflets.", f"Made {COUNT} of {COUNT} leaflets."]
    assert "\r" not in done.err
    again = build_py("build", "--directory", folder, "--out", tmp_path / "site", "--date", DAY)
    assert "leaflets" not in again.err


def test_a_terminal_has_one_line_that_counts(folder: Path, tmp_path: Path) -> None:
    shown = on_a_terminal("build", "--directory", str(folder), "--out", str(tmp_path / "site"), "--date", DAY)
    counts = [f"Making {number} of {COUNT} leaflets" for number in range(1, COUNT + 1)]
    assert "\r".join(counts) + "\r\n" in shown


def test_a_leaflet_that_can_not_be_made_is_told_on_a_line_of_its_own(folder: Path, tmp_path: Path) -> None:
    record = folder / "leaflets/poster-5.yaml"
    record.write_text(record.read_text("utf-8").replace("Come along.", "Come along. " * 200), "utf-8")
    shown = on_a_terminal("build", "--directory", str(folder), "--out", str(tmp_path / "site"), "--date", DAY)
    assert re.search(r"(?m)^This leaflet could not be made .*: leaflets/poster-5\.pdf, which ", shown)


def on_a_terminal(*words: str) -> str:
    """All that the command shows on a terminal."""
    keyboard, theirs = os.openpty()
    command = [sys.executable, str(ROOT / "build.py"), *words]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, stdin=theirs, env=environment(), cwd=ROOT) as running:
        os.close(theirs)
        shown = b""
        while part := _next(keyboard):
            shown += part
        running.wait(PATIENCE)
    os.close(keyboard)
    return shown.decode()


def _next(keyboard: int) -> bytes:
    try:
        return os.read(keyboard, 65536)
    except OSError:  # so Linux says that the other end has closed
        return b""
