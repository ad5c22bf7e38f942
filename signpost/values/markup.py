"""HTML to lines of text. Nothing in it is run; scripts and styles are left out and returned separately.

It reads the tags one by one and builds no tree, so tags nested a hundred thousand deep do no harm.
"""

import re
from html.parser import HTMLParser
from typing import Final

from signpost.values.patterns import words_for

BLOCKS: Final = words_for("blocks")
TAG: Final = re.compile(
    rf"</?(?:{'|'.join(sorted(BLOCKS | words_for('inline')))}|[a-z]\w*:\w+)(?=[\s/>])[^<>]*>", re.IGNORECASE
)
# What word processors and whole pages have besides tags.
DECLARATION: Final = re.compile(r"<(?:!\[[^<>\[\]]*\]|!doctype[^<>]*|\?[^<>]*)>", re.IGNORECASE)
DROPPED: Final = frozenset({"script", "style"})
LINKS: Final = ("http://", "https://", "mailto:", "tel:")


def has_markup(text: str) -> bool:
    """Whether a text has a tag that browsers know; "Jo <jo@hall.example>" and "<3" are not tags."""
    return any(sign.search(text) for sign in (TAG, DECLARATION)) or "-->" in text.partition("<!--")[2]


def without_markup(text: str) -> tuple[str, str]:
    """The words of a text with tags, in paragraphs and "- " lists, and what its scripts and styles said."""
    text = DECLARATION.sub("", _without_comments(text))
    known = {match.start() for match in TAG.finditer(text)}
    safe = re.sub("<", lambda match: "<" if match.start() in known else "&lt;", text)
    reader = _MarkupReader(keep_lines=not re.search(r"<(?:p|br|li|div|td|h[1-6])[\s/>]", text, re.IGNORECASE))
    reader.feed(safe)
    reader.close()
    unfinished = reader.rawdata.strip() if reader.dropping else ""  # a script that never ends
    return "".join(reader.said), " ".join(filter(None, (*reader.dropped, unfinished)))


def _without_comments(text: str) -> str:
    """A text without comments. One that never ends is no comment."""
    first, *rest = text.split("<!--")
    kept = [first]
    for part in rest:
        comment, end, after = part.partition("-->")
        kept.append(after if end else f"<!--{comment}")
    return "".join(kept)


class _MarkupReader(HTMLParser):
    """Collects words. Line ends in the source are ignored if tags say where lines end."""

    def __init__(self, *, keep_lines: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.keep_lines = keep_lines
        self.said: list[str] = []
        self.dropped: list[str] = []
        self.dropping = ""
        self.links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in DROPPED:
            self.dropping = tag
        elif tag == "br":
            self.said.append("\n")
        elif tag == "li":
            self.said.append("\n- ")
        elif tag in {"td", "th"}:
            self.said.append(" ")
        elif tag in BLOCKS:
            self.said.append("\n\n")
        elif tag == "a":
            address = (dict(attrs).get("href") or "").strip()
            self.links.append((address if address.lower().startswith(LINKS) else "", len(self.said)))

    def handle_endtag(self, tag: str) -> None:
        if tag == self.dropping:
            self.dropping = ""
        elif tag in BLOCKS:
            self.said.append("\n\n")
        elif tag == "a" and self.links:
            self._end_link(*self.links.pop())

    def _end_link(self, address: str, start: int) -> None:
        """The address of a link after its words, unless they say the same."""
        words = "".join(self.said[start:]).strip()
        plain = re.sub(r"^(?:mailto:|tel:)", "", address, flags=re.IGNORECASE)
        if plain and _bare(plain) not in _bare(words):
            self.said.append(f" ({plain})" if words else plain)

    def handle_data(self, data: str) -> None:
        if self.dropping:
            self.dropped.append(data.strip())
        else:
            self.said.append(data if self.keep_lines else re.sub(r"\s+", " ", data))


def _bare(address: str) -> str:
    """An address without the parts that people leave out when they say it."""
    return re.sub(r"^(?:https?://)?(?:www\.)?|[/\s.]+$|\s", "", address.lower())
