"""The page for people who read another language: what this is, urgent help, and what is printed for them."""

from dataclasses import dataclass
from typing import Final

from signpost.values.print_languages import LANGUAGES, Language
from signpost.views.handout import BY_MACHINE, PHRASE, SAY_THIS, SURGERY, URGENT, UrgentNumber, urgent_numbers
from signpost.views.leaflet_list import LeafletFile, is_discreet, translated_files
from signpost.views.snapshot import Snapshot
from signpost.views.translated import Bilingual, Say, both, translated

WHAT: Final = "What this is"
ABOUT: Final = (
    "This website lists groups and help near you. Its pages are in English. The sheets here are in your language, "
    "with the English beside it."
)
SHEETS: Final = "Sheets to print"
INTERPRETER: Final = "How to ask for an interpreter"
OWN_SHEETS: Final = (
    "You can print your own list, and a plan for a household, in this language too. Those pages are in English. "
    "Choose the language beside “Print in”."
)
MY_LIST: Final = "My list"
HOUSEHOLD: Final = "Plan for a household"
FIND: Final = "Find groups near you (in English)"


@dataclass(frozen=True)
class Sheet:
    """A leaflet in the language: its title and its PDF."""

    title: Bilingual
    file: LeafletFile


@dataclass(frozen=True)
class LanguagePage:
    """All words of the page, in both languages. `notices` is empty if somebody has checked our own words.

    `own_pages` are those whose sheets a browser prints in the language: their address and their name.
    """

    language: Language
    notices: tuple[Bilingual, ...]
    what: Bilingual
    about: Bilingual
    find: Bilingual
    urgent_title: Bilingual
    urgent: tuple[UrgentNumber, ...]
    interpreter: Bilingual
    say_this: Bilingual
    phrase: str
    surgery: Bilingual
    sheets_title: Bilingual
    sheets: tuple[Sheet, ...]
    own_sheets: Bilingual
    own_pages: tuple[tuple[str, Bilingual], ...]


def language_page(snapshot: Snapshot, language: Language, say: Say, *, labels_checked: bool) -> LanguagePage:
    """The page for a language. Leaflets for a discreet need are not on it."""
    directory = snapshot.directory
    sheets = (
        Sheet(translated(directory, language, say, record, "title"), file)
        for record in directory.leaflets.values()
        if not is_discreet(snapshot, record)
        for file in translated_files(snapshot, record)
        if file.language == language
    )
    return LanguagePage(
        language=language,
        notices=() if labels_checked else (both(say, BY_MACHINE, language=language.name),),
        what=both(say, WHAT),
        about=both(say, ABOUT),
        find=both(say, FIND),
        urgent_title=both(say, URGENT),
        urgent=urgent_numbers(snapshot, say),
        interpreter=both(say, INTERPRETER),
        say_this=both(say, SAY_THIS),
        phrase=PHRASE.format(language=language.name),
        surgery=both(say, SURGERY),
        sheets_title=both(say, SHEETS),
        sheets=tuple(sheets),
        own_sheets=both(say, OWN_SHEETS),
        own_pages=(("my-list.html", both(say, MY_LIST)), ("household.html", both(say, HOUSEHOLD))),
    )


def languages(snapshot: Snapshot) -> tuple[Language, ...]:
    """The languages of the directory, besides English."""
    return tuple(LANGUAGES[code] for code in snapshot.about.languages)
