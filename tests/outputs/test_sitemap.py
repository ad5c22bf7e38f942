"""The sitemap names the pages that people look for, each once, and nothing that must not be found."""

import re
from xml.etree import ElementTree as ET

from signpost.outputs.sitemap import sitemap
from signpost.views.open_data import OpenData
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration

SNAPSHOT = Snapshot(demonstration(), TODAY)
FILES = {file.path: file.content for file in sitemap(SNAPSHOT)}
URLS = [{part.tag.rpartition("}")[2]: part.text or "" for part in url} for url in ET.fromstring(FILES["sitemap.xml"])]  # noqa: S314 - we wrote it
SITE = demonstration().about.site_url


def test_it_has_every_record_that_is_listed_and_may_be_found() -> None:
    paths = [url["loc"].removeprefix(SITE) for url in URLS]
    data = OpenData(SNAPSHOT.directory)
    listed = {activity.id for activity in SNAPSHOT.listed} & data.activities.keys()
    for folder, ids in (("activities", listed), ("organisations", data.organisations), ("venues", data.venues)):
        found = {path.removeprefix(f"{folder}/") for path in paths if path.startswith(f"{folder}/")}
        assert found == {f"{id_}.html" for id_ in ids}
    assert len(paths) == len(set(paths))


def test_nothing_sensitive_is_in_it() -> None:
    hidden = [record.id for record in demonstration().protectable() if demonstration().is_sensitive(record)]
    assert hidden
    assert not [id_ for id_ in hidden for url in URLS if url["loc"].endswith(f"/{id_}.html")]


def test_it_tells_a_last_change_only_if_a_record_does_and_none_to_come() -> None:
    days = [url["lastmod"] for url in URLS if "lastmod" in url]
    assert days
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) and day <= TODAY.isoformat() for day in days)
    assert all("lastmod" not in url for url in URLS if "/venues/" in url["loc"] or "/needs/" in url["loc"])


def test_robots_may_read_all_and_are_told_of_the_sitemap() -> None:
    assert FILES["robots.txt"].decode().splitlines() == ["User-agent: *", "Allow: /", f"Sitemap: {SITE}sitemap.xml"]
