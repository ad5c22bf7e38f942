"""The checks' say in an import: what they refuse is taken out where a record can be without it, or is not written."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any, Final

from signpost.checks import check
from signpost.imports.converting.drafts import IN_PARTS, STANDING, WRITTEN, Draft, changed_values, file_of
from signpost.imports.reading.listing import Tell
from signpost.imports.reconciling.plan import Into, Plan
from signpost.records.cache import digest
from signpost.records.directory import Directory, directory_of
from signpost.records.files import FOLDERS
from signpost.records.problem import Problem
from signpost.records.schema import schema_of
from signpost.records.source import Source
from signpost.records.writing import write_plain
from signpost.records.yaml_text import read_yaml

ROUNDS: Final = 5  # of taking something out and checking again
PART: Final = re.compile(r"([a-z_]+)|\[([0-9]+)\]")
# A record can be without these. Of anything else a person must decide what becomes of it.
MAY_GO: Final = frozenset({
    "contact", "coordinates", "sessions", "languages", "audience", "access", "waiting_time", "good_to_know",
    "suitable_for", "charity_number", "company_number", "town", "description", "status_note",
})  # fmt: skip

Path = tuple[str | int, ...]  # a field of a record, and in it one part or one item
Files = Mapping[str, bytes]  # of the directory, by their names within it


def settle(plan: Plan, into: Into, tell: Tell) -> None:
    """Check all that would be written, in the directory as it would be, until nothing of it has an error.

    A record that can't be made right is left to a person, and so is whatever needs it.
    """
    for number in range(ROUNDS):
        _stop_waiting(plan)
        written = {draft.file: draft for draft in plan.records() if draft.state in WRITTEN}
        tell(f"Checking {len(written):,} records …" if number == 0 else "Checking again …")
        files = {name: draft.text.encode() for name, draft in written.items()}
        found = [item for item in check(_merged(into.directory, files), into.today) if item.file in files]
        errors: defaultdict[str, list[Problem]] = defaultdict(list)
        for draft in written.values():
            draft.advice = []
        for item in found:
            if item.severity == "error":
                errors[item.file].append(item)
            else:
                written[item.file].advice.append(item)
        for name, many in errors.items():
            _mend(plan, written[name], many, last=number == ROUNDS - 1)
        if not errors:
            break
    _stop_waiting(plan)
    plan.idle = _idle(plan, into.directory)


def _idle(plan: Plan, directory: Directory) -> list[str]:
    """The files of what some activity needs now, and none once all is written."""
    written = {draft.id: draft.values() for draft in plan.activities() if draft.state in WRITTEN}
    found: list[str] = []
    for kind in ("organisation", "venue"):
        before = {activity.id: getattr(activity, kind) for activity in directory.activities.values()}
        after = before | {one: values.get(kind) or before.get(one, "") for one, values in written.items()}
        found += [file_of(kind, one) for one in sorted({*before.values()} - {*after.values(), ""})]
    return found


def _stop_waiting(plan: Plan) -> None:
    """Let nothing be written whose organisation or venue won't be there, and no owner that nobody needs."""
    needed: set[str] = set()
    for service in plan.services:
        if (activity := service.activity) is None:
            continue
        for name, owner in service.owners.items():
            stuck = owner.state not in {*STANDING, "waiting"}
            if stuck and activity.state in {"new", "incomplete"} and name not in activity.why:
                activity.state = "incomplete"
                activity.why.append(name)
        if activity.state in WRITTEN:
            needed |= {owner.file for owner in service.owners.values()}
    for owner in (*plan.organisations, *plan.venues):
        if owner.state == "new" and owner.file not in needed:
            owner.state = "waiting"


def _mend(plan: Plan, draft: Draft, errors: list[Problem], *, last: bool) -> None:
    """Take out what the checks refuse, where the record can be without it; if not, leave the record to a person."""
    paths = {_path(item): item for item in errors}
    is_new = draft.state == "new"
    if last or not (_can_be_without(draft, paths) if is_new else _kept_as_it_was(draft, paths)):
        draft.state = "faulty"
        draft.why += [f"{item.field}: {item.message} {item.fix}".removeprefix(": ") for item in errors]
        return
    for path, item in paths.items():
        in_part = is_new and path[0] in IN_PARTS
        _undo(plan, draft, ".".join(map(str, path if in_part else path[:1])), item.message)


def _can_be_without(draft: Draft, paths: Iterable[Path]) -> bool:
    """Take these parts out of a new record. False, and all stays, where it can't be without one of them."""
    if not all(path and path[0] in MAY_GO and (len(path) > 1 or path[0] != "contact") for path in paths):
        return False
    values = draft.values()
    for path in sorted(paths, key=_late_items_first):
        values = _without(values, path)
    if not all(values.get(name) for name in schema_of(draft.kind)["required"]):
        return False
    draft.said, draft.assumed = values, {}
    draft.text = write_plain(draft.kind, values)
    return True


def _kept_as_it_was(draft: Draft, paths: Iterable[Path]) -> bool:
    """Leave these fields of a record that is there alone. False where the fault is in none that would be changed."""
    changed = changed_values(draft.old, draft)
    if not all(path and path[0] in changed for path in paths):
        return False
    for name in {str(path[0]) for path in paths}:
        for values in (changed, draft.said, draft.assumed):
            values.pop(name, None)
    draft.change(changed)
    if not changed:
        draft.state = "same"
    return True


def _undo(plan: Plan, draft: Draft, field: str, message: str) -> None:
    """Say in the accounts of all services that this record belongs to what became of the field's texts."""
    kind = draft.kind
    whole = field if kind == "activity" else f"{kind}.{field}"
    for service in plan.services:
        if draft in (service.activity, *service.owners.values()):
            for entry in service.account:
                if entry.field == whole or entry.field.startswith(f"{whole}."):
                    entry.undo(f"the checks refuse it: {message.rstrip('.')}")


def _late_items_first(path: Path) -> tuple[str, int]:
    """Items of a list are taken out from its end, so that the numbers of the others stay right."""
    return str(path[0]), -int(path[1]) if len(path) > 1 and isinstance(path[1], int) else 0


def _path(item: Problem) -> Path:
    """Which part of a record a problem is about: a field, and in it one part or one item."""
    parts = [int(number) - 1 if number else name for name, number in PART.findall(item.field)]
    return tuple(parts[:2])


def _without(values: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """The same fields without one of them, or without one part or item of it."""
    name, inner = str(path[0]), path[1] if len(path) > 1 else None
    field = values.get(name)
    rest: Any = None
    if isinstance(field, dict) and inner in field and name != "coordinates":
        rest = {part: value for part, value in field.items() if part != inner}
    elif isinstance(field, list) and isinstance(inner, int):
        rest = [value for index, value in enumerate(field) if index != inner]
    return {**values, name: rest} if rest else {key: value for key, value in values.items() if key != name}


def _merged(directory: Directory, files: Files) -> Directory:
    """A directory with these files added to it, or put in the place of those that it has."""
    folder, fresh = directory.folder, {name: _source(name, data) for name, data in files.items()}
    sources = [*(source for source in folder.sources if source.file not in fresh), *fresh.values()]
    problems = [found for found in folder.problems if found.file not in fresh]
    problems += [found for source in fresh.values() for found in source.document.problems]
    sources.sort(key=lambda source: source.file)
    return directory_of(replace(folder, sources=tuple(sources), problems=tuple(problems)))


def _source(name: str, data: bytes) -> Source:
    document = replace(read_yaml(name, data), digest=digest(data))
    return Source(FOLDERS[name.partition("/")[0]], PurePath(name).stem, document, (), document.value)
