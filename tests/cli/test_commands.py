"""The commands as people run them: exit codes, options, and the same bytes everywhere."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from signpost.checks.references import _meant
from signpost.records.directory import read_directory
from tests.cli.running import DAY, PATIENCE, ROOT, build_py, environment, in_this_process, tree
from tests.site.sites import beside

ADVICE_ONLY = "name: KNIT AND NATTER"


def shout(folder: Path) -> None:
    """Return a directory one piece of advice, and nothing that has to be mended."""
    record = folder / "activities" / "knit-and-natter.yaml"
    record.write_text(record.read_text("utf-8").replace("name: Knit and Natter", ADVICE_ONLY), "utf-8")


# 0: good


def test_a_good_directory_is_0(folder: Path) -> None:
    done = build_py("check", "--directory", folder, "--date", DAY)
    assert (done.code, done.out) == (0, "No problem found.\n")
    assert done.err == "Read 3 activities, 2 organisations, 2 venues, 3 needs, 3 areas and 2 pathways.\n"


def test_the_demonstration_directory_is_0() -> None:
    done = build_py("check", "--date", DAY)
    assert (done.code, done.out) == (0, "No problem found.\n")


def test_advice_alone_is_0(folder: Path) -> None:
    shout(folder)
    done = build_py("check", "--directory", folder, "--date", DAY)
    assert done.code == 0
    assert done.out.endswith("Nothing has to be mended. 1 piece of advice.\n")


def test_help_is_0_and_names_every_command() -> None:
    done = build_py("--help")
    assert done.code == 0
    for command in ("build", "check", "new"):
        assert f"\n    {command} " in done.out


# 1: problems in the records


def test_a_fault_in_a_record_is_1(faulty: Path) -> None:
    done = build_py("check", "--directory", faulty, "--date", DAY)
    assert done.code == 1
    assert " things to mend in 3 files." in done.out


def test_an_empty_folder_is_1(tmp_path: Path) -> None:
    done = build_py("check", "--directory", tmp_path)
    assert done.code == 1
    assert "Every directory has a file called directory.yaml, and this one has none." in done.out


def test_a_fault_in_a_record_fails_the_build_and_leaves_the_last_site_byte_for_byte(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    assert build_py("--directory", folder, "--out", out, "--date", DAY).code == 0
    before = tree(out)
    (folder / "activities" / "story-hour.yaml").write_text("name: Story Hour\n", "utf-8")
    done = build_py("--directory", folder, "--out", out, "--date", DAY)
    assert done.code == 1
    assert "directory/activities/story-hour.yaml" in done.err
    assert done.err.endswith("Nothing was published. The last good site is as it was.\n")
    assert tree(out) == before
    assert beside(out) == ["directory", "site"]  # and nothing is left beside it but a lock


def test_a_build_that_would_list_nothing_since_all_is_old_publishes_nothing_and_names_the_day(
    folder: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    assert build_py("build", "--directory", folder, "--out", site, "--date", DAY, "--no-leaflets").code == 0
    before = tree(site)
    done = build_py("build", "--directory", folder, "--out", site, "--date", "2028-07-01", "--no-leaflets")
    assert done.code == 1
    assert (
        "This site would list nothing. The day taken for today is Saturday 1 July 2028, and by then 3 activities would "
        "be over, or unchecked for 18 months." in done.err
    )
    assert done.err.endswith("Nothing was published. The last good site is as it was.\n")
    assert tree(site) == before


def test_a_directory_of_nothing_but_what_has_closed_is_published(folder: Path, tmp_path: Path) -> None:
    for file in (folder / "activities").iterdir():
        file.write_text(f"{file.read_text('utf-8')}status: closed\nstatus_since: 2026-10-01\n", "utf-8")
    done = build_py("build", "--directory", folder, "--out", tmp_path / "site", "--date", "2028-07-01", "--no-leaflets")
    assert done.code == 0


@pytest.mark.usefixtures("on_demonstration")
def test_a_clock_that_is_behind_is_named_before_all_else(tmp_path: Path) -> None:
    done = build_py("check", "--date", "2020-01-01")
    assert done.code == 1
    assert "The day taken for today is 2020-01-01, and 80 of 80 activities were added or checked after it" in done.out
    assert done.out.endswith("1 thing to mend in 1 file. Everything else is fine.\n")


def test_a_fault_in_the_first_build_leaves_no_site(faulty: Path, tmp_path: Path) -> None:
    assert build_py("--directory", faulty, "--out", tmp_path / "site").code == 1
    assert beside(tmp_path / "site") == ["directory"]


# 2: wrong usage


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "--colour"], "unrecognized arguments: --colour"),
        (["chek"], "invalid choice: 'chek'"),
        (["check", "--format", "html"], "invalid choice: 'html'"),
        (["new"], "the following arguments are required: KIND"),
        (["new", "pathway"], "invalid choice: 'pathway'"),
        (["new", "venue", "--summary", "x"], "unrecognized arguments: --summary x"),
    ],
)
def test_wrong_words_are_2(words: list[str], said: str) -> None:
    done = in_this_process(*words)
    assert done.code == 2
    assert said in done.err


def test_wrong_words_are_2_from_outside_too() -> None:
    assert build_py("chek").code == 2


@pytest.mark.parametrize(
    "day", ["tomorrow", "2026-02-30", "22/11/2026", "2026-W47-7", "２０２６-11-22", "9999-12-31", "0001-01-01"]
)
def test_a_date_that_is_none_is_2(day: str) -> None:
    done = build_py("check", "--date", day)
    assert done.code == 2
    assert f"{day} is not a day between 2000 and 2199. Write it as year-month-day, such as 2026-10-01." in done.err


@pytest.mark.parametrize("command", ["build", "check", "new venue"])
def test_a_folder_that_is_not_there_is_2(command: str, tmp_path: Path) -> None:
    done = build_py(*command.split(), "--directory", tmp_path / "nowhere")
    assert done.code == 2
    assert done.err == (
        f"There is no folder called {tmp_path / 'nowhere'}. Name the directory's folder with --directory.\n"
    )


def test_a_file_where_the_directory_belongs_is_2(folder: Path) -> None:
    assert build_py("check", "--directory", folder / "levels.yaml").code == 2


def test_a_file_that_is_not_there_is_2(folder: Path) -> None:
    done = build_py("check", "--directory", folder, folder / "activities" / "chess.yaml")
    assert done.code == 2
    assert done.err == f"There is no file {folder / 'activities' / 'chess.yaml'} in the folder {folder}.\n"


def test_a_file_outside_the_directory_is_2(folder: Path) -> None:
    outside = folder.parent / "chess.yaml"
    outside.touch()
    assert build_py("check", "--directory", folder, outside).code == 2
    assert build_py("check", "--directory", folder, folder / ".." / "chess.yaml").code == 2


def test_an_out_folder_that_holds_the_records_is_2_and_they_stay(folder: Path) -> None:
    before = tree(folder)
    assert build_py("--directory", folder, "--out", folder).code == 2
    assert build_py("--directory", folder, "--out", folder.parent).code == 2
    assert tree(folder) == before


def test_an_out_folder_with_things_of_somebody_elses_is_2_and_they_stay(folder: Path, tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "to-maureen.txt").write_text("Dear Maureen", "utf-8")
    assert build_py("--directory", folder, "--out", letters).code == 2
    assert tree(letters) == {"to-maureen.txt": b"Dear Maureen"}


# 3: the machine failed


def test_an_out_folder_that_can_not_be_made_is_3(folder: Path, tmp_path: Path) -> None:
    done = build_py("--directory", folder, "--out", tmp_path / ("long" * 100))
    assert done.code == 3
    assert "The machine could not do this." in done.err


@pytest.mark.parametrize("words", [["check"], ["check", "--format", "json"], ["--help"]])
def test_an_output_that_is_full_is_3(words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "build.py"), *words],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.decode().endswith(
        "The machine could not do this. No space left on device.\nLook at the free space and the permissions there.\n"
    )


@pytest.mark.parametrize("words", [["check"], ["build", "--out", "site/../build.py"]])
def test_nowhere_to_complain_is_3_or_2_and_never_1(words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "build.py"), *words],
            cwd=ROOT,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=full,
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode in {2, 3}


def test_a_new_record_that_can_not_be_written_is_3(folder: Path) -> None:
    for record in (folder / "venues").iterdir():
        record.unlink()
    (folder / "venues").rmdir()
    (folder / "venues").touch()
    words = ["--name", "Long Hall", "--address", "1 Otter Lane", "--postcode", "BS24 9ZZ"]
    done = build_py("new", "venue", "--directory", folder, *words)
    assert done.code == 3
    assert (folder / "venues").is_file()


def test_missing_packages_are_named_in_two_sentences_and_3() -> None:
    done = build_py("check", python=("-S", "-E"))  # without the folder that packages are installed into
    assert done.code == 3
    assert done.out == ""
    first, second = done.err.splitlines()
    assert first.startswith("The Python package ")
    assert first.endswith(" is not installed here.")
    assert second == "Run make site, or follow the steps for Windows in the README, and try again."


# Whoever reads what is said


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_reader_who_goes_away_sees_no_traceback(faulty: Path, stream: str) -> None:
    """As with `| head`: the reading end of the pipe is closed before the first word."""
    reading, writing = os.pipe()
    os.close(reading)
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: writing}
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "check", "--directory", str(faulty)],
        env=environment(),
        timeout=PATIENCE,
        check=False,
        **streams,
    )
    os.close(writing)
    assert done.returncode == 3
    told = (done.stdout or b"") + (done.stderr or b"")
    assert b"Traceback" not in told
    assert b"Exception ignored" not in told


def test_a_closed_output_is_no_fault(folder: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "check", "--directory", str(folder), "--date", DAY]
    for closed in (">&-", "2>&-", ">&- 2>&- <&-"):
        done = subprocess.run(
            ["sh", "-c", f'"$@" {closed}', "sh", *command],
            env=environment(),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0
        assert b"Traceback" not in done.stdout + done.stderr


# Options


def test_options_stand_before_or_after_the_name_of_the_command(faulty: Path) -> None:
    options = ["--directory", str(faulty), "--date", DAY]
    before = build_py(*options, "check")
    after = build_py("check", *options)
    around = build_py(*options[:2], "check", *options[2:])
    assert before == after == around
    assert before.code == 1


def test_every_command_takes_the_common_options(folder: Path) -> None:
    for command in (["build"], ["check"], ["new", "venue"], ["serve"]):
        told = in_this_process(*command, "--help").out
        assert all(f"\n  {option} " in told for option in ("--directory DIR", "--out DIR", "--date YYYY-MM-DD"))


def test_what_stands_after_the_name_of_the_command_counts(folder: Path, tmp_path: Path) -> None:
    assert build_py("--directory", tmp_path / "nowhere", "check", "--directory", folder).code == 0


def test_the_site_goes_where_out_says_before_or_after_the_name(folder: Path, tmp_path: Path) -> None:
    options = ["--directory", str(folder), "--date", DAY]
    for number, words in enumerate((["--out"], ["build", "--out"], [])):
        out = tmp_path / f"site-{number}"
        done = build_py(*options, *words, out) if words else build_py("--out", out, *options, "build")
        assert done.code == 0
        assert f"into {out} in" in done.out
        assert (out / "index.html").is_file()


def test_the_date_is_the_day_taken_for_today(folder: Path) -> None:
    """A day in a record's past has not come yet for somebody who lives before it."""
    assert build_py("check", "--directory", folder, "--date", "2026-12-31").code == 0
    earlier = build_py("check", "--directory", folder, "--date", "2026-01-01")
    assert earlier.code == 1
    assert "“2026-03-02” has not come yet" in earlier.out


