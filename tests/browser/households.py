"""Five households, as a link worker would type them, and whether what is suggested fits each person.

Whether it fits is worked out again from the record files, without the engine: a mistake in the page can't hide itself.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import yaml
from playwright.sync_api import Locator, Page

from tests.demonstration import DEMONSTRATION

NEVER: Final = r"(?!)"


@dataclass(frozen=True)
class Person:
    """One person as typed.

    `not_for` matches what a record would say of people like them whom it is not for; `never` has the ids of groups
    that are for parents with a child that this person does not have.
    """

    who: str
    age: str
    words: str
    gender: str = ""
    matters: str = ""
    hinders: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    from_: str = ""
    to: str = ""
    language: str = ""
    not_for: str = NEVER
    never: tuple[str, ...] = ()

    @property
    def years(self) -> int:
        return int(self.age)


@dataclass(frozen=True)
class Household:
    """The people at one address. `suggested` has, by role, what at least one suggestion must be."""

    near: str
    people: tuple[Person, ...]
    suggested: Mapping[str, str] = field(default_factory=dict)

    def person(self, who: str) -> Person:
        return next(one for one in self.people if one.who == who)


HOUSEHOLDS: Final[Mapping[str, Household]] = {
    "a mother in debt, her son with autism and her mother with dementia": Household(
        "South Ward",
        (
            Person("Mum", "34", "in debt, worried about money", "women", "Sleeping through the night"),
            Person("Our son", "9", "autism", "men", "Trains", not_for=r"children|under 1[0-8]"),
            Person("Gran", "81", "dementia, likes singing", "women", hinders=("stairs",), not_for="dementia who would"),
        ),
        {"Mum": "money-and-debt-help", "Our son": "spectrum-parents", "Gran": "memory-cafe"},
    ),
    "a widower after a fall": Household(
        "South Ward",
        (
            Person(
                "me",
                "79",
                "lonely, widowed, had a fall",
                "men",
                hinders=("stairs",),
                not_for=r"\bwomen\b.*only|under 80",
            ),
        ),
        {"me": "steady-on-your-feet"},
    ),
    "a pregnant 19-year-old in a hostel": Household(
        "Central Ward",
        (
            Person(
                "me",
                "19",
                "pregnant, living in a hostel, no money, anxious",
                "women",
                hinders=("money",),
                not_for=r"no kitchen|nowhere to live|hostel|pregnan",
                never=("oldmixon-stay-and-play", "story-time-worle"),
            ),
        ),
        {"me": "quiet-harbour-evenings"},
    ),
    "two carers of a son with learning disabilities": Household(
        "Hillside",
        (
            Person("Mum", "52", "carer, tired", "women"),
            Person("Dad", "55", "carer, likes gardening", "men", days=("saturday", "sunday")),
            Person(
                "Our son",
                "22",
                "learning disability, likes making things",
                "men",
                not_for="^(people|adults) with a learning disab",
            ),
        ),
        {"Mum": "carers-cafe", "Dad": "seed-swap-day", "Our son": "able-together-club"},
    ),
    "a refugee family of six": Household(
        "South Ward",
        (
            Person("Father", "38", "refugee, learn English, wants work", "men", language="Arabic"),
            Person("Mother", "35", "lonely, learn English", "women", language="Arabic", from_="09:00", to="14:00"),
            Person("Grandmother", "66", "lonely", "women", language="Arabic"),
            Person("our eldest", "15", "wants to meet other teenagers", "men"),
            Person("our daughter", "10", "likes drawing", "women"),
            Person("the baby", "1", "toddler group"),
        ),
        {"Father": "job-club", "Mother": "stitching-circle", "the baby": "oldmixon-stay-and-play"},
    ),
}


def plan(page: Page, household: Household) -> None:
    """Fill in the form for a household, and have its plan made."""
    page.get_by_label("Postcode or area").fill(household.near)
    for at, person in enumerate(household.people):
        if at:
            page.get_by_role("button", name="Add another person").click()
        fill(page.locator("[data-person]").nth(at), person)
    page.get_by_role("button", name="Make the plan").click()
    page.get_by_role("heading", name="What could help").wait_for()


def fill(box: Locator, person: Person) -> None:
    """Fill in the part of the form about one person."""
    for name, text in (("who", person.who), ("age", person.age), ("words", person.words), ("matters", person.matters)):
        box.locator(f'[data-field="{name}"]').fill(text)
    box.locator('[data-field="gender"]').select_option(person.gender)
    box.get_by_text("What gets in the way, and when").click()
    for value in (*person.hinders, *person.days):
        box.locator(f'input[value="{value}"]').check()
    for name, value in (("language", person.language), ("from", person.from_), ("to", person.to)):
        box.locator(f'[data-field="{name}"]').select_option(value)


@cache
def records(folder: str) -> Mapping[str, Any]:
    """The record files of a folder as plain text values, by id."""
    files = (DEMONSTRATION / folder).glob("*.yaml")
    return {file.stem: yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in files}  # noqa: S506


def misfits(person: Person, activity: str, reasons: str, *, goes: Person | None) -> list[str]:
    """Why an activity does not fit a person after all, by its record; `goes` is who goes instead of a child."""
    record = records("activities")[activity]
    who = goes or person
    found = {
        "age": not _age_fits(record, who, for_child=goes is not None),
        "gender": bool(who.gender and record.get("audience", {}).get("gender", who.gender) != who.gender),
        "day and time": not _is_free(record, who),
        "steps": "stairs" in person.hinders and not _step_free(record),
        "cost": "money" in who.hinders and record["cost"].get("amount") not in {"free", "donation"},
        "language": bool(who.language) and not _is_spoken(record, who, reasons),
        "not for": any(re.search(person.not_for, line["who"], re.IGNORECASE) for line in record["not_suitable_for"]),
        "no child": activity in person.never,
        "closed": record.get("status") in {"closed", "paused"},
        "sensitive": record.get("sensitive") == "yes",
    }
    return [name for name, wrong in found.items() if wrong]


def _age_fits(record: Mapping[str, Any], who: Person, *, for_child: bool) -> bool:
    audience = record.get("audience", {})
    children = audience.get("children_ages")
    if children and int(children.get("from", 0)) <= who.years <= int(children.get("to", 17)):
        return True
    named = {"age_from", "age_to"} & audience.keys()
    if who.years < 16 and not named:
        return False  # what says nothing of ages is for grown-ups
    if for_child and not (audience.get("for_carers") or children):
        return False
    return int(audience.get("age_from", 16 if children else 0)) <= who.years <= int(audience.get("age_to", 200))


def _is_free(record: Mapping[str, Any], who: Person) -> bool:
    sessions = record.get("sessions", [])
    come_and_go = record["joining"] == "drop-in"
    return not sessions or any(_can_go(session, who, come_and_go=come_and_go) for session in sessions)


def _can_go(session: Mapping[str, str], who: Person, *, come_and_go: bool) -> bool:
    """Whether somebody is free for all of a session, or for an hour where people come and go."""
    day = session.get("day") or _weekday(session["date"])
    if who.days and day not in who.days:
        return False
    starts, ends = _minutes(session["starts"]), _minutes(session["ends"])
    first, last = _minutes(who.from_ or "00:00"), _minutes(who.to or "24:00")
    whole = first <= starts and ends <= last
    return whole or (come_and_go and min(ends, last) - max(starts, first) >= 60)


def _weekday(date: str) -> str:
    return f"{dt.date.fromisoformat(date):%A}".lower()


def _minutes(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def _step_free(record: Mapping[str, Any]) -> bool:
    if {"at-home", "by-phone", "online"} & set(record["setting"]):
        return True  # they need not go anywhere
    venue = records("venues").get(record.get("venue", ""), {})
    own = record.get("access", {}).get("step_free", venue.get("access", {}).get("step_free"))
    return bool(own == "yes")


def _is_spoken(record: Mapping[str, Any], who: Person, reasons: str) -> bool:
    """Whether it is in their language, or the page says that it is not."""
    return who.language in record.get("languages", []) or f"an interpreter who speaks {who.language}" in reasons
