"""The changes command: what a change of the records means for its reviewer and for the site."""

import sys
from datetime import date
from pathlib import Path

from signpost.changes.affected import Affected, affected
from signpost.changes.review import review
from signpost.checks import check
from signpost.cli.change_report import FORMATS
from signpost.cli.earlier import earlier
from signpost.records.directory import Directory, read_directory
from signpost.site.overrides import site_sources
from signpost.views.snapshot import Snapshot


def run(folder: Path, since: str, today: date, form: str) -> bool:
    """Print what differs between the records in `folder` and those of a folder or Git revision. Always returns True."""
    with earlier(folder, since) as before:
        old, new = read_directory(before), read_directory(folder)
        with site_sources(folder) as sources:
            print(FORMATS[form](review(old, new), _affected(old, new, today, sources)), end="")
    return True


def _affected(old: Directory, new: Directory, today: date, sources: Path) -> Affected:
    """The pages and leaflets that differ; none if the records have errors, since nothing can be built from those."""
    if any(problem.severity == "error" for directory in (old, new) for problem in check(directory, today)):
        print(
            "The records have errors, so this can't say which pages will change. Run check to see them.",
            file=sys.stderr,
        )
        return Affected()
    return affected(Snapshot(old, today, sources=sources), Snapshot(new, today, sources=sources))
