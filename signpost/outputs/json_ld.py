"""Data for search engines in the head of a page (JSON-LD 1.1, section 9.5, "Embedding JSON-LD in HTML Documents")."""

from collections.abc import Mapping
from typing import Any

import orjson


def json_ld(data: Mapping[str, Any]) -> str:
    """The element for these data; "" if there are none.

    It is data and never run, so the page's security policy allows it. "<" is escaped, so that no text can end it.
    """
    if not data:
        return ""
    text = orjson.dumps(data).decode().replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>\n'
