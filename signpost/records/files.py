"""Reads the files of a directory's folder: its records and tables, and why a file is not read."""

import os
import re
import stat
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Final, NamedTuple

from signpost.records.cache import Cache, NoCache
from signpost.records.csv_text import CsvFile, read_csv
from signpost.records.document import Document
from signpost.records.file_names import (
    ENDING,
    FOLDERS,
    LIST_FILES,
    OPTIONAL,
    RESERVED,
    SINGLE_FILES,
    kept,
    record_name,
    table_name,
    top_name,
)
from signpost.records.logo import FILE as LOGO
from signpost.records.logo import Logo, read_logo
from signpost.records.outlines import FILE as OUTLINES
from signpost.records.outlines import Outlines, read_outlines
from signpost.records.parse_cache import documents
from signpost.records.problem import Place, Problem, printable, problem
from signpost.records.source import Source
from signpost.records.table_schema import ENDING as TABLE_ENDING
from signpost.records.table_schema import FOLDER_NAME as TABLES_FOLDER

LARGEST: Final = 64 * 1024  # bytes
LARGEST_TABLE: Final = 256 * 1024  # and the largest file of outlines, and of translations: one has a whole language
TRANSLATIONS: Final = "translations/"
# A key that means "sensitive", even misspelt or with more words, with any value but a clear no. It rather matches too
# much.
SAYS_SENSITIVE: Final = re.compile(r"(?i)\bsens[a-z_-]{2,30}[\"']?\s*:(?!\s*[\"']?(?:no|false)\b)")

# A line that starts a record, or an item of a list of records.
HOLDS_RECORD: Final = re.compile(r"(?m)^\ufeff?(?:- )?[\"']?(?:name|title|id|schema_version)[\"']?\s*:")

Entry = os.DirEntry[str]


class Refusal(NamedTuple):
    """A file or folder that is not read, and why."""

    entry: Entry
    problem: Problem


@dataclass(frozen=True)
class Folder:
    """The contents of a directory's folder: records as typed, tables, outlines, logo, and what is wrong with them.

    `seem_sensitive` names the files whose raw text seems to be about a sensitive service: nothing in them may be
    quoted, even if they can't be parsed.
    """

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    seem_sensitive: frozenset[str]
    tables: tuple[CsvFile, ...] = ()
    outlines: Outlines = field(default_factory=Outlines)
    logo: Logo = field(default_factory=Logo)


def read_folder(folder: FilePath, cache: Cache | None = None) -> Folder:
    """Read every record of a directory's folder. A good file that `cache` has is not parsed again.

    Raises OSError if the machine fails, and not the record: no permission, a failing disk.
    """
    sources: list[Source] = []
    problems: list[Problem] = []
    seem_sensitive: set[str] = set()
    entries = dict(_entries(folder))
    files = {name: _bytes(found) for name, found in entries.items() if not isinstance(found, Refusal)}
    for name, found in entries.items():
        if isinstance(found, Refusal):
            problems.append(found.problem)
            if _says_sensitive(_words_of(found.entry)):
                seem_sensitive.add(name)
    tables = tuple(read_csv(name, files.pop(name)) for name in list(files) if name.endswith(TABLE_ENDING))
    problems.extend(problem for table in tables for problem in table.problems)
    outlines = read_outlines(files.pop(OUTLINES)) if OUTLINES in files else Outlines()
    problems.extend(outlines.problems)
    logo = read_logo(files.pop(LOGO)) if LOGO in files else Logo()
    problems.extend(logo.problems)
    for name, document in documents(files, cache or NoCache()):
        if _says_sensitive(files[name].decode("utf-8", "replace")):
            seem_sensitive.add(name)
        problems.extend(document.problems)
        problems.extend(_no_list(name, document))
        records = tuple(_records(name, document))
        problems.extend(_kept_ids(records))
        sources.extend(records)
    problems.extend(_missing(entries.keys()))
    return Folder(tuple(sources), tuple(problems), frozenset(seem_sensitive), tables, outlines, logo)


def _says_sensitive(text: str) -> bool:
    """Whether a file's raw text seems to be about a sensitive service. A quick search for the word rules out most."""
    return "sens" in text.casefold() and SAYS_SENSITIVE.search(text) is not None


def _entries(folder: FilePath) -> Iterator[tuple[str, Entry | Refusal]]:
    """Each entry by its path within the folder: the file to read, or why it is not read."""
    for entry in _sorted(folder):
        if entry.name in (*FOLDERS, TABLES_FOLDER) and entry.is_dir(follow_symlinks=False):
            name_problem = table_name if entry.name == TABLES_FOLDER else record_name
            for inner in _sorted(entry):
                name = f"{entry.name}/{inner.name}"
                yield name, _taken(name, inner, name_problem)
        else:
            yield entry.name, _taken(entry.name, entry, top_name)


