"""One row of a spreadsheet becomes a listing. What the spreadsheet program itself has spoilt is set right or told."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from signpost.imports.reading.identity import elsewhere, id_of, texts_of
from signpost.imports.reading.listing import Given, Listing
from signpost.imports.reading.mapping import DATES, Answers
from signpost.imports.reading.table import Row
from signpost.values import date, timetable
from signpost.values.date import day_named
from signpost.values.map_points import POSTCODE
from signpost.values.placeholder import is_placeholder

Columns = Mapping[str, tuple[int, ...]]  # which columns each of our names takes
Cells = dict[str, dict[int, Given]]  # the cells under each of our names, by which of its headings they stand under
# A record has one text for each of these, so that several columns are read one after the other.
ONE_TEXT: Final = {"description": "\n\n", "access": "; "}
FORCED: Final = re.compile(r'="(.*)"', re.DOTALL)  # text that was to stay text, as Excel writes it
MARKED: Final = re.compile(r"'(?=[=+\-@]|[\d\s()]+$)")  # the same with an apostrophe in front; not the one of '60s
SHORTENED: Final = re.compile(r"\d([.,]\d+)?E\+?\d+", re.IGNORECASE)
WHOLE: Final = re.compile(r"(\d+)\.0+")
FAILED: Final = re.compile(r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|#+)", re.IGNORECASE)
OF_A_DAY: Final = re.compile(r"0?[.,]\d+")
# Names whose texts are digits, each of which counts.
DIGITS: Final = {"id", "contact.phone", "contact.text", "organisation_phone", "charity_number", "company_number"}
CLOCK: Final = frozenset({"session.starts", "session.ends"})
CALENDAR: Final = frozenset({"session.date", "session.from", "session.until"})
RANGES: Final = frozenset({"times", "fees", "session.starts", "session.ends", "ages", "age_from", "age_to"})
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)"
MADE_A_DATE: Final = re.compile(rf"\d{{1,2}}-{_MONTH}|{_MONTH}-\d{{2}}", re.IGNORECASE)
AMOUNT: Final = re.compile(r"\d+([.,]\d{1,2})?")
PRICE: Final = re.compile(r"\b(cost|price|fee|charge)", re.IGNORECASE)
MOST_POUNDS: Final = 20  # a bare number above may be pence, or the price of a whole term
QUESTIONS: Final = frozenset({"access", "place.access", "notes", "who_for", "how_to_join"})
# Names under which a yes says what its heading says: Free? TRUE; Walking: x; Online: yes.
TICKED: Final = frozenset({"fees", "status", "ages", "categories", "setting", "languages", "areas"})
YES: Final = re.compile(r"y|yes|true|x|[\u2713\u2714]", re.IGNORECASE)
NO: Final = re.compile(r"n|no|false", re.IGNORECASE)
LEFT_BY_NO: Final = frozenset({"categories", "setting", "languages", "areas"})
HIDDEN: Final = "hidden in the spreadsheet"  # stands for the status of a hidden row
SEVERAL: Final = ("organisation", "place.venue")  # names of which one cell may hold two, as in "Village Hall; Church"
BETWEEN: Final = re.compile(r"\s*[;|]\s*|\s+/\s+")
ANSWER: Final = re.compile(
    r"(?:y|n|yes|no|true|false|partial(?:ly)?|some|limited|unknown|not known)\s*(?:$|[-\u2013,;:.(])", re.IGNORECASE
)
PARTS: Final = ("place", "session", "contact")


class Rows:
    """Makes listings out of one table's rows, and keeps count of what it set right."""

    def __init__(self, file: str, labels: Sequence[str], places: Columns, mapping: Answers) -> None:
        self._file = file
        self._labels = labels  # what a person calls each column
        self._places = places
        self._mapping = mapping
        self._mended: Counter[tuple[str, str]] = Counter()

    def notes(self) -> Iterator[str]:
        """Tell, column by column, what was set right."""
        for (label, what), count in self._mended.items():
            yield f"{self._file}, {label}: {what} ({count} {'cell' if count == 1 else 'cells'})."

    def listing(self, row: Row) -> Listing:
        """Give the listing of one row."""
        others: list[Given] = []
        cells: Cells = {}
        for name, places in self._places.items():
            for turn, place in enumerate(places):
                given = self._given(row, place, name)
                if given and (why := _spoilt(name, given.text)):
                    others.append(replace(given, why=why))
                elif given:
                    cells.setdefault(name, {})[turn] = given
        put_together(cells, self._places, self._mapping)
        values = {name: tuple(of.values()) for name, of in cells.items() if "." not in name}
        if row.hidden:  # nobody can tell whether it still runs
            values["status"] = (Given(HIDDEN, f"row {row.number}, its own hiding"), *values.get("status", ()))
        parts = {kind: _parts(kind, cells) for kind in PARTS}
        _place_sessions(parts["place"], parts["session"])
        others += self._unmapped(row)
        others += (Given(text, f"row {row.number}, {what}") for what, text in row.beside if text.strip())
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
        plain = self._mend(text, label, name)
        return Given(plain, f"row {row.number}, {label}") if plain.strip() else None

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
            self._mended[label, f"parts of a day became times, such as {bare} → {time}"] += 1
            return time
        return self._with_heading(text, label, name) or text

    def _with_heading(self, text: str, label: str, name: str) -> str | None:
        """Give a text that says what its column means, where only the heading or the mapping does."""
        bare = text.strip()
        if name == "fees" and AMOUNT.fullmatch(bare):
            amount = bare.replace(",", ".")
            if "£" in label or (PRICE.search(label) and float(amount) <= MOST_POUNDS):
                self._mended[label, "a £ was put in front of bare numbers, as the heading means them"] += 1
                return f"£{amount}"
        if name in TICKED and YES.fullmatch(bare):
            said = label.rstrip(" ?:")
            self._mended[label, f"the heading was taken in place of a bare yes: {bare} → {said}"] += 1
            return said
        if name == "fees" and NO.fullmatch(bare):
            said = f"{'Not' if 'free' in label.lower() else 'No'} {label.rstrip(' ?:').lower()}"
            self._mended[label, f"the heading was added to a bare no: {bare} → {said}"] += 1
            return said
        if (name in QUESTIONS and ANSWER.match(bare)) or (name == "status" and NO.fullmatch(bare)):
            self._mended[label, "the heading was put in front of a bare yes, no or the like"] += 1
            return f"{label.rstrip(' ?:')}: {bare}"
        if name in CALENDAR and self._mapping.dates != DATES[0]:
            day = date.read(text, day_first=False)
            if day.value and not day.left and (found := date.written(day.value)) != bare:
                self._mended[label, f"dates were read with the month first, such as {bare} → {found}"] += 1
                return found
        return None

    def _unmapped(self, row: Row) -> Iterator[Given]:
        """Give the cells of columns that the mapping takes for nothing."""
        mapped = {place for places in self._places.values() for place in places}
        for place in range(len(row.cells)):
            if place not in mapped and (given := self._given(row, place)):
                yield given


