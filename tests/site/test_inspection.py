"""The command test looks at the built site: it sees what it is there for, and says what it could not look for."""

import shutil
from pathlib import Path

import pytest

from signpost.cli import testing
from signpost.records.directory import read_directory
from signpost.site.browser import find_browser
from signpost.site.inspection.barriers import barriers, looked_at
from signpost.site.inspection.sensitive_words import given_away
from tests.conftest import NODE_MODULES, without
from tests.day import TODAY
from tests.records.scratch import SMALL
from tools.programs import NO_BROWSER, NO_NODE

HOUSE = "name: The Quincewhistle House\nsensitive: yes\n"
GOOD = '<!doctype html><html lang="en"><title>Otters</title><main><h1>Otters</h1><p>Here they are.</p></main></html>'


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository of records with a place that must not be found."""
    shutil.copytree(SMALL, tmp_path / "directory")
    (tmp_path / "directory" / "venues" / "the-house.yaml").write_text(HOUSE, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "content", "leaks"),
    [
        ("index.html", "<p>At the <b>Quincewhistle</b> House</p>", False),
        ("index.html", "<p>At The  Quincewhistle\nHouse</p>", True),
        ("find/cards.js", '{"name":"the quincewhistle house"}', True),
        ("calendar.ics", "LOCATION:The Quincewhistle House", True),
        ("data/rows.csv", "&quot;The Quincewhistle House&quot;", True),
        ("index.html", "<p>The Corner Room</p>", False),
    ],
)
def test_a_name_that_could_lead_somebody_there_is_found_in_any_file_and_not_repeated(
    repository: Path, name: str, content: str, *, leaks: bool
) -> None:
    file = repository / "site" / name
    file.parent.mkdir(parents=True)
    file.write_text(content, "utf-8")
    found = list(given_away(read_directory(repository / "directory"), repository / "site"))
    told = f"{name} has words of venues/the-house.yaml that could lead somebody to the place."
    assert found == ([told] if leaks else [])


def test_pages_stand_for_all_and_those_that_lead_on_are_left_out(tmp_path: Path) -> None:
    for name in ("index", "about", *(f"activities/{letter}" for letter in "abcdef")):
        (tmp_path / name).with_suffix(".html").parent.mkdir(exist_ok=True)
        (tmp_path / name).with_suffix(".html").write_text(GOOD, "utf-8")
    (tmp_path / "activities" / "a.html").write_text('<meta http-equiv="refresh" content="0; url=b.html">', "utf-8")
    chosen = ["about.html", "activities/b.html", "activities/c.html", "activities/d.html", "index.html"]
    assert looked_at(tmp_path) == chosen


def test_barriers_are_found_with_nothing_but_the_browser_and_axe(tmp_path: Path) -> None:
    axe, browser = NODE_MODULES / "axe-core" / "axe.min.js", find_browser()
    if not axe.is_file():
        without(NO_NODE)
    if browser is None:
        without(NO_BROWSER)
    (tmp_path / "good.html").write_text(GOOD, "utf-8")
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    bad = GOOD.replace(' lang="en"', "").replace("<title>", f"{policy}<title>").replace("h1>", "h2>")
    (tmp_path / "bad.html").write_text(bad, "utf-8")
    found = {words.partition(": <")[0] for words in barriers(tmp_path, axe, browser)}
    assert found == {"bad.html: html-has-lang", "bad.html: page-has-heading-one"}


def test_the_command_is_green_on_a_good_site_and_says_what_was_not_looked_for(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is no axe-core beside these records."""
    assert testing.run(repository / "directory", repository / "site", TODAY, leaflets=False)
    said = capsys.readouterr().out
    assert "Words of sensitive records: no fault." in said
    assert "Barriers for disabled people: not looked for. This computer has no " in said
    assert said.endswith("All is well.\n")


def test_a_link_that_leads_nowhere_is_a_fault_of_the_site(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = repository / "site_src" / "templates" / "about.html"
    page.parent.mkdir(parents=True)
    page.write_text('<p><a href="gone.html">Gone</a></p>', "utf-8")
    assert not testing.run(repository / "directory", repository / "site", TODAY, leaflets=False)
    said = capsys.readouterr().out
    assert "  about.html: gone.html leads nowhere" in said
    assert said.endswith("There is something to mend.\n")


def test_records_with_errors_are_not_built(repository: Path) -> None:
    (repository / "directory" / "levels.yaml").write_text("- [", "utf-8")
    assert not testing.run(repository / "directory", repository / "site", TODAY)
    assert not (repository / "site").exists()
