"""The import command: makes records from other people's lists, and a report on what a person must look at."""

import shutil
import sys
from datetime import date
from pathlib import Path

from signpost.cli import new_directory
from signpost.cli.errors import UsageError, command
from signpost.cli.report import as_text, number_of, show
from signpost.imports.converting.sensitive import fit_to_repeat
from signpost.imports.reading.formats import is_web, read
from signpost.imports.reading.hsds_api import check_address
from signpost.imports.reading.listing import SourceFault
from signpost.imports.reading.mapping import Answers
from signpost.imports.reading.mapping_file import read_mapping
from signpost.imports.reconciling.merge import Difference
from signpost.imports.reconciling.outcome import Target
from signpost.imports.review.files_to_write import DETAILS, LEFT_OUT, MAPPING, QUESTIONS, REPORT
from signpost.imports.review.quoting import comment
from signpost.imports.review.report import KINDS, counts
from signpost.imports.review.template import SHEET, write_template
from signpost.imports.review.write import ForeignFiles, clear_up_interrupted, refuse_foreign_files, side_folder
from signpost.imports.run import ImportResult, run_import
from signpost.records.directory import read_directory
from signpost.records.problem import printable


def run(folder: Path, today: date, form: str, source: str, mapping: Path | None, *, update: bool) -> bool:
    """Import a source into a directory, which is created if there is none.

    Returns False if faults stop the import, or if it made no record. A new directory is then kept only if there are
    questions to answer in it.
    """
    clear_up_interrupted(folder)
    _require(source, mapping)
    try:
        refuse_foreign_files(side_folder(folder), mapping)
        return _run(folder, today, form, source, mapping, update=update)
    except ForeignFiles as strange:
        raise UsageError(str(strange)) from None


def _run(folder: Path, today: date, form: str, source: str, mapping: Path | None, *, update: bool) -> bool:
    new = not folder.exists()
    if new:
        new_directory.create_unasked(folder, today)
    try:
        made = _import(folder, today, form, source, mapping, update=update)
    except SourceFault as fault:
        if new:
            shutil.rmtree(folder)
        tell(f"{fault}\nNothing was imported.")
        return False
    if new:
        print(f"{folder} is a new directory. {new_directory.unasked(folder)}")
    return made


def _import(folder: Path, today: date, form: str, source: str, mapping: Path | None, *, update: bool) -> bool:
    directory = read_directory(folder)
    answers = Answers()
    if mapping is not None:
        answers, problems = read_mapping(mapping, directory)
        if problems:
            sys.stderr.write(as_text(problems, str(mapping.parent)))
            tell("Nothing was imported: first mend the mapping.")
            return False
    tell(f"Reading {printable(source)} …")
    reading = read(form, source, answers, _tell_if_fit, tell)
    target = Target(folder, directory, today, update)
    done = run_import(reading, answers, target, tell, mapped=mapping is not None)
    _sum_up(done, folder, mapping, update=update)
    if reading.missing:
        tell("Not all of the source was read, so nothing is called gone. Run the same again.")
    return not reading.missing and any(one.exists_after for one in done.reconciled.records("activity"))


def _require(source: str, mapping: Path | None) -> None:
    if is_web(source):
        try:
            check_address(source)
        except SourceFault as fault:
            raise UsageError(f"{fault} Nothing was imported.") from None
    elif not source or not Path(source).exists():
        raise UsageError(f"There is no file or folder called “{source}”.")
    if mapping is not None and not mapping.is_file():
        raise UsageError(f"There is no mapping called {mapping}.")


def _tell_if_fit(words: str) -> None:
    if fit_to_repeat(words, ()):
        tell(words)


def _sum_up(done: ImportResult, folder: Path, mapping: Path | None, *, update: bool) -> None:
    side, asked, reconciled = side_folder(folder), done.review.count, done.reconciled
    for kind, found in counts(reconciled).items():
        told = ", ".join(f"{number} {state}" for state, number in found.items() if number)
        print(f"{KINDS[kind]}: {told or 'none'}.")
    differ = "Changed:" if update else "Different in the source, and not changed here (--update takes it over):"
    lapsed = [f"{one.file}, checked {_short(one.lapsed)}" for one in reconciled.records() if one.lapsed]
    show(differ, [f"{one.file}, {_told(item)}" for one in reconciled.records() for item in one.differences])
    show("What was checked has changed, so these checks no longer hold. Ring each:", lapsed)
    show(
        "Changed by a person and in the source, and left as they are. Answer under services:",
        [f"{one.file}, {_told(item)}" for one in reconciled.records() for item in one.conflicts],
    )
    show("No longer in the source. Ask before you close any, nothing was changed:", list(reconciled.gone))
    if any(one.state == "new" for one in reconciled.records("activity")):
        print("Nobody has checked the new ones yet. Ring each, and write verified: until then no leaflet prints them.")
    if faulty := sum(one.state == "faulty" for one in reconciled.records()):
        print(f"To be mended by a person: {number_of(faulty, 'record')}. {side / LEFT_OUT} says what is wrong.")
    print(f"{side / REPORT} is a page on all this; {DETAILS} beside it says what became of every value.")
    if asked:
        answers = side / (MAPPING if mapping is None else QUESTIONS)
        print(f"Left for a person: {number_of(asked, 'question')}. Answer as {answers} shows, and import again.")


def _told(item: Difference) -> str:
    return f"{item.field}: {_short(item.old) or 'nothing'} → {_short(item.new)}"


def _short(text: str) -> str:
    return comment(text, 60)


def write_example(folder: Path, directory: Path) -> None:
    """Write a spreadsheet to fill in and its mapping, for the directory if there is one."""
    try:
        sheet, mapping = write_template(folder, read_directory(directory) if directory.is_dir() else None)
    except SourceFault as there:
        raise UsageError(str(there)) from None
    print(f"Written: {sheet} and {mapping}. Fill in the one, and read the other.")
    named = "" if directory == Path("directory") else f" --directory {directory}"
    print(f"Then run: {command()} import csv {folder / SHEET} --mapping {mapping}{named}")


def tell(words: str) -> None:
    """Print what is happening, with control characters removed: words of a source must not control the terminal."""
    print("\n".join(map(printable, words.split("\n"))), file=sys.stderr, flush=True)
