"""Promises about the data package: it is whole, it keeps to its own rules, and nothing in it runs or is secret."""

import csv
import io
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from frictionless import Package
from frictionless.resources import TableResource

from signpost.outputs.artefact import Artefact, PlannedFile
from signpost.outputs.coverage import coverage_pages
from signpost.outputs.data_package import data_package
from signpost.outputs.figures import figures
from signpost.outputs.hsds_uk import hsds_uk
from signpost.records.directory import Directory, read_directory
from signpost.records.record_tables import KINDS, all_tables, tables_of
from signpost.records.schema import fields_of, schema_of
from signpost.records.spreadsheet import marked, unmarked
from signpost.views.open_data import OpenData
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration
from tests.hostile import tame_and_hostile
from tests.records.scratch import SMALL, small_directory

OUTPUTS: Final = (data_package, figures, coverage_pages)
Rows = list[dict[str, str]]


def files_of(directory: Directory) -> Iterator[Artefact]:
    """The package and its tables."""
    snapshot = Snapshot(directory, TODAY)
    for output in OUTPUTS:
        for one in output(snapshot):
            made = one.make() if isinstance(one, PlannedFile) else one
            if isinstance(made, Artefact):
                yield made


def written(directory: Directory, home: Path) -> Path:
    """The package in a folder; gives its descriptor."""
    for one in files_of(directory):
        (home / one.path).parent.mkdir(parents=True, exist_ok=True)
        (home / one.path).write_bytes(one.content)
    return home / "data" / "datapackage.json"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the demonstration."""
    return written(demonstration(), tmp_path_factory.mktemp("package"))


def rows_in(file: Path) -> Rows:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8"), newline="")))


def faults(descriptor: Path) -> list[str]:
    """What frictionless says against a package."""
    report = Package(str(descriptor)).validate()
    return [str(note) for (note,) in report.flatten(["note"])]


def test_frictionless_finds_no_fault(package: Path) -> None:
    assert faults(package) == []


def test_frictionless_itself_writes_the_same_descriptor_and_the_same_tables(package: Path, tmp_path: Path) -> None:
    """The build writes both without it, since it takes half a second to import."""
    own = json.loads(package.read_text("utf-8"))
    told = Package.from_descriptor(own).to_descriptor()
    for resource in told["resources"]:
        resource["dialect"] = resource["dialect"]["csv"]  # where frictionless puts what the standard has at the top
    assert told == own
    for resource in Package(str(package)).resources:
        assert isinstance(resource, TableResource)
        again = tmp_path / f"{resource.name}.csv"
        resource.write(str(again))
        assert rows_in(again) == rows_in(package.parent / str(resource.path))


def test_all_of_it_is_described(package: Path) -> None:
    resources = json.loads(package.read_text("utf-8"))["resources"]
    tables = {path.relative_to(package.parent).as_posix() for path in package.parent.rglob("*.csv")}
    assert {one["path"] for one in resources} == tables
    for one in resources:
        head = next(csv.reader(io.StringIO((package.parent / one["path"]).read_text("utf-8"))))
        assert head == [field["name"] for field in one["schema"]["fields"]]


@pytest.mark.parametrize(
    ("table", "spoil"),
    [
        ("activities", lambda rows: rows + rows[:1]),
        ("activities", lambda rows: [{**rows[0], "organisation": "nobody"}, *rows[1:]]),
        ("activities", lambda rows: [{**rows[0], "status": "perhaps"}, *rows[1:]]),
        ("activities", lambda rows: [{**rows[0], "added": "30 February"}, *rows[1:]]),
        ("activities", lambda rows: [{**rows[0], "name": ""}, *rows[1:]]),
        ("activities", lambda rows: [{**rows[0], "setting": "group\nelsewhere"}, *rows[1:]]),
        ("activities", lambda rows: [{**rows[0], "access_step_free": "maybe"}, *rows[1:]]),
        ("activity_needs", lambda rows: [{**rows[0], "need": "nothing"}, *rows[1:]]),
        ("sessions", lambda rows: [{**rows[0], "activity": "none"}, *rows[1:]]),
        ("sessions", lambda rows: [{**rows[0], "starts": "25:00"}, *rows[1:]]),
        ("venues", lambda rows: [{**rows[0], "coordinates_latitude": "north"}, *rows[1:]]),
        ("venues", lambda rows: rows[1:]),
    ],
)
def test_a_broken_table_makes_it_fail(package: Path, table: str, spoil: Callable[[Rows], Rows], tmp_path: Path) -> None:
    broken = Path(shutil.copytree(package.parent, tmp_path / "data")) / package.name
    file = broken.parent / f"{table}.csv"
    rows = spoil(rows_in(file))
    with file.open("w", encoding="utf-8", newline="") as out:
        sheet = csv.DictWriter(out, list(rows[0]))
        sheet.writeheader()
        sheet.writerows(rows)
    assert faults(broken)


def test_every_field_of_the_form_has_a_place_but_what_is_told_of_a_file_that_no_table_holds() -> None:
    for kind in KINDS:
        places = set()
        for table in tables_of(kind):
            lists = ("*",) if table.path else ()
            places |= {(*table.path, *lists, *column.path) for column in table.own}
            places.add(table.path)
        kept = (field for field in fields_of(kind) if "x-with-file" not in field.schema)
        ends = {field.path for field in kept if "properties" not in field.schema}
        assert {(*path[:-1],) if path[-1:] == ("*",) else path for path in ends} - places <= {("id",)}, kind


def test_no_two_columns_and_no_two_tables_have_one_name() -> None:
    names = [table.name for table in all_tables()]
    assert len(set(names)) == len(names)
    for table in all_tables():
        columns = [column.name for column in table.columns]
        assert len(set(columns)) == len(columns), table.name


def test_the_words_of_a_column_are_those_of_the_schema(package: Path) -> None:
    resources = {one["name"]: one for one in json.loads(package.read_text("utf-8"))["resources"]}
    fields = {field["name"]: field for field in resources["activities"]["schema"]["fields"]}
    summary = schema_of("activity")["properties"]["summary"]
    assert (fields["summary"]["title"], fields["summary"]["description"]) == (summary["title"], summary["description"])
    status = schema_of("activity")["properties"]["status"]
    assert fields["status"]["constraints"]["enum"] == status["enum"]
    assert resources["activities"]["description"] == schema_of("activity")["description"]


def test_there_are_as_many_rows_as_open_records(package: Path) -> None:
    own = OpenData(demonstration())
    for kind, records in (("activities", own.activities), ("organisations", own.organisations), ("venues", own.venues)):
        assert [row["id"] for row in rows_in(package.parent / f"{kind}.csv")] == list(records)
    sessions = [session for activity in own.activities.values() for session in activity.sessions]
    assert len(rows_in(package.parent / "sessions.csv")) == len(sessions)
    needs = [need for activity in own.activities.values() for need in activity.needs]
    assert [row["need"] for row in rows_in(package.parent / "activity_needs.csv")] == needs


def test_there_are_as_many_rows_as_services_for_open_referral(package: Path) -> None:
    services = next(
        one for one in hsds_uk(Snapshot(demonstration(), TODAY)) if one.path.endswith("services/index.json")
    )
    assert json.loads(services.content)["total_items"] == len(rows_in(package.parent / "activities.csv"))


def test_nothing_that_is_sensitive_is_in_it(package: Path) -> None:
    directory = demonstration()
    hidden = [one for one in directory.protectable() if directory.is_sensitive(one)]
    assert hidden
    for table in all_tables():
        own = {column.name for column in table.columns if column.refers_to or column.name == "id"}
        ids = {row[name] for row in rows_in(package.parent / f"{table.name}.csv") for name in own}
        assert ids.isdisjoint(one.id for one in hidden), table.name


def test_a_reference_to_a_sensitive_record_is_left_out(tmp_path: Path) -> None:
    knit = (SMALL / "activities/knit-and-natter.yaml").read_text("utf-8")
    refuge = (
        "name: The Refuge\nkind: charity\nsummary: A safe house.\nsensitive: yes\ncontact:\n  phone: 0117 496 0999\n"
    )
    own = next((SMALL / "organisations").glob("*.yaml"))
    files = {
        "organisations/refuge.yaml": refuge,
        f"organisations/{own.name}": f"{own.read_text('utf-8')}partners: [refuge]\n",
        "activities/knit-and-natter.yaml": knit,
    }
    made = written(small_directory(tmp_path, files), tmp_path / "out")
    assert rows_in(made.parent / "organisation_partners.csv") == []
    assert faults(made) == []


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 117", "-x", "@a", "'=1", "''=1", " =1", "'", "' =x", "x", "\uff1d1", "\t=1"]
)
def test_what_looks_like_a_formula_is_marked_and_read_back_as_typed(text: str) -> None:
    cell = marked(text)
    assert unmarked(cell) == text
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d"))


def test_hostile_words_leave_every_table_whole(tmp_path: Path) -> None:
    tame, hostile, _ = tame_and_hostile(tmp_path)
    counts = []
    for name, folder in (("tame", tame), ("hostile", hostile)):
        made = written(read_directory(folder), tmp_path / f"{name} package")
        assert faults(made) == []
        counts.append({path.name: len(rows_in(path)) for path in made.parent.rglob("*.csv")})
    assert counts[0] == counts[1]


def test_the_same_records_give_the_same_bytes_and_are_planned_by_what_they_say(tmp_path: Path) -> None:
    first, again = (list(data_package(Snapshot(demonstration(), TODAY))) for _ in range(2))
    plans = [(one, other) for one, other in zip(first, again, strict=True) if isinstance(one, PlannedFile)]
    assert plans
    for one, other in plans:
        assert isinstance(other, PlannedFile)
        assert (one.fingerprint, one.make()) == (other.fingerprint, other.make())
    base = {one.path: one for one in data_package(Snapshot(small_directory(tmp_path / "first"), TODAY))}
    knit = (SMALL / "activities/knit-and-natter.yaml").read_text("utf-8").replace("summary: ", "summary: Now ")
    files = {"activities/knit-and-natter.yaml": knit}
    edited = {one.path: one for one in data_package(Snapshot(small_directory(tmp_path / "second", files), TODAY))}
    changed = {
        path
        for path, one in base.items()
        if isinstance(one, PlannedFile) and one.fingerprint != edited[path].fingerprint  # type: ignore[union-attr]
    }
    assert "data/activities.csv" in changed
    assert "data/organisations.csv" not in changed
