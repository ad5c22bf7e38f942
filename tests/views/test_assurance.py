"""Promises about how a group is run: the three tiers, whose answers hold, and words that stay true after the build."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final

import pytest

from signpost.records.assurance import SIGNS, assured
from signpost.records.directory import Directory
from signpost.records.model import Activity, AssuranceCheck
from signpost.records.parts import AgeRange, Assurance, Audience, CheckAnswer, Mark, NeededIf, Sign, Verified
from signpost.views.assurance import Told, how_it_is_run, tier_words, warning_on_paper
from tests.day import TODAY
from tests.demonstration import demonstration

DIRECTORY: Final = demonstration()
GROUP: Final = DIRECTORY.activities["knit-and-natter"]
SEEN: Final = date(2026, 9, 14)
LATER: Final = date(2027, 6, 30)


def yes(check: str, expires: date | None = LATER, seen: date = SEEN) -> CheckAnswer:
    return CheckAnswer("yes", "Link worker", seen, expires, check=check)


def said(check: str, answer: str) -> CheckAnswer:
    return CheckAnswer(answer, check=check)


BASICS: Final = (yes("insurance"), yes("safeguarding", None))


def directory(own: Assurance | None, owners: Assurance | None = None, **changes: Any) -> tuple[Directory, Activity]:
    """The demonstration with these answers of a group and of its organisation, and the group."""
    group = replace(GROUP, assurance=own, **changes)
    owner = replace(DIRECTORY.organisations[GROUP.organisation], assurance=owners)
    return replace(
        DIRECTORY,
        activities=MappingProxyType({**DIRECTORY.activities, group.id: group}),
        organisations=MappingProxyType({**DIRECTORY.organisations, owner.id: owner}),
    ), group


def short(own: Assurance | None, owners: Assurance | None = None, day: date = TODAY, **changes: Any) -> str:
    return tier_words(*directory(own, owners, **changes), day).now


def sentence(own: Assurance | None, owners: Assurance | None = None, day: date = TODAY) -> str:
    return how_it_is_run(*directory(own, owners), (), day).sentence.now


def test_a_group_that_somebody_checked_is_known_whatever_it_has_to_show() -> None:
    assert short(None) == "Known to us"
    assert short(None, verified=None) == ""


def test_the_basics_are_seen_if_all_that_the_group_needs_are() -> None:
    assert short(Assurance(checks=BASICS)) == "Basics seen, good until 30 June 2027"
    assert short(Assurance(checks=BASICS[:1])) == "Known to us"
    assert short(Assurance(checks=(yes("insurance"), said("safeguarding", "no")))) == "Known to us"
    assert short(Assurance(checks=(yes("insurance"), said("safeguarding", "not-known")))) == "Known to us"
    assert short(Assurance(checks=(yes("insurance"), said("safeguarding", "not-needed")))).startswith("Basics seen")


@pytest.mark.parametrize(
    "changes",
    [
        {"setting": ("at-home",)},
        {"audience": Audience(for_families=True)},
        {"audience": Audience(age_from=11)},
        {"audience": Audience(age_to=17)},
        {"audience": Audience(children_ages=AgeRange(0, 5))},
    ],
)
def test_whoever_goes_to_homes_or_has_children_needs_one_more(changes: dict[str, Any]) -> None:
    assert short(Assurance(checks=BASICS), **changes) == "Known to us"
    assert short(Assurance(checks=(*BASICS, yes("dbs"))), **changes).startswith("Basics seen")


def test_a_doubt_about_a_whole_sign_is_a_doubt_about_the_basics_below_it() -> None:
    for answer in ("no", "not-known"):
        assert short(Assurance(risks_managed=Sign(answer), checks=BASICS)) == "Known to us"
    assert short(Assurance(evaluated=Sign("no"), checks=BASICS)).startswith("Basics seen")


def test_a_mark_is_told_with_its_level_and_its_last_day_and_lapses_too() -> None:
    own = Assurance(checks=BASICS, mark=Mark("Kite mark", "Silver", date(2027, 1, 31)))
    assert short(own) == "Kite mark, Silver, held until 31 January 2027"
    after = short(own, day=date(2027, 2, 1))
    assert after == "Basics seen, good until 30 June 2027. Kite mark, Silver ran out on 31 January 2027"


def test_a_small_group_that_needs_little_is_not_branded_unsafe() -> None:
    small = Assurance(well_organised=Sign("yes", "Link worker", SEEN), risks_managed=Sign("not-needed"))
    assert sentence(small) == "We know this group. It is small and not every paper is needed."
    assert "unsafe" not in sentence(small)


def test_words_about_a_group_that_shows_no_papers_blame_nobody() -> None:
    assert sentence(None) == "We know this group. We have not seen every paper."


def test_the_sentence_names_the_basics_that_were_seen_and_what_ran_out() -> None:
    own = Assurance(checks=BASICS)
    assert sentence(own) == "We know this group and have seen the basics: insurance and safeguarding."
    assert sentence(own, day=date(2027, 7, 1)) == (
        "We know this group. We have not seen every paper. Insurance ran out on 30 June 2027. Ask them about it."
    )


def warning(own: Assurance | None, day: date = TODAY, **changes: Any) -> str:
    known, group = directory(own, **changes)
    told = how_it_is_run(known, group, (), day).warning.now
    assert told == warning_on_paper(known, group, day)
    return told


def test_paper_warns_of_what_such_a_group_needs_alone() -> None:
    own = Assurance(checks=(*BASICS, yes("dbs"), yes("rules", date(2026, 1, 1))), mark=Mark("Kite mark", "", LATER))
    ended = LATER + timedelta(days=1)
    assert warning(own) == ""
    assert warning(own, ended) == "Insurance ran out on 30 June 2027: ask the group"
    assert warning(own, ended, setting=("at-home",)) == (
        "Insurance ran out on 30 June 2027, DBS checks ran out on 30 June 2027: ask the group"
    )
    assert warning(Assurance(checks=(yes("safeguarding", None, date(2020, 1, 1)),))) == ""  # nobody said that it ended


def test_an_organisations_answers_hold_for_its_groups_unless_they_say_their_own() -> None:
    assert short(None, Assurance(checks=BASICS)).startswith("Basics seen")
    assert short(Assurance(checks=(said("insurance", "no"),)), Assurance(checks=BASICS)) == "Known to us"
    assert short(Assurance(risks_managed=Sign("not-known")), Assurance(checks=BASICS)) == "Known to us"
    lapsed = Assurance(checks=(yes("insurance", date(2026, 1, 31)),))
    assert "ran out" in short(None, lapsed)
    assert short(Assurance(checks=BASICS), lapsed).startswith("Basics seen, good until 30 June 2027")


def test_what_was_seen_too_long_ago_is_not_known_now() -> None:
    old = Assurance(checks=(yes("insurance"), yes("safeguarding", None, date(2024, 11, 22))))
    known, group = directory(old)
    [line] = [line for sign in how_it_is_run(known, group, (), TODAY).signs for line in sign.checks][1:]
    assert (line.label, line.answer.now) == ("Safeguarding", "Not known now, last seen on 22 November 2024")
    assert short(old) == "Known to us"
    assert short(old, day=date(2026, 11, 21)).startswith("Basics seen")


def test_without_a_list_of_questions_there_are_the_four_signs_alone() -> None:
    known, group = directory(Assurance(well_organised=Sign("yes", "Link worker", SEEN)))
    bare = replace(known, assurance=MappingProxyType({}))
    run = how_it_is_run(bare, group, (), TODAY)
    assert run.sentence == Told("")
    assert run.unasked == ()
    assert [(sign.answer.now, sign.checks) for sign in run.signs] == [("Yes", ()), *[("Not known", ())] * 3]
    assert tier_words(bare, group, TODAY) == Told("")


def test_a_sign_of_a_directory_without_questions_lapses_too() -> None:
    known, group = directory(Assurance(risks_managed=Sign("yes", "Link worker", SEEN, date(2026, 11, 21))))
    bare = replace(known, assurance=MappingProxyType({}))
    assert how_it_is_run(bare, group, (), TODAY).signs[1].answer.now == "Ran out on 21 November 2026"
    assert tier_words(bare, group, TODAY).now == "“Risks looked after” ran out on 21 November 2026"


def test_only_open_questions_that_matter_are_named() -> None:
    whole = Assurance(risks_managed=Sign("yes", "Link worker", SEEN), evaluated=Sign("not-needed"))
    known, group = directory(whole)
    names = how_it_is_run(known, group, (), TODAY).unasked
    assert {"Insurance", "Safeguarding"} <= set(names)  # the basics, though somebody looked at the whole
    assert "Asks people" not in names  # below a sign of which it needs none
    assert "DBS checks" not in names  # not needed by such a group


def test_a_question_that_words_alone_limit_is_asked_of_nobody_by_itself() -> None:
    assert DIRECTORY.assurance["rules"].needed_if is None
    assert "rules" not in assured(*directory(None)).needed


def test_a_need_can_call_for_a_question() -> None:
    check: AssuranceCheck = replace(DIRECTORY.assurance["food"], needed_if=NeededIf(needs=("loneliness",)))
    known, group = directory(None)
    asks = replace(known, assurance=MappingProxyType({**known.assurance, "food": check}))
    assert ("food" in assured(asks, group).needed) is ("loneliness" in group.needs)


def then(told: Told, day: date) -> str:
    """What the browser shows on a day."""
    come = [words for first, words in told.later if first <= day]
    return come[-1] if come else told.now


def days() -> Iterator[date]:
    """Today, and the last day of each answer in the demonstration with the days around it."""
    yield TODAY
    for group in DIRECTORY.activities.values():
        for end in assured(DIRECTORY, group).ends():
            yield from (end + timedelta(days=more) for more in (-1, 0, 1) if end > TODAY)


def every_told(group: Activity, day: date) -> list[Told]:
    run = how_it_is_run(DIRECTORY, group, (), day)
    lines = [line.answer for sign in run.signs for line in (sign, *sign.checks)]
    return [tier_words(DIRECTORY, group, day), run.sentence, run.warning, *lines]


def test_what_a_page_shows_later_is_what_a_page_made_then_would_say() -> None:
    every = sorted(set(days()))
    assert len(every) > 60
    for group in DIRECTORY.activities.values():
        built = every_told(group, TODAY)
        for day in every:
            made = every_told(group, day)
            assert [then(one, day) for one in built] == [then(one, day) for one in made], (group.id, day)


def test_no_answer_that_has_lapsed_is_a_yes_anywhere() -> None:
    for day in sorted(set(days())):
        for group in DIRECTORY.activities.values():
            held = assured(DIRECTORY, group)
            run = how_it_is_run(DIRECTORY, group, (), day)
            for sign, name in zip(run.signs, SIGNS, strict=True):
                lapsed = [one for one in held.below(name) if one.until and one.until < day]
                assert not (lapsed and sign.answer.now.startswith("Yes"))
                for line, one in zip(sign.checks, held.below(name), strict=True):
                    assert line.answer.now.startswith("Yes") is (one.said.answer == "yes" and one not in lapsed)


def test_a_check_of_an_unchecked_group_makes_no_other_known() -> None:
    assert short(None, Assurance(checks=BASICS[:1]), verified=None) == ""
    assert short(None, verified=Verified(SEEN, "Link worker", "phone")) == "Known to us"
