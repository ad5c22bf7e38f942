"""Hostile and broken folders: each ends in sentences, soon and in little memory, and never in a traceback.

Every test here runs the command itself, in a process that may use 200 MB and a few seconds of the processor.
"""

import json
import os
import re
import socket
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from signpost.records.file_names import FOLDERS
from tests.records.scratch import ROOT, small_folder

MEMORY: Final = 200 * 1024  # KB of address space, which is more than what is really used
SECONDS: Final = 10  # of processor time; only something that grows without limit takes so long
TOP: Final = ("directory.yaml", "levels.yaml", "areas.yaml")
VICTIM: Final = "activities/hostile.yaml"
ASIDE: Final = re.compile(
    r"(?:Thank you for your change\. [^\n]+\n)?(?:Read [^\n]+\n)?|Read [^\n]+\nThank you [^\n]+\n"
)


@dataclass(frozen=True)
class Answer:
    """What the command said, and its exit code."""

    code: int
    said: str
    aside: str

    @property
    def problems(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.said)["problems"]
        return found

    def told(self) -> set[tuple[str, str]]:
        """The file and code of each problem."""
        return {(found["file"], found["code"]) for found in self.problems}


def checked(folder: Path, form: str = "json") -> Answer:
    """Run the check command under limits, and test its answer for what holds for every answer."""
    options = ["--date", "2026-11-22", "--format", form, "--directory", str(folder)]
    done = subprocess.run(
        [
            "sh",
            "-c",
            f'ulimit -v {MEMORY} && ulimit -t {SECONDS} && exec "$@"',
            "sh",
            sys.executable,
            "build.py",
            "check",
            *options,
        ],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
        capture_output=True,
        timeout=120,
        check=False,
    )
    answer = Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert answer.code in {0, 1}, answer
    assert ASIDE.fullmatch(answer.aside), answer.aside
    assert not list(unprintable(answer.said)), answer.said
    return answer


def unprintable(text: str) -> Iterator[str]:
    """Each character of an output that could affect the reader's terminal."""
    return (
        char for char in text if char != "\n" and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    )


def bomb(line: str) -> str:
    """Nine anchored lines, each of which names the one before ten times: a thousand million values if followed."""
    return "a0: &a0 {k: v}\n" + "".join(
        f"a{step}: &a{step} {line.format(', '.join([f'*a{step - 1}'] * 10))}\n" for step in range(1, 10)
    )


