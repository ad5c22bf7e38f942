"""What a package of ours brings to a directory: the files to write, and what a person must know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from signpost.imports.own_package import OwnPackage, Records, held
from signpost.records.directory import Directory
from signpost.records.file_names import ENDING, FOLDERS, LIST_FILES, SINGLE_FILES
from signpost.records.record_tables import KINDS
from signpost.records.writing import write_plain

FOLDER_OF: Final = {kind: folder for folder, kind in FOLDERS.items()}
FILE_OF: Final = {kind: file for file, kind in (LIST_FILES | SINGLE_FILES).items()}


@dataclass
class Brought:
    """The texts of files by name, the number of records of each kind by state, and those that stay as they are here."""

    files: dict[str, str] = field(default_factory=dict)
    new: dict[str, int] = field(default_factory=dict)
    same: dict[str, int] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    differ: list[str] = field(default_factory=list)
    unlisted: list[str] = field(default_factory=list)


def first_files(package: OwnPackage) -> Brought:
    """All records of a package, for a directory that has none."""
    made = Brought(new={kind: len(records) for kind, records in package.records.items()})
    for kind, records in package.records.items():
        for id_, value in records.items():
            _add(made, kind, id_, write_plain(kind, value))
    return made


def files_for(package: OwnPackage, directory: Directory, texts: Mapping[str, str], *, update: bool) -> Brought:
    """The records of a package that a directory lacks; with `update` also those that differ in a file of their own.

    `texts` are those of the directory's list files, to which records are added. directory.yaml stays as it is.
    """
    here, made = held(directory), Brought()
    for kind, id_, value in _records(package.records):
        file = _file(kind, id_)
        if kind == "activity" and id_ in directory.unlisted_ids:
            made.unlisted.append(file)
        elif id_ not in directory.of_kind(kind):
            made.files.setdefault(file, texts.get(file, ""))
            _add(made, kind, id_, write_plain(kind, value))
            made.new[kind] = made.new.get(kind, 0) + 1
        elif here[kind].get(id_) == value:
            made.same[kind] = made.same.get(kind, 0) + 1
        elif update and kind in FOLDER_OF and id_ in here[kind]:
            made.files[file] = write_plain(kind, value)
            made.changed.append(file)
        else:
            made.differ.append(file if kind in FOLDER_OF else f"{file}, {id_}")
    return made


def _records(records: Records) -> Iterator[tuple[str, str, dict[str, object]]]:
    return ((kind, id_, value) for kind in KINDS for id_, value in records[kind].items())


def _add(made: Brought, kind: str, id_: str, text: str) -> None:
    """Write a record into its file, after what stands there if that is a list."""
    file = _file(kind, id_)
    before = made.files.get(file, "")
    made.files[file] = f"{before.rstrip()}\n{text}" if before.strip() else text


def _file(kind: str, id_: str) -> str:
    return f"{FOLDER_OF[kind]}/{id_}{ENDING}" if kind in FOLDER_OF else FILE_OF[kind]