def _parts(kind: str, cells: Cells) -> list[dict[str, Given]]:
    """Give the places, sessions or contacts of a row. The second heading of a name belongs to the second of them."""
    fields = {name.partition(".")[2]: of for name, of in cells.items() if name.startswith(f"{kind}.")}
    most = max((turn for of in fields.values() for turn in of), default=-1)
    return [{field: of[turn] for field, of in fields.items() if turn in of} for turn in range(most + 1)]


def _place_sessions(places: list[dict[str, Given]], sessions: list[dict[str, Given]]) -> None:
    """Have the sessions under a second place say where they are."""
    for place, session in zip(places[1:], sessions[1:], strict=False):
        if session and place and texts_of(place) != texts_of(places[0]):
            session.update(*elsewhere([session], place))


def _spoilt(name: str, text: str) -> str:
    """Why nothing can be made of a cell that the spreadsheet program has changed; "" where it has not."""
    bare = text.strip()
    if FAILED.fullmatch(bare):
        return "the spreadsheet failed here"
    if name in DIGITS and SHORTENED.fullmatch(bare):
        return "the spreadsheet shortened it, and its digits are lost"
    if name in LEFT_BY_NO and NO.fullmatch(bare):
        return "the answer is no"
    if name in RANGES and MADE_A_DATE.fullmatch(bare):
        return "the spreadsheet made a date of it: 10-12 becomes 10-Dec"
    return ""


def _clock(text: str) -> str | None:
    """Give a part of a day, which is how spreadsheets keep a time, by the clock.

    None where it is not five minutes or a multiple: 0.30 was more likely typed than kept.
    """
    minutes = float(text.replace(",", ".")) * 1440
    five = round(minutes / 5) * 5
    if abs(minutes - five) > 0.02 or not 0 < five < 1440:
        return None
    return f"{five // 60:02}:{five % 60:02}"


