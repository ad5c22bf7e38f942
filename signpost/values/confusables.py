"""A text as a person reads it: confusable characters become the plain letters that they look like."""

import re
import unicodedata
from functools import cache
from html import unescape
from typing import Final
from urllib.parse import unquote

FOREIGN: Final = re.compile(r"[^\x00-\x7f]")
TAG: Final = re.compile(r"<[^<>]*>")
MARKED: Final = re.compile(r"[<&_`]|%[0-9A-Fa-f]{2}")
MARKS: Final = str.maketrans(
    dict.fromkeys("’‘ʼ`´＇′", "'") | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212_", "-")
)
# Letters of other scripts that are drawn like Latin ones. Source: Unicode Technical Standard 39, confusables.txt, the
# pairs of Cyrillic and Greek letters with one Latin letter. Wide, bold and circled forms of letters are replaced by
# NFKC.
ALIKE: Final = str.maketrans(
    "АВЕЅКМНОРСТУХІЈԌԚԜЗ" + "аеѕорсухіјԁһԛԝѵгп" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "ανορικτυχϲϳ",
    "ABESKMHOPCTYXIJGQW3" + "aesopcyxijdhqwvrn" + "ABEZHIKMNOPTYX" + "avopiktuxcj",
)


def as_read(text: str) -> str:
    """A text in plain letters, without tags, invisible characters and accents, and with confusable letters replaced."""
    if text.isascii() and not MARKED.search(text):
        return text
    read = unicodedata.normalize("NFKC", unquote(unescape(unescape(TAG.sub("", text)))))
    if not read.isascii():
        read = FOREIGN.sub(lambda char: _plain(char.group()), unicodedata.normalize("NFKD", read))
    return read.translate(MARKS)


@cache
def _plain(char: str) -> str:
    """A character as it looks; nothing for an accent or a sign that can't be seen."""
    if unicodedata.category(char) in {"Mn", "Cf"}:
        return ""
    digit = unicodedata.decimal(char, None)
    return char.translate(ALIKE) if digit is None else str(digit)
