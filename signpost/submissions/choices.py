"""Answers that are choices: by the words that readers see, by the words of records, or by name."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from signpost.checks.words import join_words
from signpost.records.asked import Asked
from signpost.records.directory import Directory
from signpost.submissions.answers import TICKED
from signpost.values import Parsed, status
from signpost.values.names import id_from
from signpost.values.spelling import closest_match
from signpost.views import labels

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "joining": labels.JOINING,
    "setting": labels.SETTING,
    "status": labels.STATUS,
    "kind": labels.ORGANISATION_KINDS,
    "gender": labels.GENDER,
}
YES_NO: Final = {"yes": "yes", "y": "yes", "true": "yes", "no": "no", "n": "no", "false": "no", "none": "no"}
MOST_SHOWN: Final = 12  # choices in a sentence
WITH_CHILDREN: Final = r"(?: (?:and|with) (?:their )?(?:babies|children|toddlers))?"
OF_FAMILIES: Final = r"(?:bab(?:y|ies)|toddlers?|children|parents?|mums?|dads?|families|grandparents?)"
# What people also write for a choice.
OTHER_WORDS: Final[Mapping[str, Mapping[str, re.Pattern[str]]]] = {
    "joining": {
        "drop-in": re.compile(
            r"(?i)(?:(?:you|people|anyone|anybody) can )?(?:just )?(?:turn up|drop in|come along)(?: please)?"
        ),
        "ring-first": re.compile(r"(?i)(?:please )?(?:ring|phone|call) first(?: please)?"),
        "book": re.compile(r"(?i)(?:please )?book(?: a place| first| ahead| in advance)(?: please)?"),
    },
    "gender": {
        "women": re.compile(rf"(?i)(?:for )?(?:mums?|mothers?|ladies)(?: only)?{WITH_CHILDREN}"),
        "men": re.compile(rf"(?i)(?:for )?(?:gents|gentlemen|dads?|fathers?)(?: only)?{WITH_CHILDREN}"),
    },
    "for_families": {
        "yes": re.compile(rf"(?i)(?:for )?{OF_FAMILIES}(?:(?:, |,? (?:and|&|with) (?:their )?){OF_FAMILIES})*"),
    },
    "kind": {"faith-group": re.compile(r"(?i)church|chapel|mosque|temple|synagogue|gurdwara|parish")},
}
UNTIL: Final = re.compile(r"(?i)\b(?:from|until|till|after|on|when|again)\b|\d")
AND: Final = re.compile(r"\s+(?:and|&)\s+")
APART: Final = re.compile(r"[,;\n]+")


def options(question: Asked, directory: Directory) -> dict[str, str]:
    """The choices as a record has them, with the words for each; empty if any words may be written."""
    schema = question.field.schema
    one = schema.get("items", schema)
    if kind := one.get("x-refers-to"):
        return {id_: getattr(record, "name", id_) for id_, record in directory.of_kind(kind).items()}
    if schema.get("x-type") == "boolean":
        return {"yes": "Yes", "no": "No"}
    named = WORDS.get(question.path[-1], {})
    choices = [choice for choice in one.get("enum", ()) if isinstance(choice, str)]
    return {choice: named.get(choice, choice.replace("-", " ").capitalize()) for choice in choices}


def read(question: Asked, text: str, directory: Directory) -> Parsed[list[str]]:
    """Parse one or more choices; a fault names the one that is none, and what was probably meant."""
    known, also = options(question, directory), _also_called(question, directory)

    def choices_in(part: str) -> list[str]:
        """The choice of this name, or those of names with "and" between them; none if one is not known."""
        if choice := _choice(part, known) or also.get(id_from(part)) or _otherwise(question, part):
            return [choice]
        first, *rest = AND.split(part, maxsplit=1)
        each = [choices_in(one) for one in (first, *rest)] if rest else []
        return [choice for one in each for choice in one] if all(each) else []

    found: list[str] = []
    for part in parts(text, known):
        chosen = choices_in(part)
        if not chosen:
            return Parsed(None, part, fault=_with_more(question, part) or _meant(part, known))
        found += chosen
    return Parsed(list(dict.fromkeys(found)) or None)


def _also_called(question: Asked, directory: Directory) -> dict[str, str]:
    """The choice by each other name of it, made an id. A name that several have is that of none."""
    schema = question.field.schema
    kind = schema.get("items", schema).get("x-refers-to")
    records = directory.of_kind(kind) if kind else {}
    named = [
        (id_from(name), id_)
        for id_, one in records.items()
        for name in (*getattr(one, "also_called", ()), *getattr(one, "lay_words", ()))
    ]
    count = Counter(name for name, _ in set(named))
    return {name: id_ for name, id_ in named if count[name] == 1}


def _otherwise(question: Asked, part: str) -> str | None:
    """A choice in other words."""
    if question.field.schema.get("x-type") == "boolean" and (yes := YES_NO.get(part.casefold().strip(" ."))):
        return yes
    if words := OTHER_WORDS.get(question.path[-1]):
        return next((choice for choice, pattern in words.items() if pattern.fullmatch(part.strip(" .!"))), None)
    if question.path != ("status",):
        return None
    return "open" if YES_NO.get(part.casefold()) == "yes" else status.read(part).value


def _with_more(question: Asked, part: str) -> str:
    """How to say that it runs only until or from a day; "" for another question or plain words."""
    if question.path != ("status",) or not UNTIL.search(part):
        return ""
    return (
        "Write only what it is today, such as Taking a break or Full at present. Write the day, and what comes then, "
        "after “Why, and until when”."
    )


def parts(text: str, known: Mapping[str, str]) -> list[str]:
    """The parts of a list: what is ticked, or what is between commas and line ends. A name may have commas itself."""
    boxes = TICKED.findall(text)
    if boxes:
        return [words for mark, words in boxes if mark in "xX"]
    bare = [part.strip().removeprefix("- ").strip(" .") for part in APART.split(text)]
    words, found = [part for part in bare if part], []
    while words:
        ends = (end for end in range(len(words), 1, -1) if _choice(" ".join(words[:end]), known))
        end = next(ends, 1)
        found.append(", ".join(words[:end]))
        words = words[end:]
    return found


def _choice(part: str, known: Mapping[str, str]) -> str | None:
    """The choice of this name, if there is one only."""
    bare = id_from(part)
    named = [id_ for id_, name in known.items() if bare and bare in {id_, id_from(name)}]
    return named[0] if len(named) == 1 else bare if bare in named else None


def _meant(part: str, known: Mapping[str, str]) -> str:
    guess = closest_match(part, known.values()) or known.get(closest_match(part, known) or "")
    if guess:
        return f"Did you mean “{guess}”?"
    if len(known) > MOST_SHOWN:
        return "Write the name as the form or the site has it."
    return f"The choices are {join_words(list(known.values()), 'or')}."
