"""Whatever is thrown at the reader and the checks: problems or a record come back, and never an exception.

`make fuzz` tries for longer.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from signpost.checks import check
from signpost.checks.redaction import UNNAMED
from signpost.cli.report import FORMATS
from signpost.records.codes import CODES
from signpost.records.directory import Directory, read_directory
from signpost.records.file_names import FOLDERS, LIST_FILES, SINGLE_FILES
from signpost.records.files import LARGEST
from signpost.records.problem import Problem
from signpost.records.schema import KINDS
from signpost.records.writing import scalar, write_plain, write_record
from signpost.records.yaml_text import read_yaml
from tests.day import TODAY
from tests.demonstration import DEMONSTRATION, demonstration_files
from tests.records.scratch import small_folder
from tests.records.values import ODD, as_json, nonsense, right_record, text, wrong_record

FILES: Final = {
    **{kind: name for name, kind in (SINGLE_FILES | LIST_FILES).items()},
    **{kind: f"{folder}/thrown.yaml" for folder, kind in FOLDERS.items()},
}
# The same examples each time in CI; new ones each time elsewhere.
some = settings(
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
kinds = st.sampled_from(KINDS)


class Target:
    """A small good directory, at which one file at a time is thrown."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def throw(self, name: str, data: bytes) -> tuple[Directory, tuple[Problem, ...]]:
        """Write a file, read and check the directory, and delete the file. Tests what must always hold."""
        path = self.folder / name
        before = path.read_bytes() if path.exists() else None
        path.write_bytes(data)
        try:
            directory = read_directory(self.folder)
            problems = check(directory, TODAY)
            for found in problems:
                self.hold_problem(found)
        finally:
            path.unlink()
            if before is not None:
                path.write_bytes(before)
        hold_reports(problems)
        about = {name, *(found.file for found in problems if UNNAMED in found.file)}
        if not any(found.severity == "error" and found.file in about for found in problems):
            hold_writing(directory, name)
        return directory, problems

    def hold_problem(self, found: Problem) -> None:
        """A problem names a place that is there, in words that can be printed."""
        if UNNAMED not in found.file:
            lines = self.lines(found.file)
            assert 1 <= found.line <= len(lines), found
            assert 1 <= found.column <= len(lines[found.line - 1]) + 1, found
        assert found.code in CODES, found
        assert found.severity == CODES[found.code][0], found
        for words in (found.message, found.fix):
            assert words, found
            assert words.isprintable(), found
        assert found.field.isprintable(), found

    def lines(self, name: str) -> list[str]:
        """The lines of a file as an editor numbers them. Of a file too large to be read only the first counts."""
        data = (self.folder / name).read_bytes()[: LARGEST + 1]
        whole = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        return whole.split("\n")


def hold_reports(problems: tuple[Problem, ...]) -> None:
    """Every format prints the problems, each on its own line if it should."""
    printed = {form: write(problems, "directory") for form, write in FORMATS.items()}
    assert len(json.loads(printed["json"])["problems"]) == len(problems)
    commands = printed["github"].splitlines()
    assert len(commands) == len(problems)
    assert all(line.startswith(("::error file=", "::warning file=")) for line in commands)
    told = [line for line in printed["text"].splitlines() if line.startswith("  line ")]
    assert len(told) == len(problems)
    assert printed["text"].replace("\n", " ").isprintable()
    assert len([line for line in printed["markdown"].splitlines() if line.startswith("- Line ")]) == len(problems)


def hold_writing(directory: Directory, name: str) -> None:
    """What is accepted can be written and read again, with and without notes, and is the same."""
    for source in directory.folder.sources:
        if source.file == name:
            assert isinstance(source.value, dict)
            hold_round_trip(source.kind, source.value)


def hold_round_trip(kind: str, value: dict[str, Any]) -> None:
    writers: list[Callable[[str, dict[str, Any]], str]] = [write_record, write_plain]
    for write in writers:
        again = read_yaml(FILES[kind], write(kind, value).encode())
        assert again.problems == ()
        assert again.value == ([value] if FILES[kind] in LIST_FILES else value)


def file_of(kind: str, value: Any) -> tuple[str, bytes]:
    """A value as a file."""
    whole = [value] if FILES[kind] in LIST_FILES else value
    return FILES[kind], as_json(whole).encode("utf-8", "surrogatepass")


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Target:
    return Target(small_folder(tmp_path_factory.mktemp("target")))


@some
@given(name=st.sampled_from(sorted(FILES.values())), data=st.binary(max_size=200))
@example(name="activities/thrown.yaml", data=b"?")
@example(name="activities/thrown.yaml", data=b"hello")
def test_any_bytes_are_answered(target: Target, name: str, data: bytes) -> None:
    target.throw(name, data)


