"""Promises about the conversation guide: the warning signs of its needs, and nothing that is discreet."""

import json
from dataclasses import replace
from types import MappingProxyType

from signpost.outputs.artefact import Page
from signpost.outputs.conversation import conversation
from signpost.outputs.leaflet_text import leaflet_text
from signpost.outputs.words import words_of
from signpost.records.directory import Directory
from signpost.records.engine_files import SITE_SOURCES
from signpost.records.model import Topic
from signpost.records.word_parts import Practice
from signpost.views.conversation import topics
from signpost.views.leaflet import leaflet
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration

DIRECTORY = demonstration()
GUIDE = DIRECTORY.leaflets["conversation"]
HOME = DIRECTORY.conversation["home"]


def with_topics(*own: Topic) -> Directory:
    return replace(DIRECTORY, conversation=MappingProxyType({topic.id: topic for topic in own}))


def told(directory: Directory) -> str:
    """All that the page, the paper and the plain text of the guide say."""
    snapshot = Snapshot(directory, TODAY)
    [page] = [one for one in conversation(snapshot) if isinstance(one, Page)]
    view = leaflet(snapshot, GUIDE, "standard")
    topics_on_paper = json.dumps(view.json["topics"], ensure_ascii=False)
    about_topics = leaflet_text(replace(view, urgent=()), words_of(SITE_SOURCES))
    return f"{page.body}\n{topics_on_paper}\n{about_topics}"


def test_the_ten_everyday_parts_of_life_are_there_and_each_begins_with_what_goes_well() -> None:
    assert len(DIRECTORY.conversation) == 10
    for topic in DIRECTORY.conversation.values():
        assert topic.goes_well.count("?") == 1
        assert topic.question.endswith("?")
        assert len(topic.listen_for) >= 3
        assert len(topic.follow_ups) >= 2
        assert len(topic.prompts) >= 2


def test_each_topic_has_every_warning_sign_of_its_needs_with_its_route() -> None:
    for own in topics(DIRECTORY):
        needs = [DIRECTORY.needs[need] for need in own.topic.needs]
        shown = {(sign, line.pathway.path) for line in own.flags for sign in line.signs}
        assert shown == {(flag.sign, f"pathways/{flag.go_to}.html") for need in needs for flag in need.red_flags}


def test_paper_has_the_first_sign_of_each_need() -> None:
    for own in topics(DIRECTORY):
        first = {DIRECTORY.needs[need].red_flags[0].sign for need in own.topic.needs if DIRECTORY.needs[need].red_flags}
        assert {sign for line in own.first_flags for sign in line.signs} == first


def test_urgent_help_comes_before_safeguarding_and_safeguarding_before_the_rest() -> None:
    kinds = {f"pathways/{pathway.id}.html": pathway.kind for pathway in DIRECTORY.pathways.values()}
    order = ["urgent", "safeguarding"]
    for own in topics(DIRECTORY):
        ranks = [order.index(kind) if kind in order else 2 for kind in (kinds[line.pathway.path] for line in own.flags)]
        assert ranks == sorted(ranks)


def test_a_discreet_need_stands_neither_on_the_page_nor_on_paper_and_neither_do_its_signs() -> None:
    abuse = DIRECTORY.needs["domestic-abuse"]
    here = with_topics(replace(HOME, needs=(*HOME.needs, abuse.id)))
    assert told(here) == told(with_topics(HOME))
    assert f"needs/{abuse.id}.html" not in told(here)


def test_a_topic_that_leads_only_to_a_discreet_need_is_there_without_needs_and_signs() -> None:
    own = told(with_topics(replace(HOME, needs=("domestic-abuse",))))
    assert HOME.question in own
    assert "It may lead to" not in own
    assert "Get help first if" not in own


def test_without_topics_the_page_says_so_and_nothing_leads_to_it() -> None:
    snapshot = Snapshot(with_topics(), TODAY)
    [page] = conversation(snapshot)
    assert isinstance(page, Page)
    assert "has no conversation guide yet" in page.body
    assert "conversation/conversation" not in page.body


# The practice round of volunteers.

TABLE = DIRECTORY.leaflets["volunteers"]


def groups(*activities: str, directory: Directory = DIRECTORY) -> tuple[str, ...]:
    record = replace(TABLE, practice=(Practice("Somebody sits down.", "", ("Listen.",), activities),))
    [item] = leaflet(Snapshot(directory, TODAY), record, "standard").practice
    return item.groups


def test_a_practice_round_names_groups_by_their_records() -> None:
    assert groups("tea-and-talk", "knit-and-natter") == tuple(
        DIRECTORY.activities[name].name for name in ("tea-and-talk", "knit-and-natter")
    )


def test_it_names_none_that_is_sensitive_closed_or_for_a_discreet_need() -> None:
    discreet = [activity.id for activity in DIRECTORY.activities.values() if DIRECTORY.is_discreet(activity)]
    assert discreet
    assert groups("tea-and-talk", "tablets-at-home", *discreet) == (DIRECTORY.activities["tea-and-talk"].name,)
