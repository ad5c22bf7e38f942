"""Ids out of names."""

import re
import unicodedata

from signpost.records.files import LONGEST_ID


def id_from(name: str) -> str:
    """The id that a name makes: "Café & Chat" is cafe-and-chat."""
    words = name.casefold().replace("&", " and ").replace("'", "").replace("’", "")
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_ID].strip("-")
