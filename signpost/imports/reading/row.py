"""Makes a listing from one row of a spreadsheet, and undoes or notes what the spreadsheet program has changed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from signpost.imports.reading.american import is_american, iso
from signpost.imports.reading.combining import Cells, Columns, combine
from signpost.imports.reading.identity import elsewhere, id_of, texts_of
from signpost.imports.reading.listing import DECIDES, Given, Listing
from signpost.imports.reading.mapping import DATES, Answers
from signpost.imports.reading.table import Row, Table
from signpost.values.date import MONTHS

FORCED: Final = re.compile(r'="(.*)"', re.DOTALL)  # how Excel keeps a text from becoming a number
MARKED: Final = re.compile(r"'(?=[=+\-@]|[\d\s()]+$)")  # the same by an apostrophe in front; but not that of '60s
SHORTENED: Final = re.compile(r"\d([.,]\d+)?E\+?\d+", re.IGNORECASE)
WHOLE: Final = re.compile(r"(\d+)\.0+")
FAILED: Final = re.compile(r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|#+)", re.IGNORECASE)
OF_A_DAY: Final = re.compile(r"0?[.,]\d+")
# Names whose texts are rows of digits, in which a leading zero matters.
DIGITS: Final = {"id", "contact.phone", "contact.text", "organisation_phone", "charity_number", "company_number"}
CLOCK: Final = frozenset({"session.starts", "session.ends"})
CALENDAR: Final = frozenset({"session.date", "session.from", "session.until", "checked_on"})
RANGES: Final = frozenset({"times", "fees", "session.starts", "session.ends", "ages", "age_from", "age_to"})
_MONTH: Final = f"(?:{'|'.join(month[:3] for month in MONTHS)}|sept)"
MADE_A_DATE: Final = re.compile(rf"\d{{1,2}}-{_MONTH}|{_MONTH}-\d{{2}}", re.IGNORECASE)
AMOUNT: Final = re.compile(r"\d+([.,]\d{1,2})?")
PRICE: Final = re.compile(r"\b(cost|price|fee|charge)", re.IGNORECASE)
MOST_POUNDS: Final = 20  # a bare number above this may be pence, or the price of a whole term
QUESTIONS: Final = frozenset({"access", "place.access", "notes", "who_for", "how_to_join"})
# Names for which a yes means what the heading says: Free? TRUE; Walking: x; Online: yes.
TICKED: Final = frozenset({"fees", "status", "ages", "categories", "setting", "languages", "areas"})
YES: Final = re.compile(r"y|yes|true|x|[\u2713\u2714]", re.IGNORECASE)
NO: Final = re.compile(r"n|no|false", re.IGNORECASE)
LEFT_BY_NO: Final = frozenset({"categories", "setting", "languages", "areas"})
HIDDEN: Final = "hidden in the spreadsheet"  # the text that is read as the status of a hidden row
ANSWER: Final = re.compile(
    r"(?:y|n|yes|no|true|false|partial(?:ly)?|some|limited|unknown|not known)\s*(?:$|[-\u2013,;:.(])", re.IGNORECASE
)
PARTS: Final = ("place", "session", "contact")


class Rows:
    """Makes listings of one table's rows, and counts what it corrects.

    `labels` are what a person calls each column, `places` the columns of each of our names.
    """

    def __init__(self, table: Table, labels: Sequence[str], places: Columns, mapping: Answers) -> None:
        self._file = table.file
        self._labels = labels
        self._places = places
        self._mapping = mapping
        self._corrections: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        dated = {place for name in CALENDAR for place in places.get(name, ())}
        self._american = {labels[place] for place in dated if is_american(_column(table, place))}
        if mapping.dates != DATES[0]:
            self._american.update(labels)

    def notes(self) -> Iterator[str]:
        """Return a note on each kind of correction in each column."""
        for (label, what), (example, *more) in self._corrections.items():
            cells = f"{len(more) + 1} cells" if more else "1 cell"
            yield f"{self._file}, {label}: {what.format(example)} ({cells})."

    def listing(self, row: Row) -> Listing:
        """Make a listing of one row."""
        others: list[Given] = []
        cells: Cells = {}
        for name, places in self._places.items():
            for turn, place in enumerate(places):
                given = self._given(row, place, name)
                if given and name in LEFT_BY_NO and NO.fullmatch(given.text.strip()):
                    others.append(replace(given, why="the answer is no"))
                elif given and (spoilt := _spoilt(given, name)).why and name not in DECIDES:
                    others.append(spoilt)
                elif given:
                    cells.setdefault(name, {})[turn] = spoilt
        combine(cells, self._places, self._mapping)
        values = {name: tuple(of.values()) for name, of in cells.items() if "." not in name}
        if row.hidden:  # it is unclear whether it still runs
            values["status"] = (Given(HIDDEN, f"row {row.number}"), *values.get("status", ()))
        parts = {kind: _parts(kind, cells) for kind in PARTS}
        others += self._unmapped(row)
        others += (Given(text, f"row {row.number}, {what}") for what, text in row.beside if text.strip())
        _place_sessions(parts["place"], parts["session"])
        full = {kind: tuple(part for part in held if part) for kind, held in parts.items()}
        where = f"{self._file}, row {row.number}"
        listing = Listing("", where, values, full["place"], full["session"], full["contact"], tuple(others))
        own = listing.first("id").strip()
        return replace(listing, id=own or id_of(listing))

    def _given(self, row: Row, place: int, name: str = "") -> Given | None:
        text = row.cells[place] if place < len(row.cells) else ""
        if not text.strip():
            return None
        label = self._labels[place] if place < len(self._labels) else "a cell after the last heading"
        plain = self._corrected(text, label, name)
        return Given(plain, f"row {row.number}, {label}") if plain.strip() else None

    def _corrected(self, text: str, label: str, name: str) -> str:
        """Correct a text: undo what a spreadsheet program added to it, and add what only its heading says."""
        bare = text.strip()
        corrected, what = _undone(bare, name) or self._with_heading(bare, label, name) or (text, "")
        if what:
            self._corrections[label, what].append(f"{bare} → {corrected}")
        return corrected

    def _with_heading(self, bare: str, label: str, name: str) -> tuple[str, str] | None:
        """Complete a text by its heading or by the mapping, and say how; None if that is not needed."""
        heading = label.rstrip(" ?:")
        if name == "fees" and AMOUNT.fullmatch(bare):
            amount = bare.replace(",", ".")
            if "£" in label or (PRICE.search(label) and float(amount) <= MOST_POUNDS):
                return f"£{amount}", "a £ was put in front of bare numbers, as the heading means them"
        if name in TICKED and YES.fullmatch(bare):
            return heading, "the heading was taken in place of a bare yes, such as {}"
        if name == "fees" and NO.fullmatch(bare):
            return (
                f"{'Not' if 'free' in label.lower() else 'No'} {heading.lower()}",
                "the heading was added to a bare no, such as {}",
            )
        if (name in QUESTIONS and ANSWER.match(bare)) or (name == "status" and NO.fullmatch(bare)):
            return f"{heading}: {bare}", "the heading was put in front of a bare yes, no or the like"
        if name in CALENDAR and (day := iso(bare, american=label in self._american)):
            return day, "dates were read with the month first, such as {}"
        return None

    def _unmapped(self, row: Row) -> Iterator[Given]:
        """Return the cells of columns that the mapping does not name."""
        mapped = {place for places in self._places.values() for place in places}
        for place in range(len(row.cells)):
            if place not in mapped and (given := self._given(row, place)):
                yield given


def _undone(bare: str, name: str) -> tuple[str, str] | None:
    """Undo what a spreadsheet program did to a text, and say what that was; None if it did nothing."""
    if forced := FORCED.fullmatch(bare):
        return forced[1].replace('""', '"'), 'what stands inside the signs ="…" was taken'
    if MARKED.match(bare):
        return bare[1:], "the apostrophe in front, which keeps a text a text, was left off"
    if name in DIGITS and (whole := WHOLE.fullmatch(bare)):
        return whole[1], "the .0 at the end was left off"
    if name in CLOCK and OF_A_DAY.fullmatch(bare) and (time := _clock(bare)):
        return time, "parts of a day became times, such as {}"
    return None


def _column(table: Table, place: int) -> Iterator[str]:
    return (row.cells[place] for row in table.rows if place < len(row.cells))


def _parts(kind: str, cells: Cells) -> list[dict[str, Given]]:
    """Group the cells of places, sessions or contacts: the second column of each name belongs to the second of them."""
    fields = {name.partition(".")[2]: of for name, of in cells.items() if name.startswith(f"{kind}.")}
    most = max((turn for of in fields.values() for turn in of), default=-1)
    return [{field: of[turn] for field, of in fields.items() if turn in of} for turn in range(most + 1)]


def _place_sessions(places: list[dict[str, Given]], sessions: list[dict[str, Given]]) -> None:
    """Add the words for its place to each session at a second place."""
    for place, session in zip(places[1:], sessions[1:], strict=False):
        if session and place and texts_of(place) != texts_of(places[0]):
            session.update(*elsewhere([session], place))


def _spoilt(given: Given, name: str) -> Given:
    """Return a cell, with why it can't be used if the spreadsheet program destroyed what was typed."""
    bare = given.text.strip()
    if FAILED.fullmatch(bare):
        return replace(given, why="the spreadsheet failed here")
    if name in DIGITS and SHORTENED.fullmatch(bare):
        return replace(given, why="the spreadsheet shortened it, and its digits are lost")
    if name in RANGES and MADE_A_DATE.fullmatch(bare):
        return replace(given, why="the spreadsheet made a date of it: 10-12 becomes 10-Dec")
    return given


def _clock(text: str) -> str | None:
    """Convert a fraction of a day, which is how spreadsheets store a time, to HH:MM.

    None unless it is a multiple of five minutes: 0.30 was more likely typed as a time.
    """
    minutes = float(text.replace(",", ".")) * 1440
    five = round(minutes / 5) * 5
    if abs(minutes - five) > 0.02 or not 0 < five < 1440:
        return None
    return f"{five // 60:02}:{five % 60:02}"
