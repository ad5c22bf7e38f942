"""The organisation and the venue of a group: one that is here, by name or id, or else a new record."""

import re
from collections.abc import Mapping
from typing import Any, Final

from rapidfuzz import fuzz, process

from signpost.checks.duplicates import ALIKE
from signpost.records.asked import PLACE, Asked, asked
from signpost.records.directory import NAMES, Directory
from signpost.records.file_names import RESERVED
from signpost.records.model import ASK
from signpost.records.problem import quoted
from signpost.submissions import fields
from signpost.submissions.draft import Draft, of_record
from signpost.submissions.drafts import Drafts
from signpost.submissions.page import NOT_LISTED
from signpost.values.names import id_from

CLOSE: Final = 70  # of 100; how similar a name must be to one that may be meant
DESCRIBING: Final = frozenset({("kind",), ("summary",), ("address",), ("postcode",)})  # fields that describe a new one
KINDS: Final = ("organisation", "venue")
REMARK: Final = re.compile(r" ?[(,]")  # what a name may have after it: "River Hall (upstairs)"


def take(drafts: Drafts, values: Mapping[Asked, Any]) -> None:
    """Put the answers about a group's organisation and venue where they belong. Takes them for a draft of the group."""
    for kind in KINDS:
        of_kind = {question: value for question, value in values.items() if question.kind == kind}
        name = next((question for question in values if question.path == (kind,)), None)
        if name is not None and isinstance(values[name], str):
            _named(drafts, name, values[name], of_kind)
        elif name is not None and of_kind:
            drafts.faults.append(f"{name.label} is taken away, and these are about it: {_labels(of_kind)}.")
        elif of_kind:
            _present(drafts, kind, of_kind)


def new_id(drafts: Drafts, kind: str, name: str) -> str:
    """An id for a new record, with a fault if there can be none or it is taken."""
    id_, there = id_from(name), drafts.directory.of_kind(kind)
    folder = NAMES[kind]
    if not id_ or id_ in RESERVED:
        drafts.faults.append(f"{quoted(name)}: no file can be named after this. Write the name in letters from a to z.")
    elif id_ in there:
        drafts.faults.append(
            f"{quoted(name)} is here already: {folder}/{id_}. If it is the same, say that it is about a change of that "
            "page. If not, make the names easier to tell apart."
        )
    elif kind == "activity" and id_ in drafts.directory.unlisted_ids:
        drafts.faults.append(NOT_LISTED)
    elif former := drafts.directory.former_ids.get((kind, id_)):
        drafts.faults.append(f"{quoted(name)} was once the name of {folder}/{former.id}, and old links lead there.")
    return id_


def give_contact(drafts: Drafts, contact: Any) -> None:
    """Give a new organisation the contact of its group."""
    own = drafts.by_kind.get("organisation")
    if own and own.before is None and isinstance(contact, dict):
        drafts.put(own.with_value(("contact",), dict(contact)))


def _named(drafts: Drafts, question: Asked, name: str, values: Mapping[Asked, Any]) -> None:
    """The answer that names an organisation or venue: an id for the group, or a new record."""
    kind = question.path[0]
    if kind == "venue" and id_from(name) == ASK:
        _refer(drafts, kind, ASK)
    elif id_ := known(drafts.directory, kind, name) or _without_remark(drafts, question, name):
        _refer(drafts, kind, id_)
        _add_to(drafts, kind, id_, values)
    elif fault := _why_not_new(drafts.directory, kind, name, values):
        drafts.faults.append(f"{question.label}: there is no {quoted(name)} here. {fault}")
    else:
        _make(drafts, question, name, values)


def _without_remark(drafts: Drafts, question: Asked, name: str) -> str:
    """The id of a record that is here by a name with a remark in brackets, such as "River Hall (upstairs)", or ""."""
    bare = REMARK.split(name, maxsplit=1)[0]
    id_ = known(drafts.directory, question.path[0], bare) if bare != name else ""
    if id_:
        left = quoted(name.removeprefix(bare).strip(" (),"))
        drafts.notes.append(f"{question.label}: {left} is left out. Ask whether it matters.")
    return id_


def _why_not_new(directory: Directory, kind: str, name: str, values: Mapping[Asked, Any]) -> str:
    """Why no record can be made of a name and these answers, in sentences; "" if one can."""
    described = any(question.path in DESCRIBING for question in values)
    near = _alike(directory, kind, name, described=described)
    meant = f"Did you mean {quoted(near)}?" if near else ""
    if described:
        return f"{meant} If it is another, make the names easier to tell apart." if near else ""
    return f"{meant} If it is new, answer these too: {_needed(kind)}.".strip()


