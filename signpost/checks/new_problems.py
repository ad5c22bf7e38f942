"""Problems that a change brings in."""

from collections.abc import Iterable
from datetime import date

from signpost.checks import check
from signpost.records.directory import Directory
from signpost.records.problem import Problem


def new_problems(before: Iterable[Problem], new: Directory, today: date) -> list[Problem]:
    """The problems that the checks find in a directory and that were not there before, wherever their lines are now."""
    known = {(one.file, one.code, one.message) for one in before}
    return [one for one in check(new, today) if (one.file, one.code, one.message) not in known]
