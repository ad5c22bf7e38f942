"""Merging what a source says into a record that is there: only what the source changed, and not a line more."""

from typing import Any

import pytest

from signpost.imports.converting.candidate import Candidate
from signpost.imports.reconciling.merge import Difference, Merge, differences, merge, rewritten
from signpost.records.yaml_text import read_yaml

RECORD = """\
# yaml-language-server: $schema=../../schema/activity.json
# Ring Jo first.
name: Knit and Natter
summary: >-
  Knitting and
  tea.

# They moved in May.
venue: corner-room
contact:
  phone: 0117 496 0101  # the hall's
  email: old@knit.example
needs:
- loneliness
- arts-creative
# The end.
"""


def read() -> dict[str, Any]:
    found = read_yaml("", RECORD.encode()).value
    assert isinstance(found, dict)
    return dict(found)


def value() -> dict[str, Any]:
    """The record as an import made it."""
    return {**read(), "imported": {"from": "Us", "id": "1", "on": "2026-01-01"}}


def merged(said: dict[str, Any], base: dict[str, Any] | None, **more: Any) -> Merge:
    return merge(value(), Candidate("activity", "1", said=said, **more), base, update=True)


def test_what_is_the_same_is_no_change() -> None:
    said = {"name": "Knit and Natter", "summary": "Knitting and tea.", "added": "2020-01-01"}
    assert merged(said, None).changed == {}


def test_ways_of_writing_one_thing_are_no_change() -> None:
    old = {"consent_needed": "yes", "audience": {"age_from": "18"}, "imported": {}}
    candidate = Candidate("activity", "1", said={"consent_needed": "true", "audience": {"age_from": "018"}})
    assert merge(old, candidate, {}, update=True).changed == {}


def test_parts_of_a_contact_change_by_themselves() -> None:
    found = merged({"contact": {"phone": "0117 496 0199"}}, {"contact.phone": "0117 496 0101"})
    assert differences(value(), found.changed) == (Difference("contact.phone", "0117 496 0101", "0117 496 0199"),)
    assert found.changed["contact"] == {"phone": "0117 496 0199", "email": "old@knit.example"}


def test_assumptions_fill_gaps_and_change_nothing() -> None:
    assert merged({}, None, assumed={"needs": ["anxiety"], "joining": "drop-in"}).changed == {"joining": "drop-in"}


@pytest.mark.parametrize(
    ("base", "source", "changed", "conflict"),
    [
        ("corner-room", "corner-room", False, False),  # nobody has changed it
        ("corner-room", "river-hall", True, False),  # the source has
        ("old-hall", "old-hall", False, False),  # a person has, and the source says what it always said
        ("old-hall", "corner-room", False, False),  # both have, and agree
        ("old-hall", "river-hall", False, True),  # both have, and don't
        (None, "river-hall", False, True),  # nobody knows who has
    ],
)
def test_what_a_person_changed_is_theirs(base: str | None, source: str, *, changed: bool, conflict: bool) -> None:
    found = merged({"venue": source}, None if base is None else {"venue": base})
    assert (bool(found.changed), bool(found.conflicts)) == (changed, conflict)


def test_an_answer_about_this_very_service_is_the_last_word() -> None:
    found = merged({"venue": "river-hall"}, {"venue": "old-hall"}, answered=frozenset({"venue"}))
    assert found.changed == {"venue": "river-hall"}


@pytest.mark.parametrize(("base", "back"), [({"good_to_know": ["Bring wool."]}, False), ({}, True)])
def test_what_a_person_took_out_stays_out_and_what_is_new_in_the_source_comes_in(
    base: dict[str, Any], *, back: bool
) -> None:
    assert ("good_to_know" in merged({"good_to_know": ["Bring wool."]}, base).changed) is back


def test_a_difference_that_is_not_taken_over_is_shown_again() -> None:
    said, base = {"venue": "river-hall"}, {"venue": "corner-room"}
    shown = merge(value(), Candidate("activity", "1", said=said), base, update=False)
    assert shown.base == base
    assert merged(said, base).base == said


def test_all_other_lines_stay_as_they_are() -> None:
    changed = {"venue": "river-hall", "summary": "Knitting, crochet and tea."}
    assert rewritten("activity", RECORD.encode(), read(), changed) == RECORD.replace(
        "corner-room", "river-hall"
    ).replace(">-\n  Knitting and\n  tea.", "Knitting, crochet and tea.")


def test_a_field_is_taken_out_with_all_its_lines() -> None:
    fresh = rewritten("activity", RECORD.encode(), read(), {}, gone=("contact",))
    assert fresh == RECORD.replace("contact:\n  phone: 0117 496 0101  # the hall's\n  email: old@knit.example\n", "")


def test_a_list_and_a_new_field_are_written_whole() -> None:
    fresh = rewritten("activity", RECORD.encode(), read(), {"needs": ["anxiety"], "joining": "drop-in"})
    assert "\njoining: drop-in\ncontact:\n" in fresh, "where the schema has it"
    assert fresh.endswith("\nneeds: [anxiety]\n# The end.\n")


def test_a_file_from_windows_keeps_its_line_ends() -> None:
    raw = RECORD.replace("\n", "\r\n").encode()
    assert rewritten("activity", raw, read(), {"venue": "river-hall"}) == RECORD.replace(
        "corner-room", "river-hall"
    ).replace("\n", "\r\n")


def test_the_comment_on_a_line_stays_with_a_new_value() -> None:
    raw = RECORD.replace("venue: corner-room", "venue: corner-room  # until March").encode()
    assert "venue: river-hall  # until March\n" in rewritten("activity", raw, read(), {"venue": "river-hall"})


@pytest.mark.parametrize(
    "text", ["{name: Knit and Natter, joining: book}\n", '"name": Knit and Natter\njoining: book\n']
)
def test_a_file_written_in_another_way_is_written_anew(text: str) -> None:
    fresh = rewritten(
        "activity", f"# Top.\n{text}".encode(), {"name": "Knit and Natter", "joining": "book"}, {"name": "Knit"}
    )
    assert fresh.startswith("# Top.\n")
    assert read_yaml("", fresh.encode()).value == {"name": "Knit", "joining": "book"}
