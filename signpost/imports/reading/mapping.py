"""The mapping: a person's answers to what a source does not say, and how they are looked up."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from signpost.imports.reading.listing import CONTACT, FIELDS, PLACE, SESSION, folded, plain_name, source_id

Values = Mapping[str, Any]  # fields of a record, as somebody would type them
NOTHING: Final[Values] = MappingProxyType({})
LEAVE_OUT: Final = "leave-out"
STANDS_FOR_NOTHING: Final = "nothing"  # what a cell means
RECORD: Final = "record"  # the id of the existing record of a service
DATES: Final = ("day-first", "month-first")
# Every name that a column can have, with what it means.
COLUMNS: Final[Mapping[str, str]] = {
    **FIELDS,
    **{f"place.{name}": words for name, words in PLACE.items()},
    **{f"session.{name}": words for name, words in SESSION.items()},
    **{f"contact.{name}": words for name, words in CONTACT.items()},
}


@dataclass(frozen=True)
class Answers:
    """What the mapping says. Words and ids of the source are folded; `category` and its like look them up."""

    source: str = ""
    licence: str = ""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    leave: tuple[str, ...] = ()
    dates: str = DATES[0]
    defaults: Values = field(default_factory=dict)
    organisation: Values = field(default_factory=dict)  # for every organisation, as the defaults are for every service
    sensitive_checked: frozenset[str] = frozenset()
    categories: Mapping[str, Values] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    services: Mapping[str, Values] = field(default_factory=dict)
    organisations: Mapping[str, Values] = field(default_factory=dict)
    venues: Mapping[str, Values] = field(default_factory=dict)
    names: Mapping[str, Values] = field(default_factory=dict)  # for services whose names have one of these words
    run_by: Mapping[str, Values] = field(default_factory=dict)  # for the services of an organisation
    cells: Mapping[str, Mapping[str, str | Values]] = field(default_factory=dict)  # by the name of the column
    proposals: int = 101  # take every proposed need that is at least as certain as this, in percent

    def category(self, word: str) -> Values | None:
        """The fields that a word of the source stands for, or None if nobody has answered yet."""
        return self.categories.get(in_any_order(word))

    def cell(self, column: str, text: str) -> str | Values | None:
        """What a cell means: other words to read in its place, or fields; None if nobody has answered yet.

        "*" stands for every cell of a column that is not understood.
        """
        return self.cells.get(column, {}).get(in_any_order(text))

    def named(self, name: str) -> Iterator[Values]:
        """The answers for services with this name, each by one or several of its words: "walk, walking"."""
        whole = f" {plain_name(name)} "
        for words, fields in self.names.items():
            if any(f" {plain_name(word)} " in whole for word in words.split(",") if plain_name(word)):
                yield fields

    def services_of(self, *names: str) -> Values:
        """The answers for all services of an organisation, by its id in the source or by its name."""
        return _first(self.run_by, names)

    def area(self, word: str) -> str | None:
        """The area that a word, or a part of a postcode, stands for."""
        return self.areas.get(folded(word))

    def service(self, identity: str) -> Values:
        """The answers about one service."""
        return _first(self.services, (identity, source_id(identity)))

    def about(self, kind: str, *names: str) -> Values:
        """The answers about one organisation or venue, by the key of its candidate or by its name."""
        return _first(self.venues if kind == "venue" else self.organisations, names)

    def leaves_out(self, where: str) -> bool:
        """Whether the mapping leaves out a place in the source, such as "attributes 2, value", or its ending."""
        ends: set[str] = set()
        for path in (where, re.sub(r" \d+\b", "", where)):  # a heading may have a number; a path may leave it out
            parts = folded(path).split(", ")
            ends |= {", ".join(parts[start:]) for start in range(len(parts))}
        return any(folded(path) in ends for path in self.leave)


def _first(answers: Mapping[str, Values], names: Iterable[str]) -> Values:
    return next((answers[folded(name)] for name in names if folded(name) in answers), NOTHING)


def in_any_order(words: str) -> str:
    """Normalise words for looking them up: words between commas are the same in any order."""
    parts = sorted(filter(None, (folded(part).strip() for part in re.split("[,;|\n]", words))))
    return ", ".join(parts) or folded(words)
