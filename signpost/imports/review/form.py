"""The mapping as a form: the open questions, commented out, for a person to answer."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from string import Template
from typing import Final

from signpost.imports.reading.mapping import Answers
from signpost.imports.review.question_form import LATER, OpenQuestion
from signpost.records.writing import scalar

# A paragraph for each section of a mapping; ${section} stands for its questions.
SECTIONS: Final = Path(__file__).with_name("starter") / "questions.yaml"
WHOLE: Final = """\
# Your answers for this import. Lines that start with # are switched off: take the # away to use one.
# What stays blank is for later. Then run the import again with --mapping and the name of this file.

# Where the details come from. It is shown on the pages, and must stay the same from run to run.
source: {source}
# The licence, if it asks to be named.
{switch}licence: {licence}
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


def mapping_form(asked: Iterable[OpenQuestion], answers: Answers, *, whole: bool) -> str:
    """Write the open questions in the form of a mapping: a `whole` file, or sections to paste into one."""
    found = _switched_off(asked)
    if "needs: [" in "".join(found.values()).replace("needs: []", ""):
        found["proposals"] = "#proposals: 75"
    licence = scalar(answers.licence or "Open Government Licence v3.0")
    opening = WHOLE.format(source=scalar(answers.source), switch="" if answers.licence else "#", licence=licence)
    paragraphs = (Template(each) for each in SECTIONS.read_text(encoding="utf-8").strip().split("\n\n"))
    asked_for = [each.substitute(found) + "\n" for each in paragraphs if found[each.get_identifiers()[0]]]
    return "\n".join([opening if whole else TO_PASTE, *asked_for])


def waiting_form(asked: Iterable[OpenQuestion]) -> str:
    """Write the form for the services that wait, or "" if there are none."""
    later = _switched_off(asked)[LATER]
    return f"{WAITING}{later}\n" if later else ""


def _switched_off(asked: Iterable[OpenQuestion]) -> defaultdict[str, str]:
    """Return the commented lines for each section, as one text."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in asked:
        found[one.section] += [f"#{line}" for line in one.form]
    return defaultdict(str, {section: "\n".join(lines) for section, lines in found.items()})
