"""What a report is: a help text, and a function for each format in which it can be had."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from signpost.records.problem import Problem
from signpost.views.snapshot import Snapshot

Problems = Sequence[Problem]
Form = Callable[[Snapshot, Problems], str | bytes]


class ReportError(Exception):
    """A report can't be made in the format that was asked for; the text says why."""


@dataclass(frozen=True)
class Report:
    """A report on a directory without errors.

    Each of `formats` makes it from the directory on one day and the advice that checks have found: as a text, or as the
    bytes of a file.
    """

    help: str
    formats: Mapping[str, Form]