# What is thrown at the reader, and the code of a problem that answers it.
TEXTS: Final[dict[str, dict[str, tuple[str | bytes, str]]]] = {
    "bombs": {
        "a merge-key bomb": (bomb("{{<<: [{}]}}"), "yaml-merge"),
        "a billion laughs": (bomb("[{}]"), "yaml-alias"),
        "a list that holds itself": ("needs: &a [*a, *a]\n", "yaml-alias"),
        "13,000 aliases": ("a: &a b\nneeds: [" + "*a, " * 13_000 + "]\n", "yaml-alias"),
        "4,000 anchors": ("".join(f"a{step}: &b{step}\n" for step in range(4_000)), "yaml-anchor"),
        "500 lists in lists": ("needs: " + "[" * 500 + "]" * 500, "yaml-depth"),
        "500 mappings in mappings": ("contact: " + "{a: " * 500 + "}" * 500, "yaml-depth"),
        "500 hyphens in a row": ("needs:\n" + "- " * 500 + "a\n", "yaml-depth"),
        "200 fields, each further in": ("".join(" " * step + "a:\n" for step in range(200)), "yaml-depth"),
        "60,000 open brackets": ("needs: " + "[" * 60_000, "yaml-depth"),
        "60,000 closing brackets": ("needs: " + "]" * 60_000, "yaml-syntax"),
        "30,000 question marks": ("? " * 30_000, "yaml-key"),
        "a mapping as a key": ("{a: b}: c\n", "yaml-key"),
        "a tag that runs code": ("name: !!python/object/apply:os.system [exit]\n", "yaml-tag"),
        "20,000 tags": ("name: " + "!a " * 20_000, "yaml-syntax"),
        "1,000 records in one file": ("---\nname: a\n" * 1_000, "yaml-documents"),
        "a directive": ("%YAML 1.1\n---\nname: a\n", "yaml-directive"),
        "a directive from the future": ("%YAML 9999999999.1\n---\nname: a\n", "yaml-syntax"),
        "a tag that names a stranger": ("%TAG ! tag:evil.example,2026:\n---\nname: !x a\n", "yaml-tag"),
    },
    "sizes": {
        "an age of 5,000 digits": ("audience:\n  age_from: " + "9" * 5_000, "value-form"),
        "a price of 5,000 digits": ("cost:\n  amount: " + "9" * 5_000, "value-form"),
        "a date of 5,000 digits": ("added: " + "2" * 5_000, "value-form"),
        "a time of 5,000 digits": ("sessions:\n  - starts: 10:" + "0" * 5_000, "value-form"),
        "a phone number of 5,000 digits": ("contact:\n  phone: " + "0" * 5_000, "phone-form"),
        "a postcode of 5,000 digits": ("name: " + "BS23" * 1_250, "value-length"),
        "a line of 60,000 characters": ("description: " + "words and " * 6_000, "value-length"),
        "a name of a field of 60,000 characters": ("? " + "a" * 60_000 + "\n: b\n", "field-unknown"),
        "2,000 fields": ("".join(f"{step:x}: 1\n" for step in range(2_000)), "field-unknown"),
        "8,000 fields with nothing in them": ("".join(f"{step:x}:\n" for step in range(8_000)), "value-empty"),
        "the same field 8,000 times": ("name: a\n" * 8_000, "yaml-duplicate-key"),
        "10,000 points": ("needs: [" + ", ".join(f"{step:x}" for step in range(10_000)) + "]", "value-length"),
        "5,000 points that can't be sorted": (
            "needs: [a, " + ", ".join(f"{{a{step:x}: 1}}" for step in range(5_000)) + "]",
            "value-length",
        ),
        "7 lists with 300 points that can't be sorted": (
            "".join(
                f"{name}: [a, {', '.join(f'{{b{step:x}: 1}}' for step in range(300))}]\n"
                for name in ("needs", "areas", "levels", "setting", "languages", "suitable_for", "refer_back_if")
            ),
            "value-kind",
        ),
        "13,000 empty sessions": ("sessions:\n" + "- {}\n" * 13_000, "value-length"),
        "5 MB": ("description: " + "words and " * 500_000, "file-too-big"),
        "nothing at all": ("", "record-form"),
        "a single word": ("hello", "record-form"),
        "a list": ("- name: a\n", "record-form"),
        "only comments": ("# name: a\n" * 5_000, "record-form"),
        "60,000 empty lines": ("\n" * 60_000, "record-form"),
        "60,000 spaces": ("name:\n" + " " * 60_000, "value-empty"),
    },
    "patterns": {
        "15,000 tags after a flag": ('name: "' + "\U0001f3f4" + "\U000e0061" * 15_000 + '"', "character-hidden"),
        "60,000 bells": ('name: "' + "\a" * 60_000 + '"', "character-control"),
        "60,000 joiners": ('name: "' + "\u200d" * 20_000 + '"', "character-hidden"),
        "9,000 open square brackets": ('description: "' + "[" * 9_000 + '"', "value-length"),
        "4,000 tags that never close": ('description: "' + "<a" * 4_000 + '"', "value-length"),
        "9,000 empty lines in a text": ("description: |\n  " + "a " * 80 + "\n" * 9_000 + "  b\n", "value-length"),
        "an address with 3,000 parts": ("contact:\n  email: a@" + "a." * 3_000 + "b", "email-form"),
        "a host with 3,000 parts": ("contact:\n  website: http://" + "a." * 3_000 + "b", "web-form"),
        "3,000 numbers for a date": ("added: " + "1 " * 3_000, "value-form"),
    },
    "encodings": {
        "UTF-16": ("name: Café\n".encode("utf-16"), "file-encoding"),
        "UTF-16 without its mark, big end first": ("name: Cafe\n".encode("utf-16-be"), "file-encoding"),
        "UTF-16 without its mark, small end first": ("name: Cafe\n".encode("utf-16-le"), "file-encoding"),
        "UTF-32": ("name: Café\n".encode("utf-32"), "file-encoding"),
        "Latin-1": ("name: Café\n".encode("latin-1"), "file-encoding"),
        "Windows-1252": ("name: “Café” – £2\n".encode("cp1252"), "file-encoding"),
        "UTF-8 that breaks off": ("name: Café".encode()[:-1], "file-encoding"),
        "a surrogate in UTF-8": (b"name: a\xed\xa0\x80b\n", "file-encoding"),
        "a slash in two bytes": (b"name: a\xc0\xafb\n", "file-encoding"),
        "a letter beyond the last": (b"name: a\xf4\x90\x80\x80b\n", "file-encoding"),
        "letters lost before": ("name: Caf\ufffd\n", "file-encoding"),
        "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20, "file-encoding"),
        "nothing but NUL": (b"\0" * 60_000, "file-encoding"),
        "a NUL": (b"name: a\0b\n", "character-control"),
        "a NUL by escape": ('name: "a\\0b"\n', "character-control"),
        "a lone surrogate by escape": ('name: "a\\ud800b"\n', "yaml-syntax"),
        "a pair of surrogates by escape": ('name: "a\\ud83d\\ude00b"\n', "yaml-syntax"),
        "a letter beyond the last by escape": ('name: "a\\U00110000b"\n', "yaml-syntax"),
        "an order to the terminal by escape": ('name: "\\e[31mred\\e[0m"\n', "character-control"),
        "an order to the terminal in a field's name": ('"\\e[31m": red\n', "character-control"),
        "text that runs backwards": ("name: a\u202eb\n", "character-bidi"),
        "a mark of order in the middle": ("name: a\ufeffb\n", "character-hidden"),
        "a separator of lines": ("name: a\u2028b\n", "character-control"),
    },
}  # fmt: skip


