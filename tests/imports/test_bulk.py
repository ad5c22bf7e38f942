"""A curator's hours: one answer for many services, what waits, and what no default may overrule."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from signpost.imports.reading.listing import Given, Listing, Reading
from signpost.imports.reconciling.outcome import Target
from signpost.imports.run import run_import
from signpost.records.directory import read_directory
from signpost.records.yaml_text import read_yaml
from tests.day import TODAY
from tests.imports.importing import FOR_ALL, MAPPING, Import, answers, chess, run
from tests.imports.test_questions import switched_on

ACTIVITY = "activities/tuesday-chess.yaml"
NO_NEEDS: dict[str, Any] = {"categories": ()}


def questions(made: Import, name: str = "questions.yaml") -> dict[str, Any]:
    """The questions as fields, each switched on."""
    read = read_yaml("", switched_on((made.side / name).read_text(encoding="utf-8")).encode()).value
    assert isinstance(read, dict)
    return dict(read)


@pytest.mark.parametrize(
    "more",
    [
        'names: { "chess, draughts": { needs: [loneliness] } }',
        "run_by: { Saltmarsh Players: { needs: [loneliness] } }",
        "proposals: 50",
        "services: { 17: { needs: [loneliness] } }",
    ],
)
def test_one_answer_gives_a_need_to_many(tmp_path: Path, more: str) -> None:
    service = chess(**NO_NEEDS, description="For people who live alone. Company and tea.")
    made = run(tmp_path, [service], more=more)
    assert "needs: [loneliness]" in made.record(ACTIVITY)
    assert made.errors() == []


def test_a_proposal_that_is_not_certain_enough_stays_a_question(tmp_path: Path) -> None:
    service = chess(**NO_NEEDS, description="For people who live alone. Company and tea.")
    made = run(tmp_path, [service], more="proposals: 99")
    assert made.states == ["incomplete"]
    assert "Perhaps loneliness, from" in made.report


@pytest.mark.parametrize("more", ["run_by: { Saltmarsh Players", "services: { 17", "names: { chess"])
def test_where_it_meets_can_be_left_to_asking(tmp_path: Path, more: str) -> None:
    made = run(tmp_path, [chess(places=[])], more=f"{more}: {{ venue: ask }} }}")
    assert "venue: ask" in made.record(ACTIVITY)
    assert "Ask where it meets." in made.record(ACTIVITY)
    assert made.errors() == []


def test_a_place_of_the_source_wins_over_asking(tmp_path: Path) -> None:
    made = run(tmp_path, [chess()], more="names: { chess: { venue: ask } }")
    assert "venue: saltmarsh-hall" in made.record(ACTIVITY)
    assert "Ask where" not in made.record(ACTIVITY)


def test_a_category_is_asked_about_once_in_any_order(tmp_path: Path) -> None:
    services = [chess(categories="Chess, Bowls"), chess("18", name="Bowls", categories="Bowls, Chess")]
    assert list(questions(run(tmp_path, services))["categories"]) == ["Chess, Bowls"]
    made = run(tmp_path, services, FOR_ALL, more='categories: { "Bowls, Chess": { needs: [loneliness] } }')
    assert made.states == ["new", "new"]


# What is not understood

DOUBTFUL = [
    ("setting", "In the round", "setting"),
    ("how_to_join", "Professional referral only", "joining"),
    ("areas", "Narnia", "areas"),
    ("ages", "7/11/2026", "audience"),
    ("status", "inactive", "status"),
]


@pytest.mark.parametrize(("column", "text", "field"), DOUBTFUL)
def test_a_cell_that_is_not_understood_is_asked_about_and_no_default_overrules_it(
    tmp_path: Path, column: str, text: str, field: str
) -> None:
    made = run(tmp_path, [chess(**{column: text})])
    assert made.states == ["incomplete"]
    assert f"`{text}` of 1 service has no answer" in made.page
    asked = questions(made)
    assert text in (asked["areas"] if column == "areas" else asked["cells"][column])


@pytest.mark.parametrize(
    ("said", "more", "line"),
    [
        ({"setting": "In the round"}, "cells: { setting: { in the ROUND: online } }", "setting: [online]"),
        ({"setting": "In the round"}, "cells: { setting: { '*': { setting: [outdoors] } } }", "setting: [outdoors]"),
        ({"setting": "In the round"}, "cells: { setting: { In the round: nothing } }", "setting: [group]"),
        ({"setting": "Zoom"}, "cells: { setting: { '*': nothing } }", "setting: [online]"),
        (
            {"how_to_join": "Ask Jo, or come"},
            'cells: { how_to_join: { "Ask Jo, or come": drop-in } }',
            "joining: drop-in",
        ),
        ({"how_to_join": "Ask Jo"}, "cells: { how_to_join: { '*': nothing } }", "How to join: Ask Jo"),
        ({"ages": "7/11/2026"}, "cells: { ages: { 7/11/2026: 7-11 } }", "age_from: 7"),
        ({"status": "inactive"}, "cells: { status: { inactive: paused } }", "status: paused"),
        ({"areas": "Narnia"}, "areas: { Narnia: north-somerset }", "areas: [north-somerset]"),
    ],
)
def test_a_cell_can_be_answered_for_by_its_words(tmp_path: Path, said: dict[str, Any], more: str, line: str) -> None:
    made = run(tmp_path, [chess(**said)], more=more)
    assert made.errors() == []
    assert line in made.record(ACTIVITY)


# What is over

OVER = {"day": "MO", "starts": "10:00", "ends": "11:00", "from": "2022-06-01", "until": "2022-08-31"}


@pytest.mark.parametrize("parts", [{}, {"repeats": "whenever"}, {"date": "2022-08-31", "day": ""}])
def test_what_is_over_is_asked_about_and_never_looks_alive(tmp_path: Path, parts: dict[str, str]) -> None:
    sessions = [{name: text for name, text in {**OVER, **parts}.items() if text}]
    made = run(tmp_path, [chess(sessions=sessions)])
    assert made.states == ["incomplete"]
    assert "The source gives no times after 31 August 2022. Does it still run?" in made.page
    answered = run(tmp_path, [chess(sessions=sessions)], more="services: { 17: { status: open } }")
    record = answered.record(ACTIVITY)
    assert "sessions" not in record
    assert "When:" not in record
    assert "Ask when it meets: we know of no times after 31 August 2022." in record


def test_a_past_session_beside_one_that_goes_on_is_left_out(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(sessions=[OVER, {"day": "TU", "starts": "10:00", "ends": "11:00"}])])
    assert "monday" not in made.record(ACTIVITY)
    assert "day: tuesday" in made.record(ACTIVITY)
    assert "it was over on 2022-08-31" in made.report


def test_a_group_that_is_there_is_asked_about_once_its_times_are_over(tmp_path: Path) -> None:
    goes_on = {name: text for name, text in OVER.items() if name != "until"}
    run(tmp_path, [chess(sessions=[goes_on])])
    made = run(tmp_path, [chess(sessions=[OVER])], update=True)
    assert "Does it still run?" in made.page
    assert "until: 2022-08-31" in made.record(ACTIVITY), "so that it doesn't look alive until somebody has asked"


@pytest.mark.parametrize(("last", "asked"), [("2027-03-31", False), ("2026-03-31", True)])
def test_the_last_day_for_which_a_schedule_is_valid_is_not_the_end_of_the_group(
    tmp_path: Path, last: str, asked: bool
) -> None:
    def fed(parts: dict[str, str]) -> Listing:
        group = chess(sessions=[parts])
        until = Given(parts["until"], "service 1, schedules 1, valid_to")
        return replace(group, sessions=({**group.sessions[0], "until": until},))

    times = {**OVER, "from": "2025-09-01", "until": last}
    made = run(tmp_path, [fed(times)])
    assert made.states == ["incomplete" if asked else "new"]
    record = made.left_out(ACTIVITY) if asked else made.record(ACTIVITY)
    assert f"from: 2025-09-01\n    known_until: {last}\n" in record
    assert "    until:" not in record
    unread = run(tmp_path / "unread", [fed({**times, "repeats": "whenever", "until": "2027-03-31"})])
    assert "We know of no times after 31 March 2027." in unread.record(ACTIVITY)
    assert "until" not in unread.record(ACTIVITY)


CLOSE_ALL = "cells: { session.until: { '*': { status: closed } } }"


def test_one_answer_closes_all_whose_times_are_over(tmp_path: Path) -> None:
    goes_on = {name: text for name, text in OVER.items() if name != "until"}
    run(tmp_path, [chess(sessions=[goes_on]), chess("18", name="Draughts", sessions=[goes_on])])
    ended = [chess(sessions=[OVER]), chess("18", name="Draughts", sessions=[{**OVER, "until": "2022-09-30"}])]
    asked = questions(run(tmp_path, ended, update=True))
    assert asked["cells"] == {"session.until": {"*": {"status": "closed"}}}
    made = run(tmp_path, [*ended, chess("19", name="Bowls", sessions=[OVER])], more=CLOSE_ALL, update=True)
    assert made.states == ["updated", "updated", "closed"]
    assert "status: closed" in made.record(ACTIVITY)
    assert "status_since: 2022-08-31" in made.record(ACTIVITY)
    assert "status_since: 2022-09-30" in made.record("activities/draughts.yaml")
    assert made.errors() == []


def test_many_whose_times_are_over_are_one_question_and_wait_in_a_file(tmp_path: Path) -> None:
    groups = [chess(str(number), name=f"Class {number} of old", sessions=[OVER]) for number in range(100, 130)]
    made = run(tmp_path, groups)
    assert made.done.review.count == 1
    assert "- The source gives no times after today for 30 services. One answer closes them all" in made.page
    later = (made.side / "questions-later.yaml").read_text(encoding="utf-8")
    assert all(f'#  {number}: {{ status: "" }}' in later for number in range(100, 130))
    asked = (made.side / "questions.yaml").read_text(encoding="utf-8")
    assert "Class 100 of old" not in asked
    closed = run(tmp_path, groups, more=CLOSE_ALL)
    assert set(closed.states) == {"closed"}
    assert closed.done.review.asked == ()
    assert "is closed, says the source or the mapping, and was never here." in closed.page


def test_one_that_the_source_calls_closed_is_closed_since_its_last_day(tmp_path: Path) -> None:
    run(tmp_path, [chess()])
    made = run(tmp_path, [chess(sessions=[OVER], status="closed")], update=True)
    assert "status: closed\nstatus_since: 2022-08-31" in made.record(ACTIVITY)
    assert made.done.review.asked == ()


def test_an_answer_for_one_service_wins_over_that_for_all_whose_times_are_over(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(sessions=[OVER])], more=f"{CLOSE_ALL}\nservices: {{ 17: {{ status: open }} }}")
    assert "Ask when it meets" in made.record(ACTIVITY)
    assert "status: closed" not in made.record(ACTIVITY)


def test_a_group_that_is_there_is_asked_about_once_the_source_has_an_unclear_word_for_whether_it_runs(
    tmp_path: Path,
) -> None:
    run(tmp_path, [chess()])
    made = run(tmp_path, [chess(status="inactive")], update=True)
    assert "The source's word for whether it runs is not clear. `inactive`" in made.page
    answered = run(tmp_path, [chess(status="inactive")], update=True, more="services: { 17: { status: paused } }")
    assert "status: paused" in answered.record(ACTIVITY)
    assert answered.done.review.asked == ()


def test_an_alert_is_a_question(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(alert="Closed until 10 January")])
    assert made.states == ["incomplete"]
    assert "The source has an alert on it. `Closed until 10 January`" in made.page


# Advice


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"contacts": [{"email": "hello@chess.example"}]}, "there is no number to ring"),
        ({"summary": "How can we help?"}, "The summary is a question"),
        ({"notes": "Text Jo on 07700 900123."}, "There is a mobile number among these words"),
        (
            {"contacts": [{"role": "Sheila Jones", "phone": "0117 496 0199"}]},
            "A person seems to be named here, where a role belongs",
        ),
        ({"notes": "82, dementia, 14 Kestlewick Road"}, "This seems to be about one person"),
        ({"description": "Chess. Contact Jo Bloggs: 07700 900123."}, "A person seems to be named"),
    ],
)
def test_what_a_person_should_look_at_is_advice_on_the_page(tmp_path: Path, said: dict[str, Any], words: str) -> None:
    assert words in run(tmp_path, [chess(**said)]).page.partition("## Advice")[2]


def test_a_question_and_a_footnote_of_a_source_are_read_as_what_they_are(tmp_path: Path) -> None:
    words = "<h3>Bored on Tuesdays?</h3><p>Chess for all, with tea.</p><p>*Please note that we rest in August.</p>"
    join = "Call for more information or to \nmake an appointment."
    made = run(tmp_path, [chess(description=words, how_to_join=join)], more="cells: { how_to_join: { '*': nothing } }")
    record = made.record(ACTIVITY)
    assert "summary: Chess for all, with tea." in record
    assert "Bored on Tuesdays?" in record
    assert "- Please" not in record
    assert '"How to join: Call for more information or to make an appointment."' in record


# What is on the page, and what waits


def test_a_long_list_is_asked_about_by_twenties_and_the_page_stays_a_page(tmp_path: Path) -> None:
    services = [chess(str(number), name=f"Group {number} of many", **NO_NEEDS) for number in range(60)]
    services += [chess("full", name="Chess", description="Chess for all.")]
    made = run(tmp_path, services)
    assert len(questions(made)["services"]) == 20
    assert len(questions(made, "questions-later.yaml")["services"]) == 40
    assert "many" in questions(made)["names"]
    assert "Saltmarsh Players" in questions(made)["run_by"]
    assert len(made.page.splitlines()) < 60
    assert made.states.count("new") == 1


# What a person wrote


def verified(made: Import) -> None:
    """Write into the record that somebody has checked it."""
    file = made.folder / ACTIVITY
    check = "verified: { on: 2026-11-20, by: Link worker, how: phone }\n"
    file.write_text(file.read_text(encoding="utf-8") + check, encoding="utf-8")


def test_a_check_lapses_with_what_it_checked(tmp_path: Path) -> None:
    verified(run(tmp_path, [chess()]))
    moved = chess(contacts=[{"phone": "0117 496 0177"}])
    assert "verified" in run(tmp_path, [moved]).record(ACTIVITY), "nothing was changed yet"
    made = run(tmp_path, [moved], update=True)
    assert "0117 496 0177" in made.record(ACTIVITY)
    assert "verified" not in made.record(ACTIVITY)
    assert f"- {ACTIVITY}" in made.page.partition("## Checks that no longer hold")[2].partition("##")[0]


def test_a_source_that_has_not_changed_changes_nothing_that_a_person_wrote(tmp_path: Path) -> None:
    made = run(tmp_path, [chess()])
    verified(made)
    file = made.folder / ACTIVITY
    file.write_text(made.record(ACTIVITY).replace("0117 496 0199", "0117 496 0144"), encoding="utf-8")
    before = made.files()
    again = run(tmp_path, [chess()], update=True)
    assert again.files() == before
    assert again.done.review.count == 0


def test_what_both_have_changed_is_asked_about_until_it_is_answered(tmp_path: Path) -> None:
    made = run(tmp_path, [chess()])
    file = made.folder / ACTIVITY
    file.write_text(made.record(ACTIVITY).replace("0117 496 0199", "0117 496 0144"), encoding="utf-8")
    moved = chess(contacts=[{"phone": "0117 496 0177"}])
    for _ in range(2):
        asked = run(tmp_path, [moved], update=True)
        assert "0117 496 0144" in asked.record(ACTIVITY)
        assert f"- {ACTIVITY}\n  - contact.phone" in asked.page.partition("## Changed by a person")[2]
    more = 'services: { 17: { contact: { phone: "0117 496 0177" } } }'
    answered = run(tmp_path, [moved], update=True, more=more)
    assert "0117 496 0177" in answered.record(ACTIVITY)
    assert answered.done.review.asked == ()


def test_without_a_memory_of_the_last_import_nothing_is_overwritten(tmp_path: Path) -> None:
    made = run(tmp_path, [chess()])
    (made.side / ".last-import.json").unlink()
    before = made.files()
    again = run(tmp_path, [chess(contacts=[{"phone": "0117 496 0177"}])], update=True)
    assert again.files() == before
    assert "contact.phone" in again.page


def test_each_source_has_a_memory_of_its_own(tmp_path: Path) -> None:
    run(tmp_path, [chess()])
    run(tmp_path, [chess("x", name="Bowls")], MAPPING.replace("Saltmarsh Council", "Another list"))
    made = run(tmp_path, [chess(contacts=[{"phone": "0117 496 0177"}])], update=True)
    assert "0117 496 0177" in made.record(ACTIVITY)
    assert "No longer in the source" not in made.page


def test_a_part_of_a_feed_calls_nothing_gone_and_forgets_nothing(tmp_path: Path) -> None:
    both = [chess(), chess("18", name="Bowls")]
    folder = run(tmp_path, both).folder
    reading = Reading("a list", (both[0],), (), ("The feed speaks of 2 services and 1 was read.",))
    target = Target(folder, read_directory(folder), TODAY, update=True)
    done = run_import(reading, answers(folder, MAPPING), target, lambda _: None, mapped=True)
    assert done.reconciled.gone == ()
    assert "The feed speaks of 2 services" in done.review.beside["report.md"]
    moved = run(tmp_path, [both[0], chess("18", name="Bowls club")], update=True)
    assert "name: Bowls club" in moved.record("activities/bowls.yaml")
