"""Provenance: which field of a record each text of a source went into, or why into none. None is lost in silence."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from signpost.checks.glyphs import odd_letters
from signpost.imports.reading.listing import Given, Listing, Part
from signpost.imports.reading.mapping import Answers, Values
from signpost.values import Parsed, names
from signpost.values.placeholder import is_placeholder
from signpost.values.text import LONGEST_LINE, LONGEST_NAME, line, plain

T = TypeVar("T")
ON_PURPOSE: Final = "the mapping leaves it on purpose"
UNUSED: Final = "no field of ours has room for it"
PLACEHOLDER: Final = "it only fills a gap, and says nothing"
NOT_UNDERSTOOD: Final = "it could not be understood for certain"
WORDS_FOR_READERS: Final = "how_to_join"  # whatever follows from them, readers see them
STANDS_FOR_NOTHING: Final = "the mapping says that it stands for nothing here"


@dataclass(frozen=True)
class Origin:
    """One text of a source and the field that it went into, such as "venue.postcode"; if into none, `why` not.

    `name` is that of the common form, such as "place.postcode"; `where` tells a person where it stood. What is to be
    `redacted` may be repeated nowhere: a person's name, or anything of a sensitive service.
    """

    name: str
    text: str
    where: str
    field: str = ""
    why: str = ""
    redacted: bool = False


@dataclass(frozen=True)
class Doubt:
    """What a person must answer before a field of a record can be trusted.

    If a cell raised it, `column` is that of the common form and `text` what stood there.
    """

    field: str
    why: str
    column: str = ""
    text: str = ""


@dataclass(eq=False)
class SourceText:
    """One text while it is converted. `text` is what to read: the mapping may say what the cell means.

    `fields` are what the mapping says it stands for, or None.
    """

    name: str
    given: Given
    text: str
    fields: Values | None = None
    field: str = ""
    why: str = ""
    redacted: bool = False

    @property
    def open(self) -> bool:
        """Whether nothing has been decided of it yet."""
        return not self.field and not self.why

    def leave(self, why: str) -> None:
        """Leave it for a person. What has been decided before stands."""
        if self.open:
            self.why = why

    def use(self, field: str, why: str = "") -> None:
        """Say that it stands in a field of a record now, and why otherwise than it stood."""
        self.field, self.why = field, why

    def undo(self, why: str) -> None:
        """Leave it after all: what it said stands in no record."""
        self.field, self.why = "", why

    def take(self, read: Parsed[T], field: str, why: str = NOT_UNDERSTOOD) -> T | None:
        """Use what reading made of it, if it made anything; if not, leave it."""
        if read.value is None:
            self.leave(why)
        else:
            self.use(field)
        return read.value


TextPart = Mapping[str, SourceText]


class Texts:
    """The texts of one listing by their names, while it is converted. Those that only fill a gap are left at once."""

    def __init__(self, listing: Listing, answers: Answers) -> None:
        self.listing = listing
        self.answered: dict[str, Any] = {}  # the fields that the mapping says single cells stand for
        self.doubts: list[Doubt] = []
        self._answers = answers
        self._all: list[SourceText] = []
        self._values = {name: [self._add(name, given) for given in many] for name, many in listing.values.items()}
        self.places = self._parts("place", listing.places)
        self.sessions = self._parts("session", listing.sessions)
        self.contacts = self._parts("contact", listing.contacts)
        for given in listing.others:
            self._add("other", given)

    def _add(self, name: str, given: Given) -> SourceText:
        answer = self._answers.cell(name, given.text)
        text = SourceText(name, given, answer if isinstance(answer, str) else given.text)
        self._all.append(text)
        if given.why:
            text.leave(given.why)
        elif name == "other" and self._answers.leaves(given.where):
            text.leave(ON_PURPOSE)
        elif name != "id" and is_placeholder(text.text):
            text.leave(PLACEHOLDER)
        elif isinstance(answer, Mapping):
            self._answer(text, answer)
        return text

    def _parts(self, kind: str, parts: Iterable[Part]) -> list[dict[str, SourceText]]:
        return [{name: self._add(f"{kind}.{name}", given) for name, given in part.items()} for part in parts]

    def open(self, name: str) -> list[SourceText]:
        """Give those under a name of FIELDS of which nothing has been decided yet."""
        return [text for text in self._values.get(name, ()) if text.open]

    def first(self, name: str) -> SourceText | None:
        """Give the first open one under a name."""
        return next(iter(self.open(name)), None)

    def ask(self, field: str, why: str, text: SourceText | None = None) -> None:
        """Ask a person about a field, since a text of the source leaves it in doubt.

        The words on how somebody joins are for readers, too, and stay open.
        """
        answer = self._answers.cell(text.name, "*") if text else None
        if text and isinstance(answer, Mapping):
            self._answer(text, answer)
            return
        self.doubts.append(Doubt(field, why, text.name, text.given.text) if text else Doubt(field, why))
        if text and text.name != WORDS_FOR_READERS:
            text.undo(f"{why[0].lower()}{why[1:].rstrip('.')}")

    def _answer(self, text: SourceText, fields: Values) -> None:
        """Take a text for what the mapping says it stands for."""
        text.fields = fields
        self.answered |= fields
        if text.name != WORDS_FOR_READERS:
            text.use(", ".join(fields)) if fields else text.undo(STANDS_FOR_NOTHING)

    def leave(self, names: Iterable[str], why: str) -> None:
        """Leave whatever is still open under these names."""
        for name in names:
            leave_all(self.open(name), why)

    def origins(self, *, redacted: bool = False) -> tuple[Origin, ...]:
        """Give every text with what became of it, in the source's order. What nobody has used is left."""
        leave_all(self, UNUSED)
        return tuple(
            Origin(text.name, text.given.text, text.given.where, text.field, text.why, redacted or text.redacted)
            for text in self._all
        )

    def __iter__(self) -> Iterator[SourceText]:
        return iter(self._all)


def leave_all(texts: Iterable[SourceText], why: str) -> None:
    """Leave all of these of which nothing has been decided yet."""
    for text in texts:
        text.leave(why)


def still_open(part: TextPart, name: str) -> SourceText | None:
    """Give the text of a part under this name, if nothing has been decided of it yet."""
    text = part.get(name)
    return text if text is not None and text.open else None


def named(text: SourceText, field: str) -> str | None:
    """Give the name in a text, cut after a whole word if it is too long."""
    read = printed(names.read(text.text))
    if read.value is not None:
        return text.take(read, field)
    whole = " ".join((plain(text.text).value or "").split())
    short = whole[: LONGEST_NAME + 1].rpartition(" ")[0].rstrip(" ,;:-–|(") or whole[:LONGEST_NAME]
    if len(whole) <= LONGEST_NAME or not any(map(str.isalnum, short)):
        text.leave("it is no name")
        return None
    text.use(field, f"a name has {LONGEST_NAME} characters at most")
    return short


def one_line(text: SourceText, field: str) -> str | None:
    """Give the words of a text on one line that leaflets can print."""
    return text.take(printed(line(text.text, LONGEST_LINE)), field)


def printed(read: Parsed[str]) -> Parsed[str]:
    """Give the same without signs that leaflets can't print, such as emoji. A text of nothing else stays as it is."""
    lost = odd_letters(read.value or "")
    clean = " ".join("".join(sign for sign in read.value or "" if sign not in lost).split())
    return Parsed(clean, read.left) if lost and any(map(str.isalnum, clean)) else read
