"""Promises about the words on leaflets that are ours and not a record's: anybody of eleven can read them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from signpost.checks.wording import age_to_read
from signpost.records.parts import Cost
from signpost.views.labels import PHONE_ONLY, SECURE_ONLY, easy_cost
from signpost.views.leaflet_list import FORMATS

TEMPLATES: Final = Path(__file__).parents[2] / "site_src" / "leaflets"
AGE: Final = 11
LONG: Final = 8  # words; the age to read a shorter sentence hangs on a single word
COMMENT: Final = re.compile(r"(?m)//.*$")
SET: Final = re.compile(r'\[([^\[\]]*[a-z][^\[\]]*)\]|"([A-Z][^"\\]* [^"\\]*)"')  # content, and texts of several words
# What a template puts in at this place: a word of a record. Its own words in brackets are found by themselves.
CODE: Final = re.compile(r"#[a-z-]+(?:\.[a-z-]+)*(?:\((?:[^()]|\([^()]*\))*\))?(?:\.[a-z]+\(\))*")


def sentences(words: str) -> Iterator[str]:
    """The sentences and headings of a text, with "it" in place of a record's words."""
    for sentence in re.split(r"(?<=[.?])\s+", " ".join(CODE.sub("it", words).split())):
        if re.search(r"[A-Za-z]{2} [A-Za-z]", sentence):
            yield f"{sentence.strip(' :,.?')}."


def of_templates() -> dict[str, list[str]]:
    """What each template says."""
    found = {}
    for file in sorted(TEMPLATES.glob("*.typ")):
        source = COMMENT.sub("", file.read_text("utf-8"))
        texts = [content or text for content, text in SET.findall(source)]
        found[file.name] = [sentence for text in texts for sentence in sentences(text)]
    return {name: told for name, told in found.items() if told}


def of_forms() -> dict[str, list[str]]:
    """What each form asks. The measures are left out: they are asked word for word, as others have made them."""
    forms = json.loads((TEMPLATES / "forms.json").read_text("utf-8"))
    parts = {name: form.values() for name, form in forms.items() if name != "measures"}
    return {
        f"the form {name}": [f"{words.rstrip('?')}." for part in form for words in (part["title"], *part["asks"])]
        for name, form in parts.items()
    }


def texts_of(told: Any) -> list[str]:
    """Every text in a value from JSON."""
    if isinstance(told, str):
        return [told]
    return [text for part in (told.values() if isinstance(told, dict) else told) for text in texts_of(part)]


def of_sentences() -> dict[str, list[str]]:
    """The sentences that paper and plain text share."""
    told = json.loads((TEMPLATES / "sentences.json").read_text("utf-8"))
    terms = json.loads((TEMPLATES / "terms.json").read_text("utf-8"))
    texts = [
        *texts_of(told),
        *texts_of(terms),
        PHONE_ONLY,
        SECURE_ONLY,
        *map(easy_cost, map(Cost, ("free", "donation", "ask", "£2"))),
    ]
    return {"sentences.json": [said for text in texts for said in sentences(re.sub(r"{\w+}", "it", text))]}


def of_shelf() -> dict[str, list[str]]:
    """How the leaflets page says to print each format."""
    return {"how to print": [sentence for _, how in FORMATS.values() for sentence in sentences(how)]}


ALL: Final = of_templates() | of_forms() | of_sentences() | of_shelf()


def test_the_words_of_every_format_are_looked_at() -> None:
    told = " ".join(sentence for own in ALL.values() for sentence in own)
    for words in (
        "Ask about steps, toilets or a quiet corner if you need them",
        "Who it is not for",
        "Send patient details only by the secure way",
        "Closed or stopped",
        "Something wrong here",
        "Tear this off and hand it back",
        "Please write nothing about anyone who comes to the group",
        "The new day, time, place, cost or number",
        "let the printer flip on the short edge",
    ):
        assert words in told


@pytest.mark.parametrize("name", ALL)
def test_our_own_words_can_be_read_at_eleven_all_together_and_one_by_one(name: str) -> None:
    assert age_to_read(" ".join(ALL[name])) <= AGE
    for sentence in ALL[name]:
        if len(sentence.split()) >= LONG:
            assert age_to_read(sentence) <= AGE, sentence
