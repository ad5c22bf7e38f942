"""The comment on a change: of whatever the check left, nothing but plain text reaches the page."""

import json
import re
import stat
import struct
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.test_report import MARKDOWN, NASTY
from tests.github.running import NOTHING, Done, calls, payload, run, steps, with_gh
from tools import comment, gh

SHA = payload("workflow_run")["workflow_run"]["head_sha"]
PULLS = "GET repos/neighbours/directory/pulls?state=open&head=pat-lee%3Apatch-1&per_page=100&page=1"
FILES = "GET repos/neighbours/directory/pulls/12/files?per_page=100&page=1"
COMMENTS = "GET repos/neighbours/directory/issues/12/comments?per_page=100&page=1"
ARTIFACTS = "GET repos/neighbours/directory/actions/runs/9001/artifacts?per_page=100"
ZIP = "GET repos/neighbours/directory/actions/artifacts/77/zip"
NEW = "POST repos/neighbours/directory/issues/12/comments"
OLD = "PATCH repos/neighbours/directory/issues/comments/55"


def pull(number: int = 12, sha: str = SHA, base: str = "neighbours/directory", branch: str = "main") -> dict[str, Any]:
    return {"number": number, "head": {"sha": sha}, "base": {"repo": {"full_name": base}, "ref": branch}}


def artifact(name: str = "review", size: int = 900, *, expired: bool = False) -> dict[str, Any]:
    return {"id": 77, "name": name, "size_in_bytes": size, "expired": expired}


def packed(check: bytes = b"No problem found.\n", changes: bytes = b"1 change.\n") -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("check.txt", check)
        archive.writestr("changes.txt", changes)
    return made.getvalue()


USUAL = packed()


def answers() -> dict[str, Any]:
    return {
        PULLS: [pull()],
        FILES: [{"filename": "directory/activities/tea-club.yaml"}],
        COMMENTS: [],
        ARTIFACTS: {"artifacts": [artifact()]},
        ZIP: "@artifact.zip",
        NEW: {"id": 56},
        OLD: {"id": 55},
    }


def commented(
    home: Path, left: bytes = USUAL, event: Any = None, other: Mapping[str, Any] = NOTHING
) -> tuple[Done, list[dict[str, Any]]]:
    """Run the workflow's step. Returns how it ended, and what it wrote on GitHub."""
    (home / "tools").symlink_to(Path(comment.__file__).parent)
    settings = with_gh(home, {**answers(), **other})
    (home / "gh" / "artifact.zip").write_bytes(left)
    done = run(steps("comment.yaml", "comment")["Comment"], home, event or payload("workflow_run"), settings)
    return done, [call for call in calls(home) if not call["key"].startswith("GET ")]


def body_of(written: list[dict[str, Any]]) -> str:
    (call,) = written
    body: str = json.loads(call["given"])["body"]
    return body


def test_the_comment_thanks_first_and_says_what_was_found(tmp_path: Path) -> None:
    done, written = commented(tmp_path)
    assert done.code == 0
    assert [call["key"] for call in written] == [NEW]
    body = body_of(written)
    assert body.removeprefix(f"{comment.MARK}\n").startswith("Thank you for your change. Every check has passed.")
    assert "```text\nNo problem found.\n```" in body
    assert "```text\n1 change.\n```" in body
    assert "https://github.example/neighbours/directory/actions/runs/9001" in body
    assert "Stuck? Say so below" in body
    assert comment.BEYOND not in body


def test_a_comment_of_ours_is_changed_and_none_of_anybody_elses(tmp_path: Path) -> None:
    theirs = {"id": 54, "user": {"login": "pat-lee"}, "body": f"{comment.MARK}\nEvery check has passed."}
    ours = {"id": 55, "user": {"login": "github-actions[bot]"}, "body": f"{comment.MARK}\nThank you."}
    other = {"id": 53, "user": {"login": "github-actions[bot]"}, "body": "Something else."}
    _, written = commented(tmp_path, other={COMMENTS: [other, theirs, ours]})
    assert [call["key"] for call in written] == [OLD]


