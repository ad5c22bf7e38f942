"""The directory as it would be with other texts of some of its files."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from signpost.records.directory import NAMES, Directory
from signpost.records.files import ENDING
from signpost.records.problem import Problem
from signpost.records.source import Source
from signpost.records.to_record import CLASSES, to_record
from signpost.records.yaml_text import read_yaml


def with_files(directory: Directory, files: Mapping[str, bytes]) -> Directory:
    """The directory with these contents of files of organisations, venues and activities: changed ones or new ones."""
    for file, raw in files.items():
        directory = _with_file(directory, file, raw)
    return directory


def _with_file(directory: Directory, file: str, raw: bytes) -> Directory:
    folder, _, name = file.partition("/")
    kind = next(kind for kind, known in NAMES.items() if known == folder)
    document = read_yaml(file, raw)
    source = Source(kind, name.removesuffix(ENDING), document, (), document.value)
    others = tuple(one for one in directory.folder.sources if one.file != file)
    records = {**directory.of_kind(kind), source.id: to_record(CLASSES[kind], source)}
    problems: tuple[Problem, ...] = tuple(one for one in directory.folder.problems if one.file != file)
    changes: dict[str, Any] = {
        folder: MappingProxyType(records),
        "folder": replace(directory.folder, sources=(*others, source), problems=(*problems, *document.problems)),
    }
    return replace(directory, **changes)
