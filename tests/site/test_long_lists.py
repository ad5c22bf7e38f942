"""Long lists: on pages by letter, day, month and area, where everything is found by links and nothing stands twice."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from signpost.outputs.sitemap import sitemap
from signpost.site.inspection.links import faults_of_links
from signpost.site.inspection.pages import Tags, pages_of
from signpost.values.names import ID, PART
from signpost.views import listings
from signpost.views import long_lists as rule
from signpost.views.needs_by_area import serving
from signpost.views.screen import screens
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration as shipped
from tests.little_room import ROOM
from tests.site.html_checker import told

SNAPSHOT = Snapshot(shipped(), TODAY)
ENTRIES = {
    "activities/index.html": r'<li data-activity="([a-z0-9-]+)"',
    "organisations/index.html": r'<h2><a href="\.\./organisations/([a-z0-9-]+)\.html"',
    "venues/index.html": r'<h2><a href="\.\./venues/([a-z0-9-]+)\.html"',
    "whats-on.html": r'<li data-dates="(\S+)">.*?<h3><a href="activities/([a-z0-9-]+)\.html"',
    "changes.html": r'<time datetime="(\S+)">.*?<a href="activities/([a-z0-9-]+)\.html">.*?<span class="badge (\w+)"',
}
LISTED: Mapping[str, Sequence[object]] = {
    "activities/index.html": [activity.id for activity in SNAPSHOT.listed],
    "organisations/index.html": list(shipped().organisations),
    "venues/index.html": [venue.id for venue in shipped().venues.values() if not shipped().is_sensitive(venue)],
    "whats-on.html": [
        (f"{own.occurrence.starts_at}/{own.occurrence.ends_at}", own.card.id)
        for day in listings.whats_on(SNAPSHOT)
        for own in day.entries
    ],
    "changes.html": [(one.day.isoformat(), one.card.id, one.state) for one in listings.changes(SNAPSHOT)],
}


def read(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


def links(site: Path, path: str) -> Iterator[str]:
    """The pages of lists to which a page links, each once."""
    found = (urlsplit(link).path for tag, own in Tags(read(site, path)).found if tag == "a" and (link := own["href"]))
    targets = (posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) for target in found)
    return (target for target in dict.fromkeys(targets) if PART in target and target.endswith(".html"))


def two_steps(site: Path, path: str, starts: str) -> list[str]:
    """The pages of a list that can be reached from its own page in at most two steps."""
    first = [target for target in links(site, path) if target.startswith(starts)]
    then = [target for one in first for target in links(site, one) if target.startswith(starts)]
    return list(dict.fromkeys([*first, *then]))


def entries(site: Path, path: str, paths: Iterable[str]) -> list[object]:
    """What stands on some pages of a list."""
    return [own for one in paths for own in re.findall(ENTRIES[path], read(site, one), re.DOTALL)]


@pytest.mark.parametrize("path", ENTRIES)
def test_all_that_is_listed_is_found_within_two_steps_and_nothing_stands_twice(long_lists: Path, path: str) -> None:
    starts = {"index": posixpath.dirname(path) + "/letter"}.get(Path(path).stem, Path(path).stem) + PART
    pages = two_steps(long_lists, path, starts)
    assert entries(long_lists, path, [path]) == []
    assert Counter(entries(long_lists, path, pages)) == Counter(LISTED[path])
    assert set(pages) == {one for one in pages_of(long_lists) if one.startswith(starts)}
    assert len(pages) > 3


@pytest.mark.parametrize("path", ENTRIES)
def test_a_directory_with_room_has_each_list_whole_on_its_one_page(demonstration: Path, path: str) -> None:
    assert Counter(entries(demonstration, path, [path])) == Counter(LISTED[path])
    assert [one for one in pages_of(demonstration) if PART in one] == []


def test_every_group_for_a_need_is_found_under_each_area_whose_people_it_serves(long_lists: Path) -> None:
    for need in shipped().needs.values():
        start = f"needs/{need.id}"
        reached = two_steps(long_lists, f"{start}.html", f"{start}{PART}")
        assert set(reached) == {one for one in pages_of(long_lists) if one.startswith(f"{start}{PART}")}
        for area in shipped().areas.values():
            own = [one for one in reached if one.removesuffix(".html").split(PART)[1] == area.id]
            served = {one.id for one in SNAPSHOT.serving(area)} & {one.id for one in serving(SNAPSHOT, need)}
            found = entries(long_lists, "activities/index.html", own)
            assert Counter(found) == Counter(served), (need.id, area.id)


def test_an_area_leads_to_all_of_its_groups_and_each_line_counts_what_it_leads_to(long_lists: Path) -> None:
    area = shipped().areas["south-ward"]
    page = read(long_lists, "areas/south-ward.html")
    assert "data-activity" not in page
    lines = re.findall(r'<a href="\.\./(needs/\S+_south-ward\.html)">.*?</a> <span class="count">(\d+)<', page)
    found = set()
    for path, count in lines:
        own = entries(long_lists, "activities/index.html", [path, *numbered(long_lists, path)])
        assert len(own) == int(count), path
        found |= set(own)
    assert found == {activity.id for activity in SNAPSHOT.serving(area)}


def numbered(site: Path, path: str) -> list[str]:
    """The other pages of the same section."""
    stem = path.removesuffix(".html")
    return [one for one in pages_of(site) if re.fullmatch(rf"{re.escape(stem)}{PART}\d+\.html", one)]


def test_a_page_says_how_much_there_is_and_which_of_how_many_pages_it_is(long_lists: Path) -> None:
    firsts = [one for one in pages_of(long_lists) if PART in one and 'aria-label="Letters"' in read(long_lists, one)]
    assert firsts
    for path in firsts:
        told_on = re.search(r"<h1>.*?</h1>\s*<p>(\d+) \w+(?:\. Page (\d+) of (\d+): \S.*)?</p>", read(long_lists, path))
        assert told_on, path
        stem = re.sub(rf"{PART}\d+$", "", path.removesuffix(".html"))
        every = [f"{stem}.html", *numbered(long_lists, f"{stem}.html")]
        kind = f"{posixpath.dirname(path)}/index.html"
        assert len(entries(long_lists, kind, every)) == int(told_on[1])
        assert (told_on[3] or "1") == str(len(every))


def test_where_one_is_is_said_to_screen_readers_and_what_is_empty_is_no_link(long_lists: Path) -> None:
    page = read(long_lists, "activities/letter_t.html")
    row = re.search(r'<nav aria-label="Letters".*?</nav>', page, re.DOTALL)
    assert row
    assert len(re.findall("<li>", row[0])) == 27
    assert re.findall(r'aria-current="page">(\w)<', row[0]) == ["T"]
    empty = set("ABCDEFGHIJKLMNOPQRSTUVWXYZ") - {activity.name[0].upper() for activity in SNAPSHOT.listed}
    assert set(re.findall(r"<span>([A-Z])</span>", row[0])) == empty != set()
    assert re.search(
        r'<li><a href="\.\./activities/index\.html">A to Z</a></li>\s*<li aria-current="page">T</li>', page
    )
    assert re.search(r'<a href="index\.html" aria-current="true">A to Z</a>', page)  # in the menu
    second = next(one for one in pages_of(long_lists) if one.endswith("_2.html") and "letter" in one)
    assert len(re.findall(r'aria-current="page"><span class="unseen">Page </span>2', read(long_lists, second))) == 1


def test_no_page_has_more_than_there_is_room_for(long_lists: Path) -> None:
    groups = {one: read(long_lists, one).count('<li data-activity="') for one in pages_of(long_lists) if PART in one}
    assert max(groups.values()) == ROOM // rule.ENTRY
    sessions = [read(long_lists, one).count("<li data-dates=") for one in groups if one.startswith("whats-on")]
    assert ROOM // rule.AT_AN_HOUR // 2 < max(sessions) <= ROOM // rule.AT_AN_HOUR


@pytest.mark.parametrize(
    ("path", "size"),
    [
        ("activities/index.html", rule.ENTRY),
        ("organisations/index.html", rule.NAMED),
        ("venues/index.html", rule.NAMED),
        ("whats-on.html", rule.AT_AN_HOUR),
        ("changes.html", rule.AT_AN_HOUR),
    ],
)
def test_an_entry_takes_about_as_much_room_as_the_rule_says(demonstration: Path, path: str, size: int) -> None:
    page = read(demonstration, path)
    list_alone = page[page.index("<main") : page.index("</main>")]
    taken = len(list_alone.encode()) / len(LISTED[path])
    assert taken < 1.35 * size  # as 140 kB may grow to 190, and the page around it has 10


def test_no_record_can_have_the_address_of_a_page_of_a_list(long_lists: Path) -> None:
    paths = [one for one in pages_of(long_lists) if PART in one]
    assert not [one for one in paths if ID.fullmatch(Path(one).stem)]
    former = [f"activities/letter{PART}{letter}.html" for letter in "abt"]
    assert set(former) <= set(paths)  # the address of a letter is the same however many pages it has


def test_each_page_has_a_title_of_its_own_and_no_id_twice(long_lists: Path) -> None:
    titles: Counter[str] = Counter()
    for path in pages_of(long_lists):
        page = read(long_lists, path)
        ids = list(Tags(page).values("id"))
        assert len(ids) == len(set(ids)), path
        if PART in path and not path.startswith("screen"):
            titles.update(re.findall(r"<title>(.*?)</title>", page))
    assert titles.total() > 200
    assert {title: count for title, count in titles.items() if count > 1} == {}


def test_every_link_lands(long_lists: Path) -> None:
    assert faults_of_links(long_lists) == []


def test_a_discreet_need_is_as_discreet_on_its_pages_of_areas(long_lists: Path) -> None:
    pages = [one for one in pages_of(long_lists) if one.startswith(f"needs/domestic-abuse{PART}")]
    worker = read(long_lists, "sw.js")
    assert pages
    for path in pages:
        assert "data-leave" in read(long_lists, path) or 'class="leave"' in read(long_lists, path)
        assert "Is it safe for you to have this?" in read(long_lists, path)
        assert path not in worker


def test_the_pages_of_lists_are_kept_offline_after_what_is_needed_first(long_lists: Path) -> None:
    first, rest = re.findall(r'"(?:first|rest)": \{(.*?)\}', read(long_lists, "sw.js"), re.DOTALL)
    assert '"whats-on.html"' in first
    assert PART not in re.sub(r'"(?!\S+\.html")[^"]*"', "", first)
    assert f'"whats-on{PART}{TODAY}.html"' in rest
    assert f'"activities/letter{PART}t.html"' in rest


def test_search_engines_are_told_of_the_needs_in_each_area(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule, "ROOM", ROOM)
    told_of = next(file.content for file in sitemap(Snapshot(shipped(), TODAY)) if file.path == "sitemap.xml").decode()
    assert f"/needs/loneliness{PART}south-ward.html<" in told_of


def test_a_screen_shows_whole_days_and_each_area_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    (whole,) = screens(Snapshot(shipped(), TODAY))
    monkeypatch.setattr(rule, "ROOM", ROOM)
    everywhere, *own = screens(Snapshot(shipped(), TODAY))
    assert [one.area for one in own] == list(shipped().areas)
    for one in (everywhere, *own):
        assert 1 <= len(one.days) <= 7
        assert one.days[0].day == min(day.day for day in one.days)
    assert not everywhere.whole
    assert everywhere.days == whole.days[: len(everywhere.days)]
    assert sum(len(day.entries) for day in everywhere.days) * rule.AT_AN_HOUR <= ROOM


def test_the_checker_finds_nothing_on_them(validator: list[str], long_lists: Path) -> None:
    paths = ("activities/index", "activities/letter_t", "whats-on", f"whats-on_{TODAY}", "needs/loneliness",
             "needs/loneliness_south-ward_2", "areas/south-ward", "changes_2026-11", "screen_worle")  # fmt: skip
    assert told(validator, *(long_lists / f"{path}.html" for path in paths)) == []
