"""Outlines of areas: each is of an area that is there."""

from collections.abc import Iterator
from datetime import date

from signpost.records.directory import Directory
from signpost.records.outlines import FILE
from signpost.records.problem import Problem, problem, quoted
from signpost.values.spelling import closest_match


def outlines(directory: Directory, today: date) -> Iterator[Problem]:
    """Outlines of areas that nobody has heard of. If there are no areas at all, that is told elsewhere."""
    if not directory.areas or (directory.focus and FILE not in directory.focus):
        return
    for outline in directory.folder.outlines.outlines:
        if outline.area not in directory.areas:
            guess = closest_match(outline.area, directory.areas)
            yield problem(
                outline.place,
                "reference-unknown",
                f"There is no area with the id {quoted(outline.area)}.",
                f"Did you mean {guess}?" if guess else "Write the id of an area that is there, or delete its outline.",
            )
