"""Wording: advice on words that are hard to read. Nothing here stops a build."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from signpost.checks.per_record import Context, per_record
from signpost.records.model import Record
from signpost.records.problem import Problem, problem, quoted
from signpost.records.schema import Written

LONGEST_SUMMARY: Final = 140  # characters that fit on a card
CAPITALS: Final = re.compile(r"(?:\b[A-Z]{2,}\b[\s,&'’-]+){2,}\b[A-Z]{2,}\b|\b[A-Z]{7,}\b")
BULLETS: Final = re.compile(r"(?m)^[ \t]*[*•·▪◦‣●○■□➢➤✓✔–—][ \t].*$|^[ \t]*o(?:\t|  ).*$")
MARKUP: Final = re.compile(
    r"\*\*[^*\n]+\*\*|(?<!\w)__[^_\n]+__|</?[a-zA-Z][^>\n]*>|&[a-z]{2,8};|\[[^\]\n]+\]\([^)\n]+\)"
)
FORMS: Final = (
    (
        CAPITALS,
        "wording-capitals",
        "is in capitals, which are hard to read and sound like shouting.",
        "Write it in small letters.",
    ),
    (
        BULLETS,
        "wording-bullets",
        "starts with a bullet, and here only a hyphen starts a point of a list.",
        "Start each line of a list with a hyphen and a space.",
    ),
    (
        MARKUP,
        "wording-markup",
        "will show just as it is typed, signs and all.",
        "Write plain words. There is no bold or italic here.",
    ),
)
WORDS: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SENTENCE_ENDS: Final = re.compile(r"[^.!?:\n][.!?:]+(?=\s|$)|\n\s*-")
FEWEST_WORDS: Final = 60  # a shorter text is not enough to measure its reading age
OLDEST: Final = 12.5  # years: a little over 12, since the measure is rough


@per_record()
def wording(record: Record, context: Context) -> Iterator[Problem]:
    """Capitals, pasted bullets, markup and long summaries."""
    for written in record.texts:
        if written.style is not None:
            yield from _marks(record, written)
    yield from _summary(record)


def _marks(record: Record, written: Written) -> Iterator[Problem]:
    for form, code, message, fix in FORMS:
        if match := next(filter(_counts, form.finditer(written.text)), None):
            yield problem(record.source.place(written.path), code, f"{quoted(match.group())} {message}", fix)


def _counts(match: re.Match[str]) -> bool:
    """Whether words in capitals are words, and not a list of abbreviations such as PIP, ESA and DLA."""
    return match.re is not CAPITALS or any(len(word) > 4 for word in WORDS.findall(match.group()))


def _summary(record: Record) -> Iterator[Problem]:
    summary = getattr(record, "summary", "")
    if len(summary) > LONGEST_SUMMARY:
        yield problem(
            record.place("summary"),
            "wording-summary",
            f"The summary has {len(summary)} characters; {LONGEST_SUMMARY} fit on a card.",
            "Say what people do there, in one short sentence. The rest can go into the description.",
        )
    if summary.rstrip("\"'”’)] ").endswith("?"):
        yield problem(
            record.place("summary"),
            "summary-question",
            "The summary is a question, which tells nobody what this is.",
            "Say what people do there, in one short sentence.",
        )


@per_record()
def reading_age(record: Record, context: Context) -> Iterator[Problem]:
    """Long texts with a reading age above twelve (Flesch-Kincaid)."""
    for written in record.texts:
        if written.style != "prose" or len(written.text.split()) < FEWEST_WORDS:
            continue
        age = age_to_read(written.text)
        if age > OLDEST:
            yield problem(
                record.source.place(written.path),
                "wording-reading-age",
                f"These sentences are hard to read: they suit readers of {min(age, 18):.0f} and over.",
                "Make the sentences shorter, and use everyday words. The aim is 11 or 12.",
            )


def age_to_read(text: str) -> float:
    """The age in years at which a text is easy to read: its Flesch-Kincaid grade plus five.

    Source: Kincaid et al. 1975, "Derivation of new readability formulas": .39 times the words in a sentence, plus
    11.8 times the syllables in a word, less 15.59.
    """
    words = WORDS.findall(text)
    sentences = max(1, len(SENTENCE_ENDS.findall(text)))
    syllables = sum(_syllables(word.lower()) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / max(1, len(words)) - 15.59 + 5


@cache
def _syllables(word: str) -> int:
    """The number of syllables of a word, estimated by hyphenation."""
    from hyphenate import hyphenate_word  # takes a while to import, and short records never need it

    return len(hyphenate_word(word))
