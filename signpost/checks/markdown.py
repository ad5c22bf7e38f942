"""Escapes text for Markdown."""

import re


def as_plain(text: str) -> str:
    """Escape our own words: every character that has a meaning in Markdown, and @, so that nobody is mentioned."""
    escaped = re.sub(r"([\\`*_\[\]<>#|~!&])", r"\\\1", text.replace("\n", " "))
    return escaped.replace("//", "/\\/").replace("www.", "www\\.").replace("@", "@&#8203;")


def as_code(text: str) -> str:
    """Return text as code: between more backticks than it has in a row."""
    if not text:
        return ""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if "`" in {text[0], text[-1]} else ""
    return f"{fence}{space}{text}{space}{fence}"
