"""What records in an older format need: which files change, and how. What no step changes stays as it is typed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from signpost.records.directory import Directory
from signpost.records.editing import with_fields, with_items, with_names
from signpost.records.file_names import FOLDERS, LIST_FILES, SINGLE_FILES
from signpost.records.versions import FORMATS, Fields, Format
from signpost.records.yaml_text import read_yaml


@dataclass(frozen=True)
class Migration:
    """The formats since that of the records, the files as they must be, and those that a person has to change."""

    formats: tuple[Format, ...]
    files: Mapping[str, bytes]
    by_hand: tuple[str, ...]


def migration(directory: Directory, texts: Mapping[str, bytes], formats: Sequence[Format] = FORMATS) -> Migration:
    """What a directory needs to be in the last of these formats. `texts` has the bytes of its files of records."""
    newer = tuple(one for one in formats if one.version > directory.about.schema_version)
    files, by_hand = {}, []
    for name, raw in texts.items():
        made = _migrated(name, raw, newer)
        if made is None:
            by_hand.append(name)
        elif made != raw:
            files[name] = made
    return Migration(newer, files, tuple(by_hand))


def _migrated(name: str, raw: bytes, newer: Sequence[Format]) -> bytes | None:
    """The bytes of a file in the last format; None if it is written in a way in which that can't be done surely."""
    before: Any = read_yaml(name, raw).value
    if name in LIST_FILES:
        kind = LIST_FILES[name]
        after = [_stepped(kind, item, newer) for item in before or ()]
        return raw if after == (before or []) else with_items(kind, raw, after)
    kind = SINGLE_FILES.get(name) or FOLDERS[name.partition("/")[0]]
    if not isinstance(before, dict):
        return None
    fields = dict(_stepped(kind, before, newer))
    if kind == "directory" and newer:
        fields["schema_version"] = str(newer[-1].version)
    return _written(kind, raw, before, fields)


def _stepped(kind: str, fields: Fields, newer: Sequence[Format]) -> Fields:
    return reduce(lambda value, one: one.step(kind, value), newer, fields)


def _written(kind: str, raw: bytes, before: Fields, after: Fields) -> bytes | None:
    names = dict(_renamed(before, after))
    text = with_names(raw, names) if names else raw
    if text is None:
        return None
    there = {names.get(name, name): value for name, value in before.items()}
    changed = {name: value for name, value in after.items() if there.get(name) != value}
    gone = [name for name in there if name not in after]
    return with_fields(kind, text, changed, gone) if changed or gone else text


def _renamed(before: Fields, after: Fields) -> Iterator[tuple[str, str]]:
    """The fields that only have another name now, which keep their place and their comments."""
    fresh = [name for name in after if name not in before]
    for old in before:
        same = next((name for name in fresh if after[name] == before[old]), None)
        if old not in after and same:
            fresh.remove(same)
            yield old, same
