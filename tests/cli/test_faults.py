"""Faults of the machine, met by the real command: what it says, and that the last good site stays."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from signpost.cli import main as command
from tests.cli.goldens import BASE
from tests.cli.running import DAY, ROOT, Result, environment, tree
from tests.site.sites import OLD, name_of, pages, publish

START: Final = "import os, sys; from signpost.cli.main import main"
RUN: Final = "sys.exit(main(sys.argv[1:]))"
PLAIN: Final = f"{START}\n{RUN}"
# Starts a program for which root is a user as any other, who may read and write what is theirs or everybody's.
AS_ANY_USER: Final = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner")
# Somebody deletes a record just before it is opened.
VANISHING: Final = f"""{START}
def deleting(event, words):
    if event == "open" and str(words[0]).endswith("story-hour.yaml") and os.path.exists(words[0]):
        os.remove(words[0])
sys.addaudithook(deleting)
{RUN}"""
# Whoever asks the network for anything is stopped.
WITHOUT_NETWORK: Final = f"""{START}
def refusing(event, words):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind"):
        os.write(2, f"asked the network: {{event}}".encode()); os._exit(99)
sys.addaudithook(refusing)
{RUN}"""


# Somebody presses Ctrl-C while Signpost is still being loaded.
STOPPED_AT_ONCE: Final = f"""import runpy, sys
class Stopping:
    def find_spec(self, name, *_):
        if name == "signpost.checks":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stopping())
runpy.run_path({str(ROOT / "build.py")!r}, run_name="__main__")"""


@pytest.fixture
def home() -> Iterator[Path]:
    """Return a folder with a small good directory, in which every user of this computer may read and write."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(BASE, Path(folder) / "directory")
        Path(folder).chmod(0o777)
        yield Path(folder)


def start(program: str, home: Path, *before: str) -> subprocess.Popen[bytes]:
    """Start a build, without leaflets, by a program."""
    words = ("build", "--directory", home / "directory", "--out", home / "site", "--date", DAY, "--no-leaflets")
    line = [*before, sys.executable, "-c", program, *map(str, words)]
    return subprocess.Popen(line, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def end(build: subprocess.Popen[bytes]) -> Result:
    out, err = build.communicate()
    assert b"Traceback" not in err, err
    return Result(build.returncode, out.decode(), err.decode())


def built(program: str, home: Path, *before: str) -> Result:
    return end(start(program, home, *before))


def test_a_file_that_may_not_be_read_is_named_and_the_last_site_stays(home: Path) -> None:
    as_user = AS_ANY_USER if os.geteuid() == 0 else ()
    if as_user and not shutil.which(as_user[0]):
        pytest.skip("there is no setpriv, and without it root may read everything")
    publish(pages(OLD), home / "site")
    record = home / "directory" / "activities" / "story-hour.yaml"
    record.chmod(0)
    done = built(PLAIN, home, *as_user)
    assert done.code == 3
    assert f"Permission denied: {record}." in done.err
    assert name_of(home / "site") == "old"


def test_a_file_that_vanishes_while_it_is_read_is_named_and_nothing_is_published(home: Path) -> None:
    done = built(VANISHING, home)
    assert done.code == 3
    assert f"No such file or directory: {home / 'directory/activities/story-hour.yaml'}." in done.err
    assert not (home / "site").exists()


def test_who_stops_it_while_it_is_loaded_sees_a_word_and_no_traceback(home: Path) -> None:
    done = built(STOPPED_AT_ONCE, home)
    assert (done.code, done.err) == (3, "\nStopped.\n")


def test_two_builds_at_once_that_keep_things_in_one_place_give_the_same_site(home: Path) -> None:
    other = shutil.copytree(home / "directory", home / "other" / "directory").parent
    builds = [start(PLAIN, one) for one in (home, other)]
    assert [end(build).code for build in builds] == [0, 0]
    assert tree(home / "site") == tree(other / "site")


def test_a_build_asks_no_network(home: Path) -> None:
    """Neither in Python, nor, where Linux lets us look, in any library: there is no network there at all."""
    alone = ("unshare", "--map-root-user", "--net")
    can = shutil.which("unshare") and subprocess.run([*alone, "true"], check=False, capture_output=True).returncode == 0
    done = built(WITHOUT_NETWORK, home, *(alone if can else ()))
    assert done.code == 0, done.err


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-06-30T22:59:59Z", "2026-06-30"),
        ("2026-06-30T23:00:00Z", "2026-07-01"),  # summer time
        ("2027-03-28T00:59:59Z", "2027-03-28"),  # the night in which it begins
        ("2026-10-25T00:30:00Z", "2026-10-25"),  # 01:30, for the first time
        ("2026-10-25T01:30:00Z", "2026-10-25"),  # and for the second
        ("2026-12-31T23:59:59Z", "2026-12-31"),
        ("2028-02-29T00:00:00Z", "2028-02-29"),
    ],
)
def test_today_is_the_day_in_london(moment: str, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # with any zone
            assert isinstance(tz, ZoneInfo)
            return datetime.fromisoformat(moment).astimezone(tz)

    monkeypatch.setattr(command, "datetime", Clock)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert command.date_in_london().isoformat() == day
