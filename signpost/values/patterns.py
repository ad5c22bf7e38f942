"""The words and patterns in the YAML files of this folder: long lists, which are easier to edit there."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

HERE: Final = Path(__file__).parent
PART: Final = re.compile(r"<([A-Z][A-Z_]*)>")
Parts = Mapping[str, str]


@cache
def lists(name: str, folder: Path = HERE) -> Any:
    """Load `name`.yaml: mappings, lists and texts. Words such as "no" and "on" stay texts."""
    return yaml.load((folder / f"{name}.yaml").read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - makes only texts


def words_for(kind: str) -> frozenset[str]:
    """The words of one kind in words.yaml."""
    return frozenset(lists("words")[kind])


def alternation(words: list[str]) -> str:
    """A pattern that matches any of these words or patterns."""
    return f"(?:{'|'.join(words)})"


def parts(name: str) -> Parts:
    """The parts of patterns in a file by their names: a list is any of its items, and may name parts before it."""
    found: dict[str, str] = {}
    for part, words in lists(name)["parts"].items():
        found[part] = filled(alternation(words) if isinstance(words, list) else words, found)
    return found


def filled(pattern: str, known: Parts) -> str:
    """A pattern with each <NAME> replaced by the part of that name."""
    return PART.sub(lambda match: known[match[1]], pattern)


def compiled(name: str, form: str, known: Parts, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Compile one of the patterns in a file, with all its forms."""
    return re.compile("|".join(filled(pattern, known) for pattern in lists(name)["patterns"][form]), flags)
