"""Reading YAML: everything arrives as it was typed, with its place, or is refused with a code."""

from collections.abc import Iterator
from typing import Final

import pytest

from signpost.records.document import Path, Value, field_name
from signpost.records.yaml_text import read_yaml
from tests.demonstration import DEMONSTRATION, demonstration_files
from tests.records.scratch import read

# What YAML would turn into numbers, dates, true, false or nothing.
AS_TYPED: Final = (
    "18:30", "9:30", "09:30", "01934 123456", "02071234567", "+44 1934 123456", "0117 496 0123", "999", "116 123",
    "no", "No", "NO", "yes", "on", "off", "y", "n", "true", "False", "1e3", "0x1F", "0o17", "017", "1_000", ".5", "+5",
    "-0", "1.0", "1.50", ".inf", "-.inf", ".nan", "NaN", "2026-02-30", "2026-10-01", "2026-10-01 10:00:00", "12:30:45",
    "1,200", "£2.50", "50%", "=", "https://a.example/#b", "a#b", "Tom's", 'say "hello"', "a \\n b", "<b>", "a & b",
    "a * b", "a {{ b }}", "a {% b %}", "--a", "a - b", "__a__", "Café", "🌱",
)  # fmt: skip


@pytest.mark.parametrize("text", AS_TYPED)
def test_a_text_arrives_as_it_was_typed(text: str) -> None:
    document = read(f"field: {text}\nlist:\n  - {text}\n")
    assert document.value == {"field": text, "list": [text]}
    assert document.problems == ()


@pytest.mark.parametrize("text", ["on", "no", "off", "yes", "18:30", "2026-10-01", "1e3"])
def test_the_name_of_a_field_arrives_as_it_was_typed(text: str) -> None:
    assert read(f"{text}: a\n").value == {text: "a"}


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"no"', "no"),
        ("'no'", "no"),
        ('"a # b"', "a # b"),
        ("'it''s'", "it's"),
        ('"a\\nb"', "a\nb"),
        ('"\\u00e9"', "é"),
        ('""', ""),
        ("''", ""),
        ('"~"', "~"),
        ('"null"', "null"),
        ("a\n  b", "a b"),
        (">-\n  a\n  b\n\n  c", "a b\nc"),
        ("|-\n  a\n  b", "a\nb"),
        ("|\n  a\n  b", "a\nb\n"),
    ],
)
def test_quotes_and_blocks_are_only_ways_of_writing(written: str, text: str) -> None:
    document = read(f"field: {written}\n")
    assert document.value == {"field": text}
    assert document.problems == ()


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", "# a note"])
def test_a_field_with_nothing_after_it_is_named(nothing: str) -> None:
    document = read(f"name: a\nvenue: {nothing}\n")
    assert document.value == {"name": "a"}
    [found] = document.problems
    assert (found.code, found.line, found.field) == ("value-empty", 2, "venue")


