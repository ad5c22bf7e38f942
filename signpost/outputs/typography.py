"""Typographic apostrophes and quotation marks in the text of a page; its tags and scripts stay as they are."""

import re
from typing import Final

from signpost.values.quotes import typographic

# What is code, and what a reader may copy letter by letter.
KEPT: Final = re.compile(r"(<(script|style|textarea|code|pre)\b.*?</\2>)", re.DOTALL)
INLINE: Final = ("</a>", "</abbr>", "</b>", "</cite>", "</code>", "</em>", "</i>", "</span>", "</strong>")
# The attributes that are read out or shown.
SPOKEN: Final = (" aria-label", " alt", " title", " placeholder")
ESCAPED: Final = re.compile(r"&#3[49];|&quot;")
UNESCAPED: Final = {"&#39;": "'", "&#34;": '"', "&quot;": '"'}
# They are tried on every tag of every page, so they stop at the first sign, or entity, and never go back.
TEXT: Final = re.compile(r">([^<>&\"'`´‘]*+[&\"'`´‘][^<>]*+)")
ATTRIBUTE: Final = re.compile(r"=\"([^&\"'`´‘]*+[&'`´‘][^\"]*+)")


def typographic_html(html: str) -> str:
    """HTML whose texts, and the attributes that are read out, have typographic apostrophes and quotation marks."""
    parts = KEPT.split(html)
    for at in range(0, len(parts), 3):
        parts[at] = ATTRIBUTE.sub(_spoken, TEXT.sub(_shown, f">{parts[at]}"))[1:]
    return "".join(part for at, part in enumerate(parts) if at % 3 < 2)


def _shown(found: re.Match[str]) -> str:
    text = _plain(found[1])
    # After "</b>" a sign follows a word, though none is seen here.
    follows_word = found.string.endswith(INLINE, 0, found.start() + 1)
    return ">" + (typographic(f"x{text}")[1:] if follows_word else typographic(text))


def _spoken(found: re.Match[str]) -> str:
    if not found.string.endswith(SPOKEN, 0, found.start()):
        return found[0]
    return '="' + typographic(_plain(found[1])).replace('"', "&#34;")


def _plain(text: str) -> str:
    return ESCAPED.sub(lambda sign: UNESCAPED[sign[0]], text)
