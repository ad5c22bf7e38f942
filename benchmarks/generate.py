"""Make a large directory from the demonstration: `python -m benchmarks.generate 1000 FOLDER`.

The first activities are the demonstration's own. The others are copies of them with new ids, names, numbers and
times, and with sentences drawn from all of them. Organisations and venues grow in proportion. The same number
gives the same bytes each time.
"""

import copy
import random
import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from signpost.records.directory import Directory, read_directory
from signpost.records.document import Path as Place
from signpost.records.file_names import FOLDERS
from signpost.records.model import Record
from signpost.records.schema import Written
from signpost.records.writing import write_plain
from signpost.values.danger import speaks_of_danger
from signpost.values.names import id_from, mentions

DEMONSTRATION: Final = Path(__file__).resolve().parent.parent / "directory"
COPIED: Final = ("organisation", "venue", "activity")
KEPT: Final = ("directory.yaml", "levels.yaml", "areas.yaml", "assurance.yaml", "outlines.geojson", "needs", "pathways")
# Numbers that Ofcom reserves for drama: 11,000 of them. https://www.ofcom.org.uk, "Numbers for drama use"
CODES: Final = ("0113", "0114", "0115", "0116", "0117", "0118", "0121", "0131", "0141", "0151", "0161")
JOINTS: Final = (" with ", " for ", " who ", " and ", " to ", ", ")  # where sentences can be split
DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
INSTEAD: Final = re.compile(r" +instead_id: (\S+)")

Pool = dict[tuple[str | int, ...], list[str]]


class Copier:
    """Makes copies of the demonstration's records, all different."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.random = random.Random(1)  # noqa: S311 -- not for secrets, and the same each time
        self.pool = sentences_of(directory)
        self.words = {kind: sorted(words_of_names(directory, kind)) for kind in COPIED}
        self.taken = {identity for kind in COPIED for identity in directory.of_kind(kind)}
        self.secret = mentions(tuple(sorted(directory.sensitive_names)))
        self.number = 0

    def name(self, kind: str) -> str:
        """Make a new name from words of existing names."""
        while True:
            name = " ".join(self.random.sample(self.words[kind], self.random.randint(3, 4)))
            name = name[0].upper() + name[1:]
            if (identity := id_from(name)) not in self.taken and not self.secret.search(name):
                self.taken.add(identity)
                return name

    def copy(self, record: Record, ids: dict[tuple[str, str], str], name: str) -> dict[str, Any]:
        """A record's values under a new name. `ids` are the new ids of the records that it names."""
        values: dict[str, Any] = copy.deepcopy(record.source.value)  # type: ignore[arg-type] # a good record is one
        hidden = self.directory.is_sensitive(record)
        told: set[str] = set()
        for written in record.texts:
            if written.refers_to:
                new = ids.get((written.refers_to, written.text), written.text)
            elif written.form == "phone" and not hidden:
                new = self.phone()
            elif written.form in {"email", "web"}:
                new = re.sub(r"[\w.-]+\.example", f"{id_from(name)}.example", written.text)
            elif written.style in {"line", "prose"} and not hidden:
                new = self.words_like(record.source.kind, written, told)
            else:
                continue
            put(values, written.path, new)
        values["name"] = name
        values.pop("formerly", None)  # only one record can have had an id
        self.move(values)
        return values

    def words_like(self, kind: str, written: Written, told: set[str]) -> str:
        """As many sentences as in a text, if there are, from the same field of any record, without repeats."""
        pool = [sentence for sentence in self.pool[kind, *bare(written.path)] if sentence not in told]
        words = ""
        for sentence in self.random.sample(pool, min(len(pool), len(split(written.text)))):
            if len(words) + len(sentence) < written.schema["maxLength"]:
                mixed = spliced(sentence, self.random.choice(pool))
                words = f"{words} {mixed if mixed not in told else sentence}".strip()
                told |= {sentence, mixed}
        return words or written.text

    def phone(self) -> str:
        self.number += 1
        return f"{CODES[self.number // 1000 % len(CODES)]} 496 0{self.number % 1000:03}"

    def move(self, values: dict[str, Any]) -> None:
        """Change the day of each weekly session that has no dates, and the number of a house."""
        for session in values.get("sessions", ()):
            if set(session) <= {"day", "starts", "ends", "note"}:
                session["day"] = self.random.choice(DAYS)
        if "address" in values:
            values["address"] = re.sub(r"\d+", str(self.random.randint(1, 199)), values["address"])


