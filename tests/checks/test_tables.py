"""Tables of figures: the quick look and frictionless decide the same, and the schemas say everything about a column."""

import json
import re
import shutil
import string
from dataclasses import fields, replace
from pathlib import Path, PurePath
from typing import Final

import pytest
from frictionless import Resource, Schema
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.checks import check
from signpost.checks.tables import tables, validated
from signpost.records.csv_text import CsvFile, CsvRow, read_csv
from signpost.records.directory import read_directory
from signpost.records.figures import READERS, Figures, Outcomes, Population, Referrals, Unmet, figures_of
from signpost.records.problem import Problem
from signpost.records.schema import KINDS
from signpost.records.table_schema import FOLDER_NAME, TABLES, columns_of, file_of, is_valid, table_schema
from tests.checks.cases import BASE, HEAD_OF_TABLE, cases
from tests.day import TODAY

ROWS: Final = {"referrals": Referrals, "outcomes": Outcomes, "unmet": Unmet, "population": Population}
GOOD: Final = {
    "referrals": "2026-Q2,south-ward,loneliness,full-support,,20,15,*,10,*,10,7,14,The list,2026-07-06",
    "outcomes": "2026-Q2,ucla3,20,6.9,5,15,The list,2026-07-06",
    "unmet": "2026-Q2,,loneliness,*,The list,2026-07-06",
    "population": "south-ward,E01014737,1607,1,301,958,,Census 2021,2025-10-30",
}
TYPED: Final = st.one_of(
    st.sampled_from(
        ["", "0", "*", "5", "8", "10", "10\n", " 10", "1000", "2026-Q2", "2026-7-6", "x", "-", "6.45", "*0"]
    ),
    st.text(alphabet=string.printable, max_size=6),
)


def table(name: str, *rows: tuple[str, ...]) -> CsvFile:
    return CsvFile(file_of(name), CsvRow(1, columns_of(name)), tuple(CsvRow(n, row) for n, row in enumerate(rows, 2)))


@pytest.mark.parametrize("name", TABLES)
def test_each_table_has_a_schema_by_the_rules_of_table_schema_and_there_is_no_other(name: str) -> None:
    folder = Path(__file__).parents[2] / "schema" / FOLDER_NAME
    assert {path.stem for path in folder.glob("*.json")} == set(TABLES)
    assert Schema.from_descriptor(json.loads((folder / f"{name}.json").read_text("utf-8"))).field_names


@pytest.mark.parametrize("name", TABLES)
def test_each_column_has_a_title_a_description_an_example_that_passes_and_words_for_what_would(name: str) -> None:
    for field in table_schema(name)["fields"]:
        assert field["title"][0].isupper()
        assert field["description"].endswith(".")
        limits = field.get("constraints", {})
        assert re.fullmatch(limits.get("pattern", ".*"), str(field["example"]))
        assert field["example"] in limits.get("enum", [field["example"]])
        if field["name"] != "source":
            assert str(field["example"]) in field["x-passes"] or field.get("x-form") in {"count", "average"}
        assert field.get("x-form") in {None, *READERS}
        assert field.get("x-refers-to") in {None, *KINDS}


@pytest.mark.parametrize("name", TABLES)
def test_each_column_is_read_into_a_record(name: str) -> None:
    assert (*columns_of(name), "line") == tuple(field.name for field in fields(ROWS[name]))
    assert name in {field.name for field in fields(Figures)}


@pytest.mark.parametrize("name", TABLES)
@settings(deadline=None)  # frictionless is imported in the first
@given(data=st.data())
def test_the_quick_look_and_frictionless_decide_the_same(name: str, data: st.DataObject) -> None:
    good = GOOD[name].split(",")
    drawn = st.lists(st.tuples(st.integers(0, len(good)), TYPED), max_size=2)
    rows = []
    for changes in data.draw(st.lists(drawn, min_size=1, max_size=3)):
        row = list(good)
        for at, typed in changes:
            row[at : at + 1] = [typed]
        rows.append(tuple(row))
    made = table(name, *rows)
    assert is_valid(name, made) is not bool(words_on(made))
    if is_valid(name, made):
        assert not validated(name, made)
    else:
        assert validated(name, made) or any(re.search(r"\s", cell) for row in rows for cell in row)


def words_on(made: CsvFile) -> list[Problem]:
    """What is said of one table in the small directory."""
    directory = read_directory(BASE)
    return list(tables(replace(directory, folder=replace(directory.folder, tables=(made,))), TODAY))


@pytest.mark.parametrize("case", [case for case in cases("negative") if case.file.suffix == ".csv"], ids=str)
def test_what_either_refuses_is_read_without_an_exception_and_only_good_rows_are_kept(case: Path) -> None:
    read = read_csv(case.put, HEAD_OF_TABLE.sub(b"", case.file.read_bytes()))  # type: ignore[attr-defined]
    name = PurePath(read.file).stem
    if name in TABLES and read.head and read.headings == columns_of(name):
        assert is_valid(name, read) is not bool(words_on(read))
    figures_of([read])


@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    for name in TABLES:
        head = ",".join(columns_of(name)).encode()
        figures_of([read_csv(file_of(name), data), read_csv(file_of(name), head + b"\n" + data)])


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_the_command_of_frictionless_calls_valid_is_so_here(name: str, tmp_path: Path) -> None:
    text = "\n".join([",".join(columns_of(name)), GOOD[name], ""])
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    schema = Schema.from_descriptor(dict(table_schema(name)))
    assert Resource(path="table.csv", basepath=str(tmp_path), schema=schema).validate().valid
    assert is_valid(name, read_csv(file_of(name), text.encode()))


def test_a_directory_without_figures_has_none_and_no_fault() -> None:
    directory = read_directory(BASE)
    assert not directory.figures
    assert directory.figures == Figures()
    assert check(directory, TODAY) == ()


@pytest.mark.parametrize("sensitive", [False, True])
def test_a_row_about_an_activity_by_its_former_id_is_told_the_new_one_unless_it_must_not_be_found(
    tmp_path: Path, *, sensitive: bool
) -> None:
    folder = Path(shutil.copytree(BASE, tmp_path / "directory"))
    name = "lantern-line" if sensitive else "knit-and-natter"
    with (folder / f"activities/{name}.yaml").open("a") as record:
        record.write("formerly: [old-circle]\n")
    (folder / "figures").mkdir()
    row = GOOD["referrals"].replace("south-ward,loneliness,full-support,", ",,,old-circle")
    (folder / "figures/referrals.csv").write_text("\n".join([",".join(columns_of("referrals")), row, ""]))
    [found] = [one for one in check(read_directory(folder), TODAY) if one.file == "figures/referrals.csv"]
    assert found.code == ("figures-sensitive" if sensitive else "reference-unknown")
    assert (found.fix == "It has another id now: write knit-and-natter.") is not sensitive
    assert "lantern" not in found.message + found.fix
