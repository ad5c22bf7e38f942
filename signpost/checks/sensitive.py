"""Sensitive services: nothing in the record may lead to the door. What was typed is never quoted."""

import re
from collections.abc import Iterator
from typing import Final

from signpost.checks.each import Beside, each_record
from signpost.records.model import Record
from signpost.records.problem import Problem, problem

PLACES: Final = ("venue", "address", "town", "postcode", "coordinates", "bus_routes")
POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9][A-Z]{2}\b", re.IGNORECASE)
STREET: Final = re.compile(
    r"\b\d+[a-z]?,?\s+(?:[A-Z][\w'’-]+\s+){1,4}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Close|Drive|Way|Terrace|Crescent|"
    r"Court|Place|Gardens|Grove|Hill|Square|Row|Walk|Parade|Mews|Green|Park|Rise|View)\b"
)


@each_record()
def sensitive(record: Record, beside: Beside) -> Iterator[Problem]:
    """Places, postcodes and street addresses in sensitive records and in what belongs to them."""
    if beside.sensitive:
        yield from _forbidden_fields(record)
        yield from _in_words(record)


def _forbidden_fields(record: Record) -> Iterator[Problem]:
    for name in PLACES:
        if record.has(name):
            yield problem(
                record.place(name),
                "sensitive-place",
                f"This service is sensitive, or belongs to one that is, so {name} can't stand here.",
                "Delete it, and ask for help to take it out of the history too."
                + (" Say in at_home how people get in touch." if name == "venue" else ""),
            )


def _in_words(record: Record) -> Iterator[Problem]:
    for written in record.texts:
        if written.path[0] in PLACES:
            continue
        for code, pattern, what in (
            ("sensitive-postcode", POSTCODE, "a postcode"),
            ("sensitive-address", STREET, "a street address"),
        ):
            if pattern.search(written.text):
                yield problem(
                    record.source.place(written.path),
                    code,
                    f"There is what looks like {what} in these words, and this service is sensitive.",
                    "Take it out, and ask for help to take it out of the history too.",
                )
