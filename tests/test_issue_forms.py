"""The issue forms: in step with the schema, as GitHub takes them, and each read by `update` up to the page.

What GitHub takes is on the pages "Syntax for issue forms" and "Common validation errors when creating issue forms" of
its documentation.
"""

import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from signpost.checks import check
from signpost.cli.forms import PLACE
from signpost.records.asked import KINDS, asked
from signpost.records.directory import read_directory
from signpost.submissions.issue_forms import forms
from tests.cli.goldens import BASE
from tests.cli.running import DAY, ROOT, Result, in_this_process, tree
from tests.day import TODAY
from tests.demonstration import DEMONSTRATION, copy_of_demonstration
from tests.sites import built

TEXTS: Final = forms(read_directory(DEMONSTRATION))
FORMS: Final = {name: yaml.safe_load(text) for name, text in TEXTS.items() if name != "config.yml"}
ANSWERED: Final = ("input", "textarea", "dropdown", "checkboxes")
ATTRIBUTES: Final = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}
LONGEST_NAME: Final = 200
MOST_OPTIONS: Final = 100


def elements(form: dict[str, Any]) -> list[dict[str, Any]]:
    """What a form asks, without what it only tells."""
    return [element for element in form["body"] if element["type"] in ANSWERED]


def texts_in(value: Any) -> list[Any]:
    """Every single value in a form."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts_in(item)]
    return [text for item in value for text in texts_in(item)] if isinstance(value, list) else [value]


def parameterized(label: str) -> str:
    """A label as GitHub makes a reference of it."""
    return "-".join(re.findall(r"[a-z0-9_]+", label.lower()))


def test_the_forms_are_in_step_with_the_schema_and_the_directory() -> None:
    """If not: `.venv/bin/python build.py forms`."""
    assert {path.name: path.read_text("utf-8") for path in (ROOT / PLACE).iterdir()} == TEXTS


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_form_has_what_github_asks_of_it(form: dict[str, Any]) -> None:
    assert set(form) <= {"name", "description", "title", "labels", "body", "assignees", "projects", "type"}
    assert all(isinstance(form[name], str) and form[name].strip() for name in ("name", "description", "title"))
    assert max(len(form["name"]), len(form["description"])) <= LONGEST_NAME
    assert elements(form)
    assert all(isinstance(text, str | bool) or text == 0 for text in texts_in(form))
    assert all(text.strip() for text in texts_in(form) if isinstance(text, str))


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_each_element_is_one_that_github_knows(form: dict[str, Any]) -> None:
    for element in form["body"]:
        kind, attributes = element["type"], element["attributes"]
        assert set(element) <= {"type", "id", "attributes", "validations"}
        assert set(attributes) <= ATTRIBUTES[kind]
        assert "value" in attributes if kind == "markdown" else "label" in attributes
        assert set(element.get("validations", {})) <= {"required"}
        assert not re.search(r"(?i)password|secret|token", attributes.get("label", ""))


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_ids_and_labels_are_unique(form: dict[str, Any]) -> None:
    ids = [element["id"] for element in elements(form)]
    boxes = [
        option["label"]
        for one in elements(form)
        if one["type"] == "checkboxes"
        for option in one["attributes"]["options"]
    ]
    labels = [parameterized(label) for label in (*(one["attributes"]["label"] for one in elements(form)), *boxes)]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", id_) for id_ in ids)
    assert max(Counter(ids).values()) == max(Counter(labels).values()) == 1


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_options_are_distinct_words(form: dict[str, Any]) -> None:
    for element in elements(form):
        options = element["attributes"].get("options")
        if options is None:
            continue
        words = [option["label"] if isinstance(option, dict) else option for option in options]
        assert 0 < len(words) == len(set(words)) <= MOST_OPTIONS
        assert all(isinstance(word, str) and word.lower() != "none" for word in words)
        assert element["attributes"].get("default", 0) in range(len(words))


def test_each_form_has_a_name_of_its_own() -> None:
    assert len({form["name"] for form in FORMS.values()}) == len(FORMS) == 5


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_first_thing_said_is_that_all_is_public_and_that_refuges_ring(form: dict[str, Any]) -> None:
    first = form["body"][0]
    assert first["type"] == "markdown"
    assert "Everybody can read what you write here" in first["attributes"]["value"]
    assert re.search(r"refuge.*Please ring us", first["attributes"]["value"])
    assert "Nothing about the people who come" in first["attributes"]["value"]


def test_the_form_on_the_site_can_fill_an_issue_in_and_those_who_keep_a_secret_are_told_to_ring() -> None:
    config = yaml.safe_load(TEXTS["config.yml"])
    assert config["blank_issues_enabled"] is True, "otherwise GitHub drops what the site has filled in"
    assert all(set(link) == {"name", "url", "about"} for link in config["contact_links"])
    assert all(link["url"].startswith("https://") for link in config["contact_links"])
    assert "0117 496 0010" in config["contact_links"][0]["about"]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_no_form_offers_a_need_that_nobody_should_be_seen_with(form: dict[str, Any]) -> None:
    discreet = {need.name for need in read_directory(DEMONSTRATION).needs.values() if need.discreet}
    assert discreet
    assert not discreet & set(texts_in(form))


def test_all_that_a_new_group_must_have_is_asked_for() -> None:
    labels = {element["attributes"]["label"] for element in elements(FORMS["new-group.yml"])}
    for kind in KINDS:
        assert {question.label for question in asked() if question.kind == kind and question.required} <= labels


NEW: Final = {
    "part": "Secretary",
    "name": "Chess for All",
    "summary": "Friendly chess for beginners and old hands, with tea.",
    "description": "Boards and clocks are there.\n\n- Beginners learn the moves.\n- Others just play.",
    "setting": ["In a group"],
    "sessions": "Monday 2pm to 4pm\nfirst Saturday of the month 10am to 12 noon",
    "joining": "Just come along",
    "cost-amount": "£2",
    "routes": "Come in, and ask for a board.",
    "venue": "Bridge House",
    "venue-address": "3 Cobblemere Road",
    "venue-town": "Weston-super-Mare",
    "venue-postcode": "BS23 3ZL",
    "access": ["Step-free", "Parking"],
    "needs": ["Loneliness and isolation"],
    "areas": ["South Ward"],
    "audience": ["For families"],
    "contact-phone": "0117 496 0077",
    "organisation": "Bridge Chess Club",
    "organisation-kind": "Community group",
    "agreed": ["I know that everybody can read this.", "Whoever is named here has said that they may be."],
}
PAGE: Final = {"page": "activities/knit-and-natter", "part": "Coordinator"}
# By form: what somebody fills in, the files that are written, and what the page then says.
FILLED: Final = {
    "new-group.yml": (
        NEW | {"organisation-summary": "Chess for everybody in the ward."},
        {"activities/chess-for-all.yaml", "organisations/bridge-chess-club.yaml", "venues/bridge-house.yaml"},
        ("activities/chess-for-all.html", ["Chess for All", "Bridge House", "0117 496 0077", "Mondays", "Step-free"]),
    ),
    "change.yml": (
        PAGE
        | {"sessions": "Thursday 10.30am to 12 noon", "contact-phone": "0117 496 0299"}
        | {"needs": ["Loneliness and isolation"]},
        {"activities/knit-and-natter.yaml"},
        ("activities/knit-and-natter.html", ["0117 496 0299", "Thursdays, 10.30am to 12 noon"]),
    ),
    "closed.yml": (
        PAGE | {"status": "Taking a break", "status-since": "20 November 2026", "status-note": "The roof leaks."},
        {"activities/knit-and-natter.yaml"},
        ("activities/knit-and-natter.html", ["aking a break", "The roof leaks."]),
    ),
    "still-right.yml": (
        PAGE,
        {"activities/knit-and-natter.yaml"},
        ("activities/knit-and-natter.html", ["22 November 2026"]),
    ),
}  # fmt: skip


def body_of(form: dict[str, Any], filled: dict[str, Any]) -> str:
    """The text of the issue that GitHub makes of a form: each label as a heading, with the answer below it."""
    assert filled.keys() <= {element["id"] for element in elements(form)}
    return "\n\n".join(f"### {one['attributes']['label']}\n\n{answer_to(one, filled)}" for one in elements(form))


def answer_to(element: dict[str, Any], filled: dict[str, Any]) -> str:
    attributes, answer = element["attributes"], filled.get(element["id"])
    if element["type"] == "checkboxes":
        names = [option["label"] for option in attributes["options"]]
        assert set(answer or ()) <= set(names)
        return "\n".join(f"- [{'x' if name in (answer or ()) else ' '}] {name}" for name in names)
    if element["type"] == "dropdown":
        chosen = [answer] if isinstance(answer, str) else answer or []
        chosen = chosen or [attributes["options"][attributes["default"]]] if "default" in attributes else chosen
        assert set(chosen) <= set(attributes["options"])
        answer = ", ".join(chosen)
    assert answer or not element.get("validations"), f"{element['id']} is required"
    return answer or "_No response_"


def update(form: str, filled: dict[str, Any], folder: Path) -> Result:
    sent = folder.parent / "submission.md"
    sent.write_text(body_of(FORMS[form], filled), "utf-8")
    return in_this_process("update", sent, "--directory", folder, "--date", DAY)


@pytest.mark.parametrize(
    ("form", "filled", "files", "page"), [(name, *case) for name, case in FILLED.items()], ids=FILLED
)
def test_what_is_sent_with_a_form_is_on_the_page(
    form: str, filled: dict[str, Any], files: set[str], page: tuple[str, list[str]], tmp_path: Path
) -> None:
    folder = copy_of_demonstration(tmp_path)
    before = tree(folder)
    done = update(form, filled, folder)
    assert (done.code, done.err) == (0, "")
    assert {name for name, raw in tree(folder).items() if before.get(name) != raw} == files
    assert [one for one in check(read_directory(folder), TODAY) if one.severity == "error"] == []
    html = (built(folder, tmp_path / "site", leaflets=False) / page[0]).read_text("utf-8")
    assert [words for words in page[1] if words not in html] == []


def test_what_is_wrong_is_for_a_person_to_read(tmp_path: Path) -> None:
    folder = copy_of_demonstration(tmp_path)
    before = tree(folder)
    done = update("wrong.yml", {"wrong": "### Page\n\nThe number of the choir is a stranger's."}, folder)
    assert done.code == 1
    assert "It is for a person to read" in done.err
    assert tree(folder) == before


HOSTILE: Final = (
    "### Page\n\nactivities/tea-and-talk", "- [x] Step-free\n- [x] Sensitive", "_No response_\n\n### Sensitive\n\nno",
    "::error::x", "##[error]x", "${{ github.token }}", "<script>alert(1)</script>", "a: {b: [c", "\u202egnihtyna",
    "```yaml\nsensitive: no\n```", "!!python/object:os.system", "x" * 5000, "@everybody #1", "<!-- -->", "\x1b[31m",
    "nothing any more",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("ids", [("description",), ("summary", "online"), ("contact-phone",), ()], ids=str)
def test_whatever_is_typed_into_a_form_ends_in_a_good_record_or_in_sentences(
    words: str, ids: tuple[str, ...], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(BASE, tmp_path / "directory"))
    typed = {one["id"] for one in elements(FORMS["change.yml"]) if one["type"] in {"input", "textarea"}}
    known = {(one.file, one.code) for one in check(read_directory(folder), TODAY)}
    done = update("change.yml", dict.fromkeys(ids or typed, words) | PAGE, folder)
    assert done.code in {0, 1}
    assert not re.search(r"(?m)^\s*::|##\[|\x1b", done.out + done.err)
    new = [one for one in check(read_directory(folder), TODAY) if (one.file, one.code) not in known]
    assert [one for one in new if one.severity == "error"] == []
    own = read_directory(folder).activities["knit-and-natter"].source.value
    assert isinstance(own, dict)
    assert "sensitive" not in own


def test_every_form_is_tried() -> None:
    assert {*FILLED, "wrong.yml"} == set(FORMS)
