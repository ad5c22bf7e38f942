"""The new directory command: an empty, valid directory for another area, with the vocabulary of the one that is here.

Needs, levels, urgent help and its words are taken from the directory that comes with Signpost, where they stand once.
Only national helplines go along: a local number would send somebody in danger to the wrong place.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from signpost.checks import check
from signpost.cli.draft import parts_of, plain_path, unreadable
from signpost.cli.errors import UsageError
from signpost.cli.prompts import say
from signpost.cli.questions import DIRECTORY_QUESTIONS, DirectoryQuestion
from signpost.cli.report import as_text, counts
from signpost.records.directory import read_directory
from signpost.records.files import FOLDERS
from signpost.records.problem import Problem
from signpost.records.writing import write_record
from signpost.records.yaml_text import read_yaml
from signpost.values.names import id_from

HERE: Final = Path(__file__).resolve().parents[2] / "directory"
DRAFTS: Final = Path(__file__).with_name("pathway_drafts.yaml")
AS_IT_STANDS: Final = ("needs.yaml", "levels.yaml")
# Lines that anyone in England can ring or text, whatever else a directory lists.
NATIONAL: Final = frozenset({"999", "111", "116123", "85258", "08082000247", "08088010327", "08001111"})
# What stands in a directory that nobody was asked about, until somebody is. The number reaches no one.
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
    "Written by build.py new directory. Before anyone sees the site, add your local lines below urgent_help: the "
    "mental health crisis team, and adult and child safeguarding, by day and by night. Then ask a clinician to read "
    "it all. Find knows the words of crisis by itself; those that only your area has go below words."
)
DRAFT: Final = (
    "A draft that holds only what is true in all of England. Make it yours with those who know, and have a clinician "
    "read it. Then write who agreed it, below agreed_by and agreed_on. Until then its page says that nobody has."
)


def run(target: Path, today: date, given: Mapping[str, Any]) -> bool:
    """Write a new directory from the flags given, asking for the rest. False, with nothing written, if it is faulty."""
    _refuse(target)
    _need_what_is_here(today)
    answers = _from_flags(given)
    if sys.stdin is not None and sys.stdin.isatty():
        try:
            _ask_all(answers, today)
        except EOFError:
            raise UsageError("\nThe answers stopped before the end. Nothing was written.") from None
    if not answers:
        create_unasked(target, today)
        _tell(target, (), unasked(target))
        return True
    if missing := [question for question in DIRECTORY_QUESTIONS if question.key not in answers]:
        needed = "\n".join(f"  {question.flag}" for question in missing)
        raise UsageError(f"There is nobody here to ask, so these are needed too:\n{needed}\nNothing was written.")
    problems = _written(target, _files(answers), today)
    if counts(problems)["errors"]:
        _say_faults(problems)
        return False
    _tell(target, problems)
    return True


def create_unasked(target: Path, today: date) -> None:
    """Write a new directory in which everything about it is still to be answered. Raises UsageError as `run` does."""
    _refuse(target)
    _need_what_is_here(today)
    _written(target, _files(TO_BE_ANSWERED), today)


def unasked(target: Path) -> str:
    """What to do about a directory that nobody was asked about."""
    return (
        "Nobody was asked, so its name, region, area and Connector are made up, and every page says that it is a "
        f"demonstration.\nWrite your own into {target}/directory.yaml and {target}/areas.yaml, and delete the line "
        "demonstration: yes."
    )


def _refuse(target: Path) -> None:
    """Refuse a folder that holds anything, and one that has nowhere to stand."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} is there already and is not empty. Choose another name. Nothing was written.")
    if not target.resolve().parent.is_dir():
        raise UsageError(f"There is no folder {target.parent} to put it in. Nothing was written.")


def _need_what_is_here(today: date) -> None:
    """Refuse where the directory that comes with Signpost is not sound, since its vocabulary goes along."""
    files = {"directory.yaml", *AS_IT_STANDS}
    faults = HERE.is_dir() and [item for item in check(read_directory(HERE), today) if item.severity == "error"]
    if faults is False or any(item.file in files for item in faults):
        raise UsageError(
            f"The needs, the levels and the words of urgent help are taken from {HERE}, and files there are missing or "
            "faulty. See build.py check. Nothing was written."
        )


def _from_flags(given: Mapping[str, Any]) -> dict[str, str]:
    answers = {}
    for question in DIRECTORY_QUESTIONS:
        answer = (given[question.key] or "").strip()
        if unreadable(answer):
            raise UsageError(f"{question.flag} has letters that can't be read. Nothing was written.")
        if answer:
            answers[question.key] = answer
    return answers


def _ask_all(answers: dict[str, str], today: date) -> None:
    """Ask a person for every answer that is open or faulty."""
    say("This writes an empty directory for another area, from your answers to a few questions.")
    say("Nothing is written until the end. To stop before that, press Ctrl and C together.")
    for question in DIRECTORY_QUESTIONS:
        if question.key in answers and not _fits(question, answers, today):
            del answers[question.key]
        if question.key not in answers:
            _say_question(question)
        while question.key not in answers:
            answer = input("> ").strip()
            if not answer:
                say("This one is needed.")
            elif unreadable(answer):
                say("There are letters in this that can't be read. Type it again by hand.")
            else:
                answers[question.key] = answer
                if not _fits(question, answers, today):
                    del answers[question.key]


