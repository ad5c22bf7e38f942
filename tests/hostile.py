"""The demonstration directory with words that try to be more than words, and the same with words that don't."""

import json
import re
from pathlib import Path
from typing import Any, Final

import yaml

from signpost.records.model import Record
from signpost.records.schema import KINDS as ALL_KINDS
from tests.demonstration import DEMONSTRATION, copy_of_demonstration, demonstration

HOSTILE: Final = "<b>b</b>{{x}}{%raw%}**x**\"'</script></title>&amp;%%main%%${x}{date}👩‍👧م"
STRAIGHT: Final = str.maketrans("‘’“”", "''\"\"")
TAME: Final = "y" * len(HOSTILE)  # as long, since long pages are set more closely
TOKEN: Final = re.compile("qx[a-z]{4}", re.IGNORECASE)
ENDING: Final = re.compile(f"({TOKEN.pattern}){TAME}", re.IGNORECASE)
KINDS: Final = tuple(kind for kind in ALL_KINDS if kind != "unlisted")  # that says nothing
CHOSEN_NEEDS: Final = {"loneliness", "low-mood", "domestic-abuse", "arts-creative"}


class Tokens:
    """Plain words by number (qxaaaa, qxaaab and so on), and the place of each, such as "activity name"."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}

    def next(self, place: str) -> str:
        """The next one."""
        number, letters = len(self.given), ""
        for _ in range(4):
            number, letter = divmod(number, 26)
            letters = chr(ord("a") + letter) + letters
        self.given[f"qx{letters}"] = place
        return f"qx{letters}"


def straight(shown: str) -> str:
    """What is shown, with the straight apostrophes and quotation marks that were typed."""
    return shown.translate(STRAIGHT)


def tame_and_hostile(folder: Path) -> tuple[Path, Path, Tokens]:
    """Two directories. Every text of the one is a plain word of its own; in the other each has a hostile end."""
    tokens = Tokens()
    tame, hostile = copy_of_demonstration(folder / "tame"), copy_of_demonstration(folder / "hostile")
    for words in (tame, hostile):
        (words / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "utf-8")
    for name, whole in _documents(tokens).items():
        (tame / name).write_text(_written(whole), "utf-8")
        (hostile / name).write_text(_written(with_hostile_words(whole)), "utf-8")
    return tame, hostile, tokens


def with_hostile_words(value: Any) -> Any:
    """A value with something hostile at the end of each plain word of ours."""
    if isinstance(value, dict):
        return {key: with_hostile_words(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [with_hostile_words(item) for item in value]
    return ENDING.sub(lambda found: found[1] + HOSTILE, value) if isinstance(value, str) else value


def _documents(tokens: Tokens) -> dict[str, Any]:
    """The files of the demonstration, with every text replaced by a unique plain word."""
    directory = demonstration()
    documents: dict[str, Any] = {}
    for kind in KINDS:
        for record in directory.of_kind(kind).values():
            name = record.source.file
            if name not in documents:
                documents[name] = yaml.load((DEMONSTRATION / name).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes text alone
            whole = documents[name]
            own = next(one for one in whole if one["id"] == record.id) if isinstance(whole, list) else whole
            if kind != "need" or record.id in CHOSEN_NEEDS:
                _fill(kind, record, own, tokens)
            else:  # with all its words the file would be too long to be read
                own["lay_words"] = own["lay_words"][:2]
    _follow_themes(documents)
    # Its short name is too short for these words; tests/site/test_theme.py looks at it.
    documents["directory.yaml"]["theme"] = {"logo_says": tokens.next("directory theme.logo_says") + TAME}
    return documents


def _follow_themes(documents: dict[str, Any]) -> None:
    """Return each need the theme that its own has become, since a theme is one of the directory's."""
    now = dict(zip(demonstration().about.themes, documents["directory.yaml"]["themes"], strict=True))
    for need in demonstration().needs.values():
        documents[need.source.file]["theme"] = now[need.theme]


def _fill(kind: str, record: Record, own: Any, tokens: Tokens) -> None:
    for written in record.texts:
        if written.style is not None and written.path != ("theme",):
            *way, last = written.path
            part = own
            for step in way:
                part = part[step]
            part[last] = tokens.next(f"{kind} {'.'.join(map(str, written.path))}") + TAME


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=0)  # which is YAML too
