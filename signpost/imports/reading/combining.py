"""Joins and splits the cells of one row of a spreadsheet, so that each text is one complete value."""

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
Cells = dict[str, dict[int, Given]]  # the cells of each of our names, by the index of the heading
# A record has one text for each of these, so several columns are joined in this way.
ONE_TEXT: Final = {"description": "\n\n", "access": "; "}
SEVERAL: Final = ("organisation", "place.venue")  # names of which one cell may hold two, as in "Village Hall; Church"
BETWEEN: Final = re.compile(r"\s*[;|]\s*|\s+/\s+")


def combine(cells: Cells, columns: Columns, mapping: Answers) -> None:
    """Join and split the cells of one row in place. No text is lost or said twice."""
    for name in SEVERAL:
        _split_names(cells, name)
    for name, mark in ONE_TEXT.items():
        _join(cells, name, mark)
    places = {name: of for name, of in columns.items() if name.startswith("place.")}
    if all(len(of) == 1 for name, of in places.items() if name != "place.address"):
        lines = cells.get("place.address", {}).values()
        if sum(bool(POSTCODE.search(line.text)) for line in lines) <= 1:
            _join(cells, "place.address", ", ")
    _name_days(cells)
    _join_times(cells)
    _spread_dates(cells, columns)
    _split_categories(cells, mapping)


def _split_names(cells: Cells, name: str) -> None:
    """Split a cell that holds several names."""
    given = [one for cell in cells.get(name, {}).values() for one in _pieces(cell)]
    if len(given) > len(cells.get(name, {})) == 1:
        cells[name] = dict(enumerate(given))


def _pieces(given: Given) -> list[Given]:
    return [replace(given, text=piece) for piece in BETWEEN.split(given.text.strip()) if piece]


def _join(cells: Cells, name: str, mark: str) -> None:
    """Join the cells under a name into one text. Placeholders such as n/a stay apart."""
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
    """Take the day out of headings such as "Mon start" if the row names none."""
    for name in ("session.starts", "session.ends", "times"):
        for turn, given in cells.get(name, {}).items():
            words = re.findall(r"[a-z]+", given.where.partition(", ")[2], re.IGNORECASE)
            if words and day_named(words[0]) and len(list(filter(day_named, words))) == 1:
                cells.setdefault("session.day", {}).setdefault(turn, Given(words[0], given.where))


def _join_times(cells: Cells) -> None:
    """Join a time with its day, or with its recurrence, if they are in two cells."""
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


def _spread_dates(cells: Cells, columns: Columns) -> None:
    """Copy the dates and the recurrence that the row gives once to every session, so that none seems endless."""
    turns = {turn for name in ("day", "date", "starts") for turn in cells.get(f"session.{name}", {})}
    for name in ("session.from", "session.until", "session.repeats"):
        if turns and name in cells and len(columns[name]) == 1:
            cells[name] = dict.fromkeys(sorted(turns), cells[name][0])


def _split_categories(cells: Cells, mapping: Answers) -> None:
    """Split a cell with several categories, unless the mapping has an answer for the whole cell."""
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
    """Split at commas if the mapping has an answer for each part; a comma may belong to a category's name."""
    pieces = [piece.strip() for piece in word.split(",") if piece.strip()]
    known = all(mapping.category(piece) is not None for piece in pieces)
    return pieces if pieces and known and mapping.category(word) is None else [word]
