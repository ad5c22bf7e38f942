"""The guard of those in danger: which services may be places that must not be found."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from signpost.checks.sensitive import POSTCODE, STREET
from signpost.imports.account import Account
from signpost.imports.names import fingerprint, source_id

# Words of services whose address could lead somebody dangerous to a door. It errs on the side of silence: a person
# who has looked lists the service under sensitive_checked.
SPEAKS: Final = re.compile(
    r"""\b(?:
    refuges?\b | safe[\s-]*(?:house|home|accommodation|haven)s?\b | sanctuary\s+scheme | women'?s?[\s-]*aid\b |
    (?:domestic|sexual|honou?r[\s-]*based|gender[\s-]*based|intimate|partner|spous\w+|family)[\s-]*(?:and\s+sexual\s+)?
        (?:abus\w*|violen\w*|assault\w*|exploit\w*) |
    (?:abus\w*|violen\w*|battered|coerci\w*|controlling)\s+(?:at\s+home|in\s+the\s+home|relationship\w*|partner\w*|
        wom[ae]n|wives|husband\w*|spouse\w*|behaviou?r) |
    coercive | idva\b | isva\b | idvas\b | isvas\b | marac\b | sarc\b | dvas\b | rape\b | raped\b |
    (?:survivors?|victims?)\s+of\s+(?:\w+\s+){0,3}(?:abus\w*|violen\w*|assault\w*|slavery|exploit\w*|crime) |
    fleeing\b | stalk(?:ed|ing|er|ers)\b | forced\s+marriages? | honou?r[\s-]*(?:based\s+)?(?:abuse|killing|crime)\w* |
    female\s+genital\s+mutilation | fgm\b | traffick\w+ | modern[\s-]+(?:day[\s-]+)?slavery | sex\s+work\w* |
    child\s+(?:sexual\s+)?(?:abuse|exploitation) | witness\s+protection
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def speaks_of_danger(texts: Iterable[str]) -> bool:
    """Whether any of these texts is of abuse, of refuge, or of anything like them."""
    return any(SPEAKS.search(text.replace("’", "'")) for text in texts)


def tells_where(text: str, account: Account) -> bool:
    """Whether a text tells where a service is: by a postcode, a street, or what the source says of its places."""
    if POSTCODE.search(text) or STREET.search(text):
        return True
    bare = _bare(text)
    return any(len(where) > 2 and where in bare for where in map(_bare, _places(account)))


def _places(account: Account) -> Iterator[str]:
    """Every piece of what the source says of where it is."""
    for place in account.places:
        for name, entry in place.items():
            if name != "kind":
                yield from re.split(r"[,;\n]|^\s*\d+\w?\s", entry.text)
    for entry in account:
        yield from (match.group() for match in POSTCODE.finditer(entry.text))


def fit_to_repeat(note: str, accounts: Iterable[Account]) -> bool:
    """Whether a note on the source may be repeated: it speaks of no danger, and of no place of these services."""
    return not speaks_of_danger([note]) and not any(tells_where(note, account) for account in accounts)


def safe_id(account: Account) -> str:
    """What the source knows a service by; a fingerprint of it where it tells where the service is."""
    identity = account.listing.id
    return fingerprint(identity) if tells_where(identity, account) else source_id(identity)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
