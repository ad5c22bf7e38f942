"""The questions to a group come from the schema, and each has words of its own."""

from collections import Counter

from signpost.records.asked import ABOUT, KINDS, PAGE, PART, STEPS, asked
from signpost.records.schema import schema_of


def test_each_question_has_its_own_label() -> None:
    labels = [ABOUT, PAGE, PART, *(question.label for question in asked())]
    assert [label for label, times in Counter(label.lower() for label in labels).items() if times > 1] == []


def test_each_question_has_a_step_a_hint_and_a_label_on_one_line() -> None:
    for question in asked():
        assert question.step in STEPS
        assert question.hint
        assert ":" not in question.label
        assert "\n" not in question.label


def test_every_step_has_a_question() -> None:
    assert {question.step for question in asked()} == set(STEPS)


def test_all_that_a_new_record_needs_is_asked_but_for_what_a_curator_adds() -> None:
    own = {kind: {question.path[0] for question in asked() if question.kind == kind} for kind in KINDS}
    missing = {kind: set(schema_of(kind)["required"]) - own[kind] for kind in KINDS}
    # The names of a venue and an organisation are the answers of the activity; the contact is the group's.
    assert missing == {"activity": {"added"}, "venue": {"name"}, "organisation": {"name", "contact"}}


def test_nobody_outside_is_asked_about_protection_or_trust() -> None:
    groups = {question.field.group for question in asked()}
    assert groups & {"protection", "trust", "assurance"} == set()
