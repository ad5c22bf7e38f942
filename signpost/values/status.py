"""Whether a service runs: open, full, paused or closed."""

import re
from typing import Final

from signpost.values import Parsed, length_limited

STATUS: Final = {
    "open": "active|open|running|live|current|currently running|available",
    "full": (
        r"(?:(?:open|active|currently|now)\W+(?:but )?)?(?:full|at capacity|no (?:places|spaces))"
        r"(?: at present| at the moment| for now| left)?(?:\W+(?:with |join )?(?:a |the |our )?wait(?:ing)?\W?list"
        r"(?: only| open| available| in operation)?)?\)?|wait(?:ing)?\W?list only"
    ),
    "paused": "paused|on hold|temporarily closed|temporarily suspended|suspended|temporarily paused|on a break",
    "closed": "closed|defunct|ended|permanently closed|ceased|no longer running|discontinued|finished",
}


@length_limited
def read(text: str) -> Parsed[str]:
    """Parse open, full, paused or closed. "Inactive" may be either of the last two, so it is left."""
    bare = " ".join(text.split()).casefold().strip(" .!")
    found = [name for name, words in STATUS.items() if re.fullmatch(words, bare)]
    return Parsed(found[0]) if found else Parsed(None, text.strip())


def written(status: str) -> str:
    """A status as it is."""
    return status
