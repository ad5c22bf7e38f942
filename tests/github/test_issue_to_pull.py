"""An approved issue becomes a pull request: only a maintainer's word starts it, and only records can change."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.goldens import BASE
from tests.cli.running import in_this_process
from tests.cli.test_check_since import edit
from tests.cli.test_report import NASTY
from tests.github.conftest import commit
from tests.github.running import NOTHING, Done, calls, engine, git, payload, run, steps, with_gh
from tests.github.test_comment import not_plain
from tests.submissions.goldens import CASES

STEPS = steps("issue-to-pull.yaml", "propose")
TAKE = STEPS["See who approved it, and take its words"]
ANSWER = STEPS["Open the change and say thank you, or say what is in the way"]
REPOSITORY = "repos/neighbours/directory"
MAY = f"GET {REPOSITORY}/collaborators/sam-curator/permission"
PULLS = f"GET {REPOSITORY}/pulls?state=open&head=neighbours%3Aissue-31&per_page=100&page=1"
UNLABEL = f"DELETE {REPOSITORY}/issues/31/labels/approved"
COMMENT = f"POST {REPOSITORY}/issues/31/comments"
ANSWERS: dict[str, Any] = {
    MAY: {"permission": "write"},
    PULLS: [],
    UNLABEL: [],
    COMMENT: {"id": 1},
    f"POST {REPOSITORY}/pulls": {"number": 40},
    f"PATCH {REPOSITORY}/pulls/39": {"number": 39},
    "auth setup-git": "",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return checkout(tmp_path, BASE)


def checkout(tmp_path: Path, records: Path) -> Path:
    """A checkout of the main branch with these records, and with somewhere to push to."""
    made = engine(tmp_path / "workspace")
    shutil.copytree(records, made / "directory")
    (made / ".gitignore").write_text(".venv\n.runner\ngh\n.cache\n", "utf-8")
    git(made, "init", "--quiet", "--initial-branch", "main")
    commit(made, "Records")
    git(tmp_path, "init", "--quiet", "--bare", "remote")
    git(made, "remote", "add", "origin", str(tmp_path / "remote"))
    (tmp_path / "temp").mkdir()
    return made


def step(
    home: Path, which: dict[str, Any], event: Any = None, outcome: str = "", answers: Mapping[str, Any] = NOTHING
) -> Done:
    settings = {**with_gh(home, {**ANSWERS, **answers}), "RUNNER_TEMP": str(home.parent / "temp"), "OUTCOME": outcome}
    return run(which, home, event or payload("issues_labeled"), settings)


def written(home: Path) -> dict[str, Any]:
    """What was sent to GitHub, by what it was."""
    sent = (call for call in calls(home) if not call["key"].startswith("GET "))
    return {call["key"]: json.loads(call["given"] or "{}") for call in sent}


# Who approved it, and what it says


HOSTILE_WORDS = "\n".join((*NASTY, "$(touch x)`id`", "${{ secrets.X }}"))
BODIES = {
    "form": "### Name\n\nTea club\n",
    "empty": "",
    "none": None,
    "hostile": HOSTILE_WORDS,
    "long": "é" * 90_000,
    "windows": "a\r\nb",
    "half a sign": "\ud800?",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_the_words_of_an_issue_reach_a_file_as_they_are(home: Path, body: str | None) -> None:
    event = payload("issues_labeled")
    event["issue"]["body"] = body
    assert step(home, TAKE, event).code == 0
    assert (home.parent / "temp" / "submission.md").read_bytes() == (body or "").encode("utf-8", "replace")
    assert written(home) == {}


@pytest.mark.parametrize("permission", ["read", "none", "triage"])
def test_only_somebody_who_may_write_approves(home: Path, permission: str) -> None:
    done = step(home, TAKE, answers={MAY: {"permission": permission}})
    assert done.code == 1
    assert list(written(home)) == [UNLABEL]
    assert not list((home.parent / "temp").iterdir())


def test_a_stranger_that_github_does_not_know_here_approves_nothing(home: Path) -> None:
    event = payload("issues_labeled")
    event["sender"]["login"] = "some-robot[bot]"
    done = step(home, TAKE, event)
    assert done.code == 1
    assert "Only somebody who may write" in done.log
    assert list(written(home)) == [UNLABEL]


def test_it_starts_with_the_label_alone() -> None:
    assert payload("issues_labeled")["label"]["name"] == "approved"
    text = (Path(__file__).parents[2] / ".github" / "workflows" / "issue-to-pull.yaml").read_text("utf-8")
    assert "if: github.event.label.name == 'approved' && github.event.issue.state == 'open'" in text


def test_the_step_that_reads_a_strangers_words_has_no_token() -> None:
    assert "env" not in STEPS["Write them into the records"]


# The answer


def test_what_was_written_becomes_a_draft_and_the_issue_is_thanked(home: Path) -> None:
    edit(home / "directory", "activities/story-hour.yaml", "small children", "young children")
    (home.parent / "temp" / "said.txt").write_text("Written: story-hour.yaml\n@everyone\n", "utf-8")
    (home.parent / "temp" / "changes.md").write_text("1 change.\n", "utf-8")
    assert step(home, ANSWER, outcome="0").code == 0
    sent = written(home)
    pull = sent[f"POST {REPOSITORY}/pulls"]
    assert (pull["head"], pull["base"], pull["draft"]) == ("issue-31", "main", True)
    assert "Closes #31\n" in pull["body"]
    assert "1 change.\n" in pull["body"]
    assert "```text\nWritten: story-hour.yaml\n@everyone\n```" in pull["body"]
    assert "#40" in sent[COMMENT]["body"]
    assert sent[COMMENT]["body"].startswith("Thank you.")
    remote = home.parent / "remote"
    assert git(remote, "diff", "--name-only", "issue-31~1", "issue-31") == "directory/activities/story-hour.yaml"
    assert git(remote, "log", "-1", "--format=%an: %s", "issue-31") == "github-actions[bot]: What issue 31 tells"


def test_an_open_change_of_the_same_issue_is_brought_up_to_date(home: Path) -> None:
    edit(home / "directory", "activities/story-hour.yaml", "small children", "young children")
    assert step(home, ANSWER, outcome="0", answers={PULLS: [{"number": 39}]}).code == 0
    assert f"POST {REPOSITORY}/pulls" not in written(home)
    assert "#39" in written(home)[COMMENT]["body"]


def test_what_the_records_say_already_is_thanked_for(home: Path) -> None:
    assert step(home, ANSWER, outcome="0").code == 0
    assert list(written(home)) == [COMMENT]
    assert "says all of this already" in written(home)[COMMENT]["body"]


def test_a_new_record_is_a_change_too(home: Path) -> None:
    shutil.copy(home / "directory" / "venues" / "river-hall.yaml", home / "directory" / "venues" / "town-hall.yaml")
    assert step(home, ANSWER, outcome="0").code == 0
    assert (
        git(home.parent / "remote", "diff", "--name-only", "issue-31~1", "issue-31")
        == "directory/venues/town-hall.yaml"
    )


@pytest.mark.parametrize("path", ["x.yaml", ".github/workflows/x.yaml", "directory2/x.yaml"])
def test_nothing_but_records_is_proposed(home: Path, path: str) -> None:
    file = home / path
    if ".github" in path:
        (home / ".github").unlink()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("x", "utf-8")
    done = step(home, ANSWER, outcome="0")
    assert done.code == 1
    assert "Nothing is proposed." in done.log
    assert list(written(home)) == [UNLABEL, COMMENT]
    assert git(home.parent / "remote", "branch") == ""


def test_what_is_in_the_way_is_said_in_the_issue_as_plain_text(home: Path) -> None:
    text = "\n".join((*NASTY, "```\n@everyone", "- “X” is not a day. Write monday."))
    (home.parent / "temp" / "refused.txt").write_text(f"This can't go in as it is:\n{text}\n", "utf-8")
    assert step(home, ANSWER, outcome="1").code == 0
    sent = written(home)
    assert list(sent) == [UNLABEL, COMMENT]
    body = sent[COMMENT]["body"]
    assert body.startswith("Thank you for telling us. It can't go in by itself yet:")
    assert "somebody will do it for you" in body
    assert not_plain(body) == set()


@pytest.mark.parametrize("outcome", ["2", "3"])
def test_a_machine_that_failed_is_not_blamed_on_whoever_told(home: Path, outcome: str) -> None:
    (home.parent / "temp" / "refused.txt").write_text("No space left", "utf-8")
    assert step(home, ANSWER, outcome=outcome).code == 1
    assert "it is not your doing" in written(home)[COMMENT]["body"]
    assert "No space" not in written(home)[COMMENT]["body"]


# From the form to the pull request, with the engine's own update


def told(home: Path, body: str) -> Done:
    """Run all steps with what an issue says."""
    event = payload("issues_labeled")
    event["issue"]["body"] = body
    assert step(home, TAKE, event).code == 0
    update = step(home, STEPS["Write them into the records"], event)
    assert update.code == 0
    return step(home, ANSWER, event, update.outputs.strip().removeprefix("outcome="))


WRITTEN = ("change-in-an-issue-form", "change-in-a-letter", "still-right", "new-group-with-all-that-is-new")
REFUSED = ("something-wrong", "empty", "too-large", "nothing-differs")
HOSTILE = tuple(case.name for case in CASES if case.name.startswith("hostile-"))
SECRET = ("refuge-given-away", "refuge-as-a-new-group", "sensitive-service", "number-of-a-patient")


def submission(name: str) -> str:
    (file,) = (case for case in CASES if case.name == name)
    return next(file.glob("submission*")).read_text("utf-8")


@pytest.mark.parametrize("name", WRITTEN)
def test_a_form_becomes_a_pull_request(home: Path, name: str) -> None:
    assert told(home, submission(name)).code == 0
    sent = written(home)
    body = sent[f"POST {REPOSITORY}/pulls"]["body"]
    assert "Written: directory/" in body
    assert "Next:" not in body
    assert not_plain(body) == {"mention"}  # of whoever approved it
    files = git(home.parent / "remote", "diff", "--name-only", "issue-31~1", "issue-31").splitlines()
    assert files
    assert all(file.startswith("directory/") for file in files)
    assert sent[COMMENT]["body"].startswith("Thank you. What you told us is now a change to the directory: #40.")
    done = in_this_process("check", "--directory", home / "directory", "--since", BASE)
    assert done.code == 0


@pytest.mark.parametrize("name", REFUSED)
def test_a_form_that_cannot_go_in_is_answered_in_sentences(home: Path, name: str) -> None:
    assert told(home, submission(name)).code == 0
    sent = written(home)
    assert list(sent) == [UNLABEL, COMMENT]
    assert "This can't go in as it is:" in sent[COMMENT]["body"]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_end_in_good_records_or_in_sentences(home: Path, name: str) -> None:
    assert told(home, submission(name)).code == 0
    sent = written(home)
    assert not_plain(sent[COMMENT]["body"]) == set()
    if pull := sent.get(f"POST {REPOSITORY}/pulls"):
        assert not_plain(pull["body"]) == {"mention"}
        assert in_this_process("check", "--directory", home / "directory", "--since", BASE).code == 0
    assert all(file.startswith("directory/") for file in git(home, "diff", "--name-only", "main").splitlines())


@pytest.mark.parametrize("name", SECRET)
def test_nothing_of_a_secret_is_repeated(home: Path, name: str) -> None:
    body = submission(name)
    done = told(home, body)
    sent = written(home)
    assert list(sent) == [UNLABEL, COMMENT]
    secrets = {line.partition(": ")[2] for line in body.splitlines() if re.search(r"\d{3}", line)}
    said = done.log + sent[COMMENT]["body"]
    assert not [secret for secret in secrets if secret and secret in said]