def _say_question(question: DirectoryQuestion) -> None:
    field = question.field
    choices = [choice for choice in field.schema.get("enum", ()) if isinstance(choice, str)]
    example = ", ".join(field.example) if isinstance(field.example, list) else field.example
    print()
    say(f"{question.label}. {field.help}")
    say(f"Choose from: {', '.join(choices)}." if choices else f"For example: {example}")
    if isinstance(field.example, list):
        say("If there are more than one, put commas between them.")


def _fits(question: DirectoryQuestion, answers: Mapping[str, str], today: date) -> bool:
    """Whether an answer will do by itself. Says what is wrong with it, and what could be better."""
    asked = {name: text for name, text in _files(answers).items() if name in {"directory.yaml", "areas.yaml"}}
    with tempfile.TemporaryDirectory(prefix="signpost-") as folder:
        _put(Path(folder), asked)
        found = [item for item in check(read_directory(Path(folder)), today) if _is_about(item, question)]
    for item in found:
        say(f"{'A piece of advice: ' if item.severity == 'warning' else ''}{item.message} {item.fix}")
    return all(item.severity == "warning" for item in found)


def _is_about(found: Problem, question: DirectoryQuestion) -> bool:
    """Whether a problem is that of an answer. The id of an area comes from its name."""
    path = plain_path(found.field)
    return found.file == question.file and (path == question.path or (path == "id" and question.key == "area"))


def _files(answers: Mapping[str, str]) -> dict[str, str]:
    """Every file of the directory, by its name."""
    files = {
        "directory.yaml": write_record("directory", _about(answers), FIRST_STEPS),
        "areas.yaml": write_record("area", _area(answers), "Add your other areas below, each with its own hyphen."),
    }
    files |= {name: (HERE / name).read_text(encoding="utf-8") for name in AS_IT_STANDS}
    drafts: Any = read_yaml(DRAFTS.name, DRAFTS.read_bytes()).value
    return files | {f"pathways/{name}.yaml": write_record("pathway", draft, DRAFT) for name, draft in drafts.items()}


def _about(answers: Mapping[str, str]) -> dict[str, Any]:
    """What directory.yaml says: the answers, and from the directory here what is the same everywhere."""
    about: Any = read_yaml("directory.yaml", (HERE / "directory.yaml").read_bytes()).value
    urgent = about["urgent_help"]
    contact = {name: answers[name] for name in ("role", "phone") if name in answers}
    return {
        "schema_version": about["schema_version"],
        **{name: answers[name] for name in ("name", "region") if name in answers},
        **({"demonstration": "yes"} if answers is TO_BE_ANSWERED else {}),
        "connector": {**({"name": answers["connector"]} if "connector" in answers else {}), "contact": contact},
        "urgent_help": {readers: list(_national(urgent[readers])) for readers in ("public", "professionals")},
        "review_months": about["review_months"],
    }


def _national(lines: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """The helplines whose every number is a national one."""
    for line in lines:
        numbers = {re.sub(r"\D", "", line[way]) for way in ("phone", "text") if way in line}
        if numbers and numbers <= NATIONAL:
            yield line


def _area(answers: Mapping[str, str]) -> dict[str, Any]:
    area: dict[str, Any] = {}
    if "area" in answers:
        area = {"id": id_from(answers["area"]), "name": answers["area"]}
    if "area_kind" in answers:
        area["kind"] = answers["area_kind"].lower()
    if "sectors" in answers:
        area["postcode_sectors"] = [_sector(part) for part in parts_of(answers["sectors"])]
    return area


def _sector(typed: str) -> str:
    """A sector in capitals, with one space where there are any."""
    return " ".join(typed.upper().split())


def _put(folder: Path, files: Mapping[str, str]) -> None:
    for name in FOLDERS:
        (folder / name).mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _written(target: Path, files: Mapping[str, str], today: date) -> Sequence[Problem]:
    """Write a directory whole, or not at all where the checks find an error. What they found."""
    staged = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.resolve().parent))
    try:
        _put(staged, files)
        problems = check(read_directory(staged), today)
        if not counts(problems)["errors"]:
            staged.chmod(0o755)  # the machine makes such a folder for its owner alone
            if target.exists():
                target.rmdir()
            staged.rename(target)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return problems


def _say_faults(problems: Sequence[Problem]) -> None:
    """What is wrong with the answers. They stand in no file yet, so flags say where."""
    for found in problems:
        flag = next((question.flag for question in DIRECTORY_QUESTIONS if _is_about(found, question)), found.file)
        print(f"{flag}: {found.message} {found.fix}", file=sys.stderr)
    print("Nothing was written.", file=sys.stderr)


def _tell(target: Path, problems: Sequence[Problem], more: str = "") -> None:
    """Say what was written, and what comes next."""
    print(f"\nWritten: {target}, an empty directory that passes every check.")
    if more:
        print(more)
    if problems:
        print(as_text(problems, target.resolve().name))
    print(
        f"""
Next:
1. Open {target}/directory.yaml. Below urgent_help, add your mental health crisis team, and adult and child
   safeguarding, by day and by night. A clinician must read this file before the site is published.
2. Read the drafts in {target}/pathways with those who know each route. Write who agreed it, and when.
3. Open {target}/areas.yaml, and add your other areas.
4. Add groups one by one:      python build.py new organisation --directory {target}
   or bring along a list:      python build.py import template ../my-list --directory {target}
5. See whether all is well:    python build.py check --directory {target}
6. Look at the site:           python build.py --directory {target}

The README's section "Use it for your area" tells the rest, up to the published site."""
    )
