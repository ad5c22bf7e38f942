"""Cells of one row of a spreadsheet that only together say what they mean, or of which one says several things."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from signpost.imports.reading.listing import Given
from signpost.imports.reading.mapping import Answers
from signpost.values import timetable
from signpost.values.date import day_named
from signpost.values.map_points import POSTCODE
from signpost.values.placeholder import is_placeholder

Columns = Mapping[str, tuple[int, ...]]  # which columns each of our names takes
Cells = dict[str, dict[int, Given]]  # the cells under each of our names, by which of its headings they stand under
# A record has one text for each of these, so that several columns are read one after the other.
ONE_TEXT: Final = {"description": "\n\n", "access": "; "}
SEVERAL: Final = ("organisation", "place.venue")  # names of which one cell may hold two, as in "Village Hall; Church"
BETWEEN: Final = re.compile(r"\s*[;|]\s*|\s+/\s+")


def combine(cells: Cells, columns: Columns, mapping: Answers) -> None:
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
