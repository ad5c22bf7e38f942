"""The checks' say in an import: what they refuse is taken out where a record can be without it, or is not written."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, Final

from signpost.checks import check
from signpost.imports.drafts import IN_PARTS, changed_values, differences, rewritten
from signpost.imports.listing import Tell
from signpost.imports.matching import file_of
from signpost.imports.plan import STANDING, WRITTEN, Into, Plan, Planned
from signpost.records.build import CLASSES, build
from signpost.records.directory import Directory
from signpost.records.files import FOLDERS, Source
from signpost.records.memory import digest
from signpost.records.problem import Problem
from signpost.records.schema import schema_of
from signpost.records.writing import write_plain
from signpost.records.yaml_text import read_yaml

ROUNDS: Final = 5  # of taking something out and checking again
PART: Final = re.compile(r"([a-z_]+)|\[([0-9]+)\]")
# A record can be without these. Of anything else a person must decide what becomes of it.
MAY_GO: Final = frozenset({
    "contact", "coordinates", "sessions", "languages", "audience", "access", "waiting_time", "good_to_know",
    "suitable_for", "charity_number", "company_number", "town", "description", "status_note",
})  # fmt: skip

Files = Mapping[str, bytes]  # of the directory, by their names within it


def settle(plan: Plan, into: Into, tell: Tell) -> None:
    """Check all that would be written, in the directory as it would be, until nothing of it has an error.

    A record that can't be made right is left to a person, and so is whatever needs it.
    """
    for number in range(ROUNDS):
        _stop_waiting(plan)
        written = {planned.file: planned for planned in plan.records() if planned.state in WRITTEN}
        tell(f"Checking {len(written):,} records …" if number == 0 else "Checking again …")
        files = {name: planned.text.encode() for name, planned in written.items()}
        found = _problems_of(into, files)
        faulty = False
        for name, planned in written.items():
            errors = [item for item in found.get(name, ()) if item.severity == "error"]
            planned.advice = [item for item in found.get(name, ()) if item.severity == "warning"]
            if errors:
                faulty = True
                _mend(plan, planned, errors, last=number == ROUNDS - 1)
        if not faulty:
            break
    _stop_waiting(plan)
    plan.idle = _idle(plan, into.directory)


def _idle(plan: Plan, directory: Directory) -> list[str]:
    """The files of what some activity needs now, and none once all is written."""
    written = {planned.id: planned.draft.values() for planned in plan.activities() if planned.state in WRITTEN}
    found: list[str] = []
    for kind in ("organisation", "venue"):
        before = {activity.id: getattr(activity, kind) for activity in directory.activities.values()}
        after = before | {one: values.get(kind) or before.get(one, "") for one, values in written.items()}
        found += [file_of(kind, one) for one in sorted({*before.values()} - {*after.values(), ""})]
    return found


def _stop_waiting(plan: Plan) -> None:
    """Let nothing be written whose organisation or venue won't be there, and no owner that nobody needs."""
    for service in plan.services:
        activity = service.activity
        for name, owner in (("organisation", service.organisation), ("venue", service.venue)):
            stuck = owner is not None and owner.state not in {*STANDING, "waiting"}
            if activity and stuck and activity.state in {"new", "incomplete"} and name not in activity.why:
                activity.state = "incomplete"
                activity.why.append(name)
    needed = {
        owner.file
        for service in plan.services
        for owner in (service.organisation, service.venue)
        if owner and service.activity and service.activity.state in WRITTEN
    }
    for owner in (*plan.organisations, *plan.venues):
        if owner.state == "new" and owner.file not in needed:
            owner.state = "waiting"


def _mend(plan: Plan, planned: Planned, errors: list[Problem], *, last: bool) -> None:
    """Take out what the checks refuse, where the record is new and can be without all of it."""
    paths = {_path(item): item for item in errors}
    can_go = all(path and path[0] in MAY_GO and (len(path) > 1 or path[0] != "contact") for path in paths)
    if planned.state == "new" and can_go and not last:
        values = planned.draft.values()
        for path in sorted(paths, key=_late_items_first):
            values = _without(values, path)
        if all(values.get(name) for name in schema_of(planned.draft.kind)["required"]):
            planned.draft.said, planned.draft.assumed = values, {}
            planned.text = write_plain(planned.draft.kind, values)
            for path, item in paths.items():
                whole = path[0] in IN_PARTS and len(path) > 1
                _undo(plan, planned, ".".join(map(str, path)) if whole else str(path[0]), item.message)
            return
    elif planned.state == "updated" and not last and _kept_as_it_was(planned, paths):
        for path, item in paths.items():
            _undo(plan, planned, str(path[0]), item.message)
        return
    planned.state = "faulty"
    planned.why += [f"{item.field}: {item.message} {item.fix}".removeprefix(": ") for item in errors]


