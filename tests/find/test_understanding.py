"""What Find makes of a question, step by step. The scripts run in Node as they run in the browser."""

import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.find import Asker, rows, write_data
from benchmarks.generate import DEMONSTRATION
from signpost.records.directory import read_directory
from signpost.values.phone import for_tel_link
from signpost.values.quotes import typographic
from signpost.views.facets import AGES, TIMES, facets
from signpost.views.snapshot import Snapshot
from signpost.views.tokenize import stem, words
from tests.demonstration import copy_of_demonstration

CASES = Path(__file__).with_name("understood.tsv")


@pytest.mark.parametrize("case", rows(CASES), ids=lambda case: case["question"])
def test_filters_are_taken_out_of_the_words_and_needs_are_found_in_them(case: dict[str, str], asker: Asker) -> None:
    answer = asker.ask(case["question"])
    shown = [*answer["understood"], *answer["dropped"]]
    assert {f"{one['facet']}={one['value']}" for one in shown} == set(understood(case["understood"]))
    assert set(case["needs"].split()) <= {need["id"] for need in answer["needs"]}


def understood(text: str) -> list[str]:
    """The filters of a case: pairs separated by spaces, in which a value may have a space."""
    parts: list[str] = []
    for part in text.split():
        if "=" in part:
            parts.append(part)
        else:
            parts[-1] += f" {part}"
    return parts


def test_the_browser_cuts_words_as_the_build_does(asker: Asker) -> None:
    """lunr.js and Python lunr have each their own stemmer; both sides must come to the same stems."""
    records = read_directory(DEMONSTRATION)
    texts = [written.text for record in records.records() for written in record.texts]
    texts += [
        "Café Ångström’s naïve O'Brien",
        "G.P. surgery",
        "BS23 4ZZ",
        "a/b-c",
        "ŁÓDŹ",
        "e\u0301 \U0001f600 ﬁ",
        "0\ua9470",
    ]
    assert [asker.call("tokenize.words", text) for text in texts] == [list(words(text)) for text in texts]
    every = sorted({word for text in texts for word in words(text)})
    assert [asker.call("tokenize.stem", word) for word in every] == [stem(word) for word in every]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=80), max_size=20))
def test_any_text_is_cut_alike(asker: Asker, texts: list[str]) -> None:
    # JavaScript has the newer tables of characters; what Python's don't know yet proves nothing.
    texts = ["".join(sign for sign in text if unicodedata.category(sign) != "Cn") for text in texts]
    assert [asker.call("tokenize.words", text) for text in texts] == [list(words(text)) for text in texts]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=120), max_size=20))
def test_any_question_has_an_answer(asker: Asker, texts: list[str]) -> None:
    assert all(isinstance(asker.ask(text)["results"], list) for text in texts)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("lonley", "lonely"),  # two letters swapped
        ("demensia", "dementia"),  # one wrong
        ("alchohol", "alcohol"),  # one too many
        ("berevement", "bereavement"),  # one missing
        ("excersise", "exercise"),  # two slips in a long word
        ("dimensha", "dementia"),  # what only sounds like it
        ("sikiatrist", "psychiatrist"),
        ("anksiety", "anxiety"),
    ],
)
def test_a_slip_is_mended(typed: str, right: str, asker: Asker) -> None:
    assert asker.call("spelling.mend", typed)["word"] == right


@pytest.mark.parametrize("typed", ["dbt", "zzzzz", "xylophonist"])
def test_what_is_no_slip_stays(typed: str, asker: Asker) -> None:
    """No slip is mended in three letters, and no word is made into one that is far from it."""
    assert asker.call("spelling.mend", typed) is None


def test_a_mended_word_is_said(asker: Asker) -> None:
    assert {"typed": "berevement", "taken": "bereavement"} in asker.ask("berevement cafe")["spelling"]


def test_the_last_word_may_be_unfinished(asker: Asker) -> None:
    needs = {need for result in asker.ask("berea")["results"][:3] for need in result["needs"]}
    assert "bereavement" in needs


