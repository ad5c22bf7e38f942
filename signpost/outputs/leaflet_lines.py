"""The pieces of which a leaflet's text and page are made, and the words of ours that paper shares with them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).resolve().parents[2] / "site_src" / "leaflets"
FORMS: Final[Mapping[str, Mapping[str, Any]]] = json.loads((FOLDER / "forms.json").read_text("utf-8"))
"""The fields of our forms, by format. The print templates read the same file, and the next one."""
SAME_FORM: Final = {"conversation-fold": "conversation"}
SENTENCES: Final[Mapping[str, Any]] = json.loads((FOLDER / "sentences.json").read_text("utf-8"))


@dataclass(frozen=True)
class Line:
    """A line, with a number to ring in it if there is one."""

    words: str
    phone: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"{self.words}{self.phone}{self.after}"


@dataclass(frozen=True)
class Section:
    """A heading, if it has one, with paragraphs and then a list under it. `activity` is the id of its subject."""

    title: str = ""
    lines: tuple[Line, ...] = ()
    items: tuple[Line, ...] = ()
    level: int = 2
    activity: str = ""


def section(title: str, lines: Iterable[str | Line], items: Iterable[str | Line] = ()) -> Iterator[Section]:
    """A section, if there is something in it."""
    own = Section(title, as_lines(lines), as_lines(items))
    if own.lines or own.items:
        yield own


def as_lines(texts: Iterable[str | Line]) -> tuple[Line, ...]:
    """Those of the lines that are not empty."""
    return tuple(text if isinstance(text, Line) else Line(text) for text in texts if str(text))


def form_of(format_: str) -> Mapping[str, Any]:
    """The parts of the form that a format has, by name; none for most."""
    return FORMS.get(SAME_FORM.get(format_, format_), {})
