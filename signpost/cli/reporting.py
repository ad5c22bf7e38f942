"""The report command: reads, checks, and writes a report on the screen or to a file."""

import sys
from datetime import date
from pathlib import Path

from signpost.checks import check
from signpost.cli.errors import UsageError
from signpost.cli.report import ORDER
from signpost.records.directory import read_directory
from signpost.reports import REPORTS
from signpost.reports.report import ReportError
from signpost.site.overrides import site_sources
from signpost.views.snapshot import Snapshot


def run(folder: Path, today: date, name: str, form: str, file: Path | None) -> bool:
    """Write a report in one of its formats to `file`, or on the screen. Returns whether the records have no errors.

    Raises UsageError for a format that can't be made, or can't be shown on a screen.
    """
    directory = read_directory(folder)
    found = check(directory, today)
    if any(problem.severity == "error" for problem in found):
        print("The records have errors, so there is no report. Run check to see them.", file=sys.stderr)
        return False
    try:
        with site_sources(folder) as sources:
            made = REPORTS[name].formats[form](Snapshot(directory, today, sources=sources), found)
    except ReportError as error:
        raise UsageError(f"This can't be made as {form}: {error}") from error
    if file:
        file.write_bytes(_for_a_file(made, form))
    elif isinstance(made, str):
        print(_for_a_log(made, form), end="")
    else:
        raise UsageError(f"This can't be shown here. Name a file for it: --to {name}.{form}")
    return True


def _for_a_file(made: str | bytes, form: str) -> bytes:
    """The bytes of a report. The byte order mark tells spreadsheet programs that it is UTF-8."""
    if isinstance(made, bytes):
        return made
    return made.encode("utf-8-sig" if form == "csv" else "utf-8")


def _for_a_log(text: str, form: str) -> str:
    """The text without orders to a GitHub workflow."""
    return text.replace(ORDER, "#\\u0023[" if form == "json" else "# #[")
