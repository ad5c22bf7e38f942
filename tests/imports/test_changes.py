"""Changing a record that is there: only what differs, and not a line more."""

import pytest

from signpost.imports.converting.drafts import Draft, changed_values, differences, rewritten
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


def value() -> dict[str, object]:
    read = read_yaml("", RECORD.encode()).value
    assert isinstance(read, dict)
    return dict(read)


def test_what_is_the_same_is_no_change() -> None:
    draft = Draft(
        "activity", "1", said={"name": "Knit and Natter", "summary": "Knitting and tea.", "added": "2020-01-01"}
    )
    assert changed_values(value(), draft) == {}


def test_ways_of_writing_one_thing_are_no_change() -> None:
    old = {"consent_needed": "yes", "audience": {"age_from": "18"}}
    draft = Draft("activity", "1", said={"consent_needed": "true", "audience": {"age_from": "018"}})
    assert changed_values(old, draft) == {}


def test_parts_of_a_contact_change_by_themselves() -> None:
    draft = Draft("activity", "1", said={"contact": {"phone": "0117 496 0199"}})
    changed = changed_values(value(), draft)
    assert [(item.field, item.old, item.new) for item in differences(value(), changed)] == [
        ("contact.phone", "0117 496 0101", "0117 496 0199")
    ]
    assert changed["contact"]["email"] == "old@knit.example"


def test_assumptions_fill_gaps_and_change_nothing() -> None:
    draft = Draft("activity", "1", assumed={"needs": ["anxiety"], "joining": "drop-in"})
    assert changed_values(value(), draft) == {"joining": "drop-in"}


def test_all_other_lines_stay_as_they_are() -> None:
    changed = {"venue": "river-hall", "summary": "Knitting, crochet and tea."}
    assert rewritten("activity", RECORD, value(), changed) == RECORD.replace("corner-room", "river-hall").replace(
        ">-\n  Knitting and\n  tea.", "Knitting, crochet and tea."
    )


def test_a_list_and_a_new_field_are_written_whole() -> None:
    fresh = rewritten("activity", RECORD, value(), {"needs": ["anxiety"], "joining": "drop-in"})
    assert "needs: [anxiety]\n# The end.\njoining: drop-in\n" in fresh


@pytest.mark.parametrize(
    "text", ["{name: Knit and Natter, joining: book}\n", '"name": Knit and Natter\njoining: book\n']
)
def test_a_file_written_in_another_way_is_written_anew(text: str) -> None:
    fresh = rewritten("activity", f"# Top.\n{text}", {"name": "Knit and Natter", "joining": "book"}, {"name": "Knit"})
    assert fresh.startswith("# Top.\n")
    assert read_yaml("", fresh.encode()).value == {"name": "Knit", "joining": "book"}
