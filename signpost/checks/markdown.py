"""Markdown that shows a text as it is, whoever typed it."""

import re


def as_plain(text: str) -> str:
    """Our own words: every sign that means something in Markdown is escaped, and an @ calls nobody."""
    escaped = re.sub(r"([\\`*_\[\]<>#|~!&])", r"\\\1", text.replace("\n", " "))
    return escaped.replace("//", "/\\/").replace("www.", "www\\.").replace("@", "@&#8203;")


def as_code(text: str) -> str:
    """Text as code: between more backticks than are in a row inside it."""
    if not text:
        return ""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if "`" in {text[0], text[-1]} else ""
    return f"{fence}{space}{text}{space}{fence}"
