"""What the tests of publishing share."""

from pathlib import Path

import pytest

from signpost.site.publish import publish
from tests.site.sites import OLD, pages


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a folder where the old site is published."""
    publish(pages(OLD), tmp_path / "site")
    return tmp_path / "site"
