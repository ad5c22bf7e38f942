"""The account of one listing: what became of every text that a source gave. None of them is lost in silence."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar

from signpost.checks.glyphs import odd_letters
from signpost.imports.reading.listing import Given, Listing, Part
from signpost.values import Parsed, names
from signpost.values.placeholder import is_placeholder
from signpost.values.text import LONGEST_LINE, LONGEST_NAME, line, plain

T = TypeVar("T")
Fate = Literal["open", "kept", "changed", "left"]
ON_PURPOSE: Final = "the mapping leaves it on purpose"
UNUSED: Final = "no field of ours has room for it"
PLACEHOLDER: Final = "it only fills a gap, and says nothing"
NOT_UNDERSTOOD: Final = "it could not be understood for certain"


@dataclass(eq=False)
class Entry:
    """One text of a source and its fate. `became` is what a record now says; `left` the words that found no place."""

    name: str
    given: Given
    fate: Fate = "open"
    field: str = ""
    became: str = ""
    left: str = ""
    why: str = ""
    same_words: bool = False  # whether only its form has changed, as where HTML was taken out of it
    redact: bool = False  # it may be repeated nowhere: a person's name, or anything of a sensitive service

    @property
    def text(self) -> str:
        return self.given.text

    def leave(self, why: str) -> None:
        """Leave it for a person. What has been decided before stands."""
        if self.fate == "open":
            self.fate, self.why = "left", why

    def use(self, field: str, value: Any, left: str = "", why: str = "") -> None:
        """It stands in a field of a record now, as it was or as another value."""
        shown = in_words(value)
        same = not (left or why) and self.text.strip() in {shown, *leaves(value)}
        self.fate, self.field, self.left, self.why = "kept" if same else "changed", field, left, why
        self.became = "" if same else shown

    def undo(self, why: str) -> None:
        """Leave it after all: what it said stands in no record."""
        self.fate, self.field, self.became, self.left, self.why = "left", "", "", "", why

    def take(self, tidied: Parsed[T], field: str, why: str = NOT_UNDERSTOOD) -> T | None:
        """Use what tidying made of it, if it made anything; if not, leave it."""
        if tidied.value is None:
            self.leave(why)
        else:
            self.use(field, tidied.value, tidied.left)
        return tidied.value


def leave_all(entries: Iterable[Entry], why: str) -> None:
    """Leave all of these of which nothing has been decided yet."""
    for entry in entries:
        entry.leave(why)


def undo_all(entries: Iterable[Entry], why: str) -> None:
    """Leave all of these after all. What was left before keeps its reason."""
    for entry in entries:
        if entry.fate != "left":
            entry.undo(why)


def named(entry: Entry, field: str) -> str | None:
    """The name in an entry, cut after a whole word where it is too long."""
    tidied = printed(names.read(entry.text))
    if tidied.value is not None:
        return entry.take(tidied, field)
    whole = " ".join((plain(entry.text).value or "").split())
    short = whole[: LONGEST_NAME + 1].rpartition(" ")[0].rstrip(" ,;:-–|(") or whole[:LONGEST_NAME]
    if len(whole) <= LONGEST_NAME or not any(map(str.isalnum, short)):
        entry.leave("it is no name")
        return None
    entry.use(field, short, whole[len(short) :].strip(), f"a name has {LONGEST_NAME} characters at most")
    return short


def one_line(entry: Entry, field: str) -> str | None:
    """The words of an entry on one line that leaflets can print."""
    return entry.take(printed(line(entry.text, LONGEST_LINE)), field)


def printed(tidied: Parsed[str]) -> Parsed[str]:
    """The same without signs that leaflets can't print, such as emoji. A text of nothing else stays as it is."""
    lost = odd_letters(tidied.value or "")
    clean = " ".join("".join(sign for sign in tidied.value or "" if sign not in lost).split())
    if not lost or not any(map(str.isalnum, clean)):
        return tidied
    return Parsed(clean, f"{''.join(lost)} {tidied.left}".strip())


def in_words(value: Any) -> str:
    """A value of a record on one line, for reading."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {in_words(item)}" for name, item in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(in_words, value))
    return str(value)


def leaves(value: Any) -> Iterator[str]:
    """The single texts that a value of a record is made of."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from leaves(item)
    else:
        yield str(value)


class Provenance:
    """Every text of a listing by its name, with what became of it. Texts that only fill a gap are left at once."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self._entries: list[Entry] = []
        self._values = {name: [self._entry(name, given) for given in many] for name, many in listing.values.items()}
        self.places = self._parts("place", listing.places)
        self.sessions = self._parts("session", listing.sessions)
        self.contacts = self._parts("contact", listing.contacts)
        for given in listing.others:
            self._entry("other", given)

    def _entry(self, name: str, given: Given) -> Entry:
        entry = Entry(name, given)
        if given.why:
            entry.leave(given.why)
        elif name != "id" and is_placeholder(given.text):
            entry.leave(PLACEHOLDER)
        self._entries.append(entry)
        return entry

    def _parts(self, kind: str, parts: Iterable[Part]) -> list[dict[str, Entry]]:
        return [{name: self._entry(f"{kind}.{name}", given) for name, given in part.items()} for part in parts]

    def open(self, name: str) -> list[Entry]:
        """The entries under a name of FIELDS of which nothing has been decided yet."""
        return [entry for entry in self._values.get(name, ()) if entry.fate == "open"]

    def first(self, *names: str) -> Entry | None:
        """The first open entry under any of these names."""
        return next((entry for name in names for entry in self.open(name)), None)

    def leave(self, names: Iterable[str], why: str) -> None:
        """Leave whatever is still open under these names."""
        for name in names:
            leave_all(self.open(name), why)

    def settled(self) -> tuple[Entry, ...]:
        """Every entry, in the source's order. What nobody has used is left, and says so."""
        leave_all(self, UNUSED)
        return tuple(self._entries)

    def redact(self) -> None:
        """Let none of these texts be repeated."""
        for entry in self._entries:
            entry.redact = True

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)


def still_open(part: Mapping[str, Entry], name: str) -> Entry | None:
    """The entry of a part under this name, if nothing has been decided of it yet."""
    entry = part.get(name)
    return entry if entry is not None and entry.fate == "open" else None
