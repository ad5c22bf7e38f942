"""Plain text from HTML and from what word processors leave behind."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from itertools import groupby
from typing import Final

from signpost.values import Parsed
from signpost.values.characters import SUSPECT, unfit_characters
from signpost.values.markup import has_markup, without_markup
from signpost.values.patterns import words_for

LONGEST: Final = 100_000  # characters that are read; no field has a tenth of that
LONGEST_NAME: Final = 80
LONGEST_LINE: Final = 300
ROUNDS: Final = 8  # of unescaping; no real text was escaped more often
UNREADABLE: Final = "\ufffd"
SIMPLE: Final = re.compile(r"[A-Za-z0-9](?: ?[!-%'-;=?-~])*")  # one line with nothing to unescape
# UTF-8 that was read as Windows-1252: "â€™" was an apostrophe. These letters start nearly all of it.
MANGLED: Final = re.compile("[ÂÃâðÅ][^\x00-\x7f]{1,3}")
BULLET: Final = re.compile(r"^[ ]*(?:[*•·▪◦‣●○■□➢➤✓✔»\uf0b7\uf0a7]+ *|[-\u2013\u2014*] +|o {2,})(?=\S)")
WRAPPED: Final = 60  # characters; a line at least this long may continue on the next
ABBREVIATIONS: Final = words_for("abbreviations")
STOP: Final = re.compile(r"[.!?\u2026]+[\"'”’)\]]*(?= )")


def unwrapped(text: str) -> str:
    """A text on one line, to compare two that may only differ in where their lines end."""
    return " ".join(text.split())


@lru_cache(maxsize=64)  # the same text is parsed several times
def plain(text: str) -> Parsed[str]:
    """Convert HTML, entities and a word processor's debris to paragraphs of plain text with "- " lists.

    Scripts and styles are left, and so is all after the first 100,000 characters.
    """
    if len(text) <= LONGEST and SIMPLE.fullmatch(text):
        return Parsed(text)
    words, left = text[:LONGEST], [text[LONGEST:]]
    for _ in range(ROUNDS):
        before = words
        words, dropped = _once(words)
        left.append(dropped)
        if words == before:
            break
    return Parsed(words or None, " ".join(filter(None, left)))


def _once(text: str) -> tuple[str, str]:
    """One round of unescaping. A text that was escaped twice needs two."""
    if MANGLED.search(text):
        from ftfy import fix_encoding  # takes a while to import

        text = fix_encoding(text)
    unreadable = UNREADABLE if UNREADABLE in text else ""
    text = _fit(text)
    if has_markup(text):
        words, dropped = without_markup(text)
    else:
        words, dropped = unescape(text), ""
    return _in_paragraphs(_fit(words)), " ".join(filter(None, (dropped, unreadable)))


def _fit(text: str) -> str:
    """A text without invisible characters, with one kind of line end and one kind of space."""
    text = re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    if not text.isascii():
        text = "".join(" " if unicodedata.category(char) == "Zs" else char for char in text)
        text = re.sub("[\uf0b7\uf0a7]", "•", text)
    text = text.replace("\t", " ")
    while SUSPECT.search(text) and (unfit := {index for index, _ in unfit_characters(text)}):
        text = "".join(char for index, char in enumerate(text) if index not in unfit)
    return text


def _in_paragraphs(text: str) -> str:
    """Make each line a paragraph or a point of a list; a line that clearly continues on the next is joined to it."""
    parts: list[str] = []
    for raw in text.split("\n"):
        bare = re.sub(r" +", " ", raw).strip()
        point = raw
        while BULLET.match(point):
            point = BULLET.sub("", point)
        said = re.sub(r" +", " ", f"- {point}").strip() if point != raw else bare
        if not said.strip("- "):
            parts.append("")
        elif parts and _goes_on(parts[-1], said):
            parts[-1] += f" {said}"
        else:
            parts.append(said)
    return "\n\n".join(_lists_joined(filter(None, parts)))


def _goes_on(before: str, said: str) -> bool:
    return len(before) >= WRAPPED and before[-1] not in ".!?:;" and said[0].islower()


def _lists_joined(parts: Iterable[str]) -> Iterator[str]:
    """Join points that follow one another into one list."""
    for are_points, run in groupby(parts, lambda part: part.startswith("- ")):
        together = list(run)
        yield from ["\n".join(together)] if are_points else together


def line(text: str, most: int) -> Parsed[str]:
    """Plain text on one line: all of it, or the first sentences that fit into `most` characters."""
    tidied = one_line(text)
    whole = tidied.value or ""
    if len(whole) <= most:
        return tidied
    fits, rest = "", list(sentences(whole))
    while rest and len(f"{fits} {rest[0]}".strip()) <= most:
        fits = f"{fits} {rest.pop(0)}".strip()
    return Parsed(fits or None, " ".join(filter(None, (*rest, tidied.left))))


def one_line(text: str) -> Parsed[str]:
    """Plain text with its paragraphs after one another, and the points of a list with semicolons between them.

    The result can look like a point of a list itself, so this is repeated until nothing changes.
    """
    tidied = plain(text)
    words, joined = tidied.value or "", ""
    for _ in range(ROUNDS):
        points = re.sub(r"(?:^|\n)- ", " ", re.sub(r"(?<=[^\n])\n- ", "; ", words))
        joined = re.sub(r"\s+", " ", points).strip()
        words = plain(joined).value or ""
        if words == joined:
            break
    return Parsed(joined or None, tidied.left)


def summary(text: str) -> Parsed[str]:
    """The first sentence, if it is no longer than a line may be; the rest is left. 140 characters fit on a card.

    Headings, which are short and have no full stop, are skipped if a sentence follows.
    """
    tidied = plain(text)
    lines = (tidied.value or "").split("\n")
    said = [each for part in lines if part for each in sentences(part)]
    first = next((each for each in said if _is_sentence(each)), said[0] if len(said) == 1 else "")
    if not first or len(first) > LONGEST_LINE:
        return Parsed(None, text)
    at = said.index(first)
    if any(len(heading) > WRAPPED or heading.startswith("- ") for heading in said[:at]):
        return Parsed(None, text)
    return Parsed(first, " ".join(filter(None, (*said[:at], *said[at + 1 :], tidied.left))))


def _is_sentence(text: str) -> bool:
    return not text.startswith("- ") and text.rstrip("\"'”’)]").endswith((".", "!", "?", "\u2026"))


def sentences(text: str) -> Iterator[str]:
    """The sentences of one line. "e.g." and "St." don't end a sentence."""
    start = 0
    for stop in STOP.finditer(text):
        following = text[stop.end() + 1 :].lstrip("\"'“‘([")[:1]
        word = text[start : stop.end()].rpartition(" ")[2].lower().lstrip("(\"'“‘")
        initial = re.fullmatch(r"(?:[a-z]\.)+", word)
        if following and not following.islower() and word not in ABBREVIATIONS and not initial:
            yield text[start : stop.end()]
            start = stop.end() + 1
    if start < len(text):
        yield text[start:]
