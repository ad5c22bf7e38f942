"""The questions that an import leaves open, and the mapping file in which a person answers them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from signpost.imports.converting.convert import Service
from signpost.imports.converting.drafts import Draft
from signpost.imports.reading.mapping import LEAVE_OUT, Answers
from signpost.imports.reconciling.plan import Plan
from signpost.imports.review.needs import Proposal, Proposer
from signpost.records.directory import Directory
from signpost.records.problem import printable
from signpost.records.schema import schema_of
from signpost.records.writing import scalar

# What else may be done about a field that many services lack.
OR_ELSE: Final = {
    "organisation": "Where the groups of a spreadsheet run themselves, give organisation the same heading as name.",
}
# What one answer can settle for every service of a source. The rest must be answered service by service.
FOR_ALL: Final = ("setting", "areas", "joining", "cost", "levels", "routes", "organisation")
LONGEST_COMMENT: Final = 120
LONGEST_KEY: Final = 200  # YAML has no room for keys of any length
TO_PASTE: Final = "# Questions that your mapping does not answer yet. Paste what you need into it, and take the # away."
# How a field looks that a person must fill in.
NOTHING: Final = '""'
BLANKS: Final = {
    "setting": "[]",
    "areas": "[]",
    "levels": "[]",
    "cost": '{ amount: "" }',
    "routes": '[{ who: self, how: "" }]',
    "contact": '{ phone: "" }',
}


@dataclass(frozen=True)
class Lacking:
    """What one service lacks that only an answer about this very service can give, and the needs proposed for it."""

    service: Service
    lacks: tuple[str, ...]
    proposals: tuple[Proposal, ...]


@dataclass
class Questions:
    """All that is open: fields for all services, fields for all organisations, words of the source, single services."""

    for_all: Mapping[str, list[Service]] = field(default_factory=dict)
    of_organisations: Mapping[str, list[Draft]] = field(default_factory=dict)
    categories: Mapping[str, list[Service]] = field(default_factory=dict)
    proposed_for: Mapping[str, tuple[Proposal, ...]] = field(default_factory=dict)  # by the category
    single: list[Lacking] = field(default_factory=list)
    guarded: list[Service] = field(default_factory=list)
    twins: list[Service] = field(default_factory=list)

    def count(self) -> int:
        many = (self.for_all, self.of_organisations, self.categories, self.single, self.guarded, self.twins)
        return sum(map(len, many))


def questions(plan: Plan, directory: Directory) -> Questions:
    """Everything that a person must answer before all of a plan can be written."""
    proposer = Proposer(directory)
    found = Questions()
    for_all: defaultdict[str, list[Service]] = defaultdict(list)
    categories: defaultdict[str, list[Service]] = defaultdict(list)
    for service in plan.services:
        state = service.activity.state if service.activity else ""
        if state == "guarded":
            found.guarded.append(service)
        elif state == "twin":
            found.twins.append(service)
        for word in dict.fromkeys(service.unanswered):
            if len(word) <= LONGEST_KEY:
                categories[word].append(service)
        if service.activity and state == "incomplete":
            lacks = dict.fromkeys(service.activity.why)
            for name in FOR_ALL:
                # Who runs it can be missing in the source; or the one who does can't be written yet.
                if name in lacks and not (name == "organisation" and service.organisation):
                    for_all[name].append(service)
            if alone := tuple(name for name in lacks if name not in FOR_ALL):
                proposals = proposer.propose(*words_of(service)) if "needs" in alone else ()
                found.single.append(Lacking(service, alone, proposals))
    found.for_all = {name: for_all[name] for name in FOR_ALL if name in for_all}
    found.categories = dict(sorted(categories.items(), key=lambda item: (-len(item[1]), item[0])))
    found.proposed_for = {word: proposer.propose([word], []) for word in categories}
    asked = {about.service.organisation for about in found.single if "contact" in about.lacks}
    found.of_organisations = _of_organisations(plan, asked)
    return found


def words_of(service: Service) -> tuple[list[str], list[str]]:
    """The words of a service that may speak for a need: its headings, and the rest."""
    values = service.activity.values() if service.activity else {}
    heading = [str(values.get("name", "")), *(given.text for given in service.listing.values.get("categories", ()))]
    body = [str(values.get(name, "")) for name in ("summary", "description")]
    return heading, [*body, *map(str, values.get("suitable_for", ()))]


def _of_organisations(plan: Plan, asked: set[Draft | None]) -> dict[str, list[Draft]]:
    """What organisations lack. Of one whose service is asked for a contact, that contact will do."""
    found: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in plan.organisations:
        for name in draft.why if draft.state == "incomplete" else ():
            if not (name == "contact" and draft in asked):
                found[name].append(draft)
    order = schema_of("organisation")["required"]
    return {name: found[name] for name in order if name in found}


def as_mapping(asked: Questions, answers: Answers, *, whole: bool) -> str:
    """The open questions in the form of a mapping, each switched off; as a `whole` file of its own, or to paste.

    Only needs are proposed. Whatever else is asked for is left empty: an example would be a fact that nobody checked.
    """
    kinds = asked.of_organisations.get("kind", ())
    others: defaultdict[Draft, list[str]] = defaultdict(list)
    for name, many in asked.of_organisations.items():
        for draft in many if name != "kind" else ():
            others[draft].append(name)
    lines = [*_opening(answers)] if whole else [TO_PASTE, ""]
    lines += _section(
        "defaults",
        "What the source does not say, answered once for all its services. An answer about one service wins over it.",
        (line for name, many in asked.for_all.items() for line in _empty("activity", name, len(many))),
    )
    lines += _section(
        "organisation",
        "The same for all organisations.",
        _empty("organisation", "kind", len(kinds)) if kinds else (),
    )
    lines += _section(
        "organisations",
        "Single organisations, by their ids or names in the source.",
        (line for draft, names in others.items() for line in _lacking(draft, names)),
    )
    lines += _section(
        "categories",
        "What the source's own words stand for. The needs are proposals: only you can say which are right. [] is none.",
        (
            f"  {key(word)}: {{ needs: [{_needs(asked.proposed_for[word])}] }}  # of {len(many)}"
            for word, many in asked.categories.items()
        ),
    )
    lines += _section(
        "services",
        f"Single services, by their ids in the source. Write {LEAVE_OUT} for one that is not for your directory.",
        (line for about in asked.single for line in _about(about)),
    )
    lines += _section(
        "sensitive_checked",
        "These speak of abuse or of refuge. List one only when you are sure that everybody may know where it is.",
        (f"  - {key(service.id)}  # {comment(service.name)}" for service in asked.guarded),
    )
    return "\n".join(lines).rstrip("\n") + "\n"


def _opening(answers: Answers) -> Iterator[str]:
    yield "# Your answers for this import. Lines that start with # are switched off: take the # away to use one."
    yield "# Then run the import again with --mapping and the name of this file."
    yield ""
    yield "# Where the details come from. It is shown on the pages, and must stay the same from run to run."
    yield f"source: {scalar(answers.source)}"
    yield "# The licence, where it asks to be named."
    yield f"{'' if answers.licence else '#'}licence: {scalar(answers.licence or 'Open Government Licence v3.0')}"
    yield ""


def _section(name: str, note: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return [f"# {note}", f"#{name}:", *(f"#{line}" for line in found), ""] if found else []


def _empty(kind: str, name: str, count: int) -> Iterator[str]:
    field = schema_of(kind)["properties"][name]
    yield f"  # {name} is missing in {count}. Write {comment(field.get('x-passes', field['description']))}"
    if name in OR_ELSE:
        yield f"  # {OR_ELSE[name]}"
    yield f"  {name}: {BLANKS.get(name, NOTHING)}"


def _lacking(draft: Draft, names: Iterable[str]) -> Iterator[str]:
    parts = ", ".join(f"{name}: {BLANKS.get(name, NOTHING)}" for name in names)
    yield f"  {key(draft.key)}: {{ {parts} }}  # {comment(draft.name)}"


def _about(about: Lacking) -> Iterator[str]:
    yield f"  # {comment(about.service.name)}"
    for proposal in about.proposals:
        words = ", ".join(f"“{word}”" for word in proposal.words)
        yield f"  # {proposal.need}, from {comment(words)}"
    parts = [
        f"needs: [{_needs(about.proposals)}]" if name == "needs" else f"{name}: {BLANKS.get(name, NOTHING)}"
        for name in about.lacks
    ]
    yield f"  {key(about.service.id)}: {{ {', '.join(parts)} }}"


def _needs(proposals: Iterable[Proposal]) -> str:
    return ", ".join(proposal.need for proposal in proposals)


def key(text: str) -> str:
    """A text as the name before a colon, or as an item of a list. What nobody can see is left out."""
    return scalar("".join(char for char in " ".join(text.split()) if char.isprintable()), inside=True)


def comment(text: str) -> str:
    """A text as a comment: one line of characters that can be seen."""
    return cut_short(printable(" ".join(text.split())), LONGEST_COMMENT)


def cut_short(text: str, most: int) -> str:
    """A text of at most so many characters, with dots for what is missing."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
