"""The map beside the results: each of the first ones has its number there, at its place. Nothing secret is on it."""

from playwright.sync_api import Page, expect

from signpost.values.sectors import distance
from tests.browser.finding import asked, ids, tick
from tests.browser.reader import Readers
from tests.demonstration import demonstration

WIDE = {"width": 1366, "height": 768}
FIRST = 8  # results that are on the map
NEAR = 0.2  # kilometres: the pages have three decimals of a degree
PLACES = """svg => {
  const [west, south, east, north] = svg.dataset.bounds.split(" ").map(Number);
  const {width, height} = svg.viewBox.baseVal;
  return Object.fromEntries([...svg.querySelectorAll("g > g")].map(dot => {
    const {e, f} = dot.transform.baseVal.consolidate().matrix;
    return [dot.textContent, [north - f / height * (north - south), west + e / width * (east - west)]];
  }));
}"""


def numbers(page: Page) -> dict[str, str]:
    """By the id of each result, the number before its place."""
    found = {}
    for item in page.locator("#results > li").all():
        found[item.get_attribute("data-activity") or ""] = item.locator(".spot").inner_text()
    return found


def test_each_of_the_first_results_has_its_number_where_it_lies(readers: Readers) -> None:
    page = asked(readers, "#q=company", viewport=WIDE)
    places = page.locator("[data-map] svg").evaluate(PLACES)
    shown = numbers(page)
    first, rest = ids(page)[:FIRST], ids(page)[FIRST:]
    assert {shown[id_] for id_ in rest} <= {""}
    assert {shown[id_] for id_ in first} - {""} == places.keys()
    assert len(places) >= 3
    records = demonstration()
    for id_ in first:
        venue = records.venues.get(records.activities[id_].venue)
        known = venue.coordinates if venue else None
        assert bool(shown[id_]) == bool(known), id_
        if known:
            assert distance(tuple(places[shown[id_]]), (known.latitude, known.longitude)) < NEAR


def test_a_filter_changes_the_map_with_the_list(readers: Readers) -> None:
    page = asked(readers, "#q=company", viewport=WIDE)
    before = page.locator("[data-map] svg").inner_html()
    tick(page, "area", "worle")
    expect(page.get_by_role("button", name="Remove Worle")).to_be_visible()
    assert set(page.locator("[data-map] svg").evaluate(PLACES)) == set(numbers(page).values()) - {""}
    assert page.locator("[data-map] svg").inner_html() != before


def test_what_must_not_be_found_has_no_number(readers: Readers) -> None:
    page = asked(readers, "#need=domestic-abuse", viewport=WIDE)
    secret = {id_ for id_ in ids(page) if demonstration().is_sensitive(demonstration().activities[id_])}
    assert secret
    assert {numbers(page)[id_] for id_ in secret} == {""}


def test_on_a_phone_there_is_no_map_and_no_number(readers: Readers) -> None:
    page = asked(readers, "#q=company", viewport={"width": 360, "height": 740})
    expect(page.locator("[data-map]")).to_be_hidden()
    assert not page.locator(".spot:visible").count()
