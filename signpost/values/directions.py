"""The forms of directions: next to which place, by which door, which bus or which turning."""

import re
from typing import Final

from signpost.values.confusables import as_read
from signpost.values.patterns import compiled, parts

WORDS: Final = parts("directions")
ANYWHERE: Final = (compiled("directions", "ANYWHERE", WORDS, re.IGNORECASE), compiled("directions", "NAMED", WORDS))
IN_TOUCH: Final = compiled("directions", "IN_TOUCH", WORDS, re.IGNORECASE)


def gives_directions(text: str, *, in_touch: bool = False) -> bool:
    """Whether a text says how to get somewhere. `in_touch` if its field says how to get in touch or get in."""
    read = " ".join(as_read(text).split())
    forms = (*ANYWHERE, IN_TOUCH) if in_touch else ANYWHERE
    return any(form.search(read) for form in forms)
