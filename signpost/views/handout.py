"""A leaflet in another language, with the English beside it, so that a receptionist can follow.

Days, times, places, prices and numbers come from the records on both sides; only the words around them are translated.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from signpost.checks.translations import FORMATS
from signpost.records.model import Leaflet
from signpost.records.selection import print_permission
from signpost.values.print_languages import LANGUAGES, Language
from signpost.views.handout_facts import facts
from signpost.views.leaflet import ask_again_after, leaflet
from signpost.views.leaflet_parts import Entry, FullActivity, HelpContact
from signpost.views.leaflet_selection import is_printable, selected_activities
from signpost.views.snapshot import Snapshot
from signpost.views.translated import Bilingual, Say, both, date_words, translated
from signpost.views.when import short_day

BY_MACHINE: Final = "This translation was made by a machine. Nobody who speaks {language} has checked it yet."
GO_BY: Final = "If the two sides differ, go by the English."
# The national lines that have interpreters: what a record says they are for, their number, and when to ring them.
INTERPRETED: Final = (
    ("danger", "999", "Someone's life is in danger, or someone is being hurt now."),
    ("illness", "111", "You need medical help today, but it is not a 999 emergency."),
    (
        "mental-health",
        "111",
        "You can't cope, or you fear what you might do. Choose option 2 when the voice asks.",
    ),
)
SAY_THIS: Final = "When somebody answers, say this in English. Then wait for an interpreter."
PHRASE: Final = "I speak {language}. I need an interpreter, please."
SURGERY: Final = "Your surgery can book an interpreter for you. It costs you nothing."
ENGLISH_ONLY: Final = "The people at these numbers may only speak English. You can ask somebody to ring for you."
NOT_SURE: Final = "Not sure what would help? Ring this number."
FULL: Final = "Full now. Ring to ask about a place."
URGENT: Final = "Urgent help"
INVENTED: Final = "A demonstration: these groups and their numbers are invented."
CHECKED_ON: Final = "The facts were checked on {day}."
ASK_AGAIN: Final = "Ask for a newer sheet after {day}."
BANK_HOLIDAYS: Final = "Ring first on bank holidays."


@dataclass(frozen=True)
class HandoutEntry:
    """One activity: its name and numbers as recorded, and the rest in both languages."""

    id: str
    name: str
    phone: str
    text: str
    summary: Bilingual
    facts: tuple[Bilingual, ...]


@dataclass(frozen=True)
class UrgentNumber:
    """A helpline that has interpreters, and when to ring it."""

    phone: str
    when: Bilingual


@dataclass(frozen=True)
class Handout:
    """All words of a leaflet in one language and English."""

    id: str
    language: Language
    title: Bilingual
    audience: Bilingual
    opening: Bilingual
    notices: tuple[Bilingual, ...]
    entries: tuple[HandoutEntry, ...]
    full: tuple[FullActivity, ...]
    full_words: Bilingual
    urgent_title: Bilingual
    urgent: tuple[UrgentNumber, ...]
    say_this: Bilingual
    phrase: str
    surgery: Bilingual
    connector: HelpContact
    connector_words: Bilingual
    english_only: Bilingual
    foot: tuple[Bilingual, ...]
    directory: str
    edition_code: str
    edition_day: str


def languages_of(snapshot: Snapshot, record: Leaflet) -> tuple[Language, ...]:
    """The languages in which a leaflet is printed, besides English."""
    return (
        tuple(LANGUAGES[code] for code in snapshot.about.languages)
        if record.translated and record.format in FORMATS
        else ()
    )


def handout(snapshot: Snapshot, record: Leaflet, language: Language, say: Say, *, labels_checked: bool) -> Handout:
    """A leaflet in a language. `say` gives our own sentences in it, which somebody may have checked."""
    own = leaflet(snapshot, record, "standard")
    directory = snapshot.directory

    def told(english: str, **facts: str) -> Bilingual:
        return both(say, english, **facts)

    title, audience, opening = (
        translated(directory, language, say, record, field) for field in ("title", "audience", "opening")
    )
    entries = tuple(_entry(snapshot, language, say, one) for one in own.entries)
    by_machine = any(part.by_machine for part in (title, audience, opening, *(one.summary for one in entries)))
    warned = (told(BY_MACHINE, language=language.name),) if by_machine or not labels_checked else ()
    return Handout(
        id=record.id,
        language=language,
        title=title,
        audience=audience,
        opening=opening,
        notices=(*warned, told(GO_BY)),
        entries=entries,
        full=own.full,
        full_words=told(FULL) if own.full else Bilingual((), ()),
        urgent_title=told(URGENT),
        urgent=urgent_numbers(snapshot, say),
        say_this=told(SAY_THIS),
        phrase=PHRASE.format(language=language.name),
        surgery=told(SURGERY),
        connector=own.connector,
        connector_words=told(NOT_SURE),
        english_only=told(ENGLISH_ONLY),
        foot=tuple(_foot(snapshot, language, say, record)),
        directory=own.directory,
        edition_code=f"{own.edition_code} {language.code}",
        edition_day=own.edition_day,
    )


def _entry(snapshot: Snapshot, language: Language, say: Say, own: Entry) -> HandoutEntry:
    """One activity. Of one that may only be printed with its name and number, there is no more here either."""
    activity = snapshot.directory.activities[own.id]
    whole = print_permission(snapshot.directory, activity) == "all"
    return HandoutEntry(
        id=own.id,
        name=own.name,
        phone=own.phone,
        text=own.text,
        summary=translated(snapshot.directory, language, say, activity, "summary") if whole else Bilingual((), ()),
        facts=facts(snapshot, language, say, activity, own) if whole else (),
    )


def urgent_numbers(snapshot: Snapshot, say: Say) -> tuple[UrgentNumber, ...]:
    """The national lines with interpreters that the directory has among its urgent help for the public."""
    public = snapshot.about.urgent_help.public
    return tuple(
        UrgentNumber(phone, both(say, when))
        for kind, phone, when in INTERPRETED
        if any(kind in line.for_ and line.phone == phone for line in public)
    )


def _foot(snapshot: Snapshot, language: Language, say: Say, record: Leaflet) -> Iterator[Bilingual]:
    """How fresh the facts are, and whether they are invented."""
    shown = [one for one in selected_activities(snapshot, record) if is_printable(snapshot, one)]
    checked = max((one.verified.on for one in shown if one.verified), default=None)
    for english, day in ((CHECKED_ON, checked), (ASK_AGAIN, ask_again_after(snapshot, shown))):
        if day:
            own = say(english).format(day=date_words(day, language.code))
            yield Bilingual((own,), (english.format(day=short_day(day)),))
    yield both(say, BANK_HOLIDAYS)
    if snapshot.about.demonstration:
        yield both(say, INVENTED)
