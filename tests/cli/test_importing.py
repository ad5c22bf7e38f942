"""The import command: from somebody's list to records, with a report, and never half of it."""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import DAY, ROOT, Result, build_py, in_this_process, tree
from tests.demonstration import DEMONSTRATION
from tests.imports.importing import MAPPING

SERVICE: dict[str, Any] = {
    "id": "3f1c",
    "name": "Tuesday Chess",
    "status": "active",
    "description": "<p>Chess for all on Tuesdays.</p><p>Boards are there.</p>",
    "organization": {"id": "9a", "name": "Saltmarsh Players", "description": "Neighbours who play together."},
    "phones": [{"id": "p1", "number": "0117 496 0199"}],
    "attributes": [{"id": "t1", "taxonomy_term": {"id": "t2", "name": "Board games", "description": "Board games"}}],
    "service_at_locations": [
        {
            "id": "s1",
            "location": {
                "id": "l1",
                "location_type": "physical",
                "name": "Saltmarsh Hall",
                "addresses": [{"id": "a1", "address_1": "3 Plover Way", "city": "Oldmixon", "postal_code": "BS24 9ZY"}],
            },
        }
    ],
}
ACTIVITY = "activities/tuesday-chess.yaml"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file with one service in the form of Open Referral UK."""
    file = tmp_path / "services.json"
    file.write_text(json.dumps({"contents": [SERVICE]}), encoding="utf-8")
    return file


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    """Answers to all that it leaves open."""
    file = tmp_path / "answers.yaml"
    file.write_text(MAPPING, encoding="utf-8")
    return file


def imported(folder: Path, source: Path | str, *more: str | Path) -> Result:
    """Import services in the form of Open Referral UK into a directory."""
    return in_this_process("import", "hsds-uk", source, "--directory", folder, "--date", DAY, *more)


def test_services_become_records_that_the_check_accepts(folder: Path, source: Path, mapping: Path) -> None:
    words = ("import", "hsds-uk", source, "--directory", folder, "--date", DAY, "--mapping", mapping)
    result = build_py(*words)
    assert result.code == 0, result.err
    assert "Activities: 1 new." in result.out
    assert "details.md beside it says what became of every value" in result.out
    assert (folder / ACTIVITY).is_file()
    assert in_this_process("check", "--directory", folder, "--date", DAY).code == 0


def test_without_a_mapping_nothing_is_made_and_the_questions_are_written(folder: Path, source: Path) -> None:
    before = tree(folder)
    result = imported(folder, source)
    assert result.code == 1
    assert "mapping.yaml shows" in result.out
    assert tree(folder) == before
    assert "source: services" in (folder.parent / "directory-import/mapping.yaml").read_text()


def test_a_difference_is_shown_field_by_field_and_taken_over_on_demand(
    folder: Path, source: Path, mapping: Path
) -> None:
    imported(folder, source, "--mapping", mapping)
    source.write_text(json.dumps([{**SERVICE, "name": "Tuesday Chess Club"}]), encoding="utf-8")
    shown = imported(folder, source, "--mapping", mapping)
    assert shown.code == 0
    assert "activities/tuesday-chess.yaml, name: Tuesday Chess → Tuesday Chess Club" in shown.out
    assert "name: Tuesday Chess\n" in (folder / ACTIVITY).read_text()
    assert imported(folder, source, "--mapping", mapping, "--update").code == 0
    assert "name: Tuesday Chess Club\n" in (folder / ACTIVITY).read_text()


WALK: dict[str, Any] = {**SERVICE, "id": "4e2d", "name": "Friday Walk"}


@pytest.mark.parametrize(
    ("envelope", "says"),
    [
        ({"total_items": 2, "total_pages": 2, "page_number": 1, "last_page": False}, "speaks of 2 services and 1 was"),
        ({"totalElements": "3", "last": True}, "The feed speaks of 3 services and 1 was read."),
        ({"total_pages": 2, "page_number": 1}, "The feed has more pages than were read."),
        ({"last_page": False}, "The feed has more pages than were read."),
    ],
)
def test_a_part_of_a_feed_is_told_and_calls_nothing_gone(
    envelope: dict[str, Any], says: str, folder: Path, source: Path, mapping: Path
) -> None:
    source.write_text(json.dumps({"total_items": 2, "contents": [SERVICE, WALK]}), encoding="utf-8")
    assert imported(folder, source, "--mapping", mapping).code == 0
    source.write_text(json.dumps({**envelope, "contents": [SERVICE]}), encoding="utf-8")
    result = imported(folder, source, "--mapping", mapping)
    assert result.code == 1
    assert says in result.err
    report = (folder.parent / "directory-import/report.md").read_text()
    assert says in report
    assert "No longer in the source" not in report


def test_a_file_that_cannot_be_read_calls_nothing_of_it_gone(folder: Path, source: Path, mapping: Path) -> None:
    feed = source.parent / "feed"
    feed.mkdir()
    for name, service in (("a.json", SERVICE), ("b.json", WALK)):
        (feed / name).write_text(json.dumps(service), encoding="utf-8")
    assert imported(folder, feed, "--mapping", mapping).code == 0
    (feed / "b.json").write_text("{", encoding="utf-8")
    assert imported(folder, feed, "--mapping", mapping).code == 1
    assert "No longer in the source" not in (folder.parent / "directory-import/report.md").read_text()


def test_two_feeds_in_files_of_one_name_are_two_sources(folder: Path, source: Path, mapping: Path) -> None:
    unnamed = MAPPING.replace("source: Saltmarsh Council\n", "")
    mapping.write_text(unnamed, encoding="utf-8")
    for name, service in (("a", SERVICE), ("b", {**WALK, "id": SERVICE["id"]})):
        feed = source.parent / name / "services.json"
        feed.parent.mkdir()
        feed.write_text(json.dumps([service]), encoding="utf-8")
        assert imported(folder, feed, "--mapping", mapping, "--update").code == 0
    assert "from: services (a)\n" in (folder / ACTIVITY).read_text()
    assert "from: services (b)\n" in (folder / "activities/friday-walk.yaml").read_text()
    assert "No longer in the source" not in (folder.parent / "directory-import/report.md").read_text()


def test_a_faulty_mapping_stops_the_import_with_its_line(folder: Path, source: Path, mapping: Path) -> None:
    before = tree(folder)
    mapping.write_text(MAPPING.replace("joining: ring-first", "joining: ring"), encoding="utf-8")
    result = imported(folder, source, "--mapping", mapping)
    assert result.code == 1
    assert "line 7, joining" in result.err
    assert tree(folder) == before


@pytest.mark.parametrize("text", ["", "{", "[]", '{"contents": "no"}', "<html>Not found</html>", "\x00" * 100])
def test_a_source_that_cannot_be_read_changes_nothing(folder: Path, source: Path, text: str) -> None:
    before = tree(folder)
    source.write_text(text, encoding="utf-8")
    result = imported(folder, source)
    assert result.code == 1
    assert "Nothing was imported" in result.err
    assert tree(folder) == before
    assert not (folder.parent / "directory-import").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("import",),
        ("import", "hsds-uk"),
        ("import", "hsds-uk", "nothing-there.json"),
        ("import", "hsds-uk", ""),
        ("import", "hsds-uk", "http://[::1"),
        ("import", "hsds-uk", "https://data.example:99999/services"),
        ("import", "hsds-uk", "https://me:secret@data.example/services"),
        ("import", "csv", "build.py"),
        ("import", "csv", "build.py", "--mapping", "nothing-there.yaml"),
        ("import", "xml", "build.py"),
        ("import", "template"),
    ],
)
def test_a_command_that_makes_no_sense_says_so(words: tuple[str, ...]) -> None:
    assert in_this_process(*words).code == 2


def test_answers_from_an_earlier_import_are_never_written_over(folder: Path, source: Path) -> None:
    imported(folder, source)
    answers = folder.parent / "directory-import/mapping.yaml"
    answers.write_text(MAPPING, encoding="utf-8")
    refused = imported(folder, source)
    assert refused.code == 2
    assert "Name it with --mapping" in refused.err
    assert imported(folder, source, "--mapping", answers).code == 0
    assert answers.read_text() == MAPPING


@pytest.mark.parametrize(
    "name",
    ["my-notes.txt", "report.md", "mapping.yaml", "left-out/mine.yaml", "left-out/activities/chess.yaml", ".signpost"],
)
def test_a_folder_that_only_has_the_name_of_an_imports_own_is_never_cleared(
    folder: Path, source: Path, mapping: Path, name: str
) -> None:
    mine = folder.parent / "directory-import" / name
    mine.parent.mkdir(parents=True)
    mine.write_text("Mine.", encoding="utf-8")
    before = tree(folder)
    refused = imported(folder, source, "--mapping", mapping)
    assert refused.code == 2
    assert "is not of an import. Move it away." in refused.err
    assert mine.read_text() == "Mine."
    assert tree(folder) == before


@pytest.mark.parametrize("name", ["my-notes.txt", "left-out/mine.yaml", "left-out/activities/chess.yaml", "empty/"])
def test_what_somebody_put_beside_what_an_import_wrote_is_never_thrown_away(
    folder: Path, source: Path, mapping: Path, name: str
) -> None:
    imported(folder, source, "--mapping", mapping)
    mine = folder.parent / "directory-import" / name
    (mine if name.endswith("/") else mine.parent).mkdir(parents=True, exist_ok=True)
    if not name.endswith("/"):
        mine.write_text("Mine.", encoding="utf-8")
    refused = imported(folder, source, "--mapping", mapping)
    assert refused.code == 2
    assert "in it is not of one. Move it away." in refused.err
    assert mine.exists()


@pytest.mark.parametrize("name", ["report.md", "questions.yaml"])
def test_what_a_person_has_changed_of_what_an_import_wrote_is_never_written_over(
    folder: Path, source: Path, mapping: Path, name: str
) -> None:
    mapping.write_text(MAPPING.replace("Board games", "Societies"), encoding="utf-8")
    imported(folder, source, "--mapping", mapping)
    file = folder.parent / "directory-import" / name
    assert file.is_file()
    file.write_text(f"{file.read_text('utf-8')}# Mine.\n", encoding="utf-8")
    refused = imported(folder, source, "--mapping", mapping)
    assert refused.code == 2
    assert f"{name} has been changed since an import wrote it, and would be lost." in refused.err
    assert file.read_text("utf-8").endswith("# Mine.\n")


def test_a_folder_that_only_has_the_name_of_what_a_stopped_import_leaves_stays(
    folder: Path, source: Path, mapping: Path
) -> None:
    mine = folder.parent / ".directory-import-old-import" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("Mine.", encoding="utf-8")
    imported(folder, source, "--mapping", mapping)
    assert mine.read_text() == "Mine."


FULL_DISK = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond the limit fails then, and ends nothing
resource.setrlimit(resource.RLIMIT_FSIZE, (400, 400))
from signpost.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_disk_that_is_full_leaves_all_as_it_was(folder: Path, source: Path, mapping: Path) -> None:
    before = tree(folder)
    words = ("import", "hsds-uk", source, "--directory", folder, "--date", DAY, "--mapping", mapping)
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    assert tree(folder) == before
    assert sorted(path.name for path in folder.parent.iterdir()) == ["answers.yaml", "directory", "services.json"]


# The process is killed for good, just before the file or folder of this number is put in its place.
KILLED = """
import os, pathlib, signal, sys
left = int(sys.argv.pop(1))
def killing(move):
    def moved(self, target):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return move(self, target)
    return moved
