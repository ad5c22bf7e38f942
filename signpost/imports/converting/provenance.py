"""Provenance: which field of a record each text of a source went into, or why it went into none."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from signpost.checks.glyphs import missing_glyphs
from signpost.imports.reading.listing import DECIDES, Given, Listing
from signpost.imports.reading.mapping import Answers, Values
from signpost.values import Parsed, access, names
from signpost.values.placeholder import is_placeholder
from signpost.values.text import LONGEST_LINE, LONGEST_NAME, line, plain, summary

T = TypeVar("T")
Reader = Callable[[str], Parsed[T]]
ON_PURPOSE: Final = "the mapping leaves it on purpose"
NO_ROOM: Final = "the field has no room for the rest of it"
UNUSED: Final = "no field of ours has room for it"
PLACEHOLDER: Final = "it only fills a gap, and says nothing"
NOT_UNDERSTOOD: Final = "it could not be understood for certain"
WORDS_FOR_READERS: Final = "how_to_join"  # readers see these words, whatever else is made of them
STANDS_FOR_NOTHING: Final = "the mapping says that it means nothing here"


@dataclass(frozen=True)
class Origin:
    """One text of a source and the field that it went into, such as "venue.postcode"; if none, `why` says the reason.

    `name` is that of the common form, such as "place.postcode"; `where` is its place in the source, in words. What is
    `redacted` is never repeated: a person's name, or anything about a sensitive service.
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
    """One text while it is converted. `text` is what to parse: the mapping may give other words for a cell.

    `fields` are the fields that the mapping gives for it, or None.
    """

    name: str
    given: Given
    text: str
    fields: Values | None = None
    field: str = ""
    why: str = ""
    redacted: bool = False

    @property
    def key(self) -> str:
        """Its name within its part, such as "postcode" of "place.postcode"."""
        return self.name.rpartition(".")[2]

    @property
    def open(self) -> bool:
        """Whether nothing has been decided about it yet."""
        return not self.field and not self.why

    def leave(self, why: str) -> None:
        """Mark it as not used, with the reason, unless it has been decided before."""
        if self.open:
            self.why = why

    def use(self, field: str, why: str = "") -> None:
        """Mark it as used in a field of a record; `why` is the reason if it was changed on the way."""
        self.field, self.why = field, why

    def undo(self, why: str) -> None:
        """Mark it as not used after all."""
        self.field, self.why = "", why

    def take(self, read: Reader[T], field: str, why: str = NOT_UNDERSTOOD) -> T | None:
        """Parse it with `read`, and mark it as used if that gives a value, else as not used. Return the value."""
        found = read(self.text)
        if found.value is None:
            self.leave(why)
        else:
            self.use(field, NO_ROOM if found.left else "")
        return found.value


class Part:
    """Texts that belong together: those of a service itself, or of one of its places, sessions or contacts."""

    def __init__(self, texts: Iterable[SourceText]) -> None:
        self.texts = list(texts)

    def open(self, *names: str) -> list[SourceText]:
        """Return the texts under these names (or all texts) about which nothing has been decided yet."""
        if not names:
            return [text for text in self.texts if text.open]
        return [text for name in names for text in self.texts if text.open and text.key == name]

    def first(self, *names: str) -> SourceText | None:
        """Return the first open one under these names."""
        return next(iter(self.open(*names)), None)

    def fill(
        self, found: dict[str, Any], name: str, read: Reader[Any], field: str = "", why: str = NOT_UNDERSTOOD
    ) -> None:
        """Parse the first open text under a name into a field of `found`, by default the field of the same name."""
        field = field or name
        if (text := self.first(name)) and (value := text.take(read, field, why)) is not None:
            found[field.rpartition(".")[2]] = value

    def leave(self, why: str, *names: str) -> None:
        """Mark what is still open, under these names or all, as not used."""
        for text in self.open(*names):
            text.leave(why)

    def use(self, field: str, why: str = "") -> None:
        """Mark all that is still open as used in a field of a record."""
        for text in self.open():
            text.use(field, why)