def test_a_named_file_shows_its_own_problems_and_no_others(faulty: Path) -> None:
    hall = faulty / "venues" / "river-hall.yaml"
    done = build_py("check", "--directory", faulty, "--format", "json", hall)
    assert done.code == 1
    assert {found["file"] for found in json.loads(done.out)["problems"]} == {"venues/river-hall.yaml"}


def test_a_good_file_among_bad_ones_is_0(faulty: Path) -> None:
    done = build_py("check", "--directory", faulty, faulty / "activities" / "story-hour.yaml")
    assert (done.code, done.out, done.err) == (0, "No problem found.\n", "")


def test_several_files_may_be_named_from_wherever_one_stands(faulty: Path) -> None:
    words = ["check", "--directory", "..", "--format", "json", "river-hall.yaml", "../activities/notes.txt"]
    done = build_py(*words, cwd=faulty / "venues")
    assert {found["file"] for found in json.loads(done.out)["problems"]} == {
        "venues/river-hall.yaml",
        "activities/notes.txt",
    }


# The same everywhere

HERE = {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}
THERE = {"LC_ALL": "C.UTF-8", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2"}


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_same_is_said_in_any_locale_time_zone_and_folder(faulty: Path, form: str) -> None:
    words = ["--date", DAY, "check", "--format", form, "--directory"]
    here = build_py(*words, faulty, settings=HERE)
    there = build_py(*words, "directory", cwd=faulty.parent, settings=THERE)
    assert here == there
    assert here.code == 1
    assert "Café" in here.out or form == "json"  # in UTF-8 even if the locale has no é


def test_the_same_site_is_built_in_any_locale_time_zone_and_folder(folder: Path, tmp_path: Path) -> None:
    record = folder / "activities" / "knit-and-natter.yaml"
    record.write_text(record.read_text("utf-8").replace("with tea", "with Ďábel’s café crème"), "utf-8")
    here, there = tmp_path / "here", tmp_path / "there"
    assert build_py("--directory", folder, "--out", here, "--date", DAY, settings=HERE).code == 0
    assert build_py("--directory", "directory", "--out", "there", "--date", DAY, cwd=tmp_path, settings=THERE).code == 0
    assert tree(here) == tree(there)


def test_nothing_is_read_from_the_folder_one_stands_in(folder: Path, tmp_path: Path) -> None:
    for name in ("yaml", "signpost", "jsonschema_rs", "json", "site"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('the wrong one was imported')\n", "utf-8")
    assert build_py("check", "--directory", folder, "--date", DAY, cwd=tmp_path).code == 0


@pytest.mark.parametrize("day", ["2000-01-01", "2199-12-31"])
def test_the_first_and_the_last_day_are_checked_like_any_other(day: str) -> None:
    assert build_py("check", "--date", day).code in {0, 1}


@pytest.mark.parametrize("words", [["check"], ["build"], ["serve"], ["new", "venue"], ["import", "hsds-uk", "x.json"]])
def test_a_whole_disk_is_no_directory(words: list[str]) -> None:
    done = build_py(*words, "--directory", "/")
    assert done.code == 2
    assert "/ is a whole disk." in done.err


def test_a_record_that_was_deleted_is_one_problem_that_names_who_still_uses_it(folder: Path) -> None:
    knit = folder / "activities" / "knit-and-natter.yaml"
    text = knit.read_text("utf-8").replace("Knit and Natter", "Reading Aloud to Friends").replace("tuesday", "friday")
    knit.with_name("reading-hour.yaml").write_text(text, "utf-8")
    (folder / "venues" / "corner-room.yaml").unlink()
    done = build_py("check", "--directory", folder, "--date", DAY)
    assert done.code == 1
    assert done.out.count("There is no venue with the id “corner-room”.") == 1
    assert "2 files name it: activities/knit-and-natter.yaml and activities/reading-hour.yaml." in done.out
    assert done.out.endswith("1 thing to mend in 1 file. Everything else is fine.\n")


def test_a_slip_in_the_syntax_hides_no_more_than_it_says(folder: Path) -> None:
    file = folder / "activities" / "knit-and-natter.yaml"
    file.write_text(file.read_text("utf-8").replace("needs: [", "needs: [nonsense, ") + "status_note: a: b\n", "utf-8")
    done = build_py("check", "--directory", folder, "--date", DAY)
    assert done.out.endswith(
        "1 thing to mend in 1 file. The rest of that file could not be read yet: there may be more.\n"
    )


@pytest.mark.usefixtures("on_demonstration")
def test_a_need_that_is_not_there_is_answered_by_what_it_means() -> None:
    directory = read_directory(ROOT / "directory")
    meant = {typed: _meant(typed, directory.needs) for typed in ("depression", "drinking", "lonely", "gp-exercise")}
    assert [found[0] for found in meant.values()] == ["low-mood", "alcohol-drugs", "loneliness", "physical-activity"]
    assert all(len(found) <= 3 for found in meant.values())
