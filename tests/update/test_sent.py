"""What the form sends is what `build.py update` reads: from the form's text to the record."""

from typing import Any

import pytest

from benchmarks.find import Asker
from signpost.checks import check
from signpost.submissions.review import SAME
from signpost.submissions.update import update
from signpost.views.snapshot import Snapshot
from signpost.views.update_answers import groups, present_answers
from signpost.views.update_form import PARTS
from tests.browser.test_update import NEW_GROUP
from tests.day import TODAY
from tests.demonstration import demonstration

SNAPSHOT = Snapshot(demonstration(), TODAY)
GROUPS = [activity.id for activity in groups(SNAPSHOT) if activity.status != "closed"]


def state(id_: str, **more: Any) -> dict[str, Any]:
    """The form about a group, with all of its parts."""
    present = present_answers(SNAPSHOT, demonstration().activities[id_])
    told = {"about": "change", "id": id_, "name": "", "role": "Host", "parts": list(PARTS), "values": present}
    return {**told, "present": present, **more}


@pytest.mark.parametrize("id_", GROUPS)
def test_a_form_that_was_only_opened_changes_nothing(form: Asker, id_: str) -> None:
    assert form.call("answers.changes", state(id_)) == []


@pytest.mark.parametrize("id_", GROUPS)
def test_every_answer_that_a_record_gives_passes_the_form(form: Asker, id_: str) -> None:
    told = state(id_)
    faults = [
        form.call("check.fault", question, told["values"].get(question["key"]), 0)
        for question in form.call("answers.asked", told)
    ]
    assert [fault["words"] for fault in faults if fault["words"]] == []


@pytest.mark.parametrize("id_", GROUPS)
def test_every_answer_goes_through_the_form_and_comes_back_as_it_was(form: Asker, id_: str) -> None:
    """All that the record says is sent as if it were new, and makes no difference to it."""
    text = form.call("answers.whole", state(id_, present={}))
    assert text.count("\n") > 15
    assert update(text.encode(), demonstration(), TODAY).faults == (SAME,)


def test_a_new_group_becomes_three_records_without_a_problem() -> None:
    found = update(NEW_GROUP.encode(), demonstration(), TODAY)
    assert found.faults == ()
    assert sorted(found.files) == [
        "activities/thursday-menders.yaml",
        "organisations/menders-of-the-lock.yaml",
        "venues/lock-keepers-hut.yaml",
    ]
    assert [one for one in check(found.directory, TODAY) if one.severity == "error"] == []
    assert b"- day: saturday" in found.files["activities/thursday-menders.yaml"]


def test_that_all_is_still_right_becomes_a_check_by_the_group(form: Asker) -> None:
    text = form.call("answers.whole", state("tea-and-talk", about="still-right", parts=[]))
    found = update(text.encode(), demonstration(), TODAY)
    assert found.faults == ()
    assert b"how: group" in found.files["activities/tea-and-talk.yaml"]
