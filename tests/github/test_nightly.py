"""What the night finds: one issue, with no more than a month's work, and nothing of what is held back."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from signpost.records.directory import read_directory
from tests.cli.goldens import BASE
from tests.cli.test_check_since import edit
from tests.cli.test_report import NASTY, Page
from tests.day import TODAY
from tests.github.running import Done, calls, engine, payload, run, steps, with_gh
from tests.github.test_comment import not_plain
from tools import digest, digest_issue

STEPS: Final = steps("nightly.yaml", "digest")
MINE: Final = "repos/neighbours/directory/issues"
LIST: Final = f"GET {MINE}?state=open&creator=github-actions%5Bbot%5D&per_page=100&page=1"
ALL_DUE: Final = date(2028, 5, 1)
GONE: Final = [{"link": "https://gone.org/", "files": ["venues/river-hall.yaml"], "says": "The page is gone (404)."}]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "directory"))


def test_the_most_urgent_are_named_and_the_rest_is_counted(on_demonstration: None) -> None:
    from tests.demonstration import demonstration

    told = digest.digest(demonstration(), ALL_DUE, [])
    section = told.split("### ")[1]
    assert section.startswith("To confirm this month")
    assert section.count("last check: ") == digest.MOST
    assert "more can wait: 15 a month are enough." in section
    assert "more about services that are not named here." in section


def test_a_sensitive_service_is_counted_and_not_named(folder: Path) -> None:
    told = digest.digest(read_directory(folder), ALL_DUE, [])
    assert "Lantern" not in told
    assert "0808 157 0031" not in told
    assert "- 1 more about services that are not named here." in told


def test_links_and_duplicates_have_their_places(folder: Path) -> None:
    shutil.copy(folder / "activities" / "story-hour.yaml", folder / "activities" / "story-hours.yaml")
    told = digest.digest(read_directory(folder), TODAY, GONE)
    assert (
        "### Links that answer no more\n\n- `https://gone.org/` in `venues/river-hall.yaml`: The page is gone (404)."
        in told
    )
    assert "### Perhaps here twice\n\n- `activities/story-hours.yaml`: “Story Hour” looks like" in told


def test_days_that_have_passed_are_named(folder: Path) -> None:
    edit(folder, "activities/story-hour.yaml", "added: 2026-04-13", "added: 2026-04-13\nfunded_until: 2026-10-31")
    told = digest.digest(read_directory(folder), TODAY, [])
    assert "### Days that have passed, or soon will\n\n- `activities/story-hour.yaml`, line 6: " in told


def test_a_long_list_is_cut_and_counted(folder: Path) -> None:
    told = digest.digest(read_directory(folder), TODAY, GONE * 60)
    assert told.count("https://gone.org/") == digest.LONGEST
    assert "- And 10 more." in told


@pytest.mark.parametrize("text", NASTY)
def test_what_a_record_says_is_shown_as_typed(folder: Path, text: str) -> None:
    for name in ("story-hour", "story-hours"):
        record = (BASE / "activities" / "story-hour.yaml").read_text("utf-8")
        name_line = f"name: {json.dumps('Tales ' + text, ensure_ascii=False)}"
        (folder / "activities" / f"{name}.yaml").write_text(record.replace("name: Story Hour", name_line), "utf-8")
    faults = [{"link": f"https://x.org/{text}", "files": [text or "x"], "says": "It does not answer."}]
    told = digest.digest(read_directory(folder), ALL_DUE, faults)
    assert told
    assert not_plain(told) == set()
    assert "@everyone" not in Page(told).plain


def test_records_with_errors_are_said_and_no_more(folder: Path) -> None:
    edit(folder, "activities/story-hour.yaml", "starts: 9:30", "starts: half nine-ish")
    assert digest.digest(read_directory(folder), TODAY, GONE) == digest.ERRORS + "\n"


def test_a_directory_that_is_true_has_no_digest(folder: Path) -> None:
    for file in (folder / "activities").iterdir():
        file.write_text(
            file.read_text("utf-8") + "verified:\n  on: 2026-11-20\n  by: Coordinator\n  how: phone\n", "utf-8"
        )
    assert digest.digest(read_directory(folder), TODAY, []) == ""


# The issue


def kept(home: Path, words: str, there: list[dict[str, Any]]) -> tuple[Done, dict[str, dict[str, Any]]]:
    """Run the last step. Returns how it ended, and what was sent to GitHub."""
    engine(home)
    (home / "temp").mkdir()
    (home / "temp" / "digest.md").write_text(words, "utf-8")
    answers = {LIST: there, f"POST {MINE}": {"number": 1}, f"PATCH {MINE}/9": {"number": 9}}
    settings = {**with_gh(home, answers), "RUNNER_TEMP": str(home / "temp")}
    done = run(STEPS["Keep the one issue"], home, {}, settings)
    sent = (call for call in calls(home) if not call["key"].startswith("GET "))
    return done, {call["key"]: json.loads(call["given"]) for call in sent}


def issue(body: str, login: str = "github-actions[bot]") -> dict[str, Any]:
    return {"number": 9, "user": {"login": login}, "body": f"{digest_issue.MARK}\n{body}"}


def test_an_issue_is_opened_if_none_is(tmp_path: Path) -> None:
    done, sent = kept(tmp_path, "Ring them.\n", [])
    assert done.code == 0
    assert sent == {f"POST {MINE}": {"title": digest_issue.TITLE, "body": f"{digest_issue.MARK}\nRing them."}}


def test_the_open_one_is_changed(tmp_path: Path) -> None:
    other = {"number": 8, "user": {"login": "github-actions[bot]"}, "body": None}
    assert list(kept(tmp_path, "Ring them.", [other, issue("Ring her.")])[1]) == [f"PATCH {MINE}/9"]


def test_it_is_left_alone_if_it_says_so_already(tmp_path: Path) -> None:
    assert kept(tmp_path, "Ring them.\n", [issue("Ring them.")])[1] == {}


def test_an_issue_of_somebody_elses_is_not_taken_for_it(tmp_path: Path) -> None:
    assert list(kept(tmp_path, "Ring them.", [issue("Ring me.", "pat-lee")])[1]) == [f"POST {MINE}"]


def test_it_is_closed_with_thanks_once_nothing_is_left(tmp_path: Path) -> None:
    (sent,) = kept(tmp_path, "\n", [issue("Ring them.")])[1].values()
    assert sent["state"] == "closed"
    assert sent["body"].endswith(digest_issue.DONE)


def test_nothing_is_opened_if_there_is_nothing_to_do(tmp_path: Path) -> None:
    assert kept(tmp_path, "", [])[1] == {}


def test_the_steps_hand_over_to_each_other(tmp_path: Path) -> None:
    engine(tmp_path)
    shutil.copytree(BASE, tmp_path / "directory")
    (tmp_path / "temp").mkdir()
    settings = {"RUNNER_TEMP": str(tmp_path / "temp")}
    for name in ("Ask the links whether they still answer", "Write down what there is to do"):
        assert run(STEPS[name], tmp_path, payload("workflow_run"), settings).code == 0
    assert json.loads((tmp_path / "temp" / "links.json").read_text("utf-8")) == []  # they are all .example
    assert (tmp_path / "temp" / "digest.md").read_text("utf-8").startswith("Thank you")


def test_links_that_cannot_be_asked_stop_nothing(tmp_path: Path) -> None:
    engine(tmp_path)
    (tmp_path / "tools").unlink()
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "links.py").write_text("raise SystemExit(3)\n", "utf-8")
    (tmp_path / "temp").mkdir()
    done = run(STEPS["Ask the links whether they still answer"], tmp_path, {}, {"RUNNER_TEMP": str(tmp_path / "temp")})
    assert done.code == 0
    assert json.loads((tmp_path / "temp" / "links.json").read_text("utf-8")) == []
