"""Promises about numbers: the area page, the need page, the list of needs, the first page and Find count the same."""

import re
from typing import Final

import pytest

from benchmarks.find import Asker
from signpost.outputs import outputs
from signpost.outputs.artefact import Page, Plan
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration

DIRECTORY: Final = demonstration()
NEED: Final = re.compile(r"^#|^\.\./needs/|\.html$")
LINE: Final = re.compile(r'<li><a href="([^"]+)">[^<]*</a> <span class="count">(\d+)')


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Return the body of every page of an area, a need or a level, of their lists, and of the first page."""
    snapshot = Snapshot(DIRECTORY, TODAY)
    made = (one for share in outputs(snapshot) for one in share if isinstance(one, Page | Plan))
    wanted = re.compile(r"(?:areas|needs|levels)/[a-z-]+\.html|index\.html")
    return {one.path: (one.make() if isinstance(one, Plan) else one).body for one in made if wanted.fullmatch(one.path)}


def told_by(body: str) -> dict[str, int]:
    """Each need on an area's page, with the number beside it."""
    menu = body[body.index('<nav aria-labelledby="menu"') :].split("</nav>", maxsplit=1)[0]
    return {NEED.sub("", target): int(number) for target, number in LINE.findall(menu)}


@pytest.mark.parametrize("area", DIRECTORY.areas)
def test_an_areas_page_counts_for_each_need_what_find_counts(area: str, pages: dict[str, str], asker: Asker) -> None:
    assert told_by(pages[f"areas/{area}.html"]) == asker.ask(facets={"area": [area]})["counts"]["need"]


@pytest.mark.parametrize("area", DIRECTORY.areas)
def test_an_areas_page_names_as_many_groups_for_a_need_as_it_counts(area: str, pages: dict[str, str]) -> None:
    body = pages[f"areas/{area}.html"]
    here = {need: number for need, number in told_by(body).items() if f' id="{need}"' in body}
    assert here
    for need, number in here.items():
        part = re.split(r"</section>|</li>\n<li id=", body[body.index(f' id="{need}"') :])[0]
        more = sum(map(int, re.findall(r">(\d+) groups</a>", part)))
        assert len(re.findall(r'href="\.\./activities/', part)) + more == number, need


def test_the_list_of_needs_and_each_needs_page_count_what_find_counts(pages: dict[str, str], asker: Asker) -> None:
    found = asker.ask()["counts"]["need"]
    listed = {
        path.removesuffix(".html").rpartition("/")[2]: int(n) for path, n in LINE.findall(pages["needs/index.html"])
    }
    assert {need: number for need, number in listed.items() if number} == found
    for need in DIRECTORY.needs:
        on_page = set(re.findall(r'href="\.\./activities/([^"]+)\.html"', pages[f"needs/{need}.html"]))
        by_find = {result["id"] for result in asker.ask(facets={"need": [need]})["results"]}
        assert by_find <= on_page, need
        assert len(by_find) == found.get(need, 0)


def test_loneliness_in_south_ward_is_22_everywhere(pages: dict[str, str], asker: Asker) -> None:
    assert told_by(pages["areas/south-ward.html"])["loneliness"] == 22
    assert len(asker.ask(facets={"area": ["south-ward"], "need": ["loneliness"]})["results"]) == 22


def test_the_first_page_and_each_levels_page_count_what_find_counts(pages: dict[str, str], asker: Asker) -> None:
    counts = asker.ask()["counts"]
    for level in DIRECTORY.levels:
        assert re.findall(r"<p>(\d+) activit", pages[f"levels/{level}.html"]) == [str(counts["level"][level])]
    everything = asker.ask(facets={"level": list(DIRECTORY.levels)})["results"]
    assert f"{len(everything)} groups and services." in pages["index.html"]
