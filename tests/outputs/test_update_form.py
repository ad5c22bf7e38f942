"""The data of the update form: what it asks is the schema's, and nothing that must not be found is in it."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.generate import generate
from signpost.outputs.activities import activities
from signpost.outputs.artefact import Page
from signpost.outputs.update_form import update_data, update_form
from signpost.outputs.venues import venues
from signpost.records.asked import asked
from signpost.records.directory import read_directory
from signpost.views.snapshot import Snapshot
from signpost.views.update_answers import group_names, names, present_answers
from signpost.views.update_form import PARTS, form_questions
from tests.day import TODAY
from tests.demonstration import copy_of_demonstration, demonstration

PLANTED = "Quincewhistle"


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    """Return the demonstration on the day of the tests."""
    return Snapshot(demonstration(), TODAY)


def handed_over(content: bytes) -> Any:
    """What a data file hands over to the scripts."""
    match = re.fullmatch(r'signpost\.take\("[a-z0-9-]+",(.*)\);\n', content.decode(), re.DOTALL)
    assert match
    return json.loads(match[1])


def test_every_question_of_the_schema_is_in_the_form_once(snapshot: Snapshot) -> None:
    questions = form_questions(snapshot)
    assert [(one.about, one.name, one.label) for one in questions] == [
        (one.kind, ".".join(one.path), one.label) for one in asked()
    ]
    assert len({one.key for one in questions}) == len(questions)


def test_every_choice_of_the_schema_can_be_chosen(snapshot: Snapshot) -> None:
    for question, shown in zip(asked(), form_questions(snapshot), strict=True):
        schema = question.field.schema
        choices = [one for one in schema.get("items", schema).get("enum", ()) if isinstance(one, str)]
        assert not choices or [value for value, _, _ in shown.options] == choices, shown.key


def test_every_question_about_a_group_can_be_asked_for_a_change(snapshot: Snapshot) -> None:
    reached = {name for _, names_ in PARTS.values() for name in names_}
    assert [one.key for one in form_questions(snapshot) if not reached & {one.name, one.step}] == []


def test_levels_are_chosen_in_a_groups_own_words_and_sent_by_their_names(snapshot: Snapshot) -> None:
    (levels,) = (one for one in form_questions(snapshot) if one.name == "levels")
    assert levels.words["some-support"] == "Some support"
    (page,) = (one for one in update_form(snapshot) if isinstance(one, Page))
    assert 'data-value="some-support">It helps if somebody comes along the first time</label>' in page.body
    assert "Straightforward signposting" not in page.body


def test_present_answers_are_those_of_the_record_its_venue_and_its_organisation(snapshot: Snapshot) -> None:
    found = present_answers(snapshot, demonstration().activities["tea-and-talk"])
    assert found["activity-name"] == "Tea and Talk"
    assert found["activity-venue"] == "Bournville Community Hall"
    assert found["venue-postcode"] == "BS23 3ZH"
    assert found["activity-organisation"] == "Bournville Neighbours"
    assert found["activity-routes"] == "Walk in on any Tuesday from 10am; the first half hour is the calmest."
    assert found["activity-sessions"][0]["day"] == "tuesday"
    assert "activity-waiting-time" not in found


def test_the_answers_of_a_group_are_in_the_file_where_the_form_looks_for_them(snapshot: Snapshot) -> None:
    data = update_data(snapshot)
    form = handed_over(data["update/form-data.js"])
    for at, (id_, name) in enumerate(form["groups"]):
        own = handed_over(data[f"update/answers-{at // form['inAFile']}.js"])[id_]
        assert own["activity-name"] == demonstration().activities[id_].name
        assert name.startswith(own["activity-name"])


def test_without_a_repository_no_page_speaks_of_one(tmp_path: Path) -> None:
    directory = copy_of_demonstration(tmp_path)
    file = directory / "directory.yaml"
    file.write_text(re.sub(r"(?m)^repository:.*\n", "", file.read_text("utf-8")), "utf-8")
    alone = Snapshot(read_directory(directory), TODAY)
    assert alone.about.repository == ""
    body = next(one.body for one in update_form(alone) if isinstance(one, Page))
    assert "GitHub" not in body
    assert "mailto:hello@south-ward-connector.example" in body
    made = [plan.make() for output in (activities, venues) for plan in output(alone)]
    assert len(made) > 80
    assert [page.path for page in made if "/edit/" in page.body] == []


def test_two_groups_of_one_name_can_be_told_apart(tmp_path: Path) -> None:
    directory = copy_of_demonstration(tmp_path)
    file = directory / "activities" / "knit-and-natter.yaml"
    file.write_text(re.sub(r"(?m)^name: .*$", "name: The Tea & Talk", file.read_text("utf-8")), "utf-8")
    found = group_names(Snapshot(read_directory(directory), TODAY))
    assert {name for _, name in found if "Talk" in name and "Tea" in name} == {
        "Tea and Talk (tea-and-talk)",
        "The Tea & Talk (knit-and-natter)",
    }


def test_nothing_of_what_is_sensitive_or_discreet_is_in_the_data_or_the_page(snapshot: Snapshot) -> None:
    directory = demonstration()
    hidden = [one for one in directory.activities.values() if directory.is_discreet(one)]
    secret = [one for one in directory.organisations.values() if directory.is_sensitive(one)]
    assert len(hidden) > 1
    assert secret
    whole = b"".join(one.content if hasattr(one, "content") else one.body.encode() for one in update_form(snapshot))
    for id_, name in [*((one.id, one.name) for one in hidden), *((one.id, one.name) for one in secret)]:
        assert name.encode() not in whole
        assert f'"{id_}"'.encode() not in whole
    discreet = [need for need in directory.needs.values() if need.discreet]
    assert discreet
    assert [need.id for need in discreet if f'value="{need.id}"'.encode() in whole] == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("venues/the-house.yaml", f"name: The {PLANTED} House\nsensitive: yes\n"),
        (
            "organisations/the-trust.yaml",
            f"name: {PLANTED} Trust\nkind: charity\nsummary: A.\ncontact: {{phone: 0808 157 0381}}\nsensitive: yes\n",
        ),
    ],
)  # fmt: skip
def test_the_name_of_a_sensitive_place_or_organisation_can_not_be_chosen(tmp_path: Path, file: str, text: str) -> None:
    directory = copy_of_demonstration(tmp_path)
    (directory / file).write_text(text, "utf-8")
    snapshot = Snapshot(read_directory(directory), TODAY)
    assert PLANTED not in str(names(snapshot))
    assert [path for path, content in update_data(snapshot).items() if PLANTED.encode() in content] == []


def test_a_group_that_has_become_sensitive_leaves_the_data(tmp_path: Path) -> None:
    directory = copy_of_demonstration(tmp_path)
    file = directory / "organisations" / "saltings-arts.yaml"
    file.write_text(f"{file.read_text('utf-8')}sensitive: yes\n", "utf-8")
    data = b"".join(update_data(Snapshot(read_directory(directory), TODAY)).values())
    for name in ("saltings-open-studio", "clay-for-calm", "sketch-walk", "words-aloud"):
        assert f'"{name}"'.encode() not in data


def test_what_the_page_loads_for_a_thousand_groups_is_within_its_budget(tmp_path: Path) -> None:
    generate(1000, tmp_path / "many")
    data = update_data(Snapshot(read_directory(tmp_path / "many"), TODAY))
    sizes = {path: len(gzip.compress(content, 9, mtime=0)) for path, content in data.items()}
    assert len(sizes) > 20
    assert sizes["update/form-data.js"] + max(sizes.values()) <= 100_000
