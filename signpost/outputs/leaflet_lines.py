"""The pieces of which a leaflet's text and page are made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


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