CONCLUSIONS = {
    "failure": "Something has to be mended",
    "timed_out": "did not come to its end",
    None: "did not come to its end",
}


@pytest.mark.parametrize(("conclusion", "says"), CONCLUSIONS.items())
def test_how_the_check_ended_is_said_in_words(tmp_path: Path, conclusion: str | None, says: str) -> None:
    event = payload("workflow_run")
    event["workflow_run"]["conclusion"] = conclusion
    assert says in body_of(commented(tmp_path, event=event)[1])


BEYOND_RECORDS = (
    {"filename": "signpost/checks/phone.py"},
    {"filename": ".github/workflows/check.yaml"},
    {"filename": "directory/x.yaml", "previous_filename": "build.py"},
    {"filename": "directory2/x"},
)


@pytest.mark.parametrize("file", BEYOND_RECORDS)
def test_a_change_that_could_have_forged_its_check_is_said_to(tmp_path: Path, file: dict[str, str]) -> None:
    assert comment.BEYOND in body_of(commented(tmp_path, other={FILES: [{"filename": "directory/a.yaml"}, file]})[1])


# Which pull request


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [pull(sha="0" * 40)],
        [pull(base="somebody/else")],
        [pull(branch="old")],
        [pull(12), pull(13)],
    ],
)
def test_nothing_is_written_unless_github_knows_one_open_change_at_that_state(tmp_path: Path, pulls: object) -> None:
    done, written = commented(tmp_path, other={PULLS: pulls})
    assert (done.code, written) == (0, [])
    assert "A newer check will say" in done.log


@pytest.mark.parametrize(
    ("field", "value"),
    [("event", "push"), ("path", ".github/workflows/forged.yaml"), ("head_repository", None)],
)
def test_only_our_own_check_of_a_change_is_spoken_of(tmp_path: Path, field: str, value: object) -> None:
    event = payload("workflow_run")
    event["workflow_run"][field] = value
    assert commented(tmp_path, event=event)[1] == []


def test_a_number_in_what_the_check_left_is_not_believed(tmp_path: Path) -> None:
    _, written = commented(tmp_path, packed(b"pull_request: 1\nnumber=1\n", b"1"))
    assert [call["key"] for call in written] == [NEW]


def test_a_branch_of_any_name_is_one_word_of_the_address(tmp_path: Path) -> None:
    event = payload("workflow_run")
    event["workflow_run"]["head_branch"] = "x&head=neighbours:main;$(id)`id`/../é"
    asked = "x%26head%3Dneighbours%3Amain%3B%24%28id%29%60id%60%2F..%2F%C3%A9"
    address = PULLS.replace("patch-1", asked)
    assert len(commented(tmp_path, event=event, other={address: [pull()]})[1]) == 1


# What the check left


