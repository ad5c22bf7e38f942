"""People in a text: whether somebody seems to be named, and whether a text seems to tell one person's story.

The names and words are in people.yaml. A name that nobody can tell from another word is not found.
"""

import re
from typing import Final

from signpost.values.patterns import alternation, lists
from signpost.values.streets import numbered_streets

_WORDS: Final = lists("people")
_FIRST: Final = alternation(_WORDS["first_names"])
_ANY: Final = alternation([*_WORDS["first_names"], *_WORDS["also_words"]])
# No place, and nothing that was named after somebody.
_NO_PLACE: Final = (
    rf"(?!{alternation([f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in _WORDS['named_after']])}\b)"
)
_SURNAME: Final = rf"{_NO_PLACE}[A-Z][\w'’]+(?:-[A-Z][\w'’]+)?\b(?! {_NO_PLACE[3:]}"
_SAINT: Final = r"(?<!St )(?<!St\. )(?<!Saint )"
TITLED: Final = re.compile(rf"\b{alternation(_WORDS['titles'])}\.? (?:[A-Z][\w'’-]* )?{_SURNAME}")
FULL_NAME: Final = re.compile(rf"{_SAINT}\b{_ANY} (?:[A-Z]\.? )?{_SURNAME}")
FIRST_NAME: Final = re.compile(rf"{_SAINT}\b{_FIRST}\b")
# What every name in full has: two words with capitals side by side. It rules out most texts in no time.
TWO_CAPITALS: Final = re.compile(r"[A-Z][\w'’.-]* [A-Z]")
CAPITALS: Final = re.compile(r"(?:[A-Z](?:[\w'’-]+|\.)? )+[A-Z][\w'’-]+")
ALSO_WORDS: Final = frozenset(_WORDS["also_words"])
THEY: Final = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
OF_ROLES: Final = frozenset(_WORDS["of_roles"])
_NO_ROLE: Final = rf"(?!(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in _WORDS['of_roles'])})\b)"
# "Ask for Zebedee Okonkwo": two words with capitals, whatever they are, after words by which people are told to ask.
# "Computer Buddies" and "Kewside Ramblers" are groups.
ASKED_FOR: Final = re.compile(
    r"\b(?:[Aa]sk for|[Ss]peak (?:to|with)|[Tt]alk to|(?:[Ll]ed|[Tt]aught|[Hh]osted) by) "
    rf"{_NO_ROLE}(?!(?:The|Our|An?)\b)[A-Z][\w'’-]+ {_NO_ROLE}(?!\w+(?:ies|ers|ours)\b){_SURNAME}"
)
# The age of one person, and not a limit: "82-year-old", "aged 82"; "aged 55 and over" is none.
AGE: Final = re.compile(
    r"\b\d{1,3}[ -]?(?:years?|yrs?|y)[ -]?(?:old|o)\b|\b1?\d?\d ?(?:yo|y/o|[MF])\b"
    r"|\b[Aa]ge[d:]? ?\d{1,3}\b(?! ?(?:\+|-|–|to\b|and\b|or\b|years and\b))"
)
# What may be an age: "82, dementia", "My dad, 84, has", "who is 76 and widowed".
BARE_AGE: Final = re.compile(
    r"(?:^|(?<=[a-z], )|(?<=[.;] ))\d{2,3}(?=, )|\b(?:is|was|am) \d{2,3}(?=[,.]| and | with |$)"
)
CONDITION: Final = re.compile(rf"\b{alternation(_WORDS['conditions'])}\b", re.IGNORECASE)


def is_named(text: str) -> bool:
    """Whether somebody seems to be named in full among other words: "Sheila Jones", "Mrs Patel"."""
    if not TWO_CAPITALS.search(text):
        return False
    return bool(TITLED.search(text) or FULL_NAME.search(text) or ASKED_FOR.search(text))


def is_name(role: str) -> bool:
    """Whether what should be a role seems to be a name, or to have one in it: "Sheila", "Jo, volunteer", "A Okoro"."""
    words = set(re.findall(r"[\w'’-]+", role.lower()))
    if role.strip() in ALSO_WORDS:
        return True
    in_capitals = CAPITALS.fullmatch(role.strip()) is not None
    return is_named(role) or FIRST_NAME.search(role) is not None or (in_capitals and words.isdisjoint(OF_ROLES))


def tells_a_story(text: str) -> bool:
    """Whether a text seems to be about one person's life: two of an age, a name and an address, or one and a condition.

    "82, dementia, 14 Kestlewick Road" is; "for people aged 55 and over who have dementia" is not.
    """
    aged, perhaps_aged = AGE.search(text), BARE_AGE.search(text)
    named = is_named(text) or (THEY.search(text) and FIRST_NAME.search(text))
    if not (aged or perhaps_aged or named):
        return False
    ill = CONDITION.search(text)
    if perhaps_aged and (named or ill):
        return True
    if not aged and not named:
        return False
    return bool((aged and named) or ill or next(numbered_streets(text), None))
