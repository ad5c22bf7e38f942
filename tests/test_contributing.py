"""CONTRIBUTING says what people will see, and the Connector's steps in it work as they are written."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import yaml

from signpost.cli.forms import PLACE
from signpost.records.directory import read_directory
from signpost.submissions.update import update
from tests.cli.running import DAY, ROOT, environment
from tests.day import TODAY
from tests.demonstration import DEMONSTRATION, copy_of_demonstration

TEXT: Final = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
SECTION: Final = TEXT.partition("### From an e-mail to a published page")[2].partition("\n### ")[0]
MAIL: Final = Path(__file__).parent / "submissions" / "cases" / "change-in-a-mail" / "submission.eml"
WHO: Final = ("-c", "user.name=A curator", "-c", "user.email=curator@signpost.example", "-c", "commit.gpgsign=false")


def block(kind: str) -> str:
    """The block of commands, or of other text, in the section on the Connector's steps."""
    match = re.search(rf"```{kind}\n(.*?)```", SECTION, re.DOTALL)
    assert match
    return match[1]


def words_of(line: str) -> list[str]:
    """A command as it is run here: in the tests' Python, on the tests' day, without waiting for whoever looks."""
    words = shlex.split(line)
    if words[0] == "git":
        return ["git", *WHO, *words[1:]]
    assert words[:2] == [".venv/bin/python", "build.py"]
    command = ["build", "--no-leaflets"] if words[2] == "serve" else words[2:]
    return [sys.executable, str(ROOT / "build.py"), *command, "--date", DAY]


def run(words: list[str], folder: Path) -> str:
    done = subprocess.run(words, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_connectors_steps_lead_from_an_email_to_what_is_published(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    copy_of_demonstration(home)
    shutil.copy(MAIL, tmp_path / "knit.eml")
    run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "origin.git")], tmp_path)
    for words in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "directory"],
        ["commit", "--quiet", "--message", "The directory"],
        ["remote", "add", "origin", str(tmp_path / "origin.git")],
    ):
        run(["git", *WHO, *words], home)
    said = [run(words_of(line), home) for line in block("sh").splitlines()]
    assert "Written: directory/activities/knit-and-natter.yaml\n" in said[1]
    assert "In one sentence was" in said[3]
    pushed = run(["git", "--git-dir", str(tmp_path / "origin.git"), "show", "knit-and-natter", "--stat"], tmp_path)
    assert re.findall(r"^ (\S+) +\|", pushed, re.MULTILINE) == ["directory/activities/knit-and-natter.yaml"]
    page = (home / "site/activities/knit-and-natter.html").read_text("utf-8")
    assert "tea and talk round one big table" in page


def test_the_text_that_is_shown_is_taken_in() -> None:
    done = update(block("text").encode(), read_directory(DEMONSTRATION), TODAY)
    assert done.faults == ()
    assert set(done.files) == {"activities/knit-and-natter.yaml"}


def test_the_forms_are_called_as_they_are() -> None:
    names = {yaml.safe_load(path.read_text("utf-8")).get("name") for path in (ROOT / PLACE).glob("*.yml")} - {None}
    rows = re.findall(r"^\| ([A-Z][^|]+?) \|", TEXT.partition("| form | for |")[2].partition("\n\n")[0], re.MULTILINE)
    assert set(rows) == names


def test_every_link_within_the_repository_leads_somewhere() -> None:
    for name in ("CONTRIBUTING.md", "DEVELOPING.md"):
        text = (ROOT / ".github" / name).read_text("utf-8")
        anchors = {
            re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in re.findall(r"(?m)^#+ (.+)$", text)
        }
        for link in re.findall(r"\]\(([^)]+)\)", text):
            assert link.startswith("https://") or link[1:] in anchors or (ROOT / ".github" / link).exists(), link
