"""Promises of check_since: whatever a change brings about is said, and nothing that was there and is not touched."""

from pathlib import Path

import pytest

from signpost.checks import check, check_since
from signpost.records.directory import read_directory
from tests.checks.cases import BASE, Case, cases, laid_over_base
from tests.day import TODAY

# What only two states together can tell. It comes in addition.
OF_TWO = {"sensitive-lifted", "sensitive-become"}
ELSEWHERE = "leaflets/poster.yaml"


# Every third case: each directory is checked six times.
@pytest.mark.parametrize("case", cases("negative")[::3], ids=lambda case: case.name)
def test_a_fault_is_said_of_the_change_that_makes_it_and_of_no_other(case: Case, tmp_path: Path) -> None:
    faulty = laid_over_base(case, tmp_path / "directory")
    made = check_since(read_directory(BASE), faulty, TODAY)
    assert [item for item in made if item.code not in OF_TWO] == list(check(faulty, TODAY))
    if case.put != ELSEWHERE:
        poster = tmp_path / "directory" / ELSEWHERE
        poster.write_text(poster.read_text("utf-8").replace("Ask at the desk", "Ask us"), "utf-8")
        later = read_directory(tmp_path / "directory")
        assert [item for item in check_since(faulty, later, TODAY) if item.file != ELSEWHERE] == []
