"""What several tests of the site share."""

import shutil
import subprocess
from pathlib import Path

import pytest

from signpost.site import workers
from tests.conftest import NODE_MODULES, without
from tests.site.sites import OLD, pages, publish
from tools.programs import NO_JAVA, NO_NODE


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder where the old site is published."""
    publish(pages(OLD), tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def only_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let work be split between processes though the test tool has a thread of its own, which waits for messages."""
    monkeypatch.setattr(workers, "_threads", lambda: 1)


@pytest.fixture(scope="module")
def validator() -> list[str]:
    """Return the command that looks for faults in HTML."""
    program = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not program.is_file():
        without(NO_NODE)
    java = shutil.which("java")
    if not java or subprocess.run([java, "-version"], capture_output=True, check=False).returncode:  # a substitute
        without(NO_JAVA)
    return [java, "-jar", str(program)]
