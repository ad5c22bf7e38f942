"""One open question: its lines in the report, and the fields to fill in for it in a section of the mapping."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from signpost.imports.converting.needs import Proposal
from signpost.records.schema import schema_of

LATER: Final = "later"  # in place of a section of the mapping: questions that wait
HELP: Final = {
    "venue": "There is no place that people could find. Write the id of a venue, ask, or words for online or at_home.",
    "organisation": "The organisation can't be written yet.",
    "status": "The source doesn't say clearly whether it runs. Ask, and say open, paused or closed.",
    "needs": "Say which needs it helps with.",
}
# What a person must fill in, by field.
EMPTY: Final = '""'
BLANKS: Final = {
    "setting": "[]",
    "areas": "[]",
    "levels": "[]",
    "cost": '{ amount: "" }',
    "routes": '[{ who: self, how: "" }]',
    "contact": '{ phone: "" }',
}


@dataclass(frozen=True)
class OpenQuestion:
    """One question: the lines `told` in the report, and those of the `form` in a section of the mapping.

    If it is only another way to answer an earlier question, the report leaves it out. It is a `conflict` if it is
    between what a person wrote and what the source says.
    """

    section: str
    form: tuple[str, ...]
    told: tuple[str, ...] = ()
    conflict: bool = False


def help_on(kind: str, name: str) -> str:
    """Say what to write in a field of a kind of record."""
    return HELP.get(name) or str(schema_of(kind)["properties"][name]["description"])


def blanks(names: Iterable[str], proposals: Iterable[Proposal] = ()) -> str:
    """Return fields to fill in, as one line of YAML."""
    return f"{{ {', '.join(blank_of(name, proposals) for name in names)} }}"


def blank_of(name: str, proposals: Iterable[Proposal] = ()) -> str:
    """Return a field to fill in. Only needs get proposals: any other example would be a fact that nobody checked."""
    if name == "needs":
        return f"needs: [{', '.join(each.need for each in proposals)}]"
    return f"{name}: {BLANKS.get(name, EMPTY)}"