@some
@given(name=st.sampled_from(sorted(FILES.values())), lines=st.lists(st.tuples(text, text), max_size=6))
def test_any_lines_are_answered(target: Target, name: str, lines: list[tuple[str, str]]) -> None:
    whole = "".join(f"{key}: {value}\n" for key, value in lines)
    target.throw(name, whole.encode("utf-8", "surrogatepass"))


@some
@given(kind=kinds, value=st.dictionaries(text, text, max_size=6) | nonsense)
@example(kind="area", value={"id": "a", "postcode_sectors": [""]})
@example(kind="venue", value={"name": "The Corner Room\n"})
@example(kind="activity", value={"added": "1 October 2026 10:00 XYZ"})
@example(kind="directory", value={"schema_version": {"a\x85b": "", "k #l": "943 476 5919"}})
def test_any_mapping_and_any_nested_value_are_answered(target: Target, kind: str, value: Any) -> None:
    target.throw(*file_of(kind, value))


@some
@given(data=st.data(), kind=kinds)
def test_any_mixture_of_right_and_wrong_values_is_answered(target: Target, data: st.DataObject, kind: str) -> None:
    target.throw(*file_of(kind, data.draw(wrong_record(kind))))


@some
@given(data=st.data(), kind=kinds)
def test_right_values_in_the_forms_of_the_schema_are_answered(target: Target, data: st.DataObject, kind: str) -> None:
    value = data.draw(right_record(kind))
    target.throw(*file_of(kind, value))


@some
@given(data=st.data(), kind=kinds)
def test_a_record_that_fits_its_schema_is_the_same_when_written_and_read(data: st.DataObject, kind: str) -> None:
    hold_round_trip(kind, data.draw(right_record(kind)))


# One change to the lines of a record, each with its position and something odd.
CHANGES: Final[dict[str, Callable[[list[str], int, str], list[str]]]] = {
    "delete a line": lambda lines, at, _: lines[:at] + lines[at + 1 :],
    "double a line": lambda lines, at, _: lines[: at + 1] + lines[at:],
    "swap two lines": lambda lines, at, _: lines[:at] + lines[at : at + 2][::-1] + lines[at + 2 :],
    "join two lines": lambda lines, at, _: [*lines[:at], "".join(lines[at : at + 2]), *lines[at + 2 :]],
    "put something before": lambda lines, at, what: [*lines[:at], what + lines[at], *lines[at + 1 :]],
    "put something after": lambda lines, at, what: [*lines[:at], lines[at] + what, *lines[at + 1 :]],
    "put something between": lambda lines, at, what: [
        *lines[:at], lines[at][: len(lines[at]) // 2] + what + lines[at][len(lines[at]) // 2 :], *lines[at + 1 :]
    ],
    "put something for the value": lambda lines, at, what: [
        *lines[:at], f"{lines[at].partition(':')[0]}: {what}", *lines[at + 1 :]
    ],
    "take the last character": lambda lines, at, _: [*lines[:at], lines[at][:-1], *lines[at + 1 :]],
    "take the colons": lambda lines, at, _: [*lines[:at], lines[at].replace(":", ""), *lines[at + 1 :]],
    "put a space before": lambda lines, at, _: [*lines[:at], " " + lines[at], *lines[at + 1 :]],
    "put a tab before": lambda lines, at, _: [*lines[:at], "\t" + lines[at], *lines[at + 1 :]],
    "cut the rest off": lambda lines, at, _: lines[: at + 1],
}  # fmt: skip
changes = st.lists(
    st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 10_000), st.sampled_from(ODD)), min_size=1, max_size=4
)


@some
@given(name=st.sampled_from(demonstration_files()), changes=changes)
def test_a_real_record_with_slips_in_it_is_answered(
    target: Target, name: str, changes: list[tuple[str, int, str]]
) -> None:
    lines = (DEMONSTRATION / name).read_text("utf-8").splitlines()
    for change, at, odd in changes:
        if lines:
            lines = CHANGES[change](lines, at % len(lines), odd)
    target.throw(name, "\n".join(lines).encode("utf-8", "surrogatepass"))


@given(text=st.text(alphabet="aZ09 ./+-~:#{}[],\"'enoulNUL", min_size=1, max_size=12))
def test_a_text_that_is_written_bare_reads_back_the_same_wherever_it_stands(text: str) -> None:
    field = f"field: {scalar(text)}\nlist: [{scalar(text, inside=True)}]\n"
    document = read_yaml("", field.encode())
    assert document.value == {"field": text, "list": [text]}
    assert document.problems == ()