@pytest.mark.parametrize("before", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_windows_and_old_macs_write_the_same_file(before: str, end: str) -> None:
    text = "name: Café\nneeds:\n  - loneliness\ndescription: |\n  One.\n  Two.\n"
    document = read((before + text.replace("\n", end)).encode())
    assert document.value == read(text).value
    assert document.marks == read(text).marks
    assert document.problems == ()


# What is refused, with the code, line and column of its problem. Everything around it is still read.
REFUSED: Final = (
    ("name: &a b\n", "yaml-anchor", 1, 7),
    ("name: &Tea Club\n", "yaml-anchor", 1, 7),
    ("name: a\nvenue: *b\n", "yaml-alias", 2, 8),
    ("name: a\n<<: b\n", "yaml-merge", 2, 1),
    ("name: a\n<<:\n  b: c\n", "yaml-merge", 2, 1),
    ("name: !!int 1\n", "yaml-tag", 1, 7),
    ("name: ! a\n", "yaml-tag", 1, 7),
    ("!a\nname: b\n", "yaml-tag", 1, 1),
    ("&a name: b\n", "yaml-anchor", 1, 1),
    ("name: a\nname: b\n", "yaml-duplicate-key", 2, 1),
    ("contact:\n  phone: a\n  phone: b\n", "yaml-duplicate-key", 3, 3),
    ("name: a\n---\nname: b\n", "yaml-documents", 2, 1),
    ("%YAML 1.2\n---\nname: a\n", "yaml-directive", 1, 1),
    ("? [a]\n: b\n", "yaml-key", 1, 3),
    ("? {a: b}\n: c\n", "yaml-key", 1, 3),
    ("name: a: b\n", "yaml-syntax", 1, 8),
    ("name: a\n\tvenue: b\n", "yaml-syntax", 2, 1),
    ("name: a\n  venue: b\n", "yaml-syntax", 2, 8),
    ("name: 'a\n", "yaml-syntax", 1, 7),
    ("name: [a\n", "yaml-syntax", 1, 7),
    ("name: @a\n", "yaml-syntax", 1, 7),
    ('name: "a\\qb"\n', "yaml-syntax", 1, 9),
    ("name: a\nvenue: b\u202ec\n", "character-bidi", 2, 9),
    ("name: a\nvenue: b\u200bc\n", "character-hidden", 2, 9),
    ("name: a\nvenue: b\x07c\n", "character-control", 2, 9),
    ('name: a\nvenue: "b\\u202ec"\n', "character-bidi", 2, 8),
    ('name: a\n"b\\u200bc": d\n', "character-hidden", 2, 1),
)


@pytest.mark.parametrize(("text", "code", "line", "column"), REFUSED)
def test_what_a_record_never_needs_is_refused_where_it_stands(text: str, code: str, line: int, column: int) -> None:
    assert [(found.code, found.line, found.column) for found in read(text).problems] == [(code, line, column)]


def test_letters_that_are_not_utf_8_are_named_with_their_line() -> None:
    [found] = read(b"name: a\nvenue: caf\xe9\n").problems
    assert (found.code, found.line) == ("file-encoding", 2)


WALES: Final = "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"


@pytest.mark.parametrize("text", ["👩\u200d👩\u200d👧", "🏳️\u200d🌈", WALES, "क्\u200dष", "שלום\u200f!"])
def test_emoji_and_scripts_keep_the_hidden_characters_they_need(text: str) -> None:
    document = read(f"name: {text}\n")
    assert document.value == {"name": text}
    assert document.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "a\u200db",
        "\u200d",
        "a\u200f",
        "🏴\U000e0067\U000e0062",
        "🏴" + "\U000e0061" * 7 + "\U000e007f",
        "a" + WALES[1:],
    ],
)
def test_hidden_characters_are_refused_where_nothing_needs_them(text: str) -> None:
    assert {found.code for found in read(f"name: {text}\n").problems} == {"character-hidden"}


def test_of_two_fields_of_one_name_the_first_stands_and_faults_in_the_second_are_named_too() -> None:
    document = read("name: a\nname: &b c\nvenue: d\n")
    assert document.value == {"name": "a", "venue": "d"}
    assert [found.code for found in document.problems] == ["yaml-duplicate-key", "yaml-anchor"]
    assert document.marks["name",].line == 1


def test_a_point_that_cannot_be_read_is_left_out_and_the_next_has_its_number() -> None:
    document = read("needs:\n  - *a\n  - b\n  -\n  - c\n")
    assert document.value == {"needs": ["b", "c"]}
    assert document.marks["needs", 0].line == 3
    assert document.marks["needs", 1].line == 5


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_eight_levels_are_read_and_nine_refused(opening: str) -> None:
    closing = {"[": "]", "{a: ": "}"}[opening]
    assert read("a: " + opening * 7 + "b" + closing * 7).problems == ()
    assert [found.code for found in read("a: " + opening * 8 + "b" + closing * 8).problems] == ["yaml-depth"]