pathlib.Path.replace = killing(pathlib.Path.replace)
pathlib.Path.rename = killing(pathlib.Path.rename)
from signpost.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("moment", range(1, 8))
def test_a_kill_in_the_middle_of_writing_leaves_a_sound_directory_that_the_next_run_completes(
    folder: Path, source: Path, mapping: Path, moment: int
) -> None:
    imported(folder, source)  # so that there is a side folder to be exchanged
    side = folder.parent / "directory-import"
    answers = side / "mapping.yaml"
    answers.write_text(MAPPING, encoding="utf-8")
    hall = {**SERVICE["service_at_locations"][0]["location"], "name": "Heron Rooms"}
    moved = {**SERVICE, "id": "4a", "name": "Draughts", "service_at_locations": [{"location": hall}]}
    source.write_text(json.dumps([SERVICE, moved]), encoding="utf-8")
    words = ("import", "hsds-uk", source, "--directory", folder, "--date", DAY, "--mapping", answers)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(moment), *map(str, words)], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert in_this_process("check", "--directory", folder, "--date", DAY).code == 0
    assert in_this_process(*words).code == 0
    assert (folder / ACTIVITY).is_file()
    assert (folder / "activities/draughts.yaml").is_file()
    assert answers.read_text() == MAPPING
    assert in_this_process("check", "--directory", folder, "--date", DAY).code == 0
    assert {path.name for path in folder.parent.iterdir()} == {
        "directory", "directory-import", "services.json", "answers.yaml",
    }  # fmt: skip


