"""The questions that are left: in the report, and as a mapping to answer in."""

import re
from pathlib import Path

import pytest

from signpost.imports.reading.listing import Reading
from signpost.imports.reading.mapping_file import read_mapping
from signpost.imports.reconciling.outcome import Target
from signpost.imports.review.form import mapping_form
from signpost.imports.run import run_import
from signpost.records.directory import read_directory
from signpost.records.document import Value
from signpost.records.yaml_text import read_yaml
from tests.day import TODAY
from tests.imports.importing import HALL, MAPPING, answers, chess, run
from tests.records.scratch import small_folder

NOTHING = "source: Saltmarsh Council\n"


def switched_on(text: str) -> str:
    """A mapping with each line in use that is no note."""
    return re.sub(r"(?m)^#(?! \S)", "", text)


def asked(home: Path, mapping: str = NOTHING, **said: str) -> dict[str, Value]:
    """What is asked about one service, as fields."""
    made = run(home, [chess(**said)], mapping)
    read = read_yaml("", switched_on((made.side / "questions.yaml").read_text(encoding="utf-8")).encode()).value
    assert isinstance(read, dict)
    return read


def test_what_the_source_never_says_is_asked_once_for_all(tmp_path: Path) -> None:
    found = asked(tmp_path)
    assert isinstance(found["defaults"], dict)
    assert set(found["defaults"]) == {"setting", "joining", "cost", "levels", "routes"}


def test_groups_that_run_themselves_are_told_of_the_way_out(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(organisation=())], NOTHING)
    for words in (made.report, (made.side / "questions.yaml").read_text(encoding="utf-8")):
        assert "give organisation the same heading as name" in words


def test_nothing_but_needs_is_proposed(tmp_path: Path) -> None:
    """An answer that somebody switches on without a thought must never become a fact on a page."""
    folder = small_folder(tmp_path)
    made = run(tmp_path, [chess(description="For people who live alone. Company.", categories=())], NOTHING)
    mapping = tmp_path / "careless.yaml"
    mapping.write_text(switched_on((made.side / "questions.yaml").read_text(encoding="utf-8")), encoding="utf-8")
    read, problems = read_mapping(mapping, read_directory(folder))
    assert problems == (), "a blank is for later, and costs nothing"
    assert read.defaults == read.organisation == {}
    assert read.service("17") == {"needs": ["loneliness"]}


def test_the_first_mapping_is_valid_as_it_is_written(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    into = Target(folder, read_directory(folder), TODAY, update=False)
    reading = Reading("Saltmarsh: a list # 1", (chess(),))
    run_import(reading, answers(folder, ""), into, lambda _: None, mapped=False)
    mapping = tmp_path / "directory-import/mapping.yaml"
    read, problems = read_mapping(mapping, read_directory(folder))
    assert problems == ()
    assert read.source == "Saltmarsh: a list # 1"


WORDS = (
    "a: b", "# c", "- d", "? e", "{f}", "[g", "x, y", '"quoted"', "it's", "é\u200b", "@h", "%i", "*j", "k: #", "yes"
)  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("section", ["categories", "services"])
def test_any_word_and_any_id_can_be_answered_for_as_the_questions_write_it(
    tmp_path: Path, section: str, word: str
) -> None:
    service = chess(word, categories=word if section == "categories" else ())
    made = run(tmp_path, [service], MAPPING)
    _, _, asked_for = (made.side / "questions.yaml").read_text(encoding="utf-8").partition(f"\n#{section}:\n")
    key = re.findall(r"(?m)^#  (?! *#)(.+): \{ needs: \[\] \}", asked_for)[0]
    more = f"  {key}: {{ needs: [loneliness] }}\n"
    mapping = MAPPING.replace("categories:\n", f"categories:\n{more}") if section == "categories" else MAPPING
    again = run(tmp_path, [service], mapping, more=f"services:\n{more}" if section == "services" else "")
    assert (again.folder / "activities/tuesday-chess.yaml").is_file()


@pytest.mark.parametrize("word", WORDS)
def test_any_cell_can_be_answered_for_as_the_questions_write_it(tmp_path: Path, word: str) -> None:
    service = chess(setting=word)
    made = run(tmp_path, [service])
    asked_for = (made.side / "questions.yaml").read_text(encoding="utf-8").partition("\n#  setting:\n")[2]
    (key,) = re.findall(r'(?m)^#    (.+): ""  # of 1$', asked_for)
    again = run(tmp_path, [service], more=f"cells: {{ setting: {{ {key}: online }} }}")
    assert "setting: [online]" in again.record("activities/tuesday-chess.yaml")


def test_an_organisation_is_not_asked_for_what_its_service_is_asked_for(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(contacts=())], MAPPING)
    (question,) = made.done.review.asked
    assert question.section == "services"
    assert question.form[-1] == '  17: { contact: { phone: "" } }'


def test_where_all_is_answered_there_is_no_file_of_questions(tmp_path: Path) -> None:
    made = run(tmp_path, [chess()])
    assert sorted(path.name for path in made.side.iterdir()) == [
        ".last-import.json",
        ".signpost",
        "details.md",
        "report.md",
    ]
    assert made.done.review.asked == ()
    assert "services" not in mapping_form((), answers(made.folder, MAPPING), whole=False)


def test_a_conflict_about_a_venue_is_asked_and_answered_under_venues(tmp_path: Path) -> None:
    folder = run(tmp_path, [chess()]).folder
    venue = folder / "venues/saltmarsh-hall.yaml"
    venue.write_text(venue.read_text("utf-8").replace("3 Plover Way", "5 Plover Way"), encoding="utf-8")
    moved = chess(places=[{**HALL, "address": "7 Plover Way"}])
    made = run(tmp_path, [moved], update=True)
    asked = (made.side / "questions.yaml").read_text(encoding="utf-8")
    assert "#  # address: 5 Plover Way here, 7 Plover Way in the source\n#  BS24 9ZY saltmarsh hall: {" in asked
    assert "venues:\n  BS24 9ZY saltmarsh hall: { address: " in re.sub(r"  # .*\n", "", switched_on(asked))
    for called in ("BS24 9ZY saltmarsh hall", "Saltmarsh Hall"):
        again = run(tmp_path, [moved], update=True, more=f"venues: {{ {called}: {{ address: 9 Plover Way }} }}")
        assert "address: 9 Plover Way" in again.record("venues/saltmarsh-hall.yaml")
        assert not (again.side / "questions.yaml").exists()


def test_what_a_venue_lacks_is_asked_once_for_all_its_services(tmp_path: Path) -> None:
    nowhere = {"venue": "Saltmarsh Hall", "address": "3 Plover Way"}
    groups = [chess(places=[nowhere]), chess("18", name="Bridge", places=[nowhere])]
    made = run(tmp_path, groups)
    asked = (made.side / "questions.yaml").read_text(encoding="utf-8")
    assert "`Saltmarsh Hall` (`saltmarsh hall`) lacks postcode. Answer under venues." in made.page
    assert "venue:" not in asked
    without_areas = MAPPING.replace("  areas: [south-ward]\n", "")
    again = run(tmp_path, groups, without_areas, more="venues: { saltmarsh hall: { postcode: BS24 9ZY } }")
    assert again.states == ["new", "new"]
    assert "areas: [south-ward]" in again.record("activities/bridge.yaml")
