"""The page for missing addresses leads home, however deep the address and wherever the site is."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.browser.reader import Readers
from tests.demonstration import copy_of_demonstration
from tests.sites import built

NOT_THERE = "error: Failed to load resource: the server responded with a status of 404 (Not Found)"
LINKS = ("index.html", "needs/index.html", "areas/index.html", "activities/index.html")
ODD_PATHS = (
    "gone.html",
    "needs/gone.html",
    "needs/deep/er/gone.html",
    "activities/gone/index.html?q=x#y",
    "assets/gone.css",
)


def lost(readers: Readers, address: str, *, script: bool = True) -> Page:
    """A page that isn't there, opened."""
    page = readers.page(script=script)
    answer = page.goto(address)
    assert answer
    assert answer.status == 404
    assert page.get_by_role("heading", level=1).inner_text() == "This page isn’t here"
    assert set(readers.complaints) <= {NOT_THERE}
    readers.complaints.clear()
    return page


def ways(page: Page) -> list[str]:
    """The addresses that its links lead to."""
    found: list[str] = page.locator("main li a").evaluate_all("all => all.map(one => one.href)")
    return found


@pytest.mark.parametrize("path", ODD_PATHS)
@pytest.mark.parametrize("prefix", ["", "some/prefix"])
def test_every_link_leads_to_the_site_it_belongs_to(readers: Readers, prefix: str, path: str) -> None:
    page = lost(readers, readers.host.address(path, prefix))
    assert ways(page) == [readers.host.address(link, prefix) for link in LINKS]
    for link in LINKS:
        answer = page.goto(readers.host.address(link, prefix))
        assert answer
        assert answer.status == 200


@pytest.mark.parametrize("path", [*ODD_PATHS, "who/knows/what.html", "who/"])
@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_at_the_sites_own_address_no_folder_leads_it_astray(
    readers: Readers, demonstration: Path, script: bool, path: str
) -> None:
    def answer(route: Route) -> None:
        route.fulfill(status=404, content_type="text/html", body=(demonstration / "404.html").read_bytes())

    page = readers.page(script=script)
    page.context.route("https://south-ward-signpost.example/**", answer)
    page.goto(f"https://south-ward-signpost.example/{path}")
    assert ways(page) == [f"https://south-ward-signpost.example/{link}" for link in LINKS]
    assert set(readers.complaints) <= {
        NOT_THERE,
        "error: Failed to load resource: the server responded with a status of 404 ()",
    }
    readers.complaints.clear()


@pytest.mark.parametrize(
    "path",
    ["//elsewhere.example/x", "//elsewhere.example/needs/x", "/\\elsewhere.example/x", "///elsewhere.example//x/"],
)
@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_no_address_leads_its_links_to_another_host(readers: Readers, script: bool, path: str) -> None:
    page = lost(readers, f"{readers.host.origin}{path}", script=script)
    assert {address.removeprefix(readers.host.origin)[:1] for address in ways(page)} == {"/"}


def test_an_address_of_the_site_with_two_slashes_leads_to_no_other_host(readers: Readers, tmp_path: Path) -> None:
    directory = copy_of_demonstration(tmp_path)
    about = directory / "directory.yaml"
    own = "site_url: https://south-ward-signpost.example/"
    about.write_text(about.read_text("utf-8").replace(own, f"{own}/elsewhere.example/"), "utf-8")
    readers.host.sites["prefix"] = built(directory, tmp_path / "site", leaflets=False)
    for script in (True, False):
        page = lost(readers, readers.host.address("x.html", "prefix"), script=script)
        assert {address.removeprefix(readers.host.origin)[:1] for address in ways(page)} == {"/"}


def test_without_scripts_it_goes_by_the_path_of_the_sites_address(readers: Readers, tmp_path: Path) -> None:
    directory = copy_of_demonstration(tmp_path)
    about = directory / "directory.yaml"
    own = "site_url: https://south-ward-signpost.example/"
    assert own in about.read_text("utf-8")
    about.write_text(about.read_text("utf-8").replace(own, f"{own}some/other/prefix"), "utf-8")
    readers.host.sites["some/other/prefix"] = built(directory, tmp_path / "site", leaflets=False)
    page = lost(readers, readers.host.address("who/knows/what.html", "some/other/prefix"), script=False)
    assert ways(page) == [readers.host.address(link, "some/other/prefix") for link in LINKS]
