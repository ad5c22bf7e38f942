"""The test command: checks the records, builds the site, and looks at what was built."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from signpost.cli import building
from signpost.cli.report import number_of
from signpost.records.directory import read_directory
from signpost.site.browser import find_browser
from signpost.site.inspection.barriers import NoAnswer, barriers
from signpost.site.inspection.links import faults_of_links
from signpost.site.inspection.pages import pages_of
from signpost.site.inspection.sensitive_words import given_away

AXE: Final = Path("node_modules", "axe-core", "axe.min.js")  # in the repository
MOST: Final = 20  # faults of a kind that are printed


def run(folder: Path, out: Path, today: date, *, leaflets: bool = True) -> bool:
    """Test a directory and its site in `out`, which is built. Returns whether all is well."""
    if not building.run(folder, out, today, leaflets=leaflets):
        return False
    print()
    results = (
        _told(f"Links of {number_of(len(pages_of(out)), 'page')}", faults_of_links(out), "leads nowhere"),
        _told("Words of sensitive records", given_away(read_directory(folder), out), ""),
        _without_barriers(folder, out),
    )
    print("All is well." if all(results) else "There is something to mend.")
    return all(results)


def _told(what: str, found: Iterable[str], says: str) -> bool:
    """Print what was found. Returns whether that is nothing."""
    faults = list(found)
    print(f"{what}: {number_of(len(faults), 'fault') if faults else 'no fault'}.")
    for fault in faults[:MOST]:
        print(f"  {fault} {says}".rstrip())
    if len(faults) > MOST:
        print(f"  … and {len(faults) - MOST} more.")
    return not faults


def _without_barriers(folder: Path, out: Path) -> bool:
    """Look for barriers if a browser and axe-core are there, and say so if not: then nothing is wrong, nor known."""
    axe, browser = folder.resolve().parent / AXE, find_browser()
    if not axe.is_file() or browser is None:
        missing = "Chromium, Chrome or Edge" if browser is None else "axe-core, which npm ci fetches"
        print(f"Barriers for disabled people: not looked for. This computer has no {missing}.")
        return True
    try:
        return _told("Barriers for disabled people", barriers(out, axe, browser), "")
    except (NoAnswer, OSError) as fault:
        print(f"Barriers for disabled people: not looked for. {fault}", file=sys.stderr)
        return False
