"""The dataclasses: in step with the schemas, and filled with all that was typed and nothing else."""

import datetime as dt
import types
import typing
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields, is_dataclass
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any, Final

import pytest

from signpost.records.document import Value
from signpost.records.file_names import FOLDERS, LIST_FILES
from signpost.records.model import Activity, Record
from signpost.records.parts import NO_DAY, NO_TIME, Cost, Session
from signpost.records.schema import KINDS, Schema, Written, schema_of
from signpost.records.source import Source
from signpost.records.to_record import CLASSES, to_record
from tests.demonstration import demonstration
from tests.records.scratch import problems_with, read, small_directory

EACH_KIND: Final = pytest.mark.parametrize("kind", KINDS)
EACH_RECORD: Final = list(demonstration().records())


def name_in_record(name: str) -> str:
    """from_ in a dataclass is from in a record."""
    return name.rstrip("_")


def out_of_step(cls: type, schema: Schema, where: str) -> Iterator[str]:
    """Every difference between a dataclass and a schema, with the parts inside them."""
    hints = typing.get_type_hints(cls)
    given = {} if "." in where else {"id", "source"}  # a record has these from its file
    own = {name_in_record(item.name): hints[item.name] for item in fields(cls) if item.name not in given}
    known = {name: part for name, part in schema["properties"].items() if where.count(".") or name != "id"}
    yield from (f"{where}.{name} is in one of the two" for name in own.keys() ^ known.keys())
    for name in own.keys() & known.keys():
        yield from types_out_of_step(own[name], known[name], f"{where}.{name}")


def types_out_of_step(hint: Any, schema: Schema, where: str) -> Iterator[str]:
    plain = [arm for arm in typing.get_args(hint) if arm is not types.NoneType] if is_optional(hint) else [hint]
    if len(plain) != 1:
        yield f"{where} has {len(plain)} types"
    elif "properties" in schema:
        if is_dataclass(plain[0]):
            yield from out_of_step(typing.cast(type, plain[0]), schema, where)
        else:
            yield f"{where} is no dataclass"
    elif schema.get("type") == "array":
        item, *rest = typing.get_args(plain[0])
        if typing.get_origin(plain[0]) is not tuple or rest != [...]:
            yield f"{where} is no tuple"
        yield from types_out_of_step(item, schema["items"], f"{where}.*")
    elif plain[0] is not type_of(schema):
        yield f"{where} is {plain[0]}, and {type_of(schema)} in the schema"


def is_optional(hint: Any) -> bool:
    return isinstance(hint, types.UnionType)


def type_of(schema: Schema) -> type:
    """The Python type of a single value."""
    if schema.get("format") == "date":
        return dt.date
    if schema.get("x-type") in {"boolean", "time"}:
        return bool if schema["x-type"] == "boolean" else dt.time
    if schema.get("type") in ("integer", "number"):
        return int if schema["type"] == "integer" else float
    return str


@EACH_KIND
def test_each_dataclass_has_the_fields_of_its_schema_and_their_types_all_the_way_in(kind: str) -> None:
    assert list(out_of_step(CLASSES[kind], schema_of(kind), kind)) == []


def test_there_is_a_dataclass_for_each_kind_of_record() -> None:
    assert set(CLASSES) == set(KINDS)


@EACH_KIND
def test_only_kinds_that_stand_in_lists_say_their_own_id(kind: str) -> None:
    assert ("id" in schema_of(kind)["properties"]) is (kind in LIST_FILES.values())


def test_what_the_schema_takes_for_granted_the_dataclasses_do_too() -> None:
    granted = [(cls, name, part) for cls, schema in parts_with_fields() for name, part in schema["properties"].items()]
    found = {
        (cls.__name__, name): (getattr(cls, name), part["default"]) for cls, name, part in granted if "default" in part
    }
    assert found.keys() == {("Activity", "status"), ("Session", "repeats")}
    for here, there in found.values():
        assert here == there


def parts_with_fields() -> list[tuple[type, Schema]]:
    activity = schema_of("activity")
    return [(Activity, activity), (Session, activity["properties"]["sessions"]["items"])]


@EACH_KIND
def test_a_record_with_nothing_in_it_has_an_empty_value_in_every_field(kind: str) -> None:
    record = to_record(CLASSES[kind], Source(kind, "a", read(""), (), None))
    for item in fields(record):
        if item.name not in {"id", "source"}:
            assert getattr(record, item.name) == item.default


@pytest.mark.parametrize("record", EACH_RECORD, ids=[record.source.file + " " + record.id for record in EACH_RECORD])
def test_all_that_was_typed_is_in_the_record(record: Record) -> None:
    assert record.texts
    for written in record.texts:
        if written.path != ("id",):
            assert as_it_might_be_typed(part_at(record, written)) == in_full(written), written.path


