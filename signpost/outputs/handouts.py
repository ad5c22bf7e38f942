"""Leaflets in the languages of the directory, each with English beside it: what is to be typeset."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from signpost.outputs.catalogues import catalogue
from signpost.outputs.theme import theme_data
from signpost.outputs.typesetting.missing_glyphs import without_missing_glyphs
from signpost.records.model import Leaflet
from signpost.values.direction import pieces
from signpost.values.quotes import typographic
from signpost.views.handout import Handout, handout, languages_of
from signpost.views.leaflet_parts import NO_BREAK, to_json
from signpost.views.snapshot import Snapshot

TEMPLATE: Final = "handout"
# Arabic is mostly printed without its vowel marks. With them the typesetter writes some letters twice into the text
# that a screen reader is given.
VOWEL_MARKS: Final = re.compile("[\u064b-\u0652]")
LONGEST_UNBROKEN: Final = 20
IN_THE_LANGUAGE: Final = frozenset({"own", "note", "language", "id"})  # data with other typography than English


def handouts(snapshot: Snapshot) -> Iterator[tuple[Leaflet, Handout, Mapping[str, Any]]]:
    """Each translated leaflet in each language of the directory, and its data for the template.

    Raises SourceError if a catalogue can't be read.
    """
    for record in snapshot.directory.leaflets.values():
        for language in languages_of(snapshot, record):
            words = catalogue(snapshot.sources, language.code)
            view = handout(snapshot, record, language, words.say, labels_checked=words.is_checked)
            yield record, view, _data(snapshot, view)


def _data(snapshot: Snapshot, view: Handout) -> dict[str, Any]:
    """The data for the template, with every line in the other language cut into pieces of one direction each."""
    right_to_left = view.language.direction == "rtl"

    def cut(told: Any) -> Any:
        if isinstance(told, list):
            return [cut(item) for item in told]
        if not isinstance(told, dict):
            return told
        own = (
            {"own": list(map(line_in_pieces, told["own"])), "note": line_in_pieces(told["note"])}
            if "own" in told
            else {}
        )
        return {key: cut(value) for key, value in told.items()} | own

    def line_in_pieces(line: str) -> list[tuple[str, bool]]:
        found = pieces(VOWEL_MARKS.sub("", line), right_to_left=right_to_left)
        return [(_unbroken(typographic(words)) if latin else words, latin) for words, latin in found]

    told = cut(_in_english_type(to_json(view), snapshot.about.site_url))
    return {**told, "language_name": view.language.own_name, **theme_data(snapshot)}


def _unbroken(words: str) -> str:
    """A number or a time on one line; what is longer, such as an address, may break."""
    return words.replace(" ", NO_BREAK) if len(words) <= LONGEST_UNBROKEN else words


def _in_english_type(told: Any, site_url: str) -> Any:
    """The data with typographic apostrophes and without characters that the font lacks, but for the other language."""
    if isinstance(told, list):
        return [_in_english_type(item, site_url) for item in told]
    if isinstance(told, dict):
        return {
            key: value if key in IN_THE_LANGUAGE else _in_english_type(value, site_url) for key, value in told.items()
        }
    return typographic(without_missing_glyphs(told, site_url)) if isinstance(told, str) else told
