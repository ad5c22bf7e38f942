"""The directory as it would be with other texts of some of its files."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from signpost.records.directory import NAMES, Directory
from signpost.records.file_names import ENDING
from signpost.records.problem import Problem
from signpost.records.source import Source
from signpost.records.to_record import CLASSES, to_record
from signpost.records.yaml_text import read_yaml


def with_files(directory: Directory, files: Mapping[str, bytes | None]) -> Directory:
    """The directory with these contents of files that hold one record: changed ones, new ones, or None for none."""
    for file, raw in files.items():
        directory = _with_file(directory, file, raw)
    return directory


def _with_file(directory: Directory, file: str, raw: bytes | None) -> Directory:
    folder, _, name = file.partition("/")
    kind, id_ = next(kind for kind, known in NAMES.items() if known == folder), name.removesuffix(ENDING)
    records = {own: record for own, record in directory.of_kind(kind).items() if own != id_ or raw is not None}
    sources = [one for one in directory.folder.sources if one.file != file]
    problems: list[Problem] = [one for one in directory.folder.problems if one.file != file]
    if raw is not None:
        document = read_yaml(file, raw)
        source = Source(kind, id_, document, (), document.value)
        records[id_] = to_record(CLASSES[kind], source)
        sources.append(source)
        problems += document.problems
    changes: dict[str, Any] = {
        folder: MappingProxyType(records),
        "folder": replace(directory.folder, sources=tuple(sources), problems=tuple(problems)),
    }
    return replace(directory, **changes)
