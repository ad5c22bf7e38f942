"""A build that is ended at any moment leaves the old site or the new one, and the next build is as if it had not been.

Too slow for `make test`, in which tests/site/test_faults.py ends one at each of its steps on the disk.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.running import DAY, ROOT, environment, tree
from tests.records.scratch import SMALL

SIGNALS: Final = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)


class Builds:
    """Builds of two directories that differ in a word, in turn, to one place."""

    def __init__(self, home: Path) -> None:
        self.home, self.site = home, home / "site"
        record = "activities/knit-and-natter.yaml"
        for name in ("old", "new"):
            shutil.copytree(SMALL, home / name / "directory")
            file = home / name / "directory" / record
            file.write_text(file.read_text("utf-8").replace("Knit and Natter", f"Knit and Natter, {name}"), "utf-8")
        began = time.monotonic()
        self.whole = {name: self.build(name) for name in ("old", "new", "old")}
        self.longest = (time.monotonic() - began) / 3 * 1.2

    def start(self, name: str) -> subprocess.Popen[bytes]:
        words = ("build", "--directory", self.home / name / "directory", "--out", self.site, "--date", DAY)
        line = [sys.executable, str(ROOT / "build.py"), *map(str, words), "--no-leaflets"]
        return subprocess.Popen(line, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def build(self, name: str) -> dict[str, bytes]:
        _, told = (build := self.start(name)).communicate()
        assert build.returncode == 0, told
        return tree(self.site)


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    return Builds(tmp_path_factory.mktemp("kills"))


@settings(deadline=None, max_examples=50, suppress_health_check=list(HealthCheck))
@given(moment=st.floats(0, 1), with_=st.sampled_from(SIGNALS))
def test_a_build_ended_at_any_moment_leaves_the_old_site_or_the_new_one(
    builds: Builds, moment: float, with_: signal.Signals
) -> None:
    before = tree(builds.site)
    new = "new" if before == builds.whole["old"] else "old"
    build = builds.start(new)
    time.sleep(moment * builds.longest)
    os.kill(build.pid, with_)
    _, told = build.communicate()
    assert tree(builds.site) in (before, builds.whole[new])
    if with_ == signal.SIGINT and moment > 0.5:  # before that, Python itself may still be starting
        assert build.returncode in (0, 3), told
        assert b"Traceback" not in told
    assert builds.build(new) == builds.whole[new]
    left = sorted(path.name for path in builds.home.iterdir() if path.name not in {"old", "new", "site"})
    assert left in ([], [".site-publishing"])