CASES: Final = [(kind, name) for kind, texts in TEXTS.items() for name in texts]


def files_of(kind: str) -> dict[str, str | bytes]:
    """The hostile texts of a kind, each as a file."""
    return {file_for(name): text for name, (text, _) in TEXTS[kind].items()}


def file_for(name: str) -> str:
    return f"activities/{'-'.join(re.findall('[a-z0-9]+', name.lower()))[:60].strip('-')}.yaml"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """For each kind of hostile text, what the command says to all of that kind at once."""
    return {kind: checked(small_folder(tmp_path_factory.mktemp(kind), files_of(kind))) for kind in TEXTS}


@pytest.mark.parametrize(("kind", "name"), CASES, ids=[name for _, name in CASES])
def test_a_hostile_text_is_answered_in_words(kind: str, name: str, answers: dict[str, Answer]) -> None:
    file, code = file_for(name), TEXTS[kind][name][1]
    assert answers[kind].code == 1
    assert (file, code) in answers[kind].told()
    for found in answers[kind].problems:
        assert found["message"].endswith((".", "?")), found
        assert found["fix"].endswith((".", "?")) or found["fix"].startswith("Add "), found


@pytest.mark.parametrize("kind", TEXTS)
def test_a_hostile_text_throws_no_blame_on_good_records(kind: str, answers: dict[str, Answer]) -> None:
    assert {file for file, _ in answers[kind].told()} == set(files_of(kind))


@pytest.mark.parametrize(("form", "kind"), [("text", "bombs"), ("github", "encodings"), ("markdown", "patterns")])
def test_hostile_texts_are_answered_in_every_format(form: str, kind: str, tmp_path: Path) -> None:
    answer = checked(small_folder(tmp_path, files_of(kind)), form)
    assert answer.code == 1
    assert not [file for file in files_of(kind) if file not in answer.said.replace("\\", "")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "record-form"),
        (b"hello", "record-form"),
        (b"[]", "record-form"),
        (b"a: [", "yaml-syntax"),
        (b"- " * 500, "yaml-depth"),
        (b"\xff", "file-encoding"),
        (b"a" * 5_000_000, "file-too-big"),
    ],
    ids=["empty", "a word", "an empty list", "cut off", "deep", "no text", "5 MB"],
)
def test_broken_files_at_the_top_are_answered_in_words(text: bytes, code: str, tmp_path: Path) -> None:
    answer = checked(small_folder(tmp_path, dict.fromkeys(TOP, text)))
    assert answer.code == 1
    assert {(name, code) for name in TOP} <= answer.told()


