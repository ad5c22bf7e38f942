"""What fingers do to words: one slip, words in another order, words run together, an apostrophe become a space."""

import re
from random import Random
from typing import Final

ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def with_a_slip(text: str, random: Random) -> str:
    """The text with one letter left out, doubled, swapped with the next, or hit on a neighbouring key."""
    place = random.choice([place for place, sign in enumerate(text) if re.match("[a-zA-Z]", sign)])
    letter, rest = text[place], text[place + 1 :]
    kind = random.choice(("left out", "doubled", "swapped", "neighbour"))
    if kind == "swapped" and rest[:1].isalpha():
        return text[:place] + rest[0] + letter + rest[1:]
    if kind == "left out":
        return text[:place] + rest
    if kind == "neighbour":
        return text[:place] + random.choice(neighbours(letter.lower())) + rest
    return text[: place + 1] + letter + rest


def neighbours(letter: str) -> str:
    """The keys left and right of a letter."""
    row = next((row for row in ROWS if letter in row), letter)
    place = row.index(letter)
    return row[max(0, place - 1) : place] + row[place + 1 : place + 2] or letter


def in_another_order(text: str, random: Random) -> str:
    words = text.split()
    random.shuffle(words)
    return " ".join(words)


def run_together(text: str, _random: Random) -> str:
    return re.sub(r"[\s'’]+", "", text)


def two_run_together(text: str, random: Random) -> str:
    words = text.split()
    place = random.randrange(len(words))
    return " ".join([*words[:place], "".join(words[place : place + 2]), *words[place + 2 :]])


def apostrophe_as_space(text: str, _random: Random) -> str:
    return re.sub("['’]", " ", text)
