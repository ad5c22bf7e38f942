"""Records of an older format are written in the newest: only what a step changes, and all of it."""

from pathlib import Path
from typing import Final

import pytest

from signpost.checks import check
from signpost.checks.version import schema_version
from signpost.cli.migrating import run
from signpost.records.directory import read_directory
from signpost.records.migration import Migration, migration
from signpost.records.versions import CURRENT, FORMATS, Fields, Format
from tests.day import TODAY
from tests.records.scratch import small_folder

GROUP: Final = "activities/knit-and-natter.yaml"


def renamed(kind: str, fields: Fields) -> Fields:
    """Bring is called pack."""
    return {"pack" if kind == "activity" and name == "bring" else name: value for name, value in fields.items()}


def split(kind: str, fields: Fields) -> Fields:
    """Every area has a size, and no group says how large it is."""
    if kind == "area":
        return {**fields, "size": "small"}
    return {name: value for name, value in fields.items() if kind != "activity" or name != "group_size"}


NEXT: Final = (
    *FORMATS,
    Format(CURRENT + 1, "2027-01-10", "bring is called pack.", renamed),
    Format(CURRENT + 2, "2027-02-10", "Every area has a size; no group has one.", split),
)


def planned(folder: Path) -> Migration:
    """What the next formats change in a folder of records."""
    texts = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
    return migration(read_directory(folder), texts, NEXT)


def folder_with(home: Path, more: str) -> Path:
    """The small directory, one of whose groups says more."""
    folder = small_folder(home)
    file = folder / GROUP
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n{more}", "utf-8", newline="")
    return folder


def test_formats_are_numbered_one_by_one_and_the_readme_lists_them() -> None:
    assert [one.version for one in FORMATS] == list(range(1, CURRENT + 1))
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    for one in FORMATS:
        assert f"| {one.version} | {one.since} | " in readme


def test_records_in_the_newest_format_stay_as_they_are(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    texts = {GROUP: (folder / GROUP).read_bytes()}
    assert migration(read_directory(folder), texts) == Migration((), {}, ())


def test_a_field_that_is_only_called_otherwise_keeps_its_place_its_comments_and_its_line_ends(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "# What to pack.\r\nbring:   # a list\r\n  - 'wool'   # any\r\n# The end.\r\n")
    before = (folder / GROUP).read_bytes()
    assert planned(folder).files[GROUP] == before.replace(b"bring:", b"pack:")


def test_a_field_that_is_gone_and_a_new_one_in_a_list_of_records(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "group_size: about 8\n")
    areas = (folder / "areas.yaml").read_text("utf-8")
    (folder / "areas.yaml").write_text(f"# Ours.\n{areas}", "utf-8")
    files = planned(folder).files
    assert b"group_size" not in files[GROUP]
    text = files["areas.yaml"].decode()
    assert text.startswith("# Ours.\n- id: north-somerset\n  name: North Somerset\n")
    assert text.count("  size: small\n") == areas.count("- id: ")
    assert text.replace("  size: small\n", "") == f"# Ours.\n{areas}"


def test_the_directory_says_its_new_format_on_the_same_line(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    before = (folder / "directory.yaml").read_text("utf-8")
    after = planned(folder).files["directory.yaml"].decode()
    assert after == before.replace(f"schema_version: {CURRENT}", f"schema_version: {CURRENT + 2}", 1) != before


def test_what_cannot_be_told_apart_surely_is_left_to_a_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small_folder(tmp_path)
    (folder / GROUP).write_text("{name: Knit, bring: [wool]}\n", "utf-8")
    assert planned(folder).by_hand == (GROUP,)
    before = (folder / "directory.yaml").read_bytes()
    assert not run(folder, yes=True, formats=NEXT)
    said = capsys.readouterr().out
    assert "Change these by hand first" in said
    assert f"  {GROUP}\n" in said
    assert (folder / "directory.yaml").read_bytes() == before


def test_it_shows_each_line_before_it_writes_and_writes_nothing_unless_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_with(tmp_path, "bring:\n  - wool\n")
    before = (folder / GROUP).read_bytes()
    monkeypatch.setattr("sys.stdin", None)
    assert not run(folder, yes=False, formats=NEXT)
    said = capsys.readouterr().out
    for line in ("2027-01-10: bring is called pack.", "2027-02-10: Every area", f"{GROUP}\n  -bring:\n  +pack:\n"):
        assert line in said
    assert (folder / GROUP).read_bytes() == before
    assert run(folder, yes=True, formats=NEXT)
    assert (folder / GROUP).read_bytes() == before.replace(b"bring:", b"pack:")
    assert run(folder, yes=False, formats=NEXT)
    assert "There is nothing to do." in capsys.readouterr().out


def test_a_line_of_a_list_that_goes_or_comes_is_shown_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def otherwise(kind: str, fields: Fields) -> Fields:
        return {**fields, "id": f"{fields['id']}-area"} if kind == "area" else fields

    folder = folder_with(tmp_path, "")
    before = (folder / "areas.yaml").read_text("utf-8").splitlines()
    monkeypatch.setattr("sys.stdin", None)
    formats = (*FORMATS, Format(CURRENT + 1, "2027-01-10", "Ids say what they are of.", otherwise))
    assert not run(folder, yes=False, formats=formats)
    said = capsys.readouterr().out
    ids = [line for line in before if line.startswith("- id: ")]
    assert ids
    for line in ids:
        assert f"  -{line}\n" in said


def test_words_of_a_sensitive_record_are_not_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_with(tmp_path, "sensitive: yes\nbring:\n  - a quincewhistle\n")
    run(folder, yes=True, formats=NEXT)
    said = capsys.readouterr().out
    assert "whose words are not shown" in said
    assert "-bring" not in said
    assert b"pack:" in (folder / GROUP).read_bytes()


def test_a_check_says_of_an_older_format_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    directory = read_directory(small_folder(tmp_path))
    assert not [found for found in check(directory, TODAY) if found.code == "schema-version"]
    monkeypatch.setattr("signpost.checks.version.CURRENT", CURRENT + 1)
    [found] = schema_version(directory, TODAY)
    assert "Run the command migrate" in found.fix