def test_a_text_of_ten_thousand_characters_is_read_and_a_longer_one_refused() -> None:
    assert read(f"a: {'b' * 10_000}\n").problems == ()
    document = read(f"a: {'b' * 10_001}\nc: d\n")
    assert document.value == {"c": "d"}
    assert [(found.code, found.field) for found in document.problems] == [("value-length", "a")]


def test_a_list_of_a_thousand_points_is_read_and_a_longer_one_refused() -> None:
    assert read(f"a: [{', '.join('b' * 1000)}]\n").problems == ()
    assert [found.code for found in read(f"a: [{', '.join('b' * 1001)}]\n").problems] == ["value-length"]


def test_a_list_of_records_may_be_longer() -> None:
    document = read_yaml("areas.yaml", b"- {id: a}\n" * 1100)
    assert isinstance(document.value, list)
    assert len(document.value) == 1100


def test_nobody_is_told_of_more_than_twenty_problems_in_one_file() -> None:
    assert len(read("".join(f"a{step}:\n" for step in range(100))).problems) == 20
    assert len(read("a: " + "\a" * 100).problems) == 20


@pytest.mark.parametrize("text", ["a: b #c", "a: b # c\n", "a: b c\t# d\n", "a: [b #c\n]"])
def test_a_text_that_a_comment_follows_is_marked(text: str) -> None:
    assert any(mark.cut_short for mark in read(text).marks.values())


@pytest.mark.parametrize("text", ["a: b#c", 'a: "b" # c\n', "a: b\n# c\n", "a: |\n  b # c\n", "a: # c\n  - b\n"])
def test_a_text_that_lost_nothing_is_not_marked(text: str) -> None:
    assert not any(mark.cut_short for mark in read(text).marks.values())


def test_a_field_has_the_name_that_people_read() -> None:
    assert field_name(("sessions", 0, "day")) == "sessions[1].day"
    assert field_name(("sessions", 1, "not_on", 2)) == "sessions[2].not_on[3]"
    assert field_name(()) == ""


def test_what_somebody_typed_in_place_of_a_name_is_never_the_name_of_a_field() -> None:
    assert field_name(("contact", "12 Sandpiper Road", "phone")) == "contact"
    [found] = read('contact:\n  "a\\tb":\n').problems
    assert found.field == "contact"


@pytest.mark.parametrize("name", demonstration_files())
def test_each_part_of_a_real_record_is_marked_where_it_stands(name: str) -> None:
    text = (DEMONSTRATION / name).read_text("utf-8")
    document = read(text)
    parts = dict(parts_of(document.value or {}, ()))
    assert set(document.marks) == set(parts)
    lines = text.split("\n")
    for path, value in parts.items():
        mark = document.marks[path]
        rest = lines[mark.line - 1][mark.column - 1 :]
        below = "\n".join([rest, *lines[mark.line :]])
        assert stands(below, path, value), f"{name}, line {mark.line}, column {mark.column}: {path}"


def parts_of(value: Value, path: Path) -> Iterator[tuple[Path, Value]]:
    """Every part of a value with its path."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield (*path, key), part
        yield from parts_of(part, (*path, key))


def stands(text: str, path: Path, value: Value) -> bool:
    """Whether a part of a record starts at this text: a text with its own words, any other part with its name."""
    if isinstance(value, str):
        sign, rest = (text[0], text[1:]) if text[0] in "\"'" else ("", text)
        rest = rest.partition("\n")[2].lstrip() if rest[0] in ">|" and not sign else rest
        return rest.startswith(value.split()[0])
    if isinstance(path[-1], str):
        return text.startswith(f"{path[-1]}:")
    return text.startswith(("{", "[")) or (isinstance(value, dict) and text.startswith(f"{next(iter(value))}:"))
