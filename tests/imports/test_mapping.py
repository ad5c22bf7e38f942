"""The mapping: a person's answers, each fault named with its line and what would pass."""

from pathlib import Path

import pytest

from signpost.imports.reading.mapping import COLUMNS, Answers
from signpost.imports.reading.mapping_file import read_mapping
from signpost.records.directory import read_directory
from tests.imports.importing import MAPPING, answers, chess, run
from tests.records.scratch import small_folder


def faults(home: Path, text: str) -> list[tuple[int, str]]:
    """The lines of a mapping's problems, with the words about them."""
    file = home / "answers.yaml"
    file.write_bytes(text.encode())
    _, problems = read_mapping(file, read_directory(small_folder(home)))
    return [(item.line, f"{item.message} {item.fix}") for item in problems]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("aeras: { HP21: x }", 1, "Did you mean areas?"),
        ("columns:\n  contcat.phone: Tel", 2, "Did you mean contact.phone?"),
        ("defaults:\n  seting: [group]", 2, "Did you mean setting?"),
        ("defaults:\n  joining: ring first", 2, "Did you mean ring-first?"),
        ("defaults:\n  routes: [{ who: self }]", 2, "there is no how field"),
        ("categories:\n  Chess: { needs: [lonelyness] }", 2, "Did you mean loneliness?"),
        ("areas:\n  BS24: south", 2, "Did you mean south-ward?"),
        ("services:\n  17: leave out", 2, "Write leave-out, or fields"),
        ("services:\n  17: { record: knit-n-natter }", 2, "Did you mean knit-and-natter?"),
        ("services:\n  17: [leave-out]", 2, "There are no fields here."),
        ("organisation:\n  kind: club", 2, "community-group"),
        ("defaults:\n  verified: { on: 2026-01-01, by: Me, how: phone }", 2, "can't be answered for many services"),
        ("services:\n  17: { imported: { from: Us, id: 1, on: 2026-01-01 } }", 2, "is written by the import alone"),
        ("dates: american", 1, "The choices are day-first or month-first."),
        ("proposals: most", 1, "Write a number from 1 to 100"),
        ("cells: { seting: { Zoom: online } }", 1, "Did you mean setting?"),
        ("cells: { setting: Zoom }", 1, "setting holds no fields."),
        ("cells:\n  setting:\n    Zoom: { seting: [online] }", 3, "Did you mean setting?"),
        ("names:\n  walk: { needs: [walking] }", 2, "no need with the id"),
        ("run_by: { Friends: { name: Tea } }", 1, "can't be answered for many services"),
        ("source: x", 1, "Write 2 to 80 on one line."),
        (f"source: {'x' * 81}", 1, "Write 2 to 80 on one line."),
        ("source: [a, b]", 1, "source holds more than one value."),
        ("defaults: none", 1, "There are no fields here."),
        ("categories: none", 1, "categories holds no fields."),
        ("leave: [{ a: b }]", 1, "Write a list of words."),
        ("source: Aa\nsource: Bb", 2, "written twice"),
        ("- a list", 1, "There are no fields here."),
        ("source: &a Saltmarsh", 1, "starts with the sign &"),
    ],
)
def test_each_fault_is_named_with_its_line_and_what_would_pass(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    found = faults(tmp_path, text)
    assert [number for number, _ in found] == [line]
    assert words in found[0][1]


@pytest.mark.parametrize("text", ["", "# Nothing yet.\n", "source: Aa\r\n", "\ufeffsource: Aa\n"])
def test_a_mapping_without_answers_is_no_fault(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == []


def test_words_of_a_source_are_found_whatever_their_capitals_and_spaces(tmp_path: Path) -> None:
    read = answers(small_folder(tmp_path), MAPPING + "areas: { The  Levels: south-ward }")
    assert read.category("board  GAMES") == {"needs": ["loneliness"]}
    assert read.category("clubs") == {}
    assert read.category("Bowls") is None
    assert read.area("the levels") == "south-ward"


def test_a_blank_answer_is_for_later_and_costs_nothing(tmp_path: Path) -> None:
    blank = 'services: { 17: { status: "", cost: { amount: "" }, routes: [{ who: self, how: "" }], areas: [] } }\n'
    more = (
        blank
        + 'organisations: { Saltmarsh Players: { kind: "" } }\ncells: { setting: { Zoom: "" } }\nnames: { tea: "" }\n'
    )
    assert run(tmp_path, [chess()], more=more).files() == run(tmp_path, [chess()]).files()


def test_two_words_are_answered_for_either_way_round() -> None:
    read = Answers(categories={"chess, draughts": {"needs": ["loneliness"]}})
    assert read.category("Draughts; chess") == read.category("chess, draughts") == {"needs": ["loneliness"]}


def test_answers_are_found_by_the_words_of_a_name_by_who_runs_it_and_by_a_cell() -> None:
    read = Answers(
        names={"walk, walking": {"needs": ["a"]}},
        run_by={"friends": {"venue": "ask"}},
        cells={"setting": {"zoom": "online", "*": {}}},
    )
    assert list(read.named("The Walking Group")) == [{"needs": ["a"]}]
    assert list(read.named("Sleepwalkers")) == []
    assert read.services_of("o9", "FRIENDS") == {"venue": "ask"}
    assert [read.cell("setting", "ZOOM"), read.cell("setting", "*"), read.cell("setting", "Hut")] == [
        "online",
        {},
        None,
    ]


def test_every_name_of_the_common_form_can_have_a_column() -> None:
    assert {"name", "place.postcode", "session.starts", "contact.phone"} <= set(COLUMNS)


def test_an_answer_about_one_service_wins_over_the_source(tmp_path: Path) -> None:
    more = 'services: { 17: { name: Chess Night, contact: { phone: "0117 496 0155" }, setting: [outdoors] } }'
    made = run(tmp_path, [chess(contacts=[{"phone": "0117 496 0199", "email": "hello@chess.example"}])], more=more)
    record = made.record("activities/chess-night.yaml")
    for line in ("name: Chess Night", "phone: 0117 496 0155", "email: hello@chess.example", "setting: [outdoors]"):
        assert line in record
    assert "`0117 496 0155` (the mapping says otherwise for this service)" in made.report


def test_what_the_mapping_leaves_out_is_left_out_and_said_so(tmp_path: Path) -> None:
    made = run(tmp_path, [chess()], more="services: { 17: leave-out }")
    assert not (made.folder / "activities/tuesday-chess.yaml").exists()
    assert "the mapping leaves it out" in made.report


def test_a_postcode_tells_the_area_where_the_source_does_not(tmp_path: Path) -> None:
    mapping = MAPPING.replace("areas: [south-ward]", "areas: [north-somerset]")
    made = run(tmp_path, [chess()], mapping)
    assert "areas: [south-ward]" in made.record("activities/tuesday-chess.yaml")


def test_an_area_of_the_source_wins_over_the_postcode(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(areas="Weston-super-Mare; Narnia")])
    assert "areas: [weston-super-mare]" in made.record("activities/tuesday-chess.yaml")
    assert "not in the record: `Narnia`" in made.report


def test_an_organisation_can_be_answered_for_by_its_id_or_by_its_name(tmp_path: Path) -> None:
    more = "organisations: { Saltmarsh Players: { kind: charity }, o9: { kind: council } }"
    services = [chess(), chess("18", name="Bowls", organisation="Saltmarsh Town", organisation_id="o9")]
    made = run(tmp_path, services, more=more)
    assert "kind: charity" in made.record("organisations/saltmarsh-players.yaml")
    assert "kind: council" in made.record("organisations/saltmarsh-town.yaml")


def test_what_is_left_on_purpose_is_not_asked_about(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(others=("kept by us",))], more="leave: [other]")
    assert "Left on purpose, as the mapping says: 17, other" in made.report


@pytest.mark.parametrize(
    ("where", "leave"),
    [
        ("row 12, Notes 2", "notes 2"),
        ("row 12, Notes, ours", "Notes, ours"),
        ("row 12, 11. May we 3 publish this?", "11. May we 3 publish this?"),
        ("attributes 2, value", "attributes, value"),
        ("service 17, attributes 2, value", "value"),
    ],
)
def test_a_heading_or_a_path_is_left_whatever_numbers_and_commas_it_has(where: str, leave: str) -> None:
    assert Answers(leave=(leave,)).leaves_out(where)
    assert not Answers(leave=("Notes 3",)).leaves_out(where)
