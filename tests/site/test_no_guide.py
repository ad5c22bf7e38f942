"""A directory without a conversation guide looks whole: nothing leads to the page, and it says what is missing."""

import shutil
from pathlib import Path

from tests.checks.cases import BASE
from tests.sites import built


def test_nothing_leads_to_a_guide_that_is_not_there(tmp_path: Path) -> None:
    records = Path(shutil.copytree(BASE, tmp_path / "directory"))
    assert not (records / "conversation.yaml").exists()
    site = tmp_path / "site"
    built(records, site)
    pages = {file.relative_to(site).as_posix(): file.read_text("utf-8") for file in site.rglob("*.html")}
    assert [path for path, page in pages.items() if 'conversation.html"' in page] == []
    assert "has no conversation guide yet" in pages["conversation.html"]
    assert not (site / "talk").exists()


def test_with_one_every_page_leads_to_it(demonstration: Path) -> None:
    for path in ("index.html", "levels/index.html", "pathways/index.html", "activities/tea-and-talk.html"):
        assert 'conversation.html"' in (demonstration / path).read_text("utf-8"), path
