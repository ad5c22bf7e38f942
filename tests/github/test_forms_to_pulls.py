"""Each issue form, filled in, becomes a pull request of the demonstration's records, or is left to a person."""

from pathlib import Path
from typing import Any

import pytest

from tests.demonstration import DEMONSTRATION
from tests.github.running import git
from tests.github.test_issue_to_pull import COMMENT, UNLABEL, checkout, told, written
from tests.test_issue_forms import FILLED, FORMS, body_of


@pytest.mark.parametrize("form", FILLED)
def test_each_form_becomes_a_pull_request(tmp_path: Path, form: str) -> None:
    home = checkout(tmp_path, DEMONSTRATION)
    filled: Any = FILLED[form][0]
    assert told(home, body_of(FORMS[form], filled)).code == 0
    changed = git(tmp_path / "remote", "diff", "--name-only", "issue-31~1", "issue-31").splitlines()
    assert set(changed) == {f"directory/{file}" for file in FILLED[form][1]}
    assert "is now a change to the directory: #40." in written(home)[COMMENT]["body"]


def test_what_is_wrong_is_left_to_a_person(tmp_path: Path) -> None:
    home = checkout(tmp_path, DEMONSTRATION)
    assert told(home, body_of(FORMS["wrong.yml"], {"wrong": "The number of the choir is a stranger's."})).code == 0
    assert list(written(home)) == [UNLABEL, COMMENT]
    assert "It is for a person to read" in written(home)[COMMENT]["body"]
