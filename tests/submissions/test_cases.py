"""Each case of what a group sends ends in the records and the sentences that were read and kept."""

from pathlib import Path

import pytest

from signpost.checks import check
from signpost.records.directory import read_directory
from tests.cli.running import tree
from tests.day import TODAY
from tests.submissions.goldens import CASES, lay, run, said


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_submission_becomes_what_is_kept(case: Path, tmp_path: Path) -> None:
    folder = lay(case, tmp_path / "directory")
    before = {(one.file, one.code) for one in check(read_directory(folder), TODAY) if one.severity == "error"}
    result, written = run(case, folder)
    assert said(result, folder) == (case / "said.txt").read_text("utf-8")
    assert written == (tree(case / "after") if (case / "after").exists() else {})
    assert result.code == (0 if written else 1)
    after = {(one.file, one.code) for one in check(read_directory(folder), TODAY) if one.severity == "error"}
    assert after <= before
