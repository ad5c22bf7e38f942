"""Sheets in other languages: the words that a browser loads when one is chosen, and the fonts for its letters."""

from collections.abc import Iterator
from typing import Any, Final

import orjson

from signpost.outputs.artefact import Artefact
from signpost.outputs.assets import source_bytes
from signpost.outputs.catalogues import catalogue
from signpost.outputs.find import script
from signpost.outputs.javascript import as_javascript
from signpost.values.direction import ISOLATE, LEFT_TO_RIGHT
from signpost.values.print_languages import LATIN, Language
from signpost.views.language_page import languages
from signpost.views.sheet_words import sheet_words
from signpost.views.snapshot import Snapshot

WEIGHTS: Final = ("Regular", "Bold")


def sheets(snapshot: Snapshot) -> Iterator[Artefact]:
    """The words of each language of the directory, what draws a sheet in them with its styles, and fonts for some.

    Raises SourceError if a catalogue can't be read.
    """
    chosen = languages(snapshot)
    for language in chosen:
        words = orjson.dumps(_words(snapshot, language)).decode()
        source = f"site_src/languages/{language.code}.po"
        yield Artefact(f"sheets/{language.code}.js", script(f"sheet-{language.code}", words), source)
    for name in ("sheets.js", "sheets.css") if chosen else ():
        yield Artefact(f"sheets/{name}", source_bytes(snapshot, f"sheets/{name}"), f"site_src/sheets/{name}")
    yield from _fonts(snapshot, chosen)


def _words(snapshot: Snapshot, language: Language) -> dict[str, Any]:
    """The words of a language, and how its lines are cut where their direction changes."""
    found = catalogue(snapshot.sources, language.code)
    cut = LEFT_TO_RIGHT if language.direction == "rtl" else ISOLATE
    words = sheet_words(snapshot, language, found.say, labels_checked=found.is_checked)
    return {**words, "left_to_right": as_javascript(cut)}


def _fonts(snapshot: Snapshot, chosen: tuple[Language, ...]) -> Iterator[Artefact]:
    """The fonts that handouts are printed in, with their licence."""
    families = dict.fromkeys(language.font.replace(" ", "") for language in chosen if language.font != LATIN)
    names = [f"{family}-{weight}.ttf" for family in families for weight in WEIGHTS]
    for name in [*names, "OFL.txt"] if names else ():
        yield Artefact(f"sheets/{name}", source_bytes(snapshot, f"fonts/{name}"), f"site_src/fonts/{name}")