def test_a_missing_directory_yaml_is_named(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    (folder / "directory.yaml").unlink()
    answer = checked(folder)
    assert answer.code == 1
    assert ("directory.yaml", "file-missing") in answer.told()


def test_an_empty_folder_is_told_what_it_needs(tmp_path: Path) -> None:
    answer = checked(tmp_path)
    assert answer.code == 1
    assert answer.told() == {(name, "file-missing") for name in TOP}


def test_a_file_where_a_folder_belongs_is_named(tmp_path: Path) -> None:
    home = small_folder(tmp_path)
    for folder in FOLDERS:
        (home / folder).rename(tmp_path / folder)
        (home / folder).write_text("name: a\n", "utf-8")
    answer = checked(home)
    assert answer.code == 1
    messages = {found["file"]: found["message"] for found in answer.problems}
    for folder in FOLDERS:
        assert messages[folder] == f"“{folder}” is a file or a link here, and it must be a folder."


def test_a_folder_where_no_folder_belongs_is_named(tmp_path: Path) -> None:
    home = small_folder(tmp_path)
    folders = ["directory.yaml", "areas.yaml", "activities/hall.yaml", "venues/more", "pictures"]
    for name in folders:
        (home / name).unlink(missing_ok=True)
        (home / name).mkdir()
        (home / name / "wombat.yaml").write_text("a: [\n", "utf-8")
    answer = checked(home)
    assert answer.code == 1
    assert {(name, "file-unexpected") for name in folders} <= answer.told()
    assert "wombat" not in answer.said


@pytest.mark.parametrize("name", [VICTIM, "directory.yaml"])
def test_a_link_to_a_file_is_refused_and_not_followed(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("wombat: capybara\n", "utf-8")
    assert_link_refused(small_folder(tmp_path), name, secret)


def test_a_link_to_a_record_of_the_same_directory_is_refused_too(tmp_path: Path) -> None:
    assert_link_refused(small_folder(tmp_path), VICTIM, Path("knit-and-natter.yaml"))


def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    assert_link_refused(small_folder(tmp_path), VICTIM, Path("nowhere.yaml"))


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    assert_link_refused(small_folder(tmp_path), VICTIM, Path("hostile.yaml"))


def test_links_that_go_round_in_a_ring_are_refused(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    (folder / "activities" / "other.yaml").symlink_to("hostile.yaml")
    assert_link_refused(folder, VICTIM, Path("other.yaml"))


def test_a_link_to_an_endless_device_is_refused(tmp_path: Path) -> None:
    assert_link_refused(small_folder(tmp_path), VICTIM, Path("/dev/zero"))


def test_a_link_to_a_folder_is_refused_and_not_entered(tmp_path: Path) -> None:
    (tmp_path / "wombat").mkdir()
    (tmp_path / "wombat" / "capybara.yaml").write_text("a: [\n", "utf-8")
    assert_link_refused(small_folder(tmp_path), VICTIM, tmp_path / "wombat")


def assert_link_refused(folder: Path, name: str, target: Path) -> None:
    """Put a link into a folder: the command names it, and says nothing of what is behind it."""
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(target)
    answer = checked(folder)
    assert answer.code == 1
    assert (name, "file-not-regular") in answer.told()
    assert not [word for word in ("wombat", "capybara") if word in answer.said]


def test_a_link_where_a_folder_belongs_is_refused_and_not_entered(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    (folder / "activities").rename(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "wombat.yaml").write_text("a: [\n", "utf-8")
    (folder / "activities").symlink_to(tmp_path / "elsewhere")
    answer = checked(folder)
    assert answer.code == 1
    assert ("activities", "file-unexpected") in answer.told()
    assert "wombat" not in answer.said


def test_a_link_to_its_own_folder_is_refused(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    (folder / "activities" / "more").symlink_to(folder)
    (folder / "more").symlink_to(folder)
    answer = checked(folder)
    assert answer.code == 1
    assert answer.told() == {("activities/more", "file-unexpected"), ("more", "file-unexpected")}


def test_the_folder_of_the_directory_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(small_folder(tmp_path))
    assert checked(tmp_path / "link").code == 0


@pytest.mark.parametrize("name", [VICTIM, "directory.yaml"])
def test_a_pipe_is_refused_and_not_waited_for(name: str, tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    answer = checked(folder)
    assert answer.code == 1
    assert (name, "file-not-regular") in answer.told()


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_folder(tmp_path)
    monkeypatch.chdir(folder / "activities")  # the whole path may be longer than a socket's name can be
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("hostile.yaml")
        answer = checked(folder)
    assert answer.code == 1
    assert answer.told() == {(VICTIM, "file-not-regular")}


# Names of files, each with what is printed of it.
NAMES: Final = {
    b"caf\xe9.yaml": "caf\\udce9.yaml",
    "café.yaml".encode(): "café.yaml",
    "cafe\u0301.yaml".encode(): "cafe\u0301.yaml",
    b"new\nline.yaml": "new\\u000aline.yaml",
    b"\n::error::pwned.yaml": "\\u000a::error::pwned.yaml",
    b"bell\a.yaml": "bell\\u0007.yaml",
    b"\x1b[31mred.yaml": "\\u001b[31mred.yaml",
    "gpj\u202elmay.yaml".encode(): "gpj\\u202elmay.yaml",
    "a\u200bb.yaml".encode(): "a\\u200bb.yaml",
    b"two words.yaml": "two words.yaml",
    b"Capital.yaml": "Capital.yaml",
    b"under_score.yaml": "under_score.yaml",
    b"two--hyphens.yaml": "two--hyphens.yaml",
    b"-first.yaml": "-first.yaml",
    b"two.dots.yaml": "two.dots.yaml",
    b"..yaml": "..yaml",
    b" .yaml": " .yaml",
    b"%2e%2e%2f.yaml": "%2e%2e%2f.yaml",
    b"a" * 61 + b".yaml": "a" * 61 + ".yaml",
    b"index.yaml": "index.yaml",
    b"404.yaml": "404.yaml",
    b"con.yaml": "con.yaml",
    b"lpt9.yaml": "lpt9.yaml",
    b"cname.yaml": "cname.yaml",
    b"sw.yaml": "sw.yaml",
    b"hall.yaml.txt": "hall.yaml.txt",
    b"hall.yml": "hall.yml",
    b"hall.YAML": "hall.YAML",
    b"hall": "hall",
    b"hall.yaml~": "hall.yaml~",
    b"<script>alert(1)<.yaml": "<script>alert(1)<.yaml",
    b"$(reboot).yaml": "$(reboot).yaml",
    b"hall.yaml ": "hall.yaml ",
}


def test_every_file_with_a_name_that_no_record_can_have_is_named(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    for name in NAMES:
        Path(os.fsdecode(os.fsencode(folder / "activities") + b"/" + name)).write_text("a: [\n", "utf-8")
    answer = checked(folder)
    assert answer.code == 1
    refused = [found["file"] for found in answer.problems]
    hidden = {"activities/..yaml"}
    assert sorted(refused) == sorted(f"activities/{shown}" for shown in NAMES.values())
    assert answer.told() == {
        (file, "file-hidden" if file in hidden else code)
        for file, code in ((found["file"], found["code"]) for found in answer.problems)
    }
    assert {code for _, code in answer.told()} == {"file-name", "file-unexpected", "file-hidden"}


@pytest.mark.parametrize("form", ["text", "github", "markdown"])
def test_a_name_of_a_file_gives_no_orders_to_whoever_reads_the_report(form: str, tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    for name in NAMES:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text("a: [\n", "utf-8")
    answer = checked(folder, form)
    assert answer.code == 1
    starts = {line.lstrip().partition(" ")[0] for line in answer.said.splitlines()}
    assert not [start for start in starts if start.startswith("::") and start not in {"::error", "::warning"}]


def test_a_hidden_file_is_only_advice(tmp_path: Path) -> None:
    answer = checked(small_folder(tmp_path, {"activities/.DS_Store": b"\0\0\0\1Bud1"}))
    assert answer.code == 0
    assert answer.told() == {("activities/.DS_Store", "file-hidden")}


def test_an_id_in_a_list_is_refused_where_a_file_of_that_name_would_be(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    with (folder / "areas.yaml").open("a", encoding="utf-8") as areas:
        areas.writelines(f"- id: {name}\n  name: A place\n  kind: town\n" for name in ("index", "404", "con"))
    answer = checked(folder)
    assert answer.code == 1
    assert [(found["file"], found["code"]) for found in answer.problems] == [("areas.yaml", "file-name")] * 3


def test_a_list_file_that_holds_one_record_without_a_hyphen_is_not_lost_in_silence(tmp_path: Path) -> None:
    text = "id: only-one\nname: The only one\nkind: town\n"
    answer = checked(small_folder(tmp_path, {"areas.yaml": text}))
    assert answer.code == 1
    [message] = [found["message"] for found in answer.problems if found["file"] == "areas.yaml"]
    assert message == "There is no list of records in areas.yaml."
