"""Nothing that may be about a refuge is taken in, written or repeated, however it is sent."""

import base64
import shutil
from pathlib import Path

import pytest

from tests.cli.goldens import BASE
from tests.cli.running import DAY, Result, in_this_process, tree

TOLD = "14 Kestlewick Road"
RING = "Ring the service, by a number that you had before"
MAIL = (
    "From: S <s@knit.example>\nMIME-Version: 1.0\nContent-Type: text/{}; charset=utf-8\n"
    "Content-Transfer-Encoding: {}\n\n{}"
)
CHANGE = f"Page: knit-and-natter\nMore about it: We are next to the refuge at {TOLD}.\n"
HTML = f"<p>Page: knit-and-natter</p><p>More about it: We are next to the ref<b></b>uge at {TOLD}.</p>"


def update(sent: bytes, home: Path) -> tuple[Result, Path]:
    folder = Path(shutil.copytree(BASE, home / "directory"))
    (home / "sent.txt").write_bytes(sent)
    return in_this_process("update", home / "sent.txt", "--directory", folder, "--date", DAY), folder


@pytest.mark.parametrize(
    "sent",
    [
        CHANGE,
        CHANGE.replace("refuge", "r\u0435fuge"),  # a Cyrillic letter
        CHANGE.replace("refuge", "re\u00adfuge"),  # a hyphen that is not seen
        CHANGE.replace("refuge", "ref<!-- x -->uge"),
        CHANGE.replace("refuge", "safe house for women who flee violence"),
        f"This is about: a new group\nName of the group: A refuge at {TOLD}\nFone: {TOLD}\n",
        f"This is about: a change\nPage: activities/no-such-page\nStreet: {TOLD}\nPhone: refuge, {TOLD}\n",
        f"This is about: something is wrong\nPage: knit-and-natter\nThe refuge is at {TOLD}\n",
        f"This is about: everything is still right\nPage: lantern-line\nYour part in the group: Host at {TOLD}\n",
        f"Page: Lantern Line\nOnline: {TOLD}\n",
        f"Page: organisations/lantern-project\nPhone: {TOLD}\n",
        f"Page: organisations/lantern project\nPhone: {TOLD}\n",
        f"Page: knit-and-natter\nWho runs it: lantern-project\nStreet: {TOLD}\n",
        f"Page: knit-and-natter\nMore about it: The LANTERN  project meets at {TOLD}.\n",
        f"### Page\n\nknit-and-natter\n\n### What it helps with\n\nDomestic abuse\n\n### Street\n\n{TOLD}\n",
        f"> Page: knit-and-natter\n> Fone: the refuge at {TOLD}\n",
        MAIL.format("html", "8bit", HTML),
        MAIL.format("plain", "base64", base64.b64encode(CHANGE.encode()).decode()),
    ],
)
def test_what_may_be_secret_is_refused_and_not_repeated(sent: str, tmp_path: Path) -> None:
    done, folder = update(sent.encode(), tmp_path)
    assert done.code == 1
    assert RING in done.err
    assert done.err.count("\n- ") == 1, "nothing else is said of it"
    assert "kestlewick" not in (done.out + done.err).lower()
    assert "antern" not in done.out + done.err
    assert tree(folder) == tree(BASE)


def test_a_group_whose_place_everybody_may_know_can_speak_of_danger(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(BASE, tmp_path / "directory"))
    knit = folder / "activities/knit-and-natter.yaml"
    knit.write_text(f"{knit.read_text('utf-8')}sensitive: no\n", "utf-8")
    sent = tmp_path / "sent.txt"
    sent.write_text("Page: knit-and-natter\nMore about it: We knit blankets for the women's refuge.\n", "utf-8")
    done = in_this_process("update", sent, "--directory", folder, "--date", DAY)
    assert (done.code, done.err) == (0, "")
    assert "blankets for the women's refuge" in knit.read_text("utf-8")
