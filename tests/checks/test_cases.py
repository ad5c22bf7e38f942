"""Every case by file: a bad record is refused in just these words, and a good one passes without any."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from signpost.checks import CHECKS, check
from signpost.checks.silence import silenced
from signpost.records.codes import CODES
from signpost.records.directory import read_directory
from signpost.records.problem import Problem
from tests.checks.cases import BASE, TODAY, Case, Told, cases, laid_over_base


def told(problems: Iterable[Problem]) -> tuple[Told, ...]:
    return tuple((one.file, one.line, one.severity, one.code, one.message, one.fix) for one in sorted(problems))


def test_the_base_that_cases_are_laid_over_has_no_problem() -> None:
    assert check(read_directory(BASE), TODAY) == ()


@pytest.mark.parametrize("case", cases("negative"), ids=lambda case: case.name)
def test_a_bad_record_is_refused_in_these_words(case: Case, tmp_path: Path) -> None:
    directory = laid_over_base(case, tmp_path / "directory")
    assert case.expected
    assert told(check(directory, TODAY)) == case.expected


@pytest.mark.parametrize("case", cases("positive"), ids=lambda case: case.name)
def test_a_good_record_passes_without_a_word(case: Case, tmp_path: Path) -> None:
    assert case.expected == ()
    assert check(laid_over_base(case, tmp_path / "directory"), TODAY) == ()


def test_there_are_many_cases_of_many_kinds() -> None:
    codes = {code for case in cases("negative") for *_, code, _, _ in case.expected}
    assert len(cases("negative")) >= 80
    assert len(codes) >= 25


def base(tmp_path: Path) -> Path:
    directory = laid_over_base(cases("positive")[0], tmp_path / "directory")
    assert directory.activities
    return tmp_path / "directory"


def test_a_link_is_refused(tmp_path: Path) -> None:
    folder = base(tmp_path)
    (folder / "activities/other.yaml").symlink_to(folder / "activities/knit-and-natter.yaml")
    assert codes_of(folder) == {("activities/other.yaml", "file-not-regular")}


def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    folder = base(tmp_path)
    os.mkfifo(folder / "activities/other.yaml")
    assert codes_of(folder) == {("activities/other.yaml", "file-not-regular")}


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    folder = base(tmp_path)
    (folder / "activities/other.yaml").write_text("# " + "x" * 5_000_000)
    assert codes_of(folder) == {("activities/other.yaml", "file-too-big")}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    folder = base(tmp_path)
    (folder / "levels.yaml").unlink()
    assert ("levels.yaml", "file-missing") in codes_of(folder)


def codes_of(folder: Path) -> set[tuple[str, str]]:
    return {(found.file, found.code) for found in check(read_directory(folder), TODAY)}


WRITTEN_OUT = {"file-not-regular", "file-too-big", "file-missing"}  # by the tests above; they can't be files


def test_every_code_has_a_case() -> None:
    seen = {code for case in cases("negative") for *_, code, _, _ in case.expected}
    assert seen | WRITTEN_OUT == set(CODES)


def test_without_any_one_check_some_case_would_fail(tmp_path: Path) -> None:
    needed: set[str] = set()
    for index, case in enumerate(cases("negative")):
        directory = laid_over_base(case, tmp_path / str(index))
        found = {run.__name__: set(run(directory, TODAY)) for run in CHECKS}
        whole = set().union(*found.values())
        for name, own in found.items():
            others = set().union(*(problems for other, problems in found.items() if other != name))
            if own - others and told(silenced(directory, others)) != told(silenced(directory, whole)):
                needed.add(name)
    assert needed == {run.__name__ for run in CHECKS}
