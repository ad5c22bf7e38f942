"""The options that several commands share, and those of new, import and report, which depend on what there is."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any, Final

from signpost.imports.reading import PACKAGE, SERVICES, SHEET
from signpost.values.date import exact

FIRST_YEAR: Final = 2000  # of the dates accepted for today
LAST_YEAR: Final = 2199  # calendars need a few years after it


def add_kinds(kinds: Any) -> None:
    """Add the kinds of new records, with a flag for each question."""
    from signpost.cli.questions import ASKED, questions

    for kind in (*ASKED, "directory"):
        asks = kinds.add_parser(
            kind, help="a repository of records for another area" if kind == "directory" else f"a new {kind}"
        )
        for question in questions(kind):
            words = f"{question.label}. {question.field.help}".replace("%", "%%")
            asks.add_argument(question.flag, dest=question.key, metavar="TEXT", help=words)
        if kind == "directory":
            asks.add_argument("folder", type=Path, metavar="DIR", help="the folder for it: a new one, or an empty one")
        else:
            asks.add_argument("--id", metavar="TEXT", help="the file's name without .yaml: made from the name")
        if kind == "area":
            add_residents(asks)
        add_common(asks)


def add_residents(asks: Any) -> None:
    """Add the options for the residents of an area."""
    for flag, holds, words in (
        ("--residents", "FILE", "a CSV table of small areas with their residents and deprivation (see the README)"),
        ("--parts", "NAMES", "the wards in that table that make up the area: else all that are in no area yet"),
        ("--source", "TEXT", "where the table comes from, in words to print below it"),
        ("--as-of", "YYYY-MM-DD", "the day on which its figures were published"),
    ):
        asks.add_argument(flag, metavar=holds, default="", help=words)


def add_imports(forms: Any) -> None:
    """Add the formats that can be imported, and the template of a spreadsheet."""
    for form, needs_mapping, words in (
        (SERVICES, False, "services in the form of Open Referral UK: a folder, a file or a web address"),
        (SHEET, True, "a spreadsheet (.xlsx, .ods or .csv), a data package, or rows of JSON"),
    ):
        reads = forms.add_parser(form, help=words)
        reads.add_argument("source", metavar="SOURCE", help=words)
        reads.add_argument(
            "--mapping",
            type=Path,
            metavar="FILE",
            required=needs_mapping,
            help="your answers to what the source leaves out",
        )
        reads.add_argument(
            "--update", action="store_true", help="change records that are there where the source differs"
        )
        add_common(reads)
    words = "a data package that Signpost wrote: data/datapackage.json of a site"
    package = forms.add_parser(PACKAGE, help=words)
    package.add_argument("source", metavar="FILE", help=words)
    package.add_argument(
        "--update", action="store_true", help="change records that are there where the package differs"
    )
    add_common(package)
    template = forms.add_parser("template", help="write a spreadsheet to fill in, and its mapping")
    template.add_argument("folder", type=Path, metavar="FOLDER", help="where to write them")
    add_common(template)


def add_figures(forms: Any) -> None:
    """Add what can be done with figures: counting a list, and writing one to fill in."""
    add = forms.add_parser("add", help="count and round a list of referrals that is kept outside the repository")
    add.add_argument("sheet", type=Path, metavar="SHEET", help="the list (.xlsx, .ods or .csv): one row each, no names")
    add.add_argument("--source", default="", metavar="TEXT", help="where the figures come from, for the tables")
    template = forms.add_parser("template", help="write an empty list to fill in (.xlsx or .csv)")
    template.add_argument("file", type=Path, metavar="FILE", help="where to write it: outside the repository")
    for form in (add, template):
        add_common(form)


def add_reports(reports: Any) -> None:
    """Add the reports, each with the formats in which it can be had."""
    from signpost.reports import REPORTS

    for name, report in REPORTS.items():
        asks = reports.add_parser(name, help=report.help)
        asks.add_argument("--format", choices=list(report.formats), default="text", help="how to write it")
        asks.add_argument("--to", type=Path, metavar="FILE", help="the file to write: on the screen if there is none")
        add_common(asks)


def add_common(parser: argparse.ArgumentParser) -> None:
    """Add the options of every command. They may come before or after the command's name."""
    for name, kind, holds, words in (
        ("--directory", Path, "DIR", "the folder with the records: directory"),
        ("--out", Path, "DIR", "the folder for the site: site"),
        ("--date", day_option, "YYYY-MM-DD", "the day taken for today"),
    ):
        parser.add_argument(name, type=kind, default=argparse.SUPPRESS, metavar=holds, help=words)


def records_in(folder: Path) -> Path:
    """The folder of the records: the one that is named, or `directory` in it, as in a repository of records."""
    within = folder / "directory"
    return within if (within / "directory.yaml").is_file() and not (folder / "directory.yaml").exists() else folder


def day_option(text: str) -> date:
    """Read a day as an option has it. Raises ArgumentTypeError for any other text, and for days far away."""
    day = exact(text)
    if day and FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    raise argparse.ArgumentTypeError(
        f"{text} is not a day between {FIRST_YEAR} and {LAST_YEAR}. Write it as year-month-day, such as 2026-10-01."
    )
