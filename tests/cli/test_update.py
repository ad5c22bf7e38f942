"""The update command as a Connector runs it: from a file or the standard input, all or nothing, with the next steps."""

import subprocess
import sys
from pathlib import Path

import pytest

from signpost.cli.errors import UsageError
from signpost.cli.writing_files import write_files
from tests.cli.running import DAY, ROOT, Result, environment, in_this_process, tree

KNIT = "activities/knit-and-natter.yaml"
CHANGE = "Page: knit-and-natter\nPhone: 0117 496 0123\nStep-free: no\n"


def update(folder: Path, words: str) -> Result:
    sent = folder.parent / "sent.txt"
    sent.write_text(words, "utf-8")
    return in_this_process("update", sent, "--directory", folder, "--date", DAY)


def from_input(folder: Path, sent: bytes) -> subprocess.CompletedProcess[bytes]:
    words = [sys.executable, str(ROOT / "build.py"), "update", "-", "--directory", str(folder), "--date", DAY]
    return subprocess.run(words, input=sent, env=environment(), capture_output=True, check=False)


def test_a_hyphen_reads_what_comes_in(folder: Path) -> None:
    done = from_input(folder, "Page: knit-and-natter\nMore about it: Tea – and “wool”.\n".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert "description: Tea – and “wool”.\n" in (folder / KNIT).read_text("utf-8")


@pytest.mark.parametrize("sent", [b"", b"\0", b"\xff\xfe\xfd", bytes(range(256)) * 300, b"Page: x", b"Page:\n" * 9999])
def test_whatever_comes_in_ends_in_sentences(folder: Path, sent: bytes) -> None:
    before = tree(folder)
    done = from_input(folder, sent)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("This can't go in as it is:\n- ")
    assert done.stderr.decode().endswith("Nothing was written.\n")
    assert tree(folder) == before


def test_what_was_written_whom_to_ring_and_what_comes_next_are_told(folder: Path) -> None:
    done = update(folder, CHANGE)
    assert done.code == 0
    said = done.out.splitlines()
    assert said[:2] == [f"Written: {folder / KNIT}", f"Written: {folder / 'venues/corner-room.yaml'}"]
    assert "- Before it goes in, ring 0117 496 0021, the number that was there before this" in done.out
    assert "A contact is different. Ring the old number before this goes in" in done.out
    assert f"check --directory {folder} {folder / KNIT} {folder / 'venues/corner-room.yaml'}" in said[-2]
    assert f"changes --directory {folder}" in said[-1]


def test_a_submission_that_is_not_there_is_wrong_usage(folder: Path) -> None:
    done = in_this_process("update", folder / "none.txt", "--directory", folder)
    assert done.code == 2
    assert "There is no file" in done.err
    assert in_this_process("update", "--directory", folder).code == 2


def test_all_files_are_written_or_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(folder)
    replace, done = Path.replace, []

    def full_after_the_first(self: Path, target: Path) -> Path:
        done.append(target)
        if len(done) == 2:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full_after_the_first)
    result = update(folder, CHANGE)
    assert result.code == 3
    assert "No space left on device" in result.err
    assert tree(folder) == before


def test_new_files_are_taken_away_again_if_another_fails(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(folder)
    replace = Path.replace

    def full_for_the_venue(self: Path, target: Path) -> Path:
        if target.parent.name == "venues":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full_for_the_venue)
    with pytest.raises(OSError, match="No space"):
        write_files(folder, {"activities/new.yaml": b"name: New\n", "venues/new.yaml": b"name: New\n"})
    assert tree(folder) == before


def test_a_link_in_the_place_of_a_record_is_not_followed(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    (folder / KNIT).rename(elsewhere)
    (folder / KNIT).symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    with pytest.raises(UsageError, match="is a link"):
        write_files(folder, {KNIT: b"name: New\n"})
    assert elsewhere.read_bytes() == before


def test_a_record_keeps_its_mode(folder: Path) -> None:
    (folder / KNIT).chmod(0o640)
    assert update(folder, CHANGE).code == 0
    assert (folder / KNIT).stat().st_mode & 0o777 == 0o640


def test_a_directory_with_errors_of_others_takes_a_change(folder: Path) -> None:
    story = folder / "activities/story-hour.yaml"
    story.write_text(story.read_text("utf-8").replace("needs: [loneliness]", "needs: [lonelyness]"), "utf-8")
    assert update(folder, CHANGE).code == 0
