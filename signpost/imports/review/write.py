"""Writes what an import made: records into the directory, all else into a folder beside it; everything or nothing."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from signpost.imports.reconciling.outcome import Base
from signpost.imports.review.files_to_write import LAST, MAPPING, Review
from signpost.records.cache import digest
from signpost.records.yaml_text import read_yaml

LIST: Final = ".signpost"
MADE_BY_US: Final = "An import by Signpost wrote these files, and the next one writes them afresh."
Files = Mapping[str, str]


class ForeignFiles(Exception):
    """The folder beside the directory holds something that an import would lose; the text says what and why."""


def side_folder(directory: Path) -> Path:
    """Return the path of the folder beside a directory for what an import leaves to a person."""
    whole = directory.resolve()
    return whole.with_name(f"{whole.name}-import")


def refuse_foreign_files(side: Path, mapping: Path | None) -> None:
    """Raise ForeignFiles if the folder holds what no import wrote or a person has changed, or answers but no --mapping.

    An import recognises its own files by the list that it writes with them.
    """
    if not side.exists():
        return
    written = _listed(side)
    if written is None:
        raise ForeignFiles(
            f"{side} is written afresh by each import, and what is there is not of an import. Move it away."
        )
    for name in sorted(path.relative_to(side).as_posix() for path in side.rglob("*")):
        if name not in {*written, LIST} and not any(f"{own}/".startswith(f"{name}/") for own in written):
            raise ForeignFiles(
                f"{side} is written afresh by each import, and {name} in it is not of one. Move it away."
            )
    if mapping is None and _answered(side / MAPPING):
        raise ForeignFiles(
            f"{side / MAPPING} has answers from an earlier import. Name it with --mapping, or move it away."
        )
    for name in sorted(written):
        file = side / name
        if name != MAPPING and file.is_file() and digest(file.read_bytes()) != written[name]:
            raise ForeignFiles(f"{file} has been changed since an import wrote it, and would be lost. Move it away.")


def _listed(side: Path) -> Files | None:
    """Return the fingerprints of the files that an import has written there, by name; None if there is no list."""
    try:
        head, *lines = (side / LIST).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):  # there is none, or it can't be a list
        return None
    return {name: mark for mark, _, name in (line.partition(" ") for line in lines)} if head == MADE_BY_US else None


def _write_list(folder: Path) -> None:
    """List the files of a folder, each with its fingerprint."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{digest(file.read_bytes())} {file.relative_to(folder).as_posix()}" for file in files]
    _write(folder, {LIST: "\n".join([MADE_BY_US, *lines, ""])})


def _answered(mapping: Path) -> bool:
    """Whether a person has written answers into a mapping, besides what an import writes."""
    value = read_yaml(mapping.name, mapping.read_bytes()).value if mapping.is_file() else {}
    return not isinstance(value, dict) or bool(value.keys() - {"source", "licence"})


def last_base(directory: Path, source: str) -> Base:
    """Return what the last import of a source wrote; nothing if that is not known any more."""
    return _bases(side_folder(directory)).get(source, {})


def _bases(side: Path) -> dict[str, Base]:
    try:
        found = json.loads((side / LAST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and all(isinstance(each, dict) for each in found.values()) else {}


def clear_up_interrupted(directory: Path) -> None:
    """Clear up after an import that was stopped in its last step, for example by a power cut; touch nothing else.

    Each record is then either new or as it was, and the next import does the rest. Only the folder beside the
    directory may have been moved away for the new one: then all records had been written, and the new one is put there.
    """
    home, side = directory.resolve(), side_folder(directory)
    for stage in home.parent.glob(f".{side.name}-*-import"):
        if _listed(stage) is None:
            continue  # it only has a name like one
        if not side.exists() and (stage / "old").exists():
            (stage / "side").rename(side)
        shutil.rmtree(stage)


def write_all(directory: Path, made: Review) -> None:
    """Write all that an import made: first everything to temporary files, then each file to its place.

    Raises ForeignFiles if somebody has put something into the folder beside the directory since the import began.
    """
    home, side = directory.resolve(), side_folder(directory)
    refuse_foreign_files(side, None if MAPPING in made.beside else side / MAPPING)
    bases = {**_bases(side), **json.loads(made.beside[LAST])}
    beside = {**made.beside, LAST: json.dumps(bases, ensure_ascii=False, indent=0, sort_keys=True)}
    with TemporaryDirectory("-import", f".{side.name}-", home.parent, ignore_cleanup_errors=True) as name:
        stage = Path(name)
        _write_list(stage)
        _write(stage / "records", made.records)
        _write(stage / "side", beside)
        if (mapping := side / MAPPING).is_file() and MAPPING not in beside:
            shutil.copyfile(mapping, stage / "side" / MAPPING)
        _write_list(stage / "side")
        for file in made.records:
            (home / file).parent.mkdir(exist_ok=True)
            (stage / "records" / file).replace(home / file)
        if side.exists():
            side.rename(stage / "old")
        (stage / "side").rename(side)


def _write(folder: Path, files: Files) -> None:
    for home in {folder, *((folder / name).parent for name in files)}:
        home.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
