"""The sheet and mapping to start from are whole: they can be imported as they are."""

import re
import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from signpost.checks import check
from signpost.imports.reading import formats
from signpost.imports.reading.listing import SourceFault
from signpost.imports.reading.mapping import COLUMNS, Answers
from signpost.imports.reading.mapping_file import read_mapping
from signpost.imports.review.template import write_template
from signpost.records.directory import Directory, read_directory
from tests.day import TODAY
from tests.demonstration import DEMONSTRATION
from tests.imports.importing import answers, run


@pytest.fixture(scope="module")
def demonstration() -> Directory:
    return read_directory(DEMONSTRATION)


def test_the_mapping_fits_the_sheet_and_the_directory(tmp_path: Path, demonstration: Directory) -> None:
    sheet, mapping = write_template(tmp_path / "new", demonstration)
    answers, problems = read_mapping(mapping, demonstration)
    assert problems == ()
    notes: list[str] = []
    first, second = formats.read("csv", str(sheet), answers, notes.append).listings
    assert notes == []
    assert (first.id, second.id) == ("example-1", "example-2")
    assert first.others == second.others == (), "every heading of the sheet has its line in the mapping"
    assert set(answers.columns) <= set(COLUMNS)


def test_the_examples_are_of_the_directory_s_own_area_and_ring_its_connector(
    tmp_path: Path, demonstration: Directory
) -> None:
    sheet, mapping = write_template(tmp_path, demonstration)
    answers, _ = read_mapping(mapping, demonstration)
    first = formats.read("csv", str(sheet), answers, lambda _: None).listings[0]
    (area,) = answers.defaults["areas"]
    assert first.first("areas") == demonstration.areas[area].name
    assert first.contacts[0]["phone"].text == demonstration.about.connector.contact.phone
    assert first.places[0]["postcode"].text.startswith(demonstration.areas[area].postcode_sectors[0])


def test_every_line_of_the_mapping_s_columns_is_explained(tmp_path: Path) -> None:
    _, mapping = write_template(tmp_path)
    lines = mapping.read_text(encoding="utf-8").split("columns:\n")[1].split("\n\n")[0].splitlines()
    assert len(lines) > 20
    assert all("# " in line for line in lines)


def test_the_mapping_shows_all_that_an_import_understands(tmp_path: Path, demonstration: Directory) -> None:
    _, mapping = write_template(tmp_path)
    text = mapping.read_text(encoding="utf-8")
    names = re.findall(r"(?m)^  #?([a-z_.]+):", text.partition("columns:\n")[2].partition("\nleave:")[0])
    assert sorted(names) == sorted(COLUMNS)
    sections = set(re.findall(r"(?m)^#?([a-z_]+):", text))
    assert sections == {field.name for field in fields(Answers)}
    mapping.write_text(re.sub(r"(?m)^#(?=[a-z])", "", text), encoding="utf-8")
    faults = {fault.message for fault in read_mapping(mapping, demonstration)[1]}
    assert faults <= {"There is no need with the id “physical-activity”."}


@pytest.mark.parametrize("name", ["groups.csv", "mapping.yaml"])
def test_nothing_is_overwritten(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(SourceFault, match=f"{name} is there already"):
        write_template(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_the_sheet_opens_in_a_spreadsheet_program_with_its_letters_right(tmp_path: Path) -> None:
    sheet, _ = write_template(tmp_path)
    assert sheet.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in sheet.read_bytes()


@pytest.mark.parametrize("real", [False, True], ids=["a demonstration", "a real directory"])
def test_the_two_can_be_imported_without_an_edit(real: bool, tmp_path: Path) -> None:
    folder = shutil.copytree(DEMONSTRATION, tmp_path / "directory")
    for file in folder.glob("[alov]*/*.yaml"):
        file.unlink()
    if real:  # a directory in which reserved numbers would be refused
        about = folder / "directory.yaml"
        words = about.read_text(encoding="utf-8").replace("demonstration: yes", "demonstration: no")
        about.write_text(words.replace("0117 496 0010", "116 123"), encoding="utf-8")
    before = errors(folder)
    sheet, mapping = write_template(tmp_path / "new", read_directory(folder))
    answered = mapping.read_text(encoding="utf-8")
    done = run(tmp_path, formats.read("csv", str(sheet), answers(folder, answered), lambda _: None).listings, answered)
    assert [(one.candidate.kind, one.state) for one in done.done.reconciled.records()] == [
        ("venue", "new"),
        ("organisation", "new"),
        ("activity", "new"),
        ("activity", "new"),
    ]
    assert set(errors(folder)) <= set(before)


def errors(folder: Path) -> list[str]:
    """What the check command would refuse in a directory."""
    found = check(read_directory(folder), TODAY)
    return [f"{item.file}: {item.message}" for item in found if item.severity == "error"]
