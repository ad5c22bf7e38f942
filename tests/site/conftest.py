"""What the tests of publishing share."""

from pathlib import Path

import pytest

from signpost.site import workers
from tests.site.sites import OLD, pages, publish


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder where the old site is published."""
    publish(pages(OLD), tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def only_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let work be split between processes though the test tool has a thread of its own, which waits for messages."""
    monkeypatch.setattr(workers, "_threads", lambda: 1)
