"""The questions of the update form as a page shows them: the kind of each answer, its options and its limits."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from signpost.records.asked import PLACE, Asked, asked
from signpost.records.schema import Schema
from signpost.values.names import id_from
from signpost.values.text import LONGEST_LINE
from signpost.views.labels import ACCESS, GENDER, JOINING, ORGANISATION_KINDS, SETTING, STATUS
from signpost.views.snapshot import Snapshot

Options = tuple[tuple[str, str, str], ...]  # each value with its words, and the theme under which it is shown, or ""

# What may change about a place that stays the same, such as a lift that is out of order.
BUILDING: Final = ("door", *(f"access.{name}" for name in (*ACCESS, "note")))
# What may change about a group, as somebody thinks of it, and the questions that are then asked. A step's name stands
# for all of its questions.
PARTS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "times": (
        "Day, time or how to join",
        ("sessions", "joining", "routes", "waiting_time", "answers_within", "id_needed"),
    ),
    "place": ("Place", ("where",)),
    "building": ("The lift, a ramp, the toilets or the door", BUILDING),
    "cost": ("Cost", ("cost.amount", "cost.note")),
    "contact": ("Phone, e-mail or who answers", ("contact",)),
    "status": ("It is full, has stopped or closed, or is open again", ("status",)),
    "who": ("Who it is for", ("who",)),
    "about": ("Its name, or what you say about it", ("group",)),
    "organisation": ("Who runs it", ("organisation",)),
}
COST: Final = {
    "free": "Nothing: it is free",
    "donation": "A donation, if people like",
    "paid": "A price",
    "ask": "It is agreed with each person",
}
# The schema's hints are for those who must write one of its words, or leave a field out.
OWN_HINTS: Final = {
    "cost.amount": "What a person pays each time.",
    "audience.gender": "",
    "access.note": "For example: the lift is out of order until May, or there is a ramp now.",
}
YES_NO: Final = {"yes": "Yes", "no": "No"}
# What most groups can answer at once; the rest is folded up for whoever has time.
AT_ONCE: Final = frozenset({
    "status", "status_since", "status_note", "closures", "sessions", "venue", "address", "town", "postcode",
    "contact.role", "contact.phone", "contact.text", "contact.email", "contact.website", "audience.gender",
    "audience.age_from", "audience.age_to",
})  # fmt: skip
# Taken as usual if it is not answered (signpost/submissions/usual.py): hardly any group knows, or the rest says it.
USUAL: Final = frozenset({("activity", "levels"), ("activity", "setting"), ("activity", "routes"),
                          ("organisation", "summary")})  # fmt: skip
WAYS: Final = ("contact.phone", "contact.text", "contact.email", "contact.website")  # a group needs one of these
NOT_OPEN: Final = frozenset({"status_since", "status_note", "closures"})  # asked only if the group is not open
ON_A_BREAK: Final = "closures"  # asked only if it takes a break


@dataclass(frozen=True)
class FormQuestion:
    """One question of the form: its name in the page, the field's path with full stops, and the kind of its answer.

    `words` are those for each value in what is sent, and `shown` those on the page if they are plainer.
    """

    key: str
    name: str
    about: str
    step: str
    label: str
    hint: str
    answer: str
    required: bool
    at_once: bool
    options: Options
    words: Mapping[str, str]
    shown: Mapping[str, str]
    least: int
    most: int
    passes: str


def key_of(question: Asked) -> str:
    """The name of a question in the page, such as activity-contact-phone."""
    return "-".join((question.kind, *question.path)).replace("_", "-")


def form_questions(snapshot: Snapshot) -> tuple[FormQuestion, ...]:
    """Every question that a group is asked, in order."""
    return tuple(_question(snapshot, question) for question in asked())


def _question(snapshot: Snapshot, question: Asked) -> FormQuestion:
    schema: Any = question.field.schema
    name = ".".join(question.path)
    answer = answer_kind(question)
    required = question.required and (question.kind, name) not in USUAL
    required = required or (question.kind == "venue" and name in PLACE)
    options = tuple(_options(snapshot, question, answer))
    return FormQuestion(
        key=key_of(question),
        name=name,
        about=question.kind,
        step=question.step,
        label=question.label,
        hint=OWN_HINTS.get(name, question.hint),
        answer=answer,
        required=required,
        at_once=required or name in AT_ONCE,
        options=options,
        words=_words(options) if answer in {"choice", "choices"} else {},
        shown=dict(_plainer(snapshot, schema)),
        least=schema.get("minLength", schema.get("minimum", 1)),
        most=LONGEST_LINE
        if answer == "line"
        else schema.get("maxLength", schema.get("maxItems", schema.get("maximum", 0))),
        passes=schema.get("items", schema).get("x-passes", ""),
    )


def _words(options: Options) -> Mapping[str, str]:
    """The words for each value in what is sent. A name that may mean another record too is left out."""
    meant = Counter(id_from(said) for _, said, _ in options)
    values = {value for value, _, _ in options}
    return {
        value: said
        for value, said, _ in options
        if meant[id_from(said)] == 1 and id_from(said) not in values - {value} and "\n" not in said
    }


def by_theme(question: FormQuestion) -> Mapping[str, Options]:
    """The options of a question below their themes, in the order in which these come first."""
    found: dict[str, Options] = {}
    for option in question.options:
        found[option[2]] = (*found.get(option[2], ()), option)
    return found


def answer_kind(question: Asked) -> str:
    """The kind of answer to a question, which says how the form asks for it and checks it."""
    schema: Schema = question.field.schema
    if question.field.name in {"sessions", "languages"}:
        return question.field.name
    if question.field.name == "closures":
        return "date"  # the first day after a break
    if question.field.name == "routes":
        return "line"  # the way in for people themselves; those of others stay as they are
    if schema.get("type") == "array":
        return "lines" if schema["items"].get("x-text") else "choices"
    if "x-refers-to" in schema:
        return "named"
    found = schema.get("x-form") or schema.get("x-type") or schema.get("x-text") or schema.get("format")
    return str(
        found or ("choice" if "enum" in schema else "days" if question.field.name == "answers_within" else "age")
    )


def _options(snapshot: Snapshot, question: Asked, answer: str) -> Iterator[tuple[str, str, str]]:
    if answer not in {"choice", "choices", "boolean", "money"}:
        return
    schema: Any = question.field.schema
    words: Mapping[str, Mapping[str, str]] = {
        "setting": SETTING,
        "status": STATUS,
        "joining": JOINING,
        "gender": GENDER,
        "kind": ORGANISATION_KINDS,
        "amount": COST,
    }
    if refers := schema.get("items", {}).get("x-refers-to"):
        yield from _records(snapshot, refers)
    else:
        yield from ((value, said, "") for value, said in words.get(question.field.name, YES_NO).items())


def _plainer(snapshot: Snapshot, schema: Schema) -> Iterator[tuple[str, str]]:
    """What a group would call each level of support."""
    if schema.get("items", {}).get("x-refers-to") == "level":
        yield from ((level.id, level.for_groups) for level in snapshot.directory.levels.values() if level.for_groups)


def _records(snapshot: Snapshot, kind: str) -> Iterator[tuple[str, str, str]]:
    """The ids and names of records to choose from, with their themes. Those of a discreet need ring."""
    for record in snapshot.directory.of_kind(kind).values():
        if not getattr(record, "discreet", False):
            yield record.id, str(getattr(record, "name", "")), str(getattr(record, "theme", ""))
