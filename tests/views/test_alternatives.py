"""Promises about the alternatives on a page: who is sent to which group, and never to one that is not for them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import pytest

from signpost.outputs.activities import activities
from signpost.outputs.artefact import Plan
from signpost.records.directory import Directory
from signpost.records.model import Activity
from signpost.records.parts import AgeRange, Audience, NotForThem
from signpost.views.alternatives import Alternative, alternatives, named_instead
from signpost.views.not_for import NotForLine, not_for_lines
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration

DIRECTORY: Final = demonstration()
KNOWN: Final = DIRECTORY.activities
Changes = Mapping[str, Mapping[str, Any]]


def with_changes(changes: Changes) -> Directory:
    """The demonstration with some things changed about some of its groups."""
    changed = {id_: replace(KNOWN[id_], **parts) for id_, parts in changes.items()}
    return replace(DIRECTORY, activities={**KNOWN, **changed})


def offered(id_: str, most: int = 4, **changes: Mapping[str, Any]) -> list[Alternative]:
    """What comes nearest to a group that is full, if others are changed: tea_and_talk={"audience": ...}."""
    status = "full" if KNOWN[id_].status == "open" else KNOWN[id_].status
    others = {name.replace("_", "-"): dict(parts) for name, parts in changes.items()}
    others[id_] = {"status": status, **others.get(id_, {})}
    directory = with_changes(others)
    return list(alternatives(Snapshot(directory, TODAY), directory.activities[id_], most))


def ids(found: list[Alternative]) -> list[str]:
    return [near.card.id for near in found]


# For whom it names which group.


def test_a_full_befriending_visit_leads_to_befriending_by_phone_and_to_no_film() -> None:
    found = ids(offered("befriending-visits"))
    assert found == ["community-connector", "befriending-by-phone"]


def test_somebody_too_frail_for_a_class_is_led_to_one_only_if_their_own_group_says_for_whom() -> None:
    (only,) = offered("strength-at-home")
    assert (only.card.id, only.who) == ("steady-on-your-feet", "People who could get to a class with a lift.")
    assert offered("strength-at-home", strength_at_home={"not_suitable_for": ()}) == []


def test_what_comes_to_people_or_rings_them_leads_to_nothing_that_they_would_have_to_go_to() -> None:
    for activity in KNOWN.values():
        if {"at-home", "by-phone"} & {*activity.setting} and not {"group", "outdoors"} & {*activity.setting}:
            for near in offered(activity.id):
                reaches = {"at-home", "by-phone", "online"} & {*KNOWN[near.card.id].setting}
                assert reaches or near.who, (activity.id, near.card.id)


def test_those_that_its_own_words_name_come_first_in_their_order() -> None:
    lines = tuple(NotForThem("Others.", "Elsewhere.", id_) for id_ in ("words-aloud", "knit-and-natter"))
    found = offered("tea-and-talk", tea_and_talk={"not_suitable_for": lines})
    assert ids(found)[:2] == ["words-aloud", "knit-and-natter"]


def test_a_closed_group_leads_to_the_one_that_took_its_place() -> None:
    assert ids(offered("tablets-at-home"))[0] == "computer-buddies"


def test_those_of_its_own_level_and_setting_come_before_those_of_its_need() -> None:
    alike = {"needs": ("low-mood", "loneliness"), "setting": ("group",), "levels": ("signposting",), "audience": None}
    first = {**alike, "needs": ("loneliness",), "setting": ("one-to-one",), "levels": ("full-support",)}
    found = ids(offered("tea-and-talk", 99, ups_and_downs=alike, befriending_by_phone=first))
    assert found.index("ups-and-downs") < found.index("befriending-by-phone")


def test_those_for_the_same_people_come_before_those_for_everybody() -> None:
    women = Audience(age_from=18, gender="women")
    found = ids(offered("women-only-swim", 99, chair_exercise={"audience": women}, sketch_walk={"audience": women}))
    assert set(found[:2]) == {"chair-exercise", "sketch-walk"}


def test_its_first_need_comes_before_its_others() -> None:
    alike = {"setting": ("group",), "levels": ("signposting",), "audience": None, "areas": ("south-ward",)}
    second = {**alike, "needs": ("arts-creative", "loneliness")}
    first = {**alike, "needs": ("loneliness", "arts-creative")}
    found = ids(offered("tea-and-talk", 99, knit_and_natter=second, words_aloud=first))
    assert found.index("words-aloud") < found.index("knit-and-natter")


def test_the_nearer_comes_before_the_farther_and_what_waits_to_begin_last() -> None:
    like_tea = {"needs": ("loneliness",), "setting": ("group",), "levels": ("signposting",), "audience": None}
    near = {**like_tea, "areas": ("south-ward",), "venue": "st-brannocs-hall"}
    far = {**like_tea, "areas": ("south-ward",), "venue": "worle-library"}
    later = {**near, "status": "open", "sessions": KNOWN["wheels-for-all"].sessions}
    changes: Changes = {"spectrum_social": far, "sight_loss_social": near, "wheels_for_all": later}
    found = ids(offered("tea-and-talk", 99, **{"tea_and_talk": {"audience": None}, **changes}))
    assert found.index("sight-loss-social") < found.index("spectrum-social") < found.index("wheels-for-all")


# Never somebody whom the group excludes.


@pytest.mark.parametrize(
    ("theirs", "takes"),
    [
        (None, True),
        (Audience(age_from=18), True),
        (Audience(age_from=60), False),
        (Audience(age_from=8, age_to=17), False),
        (Audience(age_from=16, age_to=25), False),
        (Audience(gender="men"), False),
        (Audience(gender="women"), False),
        (Audience(for_carers=True), False),
    ],
)
def test_a_group_for_all_grown_ups_leads_to_none_that_is_for_some_of_them(theirs: Audience, takes: bool) -> None:
    changes: Changes = {"knit_and_natter": {"audience": theirs}, "tea_and_talk": {"audience": Audience(age_from=18)}}
    assert ("knit-and-natter" in ids(offered("tea-and-talk", 99, **changes))) == takes


@pytest.mark.parametrize(
    ("own", "theirs", "takes"),
    [
        (Audience(gender="men"), Audience(gender="women"), False),
        (Audience(gender="men"), Audience(gender="men"), True),
        (Audience(age_from=8, age_to=17), None, False),
        (Audience(age_from=8, age_to=17), Audience(age_from=18), False),
        (Audience(age_from=11, age_to=18), Audience(age_from=11, age_to=17), True),
        (Audience(age_from=70), Audience(age_from=60), True),
        (Audience(for_carers=True), Audience(for_carers=True), True),
        (Audience(children_ages=AgeRange(0, 1)), Audience(children_ages=AgeRange(2, 4)), False),
        (Audience(children_ages=AgeRange(0, 1)), Audience(children_ages=AgeRange(1, 4)), True),
    ],
)
def test_a_group_leads_only_to_those_that_take_its_people(own: Audience, theirs: Audience | None, takes: bool) -> None:
    changes: Changes = {"knit_and_natter": {"audience": theirs}, "tea_and_talk": {"audience": own}}
    assert ("knit-and-natter" in ids(offered("tea-and-talk", 99, **changes))) == takes


def test_even_one_that_it_names_is_not_offered_to_those_whom_that_excludes() -> None:
    assert "young-carers-club" in {line.instead_id for line in KNOWN["carers-cafe"].not_suitable_for}
    assert "young-carers-club" not in ids(offered("carers-cafe", 99))


def test_what_says_that_it_is_not_for_them_is_not_offered() -> None:
    refused = (NotForThem("People who eat alone.", "Elsewhere."),)
    lonely = {"suitable_for": ("People who eat alone most days.",), "audience": None}
    assert "knit-and-natter" in ids(offered("tea-and-talk", 99, tea_and_talk=lonely))
    changes: Changes = {"tea_and_talk": lonely, "knit_and_natter": {"not_suitable_for": refused}}
    assert "knit-and-natter" not in ids(offered("tea-and-talk", 99, **changes))


def test_what_serves_other_places_alone_is_not_offered() -> None:
    assert KNOWN["daytime-ukulele"].areas == ("worle", "milton")
    assert "daytime-ukulele" not in ids(offered("tea-and-talk", 99))
    found = offered("tea-and-talk", 99, daytime_ukulele={"areas": ("north-somerset",)})
    assert "daytime-ukulele" in ids(found)


def test_what_is_first_of_all_for_people_of_another_kind_is_not_offered() -> None:
    assert not {"veterans-breakfast", "rainbow-coffee", "sight-loss-social"} & {*ids(offered("tea-and-talk", 99))}


@pytest.mark.parametrize("id_", sorted(KNOWN))
def test_all_that_is_offered_is_open_and_none_is_sensitive_or_discreet_unless_the_group_is(id_: str) -> None:
    for near in offered(id_):
        other = KNOWN[near.card.id]
        assert (other.status, near.card.ended) == ("open", None)
        assert not DIRECTORY.is_discreet(other) or DIRECTORY.is_discreet(KNOWN[id_])
        assert other.id != id_


def test_a_group_that_can_be_joined_offers_nothing_else() -> None:
    assert alternatives(Snapshot(DIRECTORY, TODAY), KNOWN["tea-and-talk"]) == ()


# Where its words lead those whom it is not for.


def led(words: str, id_: str, directory: Directory = DIRECTORY) -> NotForLine:
    activity = replace(KNOWN["tea-and-talk"], not_suitable_for=(NotForThem("Some.", words, id_),))
    (line,) = not_for_lines(Snapshot(directory, TODAY), activity)
    return line


@pytest.mark.parametrize(
    ("words", "linked"),
    [
        ("Befriending by Phone gives the same company.", ("", "Befriending by Phone", " gives the same company.")),
        ("Try befriending by phone.", ("Try ", "befriending by phone", ".")),
        ("Phone company.", ("Phone company. ", "Befriending by Phone", "")),
    ],
)
def test_the_name_is_a_link_where_it_is_named_and_follows_the_words_if_it_is_not(
    words: str, linked: tuple[str, str, str]
) -> None:
    line = led(words, "befriending-by-phone")
    assert (line.before, line.name, line.after) == linked
    assert line.path == "activities/befriending-by-phone.html"


def test_a_part_of_a_name_will_do_if_it_has_two_words() -> None:
    assert led("The Open Studio uses no dry clay.", "saltings-open-studio").name == "Open Studio"
    assert led("The memory café has more helpers.", "memory-cafe").name == "memory café"


@pytest.mark.parametrize("id_", ["sea-holly-support", "tablets-at-home", ""])
def test_no_page_links_what_is_sensitive_or_has_closed_or_is_not_named(id_: str) -> None:
    line = led("Somewhere else.", id_)
    assert (line.path, line.name, line.instead) == ("", "", "Somewhere else.")


def test_a_group_that_turns_sensitive_loses_its_links() -> None:
    hidden = with_changes({"befriending-by-phone": {"sensitive": True}})
    assert led("Befriending by Phone rings you.", "befriending-by-phone", hidden).path == ""


def body_of(activity: Activity) -> str:
    plans: dict[str, Plan[Any]] = {plan.path: plan for plan in activities(Snapshot(DIRECTORY, TODAY))}
    return str(plans[f"activities/{activity.id}.html"].make().body)


def test_a_page_shows_the_link_in_its_words_and_for_whom_the_nearest_is() -> None:
    assert '<a href="../activities/steady-on-your-feet.html">Steady on Your Feet</a> has a seat' in body_of(
        KNOWN["strength-at-home"]
    )
    body = body_of(KNOWN["strength-at-home"])
    nearest_part = body[body.index('id="nearest"') : body.index('class="glance')]
    assert "<b>For some:</b> people who could get to a class with a lift." in nearest_part
    assert "Ages 65 and over" in nearest_part


# The group that serves the same people now.


def test_the_group_that_serves_them_now_comes_first_if_it_is_for_them() -> None:
    named = ids(offered("tea-and-talk", tea_and_talk={"instead_id": "uphill-film-afternoon"}))
    assert named[0] == "uphill-film-afternoon"
    assert named.count("uphill-film-afternoon") == 1


@pytest.mark.parametrize(
    ("instead", "changes"),
    [
        ("tea-and-talk", {}),
        ("sea-holly-support", {}),
        ("sketch-walk", {"status": "closed"}),
        ("", {}),
    ],
)
def test_no_page_links_to_itself_to_a_closed_group_or_to_a_discreet_one(
    instead: str, changes: Mapping[str, Any]
) -> None:
    directory = with_changes({"sketch-walk": changes, "tea-and-talk": {"instead_id": instead, "status": "closed"}})
    assert named_instead(Snapshot(directory, TODAY), directory.activities["tea-and-talk"]) is None
