"""Problems with one cause are reported once: at the cause, and not at each of its consequences."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from signpost.checks.redaction import UNNAMED
from signpost.checks.words import join_words
from signpost.records.problem import Problem

ALONE: Final = frozenset({"record-misplaced", "template-untouched"})  # after these, nothing else in the file matters
MOST_NAMED: Final = 5  # files


def without_consequences(found: Sequence[Problem]) -> Iterator[Problem]:
    """The problems of one check, without mere consequences of a file that is not what it should be."""
    alone = {problem.file for problem in found if problem.code in ALONE}
    return (problem for problem in found if problem.file not in alone or problem.code in ALONE)


def grouped(found: Sequence[Problem]) -> list[Problem]:
    """The problems for a report: several records that name the same missing record are one problem."""
    uses = defaultdict(list)
    for problem in found:
        if problem.code == "reference-unknown":
            uses[problem.message].append(problem)
    told = []
    for problem in found:
        same = uses[problem.message] if problem.code == "reference-unknown" else []
        if len({use.file for use in same}) < 2:
            told.append(problem)
        elif problem is same[0]:
            told.append(_gone(problem, same))
    return told


def _gone(first: Problem, uses: Sequence[Problem]) -> Problem:
    """The problem of a missing record that several others name: most likely it was deleted or renamed."""
    files = list(dict.fromkeys(use.file for use in uses))
    named = [file for file in files if UNNAMED not in file][:MOST_NAMED]
    others = [f"{len(files) - len(named)} more"] if len(files) > len(named) else []
    return replace(
        first,
        message=f"{first.message} {len(files)} files name it: {join_words([*named, *others])}.",
        fix=f"If it was deleted or renamed by mistake, put it back. If not, change it in these. {first.fix}",
    )
