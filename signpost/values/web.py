"""Addresses of web pages."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from signpost.values import Parsed, length_limited, or_nothing, words_of
from signpost.values.placeholder import is_placeholder

SITE: Final = re.compile(r"(?:https?:/*|www\.)[^\s,;|<>\"“”]+", re.IGNORECASE)
BARE: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:/[^\s,;|<>\"“”]*)?", re.IGNORECASE)
# Typing slips at the end of a host: none of these is a top-level domain. Source: IANA, Root Zone Database
ENDINGS: Final = {
    "con": "com", "cmo": "com", "ocm": "com", "comm": "com", "coom": "com", "vom": "com", "xom": "com", "cim": "com",
    "ogr": "org", "orgg": "org", "rog": "org", "ukk": "uk", "ku": "uk", "nett": "net", "nte": "net",
}  # fmt: skip
# An address with a space in its path: it is unclear where it ends.
CUT: Final = re.compile(r"\S+?\.[a-z]+/\S*[a-z0-9] [a-z0-9].*", re.DOTALL)
HOST: Final = re.compile(r"(?=.{4,253}$)([^\W_]([\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]")


@length_limited
def read(text: str) -> Parsed[list[str]]:
    """Parse the web addresses in a text, each with its https://. Among other words only www… and http… count."""
    found: list[str] = []
    meant: list[str] = []
    rest = text
    for typed in _sites(text):
        address = _whole(typed)
        host = host_of(address)
        if not is_placeholder(typed) and not fault(mended := address.replace(host, mended_host(host), 1)):
            (found if mended == address else meant).append(mended)
            rest = rest.replace(typed, " ", 1)
    if meant:
        return Parsed(None, text.strip(), choices=(meant,))
    return or_nothing(list(dict.fromkeys(found)), words_of(rest), text)


def written(addresses: list[str]) -> str:
    """Addresses as people type several of them: with commas between."""
    return ", ".join(addresses)


def host_of(address: str) -> str:
    """The host of a web address in small letters, or "" if it can't be read."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def mended_host(host: str) -> str:
    """A host with the top-level domain that was meant, if its own is a typing slip."""
    name, dot, ending = host.rpartition(".")
    return f"{name}{dot}{ENDINGS.get(ending.lower(), ending)}"


def fault(text: str) -> str:
    """Return why a text is not a web address that is safe to link to, or "" if it is."""
    if re.search(r"[\s\\<>\"`{}|^]", text):
        return "there is a space or a sign in it that no address has"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return "it can't be read"
    if parts.scheme not in {"http", "https"} or not text.lower().startswith(("http://", "https://")):
        return "it doesn't start with https://"
    if parts.username is not None or parts.password is not None:
        return "it has a user name in it"
    host = parts.hostname or ""
    if not HOST.fullmatch(host):
        return "the name of the site is not complete"
    if mended_host(host) != host or len(host.rpartition(".")[2]) < 2:
        return "no address ends like that"
    if len({unicodedata.name(char, "").partition(" ")[0] for char in host if char.isalpha()}) > 1:
        return "it mixes letters of different alphabets"
    return "it has a port number in it" if port else ""


def _sites(text: str) -> Iterator[str]:
    alone = [part for part in re.split(r"[\s,;|]+", text) if part]
    if alone and all(BARE.fullmatch(part.rstrip(".")) or SITE.fullmatch(part) for part in alone):
        yield from alone
    else:
        yield from (match.group() for match in SITE.finditer(text) if not CUT.fullmatch(text, match.start()))


def _whole(typed: str) -> str:
    """An address with its scheme, and without the full stop of its sentence."""
    bare = re.sub(r"[.,:'’)]+$", "", typed) if "(" not in typed else typed.rstrip(".,:'’")
    schemes = re.match(r"(?:(https?)://)*", bare, re.IGNORECASE)
    rest = bare[schemes.end() :] if schemes else bare
    scheme = (schemes[1] if schemes and schemes[1] else "https").lower()
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.lower()}{slash}{path}" if rest else bare