def test_nothing_but_the_side_folder_stays_beside_the_directory(folder: Path, source: Path, mapping: Path) -> None:
    imported(folder, source, "--mapping", mapping)
    imported(folder, source, "--mapping", mapping)
    assert {path.name for path in folder.parent.iterdir()} == {
        "directory", "directory-import", "services.json", "answers.yaml",
    }  # fmt: skip


def test_a_name_gives_the_terminal_and_the_log_no_orders(folder: Path, source: Path, mapping: Path) -> None:
    imported(folder, source, "--mapping", mapping)
    hostile = {**SERVICE, "name": "Chess \x1b[2J\n::error::no", "description": "##[error]x"}
    source.write_text(json.dumps([hostile]), encoding="utf-8")
    result = imported(folder, source, "--mapping", mapping)
    assert "\x1b" not in result.out + result.err
    assert not any(line.startswith("::") for line in (result.out + result.err).splitlines())


def test_a_template_and_its_mapping_can_be_imported_as_they_are(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DEMONSTRATION, tmp_path / "directory"))
    written = in_this_process("import", "template", tmp_path / "mine", "--directory", folder)
    assert written.code == 0
    sheet, mapping = tmp_path / "mine/groups.csv", tmp_path / "mine/mapping.yaml"
    result = in_this_process("import", "csv", sheet, "--mapping", mapping, "--directory", folder, "--date", DAY)
    assert result.code == 0, result.err
    assert in_this_process("check", "--directory", folder, "--date", DAY).code == 0
    assert in_this_process("import", "template", tmp_path / "mine", "--directory", folder).code == 2


def test_where_there_is_no_directory_yet_a_new_one_is_made_for_it(source: Path, mapping: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    mapping.write_text(MAPPING.replace("south-ward", "our-area"), encoding="utf-8")
    done = in_this_process("import", "hsds-uk", source, "--mapping", mapping, "--directory", new, "--date", DAY)
    assert done.code == 0, done.err
    assert f"{new} is a new directory. Nobody was asked" in done.out
    assert (new / ACTIVITY).is_file()
    assert in_this_process("check", "--directory", new, "--date", DAY).code == 0


def test_where_the_source_can_not_be_read_no_new_directory_stays(tmp_path: Path) -> None:
    broken = tmp_path / "services.json"
    broken.write_text("{", encoding="utf-8")
    done = in_this_process("import", "hsds-uk", broken, "--directory", tmp_path / "new", "--date", DAY)
    assert done.code == 1
    assert list(tmp_path.iterdir()) == [broken]
