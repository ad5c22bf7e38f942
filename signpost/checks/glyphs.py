"""Characters that leaflets can't print, since their font has no shape for them: emoji, Arabic and other scripts."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Final

from signpost.checks.words import listed
from signpost.records.directory import Directory
from signpost.records.font import drawable
from signpost.records.model import About, Activity, Leaflet, Pathway, Record, Venue
from signpost.records.problem import Problem, problem, said
from signpost.records.schema import Written
from signpost.records.selection import on_paper, selecting

# What leaflets print of each kind of record, by the first names of its fields; of the others, all that people read.
PRINTED: Final = {
    "activity": ("name", "summary", "contact"),
    "venue": ("name", "address"),
    "directory": ("name", "region", "connector", "urgent_help"),
}
UNUSUAL: Final = re.compile(r"[^\n -~\u00a0-\u017f‘’“”–—…•€]")


def glyphs(directory: Directory, today: date) -> Iterator[Problem]:
    """Characters that a leaflet would have to print and can't."""
    for record in directory.records() if directory.leaflets else ():
        found = [(written, letters) for written in _texts(record) if (letters := _odd(written.text))]
        if found and _is_printed(directory, record):
            for written, letters in found:
                yield problem(
                    record.source.place(written.path),
                    "leaflet-glyph",
                    f"Leaflets can't print {listed([_named(letter) for letter in letters], 'and')}.",
                    "Write it in letters that our print has: those of English and of most other languages of Europe.",
                )


def _texts(record: Record) -> Iterator[Written]:
    """The texts of a record that leaflets may take words from. A look at the model rules out most."""
    if isinstance(record, Activity | Venue) and not UNUSUAL.search(_at_a_glance(record)):
        return
    fields = PRINTED.get(record.source.kind)
    for written in record.texts:
        if written.style and (fields is None or written.path[0] in fields):
            yield written


def _at_a_glance(record: Activity | Venue) -> str:
    if isinstance(record, Venue):
        return record.name + record.address
    contact = record.contact
    return f"{record.name}{record.summary}{contact.phone}{contact.text}{contact.email}"


def _odd(text: str) -> list[str]:
    """The characters of a text that the font lacks."""
    unusual = sorted(set(UNUSUAL.findall(text)))
    return [letter for letter in unusual if unicodedata.category(letter) != "Cf" and letter not in drawable()]


def _named(letter: str) -> str:
    return f"{said(letter)} ({unicodedata.name(letter, 'a character without a name').lower()})"


def _is_printed(directory: Directory, record: Record) -> bool:
    """Whether a leaflet takes words from this record."""
    if isinstance(record, Activity):
        return on_paper(directory, record) != "none" and any(
            selecting(directory, leaflet.select)(record) for leaflet in directory.leaflets.values()
        )
    if isinstance(record, Venue):
        here = (activity for activity in directory.activities.values() if activity.venue == record.id)
        return any(_is_printed(directory, activity) for activity in here)
    if isinstance(record, Pathway):
        return any(leaflet.pathway == record.id for leaflet in directory.leaflets.values())
    return isinstance(record, Leaflet | About)
