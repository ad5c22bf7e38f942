"""Each feed and calendar has what belongs to it, counted again by hand, and nothing that must stay private."""

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from signpost.outputs.atom_feed import ATOM, atom_feed
from signpost.outputs.calendars import calendars
from signpost.records.model import Activity
from signpost.site.inspection.pages import Tags
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration
from tests.records.scratch import SMALL, small_directory

DIRECTORY = demonstration()
NEEDS = [need.id for need in DIRECTORY.needs.values() if not need.discreet]
DISCREET = [need.id for need in DIRECTORY.needs.values() if need.discreet]


@pytest.fixture(scope="module")
def feeds() -> dict[str, ET.Element]:
    made = atom_feed(Snapshot(DIRECTORY, TODAY))
    return {one.path: ET.fromstring(one.content) for one in made}  # noqa: S314 - our own output


@pytest.fixture(scope="module")
def dates() -> dict[str, bytes]:
    return {one.path: one.content for one in calendars(Snapshot(DIRECTORY, TODAY))}


def titles(feed: ET.Element) -> list[str]:
    return [entry.findtext(f"{{{ATOM}}}title", "") for entry in feed.iter(f"{{{ATOM}}}entry")]


def links(feed: ET.Element) -> set[str]:
    """The ids of the activities in a feed."""
    found = (link.get("href", "") for entry in feed.iter(f"{{{ATOM}}}entry") for link in entry.iter(f"{{{ATOM}}}link"))
    return {link.rpartition("/")[2].removesuffix(".html") for link in found}


def recent(activity: Activity) -> bool:
    """Whether it has been new, has changed, or has stopped being open, in the last four months."""
    days = [activity.added, activity.status_since, *(one.on for one in activity.changed)]
    return any(day and TODAY - timedelta(days=120) <= day <= TODAY for day in days)


def test_every_feed_has_an_address_and_an_id_of_its_own(feeds: dict[str, ET.Element]) -> None:
    ids = [feed.findtext(f"{{{ATOM}}}id") for feed in feeds.values()]
    assert len(set(ids)) == len(ids) == len(feeds) > 50
    for path, feed in feeds.items():
        [own] = [link.get("href", "") for link in feed.findall(f"{{{ATOM}}}link") if link.get("rel") == "self"]
        assert own.endswith(f"/{path}")
        assert feed.findtext(f"{{{ATOM}}}updated")
        assert feed.findtext(f"{{{ATOM}}}author/{{{ATOM}}}name")


@pytest.mark.parametrize("need", NEEDS)
def test_a_needs_feed_has_what_is_for_it_and_no_more(need: str, feeds: dict[str, ET.Element]) -> None:
    known = DIRECTORY.activities.values()
    own = {one.id for one in known if need in one.needs and recent(one) and not DIRECTORY.is_discreet(one)}
    whole = links(feeds["changes.xml"])
    assert links(feeds[f"needs/{need}.xml"]) == own & whole


def test_an_areas_feed_takes_in_what_is_for_the_larger_area(feeds: dict[str, ET.Element]) -> None:
    larger = {area.id for area in DIRECTORY.lineage(DIRECTORY.areas["south-ward"])} | {"south-ward"}
    own = {
        one.id
        for one in DIRECTORY.activities.values()
        if larger & {*one.areas} and recent(one) and not DIRECTORY.is_discreet(one)
    }
    assert links(feeds["areas/south-ward.xml"]) == own & links(feeds["changes.xml"])
    assert own


def test_what_is_new_is_told_to_those_it_is_for(tmp_path: Path) -> None:
    knit = (SMALL / "activities/knit-and-natter.yaml").read_text("utf-8")
    knit = re.sub(r"(?m)^added: .*", "added: 2026-11-20", re.sub(r"(?m)^audience:\n(?:  .*\n)*", "", knit))
    files = {"activities/knit-and-natter.yaml": knit + "audience:\n  for_carers: yes\n  age_from: 60\n"}
    made = atom_feed(Snapshot(small_directory(tmp_path, files), date(2026, 11, 22)))
    feeds = {one.path: ET.fromstring(one.content) for one in made}  # noqa: S314 - our own output
    for path in ("changes.xml", "needs/arts-creative.xml", "follow/carers.xml", "follow/older-people.xml"):
        assert "New: Knit and Natter" in titles(feeds[path]), path
    assert "follow/women.xml" not in feeds  # there is nothing for women alone


@pytest.mark.parametrize("need", NEEDS)
def test_a_needs_calendar_has_the_groups_that_meet_for_it(need: str, dates: dict[str, bytes]) -> None:
    whole = {str(event["summary"]) for event in Calendar.from_ical(dates["calendar.ics"]).walk("VEVENT")}
    named = {one.name for one in DIRECTORY.activities.values() if need in one.needs and not DIRECTORY.is_discreet(one)}
    found = {str(event["summary"]) for event in Calendar.from_ical(dates[f"needs/{need}.ics"]).walk("VEVENT")}
    bare = {re.sub(r"^Closed: | \([^)]*\)$", "", name) for name in found}
    assert bare <= {re.sub(r" \([^)]*\)$", "", name) for name in named} | named
    assert {name for name in whole if name in named} == {name for name in found if name in named}


def test_nothing_private_can_be_followed(feeds: dict[str, ET.Element], dates: dict[str, bytes]) -> None:
    assert DISCREET
    for need in DISCREET:
        assert f"needs/{need}.xml" not in feeds
        assert f"needs/{need}.ics" not in dates
    for one in DIRECTORY.activities.values():
        if DIRECTORY.is_discreet(one):
            assert not [path for path, feed in feeds.items() if path != "changes.xml" and one.id in links(feed)]
            named = [path for path, content in dates.items() if one.name.encode() in content]
            assert not [path for path in named if path.startswith(("needs/", "follow/"))]


def test_the_page_leads_to_every_feed_and_calendar(feeds: dict[str, ET.Element], demonstration: Path) -> None:
    page = Tags((demonstration / "follow.html").read_text("utf-8"))
    there = set(page.values("href"))
    for path in feeds:
        calendar = "calendar.ics" if path == "changes.xml" else path.replace(".xml", ".ics")
        assert {path, calendar} <= there, path
        assert (demonstration / path).is_file()
        assert (demonstration / calendar).is_file()
        assert any(link.startswith("webcal://") and link.endswith(calendar) for link in there)
    for need in DISCREET:
        assert not [link for link in there if need in link]
        assert "follow.html" not in (demonstration / f"needs/{need}.html").read_text("utf-8")
