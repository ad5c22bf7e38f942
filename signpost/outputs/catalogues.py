"""Our own words in other languages: gettext catalogues in `site_src/languages`, read with Babel."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Final

from signpost.records.engine_files import SourceError
from signpost.values.direction import isolated

CHECKED: Final = re.compile(r"(?m)^# Checked by: \S")
NAME: Final = "language"  # a place that a translation needn't have, since each is in one language


@dataclass(frozen=True)
class Catalogue:
    """A language's words by the English. `is_checked` if a comment at its top says who has checked it."""

    words: Mapping[str, str]
    is_checked: bool

    def say(self, english: str) -> str:
        """A sentence of ours in this language, or the English if it has none."""
        return self.words.get(english) or isolated(english)


@cache
def catalogue(sources: Path, code: str) -> Catalogue:
    """The catalogue of a language in this folder of sources.

    Raises SourceError if it is missing, can't be read, or leaves out or invents a place for a fact, such as {day}.
    """
    from babel.messages.pofile import PoFileError, read_po  # takes a while to import

    file = sources / "languages" / f"{code}.po"
    try:
        with file.open("rb") as lines:
            found = read_po(lines, locale=code, abort_invalid=True)
    except (OSError, UnicodeDecodeError, PoFileError) as error:
        raise SourceError(f"site_src/languages/{code}.po can't be read. {error}") from error
    words = {str(message.id): str(message.string) for message in found if message.id and message.string}
    for english, own in words.items():
        if _places(english) != _places(own):
            raise SourceError(f"site_src/languages/{code}.po: “{own}” must have the same words in {{}} as “{english}”.")
    return Catalogue(words, CHECKED.search(found.header_comment) is not None)


def _places(text: str) -> set[str] | None:
    """The names of the places for facts in a text; None if its braces don't pair."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None} - {NAME}
    except ValueError:
        return None
