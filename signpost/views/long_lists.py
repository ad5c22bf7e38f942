"""Long lists. A list that is too long for one page has pages of its own for each thing that people look for in it.

That is a letter, a day, a month or an area: a section. Every list is divided into sections like this, and whether it
is on one page or on many is decided here alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final, Generic, TypeVar

from signpost.values.names import PART
from signpost.views.tokenize import words

T = TypeVar("T")

# Characters of HTML that a list has room for on one page. With the rest of the page that is less than 200 kB.
ROOM: Final = 140_000
# Characters that one entry takes, roughly.
ENTRY: Final = 700  # an activity with its summary and a line of facts
AT_AN_HOUR: Final = 350
NAMED: Final = 200  # a name and a line

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS: Final = "0 to 9"


@dataclass(frozen=True)
class ListPage(Generic[T]):
    """One page of a section: its entries, or as many as have room. `number` is which `of` the section's pages it is.

    `span` says where in the order it begins and ends, if that helps to find something: "Sea to Sewing".
    """

    path: str
    id: str
    name: str
    entries: tuple[T, ...]
    number: int
    of: int
    span: str


@dataclass(frozen=True)
class Section(Generic[T]):
    """What somebody looks for in a list, such as a letter or a day, and what is listed under it, if anything.

    `start` is how the addresses of the list's pages begin, and `id` how those of this section go on. An entry takes
    `size` characters, and `place` says where in the order of the section it is. `name_in_a_row` is for long names.
    """

    start: str
    id: str
    name: str
    entries: tuple[T, ...]
    size: int
    place: Callable[[T], str] | None = None
    name_in_a_row: str = ""

    @property
    def short(self) -> str:
        """Its name in a row with all others."""
        return self.name_in_a_row or self.name

    @property
    def count(self) -> int:
        return len(self.entries)

    @cached_property
    def pages(self) -> tuple[ListPage[T], ...]:
        """Its pages, if the list is long, as even as possible; none if nothing is listed under it."""
        shares = _shares(self.entries, max(1, ROOM // self.size))
        return tuple(
            ListPage(
                page_path(self.start, self.id, number),
                self.id,
                self.name,
                share,
                number,
                len(shares),
                self._span(share),
            )
            for number, share in enumerate(shares, 1)
        )

    def _span(self, share: Sequence[T]) -> str:
        return " to ".join(dict.fromkeys(self.place(one) for one in (share[0], share[-1]))) if self.place else ""


def page_path(start: str, id_: str, number: int = 1) -> str:
    """The path of a page of a section. The first one's stays the same however many there are."""
    return PART.join((start, id_, *([str(number)] if number > 1 else []))) + ".html"


def are_long(sections: Iterable[Section[T]]) -> bool:
    """Whether all of a list's sections together are too long for one page."""
    return is_long(sum(section.count * section.size for section in sections))


def is_long(characters: int) -> bool:
    """Whether so many are too many for one page."""
    return characters > ROOM


def _shares(entries: Sequence[T], most: int) -> list[tuple[T, ...]]:
    """The entries in as few shares as possible, each of at most so many, as even as possible."""
    count = -(-len(entries) // most)
    ends = [len(entries) * number // count for number in range(count + 1)] if count else []
    return [tuple(entries[start:end]) for start, end in pairwise(ends)]


def by_letter(entries: Iterable[T], name: Callable[[T], str], start: str, size: int) -> tuple[Section[T], ...]:
    """Entries by the first letter of their names, for every letter; what starts with no letter is under "0 to 9"."""
    under: defaultdict[str, list[T]] = defaultdict(list)
    for one in sorted(entries, key=lambda one: name(one).casefold()):
        first = "".join(words(name(one)))[:1].upper()
        under[first if first and first in LETTERS else DIGITS].append(one)
    return tuple(
        Section(
            start, letter.lower().replace(" ", "-"), letter, tuple(under[letter]), size, lambda one: _first(name(one))
        )
        for letter in (DIGITS, *LETTERS)
    )


def _first(name: str) -> str:
    """The first word of a name."""
    return name.partition(" ")[0].rstrip(",:")
