"""What is asked for a new record: which fields of the schema, in which order, and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from signpost.checks.sensitive import PLACES
from signpost.checks.words import listed
from signpost.records.schema import Field, Schema, fields_of

# The fields to ask for, by kind of record, as paths in the schema.
ASKED: Final = {
    "activity": (
        "name", "summary", "organisation", "sensitive", "setting", "needs", "areas",
        "sessions.*.day", "sessions.*.starts", "sessions.*.ends", "venue", "online", "at_home", "joining",
        "cost.amount", "levels", "routes.*.who", "routes.*.how", "contact.phone", "contact.email",
    ),
    "organisation": ("name", "kind", "summary", "sensitive", "contact.phone", "contact.email"),
    "venue": ("name", "sensitive", "address", "town", "postcode"),
}  # fmt: skip
# Fields that may be left out.
OPTIONAL: Final = frozenset({"sensitive", "sessions.*.day", "town"})
# Fields of which one will do: each is asked for where none of the others has an answer, and the last must have one.
ONE_OF: Final = (("venue", "online", "at_home"), ("contact.phone", "contact.email"))
# Fields that say more about another: asked for where that one has an answer.
AFTER: Final = {"sessions.*.starts": "sessions.*.day", "sessions.*.ends": "sessions.*.day"}


@dataclass(frozen=True)
class Question:
    """One thing to ask, from the schema. `key` is the path of its field."""

    key: str
    field: Field
    label: str

    @property
    def path(self) -> str:
        """The path as people read it, without a list's numbers: routes.how."""
        return self.key.replace(".*", "")

    @property
    def flag(self) -> str:
        return "--" + self.path.replace(".", "-").replace("_", "-")

    @property
    def needed(self) -> bool:
        return self.key not in OPTIONAL and self.key == self.group[-1]

    @property
    def group(self) -> tuple[str, ...]:
        """The keys of the questions of which one will do, this one among them."""
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
        """The words that may be chosen from; none where anything may be written, or the id of a record."""
        return tuple(choice for choice in self._one.get("enum", ()) if isinstance(choice, str))

    @property
    def _one(self) -> Schema:
        schema: Schema = self.field.schema.get("items", self.field.schema)
        return schema

    def applies(self, answered: Mapping[str, str], *, hidden: bool) -> bool:
        """Whether to ask, after what has been answered already. Of what is `hidden` it is not asked where it is."""
        if self.key in PLACES and hidden:
            return False
        settled = any(key in answered for key in self.group)
        return not settled and (self.key not in AFTER or AFTER[self.key] in answered)


def questions(kind: str) -> tuple[Question, ...]:
    """The questions for a kind of record, in order."""
    fields = {".".join(field.path): field for field in fields_of(kind)}
    return tuple(Question(key, fields[key], _label(key, fields)) for key in ASKED[kind])


def _label(key: str, fields: Mapping[str, Field]) -> str:
    """What a field is called: "Name", or for a part of something "Contact: phone"."""
    whole = fields[key.split(".", maxsplit=1)[0]].label
    return whole if "." not in key else f"{whole}: {fields[key].label.lower()}"


def flags(question: Question, asked: Iterable[Question]) -> str:
    """The flag of a question, with those of the others that would do as well."""
    return listed([other.flag for other in asked if other.key in question.group], "or")


@dataclass(frozen=True)
class DirectoryQuestion:
    """One thing to ask for a new directory: the flag that answers it, and the file and path of the field it fills."""

    key: str
    file: str
    path: str
    label: str

    @property
    def flag(self) -> str:
        return f"--{self.key.replace('_', '-')}"

    @property
    def field(self) -> Field:
        kind = "area" if self.file == "areas.yaml" else "directory"
        return next(field for field in fields_of(kind) if ".".join(field.path) == self.path)


DIRECTORY_QUESTIONS: Final = (
    DirectoryQuestion("name", "directory.yaml", "name", "The directory's name"),
    DirectoryQuestion("region", "directory.yaml", "region", "The region"),
    DirectoryQuestion("area", "areas.yaml", "name", "The first area in it"),
    DirectoryQuestion("area_kind", "areas.yaml", "kind", "The kind of area"),
    DirectoryQuestion("sectors", "areas.yaml", "postcode_sectors", "Its postcode sectors"),
    DirectoryQuestion("connector", "directory.yaml", "connector.name", "The link workers' or Connectors' service"),
    DirectoryQuestion("role", "directory.yaml", "connector.contact.role", "Who answers there"),
    DirectoryQuestion("phone", "directory.yaml", "connector.contact.phone", "Their phone number"),
)
