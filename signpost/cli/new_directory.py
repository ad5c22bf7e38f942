"""The new directory command: makes a repository for another area, with an empty, valid directory in it.

Needs, levels, urgent help and its words are copied from those that come with Signpost.
Only national helplines are copied: a local number would send somebody in danger to the wrong place.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from signpost.checks import check
from signpost.cli.creating import ask, take_flags, write
from signpost.cli.errors import UsageError, command
from signpost.cli.form import Form, parts_of
from signpost.cli.new_repository import PINS, RECORDS, add_repository, pin_of_this
from signpost.cli.questions import Question
from signpost.cli.report import as_text
from signpost.cli.writing_files import write_directory
from signpost.records.directory import read_directory
from signpost.records.engine_files import VOCABULARY
from signpost.records.problem import Problem
from signpost.records.writing import write_record
from signpost.records.yaml_text import read_yaml
from signpost.values.helplines import NUMBERS
from signpost.values.names import id_from
from signpost.values.phone import national

DRAFTS: Final = Path(__file__).with_name("pathway_drafts.yaml")
# Fillers in a directory whose questions have not been asked yet. The number reaches nobody.
TO_BE_ANSWERED: Final = {
    "name": "Our Signpost",
    "region": "Our area",
    "area": "Our area",
    "area_kind": "neighbourhood",
    "connector": "Community Connector",
    "role": "Connector on duty",
    "phone": "01632 960000",
}
FIRST_STEPS: Final = (
    "Written by the command new directory. Before anyone sees the site, add your local lines below urgent_help: the "
    "mental health crisis team, and adult and child safeguarding, by day and by night. Then ask a clinician to read "
    "it all. Find knows the words of crisis by itself; those that only your area has go below words."
)
DRAFT: Final = (
    "A draft that holds only what is true in all of England. Make it yours with those who know, and have a clinician "
    "read it. Then write who agreed it, below agreed_by and agreed_on. Until then its page says that nobody has."
)


@dataclass
class DirectoryForm(Form):
    """The answers for a new repository in `folder`, or for records alone."""

    records_alone: bool = False

    def problems(self) -> Sequence[Problem]:
        with tempfile.TemporaryDirectory(prefix="signpost-") as folder:
            write_directory(Path(folder), self._files())
            return check(read_directory(Path(folder)), self.today)

    def write(self) -> None:
        staged = Path(tempfile.mkdtemp(prefix=f".{self.folder.name}-", dir=self.folder.resolve().parent))
        try:
            if self.records_alone:
                write_directory(staged, self._files())
            else:
                write_directory(staged / RECORDS, self._files())
                add_repository(staged)
            staged.chmod(0o755)  # such a folder is private to its owner at first
            if self.folder.exists():
                self.folder.rmdir()
            staged.rename(self.folder)
        finally:
            shutil.rmtree(staged, ignore_errors=True)

    def _files(self) -> dict[str, str]:
        """The files of the directory, by name."""
        drafts: Any = read_yaml(DRAFTS.name, DRAFTS.read_bytes()).value
        return {
            "directory.yaml": write_record("directory", self._about(), FIRST_STEPS),
            "areas.yaml": write_record("area", self._area(), "Add your other areas below, each with its own hyphen."),
            **{name: (VOCABULARY / name).read_text(encoding="utf-8") for name in _as_it_stands()},
            **{f"pathways/{name}.yaml": write_record("pathway", draft, DRAFT) for name, draft in drafts.items()},
        }

    def _about(self) -> dict[str, Any]:
        """The values of directory.yaml: the answers, and from the directory here what is the same everywhere."""
        about: Any = read_yaml("directory.yaml", (VOCABULARY / "directory.yaml").read_bytes()).value
        urgent, said = about["urgent_help"], self._said
        return {
            "schema_version": about["schema_version"],
            "name": said["name"],
            "region": said["region"],
            **({"demonstration": "yes"} if self.answers == TO_BE_ANSWERED else {}),
            "connector": {"name": said["connector"], "contact": {"role": said["role"], "phone": said["phone"]}},
            "urgent_help": {readers: list(_national(urgent[readers])) for readers in ("public", "professionals")},
            "review_months": about["review_months"],
            "themes": about["themes"],
        }

    def _area(self) -> dict[str, Any]:
        said = self._said
        sectors = [" ".join(part.upper().split()) for part in parts_of(said.get("sectors", ""))]
        area = {"id": id_from(said["area"]), "name": said["area"], "kind": said["area_kind"]}
        return area | ({"postcode_sectors": sectors} if sectors else {})

    @property
    def _said(self) -> dict[str, str]:
        """All answers, with fillers for those that are missing, so that the rest can be checked."""
        return TO_BE_ANSWERED | self.answers

    def question_of(self, found: Problem) -> Question | None:
        """The question whose answer a problem is about. The id of an area comes from its name."""
        of_id = found.file == "areas.yaml" and found.field == "id"
        return super().question_of(replace(found, field="name") if of_id else found)


def _as_it_stands() -> tuple[str, ...]:
    """The files that come with Signpost and are copied unchanged."""
    lists = ("levels.yaml", "assurance.yaml", "conversation.yaml")
    return (*lists, *(f"needs/{file.name}" for file in sorted(VOCABULARY.glob("needs/*.yaml"))))


def run(target: Path, today: date, given: Mapping[str, Any]) -> bool:
    """Write a new repository from the flags given; ask for the rest. Returns False, and writes nothing, on errors."""
    form = _form(target, today)
    take_flags(form, given)
    if not form.answers and not (sys.stdin is not None and sys.stdin.isatty()):
        form.answers |= TO_BE_ANSWERED
        form.write()
        _tell(target, (), unasked(target / RECORDS))
        return True
    ask(form)
    problems = write(form)
    if problems is not None:
        _tell(target, problems)
    return problems is not None


def create_unasked(target: Path, today: date) -> None:
    """Write the records of a new directory alone, with fillers for all answers. Raises UsageError as `run` does."""
    form = _form(target, today)
    form.records_alone = True
    form.answers |= TO_BE_ANSWERED
    form.write()


def _form(target: Path, today: date) -> DirectoryForm:
    _refuse(target)
    _need_vocabulary(DirectoryForm(target, "directory", today, dict(TO_BE_ANSWERED)))
    return DirectoryForm(target, "directory", today)


def unasked(target: Path) -> str:
    """Say what to do about the fillers in a directory."""
    return (
        "Nobody was asked, so its name, region, area and Connector are made up, and every page says that it is a "
        f"demonstration.\nWrite your own into {target}/directory.yaml and {target}/areas.yaml, and delete the line "
        "demonstration: yes."
    )


def _refuse(target: Path) -> None:
    """Refuse a folder that is not empty, or that can't be created."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} is there already and is not empty. Choose another name. Nothing was written.")
    if not target.resolve().parent.is_dir():
        raise UsageError(f"There is no folder {target.parent} to put it in. Nothing was written.")


