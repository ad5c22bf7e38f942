"""The mapping as a form: the open questions, each switched off, for a person to answer in."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Final

from signpost.imports.reading.mapping import LEAVE_OUT, Answers
from signpost.imports.review.questions import LATER, Question
from signpost.imports.review.quoting import LONGEST_COMMENT
from signpost.records.writing import scalar

OPENING: Final = """\
# Your answers for this import. Lines that start with # are switched off: take the # away to use one.
# What stays blank is for later. Then run the import again with --mapping and the name of this file.

# Where the details come from. It is shown on the pages, and must stay the same from run to run.
source: {source}
# The licence, if it asks to be named.
{licence}
"""
TO_PASTE: Final = """\
# Questions that your mapping does not answer yet. Paste what you need into it, and take the # away.
# What stays blank is for later.
"""
WAITING: Final = """\
# These wait: each lacks an answer of its own. Paste as many as you have time for under services in your mapping,
# and take the # away. What stays blank is for later.

#services:
"""
# The sections of a mapping, in the order in which they are asked for.
NOTES: Final = {
    "defaults": "What the source does not say, answered once for all its services. Any other answer wins over it. "
    "venue: ask has readers ask where it meets.",
    "organisation": "The same for all organisations.",
    "organisations": "Single organisations, by their ids or names in the source.",
    "categories": "What the source's own words stand for. The needs are proposals: only you can say which are right. "
    "[] is none.",
    "cells": "Cells that were not understood. Write what each means, such as online, or fields, such as "
    '{ joining: book }, or nothing. "*" is every other such cell of its column: fields, or nothing.',
    "areas": "The source's words for areas, and the id of the area that each stands for.",
    "names": 'Groups without a need, by words of their names. Several words: "walk, walking".',
    "run_by": "Groups without a need, by who runs them.",
    "services": f"Single services, by their ids in the source. Write {LEAVE_OUT} for one that is not for your "
    "directory.",
    "sensitive_checked": "These speak of abuse or of refuge. List one only when you are sure that everybody may know "
    "where it is.",
}
PROPOSALS: Final = """\
# Take every need that is proposed above and at least so certain, in percent.
#proposals: 75
"""


def mapping_form(asked: Iterable[Question], answers: Answers, *, whole: bool) -> str:
    """Write the open questions in the form of a mapping: a `whole` file, or sections to paste into one."""
    parts = [_opening(answers) if whole else TO_PASTE]
    for section, note in NOTES.items():
        if lines := list(_switched_off(asked, section)):
            notes = textwrap.wrap(note, LONGEST_COMMENT - 2, break_on_hyphens=False)
            parts.append("\n".join([*(f"# {line}" for line in notes), f"#{section}:", *lines, ""]))
    if any("needs: [" in line and "[]" not in line for one in asked for line in one.form):
        parts.append(PROPOSALS)
    return "\n".join(parts)


def waiting_form(asked: Iterable[Question]) -> str:
    """Write the services that are asked about later, or "" if there are none."""
    lines = list(_switched_off(asked, LATER))
    return WAITING + "\n".join([*lines, ""]) if lines else ""


def _opening(answers: Answers) -> str:
    licence = f"licence: {scalar(answers.licence or 'Open Government Licence v3.0')}"
    return OPENING.format(source=scalar(answers.source), licence=licence if answers.licence else f"#{licence}")


def _switched_off(asked: Iterable[Question], section: str) -> Iterator[str]:
    return (f"#{line}" for one in asked if one.section == section for line in one.form)
