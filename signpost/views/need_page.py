"""A need's page: the referral criteria, by level of support."""

from dataclasses import dataclass

from signpost.records.directory import Directory
from signpost.records.model import Activity, Level, Need, NotFor, RecordCode
from signpost.views.activity_page import Link, RouteLine, route_lines
from signpost.views.card import Card
from signpost.views.edition import Edition
from signpost.views.when import short_day
from signpost.views.words import Block, blocks, feedback_words


@dataclass(frozen=True)
class CopyText:
    """A line for the patient's record. `[date]` stands where the browser puts the day."""

    label: str
    text: str


@dataclass(frozen=True)
class CriteriaRow:
    """One activity as somebody who refers needs it."""

    card: Card
    suitable_for: tuple[str, ...]
    not_suitable_for: tuple[NotFor, ...]
    routes: tuple[RouteLine, ...]
    waiting: str
    feedback: str
    copies: tuple[CopyText, ...]


@dataclass(frozen=True)
class LevelSection:
    """One level of support with the activities that suit it."""

    level: Level
    pathway: Link
    rows: tuple[CriteriaRow, ...]


@dataclass(frozen=True)
class RedFlagLine:
    """A sign that a group is not enough, and the pathway to use instead."""

    sign: str
    pathway: Link


@dataclass(frozen=True)
class NeedPage:
    """The referral-criteria page of a need."""

    need: Need
    meaning: tuple[Block, ...]
    red_flags: tuple[RedFlagLine, ...]
    sections: tuple[LevelSection, ...]
    related: tuple[Link, ...]
    count: int


def need_page(edition: Edition, need: Need) -> NeedPage:
    """The page of one need. An activity stands under each level that it suits."""
    directory = edition.directory
    found = [activity for activity in edition.listed if need.id in activity.needs]
    found.sort(key=lambda activity: activity.needs.index(need.id) > 0)
    rows = {activity.id: criteria_row(edition, activity, need) for activity in found}
    return NeedPage(
        need=need,
        meaning=blocks(need.meaning),
        red_flags=tuple(
            RedFlagLine(flag.sign, Link(directory.pathways[flag.go_to].name, f"pathways/{flag.go_to}.html"))
            for flag in need.red_flags
        ),
        sections=tuple(
            LevelSection(
                level=level,
                pathway=Link(directory.pathways[level.pathway].name, f"pathways/{level.pathway}.html"),
                rows=tuple(rows[activity.id] for activity in found if level.id in activity.levels),
            )
            for level in directory.levels.values()
        ),
        related=tuple(Link(directory.needs[other].name, f"needs/{other}.html") for other in need.related),
        count=len(found),
    )


def criteria_row(edition: Edition, activity: Activity, need: Need) -> CriteriaRow:
    """One activity with who it is for, how to refer and what the referrer hears."""
    waiting = activity.waiting_time
    if waiting and activity.waiting_as_of:
        waiting = f"{waiting} (asked on {short_day(activity.waiting_as_of)})"
    return CriteriaRow(
        card=edition.cards[activity.id],
        suitable_for=activity.suitable_for,
        not_suitable_for=activity.not_suitable_for,
        routes=route_lines(activity),
        waiting=waiting,
        feedback=feedback_words(activity.feedback_to_referrer),
        copies=_copies(edition.directory, activity, need),
    )


def _copies(directory: Directory, activity: Activity, need: Need) -> tuple[CopyText, ...]:
    """What to paste into the record. The code belongs to a referral and never to signposting."""
    what = f"{activity.name} ({need.name.lower()}), tel {activity.contact.phone or 'not given'}"
    source = f"Source: {directory.about.name}."
    lines = []
    if activity.joining != "referral-only":
        lines.append(CopyText("Signposted", f"[date] Signposted to {what}. {source}"))
    code = _referral_code(directory)
    if any(route.who not in {"self", "family"} for route in activity.routes):
        note = f" {code.text}: SNOMED CT {code.snomed}." if code else ""
        lines.append(CopyText("Referred", f"[date] Referred to {what}, with the person's agreement.{note} {source}"))
    return tuple(lines)


def _referral_code(directory: Directory) -> RecordCode | None:
    codes = (pathway.record_code for pathway in directory.pathways.values())
    return next((code for code in codes if code and code.snomed), None)