HOSTILE = (
    *NASTY,
    "```",
    "````\n@everyone\n````",
    "~~~",
    "</details><script>",
    "$(id)",
    "${{ secrets.X }}",
    "\u202eevil",
    "\x00",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_shown_as_plain_text(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", "neighbours/directory")
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.example")
    left = comment.parts(packed(text.encode("utf-8", "surrogatepass"), b"fine"))
    assert not_plain(comment.comment(payload("workflow_run")["workflow_run"], left, beyond=False)) == {"page"}


def test_all_of_them_at_once_reach_the_page_so(tmp_path: Path) -> None:
    body = body_of(commented(tmp_path, packed("\n".join(HOSTILE).encode(), b"fine"))[1])
    assert not_plain(body) == {"page"}
    assert "@everyone" in body


def not_plain(body: str) -> set[str]:
    """What is more than plain text on a page: "page" for a link to the check's page, links, and markup."""
    found = set()
    for block in MARKDOWN.parse(body.removeprefix(comment.MARK)):
        for part in block.children or [block]:
            if part.type == "link_open":
                found.add("page" if str(part.attrGet("href")).startswith("https://github.example/") else "link")
            elif part.type in {"html_block", "html_inline", "image"}:
                found.add(part.type)
            elif part.type == "text" and re.search(r"@\w", part.content):
                found.add("mention")
    return found


@given(st.text())
def test_any_text_stays_within_its_block(text: str) -> None:
    blocks = MARKDOWN.parse(gh.quoted(text, 500) + "\nOurs.")
    assert [block.type for block in blocks[:2]] == ["fence", "paragraph_open"]
    assert blocks[-2].content.endswith("Ours.")


def test_a_long_text_is_cut_and_said_to_be(tmp_path: Path) -> None:
    body = body_of(commented(tmp_path, packed(b"x" * 100_000, b"y " * 100_000))[1])
    assert len(body) < 60_000  # GitHub takes 65,536
    assert body.count("There is more. It is left out here.") == 2


def zipped(entries: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return made.getvalue()


def with_link() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        info = zipfile.ZipInfo("check.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    return made.getvalue()


def bomb() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("check.txt", b"0" * 50_000_000)
    return made.getvalue()


def locked() -> bytes:
    data = bytearray(packed())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.index(sign) + place
        data[start : start + 2] = struct.pack("<H", 1)
    return bytes(data)


def damaged() -> bytes:
    data = bytearray(packed(b"No problem found. " * 50))
    data[40:60] = b"\xff" * 20
    return bytes(data)


@pytest.mark.parametrize(
    "left",
    [
        b"",
        b"not an archive",
        b"\x00\xff" * 500,
        packed()[:-30],
        zipped({}),
        zipped({"../check.txt": b"out", "/etc/check.txt": b"out", "check.txt/": b""}),
        zipped({"other.txt": b"x"}),
        packed(b"", b"  \n"),
        with_link(),
        locked(),
        damaged(),
        b"x" * (comment.LARGEST + 1),
    ],
    ids=["empty", "text", "binary", "cut", "no-file", "paths", "other", "blank", "link", "locked", "damaged", "large"],
)
def test_what_is_no_text_of_ours_is_not_shown(tmp_path: Path, left: bytes) -> None:
    done, written = commented(tmp_path, left)
    assert done.code == 0
    assert comment.NOTHING in body_of(written)
    assert {file.name for file in tmp_path.rglob("*.txt")} == set()


def test_an_archive_that_grows_is_read_no_further_than_is_shown(tmp_path: Path) -> None:
    body = body_of(commented(tmp_path, bomb())[1])
    assert len(body) < 30_000
    assert "It is left out here." in body


@pytest.mark.parametrize("listed", [[], [artifact(size=10**9)], [artifact(expired=True)], [artifact("preview")]])
def test_an_artifact_that_is_not_ours_is_not_fetched(tmp_path: Path, listed: object) -> None:
    _, written = commented(tmp_path, other={ARTIFACTS: {"artifacts": listed}})
    assert comment.NOTHING in body_of(written)
    assert ZIP not in [call["key"] for call in calls(tmp_path)]


def test_bytes_that_are_no_text_are_shown_as_such(tmp_path: Path) -> None:
    body = body_of(commented(tmp_path, packed(b"\xff\xfe\x00a\x1b[31m\r\n"))[1])
    assert "\x1b" not in body
    assert "\x00" not in body
    assert not_plain(body) == {"page"}


def test_of_two_changes_of_one_branch_the_one_into_main_is_meant(tmp_path: Path) -> None:
    _, written = commented(tmp_path, other={PULLS: [pull(13, branch="old"), pull()]})
    assert [call["key"] for call in written] == [NEW]


@pytest.mark.parametrize("longest", range(0, 24, 3))
def test_markup_of_ours_is_cut_between_lines_alone(longest: int) -> None:
    text = "- `@a` is new.\n- `@b` is new.\n"
    cut = gh.whole_lines(text, longest)
    assert len(cut) <= longest
    assert cut in {"", "- `@a` is new.\n"}
    assert gh.whole_lines(text, 100) == text


def test_a_list_is_read_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {
        "x?per_page=100&page=1": list(range(100)),
        "x?per_page=100&page=2": [100],
        "x?a=b&per_page=100&page=1": [],
    }
    monkeypatch.setattr(gh, "get", pages.__getitem__)
    assert list(gh.items("x")) == list(range(101))
    assert list(gh.items("x?a=b")) == []
