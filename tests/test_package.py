"""The package: a community installs it and has a repository of records alone, which builds, tests and upgrades itself.

Nothing is fetched: the libraries are those of the tests. `tools/trial.py` does the same with fetched ones in CI.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest

from signpost.records.directory import read_directory
from signpost.records.engine_files import VOCABULARY
from tests.cli.running import ROOT, tree
from tests.conftest import NODE_MODULES, Once
from tools.trial import GROUPS, Trial, program

PARTS: Final = (
    "signpost", "schema", "site_src", "mkdocs.yml", "requirements.in", "requirements.txt", "pyproject.toml",
    "hatch_build.py", "README.md", "LICENSE", "LICENSE-directory",
)  # fmt: skip
LIBRARIES: Final = Path(sysconfig.get_path("purelib"))
NEXT: Final = """FORMATS: Final = (
    Format(1, "2026-11-22", "The first format."),
    Format(2, "2027-01-10", "group_size is called people_in_group.", lambda kind, fields: {
        "people_in_group" if kind == "activity" and name == "group_size" else name: value
        for name, value in fields.items()
    }),
)"""
GROUP: Final = "directory/activities/tuesday-tea.yaml"


def wheel_of(project: Path, out: Path) -> Path:
    """Build the wheel of a checkout."""
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(words, cwd=project, capture_output=True, check=True)
    [wheel] = out.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(once: Once) -> Path:
    """Return the wheel of this checkout."""
    [made] = once("wheel", lambda folder: wheel_of(ROOT, folder)).glob("*.whl")
    return made


@pytest.fixture(scope="module")
def trial(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """Return a folder with a repository of ten groups, made by the installed wheel."""
    own = Trial(tmp_path_factory.mktemp("an empty folder") / "größer", LIBRARIES)
    own.start(wheel)
    own.get()
    if (NODE_MODULES / "axe-core").is_dir():  # what npm ci would fetch
        shutil.copytree(NODE_MODULES / "axe-core", own.repository / "node_modules" / "axe-core")
        (own.repository / "node_modules" / ".package-lock.json").touch()
    return own


def signpost(trial: Trial, *words: str, good: tuple[int, ...] = (0,)) -> str:
    """Run the installed command in the repository."""
    return trial.run(program(trial.repository / ".venv", "signpost"), *words, cwd=trial.repository, good=good)


def test_the_wheel_holds_the_program_and_no_group_of_the_demonstration(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    for part in ("schema/activity.json", "site_src/templates/activity.html", "mkdocs.yml", "requirements.txt"):
        assert f"signpost/{part}" in names
    kept = {name.removeprefix("signpost/directory/").split("/")[0] for name in names if "/directory/" in name}
    assert kept == {"directory.yaml", "levels.yaml", "assurance.yaml", "conversation.yaml", "needs"}
    assert not [name for name in names if name.startswith("tests")]


def test_the_same_files_make_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    assert wheel_of(ROOT, tmp_path).read_bytes() == wheel.read_bytes()


def test_what_the_wheel_needs_is_what_requirements_in_names(wheel: Path) -> None:
    [metadata] = [name for name in ZipFile(wheel).namelist() if name.endswith(".dist-info/METADATA")]
    needs = re.findall(r"^Requires-Dist: ([\w-]+)", ZipFile(wheel).read(metadata).decode(), re.MULTILINE)
    named = re.findall(r"^[\w-]+", (ROOT / "requirements.in").read_text("utf-8"), re.MULTILINE)
    assert sorted(name.lower() for name in needs) == sorted(name.lower() for name in named)


def test_the_repository_holds_records_and_no_program(trial: Trial) -> None:
    files = {
        name: content
        for name, content in tree(trial.repository).items()
        if not name.startswith((".venv/", "node_modules/", "site/", ".site-publishing/", ".signpost-cache/"))
    }
    assert not [name for name in files if name.endswith((".py", ".html", ".typ", ".js"))]
    told = " ".join(content.decode("utf-8", "ignore") for name, content in files.items() if not name.endswith(".whl"))
    assert "South Ward Signpost" not in told
    assert b"\r" not in b"".join(content for name, content in files.items() if name.endswith((".yaml", ".md", ".txt")))
    for name in (".github/workflows/check.yaml", ".github/ISSUE_TEMPLATE/change.yml", "Makefile", ".gitattributes"):
        assert name in files


def test_it_is_pinned_by_the_hash_of_its_file(trial: Trial, wheel: Path) -> None:
    [line] = [row for row in (trial.repository / "requirements.txt").read_text("utf-8").splitlines() if row[0] != "#"]
    assert line == f"./{wheel.name} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}"
    assert (trial.repository / wheel.name).read_bytes() == wheel.read_bytes()


def test_another_file_in_its_place_is_not_installed(trial: Trial, wheel: Path) -> None:
    own = trial.repository / wheel.name
    try:
        own.write_bytes(wheel.read_bytes() + b" ")
        words = ("install", "--dry-run", "--force-reinstall", "--no-deps", "--no-index", "--require-hashes")
        python = program(trial.repository / ".venv", "python")
        said = trial.run(
            python, "-m", "pip", *words, "--requirement", "requirements.txt", cwd=trial.repository, good=(1,)
        )
    finally:
        shutil.copyfile(wheel, own)
    assert "DO NOT MATCH THE HASHES" in said


def test_make_test_and_make_site_are_green_and_leave_the_package_as_it_is(trial: Trial) -> None:
    [package] = (trial.repository / ".venv").rglob("site-packages/signpost")
    before = {name for name in tree(package) if "__pycache__" not in name}
    said = trial.make("test")
    assert "Words of sensitive records: no fault." in said
    assert ": no fault." in next(row for row in said.splitlines() if row.startswith("Links of "))
    assert "Barriers for disabled people: n" in said
    assert "All is well." in said
    assert "Built " in trial.make("site")
    assert {name for name in tree(package) if "__pycache__" not in name} == before
    assert not any(trial.home.rglob("*signpost*"))
    assert "Tuesday tea" in (trial.repository / "site" / "activities" / "tuesday-tea.html").read_text("utf-8")
    assert len(list((trial.repository / "directory" / "activities").iterdir())) == len(GROUPS)


def test_the_same_without_make(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.trial.shutil.which", lambda _name: None)
    assert "Built " in trial.make("site")
    assert "There is nothing to do." in trial.make("upgrade")


def test_messages_name_the_command_as_it_is_typed_there(trial: Trial) -> None:
    said = signpost(trial, "new", "activity", good=(2,))
    assert "usage" not in said
    template = signpost(trial, "import", "template", str(trial.folder / "another list"))
    assert f"Then run: {Path('.venv', program(Path(), 'signpost'))} import csv" in template
    assert "build.py" not in signpost(trial, "--help")


def test_the_folder_of_the_repository_may_be_named_instead_of_that_of_the_records(trial: Trial) -> None:
    command = program(trial.repository / ".venv", "signpost")
    assert "Read 10 activities" in trial.run(command, "check", "--directory", trial.repository)


def test_an_upgrade_says_what_changes_in_the_records_and_writes_it_when_told(trial: Trial, tmp_path: Path) -> None:
    """The next Signpost calls a field otherwise, all through its code."""
    newer = wheel_of(next_signpost(tmp_path / "next"), tmp_path / "dist")
    repository = tmp_path / "repository"
    shutil.copytree(trial.repository, repository, symlinks=True, ignore=shutil.ignore_patterns(".venv", "site"))
    own = Trial(tmp_path / "trial", LIBRARIES)
    own.repository = repository
    own.get()
    group = repository / GROUP
    group.write_text(f"{group.read_text('utf-8').rstrip()}\n# In winter only.\ngroup_size: about 8\n", "utf-8")
    before = group.read_text("utf-8")
    signpost(own, "check")

    shutil.copy(newer, repository)
    sha = hashlib.sha256(newer.read_bytes()).hexdigest()
    (repository / "requirements.txt").write_text(f"./{newer.name} --hash=sha256:{sha}\n", "utf-8")
    if os.name == "nt":
        own.get()
    said = own.run("make", "upgrade", cwd=repository, good=(2,))
    assert "Format 2, since 2027-01-10: group_size is called people_in_group." in said
    assert "  -group_size: about 8" in said
    assert "  +people_in_group: about 8" in said
    assert "Run this with --yes" in said
    assert group.read_text("utf-8") == before
    assert "this Signpost needs format 2" in signpost(own, "check", good=(1,))

    assert "Written: 2 files." in signpost(own, "migrate", "--yes")
    assert group.read_text("utf-8") == before.replace("group_size:", "people_in_group:")
    assert read_version(repository) == 2
    assert "There is nothing to do." in own.make("upgrade")
    assert "All is well." in own.make("test")


def next_signpost(folder: Path) -> Path:
    """A checkout of a Signpost to come, whose records have another name for a field."""
    folder.mkdir()
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, folder / part)
    shutil.copytree(VOCABULARY, folder / "directory", ignore=shutil.ignore_patterns("activities"))
    for file in (path for path in folder.rglob("*") if path.suffix in {".py", ".json", ".html", ".js", ".typ"}):
        text = file.read_text("utf-8")
        if "group_size" in text:
            file.write_text(text.replace("group_size", "people_in_group"), "utf-8")
    versions, project = folder / "signpost" / "records" / "versions.py", folder / "pyproject.toml"
    edit(versions, r"(?m)^FORMATS: Final = .*$", NEXT)
    edit(project, r'(?m)^version = ".*"$', 'version = "99.0"')
    return folder


def edit(file: Path, pattern: str, words: str) -> None:
    """Change one place in a file."""
    text, count = re.subn(pattern, lambda _: words, file.read_text("utf-8"))
    assert count == 1, file
    file.write_text(text, "utf-8")


def read_version(repository: Path) -> int:
    """The format that a directory says it is in."""
    return read_directory(repository / "directory").about.schema_version
