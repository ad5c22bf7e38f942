"""Writing what an import made: records into the directory, all else into a folder beside it. Whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from signpost.imports.converting.drafts import WRITTEN, Draft
from signpost.imports.reconciling.plan import Plan
from signpost.imports.review.questions import comment
from signpost.imports.review.report import LACKING
from signpost.records.cache import digest
from signpost.records.schema import schema_of
from signpost.records.yaml_text import read_yaml

REPORT: Final = "report.md"
MAPPING: Final = "mapping.yaml"
QUESTIONS: Final = "questions.yaml"
LEFT_OUT: Final = "left-out"
LIST: Final = ".signpost"
MADE_BY_US: Final = "An import by Signpost wrote these files, and the next one writes them afresh."
Files = Mapping[str, str]


class NotOurs(Exception):
    """The folder beside the directory holds something that an import would lose; the words say what and why."""


def side_folder(directory: Path) -> Path:
    """The folder beside a directory for what an import leaves to a person."""
    whole = directory.resolve()
    return whole.with_name(f"{whole.name}-import")


def refuse_strangers(side: Path, mapping: Path | None) -> None:
    """Raise NotOurs where the folder holds what no import wrote or a person has changed, or answers nobody has named.

    An import knows its own files by the list that it writes with them.
    """
    if not side.exists():
        return
    written = _listed(side)
    if written is None:
        raise NotOurs(f"{side} is written afresh by each import, and what is there is not of an import. Move it away.")
    for name in sorted(path.relative_to(side).as_posix() for path in side.rglob("*")):
        if name not in {*written, LIST} and not any(f"{own}/".startswith(f"{name}/") for own in written):
            raise NotOurs(f"{side} is written afresh by each import, and {name} in it is not of one. Move it away.")
    if mapping is None and _answered(side / MAPPING):
        raise NotOurs(f"{side / MAPPING} has answers from an earlier import. Name it with --mapping, or move it away.")
    for name in sorted(written):
        file = side / name
        if name != MAPPING and file.is_file() and digest(file.read_bytes()) != written[name]:
            raise NotOurs(f"{file} has been changed since an import wrote it, and would be lost. Move it away.")


def _listed(side: Path) -> Files | None:
    """The fingerprints of the files that an import has written there, by their names; None where it has no list."""
    try:
        head, *lines = (side / LIST).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):  # none, or nothing that could be one
        return None
    return {name: mark for mark, _, name in (line.partition(" ") for line in lines)} if head == MADE_BY_US else None


def _write_list(folder: Path) -> None:
    """List the files of a folder, each with its fingerprint."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{digest(file.read_bytes())} {file.relative_to(folder).as_posix()}" for file in files]
    _write(folder, {LIST: "\n".join([MADE_BY_US, *lines, ""])})


def _answered(mapping: Path) -> bool:
    """Whether a person has written answers into a mapping, beside what an import writes."""
    value = read_yaml(mapping.name, mapping.read_bytes()).value if mapping.is_file() else {}
    return not isinstance(value, dict) or bool(value.keys() - {"source", "licence"})


def records_of(plan: Plan) -> Files:
    """The files to write into the directory, those first that others belong to."""
    return {draft.file: draft.text for draft in plan.records() if draft.state in WRITTEN}


def left_out(plan: Plan) -> Files:
    """The records that could not be made right, each with what is wrong at its top."""
    return {
        f"{LEFT_OUT}/{draft.file}": "".join(f"# {comment(why)}\n" for why in _reasons(draft)) + draft.text
        for draft in plan.records()
        if draft.text and draft.state not in {*WRITTEN, "same", "differs"}
    }


def _reasons(draft: Draft) -> Iterator[str]:
    if draft.state == "guarded":
        yield "This may be a place that must not be found. Its address and its words were left out."
        yield "Complete it by hand, without any place, and only with the service's own agreement."
    elif draft.state == "waiting":
        yield "This waits for a service of its own that can be written."
    elif draft.state == "incomplete":
        for name in dict.fromkeys(draft.why):
            help_ = schema_of(draft.kind)["properties"][name]["description"]
            yield f"{name} is missing. {LACKING.get(name, help_)}"
    else:
        yield from draft.why


def mend(directory: Path) -> None:
    """Clear up after an import that was stopped in its last moment, as by a power cut; nothing else is touched.

    Each record is in its place or as it was by then, and the next import sees to the rest. Only the folder beside the
    directory may have been taken away for the new one: then all records stood already, and the new one takes its place.
    """
    home, side = directory.resolve(), side_folder(directory)
    for stage in home.parent.glob(f".{side.name}-*-import"):
        if _listed(stage) is None:
            continue  # it only has such a name
        if not side.exists() and (stage / "old").exists():
            (stage / "side").rename(side)
        shutil.rmtree(stage)


def write_all(directory: Path, records: Files, beside: Files) -> None:
    """Write all that an import made. Everything is written out first, and only then put in its place.

    Raises NotOurs where somebody has put something into the folder beside the directory since the import began.
    """
    home, side = directory.resolve(), side_folder(directory)
    refuse_strangers(side, None if MAPPING in beside else side / MAPPING)
    stage = Path(tempfile.mkdtemp(prefix=f".{side.name}-", suffix="-import", dir=home.parent))
    _write_list(stage)
    try:
        _write(stage / "records", records)
        _write(stage / "side", beside)
        if (mapping := side / MAPPING).is_file() and MAPPING not in beside:
            shutil.copyfile(mapping, stage / "side" / MAPPING)
        _write_list(stage / "side")
        for folder in {(home / name).parent for name in records}:
            folder.mkdir(exist_ok=True)
        for name in records:
            (stage / "records" / name).replace(home / name)
        if side.exists():
            side.rename(stage / "old")
        (stage / "side").rename(side)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _write(folder: Path, files: Files) -> None:
    for home in {folder, *((folder / name).parent for name in files)}:
        home.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
