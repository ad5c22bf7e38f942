"""The catalogues of our own words: whole, with the same places for facts, and refused in words if they aren't."""

from pathlib import Path
from typing import Final

import pytest

from signpost.outputs.catalogues import catalogue
from signpost.records.engine_files import SITE_SOURCES, SourceError
from signpost.records.font import drawable_in
from signpost.values.direction import isolated
from signpost.values.print_languages import LANGUAGES
from signpost.views import handout, handout_facts, language_page, sheet_words, translated
from signpost.views.labels import ASK_FIRST, COST, JOINING

EACH_LANGUAGE: Final = pytest.mark.parametrize("code", LANGUAGES)
ALWAYS_ENGLISH: Final = {handout.PHRASE}
SAID: Final = {
    *(
        text
        for module in (handout, handout_facts, language_page, translated)
        for name, text in vars(module).items()
        if name.isupper() and isinstance(text, str) and any(letter.isalpha() for letter in text)
    ),
    *(when for _, _, when in handout.INTERPRETED),
    *handout_facts.GENDER.values(),
    *handout_facts.WITHOUT_VENUE,
    *JOINING.values(),
    *(COST[kind] for kind in ("free", "donation", "ask")),
    ASK_FIRST,
    *sheet_words.LABELS,
} - ALWAYS_ENGLISH


@EACH_LANGUAGE
def test_a_catalogue_has_each_of_our_sentences_and_no_other(code: str) -> None:
    assert set(catalogue(SITE_SOURCES, code).words) == SAID


@EACH_LANGUAGE
def test_every_letter_of_a_catalogue_can_be_printed(code: str) -> None:
    words = "".join(catalogue(SITE_SOURCES, code).words.values())
    assert set(words) - {"\u200c", "\u200d"} <= drawable_in(LANGUAGES[code].font)


@EACH_LANGUAGE
def test_what_we_ship_says_that_nobody_has_checked_it(code: str) -> None:
    assert not catalogue(SITE_SOURCES, code).is_checked


def sources(home: Path, own: str) -> Path:
    (home / "languages").mkdir()
    (home / "languages/pl.po").write_text(f'# Checked by: council interpreter\nmsgid ""\nmsgstr ""\n\n{own}', "utf-8")
    return home


def test_who_has_checked_a_catalogue_is_at_its_top(tmp_path: Path) -> None:
    assert catalogue(sources(tmp_path, 'msgid "Free"\nmsgstr "Za darmo"\n'), "pl").is_checked


def test_a_sentence_that_a_catalogue_lacks_stays_english(tmp_path: Path) -> None:
    assert catalogue(sources(tmp_path, ""), "pl").say("Free") == isolated("Free")


@pytest.mark.parametrize("own", ["Wiek", "Wiek: {age}", "Wiek: {ages", "Wiek: {ages} {day}"])
def test_a_translation_without_the_place_for_a_fact_is_refused_in_words(own: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="must have the same words in"):
        catalogue(sources(tmp_path, f'msgid "Age: {{ages}}"\nmsgstr "{own}"\n'), "pl")


def test_a_missing_catalogue_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"site_src/languages/pl\.po can't be read"):
        catalogue(tmp_path, "pl")
