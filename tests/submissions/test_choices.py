"""A list of choices is taken apart at its commas and line ends, but no name that has commas itself."""

import pytest

from signpost.records.asked import Asked, asked
from signpost.records.directory import read_directory
from signpost.submissions import choices
from tests.cli.goldens import BASE

KNOWN = {"tea": "Tea, talk and cake", "talk": "Talk", "get": "Getting about, and home again; by bus"}


def question(*path: str) -> Asked:
    return next(one for one in asked() if one.path == path)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Talk", ["Talk"]),
        ("Tea, talk and cake, Talk", ["Tea, talk and cake", "Talk"]),
        ("Talk, Tea, talk and cake", ["Talk", "Tea, talk and cake"]),
        ("- Talk\n- Tea, talk and cake", ["Talk", "Tea, talk and cake"]),
        ("Getting about, and home again; by bus", ["Getting about, and home again, by bus"]),
        ("Talk; nothing of ours, Talk.", ["Talk", "nothing of ours", "Talk"]),
        ("- [x] Talk\n- [ ] Tea, talk and cake\n- [X] Sea", ["Talk", "Sea"]),
        ("- [ ] Talk", []),
        (" , ;\n", []),
    ],
)
def test_a_list_is_taken_apart(text: str, parts: list[str]) -> None:
    assert choices.parts(text, KNOWN) == parts


@pytest.mark.parametrize(
    ("path", "text", "value", "fault"),
    [
        (("joining",), "just come along", ["drop-in"], ""),
        (("joining",), "DROP-IN", ["drop-in"], ""),
        (("status",), "taking a break", ["paused"], ""),
        (("status",), "on hold", ["paused"], ""),
        (("needs",), "Loneliness, arts-creative, loneliness", ["loneliness", "arts-creative"], ""),
        (("needs",), "lonelines", None, "Did you mean “Loneliness”?"),
        (("access", "step_free"), "Y", ["yes"], ""),
        (("access", "step_free"), "perhaps", None, "The choices are Yes or No."),
        (("audience", "gender"), "Women only", ["women"], ""),
        (("kind",), "nhs", ["nhs"], ""),
        (("levels",), "Full support", ["full-support"], ""),
    ],
)
def test_a_choice_is_known_by_its_words_and_by_its_id(
    path: tuple[str, ...], text: str, value: list[str] | None, fault: str
) -> None:
    found = choices.read(question(*path), text, read_directory(BASE))
    assert (found.value, found.fault) == (value, fault)
