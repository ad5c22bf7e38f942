"""Names of records, and the ids made of them."""

import re
import unicodedata
from functools import cache
from typing import Final

from signpost.values import Parsed
from signpost.values.confusables import as_read
from signpost.values.text import LONGEST_NAME, one_line

ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID: Final = 60
PART: Final = "_"  # joins the parts of an address; no id has it, so no record can have that address
ARTICLE: Final = re.compile(r"(?i)^(?:the|an?)\s+")
APOSTROPHES: Final = re.compile("['’‘`´]")
# Letters with a stroke, and ligatures, which have no accent that could be removed.
LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)


def unaccented(text: str) -> str:
    """A text in small letters with the plain letters of those with accents or strokes: łódź is lodz."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text).translate(LETTERS)
    return "".join(sign for sign in parts if not unicodedata.category(sign).startswith("M"))


def read(text: str) -> Parsed[str]:
    """Parse a name on one line, without stray bars and spaces. Capitals are kept; a check advises on them.

    A name that is too long is cut at a bar, since the source put it there; if it has none, it is left.
    """
    tidied = one_line(text)
    parts = [part for each in (tidied.value or "").split("|") if (part := _bare(each))]
    whole = ": ".join(parts)
    if len(whole) <= LONGEST_NAME:
        return Parsed(whole or None, tidied.left)
    if len(parts) > 1 and len(parts[0]) <= LONGEST_NAME:
        return Parsed(parts[0], " ".join(filter(None, (*parts[1:], tidied.left))))
    return Parsed(None, text)


def written(name: str) -> str:
    """A name as it is."""
    return name


def _bare(part: str) -> str:
    """A part of a name without dashes around it, a colon after it or the bullet of a list before it."""
    inner = one_line(part.strip(" -\u2013\u2014")).value or ""
    return inner.lstrip(" -\u2013\u2014").rstrip(" :-\u2013\u2014")


def id_from(name: str) -> str:
    """Make an id from a name: "Café & Chat" is cafe-and-chat, "Men's Shed" is mens-shed."""
    plain = unaccented(APOSTROPHES.sub("", name.lower()).replace("&", " and "))
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_ID].strip("-")


@cache
def mentions(names: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for these names: in any case if of several words; as written if a single word, such as The Haven."""
    plain = [" ".join(as_read(name).split()) for name in names]
    forms = [
        re.escape(name) if len(ARTICLE.sub("", name).split()) < 2 else rf"(?i:{re.escape(name)})" for name in plain
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")
