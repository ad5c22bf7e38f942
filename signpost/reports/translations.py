"""What a translator has to do: the sentences that handouts print, and how their translation stands in each language."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Final

from signpost.checks.translations import FIELDS, FORMATS
from signpost.records.model import Record
from signpost.records.spreadsheet import as_csv
from signpost.reports.report import Problems, Report
from signpost.values.text import unwrapped
from signpost.views.language_page import languages
from signpost.views.sheet_words import summarised
from signpost.views.snapshot import Snapshot
from signpost.views.translated import is_current, key_of

STATES: Final = ("missing", "out of date", "made by a machine", "checked")
HEADER: Final = ("Language", "Of", "Field", "State", "English", "Translation")


@dataclass(frozen=True)
class Work:
    """One sentence in one language: where it belongs, its English as it is now, and its translation, if it has one."""

    language: str
    of: str
    field: str
    state: str
    english: str
    words: str


def work(snapshot: Snapshot) -> tuple[Work, ...]:
    """Every sentence that handouts print, language by language, what is missing first."""
    found = [
        _work(snapshot, language.code, language.name, record, field)
        for language in languages(snapshot)
        for record in _printed(snapshot)
        for field in FIELDS[record.source.kind]
        if getattr(record, field)
    ]
    places = {language.name: place for place, language in enumerate(languages(snapshot))}
    return tuple(sorted(found, key=lambda one: (places[one.language], STATES.index(one.state), one.of)))


def _printed(snapshot: Snapshot) -> tuple[Record, ...]:
    """The leaflets that are translated, and the activities whose words are on them or on sheets that readers print."""
    translated = snapshot.directory.leaflets.values()
    leaflets = (leaflet for leaflet in translated if leaflet.translated and leaflet.format in FORMATS)
    return (*leaflets, *summarised(snapshot))


def _work(snapshot: Snapshot, code: str, language: str, record: Record, field: str) -> Work:
    english = unwrapped(str(getattr(record, field)))
    kept = snapshot.directory.translation(code, key_of(record), field)
    if kept is None:
        state = "missing"
    elif not is_current(kept, english):
        state = "out of date"
    else:
        state = "checked" if kept.checked_by else "made by a machine"
    return Work(language, key_of(record), field, state, english, unwrapped(kept.words) if kept else "")


def as_text(snapshot: Snapshot, _found: Problems) -> str:
    """For a person at a terminal: what is to be translated and checked in each language."""
    lines = list(_lines(snapshot))
    return "\n".join(lines or ["Nothing is printed in other languages. See languages in directory.yaml.", ""])


def _lines(snapshot: Snapshot) -> Iterator[str]:
    for language, own in groupby(work(snapshot), key=lambda one: one.language):
        parts = list(own)
        counts = Counter(one.state for one in parts)
        told = ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state])
        yield f"{language.upper()}: {told}"
        for one in parts:
            if one.state in {"missing", "out of date"}:
                yield f"  {one.of}, {one.field} ({one.state})"
                yield f"    {one.english}"
        yield ""


def as_sheet(snapshot: Snapshot, _found: Problems) -> str:
    """For a translator's spreadsheet: a row for each sentence in each language."""
    rows = ((one.language, one.of, one.field, one.state, one.english, one.words) for one in work(snapshot))
    return as_csv(HEADER, rows)


REPORT: Final = Report(
    help="what is missing, out of date or unchecked in the translations, for a translator",
    formats=MappingProxyType({"text": as_text, "csv": as_sheet}),
)
