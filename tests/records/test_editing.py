"""Promises about changing fields of a record: what was not asked for stays byte for byte."""

from typing import Final

import pytest

from signpost.records.editing import with_fields

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


@pytest.mark.parametrize(
    "text", ["{name: A b, status: open}\n", '"name": A b\n"status": open\n', "- name: A\n", "name: [\n"]
)
def test_a_file_in_another_form_is_left_to_a_person(text: str) -> None:
    assert edited(text) is None
