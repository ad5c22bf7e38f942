"""The sentences of a record in another language, and whether their English still stands in the record."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from signpost.records.directory import NAMES, Directory
from signpost.records.model import Record
from signpost.records.word_parts import TranslatedSentence
from signpost.values.direction import isolated
from signpost.values.print_languages import Language
from signpost.values.text import unwrapped
from signpost.views.leaflet import paragraphs

Say = Callable[[str], str]  # a sentence of ours in another language, by the English

MISSING: Final = "Not translated yet."
OUT_OF_DATE: Final = "Out of date: the English has changed since this was translated. Go by the English."
CHECKED: Final = "Translation checked: {role}, {day}."


@dataclass(frozen=True)
class Bilingual:
    """The same in a language of the directory and in English, by paragraphs.

    `note` and `english_note` say what is wrong with the translation, or who has checked it. `by_machine` if nobody has.
    """

    own: tuple[str, ...]
    english: tuple[str, ...]
    note: str = ""
    english_note: str = ""
    by_machine: bool = False


def date_words(day: object, code: str) -> str:
    """A date as a language writes it (Unicode CLDR, long form): "3 grudnia 2026"."""
    from babel.dates import format_date  # takes a while to import

    return format_date(day, "long", locale=code)  # type: ignore[arg-type]


def key_of(record: Record) -> str:
    """How translations name a record: its folder, and its file's name without .yaml."""
    return f"{NAMES[record.source.kind]}/{record.id}"


def is_current(kept: TranslatedSentence, english: str) -> bool:
    """Whether a translation was made from the English that the record has today."""
    return unwrapped(kept.english) == unwrapped(english)


def translated(directory: Directory, language: Language, say: Say, record: Record, field: str) -> Bilingual:
    """A field of a record with its translation, if there is one, and what the reader must know of that."""
    english = str(getattr(record, field))
    kept = directory.translation(language.code, key_of(record), field)
    if not english:
        return Bilingual((), ())
    if kept is None:
        return Bilingual((), tuple(paragraphs(english)), say(MISSING), MISSING)
    note, english_note = "", ""
    if not is_current(kept, english):
        note, english_note = say(OUT_OF_DATE), OUT_OF_DATE
    elif kept.checked_by and kept.checked_on:
        day = date_words(kept.checked_on, language.code)
        note = say(CHECKED).format(role=isolated(kept.checked_by), day=day)
        english_note = CHECKED.format(role=kept.checked_by, day=date_words(kept.checked_on, "en_GB"))
    return Bilingual(tuple(paragraphs(kept.words)), tuple(paragraphs(english)), note, english_note, not kept.checked_by)


def both(say: Say, english: str, **facts: str) -> Bilingual:
    """A sentence of ours in both languages, with these facts in its places."""
    own = say(english).format(**{name: isolated(fact) for name, fact in facts.items()})
    return Bilingual((own,), (english.format(**facts),))
