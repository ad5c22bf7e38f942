"""The templates that people copy: in step with the schema, friendly to read, and valid records unchanged."""

import re
import shutil
from pathlib import Path

import pytest

from signpost.checks import check
from signpost.records.directory import Directory, read_directory
from signpost.records.document import Value
from signpost.records.file_names import FOLDERS, LIST_FILES
from signpost.records.schema import schema_of, texts
from signpost.records.yaml_text import read_yaml
from tests.day import TODAY
from tests.demonstration import DEMONSTRATION
from tools.templates import FOLDER, OPENINGS, template

ROOT = Path(__file__).resolve().parent.parent
KINDS = tuple(OPENINGS)
IN_FOLDERS = {kind: folder for folder, kind in FOLDERS.items()}
IN_LISTS = {kind: file for file, kind in LIST_FILES.items()}


def text_of(kind: str) -> str:
    return (FOLDER / f"{kind}.yaml").read_text("utf-8")


def switched_on(kind: str) -> str:
    """The template with every field in use. What is switched off inside a field stays so."""
    indent = "  " if kind in IN_LISTS else ""
    return re.sub(rf"(?m)^{indent}#(?=[a-z_]+:|  )", indent, text_of(kind))


def offered(kind: str) -> set[str]:
    """The fields that people write; commands write the others."""
    return {name for name, field in schema_of(kind)["properties"].items() if not field.get("x-by-program")}


def record_of(kind: str, text: str) -> Value | None:
    """The record in a template."""
    document = read_yaml(f"{kind}.yaml", text.encode())
    assert not document.problems
    if kind in IN_LISTS:
        assert isinstance(document.value, list)
        (record,) = document.value
        return record
    return document.value


def with_ids_that_are_there(kind: str, text: str, directory: Directory) -> str:
    """The template with each id of another record changed to one that the directory has."""
    record = record_of(kind, text)
    assert record is not None
    for written in texts(schema_of(kind), record):
        if written.refers_to and written.text not in directory.of_kind(written.refers_to):
            text = re.sub(rf"\b{written.text}\b", next(iter(directory.of_kind(written.refers_to))), text)
    return text


def in_own_words(text: str) -> str:
    """The template with the name of its invented group, its summary and its address changed, as people must do."""
    return re.sub(r"(?m)^(name|summary|address|town): (.+)$", r"\1: Our own \2", text)


def lay(kind: str, text: str, folder: Path) -> None:
    """Put a record into a directory as its template says, under an id of its own."""
    if kind in IN_FOLDERS:
        (folder / IN_FOLDERS[kind] / f"brand-new-{kind}.yaml").write_text(text, "utf-8")
        return
    text = re.sub(r"(?m)^- id: .*", f"- id: brand-new-{kind}", text)
    with (folder / IN_LISTS[kind]).open("a", encoding="utf-8") as file:
        file.write(text)


def test_every_kind_of_record_that_people_add_has_a_template() -> None:
    assert set(KINDS) == {*IN_FOLDERS, *IN_LISTS} - {"unlisted", "member", "translation"}  # commands write those
    assert {path.name for path in FOLDER.iterdir()} == {f"{kind}.yaml" for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_is_in_step_with_the_schema(kind: str) -> None:
    """If not: `.venv/bin/python -m tools.templates`."""
    assert text_of(kind) == template(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_names_every_field_once(kind: str) -> None:
    text = text_of(kind)
    for name in schema_of(kind)["properties"]:
        assert len(re.findall(rf"(?m)^(?:- |  )?#?{name}:", text)) == (name in offered(kind)), name


@pytest.mark.parametrize("kind", KINDS)
def test_what_every_record_has_is_filled_in(kind: str) -> None:
    record = record_of(kind, text_of(kind))
    assert isinstance(record, dict)
    assert set(schema_of(kind)["required"]) <= set(record)


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_is_easy_on_the_eye(kind: str) -> None:
    lines = text_of(kind).split("\n")
    assert lines[-1] == ""
    assert lines[-2]
    assert all(line == line.rstrip() for line in lines)
    assert max(map(len, lines)) <= 110


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_is_switched_on_by_taking_its_signs_away(kind: str) -> None:
    record = record_of(kind, switched_on(kind))
    assert isinstance(record, dict)
    assert set(record) == offered(kind)


def test_every_template_is_a_good_record(tmp_path: Path) -> None:
    """But for what names its invented group: with the fields that it comes with, and with all of them switched on."""
    plain = Path(shutil.copytree(DEMONSTRATION, tmp_path / "plain"))
    full = Path(shutil.copytree(DEMONSTRATION, tmp_path / "full"))
    directory = read_directory(plain)
    for kind in KINDS:
        lay(kind, in_own_words(with_ids_that_are_there(kind, text_of(kind), directory)), plain)
        lay(kind, in_own_words(with_ids_that_are_there(kind, switched_on(kind), directory)), full)
    for folder in (plain, full):
        laid = read_directory(folder)
        assert all(f"brand-new-{kind}" in laid.of_kind(kind) for kind in KINDS)
        assert not [found for found in check(laid, TODAY) if found.severity == "error"]
