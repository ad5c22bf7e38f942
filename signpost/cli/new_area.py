"""The new area command: adds an area to areas.yaml, and its residents, out of a published table, to the figures."""

import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from signpost.checks import check
from signpost.cli.creating import ask, take_flags
from signpost.cli.errors import UsageError
from signpost.cli.form import Form, parts_of
from signpost.cli.questions import Question
from signpost.cli.report import as_text
from signpost.cli.small_areas import SmallArea, chosen, read_small_areas
from signpost.cli.writing_files import next_steps, write_files
from signpost.records.csv_text import read_csv, write_csv
from signpost.records.directory import Directory, read_directory
from signpost.records.problem import Problem
from signpost.records.table_schema import columns_of, file_of
from signpost.records.writing import write_plain
from signpost.values.names import id_from

AREAS: Final = "areas.yaml"
POPULATION: Final = file_of("population")
Rows = Sequence[Mapping[str, str]]


@dataclass(kw_only=True)
class AreaForm(Form):
    """The answers for a new area, and the rows of its residents.

    If an area with the id `chosen_id` is there already, only its residents are added.
    """

    directory: Directory
    chosen_id: str = ""
    residents: Rows = ()

    @property
    def id(self) -> str:
        return self.chosen_id or id_from(self.answers.get("name", ""))

    @property
    def is_there(self) -> bool:
        return self.id in self.directory.areas

    def to_ask(self, question: Question) -> bool:
        return not self.is_there and super().to_ask(question)

    def choices(self, question: Question) -> dict[str, str]:
        if question.refers_to == "area":
            areas = self.directory.areas
            return {id_from(area.name): id_ for id_, area in areas.items()} | {id_: id_ for id_ in areas}
        return super().choices(question)

    def problems(self) -> Sequence[Problem]:
        with tempfile.TemporaryDirectory(prefix="signpost-") as home:
            copy = Path(shutil.copytree(self.folder, Path(home) / "directory"))
            write_files(copy, self._files())
            before = {(found.file, found.code, found.message) for found in check(self.directory, self.today)}
            found = check(read_directory(copy), self.today)
            return [one for one in found if (one.file, one.code, one.message) not in before]

    def write(self) -> None:
        write_files(self.folder, self._files())

    def _files(self) -> dict[str, bytes]:
        """The files with the area and its residents in them, by their names in the directory."""
        files = {}
        if not self.is_there:
            file = self.folder / AREAS
            before = file.read_bytes().rstrip(b"\n") + b"\n\n" if file.exists() else b""
            files[AREAS] = before + self._item().encode()
        if self.residents:
            files[POPULATION] = _table(self.folder / POPULATION, self.residents)
        return files

    def _item(self) -> str:
        said = {question.key: self.answers[question.key] for question in self.questions if question.key in self.answers}
        sectors = [" ".join(part.upper().split()) for part in parts_of(said.pop("postcode_sectors", ""))]
        values: dict[str, Any] = {"id": self.id, **said, **({"postcode_sectors": sectors} if sectors else {})}
        text = write_plain("area", values)
        return text[text.index("- id:") :]


def run(folder: Path, today: date, given: Mapping[str, Any]) -> bool:
    """Add an area from the flags given, and ask for the rest. Returns False, and writes nothing, on errors.

    Raises UsageError.
    """
    form = AreaForm(folder, "area", today, directory=read_directory(folder), chosen_id=given["id"] or "")
    take_flags(form, given)
    ask(form)
    if form.is_there and not given["residents"]:
        raise UsageError(f"There is an area with the id {form.id} already. Nothing was written.")
    if given["residents"]:
        form.residents = _residents(form, given)
    problems = form.problems()
    if any(found.severity == "error" for found in problems):
        print(as_text(problems, folder.resolve().name), file=sys.stderr)
        print("Nothing was written.", file=sys.stderr)
        return False
    form.write()
    _tell(form)
    return True


def _residents(form: AreaForm, given: Mapping[str, Any]) -> Rows:
    """The rows of the area's residents. Raises UsageError."""
    for flag in ("source", "as_of"):
        if not given[flag]:
            raise UsageError(f"With --residents, --{flag.replace('_', '-')} is needed too. Nothing was written.")
    file = Path(given["residents"])
    if not file.is_file():
        raise UsageError(f"There is no file {file}. Nothing was written.")
    taken = [row.code for row in form.directory.figures.population if row.area != form.id]
    rows = chosen(read_small_areas(file), parts_of(given["parts"]), taken)
    return [_row(form.id, row, given["source"], given["as_of"]) for row in rows]


def _row(area: str, row: SmallArea, source: str, as_of: str) -> Mapping[str, str]:
    return {**asdict(row), "area": area, "source": source, "as_of": as_of}


def _table(file: Path, rows: Rows) -> bytes:
    """A table of residents with these rows, in place of those for the same small areas."""
    columns = columns_of("population")
    old = read_csv(POPULATION, file.read_bytes()).rows if file.exists() else ()
    new = {row["code"] for row in rows}
    kept = [row.cells for row in old if dict(zip(columns, row.cells, strict=False)).get("code") not in new]
    return write_csv([columns, *kept, *([row[name] for name in columns] for row in rows)])


def _tell(form: AreaForm) -> None:
    files = [form.folder / AREAS] if not form.is_there else []
    if form.residents:
        people = sum(int(row["residents"]) for row in form.residents)
        files.append(form.folder / POPULATION)
        print(f"{form.id} now has {len(form.residents)} small areas with {people:,} residents.")
    print(f"Written: {', '.join(map(str, files))}")
    print("\n".join(next_steps(form.folder, files)))
