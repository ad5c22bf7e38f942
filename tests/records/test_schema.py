"""The schemas: each field is fully described, each example is valid, and two validators agree."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from signpost.changes.aspects import ASPECTS
from signpost.checks.shape import full_validator, quick_validator
from signpost.records.directory import read_directory
from signpost.records.engine_files import SCHEMA
from signpost.records.file_names import FOLDERS, LIST_FILES, SINGLE_FILES
from signpost.records.files import _records
from signpost.records.schema import KINDS, Field, Schema, convert_scalars, fields_of, schema_of, texts
from signpost.records.source import Source
from signpost.records.writing import GROUPS, write_plain
from signpost.records.yaml_text import read_yaml
from tests.demonstration import demonstration
from tests.records.scratch import SMALL, read
from tests.records.test_properties import some
from tests.records.values import nonsense, right_record, wrong_record

EACH_KIND: Final = pytest.mark.parametrize("kind", KINDS)
KINDS_OF_VALUE: Final = {"boolean", "time", "money"}
FORMS: Final = {"phone", "text-number", "email", "web", "postcode"}


def nodes(part: Any) -> Iterator[Schema]:
    """Every schema within a schema, itself included."""
    if isinstance(part, dict):
        yield part
        for inner in [*part.get("properties", {}).values(), part.get("items")]:
            yield from nodes(inner)


def everything(part: Any) -> Iterator[Any]:
    """Every mapping, list and value within a part of a schema."""
    yield part
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    for item in inner:
        yield from everything(item)


def agree(kind: str, value: Any) -> bool:
    """Whether both validators say of a value that it is valid, or both that it isn't."""
    return quick_validator(kind).is_valid(value) is full_validator(kind).is_valid(value)


def test_each_kind_of_record_has_a_schema_and_there_is_no_other() -> None:
    assert {path.stem for path in SCHEMA.glob("*.json")} == {*KINDS, "common"}
    assert {*SINGLE_FILES.values(), *LIST_FILES.values(), *FOLDERS.values()} == set(KINDS)


@pytest.mark.parametrize("name", sorted(path.name for path in SCHEMA.glob("*.json")))
def test_each_schema_is_one_by_the_rules_of_json_schema(name: str) -> None:
    Draft202012Validator.check_schema(json.loads((SCHEMA / name).read_text("utf-8")))


@EACH_KIND
def test_each_reference_to_a_shared_part_is_filled_in(kind: str) -> None:
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    assert not [part for part in everything(schema) if isinstance(part, dict) and ("$ref" in part or "$defs" in part)]


@EACH_KIND
def test_words_beside_a_reference_win_over_those_of_the_shared_part(kind: str) -> None:
    own = json.loads((SCHEMA / f"{kind}.json").read_text("utf-8"))["properties"]
    for name, field in schema_of(kind)["properties"].items():
        for word, said in own[name].items():
            if isinstance(said, str | int) and word not in {"$ref", "pattern"}:
                assert field[word] == said


@EACH_KIND
def test_each_field_has_a_title_a_description_and_an_example(kind: str) -> None:
    for field in fields_of(kind):
        assert field.label[0].isupper(), field.path
        assert not field.label.endswith("."), field.path
        assert field.help.endswith((".", "?")), field.path
        assert field.schema["examples"], field.path


@EACH_KIND
def test_each_field_of_a_record_belongs_to_a_group(kind: str) -> None:
    for field in fields_of(kind):
        assert (field.group in GROUPS) is (len(field.path) == 1), field.path


@EACH_KIND
def test_each_example_would_pass_when_it_is_written_in_a_record(kind: str) -> None:
    assert [(field.path, fault) for field in fields_of(kind) for fault in faults_of_examples(kind, field)] == []