def test_words_as_typed_are_looked_up_as_typed(asker: Asker) -> None:
    """The link that says: search for “choir” instead."""
    whole, typed = asker.ask("choir"), asker.ask("choir", **{"as": "typed"})
    assert typed["needs"] == []
    assert typed["results"][0]["id"] == "westward-community-choir"
    assert len(typed["results"]) < len(whole["results"])


@pytest.mark.parametrize(
    "words",
    [
        "bereaved by suicide", "stroke club", "stroke survivors group", "how to use my tablet", "first aid course",
        "dying for a bit of company", "died last year", "chest exercises", "lost my husband", "baby first aid class",
    ],
)  # fmt: skip
def test_what_only_sounds_like_a_crisis_is_none(words: str, asker: Asker) -> None:
    assert asker.ask(words)["urgent"] is None


@pytest.mark.parametrize(
    "words", ["bereaved by suicide and want to die", "stroke club chest pain", "i took an overdose"]
)
def test_a_crisis_beside_what_is_none_still_counts(words: str, asker: Asker) -> None:
    assert asker.ask(words)["urgent"] is not None


def test_a_filter_that_would_leave_nothing_is_set_aside_and_said(asker: Asker) -> None:
    answer = asker.ask("choir sunday")
    assert [one["value"] for one in answer["dropped"]] == ["sunday"]
    assert "singing-music" in answer["results"][0]["needs"]


def test_more_than_one_need_puts_what_serves_both_first(asker: Asker) -> None:
    first = asker.ask("dementia carers")["results"][0]
    assert {"dementia", "carers"} <= set(first["needs"])


def test_a_wrong_postcode_gets_a_sentence(asker: Asker) -> None:
    answer = asker.ask("lonely", near="ZZ99 9ZZ")
    assert answer["place"] is None
    assert "ZZ99 9ZZ" in answer["placeError"]
    assert "BS23 3" in answer["placeError"]  # what would do


@pytest.mark.parametrize("near", ["BS23 3AB", "bs233ab", "BS23 3", "BS23", "South Ward", "oldmixon", "Uphill"])
def test_a_place_can_be_told_in_many_ways(near: str, asker: Asker) -> None:
    answer = asker.ask("lonely", near=near)
    assert answer["placeError"] == ""
    assert any(result["miles"] is not None and result["miles"] < 3 for result in answer["results"])


def test_nearest_first(asker: Asker) -> None:
    miles = [result["miles"] for result in asker.ask("", near="BS23 3", sort="nearest")["results"]]
    known = [one for one in miles if one is not None]
    assert known == sorted(known)
    assert miles[: len(known)] == known


def test_soonest_first(asker: Asker) -> None:
    starts = [result["next"][0] for result in asker.ask("lonely", sort="soonest")["results"] if result["next"]]
    assert starts == sorted(starts)


def test_what_comes_to_people_is_never_too_far(asker: Asker) -> None:
    near = {result["id"] for result in asker.ask("befriending", near="BS20 6", within="1")["results"]}
    assert "befriending-visits" in near
    assert "tea-and-talk" not in near


def test_the_script_has_the_facets_of_the_page_in_their_order(asker: Asker) -> None:
    shown = facets(Snapshot(read_directory(DEMONSTRATION), date(2026, 11, 22)))
    assert list(asker.call("facets.counts", [], {}, "2026-11-22T10:00")) == [facet.name for facet in shown]
    labels = {facet.name: [option.value for option in facet.options] for facet in shown}
    assert (list(AGES), list(TIMES)) == (labels["age"], labels["time"])


def test_any_of_a_facet_and_all_of_the_facets(asker: Asker) -> None:
    directory = read_directory(DEMONSTRATION)

    def found(**facets: list[str]) -> set[str]:
        return {result["id"] for result in asker.ask(facets=facets)["results"]}

    def own(test: Any) -> set[str]:
        return {one.id for one in directory.activities.values() if one.status != "closed" and test(one)}

    either = own(lambda one: {"dementia", "carers"} & set(one.needs))
    assert found(need=["dementia", "carers"]) == either
    free = own(lambda one: one.cost.amount == "free")
    assert found(need=["dementia", "carers"], cost=["free"]) == either & free
    assert found(route=["gp"]) == own(lambda one: any(route.who == "gp" for route in one.routes))
    assert found(level=["signposting"]) == own(lambda one: "signposting" in one.levels)


