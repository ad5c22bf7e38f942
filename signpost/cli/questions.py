"""The questions for a new record or a new directory: which fields of the schema, in which order, and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from signpost.checks.sensitive import PLACES
from signpost.checks.words import join_words
from signpost.records.file_names import LIST_FILES, SINGLE_FILES
from signpost.records.schema import Field, Schema, fields_of

# The fields to ask for, as paths in the schema, by kind of record.
ASKED: Final = {
    "activity": (
        "name", "summary", "organisation", "sensitive", "setting", "needs", "areas",
        "sessions.*.day", "sessions.*.starts", "sessions.*.ends", "venue", "online", "at_home", "joining",
        "cost.amount", "levels", "routes.*.who", "routes.*.how", "contact.phone", "contact.email",
    ),
    "organisation": ("name", "kind", "summary", "sensitive", "contact.phone", "contact.email"),
    "venue": ("name", "sensitive", "address", "town", "postcode"),
    "area": ("name", "kind", "parent", "postcode_sectors"),
}  # fmt: skip
# The kinds of records that can be made while another one that needs them is asked for.
MADE_ON_THE_WAY: Final = frozenset({"organisation", "venue"})
# The questions for a new directory: the answer's key, the file and path of the field that it fills, and its label.
ASKED_OF_DIRECTORY: Final = (
    ("name", "directory.yaml", "name", "The directory's name"),
    ("region", "directory.yaml", "region", "The region"),
    ("area", "areas.yaml", "name", "The first area in it"),
    ("area_kind", "areas.yaml", "kind", "The kind of area"),
    ("sectors", "areas.yaml", "postcode_sectors", "Its postcode sectors"),
    ("connector", "directory.yaml", "connector.name", "The link workers' or Connectors' service"),
    ("role", "directory.yaml", "connector.contact.role", "Who answers there"),
    ("phone", "directory.yaml", "connector.contact.phone", "Their phone number"),
)
# Fields that may be left out.
OPTIONAL: Final = frozenset({"sensitive", "sessions.*.day", "town", "parent", "postcode_sectors"})
# Fields of which one is enough: each is asked for if none of the others has an answer, and the last is then required.
ONE_OF: Final = (("venue", "online", "at_home"), ("contact.phone", "contact.email"))
# Fields that depend on another: asked for if that one has an answer.
AFTER: Final = {"sessions.*.starts": "sessions.*.day", "sessions.*.ends": "sessions.*.day"}


@dataclass(frozen=True)
class Question:
    """One question, from the schema. `path` is that of its field in `file`, without list indexes."""

    key: str
    path: str
    label: str
    field: Field
    file: str = ""

    @property
    def flag(self) -> str:
        return "--" + self.key.replace(".*", "").replace(".", "-").replace("_", "-")

    @property
    def needed(self) -> bool:
        return self.key not in OPTIONAL and self.key == self.group[-1]

    @property
    def group(self) -> tuple[str, ...]:
        """The keys of the questions of which one is enough, including this one."""
        return next((group for group in ONE_OF if self.key in group), (self.key,))

    @property
    def takes_list(self) -> bool:
        return self.field.schema.get("type") == "array"

    @property
    def refers_to(self) -> str | None:
        """The kind of record whose id is the answer."""
        return self._one.get("x-refers-to")

    @property
    def choices(self) -> tuple[str, ...]:
        """The choices; empty if any words, or the id of a record, may be typed."""
        return tuple(choice for choice in self._one.get("enum", ()) if isinstance(choice, str))

    @property
    def _one(self) -> Schema:
        schema: Schema = self.field.schema.get("items", self.field.schema)
        return schema

    def applies(self, answered: Mapping[str, str], *, hidden: bool) -> bool:
        """Whether to ask, given the answers so far. If the record is `hidden`, its place is not asked for."""
        if self.key in PLACES and hidden:
            return False
        settled = any(key in answered for key in self.group)
        return not settled and (self.key not in AFTER or AFTER[self.key] in answered)


def questions(kind: str) -> tuple[Question, ...]:
    """The questions for a kind of record, or for a whole "directory", in order."""
    if kind == "directory":
        kinds = SINGLE_FILES | LIST_FILES
        return tuple(
            Question(key, path, label, _fields(kinds[file])[path], file)
            for key, file, path, label in ASKED_OF_DIRECTORY
        )
    fields = _fields(kind)
    return tuple(Question(key, key.replace(".*", ""), _label(key, fields), fields[key]) for key in ASKED[kind])


def _fields(kind: str) -> Mapping[str, Field]:
    return {".".join(field.path): field for field in fields_of(kind)}


def _label(key: str, fields: Mapping[str, Field]) -> str:
    """The label of a field: "Name", or for a nested one "Contact: phone"."""
    whole = fields[key.split(".", maxsplit=1)[0]].label
    return whole if "." not in key else f"{whole}: {fields[key].label.lower()}"


def flags(question: Question, asked: Iterable[Question]) -> str:
    """The flag of a question, with those of alternative questions."""
    return join_words([other.flag for other in asked if other.key in question.group], "or")