def put_together(cells: Cells, columns: Columns, mapping: Answers) -> None:
    """Change the cells of one row so that each says by itself what it means. No text is lost or said twice."""
    for name in SEVERAL:
        _part(cells, name)
    for name, mark in ONE_TEXT.items():
        _join(cells, name, mark)
    places = {name: of for name, of in columns.items() if name.startswith("place.")}
    if all(len(of) == 1 for name, of in places.items() if name != "place.address"):
        lines = cells.get("place.address", {}).values()
        if sum(bool(POSTCODE.search(line.text)) for line in lines) <= 1:
            _join(cells, "place.address", ", ")
    _name_days(cells)
    _time_days(cells)
    _spread(cells, columns)
    _split_categories(cells, mapping)


def _part(cells: Cells, name: str) -> None:
    """Make a text of each name in the cells under one of ours."""
    given = [one for cell in cells.get(name, {}).values() for one in _pieces(cell)]
    if len(given) > len(cells.get(name, {})) == 1:
        cells[name] = dict(enumerate(given))


def _pieces(given: Given) -> list[Given]:
    return [replace(given, text=piece) for piece in BETWEEN.split(given.text.strip()) if piece]


def _join(cells: Cells, name: str, mark: str) -> None:
    """Make one text of the cells under a name. Those that only fill a gap stay apart."""
    every = cells.get(name, {}).values()
    found = [given for given in every if not is_placeholder(given.text)]
    if len(found) > 1:
        empty = [given for given in every if given not in found]
        cells[name] = dict(enumerate([_joined(found, mark), *empty]))


def _joined(givens: Iterable[Given], mark: str) -> Given:
    first, *rest = givens
    labels = (given.where.partition(", ")[2] for given in rest)
    texts = dict.fromkeys(given.text.strip() for given in (first, *rest))
    return Given(mark.join(texts), " + ".join((first.where, *labels)))


def _name_days(cells: Cells) -> None:
    """Take the day out of headings that start with one, such as "Mon start", where the row names none."""
    for name in ("session.starts", "session.ends", "times"):
        for turn, given in cells.get(name, {}).items():
            words = re.findall(r"[a-z]+", given.where.partition(", ")[2], re.IGNORECASE)
            if words and day_named(words[0]) and len(list(filter(day_named, words))) == 1:
                cells.setdefault("session.day", {}).setdefault(turn, Given(words[0], given.where))


def _time_days(cells: Cells) -> None:
    """Bring a time and its day, or how often it is, together out of two cells: neither is true without the other."""
    times = cells.get("times", {})
    for turn, given in list(times.items()):
        known = {name for name, of in cells.items() if name.startswith("session.") and turn in of}
        if known and known.isdisjoint({"session.starts", "session.ends"}):
            cells.setdefault("session.starts", {})[turn] = given
            del times[turn]
    if not any(timetable.read(given.text).value for given in times.values()):
        _join(cells, "times", ", ")
    if not times:
        cells.pop("times", None)


def _spread(cells: Cells, columns: Columns) -> None:
    """Let what a row says once of all its sessions hold for each, so that none seems to run on for ever."""
    turns = {turn for name in ("day", "date", "starts") for turn in cells.get(f"session.{name}", {})}
    for name in ("session.from", "session.until", "session.repeats"):
        if turns and name in cells and len(columns[name]) == 1:
            cells[name] = dict.fromkeys(sorted(turns), cells[name][0])


def _split_categories(cells: Cells, mapping: Answers) -> None:
    """Take a cell with several words for what they are, unless the mapping has an answer for them as a whole."""
    found: dict[str, Given] = {}
    for given in cells.get("categories", {}).values():
        for word in _words(given.text, mapping):
            found.setdefault(word, Given(word, given.where))
    if found:
        cells["categories"] = dict(enumerate(found.values()))


def _words(text: str, mapping: Answers) -> list[str]:
    if mapping.category(text) is not None:
        return [text]
    words = [word.strip() for word in re.split(r"[;|\n]", text) if word.strip()]
    return [piece for word in words or [text] for piece in _at_commas(word, mapping)]


def _at_commas(word: str, mapping: Answers) -> list[str]:
    """Give the words between commas where each of them has an answer; a comma may belong to the word itself."""
    pieces = [piece.strip() for piece in word.split(",") if piece.strip()]
    known = all(mapping.category(piece) is not None for piece in pieces)
    return pieces if pieces and known and mapping.category(word) is None else [word]