def _kept_as_it_was(planned: Planned, paths: Iterable[tuple[str | int, ...]]) -> bool:
    """Leave these fields of a record that is there alone. False where the fault is in none that would be changed."""
    changed = changed_values(planned.old, planned.draft)
    if not all(path and path[0] in changed for path in paths):
        return False
    for path in paths:
        changed.pop(str(path[0]), None)
        planned.draft.said.pop(str(path[0]), None)
        planned.draft.assumed.pop(str(path[0]), None)
    planned.differences = differences(planned.old, changed)
    planned.text = rewritten(planned.draft.kind, planned.before, planned.old, changed)
    if not changed:
        planned.state = "same"
    return True


def _undo(plan: Plan, planned: Planned, field: str, message: str) -> None:
    """Say in the accounts of all services that this record belongs to what became of the field's texts."""
    kind = planned.draft.kind
    whole = field if kind == "activity" else f"{kind}.{field}"
    for service in plan.services:
        if planned in (service.activity, service.organisation, service.venue):
            for entry in service.account:
                if entry.field == whole or entry.field.startswith(f"{whole}."):
                    entry.undo(f"the checks refuse it: {message.rstrip('.')}")


def _late_items_first(path: tuple[str | int, ...]) -> tuple[str, int]:
    """Items of a list are taken out from its end, so that the numbers of the others stay right."""
    return str(path[0]), -int(path[1]) if len(path) > 1 and isinstance(path[1], int) else 0


def _path(item: Problem) -> tuple[str | int, ...]:
    """Which part of a record a problem is about: a field, and in it one part or one item."""
    parts = [int(number) - 1 if number else name for name, number in PART.findall(item.field)]
    return tuple(parts[:2])


def _without(values: Mapping[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    """The same fields without one of them, or without one part or item of it."""
    whole = dict(values)
    field = whole.get(str(path[0]))
    inner = path[1] if len(path) > 1 else None
    if isinstance(field, dict) and inner in field and path[0] != "coordinates":
        field = {name: value for name, value in field.items() if name != inner}
    elif isinstance(field, list) and isinstance(inner, int):
        field = [value for index, value in enumerate(field) if index != inner]
    else:
        field = None
    if field:
        whole[str(path[0])] = field
    else:
        whole.pop(str(path[0]), None)
    return whole


def _merged(directory: Directory, files: Files) -> Directory:
    """A directory with these files added to it, or put in the place of those that it has."""
    fresh = {name: _source(name, data) for name, data in files.items()}
    folder = directory.folder
    changes: dict[str, Any] = {
        "folder": replace(
            folder,
            sources=tuple(
                sorted(
                    (*(source for source in folder.sources if source.file not in fresh), *fresh.values()),
                    key=lambda source: source.file,
                )
            ),
            problems=(
                *(found for found in folder.problems if found.file not in fresh),
                *(found for source in fresh.values() for found in source.document.problems),
            ),
        )
    }
    for name, kind in FOLDERS.items():
        added = {source.id: build(CLASSES[kind], source) for source in fresh.values() if source.kind == kind}
        if added:
            changes[name] = MappingProxyType(dict(sorted({**directory.of_kind(kind), **added}.items())))
    return replace(directory, **changes)


def _source(name: str, data: bytes) -> Source:
    document = replace(read_yaml(name, data), digest=digest(data))
    return Source(FOLDERS[name.partition("/")[0]], PurePath(name).stem, document, (), document.value)


def _problems_of(into: Into, files: Files) -> Mapping[str, list[Problem]]:
    """What all checks find in these files, by the file, once they stand in the directory."""
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in check(_merged(into.directory, files), into.today):
        if problem.file in files:
            found[problem.file].append(problem)
    return found
