"""Red flags: signs that a group is not enough, each with the pathway to use instead and the numbers to ring."""

from dataclasses import dataclass

from signpost.records.directory import Directory
from signpost.records.model import Need, Pathway
from signpost.views.activity_page import Link


@dataclass(frozen=True)
class Number:
    """A number to ring, and when somebody answers."""

    phone: str
    hours: str


@dataclass(frozen=True)
class RedFlagLine:
    """A sign that a group is not enough, the pathway to use instead, and its numbers if each hour counts."""

    sign: str
    pathway: Link
    numbers: tuple[Number, ...]


def flag_lines(directory: Directory, need: Need) -> tuple[RedFlagLine, ...]:
    """The red flags of a need. Beside those of safeguarding stand its numbers, by day and by night."""
    return tuple(_line(flag.sign, directory.pathways[flag.go_to]) for flag in need.red_flags)


def _line(sign: str, pathway: Pathway) -> RedFlagLine:
    rung = numbers(pathway) if pathway.kind == "safeguarding" else ()
    return RedFlagLine(sign, Link(pathway.name, f"pathways/{pathway.id}.html"), rung)


def numbers(pathway: Pathway) -> tuple[Number, ...]:
    """Whom to ring about a pathway, by day and then by night."""
    contacts = (pathway.contact, pathway.out_of_hours)
    return tuple(Number(who.phone, who.hours) for who in contacts if who and who.phone)
