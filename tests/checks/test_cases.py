"""Every case by file: a bad record is refused in just these words, and a good one passes without any."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from signpost.checks import CHECKS, check
from signpost.checks.redaction import redacted
from signpost.records.codes import CODES
from signpost.records.directory import read_directory
from signpost.records.problem import Problem
from tests.checks.cases import BASE, Case, Told, cases, laid_over_base
from tests.day import TODAY


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


# Cases that can't be one file: links, pipes, huge and missing files, and records that contradict each other.


def base(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "directory")


def told_of(folder: Path) -> tuple[Told, ...]:
    return told(check(read_directory(folder), TODAY))


NOT_REGULAR = (
    1,
    "error",
    "file-not-regular",
    "This is a link or a device, not a plain file.",
    "Put a plain file with the record in its place.",
)


def test_a_link_is_refused_even_to_a_good_record(tmp_path: Path) -> None:
    folder = base(tmp_path)
    (folder / "activities/other.yaml").symlink_to(folder / "activities/knit-and-natter.yaml")
    assert told_of(folder) == (("activities/other.yaml", *NOT_REGULAR),)


def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    folder = base(tmp_path)
    (folder / "venues/other.yaml").symlink_to("nowhere")
    assert told_of(folder) == (("venues/other.yaml", *NOT_REGULAR),)


def test_a_folder_of_records_may_not_be_a_link(tmp_path: Path) -> None:
    folder = base(tmp_path)
    (folder / "pathways").rename(tmp_path / "elsewhere")
    (folder / "pathways").symlink_to(tmp_path / "elsewhere")
    found = next(one for one in told_of(folder) if one[0] == "pathways")
    assert found[3:] == (
        "file-unexpected",
        "“pathways” is a file or a link here, and it must be a folder.",
        "Move it away, and make a folder of this name for the records.",
    )


def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    folder = base(tmp_path)
    os.mkfifo(folder / "activities/other.yaml")
    assert told_of(folder) == (("activities/other.yaml", *NOT_REGULAR),)


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    folder = base(tmp_path)
    (folder / "activities/other.yaml").write_text("# " + "x" * 5_000_000)
    assert told_of(folder) == (
        (
            "activities/other.yaml",
            1,
            "error",
            "file-too-big",
            "This file is 4,882 KB large; it may have 64 KB.",
            "Shorten it. Pictures and other documents don't belong here.",
        ),
    )


@pytest.mark.parametrize("name", ["directory.yaml", "levels.yaml", "areas.yaml"])
def test_a_missing_file_is_told_once_and_not_at_every_record_that_needs_it(tmp_path: Path, name: str) -> None:
    folder = base(tmp_path)
    (folder / name).unlink()
    assert told_of(folder) == (
        (
            name,
            1,
            "error",
            "file-missing",
            f"Every directory has a file called {name}, and this one has none.",
            "Put it back, or copy the one of the demonstration directory and change it.",
        ),
    )


def test_two_organisations_that_are_part_of_each_other_are_both_told(tmp_path: Path) -> None:
    folder = base(tmp_path)
    for name, parent in (("corner-room-friends", "other-friends"), ("other-friends", "corner-room-friends")):
        record = (folder / "organisations/corner-room-friends.yaml").read_text().splitlines()[:5]
        record[0] = f"name: {name} and {parent}"
        (folder / f"organisations/{name}.yaml").write_text("\n".join([*record, f"parent: {parent}", ""]))
    loops = [one for one in told_of(folder) if one[3] == "reference-loop"]
    assert [one[:2] for one in loops] == [
        ("organisations/corner-room-friends.yaml", 6),
        ("organisations/other-friends.yaml", 6),
    ]


def test_coordinates_in_northern_ireland_are_told_in_one_sentence_however_many_there_are(tmp_path: Path) -> None:
    folder = base(tmp_path)
    for number, name in enumerate(("belfast", "derry", "newry"), 1):
        (folder / f"venues/{name}.yaml").write_text(
            f"name: {name.title()}\naddress: {number} High Street\npostcode: BT1 1AA\n"
            "coordinates: {latitude: 54.6, longitude: -5.93}\n"
        )
    [(file, *_, message, _)] = told_of(folder)
    assert file == "venues/belfast.yaml"
    assert message.startswith("These coordinates, and those of 2 other venues, could not be held against the postcode:")


WRITTEN_OUT = {"file-not-regular", "file-too-big", "file-missing"}  # by the tests above; they can't be files
TAKES_TWO = {"leaflet-discreet-whole"}  # a group and a leaflet that holds it: test_leaflets.py has them
NAMED_APART = {"sensitive-name"}  # its file is not named: test_doors.py has it
WAS_BUILT = {"sensitive-lifted", "sensitive-become"}  # they need a site that was built: test_protection.py has them
TAKES_MANY = {"clock-behind"}  # most activities of a directory: test_clock.py has them


def test_every_code_has_a_case() -> None:
    seen = {code for case in cases("negative") for *_, code, _, _ in case.expected}
    assert seen | WRITTEN_OUT | TAKES_TWO | TAKES_MANY | NAMED_APART | WAS_BUILT == set(CODES)


def test_without_any_one_check_some_case_would_fail(tmp_path: Path) -> None:
    needed: set[str] = set()
    for index, case in enumerate(cases("negative")):
        directory = laid_over_base(case, tmp_path / str(index))
        found = {run.__name__: set(run(directory, TODAY)) for run in CHECKS}
        whole = set().union(*found.values())
        for name, own in found.items():
            others = set().union(*(problems for other, problems in found.items() if other != name))
            if own - others and told(redacted(directory, others)) != told(redacted(directory, whole)):
                needed.add(name)
    assert needed == {run.__name__ for run in CHECKS}


def test_looking_at_one_file_alone_finds_what_looking_at_all_finds_there(tmp_path: Path) -> None:
    for index, case in enumerate(cases("negative")):
        whole = laid_over_base(case, tmp_path / str(index))
        alone = read_directory(tmp_path / str(index), focus=frozenset({case.put}))
        here = [found for found in check(whole, TODAY) if found.file == case.put]
        assert [found for found in check(alone, TODAY) if found.file == case.put] == here, case.name


ANSWERED = """assurance:
  checks:
    - check: insurance
      answer: not-known
"""


def test_answers_without_a_list_of_questions_are_told_and_a_directory_without_either_is_whole(tmp_path: Path) -> None:
    folder = base(tmp_path)
    (folder / "assurance.yaml").unlink()
    assert told_of(folder) == ()
    record = folder / "activities/knit-and-natter.yaml"
    record.write_text(f"{record.read_text()}{ANSWERED}")
    [found] = told_of(folder)
    assert (found[0], found[3], found[4]) == (
        "activities/knit-and-natter.yaml",
        "reference-unknown",
        "This is an answer to “insurance”, and there is no assurance.yaml with the questions.",
    )


def test_a_list_of_questions_that_cannot_be_read_is_told_once_and_not_at_every_answer(tmp_path: Path) -> None:
    folder = base(tmp_path)
    (folder / "assurance.yaml").write_text("a: [\n")
    record = folder / "activities/knit-and-natter.yaml"
    record.write_text(f"{record.read_text()}{ANSWERED}")
    assert {found[0] for found in told_of(folder)} == {"assurance.yaml"}
