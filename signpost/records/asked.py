"""The questions that a group is asked: the fields of the schema with `x-ask`, in steps."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from signpost.records.schema import Field, Schema, fields_of, schema_of

PLACE: Final = ("address", "town", "postcode")  # what a new venue must have, so that people find it
KINDS: Final = ("activity", "venue", "organisation")
STEPS: Final = {
    "group": "Your group",
    "status": "Open, full or closed",
    "when": "When, and how to join",
    "where": "The place",
    "who": "Who it is for",
    "contact": "How people reach you",
    "organisation": "The organisation",
}
# What stands above the boxes to tick, by the whole that they are parts of.
BOXES: Final = {"access": "What the place has", "audience": "Whom it is meant for"}
# Questions whose answers are not in a record.
ABOUT: Final = "This is about"
PAGE: Final = "Page"
PART: Final = "Your part in the group"
AGREED: Final = "Before you send this"
ABOUT_WHAT: Final = {"new": "a new group", "change": "a change", "still-right": "everything is still right"}
WRONG: Final = "something is wrong"  # what a message is about that a person has to read: no record is made of it
NOTHING: Final = "nothing any more"  # the answer that takes a field out of a record


@dataclass(frozen=True, eq=False)  # there is one of each, and schemas can't be compared quickly
class Asked:
    """One question to a group: the field it is about, and its words. `path` is that of the field in its record.

    The answers to the questions about a venue and an organisation make records of their own if there is none yet. The
    name of a venue is the answer to the question about the activity's venue, and so for the organisation.
    """

    kind: str
    path: tuple[str, ...]
    step: str
    label: str
    hint: str
    field: Field

    @property
    def required(self) -> bool:
        """Whether a new record must have it."""
        schema = schema_of(self.kind)
        for name in self.path:
            if name not in schema.get("required", ()):
                return False
            schema = schema["properties"][name]
        return True


@cache
def asked() -> tuple[Asked, ...]:
    """Every question, by step and within a step in the order of the schemas."""
    found = [question for kind in KINDS for question in _of_kind(kind)]
    return tuple(question for step in STEPS for question in found if question.step == step)


def _of_kind(kind: str) -> list[Asked]:
    """The questions about a kind of record. A part is asked about if it and the whole that it is in have `x-ask`."""
    found: list[Asked] = []
    steps: dict[tuple[str, ...], str] = {(): ""}
    for field in fields_of(kind):
        words: Schema | None = field.schema.get("x-ask")
        if words is None or field.path[:-1] not in steps:
            continue
        step = steps[field.path] = words.get("step", steps[field.path[:-1]])
        if "label" in words:
            found.append(Asked(kind, field.path, step, words["label"], words.get("hint", field.help), field))
    return found
