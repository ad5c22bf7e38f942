"""What gets a computer ready: the Makefile, the pinned lists, and the programs beside Python."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from signpost.site.browser import find_browser
from tests.conftest import without
from tools.programs import NO_JAVA

ROOT = Path(__file__).resolve().parent.parent
WHEEL = "tiny-1.0-py3-none-any.whl"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of what `make libraries` reads, with a pinned list of one local library."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    with zipfile.ZipFile(tmp_path / WHEEL, "w") as made:
        made.writestr("tiny.py", "")
        made.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        made.writestr("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        made.writestr("tiny-1.0.dist-info/RECORD", "")
    pin(tmp_path, hashlib.sha256((tmp_path / WHEEL).read_bytes()).hexdigest())
    return tmp_path


def pin(copy: Path, digest: str) -> None:
    """Write a pinned list that asks for the library by this hash."""
    (copy / "requirements.txt").write_text(f"tiny==1.0 --hash=sha256:{digest}\n", "utf-8")


def make(copy: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run make as a person would whose pip looks for libraries in that folder."""
    given = {**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(copy), "HOME": str(copy), **environment}
    command = ["make", "--no-print-directory", f"PYTHON={sys._base_executable}", *arguments]  # type: ignore[attr-defined]  # not in typeshed
    return subprocess.run(command, cwd=copy, env=given, capture_output=True, text=True, check=False)


def has_tiny(copy: Path) -> bool:
    """Whether the library is in .venv."""
    python = copy / ".venv" / "bin" / "python"
    return (
        python.exists()
        and subprocess.run([python, "-c", "import tiny"], capture_output=True, check=False).returncode == 0
    )


# The libraries


def test_the_libraries_are_fetched_once_and_again_when_their_list_changes(copy: Path) -> None:
    done = make(copy, "libraries")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Getting the libraries" in done.stdout
    assert has_tiny(copy)
    assert "Getting" not in make(copy, "libraries").stdout
    os.utime(copy / "requirements.txt", (4e9, 4e9))
    assert "Getting" in make(copy, "libraries").stdout


def test_a_folder_that_was_moved_is_made_anew_for_its_programs_hold_its_path(copy: Path) -> None:
    assert make(copy, "libraries").returncode == 0
    moved = copy.rename(copy.with_name("moved"))
    assert "Getting" in make(moved, "libraries").stdout
    assert str(moved) in (moved / ".venv" / "bin" / "pip").read_text("utf-8")


def test_a_file_whose_hash_differs_is_refused_and_asked_for_again(copy: Path) -> None:
    right = (copy / "requirements.txt").read_text("utf-8").rpartition(":")[2].strip()
    pin(copy, "0" * 64)
    refused = make(copy, "libraries")
    assert refused.returncode == 2
    assert "DO NOT MATCH THE HASHES" in refused.stderr
    assert not has_tiny(copy)
    pin(copy, right)
    assert make(copy, "libraries").returncode == 0
    assert has_tiny(copy)


@pytest.mark.parametrize("setting", ["PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_DRY_RUN", "PIP_USER"])
def test_no_setting_of_pip_s_puts_them_elsewhere(copy: Path, setting: str) -> None:
    elsewhere = "1" if setting in {"PIP_DRY_RUN", "PIP_USER"} else str(copy / "elsewhere")
    assert make(copy, "libraries", **{setting: elsewhere}).returncode == 0
    assert has_tiny(copy)


def test_libraries_that_pip_put_elsewhere_are_missed_in_a_sentence(copy: Path) -> None:
    (copy / "pip.conf").write_text(f"[install]\ntarget = {copy / 'elsewhere'}\n", "utf-8")
    for _ in range(2):  # and not believed to be there the next time
        done = make(copy, "libraries", PIP_CONFIG_FILE=str(copy / "pip.conf"))
        assert done.returncode == 2
        assert "pip did not put tiny==1.0 into the folder .venv" in done.stderr


def test_a_folder_that_is_not_python_s_is_left_alone(copy: Path) -> None:
    (copy / ".venv").mkdir()
    (copy / ".venv" / "mine.txt").write_text("mine", "utf-8")
    done = make(copy, "libraries")
    assert done.returncode == 2
    assert "Move it away." in done.stdout
    assert (copy / ".venv" / "mine.txt").read_text("utf-8") == "mine"


# The programs beside Python


def test_the_browser_is_the_one_that_is_named_or_else_the_first_on_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SIGNPOST_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_browser() is None
    for name in ("chromium", "google-chrome"):
        (tmp_path / name).touch(0o755)
    assert find_browser() == str(tmp_path / "chromium")
    monkeypatch.setenv("SIGNPOST_BROWSER", "/opt/mine")
    assert find_browser() == "/opt/mine"


def test_a_browser_that_does_not_start_is_told_in_a_sentence(tmp_path: Path) -> None:
    environment = {**os.environ, "SIGNPOST_BROWSER": str(tmp_path / "none")}
    done = subprocess.run(
        [sys.executable, "-m", "tools.programs"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout.startswith("No Chromium, Chrome or Edge was found")


@pytest.mark.parametrize("ci", [True, False])
def test_what_is_missing_leaves_tests_out_at_home_and_fails_in_ci(ci: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true" if ci else "")
    with pytest.raises(pytest.fail.Exception if ci else pytest.skip.Exception, match="No Java"):
        without(NO_JAVA)


def test_the_list_of_the_checks_has_versions_and_hashes_and_no_address() -> None:
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    own = lock.pop("")
    assert own["devDependencies"] == wanted
    needed = {name for entry in lock.values() for name in entry.get("dependencies", ())}
    versions = {name.removeprefix("node_modules/"): entry["version"] for name, entry in lock.items()}
    assert {name: version for name, version in versions.items() if name not in needed} == wanted
    assert needed <= versions.keys()
    assert [name for name, entry in lock.items() if not entry["integrity"].startswith("sha512-")] == []
    assert "://" not in (ROOT / "package-lock.json").read_text("utf-8")


# The pinned lists


def pins(name: str) -> dict[str, str]:
    """Read the names and versions of a pinned list."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))


def test_the_testing_list_holds_all_of_the_building_list() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-test.txt").items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt", "requirements-fuzz.txt"])
def test_every_pin_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    entries = re.split(r"\n(?=[a-z0-9-]+==)", text)[1:]
    assert len(entries) == len(pins(name))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert not re.search(r"https?://|file:/|^-|--(index|extra|find|trusted)", text, re.MULTILINE)


# The Makefile


def test_make_alone_lists_the_commands() -> None:
    shown = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, check=True)
    assert b"make site " in shown.stdout
    assert b"make test " in shown.stdout
