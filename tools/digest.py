"""Write what there is to keep true, for one issue: whom to ask this month, dead links, and likely duplicates.

`python -m tools.digest DIRECTORY LINKS` prints it as Markdown, or nothing if there is nothing to do. LINKS is what
`python -m tools.links` has printed. Sensitive services are counted and not named: anyone can read an issue.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from signpost.checks import check
from signpost.checks.markdown import as_code, as_plain
from signpost.cli.main import date_in_london
from signpost.cli.report import number_of
from signpost.records.directory import Directory, read_directory
from signpost.records.problem import Problem
from signpost.reports.freshness import freshness_report
from signpost.reports.ring_round import Call, RingRound, ring_round
from signpost.reports.ring_round_words import NO_WAY
from signpost.views.snapshot import Snapshot

MOST: Final = 15  # activities to confirm in a month: more than that, and nobody begins
LONGEST: Final = 50  # links, and as many duplicates
OPENING: Final = "Thank you for keeping this directory true. This is written anew each night, so tick nothing here: "
ENDING: Final = (
    "write each check into its record, and it goes from this list. What to read out is in the sheet that "
    "`build.py report ring-round --format pdf --to sheet.pdf` makes."
)
SIDE_BY_SIDE: Final = "\n`build.py report duplicates` puts each pair side by side."
ERRORS: Final = "The records have errors, so the site is not published. `build.py check` says what to mend."


def digest(directory: Directory, today: date, links: list[dict[str, Any]]) -> str:
    """The issue's text for one day; "" if there is nothing to do."""
    found = check(directory, today)
    if any(item.severity == "error" for item in found):
        return ERRORS + "\n"
    snapshot = Snapshot(directory, today)
    sections = (_calls(ring_round(snapshot, found)), _passed(snapshot, found), _links(links), _twice(found))
    parts = ["\n".join(section) for section in sections if section]
    return "\n\n".join([OPENING + ENDING, *parts]) + "\n" if parts else ""


def _calls(plan: RingRound) -> list[str]:
    """The calls with the most urgent activities."""
    due = sum(item.due for call in plan.calls for item in call.items)
    apart = sum(item.due for call in plan.sensitive for item in call.items)
    lines = [_call(call) for call in _first(plan.calls, MOST)]
    if due > MOST:
        lines.append(f"- {due - MOST} more can wait: {MOST} a month are enough.")
    if apart:
        lines.append(f"- {apart} more about services that are not named here. They are in the sheet.")
    return ["### To confirm this month\n", *lines] if lines else []


def _first(calls: tuple[Call, ...], left: int) -> Iterator[Call]:
    """The calls of the first `left` activities that are due, with these alone."""
    for call in calls:
        items = [item for item in call.items if item.due][:left]
        left -= len(items)
        if items:
            yield replace(call, items=tuple(items))


def _call(call: Call) -> str:
    way = f"{call.way.verb} {as_code(call.way.words)}" if call.way.words else NO_WAY
    who = ", ".join(map(as_code, call.organisations))
    what = "; ".join(f"{as_code(item.name)}, last check: {as_plain(item.last_check)}" for item in call.items)
    return f"- {way}{f' ({who})' if who else ''}: {what}"


def _passed(snapshot: Snapshot, found: tuple[Problem, ...]) -> list[str]:
    """Days that have passed or soon will, without a word of what followed."""
    lines = [
        f"- {as_code(item.file)}, line {item.line}: {as_plain(item.message)}"
        for item in freshness_report(snapshot, found).advice
    ]
    return ["### Days that have passed, or soon will\n", *_few(lines)] if lines else []


def _links(links: list[dict[str, Any]]) -> list[str]:
    lines = [f"- {as_code(item['link'])} in {_files(item['files'])}: {as_plain(item['says'])}" for item in links]
    return ["### Links that answer no more\n", *_few(lines)] if lines else []


def _files(files: list[str]) -> str:
    return ", ".join(map(as_code, files))


def _twice(found: tuple[Problem, ...]) -> list[str]:
    lines = [f"- {as_code(item.file)}: {as_plain(item.message)}" for item in found if item.code == "group-twice"]
    return ["### Perhaps here twice\n", *_few(lines), SIDE_BY_SIDE] if lines else []


def _few(lines: list[str]) -> list[str]:
    more = len(lines) - LONGEST
    return [*lines[:LONGEST], *([f"- And {number_of(more, 'more', 'more')}."] if more > 0 else [])]


def main(arguments: list[str]) -> int:
    """Print the digest of today."""
    links = json.loads(Path(arguments[1]).read_text("utf-8"))
    print(digest(read_directory(Path(arguments[0])), date_in_london(), links), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
