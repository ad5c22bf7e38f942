"""Red flags: the pathway of a need's red flag accepts people with that sign, and acts quickly enough.

A sign and a line of a pathway's "not for" list are taken to mean the same:

- if they mention the same harm, by the words under harms in words.yaml, or
- if they share two long words that are specific, whatever their endings.

What the pathway's own "for" list accepts is not refused. Words can't be certain, so all of it is advice.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from signpost.checks.parts import numbered
from signpost.checks.words import word_list, word_pattern
from signpost.records.directory import Directory
from signpost.records.model import Need, Pathway
from signpost.records.problem import Problem, problem, quoted
from signpost.records.word_parts import RedFlag

HARMS: Final = {harm: word_pattern(*words) for harm, words in word_list("harms").items()}
SOUNDS_LIKE: Final = word_pattern(*word_list("sounds_like"))
CUT_BY_OTHERS: Final = word_pattern(*word_list("cut_by_others"))
LONG: Final = 5  # letters of a specific word
COMMON: Final = frozenset(word_list("common"))
FEWEST: Final = 2  # words that a sign and a line of the list must share
SOON: Final = word_pattern(*word_list("soon"))
AT_ONCE: Final = word_pattern(*word_list("at_once"))
QUICK: Final = frozenset({"urgent", "safeguarding"})


def red_flags(directory: Directory, today: date) -> Iterator[Problem]:
    """Red flags that their pathway refuses, or for which it is too slow."""
    for need in directory.records():
        if isinstance(need, Need):
            for index, flag in numbered(need, "red_flags", need.red_flags):
                if flag.go_to in directory.pathways:
                    yield from _flag(need, index, flag, directory.pathways[flag.go_to])


def _flag(need: Need, index: int, flag: RedFlag, pathway: Pathway) -> Iterator[Problem]:
    place = need.place("red_flags", index, "go_to")
    if why := refused(flag.sign, pathway):
        yield problem(
            place,
            "flag-refused",
            f"{quoted(pathway.name)} does not take this sign. It is not for {quoted(why)}.",
            "Write the id of the pathway that takes it, or mend that pathway's not_for list.",
        )
    if (soon := SOON.search(flag.sign)) and not answers_at_once(pathway):
        yield problem(
            place,
            "flag-too-slow",
            f"The sign says {quoted(soon[0])}, and {quoted(pathway.name)} does not answer on the same day.",
            "Write the id of a pathway that does. Its how_quickly says so, or its kind is urgent or safeguarding.",
        )


def refused(sign: str, pathway: Pathway) -> str:
    """Return the line of a pathway's "not for" list that refuses this sign; "" if there is none."""
    taken = " ".join(pathway.for_)
    harms, words = _harms(sign) - _harms(taken), _specific_stems(sign) - _specific_stems(taken)
    for line in pathway.not_for:
        if harms & _harms(line.who) or len(words & _specific_stems(line.who)) >= FEWEST:
            return line.who
    return ""


def answers_at_once(pathway: Pathway) -> bool:
    """Whether a pathway responds on the same day, by its kind or its own words."""
    return pathway.kind in QUICK or AT_ONCE.search(pathway.how_quickly) is not None


@cache
def _harms(text: str) -> frozenset[str]:
    """The kinds of harm that a text mentions."""
    told = {name: SOUNDS_LIKE.sub("", text) if name == "harm by somebody" else text for name in HARMS}
    return frozenset(name for name, words in HARMS.items() if words.search(CUT_BY_OTHERS.sub("genital", told[name])))


@cache
def _specific_stems(text: str) -> frozenset[str]:
    """The stems of the specific words of a text."""
    from lunr.stemmer import PorterStemmer  # takes a while to import, and most runs look at no red flag

    stem = PorterStemmer().stem
    words = re.findall(r"[a-z]+", text.lower())
    return frozenset(stem(word) for word in words if len(word) >= LONG and word not in COMMON)
