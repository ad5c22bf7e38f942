"""Red flags: a sign that its pathway refuses, or for which it is too slow, is reported; one that it accepts is not."""

from pathlib import Path
from typing import Final

import pytest

from signpost.checks.red_flags import SOON, answers_at_once, refused
from signpost.views.red_flags import flag_lines
from tests.demonstration import demonstration

DIRECTORY: Final = demonstration()
SIGNS: Final = [
    line.split("\t")
    for line in Path(__file__).with_name("red_flags.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
# Signs that stood in the "not for" list of the route they pointed to, or wanted an answer sooner than it gives one.
MISLED: Final = [
    ("loneliness", "A new friend is borrowing money or has moved in and taken over.", "adult-safeguarding"),
    ("debt-money", "Another person takes their bank card, pension or benefits.", "adult-safeguarding"),
    ("dementia", "Somebody shouts at, hurts or takes money from them.", "adult-safeguarding"),
    ("falls-frailty", "Bruises that the story doesn't explain.", "adult-safeguarding"),
    ("learning-disability", "Is bullied, used or handled roughly by anybody.", "adult-safeguarding"),
    ("legal-advice", "Pressed to sign away a home, savings or power of attorney.", "adult-safeguarding"),
    ("homelessness", "Under 18, or with children, and nowhere to stay tonight.", "child-safeguarding"),
    ("parenting-new-baby", "A little one is hit, left alone or goes hungry.", "child-safeguarding"),
    ("refugees-asylum-migrants", "A child alone here, or a girl at risk of genital cutting.", "child-safeguarding"),
    ("youth", "Hurt, touched, neglected or scared at home.", "child-safeguarding"),
    ("faith", "A child is said to be possessed, or is punished in a faith's name.", "child-safeguarding"),
]


def found(sign: str, pathway: str) -> str:
    """What the check says of a sign that points to a pathway of the demonstration."""
    if refused(sign, DIRECTORY.pathways[pathway]):
        return "refused"
    return "slow" if SOON.search(sign) and not answers_at_once(DIRECTORY.pathways[pathway]) else "fine"


def test_there_are_signs_of_each_kind() -> None:
    assert {said for said, *_ in SIGNS} == {"refused", "slow", "fine"}
    assert len(SIGNS) > 50


@pytest.mark.parametrize(("said", "pathway", "sign"), SIGNS, ids=lambda text: text[:40])
def test_a_sign_that_its_pathway_refuses_or_is_too_slow_for_is_told(said: str, pathway: str, sign: str) -> None:
    assert found(sign, pathway) == said


@pytest.mark.parametrize(("need", "sign", "pathway"), MISLED, ids=lambda text: text[:40])
def test_a_sign_of_harm_leads_to_safeguarding_and_would_be_told_if_it_led_elsewhere(
    need: str, sign: str, pathway: str
) -> None:
    assert (sign, pathway) in {(flag.sign, flag.go_to) for flag in DIRECTORY.needs[need].red_flags}
    old = "child-and-family" if pathway == "child-safeguarding" else "adult-social-care"
    assert found(sign, old) in {"refused", "slow"}


def test_beside_a_flag_stand_the_numbers_of_its_pathway_by_day_and_by_night() -> None:
    lines = {line.pathway.path: line for line in flag_lines(DIRECTORY, DIRECTORY.needs["youth"].red_flags)}
    hurt = lines["pathways/child-safeguarding.html"]
    assert "Hurt, touched, neglected or scared at home." in hurt.signs
    assert [(number.phone, number.when) for number in hurt.numbers] == [
        ("0117 496 0051", "by day"),
        ("0117 496 0052", "nights, weekends"),
    ]


def test_no_red_flag_is_lost_when_those_of_a_pathway_stand_together() -> None:
    for need in DIRECTORY.needs.values():
        shown = [(sign, line.pathway.path) for line in flag_lines(DIRECTORY, need.red_flags) for sign in line.signs]
        assert sorted(shown) == sorted((flag.sign, f"pathways/{flag.go_to}.html") for flag in need.red_flags)


def test_each_safeguarding_pathway_has_numbers_by_day_and_by_night_and_they_are_those_of_urgent_help() -> None:
    urgent = {line.phone for line in DIRECTORY.about.urgent_help.professionals}
    routes = [pathway for pathway in DIRECTORY.pathways.values() if pathway.kind == "safeguarding"]
    assert len(routes) == 2
    for route in routes:
        assert route.contact
        assert route.out_of_hours
        assert {route.contact.phone, route.out_of_hours.phone} <= urgent
