"""Names and ids out of a source's texts: fit for a record, and fit for comparing."""

import hashlib
import re
import unicodedata
from typing import Final

from signpost.checks.glyphs import odd_letters
from signpost.imports.account import Entry
from signpost.imports.tidy import Tidied
from signpost.imports.tidy.text import line, plain, title

LONGEST_NAME: Final = 80
LONGEST_LINE: Final = 300
LONGEST_SOURCE_ID: Final = 200


def named(entry: Entry, field: str) -> str | None:
    """The name in an entry, cut after a whole word where it is too long."""
    tidied = printed(title(entry.text))
    if tidied.value is not None:
        return entry.take(tidied, field)
    whole = " ".join((plain(entry.text).value or "").split())
    short = whole[: LONGEST_NAME + 1].rpartition(" ")[0].rstrip(" ,;:-–|(") or whole[:LONGEST_NAME]
    if len(whole) <= LONGEST_NAME or not any(map(str.isalnum, short)):
        entry.leave("it is no name")
        return None
    entry.use(field, short, whole[len(short) :].strip(), f"a name has {LONGEST_NAME} characters at most")
    return short


def one_line(entry: Entry, field: str) -> str | None:
    """The words of an entry on one line that leaflets can print."""
    return entry.take(printed(line(entry.text, LONGEST_LINE)), field)


def printed(tidied: Tidied[str]) -> Tidied[str]:
    """The same without signs that leaflets can't print, such as emoji. A text of nothing else stays as it is."""
    lost = odd_letters(tidied.value or "")
    clean = " ".join("".join(sign for sign in tidied.value or "" if sign not in lost).split())
    if not lost or not any(map(str.isalnum, clean)):
        return tidied
    return Tidied(clean, f"{''.join(lost)} {tidied.left}".strip())


def source_id(text: str) -> str:
    """What the source knows something by, as a record can hold it; a fingerprint where it is too long or odd."""
    plain = " ".join(text.split())
    if plain and plain.isprintable() and len(plain) <= LONGEST_SOURCE_ID:
        return plain
    return fingerprint(text)


def fingerprint(text: str) -> str:
    """Some letters and digits that stand for a text and tell nothing of it."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def plain_name(name: str) -> str:
    """A name for comparing: small letters, without accents, marks and a leading "the"."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    words = re.findall(r"\w+", re.sub(r"['’`]", "", bare.replace("&", " and ")))
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
