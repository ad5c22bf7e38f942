"""Translations: of a record that is there, once each, in a language and in letters that can be printed, and in date."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Final

from signpost.checks.glyphs import named_letter
from signpost.checks.parts import numbered
from signpost.checks.per_record import Context, per_record
from signpost.checks.words import join_words
from signpost.records.directory import Directory
from signpost.records.file_names import kind_and_id
from signpost.records.font import drawable_in
from signpost.records.model import Activity, Leaflet, Translation
from signpost.records.problem import Place, Problem, problem, quoted
from signpost.records.selection import print_permission
from signpost.records.word_parts import TranslatedSentence
from signpost.values.print_languages import LANGUAGES
from signpost.values.spelling import closest_match
from signpost.values.text import unwrapped

FIELDS: Final = {"activity": ("summary",), "leaflet": ("title", "audience", "opening")}
ALL_FIELDS: Final = frozenset(field for fields in FIELDS.values() for field in fields)
FORMATS: Final = frozenset({"tri-fold", "list"})  # that are printed in other languages


def translations(directory: Directory, today: date) -> Iterator[Problem]:
    """Files in no known language, and sentences of no record, told twice, or made from other English."""
    for record in directory.records():
        if isinstance(record, Translation):
            if record.id not in LANGUAGES:
                yield _unknown_language(record)
            yield from _sentences(directory, record)


def _unknown_language(record: Translation) -> Problem:
    known = join_words([f"{language.code} ({language.name})" for language in LANGUAGES.values()], "or")
    return problem(
        record.place(),
        "translation-language",
        f"Handouts can't be printed in a language with the code {quoted(record.id)}.",
        f"Name the file after one of these: {known}.",
    )


def _sentences(directory: Directory, record: Translation) -> Iterator[Problem]:
    seen = set()
    for index, sentence in numbered(record, "sentences", record.sentences):
        place = record.place("sentences", index, "of")
        if not (sentence.of and sentence.english and sentence.field in ALL_FIELDS):
            continue  # the check of shape says so
        if (sentence.of, sentence.field) in seen:
            yield problem(
                place,
                "translation-twice",
                f"There are two translations of {sentence.field} of {quoted(sentence.of)} here.",
                "Delete one of the two.",
            )
        seen.add((sentence.of, sentence.field))
        yield from _sentence(directory, record, index, sentence)


def _sentence(directory: Directory, record: Translation, index: int, sentence: TranslatedSentence) -> Iterator[Problem]:
    kind, id_ = kind_and_id(sentence.of)
    known = directory.of_kind(kind) if kind in FIELDS else {}
    original = known.get(id_)
    place = record.place("sentences", index, "of")
    if original is None:
        yield _unknown_record(place, sentence.of, known)
    elif sentence.field not in FIELDS[kind]:
        yield problem(
            record.place("sentences", index, "field"),
            "translation-field",
            f"The {sentence.field} of {quoted(sentence.of)} is not printed on handouts, so it is not translated.",
            f"Write {join_words(FIELDS[kind], 'or')}, or delete this translation.",
        )
    elif isinstance(original, Activity) and print_permission(directory, original) != "all":
        yield problem(
            place,
            "translation-hidden",
            f"No more than the name and number of {quoted(sentence.of)} may be printed, so it is not translated.",
            "Delete this translation.",
        )
    elif unwrapped(sentence.english) != unwrapped(str(getattr(original, sentence.field))):
        yield problem(
            record.place("sentences", index, "english"),
            "translation-old",
            f"The {sentence.field} of {quoted(sentence.of)} has changed since it was translated. "
            "Handouts say that the translation is out of date.",
            "Translate the new words, and copy them here as english.",
        )


def _unknown_record(place: Place, of: str, known: Mapping[str, object]) -> Problem:
    _, id_ = kind_and_id(of)
    guess = closest_match(id_, known)
    return problem(
        place,
        "translation-alone",
        f"There is no record {quoted(of)}, which this translates.",
        f"Did you mean {of.removesuffix(id_)}{guess}?"
        if guess
        else "Write the name of a file that is there, or delete this.",
    )


@per_record("translation")
def letters_of_translations(record: Translation, context: Context) -> Iterator[Problem]:
    """Letters that the fonts of a language lack."""
    language = LANGUAGES.get(record.id)
    for index, sentence in numbered(record, "sentences", record.sentences) if language else ():
        if language and (missing := sorted(set(sentence.words) - _printable(language.font))):
            yield problem(
                record.place("sentences", index, "words"),
                "translation-glyph",
                f"Handouts in {language.name} can't print {join_words([named_letter(one) for one in missing], 'and')}.",
                f"Write it in the letters of {language.name}, or of English.",
            )


@cache
def _printable(font: str) -> frozenset[str]:
    return drawable_in(font) | frozenset("\n\u200c\u200d\u200e\u200f")  # joiners and marks of direction draw nothing


@per_record("translation")
def half_checked(record: Translation, context: Context) -> Iterator[Problem]:
    """A check of a translation with a day and nobody who did it, or the other way round."""
    for index, sentence in numbered(record, "sentences", record.sentences):
        if bool(sentence.checked_by) != bool(sentence.checked_on):
            yield problem(
                record.place("sentences", index),
                "translation-check",
                "A check needs both checked_by, a role, and checked_on, the day of the check.",
                "Add the one that is missing, or take the other out if nobody has checked the translation.",
            )


def translated_leaflets(directory: Directory, today: date) -> Iterator[Problem]:
    """Leaflets that ask for other languages, in a format that has none or a directory that names none."""
    for leaflet in directory.records():
        if isinstance(leaflet, Leaflet) and leaflet.translated and leaflet.format not in FORMATS:
            yield problem(
                leaflet.place("translated"),
                "leaflet-part-unused",
                f"The format {leaflet.format} is not printed in other languages.",
                f"Take the line out, or choose {join_words(sorted(FORMATS), 'or')} as format.",
            )
        elif isinstance(leaflet, Leaflet) and leaflet.translated and not directory.about.languages:
            yield problem(
                leaflet.place("translated"),
                "leaflet-part-unused",
                "This asks for other languages, and directory.yaml names none.",
                "Add languages to directory.yaml, such as [pl, ur], or take this line out.",
            )
