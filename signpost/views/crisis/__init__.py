"""Words of crisis: how people say that somebody is in danger, as patterns that the browser searches for.

english.yaml has the phrases in a form for editors, languages.yaml those of other languages, and ordinary.txt the
everyday words that are one typing slip away from a word of crisis, so that none is mistaken for one.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from signpost.records.directory_parts import UrgentHelp
from signpost.records.yaml_text import read_yaml
from signpost.views.tokenize import stem, words

HERE: Final = files(__name__)
KINDS: Final = ("danger", "child", "adult", "abuse", "housing", "mental-health", "illness")
# Parts that no word list can cover: the browser recognises numbers, and ages under 18, itself.
NUMBERS: Final = {"NUMBER": "#", "CHILDAGE": "#c"}


def crisis(urgent: UrgentHelp) -> dict[str, Any]:
    """All that the browser needs to recognise a cry for help, as plain values.

    `lists` holds each named list of words and `parts` each choice of words, cut to stems; "@2" stands for a whole list.
    A line in `lines` is the number of its kind and the numbers of its parts. `sounds_like` holds lines without a kind.
    `spelling` holds the words of crisis as they are spelt, and `ordinary` words that are a slip away from one of them.
    `signs` are searched for unchanged.
    """
    told = _read("english.yaml")
    names = {name: f"@{number}" for number, name in enumerate(told["lists"])} | NUMBERS
    parts: dict[str, int] = {}

    def numbered(line: str) -> list[int]:
        return [parts.setdefault(_stems(part.split("/"), names), len(parts)) for part in line.split()]

    lines = [[number, *numbered(line)] for number, kind in enumerate(KINDS) for line in told[kind]]
    lines += [[KINDS.index(kind), *numbered(phrase)] for kind, phrase in _in_other_languages()]
    lines += [[KINDS.index("danger"), *numbered(_tied(phrase))] for phrase in urgent.words]
    sounds_like = [numbered(line) for line in told["sounds_like"]]
    sounds_like += [numbered(_tied(phrase)) for phrase in urgent.unless]
    return {
        "kinds": KINDS,
        "not": numbered("NOT")[0],
        "lines": lines,
        "sounds_like": sounds_like,
        "lists": [_stems(words, names) for words in told["lists"].values()],
        "parts": list(parts),
        "professionals": " ".join(told["professionals"]),
        "young": " ".join(told["young"]),
        "signs": _read("languages.yaml")["signs"],
        "spelling": " ".join(_spelling(told)),
        "ordinary": HERE.joinpath("ordinary.txt").read_text(encoding="utf-8"),
    }


@cache
def _read(name: str) -> Any:
    return read_yaml(name, HERE.joinpath(name).read_bytes()).value


def _in_other_languages() -> Iterator[tuple[str, str]]:
    """Each phrase with its kind, its words separated by spaces."""
    for language, kinds in _read("languages.yaml").items():
        if language != "signs":
            for kind, phrases in kinds.items():
                yield from ((kind, " ".join(words(phrase))) for phrase in phrases)


def _tied(phrase: str) -> str:
    """A phrase from directory.yaml, whose words must be adjacent."""
    return "_".join(words(phrase))


def _stems(choices: Iterable[str], names: Mapping[str, str]) -> str:
    """Choices separated by bars, each the stems of its words, or the reference to a list."""
    cut = (names.get(choice) or " ".join(map(stem, words(choice.replace("_", " ")))) for choice in choices)
    return "|".join(dict.fromkeys(cut))


def _spelling(told: Mapping[str, Any]) -> list[str]:
    """Every word of the phrases of crisis, as it is spelt, once."""
    lines = [line for kind in KINDS for line in told[kind]]
    choices = {choice for line in lines for part in line.split() for choice in part.split("/")}
    named = {word for name, listed in told["lists"].items() if name in choices for word in listed}
    found = (choices | named) - told["lists"].keys() - NUMBERS.keys()
    return sorted({word for choice in found for word in words(choice.replace("_", " "))} - set(told["as_typed"]))