def _taken(name: str, entry: Entry, name_problem: Callable[[Place, str], Problem | None]) -> Entry | Refusal:
    found = _refused(name, entry, name_problem)
    return Refusal(entry, found) if found else entry


def _sorted(folder: FilePath | Entry) -> list[Entry]:
    """The entries of a folder, by name, from os.scandir: a folder has thousands, and a Path for each is slow."""
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _bytes(entry: Entry) -> bytes:
    with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123 - see above
        return file.read()


def _refused(name: str, entry: Entry, name_problem: Callable[[Place, str], Problem | None]) -> Problem | None:
    """Why an entry can't be read as a record, if it can't."""
    place = Place(printable(name))
    facts = entry.stat(follow_symlinks=False)
    if stat.S_ISDIR(facts.st_mode):
        return problem(
            place,
            "file-unexpected",
            "This folder has no place here.",
            f"Move it away. The records that are in it belong straight into one of these: {', '.join(FOLDERS)}.",
        )
    if entry.name.startswith("."):
        return _hidden(place, entry)
    if found := name_problem(place, entry.name):
        return found
    if not stat.S_ISREG(facts.st_mode):
        return problem(
            place,
            "file-not-regular",
            "This is a link or a device, not a plain file.",
            "Put a plain file with the record in its place.",
        )
    is_large = name.endswith(TABLE_ENDING) or name == OUTLINES or name.startswith(TRANSLATIONS)
    largest = LARGEST_TABLE if is_large else LARGEST
    if facts.st_size > largest:
        return problem(
            place,
            "file-too-big",
            f"This file is {facts.st_size // 1024:,} KB large; it may have {largest // 1024} KB.",
            "Shorten it. Pictures and other documents don't belong here.",
        )
    return None


def _hidden(place: Place, entry: Entry) -> Problem:
    """Refuse a file whose name starts with a dot, which many programs hide: a leftover, or a record."""
    if HOLDS_RECORD.search(_words_of(entry)):
        return problem(
            place,
            "file-hidden-record",
            "This file holds a record, and it is not read, because its name starts with a dot.",
            f"Rename it: take the dot away, and let its name end in {ENDING}. "
            "To take the record off the site, delete it.",
        )
    return problem(
        place,
        "file-hidden",
        "This hidden file is not a record. A program has left it behind.",
        "Delete it.",
    )


def _words_of(entry: Entry) -> str:
    """The text of a file that is not read as a record; "" if it can't be one."""
    facts = entry.stat(follow_symlinks=False)
    if not stat.S_ISREG(facts.st_mode) or facts.st_size > LARGEST:
        return ""
    data = _bytes(entry)
    return "" if b"\0" in data else data.decode("utf-8", "replace")


def _records(name: str, document: Document) -> Iterator[Source]:
    """The records that a file holds: one, or for areas and levels a list of them."""
    if name in LIST_FILES:
        for index, item in enumerate(document.value if isinstance(document.value, list) else ()):
            identity = item.get("id") if isinstance(item, dict) else None
            fit = isinstance(identity, str) and identity.isprintable()
            yield Source(LIST_FILES[name], str(identity) if fit else "", document, (index,), item)
        return
    kind = SINGLE_FILES.get(name) or FOLDERS[name.split("/", maxsplit=1)[0]]
    yield Source(kind, name.rpartition("/")[2].removesuffix(ENDING), document, (), document.value)


def _no_list(name: str, document: Document) -> Iterator[Problem]:
    """The problem of a file that should hold a list of records and doesn't."""
    unreadable = document.value is None and document.problems
    listed = isinstance(document.value, list) and document.value
    if name in LIST_FILES and not unreadable and not listed:
        yield problem(
            Place(name),
            "record-form",
            f"There is no list of records in {name}.",
            "Start each record with a hyphen and a space, and put two spaces before each of its other lines.",
        )


def _kept_ids(records: tuple[Source, ...]) -> Iterator[Problem]:
    """Problems of records in a list whose id could not be a file name."""
    return (kept(record.place(("id",)), record.id) for record in records if record.root and record.id in RESERVED)


def _missing(names: Set[str]) -> Iterator[Problem]:
    for name in (*SINGLE_FILES, *LIST_FILES):
        if name not in names and name not in OPTIONAL:
            yield problem(
                Place(name),
                "file-missing",
                f"Every directory has a file called {name}, and this one has none.",
                "Put it back, or copy the one of the demonstration directory and change it.",
            )
