"""The report of an import, in Markdown: what was made, what changed, what a person must answer, and every value."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from signpost.checks.markdown import as_code, as_plain
from signpost.checks.words import listed
from signpost.imports.converting.convert import Service
from signpost.imports.converting.drafts import Draft, State
from signpost.imports.converting.provenance import ON_PURPOSE, Entry
from signpost.imports.converting.sensitive import fit_to_repeat
from signpost.imports.reading.listing import Reading
from signpost.imports.reconciling.plan import Into, Plan
from signpost.imports.review.questions import OR_ELSE, Lacking, Questions, cut_short
from signpost.records.problem import printable
from signpost.records.schema import schema_of
from signpost.values.danger import speaks_of_danger

KINDS: Final = {"activity": "Activities", "organisation": "Organisations", "venue": "Venues"}
STATES: Final[dict[str, tuple[State, ...]]] = {
    "new": ("new",),
    "changed": ("updated",),
    "differ": ("differs",),
    "as before": ("same",),
    "left out": ("incomplete", "faulty", "guarded", "twin", "closed", "waiting"),
}
LONGEST: Final = 10_000  # characters of one value; the rest stands in the source
SHORT: Final = 60  # characters of one that is only there to be recognised
GONE: Final = "These were imported from this source once. Ask before you close or delete any: nothing was changed."
IDLE: Final = "No activity names these any more. Look at each, and delete it if it is not needed: nothing was deleted."
LACKING: Final = {
    "venue": "There is no place that people could find. Add the id of a venue, or words for online or at_home.",
    "organisation": "The organisation can't be written yet.",
    "status": "The source doesn't say clearly whether it runs. Ask, and say open, paused or closed.",
    "needs": "Say which needs it helps with.",
}


def report(plan: Plan, asked: Questions, name: str, reading: Reading, into: Into) -> str:
    """The whole report on an import of the source of this name."""
    lines = [f"# What was imported from {_said(name)}", ""]
    lines += [f"On {into.today.isoformat()}, from {_said(reading.origin)}.", "", *_counts(plan), ""]
    for heading, section in (
        ("Questions for a person", _questions(asked)),
        ("Made", _made(plan)),
        ("Changed" if into.update else "Different in the source", _differences(plan, update=into.update)),
        ("Left out", _left_out(plan)),
        ("No longer in the source", _files(GONE, plan.gone)),
        ("No longer needed", _files(IDLE, plan.idle)),
        ("Noticed while reading", _notes(plan, reading.notes)),
        ("Advice", _advice(plan)),
        ("Every value, and what became of it", _values(plan)),
    ):
        found = list(section)
        if found:
            lines += [f"## {heading}", "", *found, ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def counts(plan: Plan) -> dict[str, Counter[str]]:
    """How many records of each kind are new, changed and so on. A service that nobody wants is left out."""
    found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for draft in plan.records():
        state = next(name for name, states in STATES.items() if draft.state in states)
        found[draft.kind][state] += 1
    found["activity"]["left out"] += sum(service.activity is None for service in plan.services)
    return found


def _counts(plan: Plan) -> Iterator[str]:
    yield f"| | {' | '.join(STATES)} |"
    yield f"|---|{'---:|' * len(STATES)}"
    for kind, found in counts(plan).items():
        yield f"| {KINDS[kind]} | {' | '.join(str(found[name]) for name in STATES)} |"


def _questions(asked: Questions) -> Iterator[str]:
    for name, many in asked.for_all.items():
        told = f"- **{name}** is missing in {_many(many, 'service')}. {_help('activity', name)} Answer under defaults."
        yield f"{told} {OR_ELSE[name]}" if name in OR_ELSE else told
    for name, owners in asked.of_organisations.items():
        place = "organisation, or under organisations for one of them" if name == "kind" else "organisations"
        yield f"- **{name}** is missing in {_many(owners, 'organisation')}. Answer under {place}:"
        yield from (f"  - {_said(draft.name)} ({_said(draft.key)})" for draft in owners)
    for word, services in asked.categories.items():
        needs = [proposal.need for proposal in asked.proposed_for[word]]
        proposed = f" Perhaps {listed(needs, 'or')}." if needs else ""
        yield f"- The word {_said(word)} of {_many(services, 'service')} has no answer under categories.{proposed}"
    for about in asked.single:
        yield from _single(about)
    for service in asked.guarded:
        why = "It shares its place or its organisation with what may have to stay hidden."
        if speaks_of_danger(entry.text for entry in service.account):
            why = "It speaks of abuse, refuge or the like."
        yield (
            f"- {_called(service)}: {why} Its place and its words were left out, and it is not in the directory. "
            "If everybody may know where it is, list its id under sensitive_checked."
        )
        if service.activity and service.activity.why:
            yield f"  - It stands in {_said(service.activity.why[0])} without being marked as sensitive. Look at once."
    for service in asked.twins:
        twin = as_plain(service.activity.why[0]) if service.activity else ""
        yield (
            f"- {_called(service)}: {twin} If it is the same, say so under services with record, or write "
            "leave-out. If not, give it another name there."
        )


def _single(about: Lacking) -> Iterator[str]:
    yield f"- {_called(about.service)}"
    for name in about.lacks:
        yield f"  - **{name}**: {LACKING.get(name) or _help('activity', name)}"
        for proposal in about.proposals if name == "needs" else ():
            yield f"    - Perhaps {proposal.need}, from {listed([_said(word) for word in proposal.words])}."


def _help(kind: str, name: str) -> str:
    return as_plain(str(schema_of(kind)["properties"][name]["description"]))


def _made(plan: Plan) -> Iterator[str]:
    for draft in plan.records():
        if draft.state == "new":
            yield f"- {draft.file}: {_said(draft.name)}{_noted(draft)}"


def _noted(draft: Draft) -> str:
    """What a person should know of how it was made."""
    return f" ({as_plain('; '.join(draft.notes))})" if draft.notes else ""


def _differences(plan: Plan, *, update: bool) -> Iterator[str]:
    found = plan.different()
    if found and not update:
        yield "Nothing of this was written. Run the same import with --update to take it over."
        yield ""
    for draft in found:
        yield f"- {draft.file}"
        for item in draft.differences:
            yield f"  - {item.field}: {_said(item.old) or 'nothing'} → {_said(item.new)}"


def _left_out(plan: Plan) -> Iterator[str]:
    for service in plan.services:
        if service.activity is None:
            yield f"- {_called(service)}: the mapping leaves it out."
        elif service.activity.state == "closed":
            yield f"- {_called(service)}: the source says that it is closed, and it was never here."
    for draft in plan.records():
        if draft.state in {"incomplete", "waiting"}:
            yield f"- left-out/{draft.file}: {_said(draft.name)} {_waiting(draft)}"
        elif draft.state in {"guarded", "twin"}:
            yield f"- left-out/{draft.file}: see the questions above."
        elif draft.state == "faulty":
            yield f"- left-out/{draft.file}: {_said(draft.name)}"
            yield from (f"  - {_shown(why)}" for why in draft.why)
            if draft.old:
                yield "  - The record in the directory was not changed."


def _waiting(draft: Draft) -> str:
    if draft.state == "waiting":
        return "waits until a service of its own can be written."
    return f"lacks {listed(list(dict.fromkeys(draft.why)))}.{_noted(draft)}"


def _files(note: str, files: list[str]) -> list[str]:
    return [note, "", *(f"- {file}" for file in files)] if files else []


def _notes(plan: Plan, notes: Iterable[str]) -> Iterator[str]:
    guarded = [service.account for service in plan.services if service.guarded]
    for note in notes:
        if fit_to_repeat(note, guarded):
            yield f"- {_shown(note)}"
        else:
            yield "- A note that is not repeated here, since it may tell of a place that must not be found."


def _advice(plan: Plan) -> Iterator[str]:
    for draft in plan.records():
        for item in draft.advice:
            yield f"- {draft.file}, {item.field}: {_shown(f'{item.message} {item.fix}')}"


def _values(plan: Plan) -> Iterator[str]:
    for service in plan.services:
        yield f"### {_called(service)}"
        yield ""
        entries = service.account.settled()
        if service.guarded or service.activity is None:
            hushed, unwanted = "none of which is repeated here", "left since the mapping leaves the service out"
            yield f"- {_many(entries, 'value')}, {hushed if service.guarded else unwanted}."
            yield ""
            continue
        kept = [f"{entry.name} → {entry.field}" for entry in entries if entry.fate == "kept"]
        if kept:
            yield f"- Kept as they were: {as_plain(', '.join(kept))}"
        left = [entry.given.where for entry in entries if entry.why == ON_PURPOSE]
        if left:
            yield f"- Left on purpose, as the mapping says: {_shown('; '.join(left))}"
        yield from (_value(entry) for entry in entries if entry.fate != "kept" and entry.why != ON_PURPOSE)
        yield ""


def _value(entry: Entry) -> str:
    """One value that was changed or left, and why."""
    where = as_plain(printable(f"{entry.name} ({entry.given.where})"))
    if entry.redact:
        return f"- Left: {where}: {as_plain(entry.why)}."
    if entry.fate == "left":
        return f"- Left: {where}: {_said(entry.text)}: {as_plain(entry.why)}."
    if entry.same_words or (not entry.left and _words(entry.text) == _words(entry.became)):
        start = _said(cut_short(entry.text, SHORT))
        return f"- Set anew, with the same words: {where}: {start} → {as_plain(entry.field)}"
    rest = f"; left over: {_said(entry.left)}" if entry.left else ""
    why = f" ({as_plain(entry.why)})" if entry.why else ""
    return f"- Changed: {where}: {_said(entry.text)} → {as_plain(entry.field)}: {_said(entry.became)}{rest}{why}"


def _words(text: str) -> str:
    return " ".join(text.split())


def _called(service: Service) -> str:
    """A service by its name, its id and where it stood."""
    name = _said(service.name) or "A service"
    where = f", {as_plain(printable(service.where))}" if service.where else ""
    return f"{name} (id {_said(service.id)}{where})"


def _many(many: Sequence[object], thing: str) -> str:
    return f"{len(many):,} {thing}{'' if len(many) == 1 else 's'}"


def _said(text: str) -> str:
    """What a source says, as it is: no sign in it means anything."""
    shown = printable(" ".join(text.split()))
    if len(shown) <= LONGEST:
        return as_code(shown)
    return f"{as_code(shown[:LONGEST])} and {len(shown) - LONGEST:,} characters more, which stand in the source"


def _shown(text: str) -> str:
    """Words of a check, which may hold words of a source."""
    return as_plain(printable(" ".join(text.split())))
