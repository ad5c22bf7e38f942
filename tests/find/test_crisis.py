"""Cries for help are heard, in whichever words, order and spelling; and what only sounds like one raises no alarm.

`crisis/cries.tsv` and `crisis/sounds_like.tsv` may be learnt from. Those called `held` were written before the words,
and those called `new` when most of them were there, by people who had seen neither the words nor the program. Nobody
adds a word for one of them: they are run, and their score is printed.
"""

import csv
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from benchmarks.find import Asker
from signpost.records.directory_parts import UrgentHelp
from signpost.records.yaml_text import read_yaml
from signpost.views.crisis import HERE, NUMBERS, crisis
from signpost.views.crisis import KINDS as CRISIS_KINDS
from tests.find.slips import apostrophe_as_space, in_another_order, run_together, two_run_together, with_a_slip

ENGLISH: Final = HERE.joinpath("english.yaml")
FOLDER: Final = Path(__file__).with_name("crisis")
# Which kind answers with the line that fits a row best.
KINDS: Final = {
    "999": {"danger", "illness"},
    "111": {"danger", "illness"},
    "crisis": {"mental-health"},
    "samaritans": {"mental-health"},
    "childline": {"child"},
    "child-safeguarding": {"child"},
    "adult-safeguarding": {"adult"},
    "abuse": {"abuse"},
    "housing": {"housing"},
}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def texts(name: str) -> list[str]:
    return [row["text"] for row in rows(name)]


def heard(asker: Asker, text: str) -> Any:
    """What the search hears of a crisis in a text; None for nothing."""
    return asker.call("urgent.read", asker.call("tokenize.tokens", text), text)


def unheard(asker: Asker, said: Iterable[str]) -> list[str]:
    """Those that bring no urgent help."""
    return [text for text in said if heard(asker, text) is None]


def share(missed: list[str], whole: int) -> float:
    return 1 - len(missed) / whole


def test_every_cry_that_we_know_is_heard(asker: Asker) -> None:
    assert unheard(asker, texts("cries.tsv")) == []


def test_what_we_know_only_sounds_like_a_crisis_raises_no_alarm(asker: Asker) -> None:
    known = texts("sounds_like.tsv")
    assert unheard(asker, known) == known


@pytest.mark.parametrize(("name", "least"), [("cries-held.tsv", 98), ("cries-new.tsv", 97)])
def test_of_100_cries_that_nobody_has_learnt_from_nearly_all_are_heard(asker: Asker, name: str, least: int) -> None:
    unseen = texts(name)
    assert len(unseen) == 100
    assert 100 - len(unheard(asker, unseen)) >= least


@pytest.mark.parametrize("name", ["sounds_like-held.tsv", "sounds_like-new.tsv"])
def test_of_40_that_only_sound_like_one_at_most_3_raise_an_alarm(asker: Asker, name: str) -> None:
    unseen = texts(name)
    assert len(unseen) == 40
    assert 40 - len(unheard(asker, unseen)) <= 3


@pytest.mark.parametrize(
    ("change", "least"),
    [
        (with_a_slip, 0.95),
        (in_another_order, 0.9),
        (two_run_together, 0.9),
        (run_together, 0.85),
        (apostrophe_as_space, 0.95),
    ],
)
@pytest.mark.parametrize("name", ["cries.tsv", "cries-held.tsv", "cries-new.tsv"])
def test_slips_of_the_fingers_and_another_order_change_little(
    asker: Asker, name: str, change: Callable[[str, Random], str], least: float
) -> None:
    random = Random(17)  # noqa: S311 - the same slips each time
    draws = 1 if len(rows(name)) > 100 else 4  # few sentences, so that chance has less of a say
    kept = [row["text"] for row in rows(name) if row["kind"] not in {"word", "other-language", "other language"}]
    said = [change(text, random) for text in kept * draws]
    assert share(unheard(asker, said), len(said)) >= least


def test_whoever_is_hurt_in_whichever_way_by_whomever_is_heard(asker: Asker) -> None:
    by = ("my husband", "she", "dad", "my ex", "boyfriend", "my son", "the carer", "uncle", "my flatmate")
    how = (
        "hits",
        "bit",
        "has burnt",
        "dragged by the hair",
        "beat up",
        "is strangling",
        "kicked",
        "threatens",
        "spat on",
    )
    whom = ("me", "my mum", "the kids", "my sister", "him")
    said = [" ".join(words) for words in product(by, how, whom)]
    said += [
        f"{one} was {how_} by {by_}" for one in ("i", "my mum") for how_ in ("bitten", "burnt", "hit") for by_ in by
    ]
    assert share(unheard(asker, said), len(said)) >= 0.98


def test_a_long_plain_sentence_raises_no_alarm_and_a_cry_in_one_does(asker: Asker) -> None:
    long = texts("long.tsv")
    assert unheard(asker, long) == long
    cries = [
        f"{text}, {cry}"
        for text, cry in zip(long, ("she wants to die", "he hits me", "and can't breathe"), strict=False)
    ]
    assert unheard(asker, cries) == []


def test_not_is_not_dropped(asker: Asker) -> None:
    assert unheard(asker, ["i want to live", "i feel safe at home", "keep waking up", "can't go on the bus"]) == [
        "i want to live",
        "i feel safe at home",
        "keep waking up",
        "can't go on the bus",
    ]
    assert unheard(asker, ["i don't want to live", "i don't feel safe at home", "never wake up", "can't go on"]) == []


def test_the_line_that_fits_comes_first_in_three_of_four_and_is_among_the_first_two_mostly(asker: Asker) -> None:
    known = [(row["text"], KINDS[row["first"]]) for row in rows("cries.tsv") if row["first"]]
    told = [(heard(asker, text)["kinds"], fits) for text, fits in known]
    assert sum(bool(fits & set(kinds[:1])) for kinds, fits in told) / len(told) >= 0.75
    assert sum(bool(fits & set(kinds[:2])) for kinds, fits in told) / len(told) >= 0.85


@pytest.mark.parametrize("said", ["хочу померти", "我真的不想活了", "🆘", "میں مرنا چاہتا ہوں", "ele quer me matar"])
def test_another_language_or_a_sign_is_heard(asker: Asker, said: str) -> None:
    assert unheard(asker, [said]) == []


def test_what_nobody_here_can_read_is_taken_for_a_cry(asker: Asker) -> None:
    assert heard(asker, "გთხოვთ დამეხმაროთ")["unread"]
    assert heard(asker, "vreblit skorn jadovil mestu")["unread"]


def test_every_list_is_named_in_a_phrase_and_every_name_is_a_list() -> None:
    told: Any = read_yaml("english.yaml", ENGLISH.read_bytes()).value
    phrases = [line for kind in (*CRISIS_KINDS, "sounds_like") for line in told[kind]]
    choices = {choice for line in phrases for part in line.split() for choice in part.split("/")}
    within = {word for words in told["lists"].values() for word in words}
    named = {choice for choice in choices | within if choice.isupper()}
    assert named - NUMBERS.keys() == set(told["lists"])


def test_no_everyday_word_is_a_word_of_crisis_too() -> None:
    told = crisis(UrgentHelp())
    assert set(told["spelling"].split()).isdisjoint(told["ordinary"].split())


def test_a_directory_adds_words_of_its_own() -> None:
    own = crisis(UrgentHelp(words=("crisis house",), unless=("crisis house open day",)))
    plain = crisis(UrgentHelp())
    assert len(own["lines"]) == len(plain["lines"]) + 1
    assert len(own["sounds_like"]) == len(plain["sounds_like"]) + 1
