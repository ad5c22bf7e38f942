"""The directory as it would be with new and changed files, and what the checks say of them. Nothing is written."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

from signpost.checks import check
from signpost.records.build import CLASSES, build
from signpost.records.directory import Directory
from signpost.records.files import FOLDERS, Source
from signpost.records.memory import Memory, digest
from signpost.records.problem import Problem
from signpost.records.yaml_text import read_yaml

Files = Mapping[str, bytes]  # of the directory, by their names within it


def merged(directory: Directory, files: Files) -> Directory:
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


def problems_of(directory: Directory, files: Files, today: date, memory: Memory) -> Mapping[str, list[Problem]]:
    """What all checks find in these files, by the file, once they stand in the directory."""
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in check(merged(directory, files), today, memory):
        if problem.file in files:
            found[problem.file].append(problem)
    return found