def test_counts_tell_what_each_value_would_leave(asker: Asker) -> None:
    answer = asker.ask("lonely", facets={"day": ["tuesday"]})
    for day in ("monday", "tuesday", "friday"):
        there = asker.ask("lonely", facets={"day": [day]})["results"]
        assert answer["counts"]["day"].get(day, 0) == len(there)
    for cost in ("free", "donation", "paid"):
        there = asker.ask("lonely", facets={"day": ["tuesday"], "cost": [cost]})["results"]
        assert answer["counts"]["cost"].get(cost, 0) == len(there)


def test_the_day_and_the_time_are_asked_of_the_same_session(asker: Asker) -> None:
    """A group on Monday evenings and Tuesday mornings is none for Monday mornings."""
    directory = read_directory(DEMONSTRATION)
    for result in asker.ask(facets={"day": ["tuesday"], "time": ["morning"]})["results"]:
        sessions = directory.activities[result["id"]].sessions
        assert any(session.day == "tuesday" and session.starts.hour < 12 for session in sessions)


def test_today_is_london_s_today(asker: Asker) -> None:
    """Tea and Talk meets on Tuesdays from ten to twelve: it is on today until noon."""

    def today(moment: str) -> set[str]:
        return {result["id"] for result in asker.ask("", moment, facets={"day": ["today"]})["results"]}

    assert "tea-and-talk" in today("2026-11-24T11:59")
    assert "tea-and-talk" not in today("2026-11-24T12:00")
    assert "tea-and-talk" not in today("2026-11-25T09:00")


def test_what_is_hidden_has_no_day_place_or_distance(asker: Asker) -> None:
    directory = read_directory(DEMONSTRATION)
    hidden = {one.id for one in directory.activities.values() if directory.is_sensitive(one)}
    assert hidden
    found = [result for result in asker.ask("", near="BS23 3")["results"] if result["id"] in hidden]
    assert {result["id"] for result in found} == hidden
    assert all(result["miles"] is None and result["next"] is None for result in found)


def test_where_no_door_is_known_to_be_level_the_group_with_wheelchair_in_its_name_comes_first(tmp_path: Path) -> None:
    directory = copy_of_demonstration(tmp_path)
    for file in directory.rglob("*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("step_free: yes", "step_free: no"), encoding="utf-8")
    group = directory / "activities" / "walking-football.yaml"
    group.write_text(group.read_text(encoding="utf-8").replace("Walking Football", "Wheelchair Football"), "utf-8")
    with Asker(write_data(directory, tmp_path / "data")) as asker:
        answer = asker.ask("wheelchair sport")
    assert [one["value"] for one in answer["dropped"]] == ["step_free"]
    assert answer["results"][0]["id"] == "walking-football"


@pytest.mark.parametrize(
    "number", ["0117 496 0123", "0117 496 0123 ext. 12", "18001 0117 496 0123", "+353 1 234 5678", "116 123", "85258"]
)
def test_a_number_is_dialled_as_the_pages_dial_it(asker: Asker, number: str) -> None:
    assert asker.call("dialled", number) == for_tel_link(number)


PIECES = ("'", '"', "`", "´", "‘", "’", "“", " ", "\n", "a", "é", "6", "x", "(", ".", ",", "@", "/", "til", "www.")
SIGNED = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@settings(deadline=None, max_examples=150)
@given(st.lists(SIGNED, max_size=20))
def test_the_browser_sets_apostrophes_as_the_build_does(asker: Asker, texts: list[str]) -> None:
    assert [asker.call("typographic", text) for text in texts] == [typographic(text) for text in texts]


@pytest.mark.parametrize("straight", ["men's shed", "carers' café", "veterans' breakfast", "st brannoc's food pantry"])
def test_either_apostrophe_finds_the_same(asker: Asker, straight: str) -> None:
    found = asker.ask(straight)["results"]
    assert found
    assert asker.ask(straight.replace("'", "’"))["results"] == found