def faults_of_examples(kind: str, field: Field) -> Iterator[str]:
    """What would be said of each example of a field in a record."""
    validator = Draft202012Validator(field.schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for example in field.schema["examples"]:
        document = read(write_plain(kind, {"field": example}))
        whole = document.value[0] if isinstance(document.value, list) else document.value
        assert isinstance(whole, dict)
        yield from (found.message for found in document.problems)
        yield from (error.message for error in validator.iter_errors(convert_scalars(field.schema, whole["field"])))


@EACH_KIND
def test_each_field_that_every_record_needs_is_one_of_its_fields(kind: str) -> None:
    for node in nodes(schema_of(kind)):
        assert set(node.get("required", ())) <= node.get("properties", {}).keys()


@EACH_KIND
def test_no_set_of_fields_takes_a_field_it_does_not_know(kind: str) -> None:
    for node in nodes(schema_of(kind)):
        assert ("properties" in node) is (node.get("type") == "object")
        assert ("properties" not in node) or node["additionalProperties"] is False


@EACH_KIND
def test_wherever_a_value_can_be_refused_the_schema_says_what_would_pass(kind: str) -> None:
    whole, *parts = nodes(schema_of(kind))
    assert whole["title"]
    for part in parts:
        passes = part.get("x-passes", "")
        assert passes, part
        assert not passes.endswith("."), part
        assert passes[0].islower() or passes.startswith("SNOMED"), part


@EACH_KIND
def test_each_word_of_our_own_in_a_schema_is_one_that_the_engine_knows(kind: str) -> None:
    for node in nodes(schema_of(kind)):
        assert {word for word in node if word.startswith("x-")} <= {
            "x-group", "x-refers-to", "x-text", "x-type", "x-form", "x-passes", "x-by-program", "x-review", "x-ask",
            "x-with-file",
        }  # fmt: skip
        assert node.get("x-type", "time") in KINDS_OF_VALUE
        assert node.get("x-form", "web") in FORMS
        assert node.get("x-text", "line") in {"name", "line", "prose"}
        assert node.get("x-refers-to", "need") in KINDS
        assert node.get("x-review", "people") in ASPECTS


@pytest.mark.parametrize(
    ("schema", "text", "value"),
    [
        ({"x-type": "boolean"}, "yes", True),
        ({"x-type": "boolean"}, "No", False),
        ({"x-type": "boolean"}, "TRUE", True),
        ({"x-type": "boolean"}, "y", "y"),
        ({"x-type": "boolean"}, "on", "on"),
        ({"x-type": "boolean"}, "1", "1"),
        ({"type": "integer"}, "18", 18),
        ({"type": "integer"}, "-1", -1),
        ({"type": "integer"}, "007", 7),
        ({"type": "integer"}, "1.0", "1.0"),
        ({"type": "integer"}, "1,200", "1,200"),
        ({"type": "integer"}, "1_200", "1_200"),
        ({"type": "integer"}, "1e3", "1e3"),
        ({"type": "integer"}, "0x1F", "0x1F"),
        ({"type": "integer"}, "+5", "+5"),
        ({"type": "integer"}, "٣", "٣"),
        ({"type": "integer"}, "5\n", "5\n"),
        ({"type": "integer"}, "9" * 5_000, "9" * 5_000),
        ({"type": "number"}, "51", 51.0),
        ({"type": "number"}, "-2.9752", -2.9752),
        ({"type": "number"}, "51.329312345678901", 51.329312345678901),
        ({"type": "number"}, "1e3", "1e3"),
        ({"type": "number"}, ".5", ".5"),
        ({"type": "number"}, "nan", "nan"),
        ({"type": "number"}, "inf", "inf"),
        ({"type": "number"}, "51,3", "51,3"),
        ({"type": "string"}, "18", "18"),
        ({}, "yes", "yes"),
    ],
)
def test_a_text_becomes_a_number_or_true_or_false_only_where_the_schema_asks_and_it_fits(
    schema: Schema, text: str, value: Any
) -> None:
    found = convert_scalars(schema, text)
    assert found == value
    assert type(found) is type(value)


def test_each_text_that_the_schema_knows_of_is_found_where_it_stands() -> None:
    value = read("sessions: [{day: monday, not_on: [2026-12-29]}]\nname: a\nunknown: {b: c}\n").value
    assert value is not None
    found = [(written.path, written.text) for written in texts(schema_of("activity"), value)]
    assert found == [(("sessions", 0, "day"), "monday"), (("sessions", 0, "not_on", 0), "2026-12-29"), (("name",), "a")]


# Values on which validators are known to differ.
DOUBTFUL: Final = (
    ("venue", "name", "The Corner Room\n"),
    ("venue", "name", "\u00a0\u00a0"),
    ("venue", "name", "🌱"),
    ("venue", "name", "🌱" * 80),
    ("venue", "postcode", "BS23 4ZZ\n"),
    ("venue", "postcode", "BS23\u00a04ZZ"),
    ("venue", "coordinates", {"latitude": 51, "longitude": -3.0}),
    ("venue", "coordinates", {"latitude": True, "longitude": -3.0}),
    ("venue", "bus_routes", ["a", "a"]),
    ("venue", "sensitive", 1),
    ("venue", "sensitive", "maybe"),
    ("activity", "added", "0000-01-01"),
    ("activity", "added", "-001-01-01"),
    ("activity", "added", "2026-02-29"),
    ("activity", "added", "2028-02-29"),
    ("activity", "added", "2026-10-01\n"),
    ("activity", "added", "20261001"),
    ("activity", "added", "2026-W40-4"),
    ("activity", "added", "２０２６-10-01"),
    ("activity", "organisation", "a\n"),
    ("activity", "cost", {"amount": 2}),
    ("activity", "cost", {"amount": "£2\n"}),
    ("activity", "sessions", [{"starts": "10:00\n", "ends": "24:00"}]),
    ("activity", "needs", ["a", {}, "a"]),
    ("activity", "review_months", 6.0),
    ("activity", "review_months", 1e20),
)


@pytest.mark.parametrize(("kind", "name", "value"), DOUBTFUL)
def test_both_validators_agree_where_they_are_known_to_differ(kind: str, name: str, value: Any) -> None:
    schema = {**schema_of(kind), "required": []}
    alone = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    good = next(source for source in demonstration().folder.sources if source.kind == kind)
    assert quick_validator(kind).is_valid({**good.typed, name: value}) is alone.is_valid({name: value})


@EACH_KIND
def test_both_validators_agree_on_every_record_of_the_demonstration_and_the_small_directory(kind: str) -> None:
    both = (*demonstration().folder.sources, *read_directory(SMALL).folder.sources)
    sources = [source for source in both if source.kind == kind]
    assert sources
    for source in sources:
        assert quick_validator(kind).is_valid(source.typed)
        assert full_validator(kind).is_valid(source.typed)


def sources_of_cases() -> Iterator[Source]:
    """Each record of the small directory, and of each case that names its path in a comment."""
    yield from read_directory(SMALL).folder.sources
    for path in sorted(SMALL.parent.rglob("*.yaml")):
        data = path.read_bytes()
        if put := re.search(rb"(?m)^# put: (\S+)", data):
            name = put[1].decode()
            if name in SINGLE_FILES | LIST_FILES or name.split("/")[0] in FOLDERS:
                yield from _records(name, read_yaml(name, data))


def test_both_validators_agree_on_every_case_of_these_tests() -> None:
    sources = list(sources_of_cases())
    assert len(sources) > 200
    assert [source.file for source in sources if not agree(source.kind, source.typed)] == []


@some
@given(data=st.data(), kind=st.sampled_from(KINDS))
def test_both_validators_agree_on_values_that_fit(data: st.DataObject, kind: str) -> None:
    value = convert_scalars(schema_of(kind), data.draw(right_record(kind)))
    assert quick_validator(kind).is_valid(value)
    assert full_validator(kind).is_valid(value)


@some
@given(data=st.data(), kind=st.sampled_from(KINDS))
def test_both_validators_agree_on_any_values(data: st.DataObject, kind: str) -> None:
    value = data.draw(wrong_record(kind) | nonsense)
    if "\\ud" not in json.dumps(value):  # a lone surrogate never gets past the reader
        assert agree(kind, convert_scalars(schema_of(kind), value))
