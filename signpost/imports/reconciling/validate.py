"""Checks what an import would write: what they refuse is removed if a record can do without it, else not written."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any, Final

from signpost.checks import check
from signpost.imports.converting.candidate import IN_PARTS, file_of
from signpost.imports.converting.convert import Converted
from signpost.imports.reading.listing import Tell
from signpost.imports.reconciling.outcome import Key, Outcome, Target
from signpost.records.cache import digest
from signpost.records.directory import Directory, directory_of
from signpost.records.file_names import FOLDERS
from signpost.records.model import ASK
from signpost.records.problem import Problem
from signpost.records.schema import schema_of
from signpost.records.source import Source
from signpost.records.yaml_text import read_yaml

ROUNDS: Final = 5  # of removing something and checking again
PART: Final = re.compile(r"([a-z_]+)|\[([0-9]+)\]")
# Fields that a record can do without. For any other, a person must decide.
MAY_GO: Final = frozenset({
    "contact", "coordinates", "sessions", "languages", "audience", "access", "waiting_time", "good_to_know",
    "suitable_for", "charity_number", "company_number", "town", "description", "status_note",
})  # fmt: skip

Path = tuple[str | int, ...]  # a field of a record, and one part or item in it
Outcomes = dict[Key, Outcome]


def validate(outcomes: Outcomes, services: Sequence[Converted], target: Target, tell: Tell) -> Outcomes:
    """Check all that would be written, in the directory as it would then be, until nothing in it has an error.

    A record that can't be made valid is left to a person, and so are the records that need it.
    """
    for number in range(ROUNDS):
        outcomes = _wait(outcomes, services)
        written = {one.file: one for one in outcomes.values() if one.written}
        tell(f"Checking {len(written):,} records …" if number == 0 else "Checking again …")
        errors: defaultdict[str, list[Problem]] = defaultdict(list)
        advice: defaultdict[str, list[Problem]] = defaultdict(list)
        for item in check(_merged(target.directory, written), target.today):
            (errors if item.severity == "error" else advice)[item.file].append(item)
        for name, one in written.items():
            fixed = _without_errors(one, errors[name], last=number == ROUNDS - 1) if name in errors else one
            outcomes[one.key] = replace(fixed, advice=tuple(advice[name]))
        if errors.keys().isdisjoint(written):
            break
    return _wait(outcomes, services)


def unused_files(outcomes: Outcomes, directory: Directory) -> tuple[str, ...]:
    """Return the files of organisations and venues that activities use now, but none will after the import."""
    written = {one.id: one.values for one in outcomes.values() if one.candidate.kind == "activity" and one.written}
    found: list[str] = []
    for kind in ("organisation", "venue"):
        before = {activity.id: getattr(activity, kind) for activity in directory.activities.values()}
        after = before | {one: values.get(kind) or before.get(one, "") for one, values in written.items()}
        found += [file_of(kind, one) for one in sorted({*before.values()} - {*after.values(), "", ASK})]
    return tuple(found)


def _wait(outcomes: Outcomes, services: Iterable[Converted]) -> Outcomes:
    """Hold back records whose organisation or venue won't be written, and owners that no record needs."""
    outcomes = dict(outcomes)
    needed: set[Key] = set()
    for service in services:
        if not service.activity:
            continue
        key = "activity", service.activity.key
        for owner in service.owners.items():
            one, owned_by = outcomes[key], outcomes[owner]
            waits = one.state in {"new", "incomplete"} and owner[0] not in one.why
            if waits and not owned_by.exists_after and owned_by.state != "waiting":
                outcomes[key] = replace(one, state="incomplete", why=(*one.why, owner[0]))
        if outcomes[key].written:
            needed.update(service.owners.items())
    for key, one in outcomes.items():
        if key[0] != "activity" and one.state == "new" and key not in needed:
            outcomes[key] = replace(one, state="waiting")
    return outcomes


def _without_errors(one: Outcome, errors: list[Problem], *, last: bool) -> Outcome:
    """Remove what the checks refuse, if the record can do without it; if not, leave the record to a person."""
    paths = {_path(item): item for item in errors}
    mended = None if last or not all(paths) else _as_it_was(one, paths) if one.old else _without_refused(one, paths)
    if mended is None:
        why = (f"{item.field}: {item.message} {item.fix}".removeprefix(": ") for item in errors)
        return replace(one, state="faulty", why=(*one.why, *why))
    refused = {_name(path, whole=bool(one.old)): item.message.rstrip(".") for path, item in paths.items()}
    return replace(mended, refused={**one.refused, **refused})


def _name(path: Path, *, whole: bool) -> str:
    """Return the field that a refused text went into, with its part only if the parts are independent."""
    return ".".join(map(str, path)) if path[0] in IN_PARTS and not whole else str(path[0])


def _without_refused(one: Outcome, paths: Collection[Path]) -> Outcome | None:
    """Remove these parts from a new record; None if it can't do without one of them."""
    if not all(path[0] in MAY_GO and path != ("contact",) for path in paths):
        return None
    found = {name: _without(value, name, paths) for name, value in one.candidate.values().items()}
    values = {name: value for name, value in found.items() if value}
    if not values.keys() >= set(schema_of(one.candidate.kind)["required"]):
        return None
    return replace(one, candidate=replace(one.candidate, said=values, assumed={}))


def _without(value: Any, name: str, paths: Collection[Path]) -> Any:
    """Return the value of a field without the parts or items that these paths name; None if nothing is left."""
    inner = {path[1] if len(path) > 1 else None for path in paths if path[0] == name}
    if not inner:
        return value
    parts = value if isinstance(value, dict) and name != "coordinates" else {}
    items = dict(enumerate(value)) if isinstance(value, list) else parts
    if not inner <= items.keys():
        return None
    rest = {part: item for part, item in items.items() if part not in inner}
    return list(rest.values()) if isinstance(value, list) else rest


def _as_it_was(one: Outcome, paths: Iterable[Path]) -> Outcome | None:
    """Keep these fields of an existing record unchanged; None if none of them would have been changed."""
    refused = {path[0] for path in paths}
    changed = {name: value for name, value in one.changed.items() if name not in refused}
    if not refused <= one.changed.keys():
        return None
    return replace(one, changed=changed, state=one.state if changed else "same")


def _path(item: Problem) -> Path:
    """Return which part of a record a problem is about: a field, and one part or item in it."""
    parts = [int(number) - 1 if number else name for name, number in PART.findall(item.field)]
    return tuple(parts[:2])


def _merged(directory: Directory, written: Mapping[str, Outcome]) -> Directory:
    """Return a directory with these files added or replaced."""
    folder, fresh = directory.folder, [_source(name, one.text.encode()) for name, one in written.items()]
    sources = [*(source for source in folder.sources if source.file not in written), *fresh]
    problems = [found for found in folder.problems if found.file not in written]
    problems += [found for source in fresh for found in source.document.problems]
    sources.sort(key=lambda source: source.file)
    return directory_of(replace(folder, sources=tuple(sources), problems=tuple(problems)))


def _source(name: str, data: bytes) -> Source:
    document = replace(read_yaml(name, data), digest=digest(data))
    return Source(FOLDERS[name.partition("/")[0]], PurePath(name).stem, document, (), document.value)
