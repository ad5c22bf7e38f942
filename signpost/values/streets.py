"""The forms of a street address: a street with its number or without, a named house, a flat.

They are also recognised with hyphens, with dots or in one word (12-zinnia-road, 12ZinniaRoad), as in file names and web
addresses, and with digits in place of letters (R0ad). The words and forms are in streets.yaml.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from signpost.values.confusables import as_read
from signpost.values.patterns import alternation, compiled, lists, parts

# Words that count as part of a name only with a capital: Close or CLOSE.
TITLED: Final = {
    f"TITLED_{part}": alternation(
        [form for word in lists("streets")["parts"][part] for form in (word.title(), word.upper())]
    )
    for part in ("STREETS", "OTHERS", "HOUSES", "WELSH")
}
WORDS: Final = {**parts("streets"), **TITLED}
NUMBERED: Final = compiled("streets", "NUMBERED", WORDS, re.IGNORECASE)
FORMS: Final = (NUMBERED, compiled("streets", "UNNUMBERED", WORDS), compiled("streets", "PARTS", WORDS))
GLUE: Final = re.compile(r"[/\\|,;:*+~()\[\]\"-]+|\.(?=\w)")
HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Z][a-z])")
SLIPS: Final = (str.maketrans("0135", "oles"), str.maketrans("0135", "oies"))
MIXED: Final = re.compile(r"\b(?=\w*[A-Za-z]\w)(?=\w*\d)[A-Za-z]\w+\b")


def numbered_streets(text: str) -> Iterator[str]:
    """Every street with its number in a text."""
    return (match.group() for reading in readings(text) for match in NUMBERED.finditer(reading))


def names_street(text: str) -> bool:
    """Whether a text has anything like a street address."""
    return any(form.search(reading) for reading in readings(text) for form in FORMS)


def readings(text: str) -> Iterator[str]:
    """A text as typed, with its words separated, and with letters in place of digits that look like them."""
    plain = " ".join(GLUE.sub(" ", as_read(text)).split())
    for reading in dict.fromkeys((plain, HUMP.sub(" ", plain))):
        yield reading
        for letters in SLIPS:
            if (mended := MIXED.sub(partial(_with_letters, letters), reading)) != reading:
                yield mended


def _with_letters(letters: dict[int, int], word: re.Match[str]) -> str:
    return word.group().translate(letters)