class Texts(Part):
    """The texts of one listing, while it is converted. Placeholders such as n/a are marked as not used at once."""

    def __init__(self, listing: Listing, answers: Answers) -> None:
        self.listing = listing
        self.answered: dict[str, Any] = {}  # the fields that the mapping gives for single cells
        self.doubts: list[Doubt] = []
        self._answers = answers
        super().__init__(self._text(name, given) for name, many in listing.values.items() for given in many)
        parts = {"place": listing.places, "session": listing.sessions, "contact": listing.contacts}
        self.places, self.sessions, self.contacts = (
            [Part(self._text(f"{kind}.{name}", given) for name, given in part.items()) for part in many]
            for kind, many in parts.items()
        )
        self._others = Part(self._text("other", given) for given in listing.others)
        for text in self.texts:
            if text.name in DECIDES and text.given.why and text.why == text.given.why and not self.open(text.name):
                self.ask(DECIDES[text.name], f"{text.given.why[0].upper()}{text.given.why[1:]}.", text)

    def _text(self, name: str, given: Given) -> SourceText:
        answer = self._answers.cell(name, given.text)
        text = SourceText(name, given, answer if isinstance(answer, str) else given.text)
        if isinstance(answer, Mapping):
            self._answer(text, answer)
        elif given.why and answer is None:
            text.leave(given.why)
        elif name == "other" and self._answers.leaves_out(given.where):
            text.leave(ON_PURPOSE)
        elif name != "id" and is_placeholder(text.text):
            text.leave(PLACEHOLDER)
        return text

    def ask(self, field: str, why: str, text: SourceText | None = None, column: str = "") -> None:
        """Ask a person about a field that a text of the source, or a `column` of it, leaves in doubt.

        Words on how to join stay open, since readers see them too.
        """
        column = text.name if text else column
        answer = self._answers.cell(column, "*")
        if isinstance(answer, Mapping):
            self._answer(text, answer)
            return
        self.doubts.append(Doubt(field, why, column, text.given.text if text else ""))
        if text and text.name != WORDS_FOR_READERS:
            text.undo(f"{why[0].lower()}{why[1:].rstrip('.')}")

    def _answer(self, text: SourceText | None, fields: Values) -> None:
        """Apply the mapping's answer for a text."""
        self.answered |= fields
        if text:
            text.fields = fields
        if text and text.name != WORDS_FOR_READERS:
            text.use(", ".join(fields)) if fields else text.undo(STANDS_FOR_NOTHING)

    def origins(self, *, redacted: bool = False, unused: str = UNUSED) -> tuple[Origin, ...]:
        """Return every text with what became of it, in the source's order; those not used have a reason."""
        found: list[Origin] = []
        for part in (self, *self.places, *self.sessions, *self.contacts, self._others):
            part.leave(unused)
            found += [
                Origin(text.name, text.given.text, text.given.where, text.field, text.why, redacted or text.redacted)
                for text in part.texts
            ]
        return tuple(found)


def a_name(text: str) -> Parsed[str]:
    """Read a name. One that is too long is cut after a whole word."""
    read = _printed(names.read(text))
    if read.value is not None:
        return read
    whole = " ".join((plain(text).value or "").split())
    short = whole[: LONGEST_NAME + 1].rpartition(" ")[0].rstrip(" ,;:-–|(") or whole[:LONGEST_NAME]
    cut = len(whole) > LONGEST_NAME and any(map(str.isalnum, short))
    return Parsed(short, whole[len(short) :]) if cut else Parsed(None)


def a_line(text: str) -> Parsed[str]:
    """Read words on one line that leaflets can print."""
    return _printed(line(text, LONGEST_LINE))


def a_summary(text: str) -> Parsed[str]:
    """Return the first sentence that is not a question; if all are questions, the first."""
    first = _printed(summary(text))
    if first.value and first.value.endswith("?") and first.value in text:
        later = _printed(summary(text.partition(first.value)[2].strip()))
        return later if later.value and not later.value.endswith("?") else first
    return first


def access_answers(text: str) -> Parsed[dict[str, str]]:
    """Read answers on access; what can't be said with yes or no goes into a note."""
    read = access.read(text)
    note = line(read.left or text, LONGEST_LINE).value if read.left or not read.value else None
    return Parsed({**(read.value or {}), **({"note": note} if note else {})} or None)


def _printed(read: Parsed[str]) -> Parsed[str]:
    """Return a text without signs that leaflets can't print, such as emoji, unless it consists of nothing else."""
    lost = missing_glyphs(read.value or "")
    clean = " ".join("".join(sign for sign in read.value or "" if sign not in lost).split())
    return Parsed(clean, read.left) if lost and any(map(str.isalnum, clean)) else read
