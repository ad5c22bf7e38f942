"""Red flags: signs that a group is not enough, with the pathway to use instead and the numbers to ring."""

from collections.abc import Iterable
from dataclasses import dataclass

from signpost.records.directory import Directory
from signpost.records.model import Pathway
from signpost.records.word_parts import RedFlag
from signpost.views.activity_page import Link


@dataclass(frozen=True)
class Number:
    """A number to ring, and when: by day, or nights and weekends."""

    phone: str
    when: str


@dataclass(frozen=True)
class RedFlagLine:
    """Signs that lead to the same pathway, and the numbers of it if each hour counts."""

    signs: tuple[str, ...]
    pathway: Link
    numbers: tuple[Number, ...]


def flag_lines(directory: Directory, flags: Iterable[RedFlag]) -> tuple[RedFlagLine, ...]:
    """Red flags by pathway. Those of safeguarding have its numbers, by day and by night."""
    signs: dict[str, tuple[str, ...]] = {}
    for flag in flags:
        signs[flag.go_to] = (*signs.get(flag.go_to, ()), flag.sign)
    return tuple(_line(own, directory.pathways[pathway]) for pathway, own in signs.items())


def _line(signs: tuple[str, ...], pathway: Pathway) -> RedFlagLine:
    rung = _numbers(pathway) if pathway.kind == "safeguarding" else ()
    return RedFlagLine(signs, Link(pathway.name, f"pathways/{pathway.id}.html"), rung)


def _numbers(pathway: Pathway) -> tuple[Number, ...]:
    found = ((pathway.contact, "by day"), (pathway.out_of_hours, "nights, weekends"))
    return tuple(Number(who.phone, when) for who, when in found if who and who.phone)
