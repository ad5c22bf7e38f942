"""A data package is read through frictionless, its faults are named, and what it refuses is read all the same."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from signpost.imports.reading import datapackage, formats
from signpost.imports.reading.listing import Listing, Log, SourceFault
from signpost.imports.reading.mapping import Answers
from signpost.imports.reading.table import Table

TABULAR: Final = Path(__file__).parent / "hsds" / "tabular"
MAPPING: Final = Answers(columns={"id": ("id",), "name": ("name",), "fees": ("cost",)})
GROUPS: Final = "id,name,cost\n1,Knit,£2\n2,Walk,Free\n"
FIELDS: Final = [{"name": name, "type": "string"} for name in ("id", "name", "cost")]


def package(folder: Path, *resources: dict[str, Any], **others: Any) -> Path:
    file = folder / "datapackage.json"
    file.write_text(json.dumps({"name": "groups", "resources": resources, **others}), encoding="utf-8")
    return file


def groups(folder: Path, text: str = GROUPS, **others: Any) -> dict[str, Any]:
    (folder / "groups.csv").write_text(text, encoding="utf-8")
    return {"name": "groups", "path": "groups.csv", "schema": {"fields": FIELDS}, **others}


def tables(source: Path) -> tuple[list[Table], list[str]]:
    notes: list[str] = []
    return datapackage.read(source, Log(notes.append)), notes


def sheet(source: Path) -> tuple[list[Listing], list[str]]:
    notes: list[str] = []
    return list(formats.read("csv", str(source), MAPPING, notes.append).listings), notes


def test_a_data_package_is_a_spreadsheet_too(tmp_path: Path) -> None:
    listings, notes = sheet(package(tmp_path, groups(tmp_path)))
    assert [(listing.id, listing.first("name"), listing.first("fees")) for listing in listings] == [
        ("1", "Knit", "£2"),
        ("2", "Walk", "Free"),
    ]
    assert listings[0].where == "groups.csv, row 2"
    assert notes == []


def test_only_the_table_that_the_mapping_means_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    (tmp_path / "needs.csv").write_text("id,word\n1,alone\n", encoding="utf-8")
    listings, notes = sheet(package(tmp_path, {"name": "needs", "path": "needs.csv"}, groups(tmp_path)))
    assert len(listings) == 2
    assert notes == ["needs.csv was not read: the mapping's headings are in another table."]


def test_what_frictionless_finds_wrong_is_named_in_words(tmp_path: Path) -> None:
    key = {"fields": ["owner"], "reference": {"resource": "owners", "fields": ["id"]}}
    schema = {"fields": [{"name": "id", "type": "string"}, {"name": "owner", "type": "string"}], "foreignKeys": [key]}
    (tmp_path / "owners.csv").write_text("id\no1\n", encoding="utf-8")
    (tmp_path / "things.csv").write_text("id,owner\n1,o1\n\n2,o9\n3,o1,more\n", encoding="utf-8")
    things = {"name": "things", "path": "things.csv", "schema": schema}
    owners = {"name": "owners", "path": "owners.csv", "schema": {"fields": [{"name": "id", "type": "string"}]}}
    found, notes = tables(package(tmp_path, things, owners))
    assert [len(table.rows) for table in found] == [5, 2]
    assert notes == [
        "things.csv: rows that name a row which isn't there (1): row 4.",
    ]


def test_a_package_that_frictionless_refuses_is_read_with_a_note(tmp_path: Path) -> None:
    shutil.copytree(TABULAR, tmp_path, dirs_exist_ok=True)
    field = {"name": "website", "type": "string", "format": "url"}
    organizations = {"name": "organizations", "path": "organizations.csv", "schema": {"fields": [field]}}
    others = [{"name": file.stem, "path": file.name} for file in sorted(TABULAR.glob("*.csv"))]
    package(tmp_path, organizations, *(item for item in others if item["name"] != "organizations"))
    notes: list[str] = []
    listings = list(formats.read("hsds-uk", str(tmp_path), Answers(), notes.append).listings)
    assert [listing.first("name") for listing in listings] == ["Knit and natter", "Walking chat"]
    assert notes[0].startswith("datapackage.json does not keep to the standard of data packages (")
    assert "'url' is not one of" in notes[0]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("../secret.csv", "is no CSV file in its own folder"),
        ("/etc/passwd", "is no CSV file in its own folder"),
        ("https://data.example/groups.csv", "is no CSV file in its own folder"),
        ("none.csv", "is no CSV file in its own folder"),
        ("groups.xlsx", "is no CSV file in its own folder"),
        (["groups.csv", "groups.csv"], "names no file, or several"),
        (None, "names no file, or several"),
    ],
)
def test_nothing_outside_the_package_is_read(path: object, says: str, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    (tmp_path / "secret.csv").write_text("id,name,cost\n9,Secret,1\n", encoding="utf-8")
    (folder / "groups.xlsx").write_text("x", encoding="utf-8")
    found, notes = tables(package(folder, {"name": "other", "path": path}, groups(folder)))
    assert [table.name for table in found] == ["groups"]
    assert any(says in note for note in notes)


@pytest.mark.parametrize("key", ["schema", "dialect"])
def test_nothing_is_fetched_from_elsewhere(key: str, tmp_path: Path) -> None:
    file = package(tmp_path, groups(tmp_path, **{key: "http://127.0.0.1:9/schema.json"}))
    found, notes = tables(file)
    assert len(found) == 1
    (note,) = notes
    assert note.startswith("datapackage.json points at http://127.0.0.1:9/schema.json. Nothing is fetched from there")


@pytest.mark.parametrize(
    "more",
    [
        {"path": ["http://127.0.0.1:9/b.csv"]},
        {"path": ["../b.csv"]},
        {"path": ["b.csv", "http://127.0.0.1:9/b.csv"]},
        {"path": "b.csv", "extrapaths": ["http://127.0.0.1:9/b.csv"]},
        {"path": "b.csv", "scheme": "http", "compression": "zip", "innerpath": "x.csv"},
        {"path": "b.csv", "$schema": "http://127.0.0.1:9/s", "profile": "http://127.0.0.1:9/p"},
        {"path": "b.csv", "schema": {"$schema": "http://127.0.0.1:9/s", "profile": "http://127.0.0.1:9/p"}},
        {"path": "b.csv", "schema": {"fields": [{"name": "id", "constraints": {"jsonSchema": {"$ref": "http://x"}}}]}},
        {"path": "b.csv", "schema": "../secret.json"},
        {"path": "b.csv", "dialect": {"$schema": "http://127.0.0.1:9/s", "csv": "http://127.0.0.1:9/d"}},
        {"path": "b.csv.zip"},
        {"path": "link.csv"},
    ],
)
def test_a_package_opens_nothing_but_the_tables_in_its_own_folder(more: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    for file in (tmp_path / "b.csv", folder / "b.csv"):
        file.write_text("id\n1\n", encoding="utf-8")
    (tmp_path / "secret.json").write_text("{}", encoding="utf-8")
    (folder / "link.csv").symlink_to(tmp_path / "b.csv")
    file = package(folder, groups(folder), {"name": "b", **more}, **{"$schema": "http://127.0.0.1:9/s"})
    opened: list[str] = []

    def note(event: str, args: tuple[Any, ...]) -> None:
        if watched and event in ("open", "socket.connect", "socket.getaddrinfo"):
            opened.append(str(args[0]))

    watched = False
    sys.addaudithook(note)
    tables(file)  # whatever the library loads of its own is loaded now
    watched = True
    tables(file)
    watched = False
    own = {str(folder / name) for name in ("datapackage.json", "groups.csv", "b.csv")}
    assert set(opened) - own == set()
    assert str(file) in opened, "opening is seen"


def test_a_package_of_more_than_any_list_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "groups.csv").open("wb") as out:
        out.truncate(60_000_000)
    resource = {"name": "groups", "path": "groups.csv"}
    with pytest.raises(SourceFault, match="more than 100 MB"):
        tables(package(tmp_path, resource, resource))


def test_separators_and_letters_are_those_that_the_package_names(tmp_path: Path) -> None:
    resource = groups(tmp_path, dialect={"delimiter": "\t"}, encoding="cp1250")
    (tmp_path / "groups.csv").write_bytes("id\tname\tcost\n1\tŁukasz, a, b\t1\n".encode("cp1250"))
    (table,), _ = tables(package(tmp_path, resource))
    assert table.rows[1].cells == ("1", "Łukasz, a, b", "1")


@pytest.mark.parametrize("data", [[{"id": "1", "name": "Knit", "cost": 2}], [["id", "name", "cost"], [1, "Knit", "2"]]])
def test_a_table_within_the_descriptor_is_read(data: list[Any], tmp_path: Path) -> None:
    (listing,), _ = sheet(package(tmp_path, {"name": "groups", "data": data}))
    assert (listing.id, listing.first("name"), listing.first("fees")) == ("1", "Knit", "£2")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"resources": []}', '{"resources": "x"}', '{"resources": [5]}', "[" * 100_000]
)
def test_a_descriptor_without_tables_is_refused_in_a_sentence(text: str, tmp_path: Path) -> None:
    file = tmp_path / "datapackage.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SourceFault, match=r"datapackage\.json"):
        tables(file)


def test_a_package_of_services_may_have_any_file_name(tmp_path: Path) -> None:
    (tmp_path / "services.csv").write_text("id,name\n1,Knit\n", encoding="utf-8")
    file = package(tmp_path, {"name": "services", "path": "services.csv"})
    listings = formats.read("hsds-uk", str(file.rename(tmp_path / "package.json")), Answers(), print).listings
    assert [listing.first("name") for listing in listings] == ["Knit"]


def test_a_table_in_a_folder_that_is_no_table_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "services.csv").write_text("id,name\n1,Knit\n", encoding="utf-8")
    (tmp_path / "phones.csv").write_bytes(b"PK\x03\x04")
    reading = formats.read("hsds-uk", str(tmp_path), Answers(), lambda _: None)
    assert len(reading.listings) == 1
    assert reading.notes[0].startswith("phones.csv is a workbook")
    assert reading.missing == reading.notes