def sentences_of(directory: Directory) -> Pool:
    """Every sentence that fits any record, by kind and field: it mentions no danger and no sensitive service."""
    secret = tuple(directory.sensitive_names)
    pool: defaultdict[tuple[str | int, ...], dict[str, None]] = defaultdict(dict)
    for kind in COPIED:
        for record in directory.of_kind(kind).values():
            if not directory.is_sensitive(record):
                for written in record.texts:
                    if written.style in {"line", "prose"}:
                        fit = (text for text in split(written.text) if not any(name in text for name in secret))
                        pool[kind, *bare(written.path)].update(
                            dict.fromkeys(text for text in fit if not speaks_of_danger([text]))
                        )
    return {path: list(sentences) for path, sentences in pool.items()}


def words_of_names(directory: Directory, kind: str) -> set[str]:
    """The words of all names, except short ones."""
    names = (getattr(record, "name", "") for record in directory.of_kind(kind).values())
    return {word.strip(",'’") for name in names for word in name.split() if len(word) > 2}


def bare(path: Place) -> tuple[str, ...]:
    """A path without the numbers of lists."""
    return tuple(part for part in path if isinstance(part, str))


def split(text: str) -> list[str]:
    """The sentences of a text."""
    return re.split(r"(?<=[.!?])\s+", text.strip())


def spliced(first: str, second: str) -> str:
    """Join the start of one sentence to the end of another, if both can be split and the result is not longer."""
    for joint in JOINTS:
        ends = first.partition(joint)[2], second.partition(joint)[2]
        if 0 < len(ends[1]) <= max(len(ends[0]), 20):
            return first.removesuffix(ends[0]) + ends[1] if ends[0] else first
    return first


def put(values: Any, path: Place, new: str) -> None:
    """Change the text at a place."""
    for part in path[:-1]:
        values = values[part]
    values[path[-1]] = new


def copies(directory: Directory, count: int) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The kind, id and values of each copied record, until there are `count` activities with the first ones."""
    copier = Copier(directory)
    wanted = count - len(directory.activities)
    while wanted > 0:
        ids: dict[tuple[str, str], str] = {}
        names: dict[tuple[str, str], str] = {}
        for kind in COPIED:
            for identity in list(directory.of_kind(kind))[: wanted if kind == "activity" else None]:
                names[kind, identity] = copier.name(kind)
                ids[kind, identity] = id_from(names[kind, identity])
        for (kind, identity), name in names.items():
            yield kind, ids[kind, identity], copier.copy(directory.of_kind(kind)[identity], ids, name)
        wanted -= len(directory.activities)


def leave_out_others(folder: Path) -> None:
    """Remove from each activity in a folder the ids of activities that are not in it."""
    known = {file.stem for file in folder.iterdir()}
    for file in folder.iterdir():
        lines = file.read_text("utf-8").splitlines(keepends=True)
        kept = (line for line in lines if not (found := INSTEAD.match(line)) or found[1] in known)
        file.write_text("".join(kept), "utf-8", newline="\n")


def generate(count: int, folder: Path) -> None:
    """Write a directory of `count` activities into an empty or new folder.

    Raises ValueError if there is no activity to copy.
    """
    directory = read_directory(DEMONSTRATION)
    if not directory.activities:
        raise ValueError(f"There are no activities in {DEMONSTRATION} to copy.")
    folder.mkdir(parents=True, exist_ok=True)
    for name in KEPT:
        source = DEMONSTRATION / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, folder / name)
    homes = {kind: folder / name for name, kind in FOLDERS.items()}
    for kind in COPIED:
        homes[kind].mkdir()
        for identity in list(directory.of_kind(kind))[: count if kind == "activity" else None]:
            shutil.copyfile(DEMONSTRATION / homes[kind].name / f"{identity}.yaml", homes[kind] / f"{identity}.yaml")
    if count < len(directory.activities):
        leave_out_others(homes["activity"])
    for kind, identity, values in copies(directory, count):
        (homes[kind] / f"{identity}.yaml").write_text(write_plain(kind, values), encoding="utf-8", newline="\n")


def main() -> int:
    """Read the command line."""
    match sys.argv[1:]:
        case [count, folder] if count.isdecimal() and not (Path(folder).exists() and any(Path(folder).iterdir())):
            generate(int(count), Path(folder))
            return 0
        case _:
            print("Say how many activities, and an empty folder: python -m benchmarks.generate 1000 FOLDER")
            return 2


if __name__ == "__main__":
    sys.exit(main())
