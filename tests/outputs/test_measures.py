"""The questions that may be printed are asked word for word, with their sources; no licensed one is printed."""

from pathlib import Path

import pytest

from tests.outputs.pdfs import Pdf

ASKED = (
    "Next I would like to ask you four questions about your feelings on aspects of your life.",
    "There are no right or wrong answers.",
    'For each of these questions I\'d like you to give an answer on a scale of 0 to 10, where 0 is "not at all" and 10',
    'is "completely".',
    "Overall, how satisfied are you with your life nowadays?",
    "Overall, to what extent do you feel that the things you do in your life are worthwhile?",
    "Overall, how happy did you feel yesterday?",
    'On a scale where 0 is "not at all anxious" and 10 is "completely anxious", overall, how anxious did you feel',
    "How often do you feel that you lack companionship?",
    "How often do you feel left out?",
    "How often do you feel isolated from others?",
    "How often do you feel lonely?",
    "Office for National Statistics, under the Open Government Licence v3.0",
    "Hughes and others, 2004",
)
LICENSED = ("WEMWBS", "MYCaW", "Patient Activation", "EQ-5D", "Outcomes Star", "Family Star")


@pytest.mark.parametrize("size", ["", "-large"])
def test_each_question_is_there_word_for_word(demonstration: Path, size: str) -> None:
    said = Pdf((demonstration / f"leaflets/how-you-feel{size}.pdf").read_bytes()).text
    plain = said.translate(str.maketrans("“”’", '""\''))
    assert [words for words in ASKED if words not in plain] == []


def test_no_licensed_measure_is_on_any_leaflet(demonstration: Path) -> None:
    for file in demonstration.glob("leaflets/*.txt"):
        assert not [name for name in LICENSED if name in file.read_text("utf-8")]