def part_at(record: Record, written: Written) -> Any:
    """The part of a record at the path of a text."""
    part: Any = record
    for step in written.path:
        if isinstance(step, int):
            part = part[step]
        else:
            part = getattr(part, step, None) if hasattr(part, step) else getattr(part, f"{step}_")
    return part


def as_it_might_be_typed(part: Any) -> str:
    if isinstance(part, bool):
        return "yes" if part else "no"
    if isinstance(part, dt.time):
        return f"{part:%H:%M}"
    return str(part)


def in_full(written: Written) -> str:
    """A text that was typed, in the one form of several that it could have."""
    if type_of(written.schema) is float:
        return str(float(written.text))
    return written.text.rjust(5, "0") if type_of(written.schema) is dt.time else written.text


def test_each_record_of_a_list_has_its_id_from_the_list_and_others_from_their_file() -> None:
    for record in EACH_RECORD:
        if record.source.root:
            assert isinstance(record.source.value, dict)
            assert record.id == record.source.value["id"]
        else:
            assert record.id == FilePath(record.source.file).stem


@pytest.mark.parametrize("record", EACH_RECORD, ids=[record.source.file + " " + record.id for record in EACH_RECORD])
def test_a_record_cannot_be_changed(record: Record) -> None:
    assert isinstance(hash(record), int)  # only what is immutable all the way in can be hashed
    with pytest.raises(FrozenInstanceError):
        record.id = "other"  # type: ignore[misc] # it is what must fail


@pytest.mark.parametrize(
    ("amount", "pounds"),
    [("free", None), ("donation", None), ("", None), ("£2", Decimal(2)), ("2.50", Decimal("2.5")), ("£0", Decimal(0))],
)
def test_a_price_is_exact(amount: str, pounds: Decimal | None) -> None:
    assert Cost(amount).pounds == pounds


def activity(text: str) -> Activity:
    """An activity with these fields, whether they are right or not."""
    return to_record(Activity, Source("activity", "a", read(text), (), typing.cast(Value, read(text).value)))


@pytest.mark.parametrize(
    ("text", "name", "empty"),
    [
        ("added: 2026-02-30", "added", NO_DAY),
        ("added: 0000-01-01", "added", NO_DAY),
        ("added: 20261001", "added", NO_DAY),
        ("added: [2026-10-01]", "added", NO_DAY),
        ("status_since: soon", "status_since", None),
        ("name: [a]", "name", ""),
        ("name: {a: b}", "name", ""),
        ("needs: loneliness", "needs", ()),
        ("needs: {a: b}", "needs", ()),
        ("needs: [[a], {b: c}]", "needs", ()),
        ("cost: £2", "cost", Cost()),
        ("sensitive: maybe", "sensitive", False),
        ("consent_needed: perhaps", "consent_needed", None),
        ("sessions: tuesday", "sessions", ()),
    ],
)
def test_a_value_that_does_not_fit_leaves_its_field_empty(text: str, name: str, empty: Any) -> None:
    assert getattr(activity(text), name) == empty


def test_faulty_parts_of_a_session_are_empty_and_the_others_stand() -> None:
    [found] = activity("sessions: [{day: monday, starts: 25:00, ends: 9:30, not_on: [soon, 2026-12-28]}]").sessions
    assert (found.day, found.starts, found.ends) == ("monday", NO_TIME, dt.time(9, 30))
    assert found.not_on == (dt.date(2026, 12, 28),)


def test_numbers_and_words_of_the_wrong_kind_do_not_pass_for_each_other() -> None:
    audience = activity("audience: {age_from: yes, age_to: 18, gender: 5}").audience
    assert audience is not None
    assert (audience.age_from, audience.age_to, audience.gender) == (None, 18, "5")


def test_a_list_with_a_part_that_does_not_fit_throws_no_blame_on_its_other_parts(tmp_path: FilePath) -> None:
    text = (
        "name: Ab\nsummary: B.\norganisation: corner-room-friends\nsetting: [group]\nadded: 2026-01-05\n"
        "needs: [loneliness]\nareas: [south-ward]\nvenue: corner-room\njoining: drop-in\ncost: {amount: free}\n"
        "levels: [signposting]\nroutes: [{who: self, how: Come.}]\ncontact: {phone: 0117 496 0021}\n"
        "sessions:\n  - mondays\n  - {day: tuesday, starts: 13:00, ends: 14:00}\n"
    )
    [found] = problems_with(tmp_path, {"activities/hall.yaml": text})
    assert (found.code, found.line, found.field) == ("value-kind", 15, "sessions[1]")


@pytest.mark.parametrize("kind", ["activity", "organisation", "venue", "pathway", "leaflet"])
def test_a_file_with_one_word_is_a_record_without_fields(kind: str, tmp_path: FilePath) -> None:
    folder = next(folder for folder, kept in FOLDERS.items() if kept == kind)
    directory = small_directory(tmp_path, {f"{folder}/hall.yaml": "hello"})
    record = directory.of_kind(kind)["hall"]
    assert record.texts == ()
    assert record.contacts == ()
