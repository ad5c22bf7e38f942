"""The tools that get a computer ready: prepare.py, the pinned lists and the Makefile."""

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

from tools import prepare

ROOT = Path(__file__).resolve().parent.parent
NO_BROWSERS = "import prepare, sys; prepare.BROWSER_PLACES = (); sys.exit(prepare.main(sys.argv[1:]))"


def make_copy(folder: Path) -> Path:
    """Put the tool into a folder of its own, beside pinned lists that ask for nothing."""
    (folder / "tools").mkdir(parents=True)
    shutil.copy(ROOT / "tools" / "prepare.py", folder / "tools")
    for name in ("requirements.txt", "requirements-test.txt"):
        (folder / name).write_text(f"# {name}: nothing\n", "utf-8")
    (folder / "package-lock.json").write_text("{}\n", "utf-8")
    return folder


def run_prepare(copy: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the tool as a person with a bare computer would: no browser, no apt-get, no settings."""
    return subprocess.run(
        [sys.executable, "-c", NO_BROWSERS, *arguments],
        env={"PATH": str(copy), "HOME": str(copy), "PYTHONPATH": str(copy / "tools"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def write_script(path: Path, *lines: str) -> Path:
    """Write a program that stands in for one of the system's."""
    path.write_text("\n".join(("#!/bin/sh", *lines)) + "\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy that is ready to build a site."""
    copy = make_copy(tmp_path_factory.mktemp("ready") / "copy")
    done = run_prepare(copy, "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines() == [
        "Getting the libraries that build the site, into the folder .venv.",
        "This takes one or two minutes, and is done again only when the list of them changes.",
        "The libraries are ready.",
    ]
    return copy


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the tool at an empty folder that is also all of the PATH. Give that folder."""
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(prepare, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(prepare, "BROWSER_NOTE", tmp_path / ".venv" / "chromium-path")
    monkeypatch.setattr(prepare, "NODE_MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(prepare, "NODE_LOCK", tmp_path / "package-lock.json")
    monkeypatch.setattr(prepare, "BROWSER_PLACES", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("CI", "SIGNPOST_BROWSER"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


# The libraries


def test_a_second_run_does_nothing_and_says_nothing(ready: Path) -> None:
    stamp = ready / ".venv" / ".prepared-site"
    before = stamp.stat().st_mtime_ns
    done = run_prepare(ready, "site")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert stamp.stat().st_mtime_ns == before


def test_a_changed_list_or_place_makes_a_new_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = make_copy(tmp_path / "copy")
    monkeypatch.setattr(prepare, "VENV", copy / ".venv")
    monkeypatch.setattr(prepare, "LOCKS", {"site": copy / "requirements.txt"})
    prepare.venv_python().parent.mkdir(parents=True)
    prepare.venv_python().touch()
    assert not prepare.is_current("site")
    assert not prepare.is_outdated()  # nothing is there yet, so nothing is thrown away
    prepare.stamp_path("site").write_text(prepare.stamp_text("site"), "utf-8")
    assert prepare.is_current("site")
    (copy / "requirements.txt").write_text("# something else\n", "utf-8")
    assert prepare.is_outdated()
    (copy / "requirements.txt").write_text("# requirements.txt: nothing\n", "utf-8")
    assert prepare.is_current("site")
    monkeypatch.setattr(prepare, "VENV", copy.rename(tmp_path / "moved") / ".venv")
    monkeypatch.setattr(prepare, "LOCKS", {"site": tmp_path / "moved" / "requirements.txt"})
    assert prepare.is_outdated()  # programs in .venv hold its path, so a moved one is no use


def test_a_file_whose_hash_differs_is_refused(ready: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ready, copy, symlinks=True)
    wheel = copy / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr("tiny.py", "")
        made.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        made.writestr("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        made.writestr("tiny-1.0.dist-info/RECORD", "")
    lock = copy / "requirements.txt"

    lock.write_text(f"tiny @ {wheel.as_uri()} --hash=sha256:{'0' * 64}\n", "utf-8")
    refused = run_prepare(copy, "site")
    assert refused.returncode == 1
    assert "DO NOT MATCH THE HASHES" in refused.stdout
    assert refused.stdout.rstrip().endswith("check that this computer is online, then run this again.")
    assert not (copy / ".venv" / ".prepared-site").exists()

    right = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock.write_text(f"tiny @ {wheel.as_uri()} --hash=sha256:{right}\n", "utf-8")
    assert run_prepare(copy, "site").returncode == 0
    assert (copy / ".venv" / ".prepared-site").exists()


def test_a_python_without_its_venv_part_is_told_in_one_sentence(tmp_path: Path) -> None:
    copy = make_copy(tmp_path / "copy")
    (copy / "tools" / "ensurepip.py").write_text("raise ImportError\n", "utf-8")
    done = run_prepare(copy, "site")
    assert done.returncode == 1
    assert done.stderr == ""
    assert done.stdout == (
        "Python's venv part is missing: on Debian or Ubuntu, install it with "
        "sudo apt-get install python3-venv, then run this again.\n"
    )


def test_a_python_that_is_too_old_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "OLDEST_PYTHON", (99, 1))
    with pytest.raises(prepare.MissingError, match=r"^Signpost needs Python 99\.1 or newer, and this is"):
        prepare.require_python()


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    copy = make_copy(tmp_path / "copy")
    (copy / ".venv").mkdir()
    (copy / ".venv" / "letter.txt").write_text("Dear Maureen", "utf-8")
    done = run_prepare(copy, "site")
    assert done.returncode == 1
    assert "a folder called .venv here that Signpost did not make" in done.stdout
    assert (copy / ".venv" / "letter.txt").read_text("utf-8") == "Dear Maureen"


@pytest.mark.parametrize("arguments", [[], ["everything"], ["site", "test"]])
def test_wrong_use_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert prepare.main(arguments) == 2
    assert capsys.readouterr().out.startswith("Say what to make ready: ")


# The browser


def test_what_is_missing_leaves_tests_out_at_home_and_fails_in_ci(ready: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ready, copy, symlinks=True)
    at_home = run_prepare(copy, "test")
    assert at_home.returncode == 0, at_home.stdout + at_home.stderr
    assert at_home.stdout.endswith(
        "No Chromium, Chrome or Edge was found, which the browser tests need: install one of them "
        "(on Debian, sudo apt-get install chromium), or give its path in SIGNPOST_BROWSER.\n"
        "Node and npm were not found, which fetch the checks of the pages: install them "
        "(on Debian, sudo apt-get install nodejs npm; elsewhere, from https://nodejs.org), then run make test.\n"
        "No Java was found, which the check of the HTML runs in: install it "
        "(on Debian, sudo apt-get install default-jre-headless; elsewhere, from https://adoptium.net).\n"
        "Until then the tests that need what is missing are left out.\n"
    )
    assert "Playwright could not fetch it. It ended with:\n  " in at_home.stdout
    assert not (copy / ".venv" / "chromium-path").exists()

    in_ci = run_prepare(copy, "test", CI="true")
    assert in_ci.returncode == 1
    for what in ("No Chromium, Chrome or Edge was found", "Node and npm were not found", "No Java was found"):
        assert what in in_ci.stdout
    assert "left out" not in in_ci.stdout
    assert in_ci.stderr == ""


def test_a_browser_on_the_path_is_noted_and_found(bare: Path) -> None:
    browser = write_script(bare / "google-chrome", "echo Google Chrome 156.0")
    prepare.prepare_browser()
    assert prepare.BROWSER_NOTE.read_text("utf-8") == f"{browser}\n"
    assert prepare.find_browser() == browser


def test_a_stand_in_that_does_not_start_is_passed_over(bare: Path) -> None:
    write_script(bare / "chromium-browser", "echo Please install the Chromium snap >&2", "exit 1")
    edge = write_script(bare / "microsoft-edge", "echo Microsoft Edge 156.0")
    assert prepare.find_browser() == edge


def test_a_noted_browser_that_has_gone_is_looked_for_again(bare: Path) -> None:
    prepare.BROWSER_NOTE.write_text(f"{bare / 'gone'}\n", "utf-8")
    assert prepare.find_browser() is None
    browser = write_script(bare / "chromium", "echo Chromium 156.0")
    assert prepare.find_browser() == browser


def test_a_named_browser_goes_before_all_others(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_script(bare / "chromium", "echo Chromium 156.0")
    mine = write_script(bare / "mine", "echo Chromium 157.0")
    monkeypatch.setenv("SIGNPOST_BROWSER", str(mine))
    assert prepare.find_browser() == mine
    monkeypatch.setenv("SIGNPOST_BROWSER", str(bare / "absent"))
    with pytest.raises(prepare.MissingError, match="there is no browser of that name"):
        prepare.find_browser()


def test_a_missing_browser_never_skips_a_test_in_ci(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bare.exists()
    assert prepare.find_browser() is None
    monkeypatch.setenv("CI", "true")
    with pytest.raises(prepare.MissingError, match=r"^No Chromium"):
        prepare.find_browser()


def test_root_on_debian_gets_chromium_from_the_system(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    write_script(
        bare / "apt-get",
        f'echo "$*" >> "{bare}/asked"',
        f'case "$*" in *install*) printf \'#!/bin/sh\\necho Chromium 156.0\\n\' > "{bare}/chromium";',
        f'/bin/chmod +x "{bare}/chromium";; esac',
    )
    prepare.prepare_browser()
    assert prepare.find_browser() == bare / "chromium"
    assert (bare / "asked").read_text("utf-8").splitlines() == [
        "-q update",
        "-q install -y --no-install-recommends chromium",
    ]


def test_a_failing_apt_says_why_and_is_not_the_end(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    write_script(bare / "apt-get", "echo Temporary failure in name resolution", "exit 100")
    assert prepare.browser_from_apt() is None
    shown = capsys.readouterr().out
    assert "apt-get update did not work. It ended with:\n  Temporary failure" in shown


def test_only_root_installs_for_the_whole_system(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    write_script(bare / "apt-get", f'echo called > "{bare}/asked"')
    assert prepare.browser_from_apt() is None
    assert not (bare / "asked").exists()


# Node and Java, and the checks of the pages


@pytest.fixture
def npm(bare: Path) -> Path:
    """Put a stand-in for npm there, which does what it is told and notes it. Give the file of its notes."""
    (bare / "package-lock.json").write_text("{}\n", "utf-8")
    write_script(
        bare / "npm",
        'test "$1" = --version && exit 0',
        f'echo "$*" >> "{bare}/asked"',
        f'/bin/mkdir -p "{bare}/node_modules/axe-core" "{bare}/node_modules/vnu-jar/build/dist"',
        f'echo > "{bare}/node_modules/axe-core/axe.min.js"; echo > "{bare}/node_modules/vnu-jar/build/dist/vnu.jar"',
    )
    return bare / "asked"


def test_the_checks_are_fetched_once_and_again_when_their_list_changes(bare: Path, npm: Path) -> None:
    assert prepare.find_axe() is None
    prepare.prepare_node_modules()
    prepare.prepare_node_modules()
    assert len(npm.read_text("utf-8").splitlines()) == 1
    assert prepare.find_axe() == bare / "node_modules" / "axe-core" / "axe.min.js"
    (bare / "package-lock.json").write_text('{"packages": {}}\n', "utf-8")
    prepare.prepare_node_modules()
    assert len(npm.read_text("utf-8").splitlines()) == 2


def test_checks_that_somebody_has_deleted_are_fetched_again(bare: Path, npm: Path) -> None:
    (bare / "package-lock.json").write_text('{"packages": {"": {}, "node_modules/axe-core": {}}}\n', "utf-8")
    prepare.prepare_node_modules()
    shutil.rmtree(bare / "node_modules" / "axe-core")
    prepare.prepare_node_modules()
    assert prepare.find_axe() == bare / "node_modules" / "axe-core" / "axe.min.js"


def test_npm_runs_no_script_of_a_package_and_writes_nothing_into_the_home_folder(bare: Path, npm: Path) -> None:
    prepare.prepare_node_modules()
    asked = npm.read_text("utf-8").split()
    assert asked[:2] == ["ci", "--include=dev"]  # by --prefix it would not find this computer's own settings
    assert "--ignore-scripts" in asked
    cache = next(Path(word.removeprefix("--cache=")) for word in asked if word.startswith("--cache="))
    assert cache.name.startswith("signpost-npm-")
    assert not cache.exists()


def test_a_failing_npm_says_why_and_is_tried_again(bare: Path, npm: Path) -> None:
    works = (bare / "npm").read_text("utf-8")
    write_script(bare / "npm", 'test "$1" = --version && exit 0', "echo npm error network", "exit 1")
    with pytest.raises(prepare.MissingError, match=r"^  npm error network\nThe checks of the pages could not be"):
        prepare.prepare_node_modules()
    (bare / "npm").write_text(works, "utf-8")
    prepare.prepare_node_modules()
    assert prepare.find_axe()


def test_an_npm_without_its_node_counts_as_missing(bare: Path) -> None:
    write_script(bare / "npm", "echo env: node: No such file or directory >&2", "exit 127")
    (bare / "package-lock.json").write_text("{}\n", "utf-8")
    with pytest.raises(prepare.MissingError, match=r"^Node and npm were not found"):
        prepare.prepare_node_modules()


def test_the_check_of_the_html_needs_a_java_that_starts(bare: Path, npm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare.prepare_node_modules()
    write_script(bare / "java", "echo Unable to locate a Java Runtime >&2", "exit 1")
    assert prepare.find_validator() is None
    with pytest.raises(prepare.MissingError, match=r"^No Java was found"):
        prepare.prepare_java()
    write_script(bare / "java", "exit 0")
    prepare.prepare_java()
    program = bare / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    assert prepare.find_validator() == [str(bare / "java"), "-jar", str(program)]


def test_a_missing_check_never_skips_a_test_in_ci(bare: Path, npm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    for find in (prepare.find_axe, prepare.find_validator):
        with pytest.raises(prepare.MissingError, match=r"^Node and npm were not found"):
            find()
    prepare.prepare_node_modules()
    with pytest.raises(prepare.MissingError, match=r"^No Java was found"):
        prepare.find_validator()


def test_root_on_debian_gets_node_and_java_from_the_system(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    (bare / "package-lock.json").write_text("{}\n", "utf-8")
    write_script(
        bare / "apt-get",
        f'echo "$*" >> "{bare}/asked"',
        'case "$*" in *" nodejs "*) made=npm;; *default-jre*) made=java;; *) exit 0;; esac',
        f'printf "#!/bin/sh\\n/bin/mkdir -p {bare}/node_modules\\n" > "{bare}/$made"; /bin/chmod +x "{bare}/$made"',
    )
    prepare.prepare_node_modules()
    prepare.prepare_java()
    installs = [line for line in (bare / "asked").read_text("utf-8").splitlines() if "install" in line]
    assert installs == [
        "-q install -y --no-install-recommends nodejs npm",
        "-q install -y --no-install-recommends default-jre-headless",
    ]


def test_the_list_of_the_checks_has_versions_and_hashes_and_no_address() -> None:
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    own = lock.pop("")
    assert own["devDependencies"] == wanted
    assert {name.removeprefix("node_modules/"): entry["version"] for name, entry in lock.items()} == wanted
    assert [name for name, entry in lock.items() if not entry["integrity"].startswith("sha512-")] == []
    assert "://" not in (ROOT / "package-lock.json").read_text("utf-8")


# The pinned lists


def pins(name: str) -> dict[str, str]:
    """Read the names and versions of a pinned list."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))


def test_the_testing_list_holds_all_of_the_building_list() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-test.txt").items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
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
