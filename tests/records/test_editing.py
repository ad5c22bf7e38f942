"""Promises about changing fields of a record: what was not asked for stays byte for byte."""

from collections.abc import Callable
from typing import Any, Final

import pytest

from signpost.records.editing import with_fields
from signpost.records.yaml_text import read_yaml

RECORD: Final = """\
# yaml-language-server: $schema=../../schema/activity.json
name: Knit and Natter   # as they say it
summary: >-
  Knitting and
  tea.

# They moved in May.
organisation: corner-room-friends
setting:
- group
  # and sometimes outdoors

status: full  # until March
status_note: >
  Ring Jo
  first.
# The day of the first meeting.
added: 2026-03-02
# The end.
"""
FIELDS: Final = {"status": "closed", "status_since": "2026-11-20", "status_note": "Jo: it is over."}
CHANGED: Final = RECORD.replace("status: full  #", "status: closed  #").replace(
    "status_note: >\n  Ring Jo\n  first.\n", 'status_since: 2026-11-20\nstatus_note: "Jo: it is over."\n'
)


def edited(text: str, fields: dict[str, str] = FIELDS) -> str | None:
    made = with_fields("activity", text.encode(), fields)
    return made if made is None else made.decode()


def test_fields_are_replaced_and_put_where_the_schema_has_them_and_all_else_stays() -> None:
    assert edited(RECORD) == CHANGED
    assert edited(CHANGED) == CHANGED


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_stay(ending: str) -> None:
    assert edited(RECORD.replace("\n", ending)) == CHANGED.replace("\n", ending)


def test_a_byte_order_mark_and_blank_lines_at_the_end_stay() -> None:
    assert edited(f"\ufeff{RECORD}\n\n") == f"\ufeff{CHANGED}\n\n"


def test_a_last_line_without_an_end_gets_one_only_if_more_follows() -> None:
    assert edited("name: A b", {"status": "closed"}) == "name: A b\nstatus: closed\n"
    assert edited("status: open\nname: A b", {"status": "closed"}) == "status: closed\nname: A b"


def test_words_inside_a_text_are_no_field() -> None:
    text = "name: A b\nsummary: |\n  status: open\n  # no comment\n"
    assert edited(text, {"status": "closed"}) == f"{text}status: closed\n"


PARTS: Final = """\
name: A b
sessions:
  # Pat has the key.
  - day: tuesday  # not Monday
    starts: 10:00
    ends: "12:00"
    not_on: [2026-12-29]   # Christmas
  - day: friday
    # from May on
    starts: 9:30
good_to_know:
- >-
  A folded
  point.
# about tea
- "Tea: free"
contact:
    # Ring in the morning.
    phone: 0117 496 0021  # the hall's

    hours: >
      Mornings,
      mostly.
"""


def typed(text: str) -> dict[str, Any]:
    value = read_yaml("", text.encode()).value
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (lambda value: value["contact"].update(phone="0117 496 0099"), "0117 496 0021", "0117 496 0099"),
        (lambda value: value["contact"].update(role="Host"), "    phone:", "    role: Host\n    phone:"),
        (lambda value: value["contact"].pop("phone"), "    phone: 0117 496 0021  # the hall's\n", ""),
        (lambda value: value["sessions"][0].update(ends="12:30"), '"12:00"', "12:30"),
        (lambda value: value["sessions"][1].update(ends="11:00"), "9:30\n", "9:30\n    ends: 11:00\n"),
        (
            lambda value: value["sessions"].append({"day": "sunday", "starts": "14:00"}),
            "starts: 9:30\n",
            "starts: 9:30\n  - day: sunday\n    starts: 14:00\n",
        ),
        (
            lambda value: value["sessions"].pop(1),
            "  - day: friday\n    # from May on\n    starts: 9:30\n",
            "",
        ),
        (lambda value: value["good_to_know"].append("More."), '"Tea: free"\n', '"Tea: free"\n- More.\n'),
        (lambda value: value["good_to_know"].__setitem__(1, "Tea."), '- "Tea: free"\n', "- Tea.\n"),
    ],
)
def test_within_a_field_only_what_differs_is_written_anew(
    change: Callable[[dict[str, Any]], object], old: str, new: str, ending: str
) -> None:
    value = typed(PARTS)
    change(value)
    made = with_fields("activity", PARTS.replace("\n", ending).encode(), value)
    assert made is not None
    assert made.decode().replace(ending, "\n") == PARTS.replace(old, new)
    assert made.decode().count(ending) == made.decode().count("\n")


def test_a_field_whose_parts_are_on_one_line_is_written_anew_as_a_whole() -> None:
    text = "name: A b\ncontact: {phone: 0117 496 0021}\n"
    value = typed(text)["contact"] | {"email": "a@b.example"}
    made = with_fields("activity", text.encode(), {"contact": value})
    assert made == b"name: A b\ncontact:\n  phone: 0117 496 0021\n  email: a@b.example\n"


@pytest.mark.parametrize(
    "text", ["{name: A b, status: open}\n", '"name": A b\n"status": open\n', "- name: A\n", "name: [\n"]
)
def test_a_file_in_another_form_is_left_to_a_person(text: str) -> None:
    assert edited(text) is None