def _need_vocabulary(unasked: DirectoryForm) -> None:
    """Refuse if what comes with Signpost can't be copied, or has errors."""
    try:
        faults = any(item.severity == "error" for item in unasked.problems())
    except (OSError, TypeError, KeyError):  # a file is missing, or is no record at all
        faults = True
    if faults:
        raise UsageError(
            f"The needs, the levels and the words of urgent help are taken from {VOCABULARY}, and files there are "
            "missing or faulty. Nothing was written."
        )


def _national(lines: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """The helplines whose numbers are all national."""
    for line in lines:
        numbers = {national(line[way]) for way in ("phone", "text") if way in line}
        if numbers and numbers <= NUMBERS.keys():
            yield line


def _tell(target: Path, problems: Sequence[Problem], more: str = "") -> None:
    """Print what was written, and what comes next."""
    print(f"\nWritten: {target}, with an empty directory in {target / RECORDS} that passes every check.")
    if more:
        print(more)
    if problems:
        print(as_text(problems, RECORDS))
    records = target / RECORDS
    print(
        f"""
Next:
1. Open {records / "directory.yaml"}. Below urgent_help, add your mental health crisis team, and adult and
   child safeguarding, by day and by night. A clinician must read this file before the site is published.
2. Read the drafts in {records / "pathways"} with those who know each route. Write who agreed it, and when.
3. Open {records / "areas.yaml"}, and add your other areas.
4. Add groups one by one:      {command()} new organisation --directory {target}
   or bring along a list:      {command()} import template my-list --directory {target}
5. See whether all is well:    {command()} check --directory {target}
6. Look at the site:           {command()} --directory {target} --out {target / "site"}

{target / "README.md"} tells the rest, up to the published site."""
    )
    if not pin_of_this().line:
        print(
            f"Before others can build it, write into {target / PINS} which Signpost it needs, as the notes there say."
        )
