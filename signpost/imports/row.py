"""One row of a spreadsheet becomes a listing. What the spreadsheet program itself has spoilt is set right or told."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from signpost.imports.cells import Record
from signpost.imports.headings import Headings
from signpost.imports.identity import apart, id_of, texts_of
from signpost.imports.listing import Given, Listing

FORCED: Final = re.compile(r'="(.*)"', re.DOTALL)  # text that was to stay text, as Excel writes it
MARKED: Final = re.compile(r"'(?=[=+\-@]|[\d\s()]+$)")  # the same with an apostrophe in front; not the one of '60s
SHORTENED: Final = re.compile(r"\d([.,]\d+)?E\+?\d+", re.IGNORECASE)
WHOLE: Final = re.compile(r"(\d+)\.0+")
FAILED: Final = re.compile(r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|#+)", re.IGNORECASE)
OF_A_DAY: Final = re.compile(r"0?[.,]\d+")
# Names whose texts are digits, each of which counts.
DIGITS: Final = frozenset(
    {"id", "contact.phone", "contact.text", "organisation_phone", "charity_number", "company_number"}
)
CLOCK: Final = frozenset({"session.starts", "session.ends"})
PARTS: Final = ("place", "session", "contact")


class Rows:
    """Makes listings out of one table's rows, and keeps count of what it set right."""

    def __init__(self, file: str, headings: Headings) -> None:
        self._file = file
        self._headings = headings
        self._mended: Counter[tuple[str, str]] = Counter()

    def notes(self) -> Iterator[str]:
        """Tell, column by column, what was set right."""
        for (label, what), count in self._mended.items():
            yield f"{self._file}, {label}: {what} ({count} {'cell' if count == 1 else 'cells'})."

    def listing(self, record: Record) -> Listing:
        """Give the listing of one row."""
        values: dict[str, tuple[Given, ...]] = {}
        parts: dict[str, list[dict[str, Given]]] = {kind: [] for kind in PARTS}
        others: list[Given] = []
        for name, places in self._headings.places.items():
            for turn, place in enumerate(places):
                given = self._given(record, place, name)
                if given is None:
                    continue
                kind, _, field = name.partition(".")
                if _is_spoilt(name, given.text):
                    others.append(_spoilt(given))
                elif field:
                    # The second heading of a name belongs to the second place, session or contact.
                    parts[kind] += [{} for _ in range(turn + 1 - len(parts[kind]))]
                    parts[kind][turn][field] = given
                else:
                    values[name] = (*values.get(name, ()), given)
        others += self._unmapped(record)
        others += _elsewhere(parts["place"], parts["session"])
        full = {kind: tuple(part for part in held if part) for kind, held in parts.items()}
        where = f"{self._file}, row {record.number}"
        listing = Listing("", where, values, full["place"], full["session"], full["contact"], tuple(others))
        own = listing.first("id").strip()
        return replace(listing, id=own or id_of(listing))

    def _given(self, record: Record, place: int, name: str = "") -> Given | None:
        text = record.cells[place] if place < len(record.cells) else ""
        if not text.strip():
            return None
        label = self._label(place)
        plain = self._mend(text, label, name)
        return Given(plain, f"row {record.number}, {label}") if plain.strip() else None

    def _mend(self, text: str, label: str, name: str) -> str:
        """Take off what a spreadsheet program puts around a text; nobody ever typed or saw it."""
        bare = text.strip()
        if forced := FORCED.fullmatch(bare):
            self._mended[label, 'what stands inside the signs ="…" was taken'] += 1
            return forced[1].replace('""', '"')
        if MARKED.match(bare):
            self._mended[label, "the apostrophe in front, which keeps a text a text, was left off"] += 1
            return bare[1:]
        if name in DIGITS and (whole := WHOLE.fullmatch(bare)):
            self._mended[label, "the .0 at the end was left off"] += 1
            return whole[1]
        if name in CLOCK and OF_A_DAY.fullmatch(bare) and (time := _clock(bare)):
            self._mended[label, f"parts of a day became times, such as {bare[:8]} → {time}"] += 1
            return time
        return text

    def _unmapped(self, record: Record) -> Iterator[Given]:
        """Give the cells of columns that the mapping takes for nothing."""
        for place in range(len(record.cells)):
            if not self._headings.is_mapped(place) and (given := self._given(record, place)):
                yield given

    def _label(self, place: int) -> str:
        labels = self._headings.labels
        return labels[place] if place < len(labels) else "a cell after the last heading"


def _elsewhere(places: list[dict[str, Given]], sessions: list[dict[str, Given]]) -> list[Given]:
    """Take out the sessions at a second place: a record has one place, and they must not seem to be there."""
    found: list[Given] = []
    for place, session in zip(places[1:], sessions[1:], strict=False):
        if place and texts_of(place) != texts_of(places[0]):
            found += apart([session])
            session.clear()
    return found


def _is_spoilt(name: str, text: str) -> bool:
    return FAILED.fullmatch(text.strip()) is not None or (
        name in DIGITS and SHORTENED.fullmatch(text.strip()) is not None
    )


def _spoilt(given: Given) -> Given:
    why = (
        "the spreadsheet failed here"
        if given.text.strip().startswith("#")
        else "shortened by the spreadsheet, digits are lost"
    )
    return Given(given.text, f"{given.where} ({why})")


def _clock(text: str) -> str | None:
    """Give a part of a day, which is how spreadsheets keep a time, by the clock.

    None where it is not five minutes or a multiple: 0.30 was more likely typed than kept.
    """
    minutes = float(text.replace(",", ".")) * 1440
    five = round(minutes / 5) * 5
    if abs(minutes - five) > 0.02 or not 0 < five < 1440:
        return None
    return f"{five // 60:02}:{five % 60:02}"