def _make(drafts: Drafts, question: Asked, name: str, values: Mapping[Asked, Any]) -> None:
    """Make a new organisation or venue, and name it in the group's record."""
    kind = question.path[0]
    id_ = new_id(drafts, kind, name)
    new = fields.with_values(drafts, Draft(kind, id_, {"name": name}), values)
    if there := _at_same_door(drafts.directory, new):
        drafts.faults.append(
            f"{question.label}: {quoted(there)} is at that address. If it is the same, write that name."
        )
    drafts.put(new)
    _refer(drafts, kind, id_)


def known(directory: Directory, kind: str, name: str) -> str:
    """The id of the record that is meant by an id or a name, or "". "The" before a name makes no difference."""
    records = directory.of_kind(kind)
    if name in records:
        return name
    found = [id_ for id_, record in records.items() if _plain(getattr(record, "name", "")) == _plain(name)]
    return found[0] if len(found) == 1 else ""


def _plain(name: str) -> str:
    return id_from(name).removeprefix("the-")


def _alike(directory: Directory, kind: str, name: str, *, described: bool) -> str:
    """The name of a record that may be meant. If a new one is described, only a name that is nearly the same is."""
    names = [str(getattr(record, "name", "")) for record in directory.of_kind(kind).values()]
    open_ones = [each for each in names if each not in directory.sensitive_names]
    least = ALIKE if described else CLOSE
    near = process.extractOne(
        _plain(name), open_ones, scorer=fuzz.token_sort_ratio, processor=_plain, score_cutoff=least
    )
    return str(near[0]) if near else ""


def _at_same_door(directory: Directory, new: Draft) -> str:
    """The name of a venue that has the address of a new one, or ""."""
    if new.kind != "venue" or not new.at(("address",)):
        return ""
    door = id_from(f"{new.at(('postcode',))} {new.at(('address',))}")
    found = (one.name for one in directory.venues.values() if id_from(f"{one.postcode} {one.address}") == door)
    return next(found, "")


def _needed(kind: str) -> str:
    wanted = ("kind", "summary") if kind == "organisation" else PLACE
    return ", ".join(quoted(one.label) for one in asked() if one.kind == kind and one.path[0] in wanted)


def _refer(drafts: Drafts, kind: str, id_: str) -> None:
    drafts.put(drafts.by_kind["activity"].with_value((kind,), id_))


def _present(drafts: Drafts, kind: str, values: Mapping[Asked, Any]) -> None:
    """Answers about the organisation or venue that the group has now."""
    id_ = drafts.by_kind["activity"].at((kind,))
    if id_ in drafts.directory.of_kind(kind):
        _add_to(drafts, kind, id_, values)
    else:
        label = next(one.label for one in asked() if one.path == (kind,))
        drafts.faults.append(f"{label} has no answer, and these are about it: {_labels(values)}.")


def _add_to(drafts: Drafts, kind: str, id_: str, values: Mapping[Asked, Any]) -> None:
    """Put answers into the record of an organisation or venue that is here. Others may have it too."""
    if not values:
        return
    own = of_record(drafts.directory.of_kind(kind)[id_])
    changed = fields.with_values(drafts, own, values)
    if drafts.by_kind["activity"].before is None:
        _compare(drafts, own, changed, values)
    elif changed.changed:
        drafts.put(changed)
        others = sum(getattr(group, kind) == id_ for group in drafts.directory.activities.values()) - 1
        whose = f" {others} more {'group has' if others == 1 else 'groups have'} it: ask whether it holds for all."
        drafts.notes.append(
            f"{_different(own, changed, values)}: this changes {changed.file}.{whose if others else ''}"
        )


def _compare(drafts: Drafts, own: Draft, changed: Draft, values: Mapping[Asked, Any]) -> None:
    """What a new group says of an organisation or venue that is here doesn't change it."""
    name = quoted(str(own.at(("name",))))
    if any(changed.at((part,)) != own.at((part,)) and own.at((part,)) for part in PLACE):
        drafts.faults.append(
            f"{name} is here already, at another address. If this is another place, give it another name. If it has "
            "moved, say so as a change of its own page."
        )
    elif changed.changed:
        drafts.notes.append(
            f"{name} is here already. These answers about it were not taken in: {_different(own, changed, values)}. If "
            "they are better than what is there, say so as a change of its own page."
        )


def _different(own: Draft, changed: Draft, values: Mapping[Asked, Any]) -> str:
    """The labels of the questions whose answers change something."""
    return ", ".join(one.label for one in values if own.at(one.path) != changed.at(one.path))


def _labels(values: Mapping[Asked, Any]) -> str:
    return ", ".join(question.label for question in values)
