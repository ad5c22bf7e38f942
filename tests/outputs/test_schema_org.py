"""What search engines read is schema.org's own vocabulary, true to the page, and gives no place away."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from pyld import jsonld

from signpost.outputs.json_ld import json_ld
from signpost.records.directory import Directory
from signpost.views.open_data import OpenData
from signpost.views.schema_org import activity_data, organisation_data, venue_data
from signpost.views.snapshot import Snapshot
from tests import demonstration as shipped
from tests.conftest import NODE_MODULES
from tests.day import TODAY
from tests.hostile import HOSTILE
from tests.records.scratch import small_directory

VOCABULARY: Final = "https://schema.org/"
PAGE: Final = "https://signpost.example/page.html"
SCRIPT: Final = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def every(directory: Directory) -> Iterator[Mapping[str, Any]]:
    """The data of every page that has some."""
    snapshot = Snapshot(directory, TODAY)
    data = OpenData(snapshot.directory)
    yield from (activity_data(snapshot, own, PAGE) for own in data.activities.values() if own.status != "closed")
    yield from (organisation_data(snapshot, own, PAGE) for own in data.organisations.values())
    yield from (venue_data(own, PAGE) for own in data.venues.values())


def without_network(address: str, _: Any) -> Mapping[str, Any]:
    """schema.org's context, as far as it matters here: every name is one of its vocabulary."""
    assert address == "https://schema.org"
    document = {"@context": {"@vocab": VOCABULARY}}
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": document}


def test_it_is_json_ld_of_which_nothing_is_lost() -> None:
    options = {"documentLoader": without_network}
    for data in every(shipped.demonstration()):
        [expanded] = jsonld.expand(data, options)
        assert expanded["@type"] == [f"{VOCABULARY}{data['@type']}"]
        back = jsonld.compact(expanded, {"@vocab": VOCABULARY}, options)
        assert without(back) == without(data)


def without(data: Any) -> Any:
    """Data without its context, and without the brackets of lists of one, which JSON-LD takes away."""
    if isinstance(data, dict):
        return {name: without(value) for name, value in data.items() if name != "@context"}
    if isinstance(data, list):
        return without(data[0]) if len(data) == 1 else [without(item) for item in data]
    return data


def test_it_is_valid_by_the_types_of_schema_org(tmp_path: Path) -> None:
    node, compiler = shutil.which("node"), NODE_MODULES / "typescript" / "bin" / "tsc"
    if not node or not compiler.exists() or not (NODE_MODULES / "schema-dts").exists():
        if os.environ.get("CI"):
            pytest.fail("Node, typescript or schema-dts is missing.")
        pytest.skip("Node, typescript or schema-dts is missing: run `make test`.")
    (tmp_path / "node_modules").symlink_to(NODE_MODULES)
    good = [
        f"export const a{number}: Ours = {json.dumps(data)};"
        for number, data in enumerate(every(shipped.demonstration()))
    ]
    bad = [
        'export const b0: Ours = {"@context": "https://schema.org", "@type": "Service", "colour": "red"};',
        'export const b1: Ours = {"@context": "https://schema.org", "@type": "Place", "geo": 7};',
    ]
    types = "Service | Organization | NGO | GovernmentOrganization | Place"
    names = f"{types.replace(' |', ',')}, WithContext"
    head = f"import type {{ {names} }} from 'schema-dts';\ntype Ours = WithContext<{types}>;"
    for name, lines in (("good", good), ("bad", bad)):
        (tmp_path / f"{name}.ts").write_text("\n".join([head, *lines]), "utf-8")
    words = (
        node,
        str(compiler),
        "--noEmit",
        "--strict",
        "--skipLibCheck",
        "--moduleResolution",
        "bundler",
        "--module",
        "es2022",
    )
    done = {
        name: subprocess.run([*words, f"{name}.ts"], cwd=tmp_path, capture_output=True, text=True, check=False)
        for name in ("good", "bad")
    }
    assert (done["good"].returncode, done["good"].stdout) == (0, "")
    assert [f"b{number}" for number in (0, 1) if f"bad.ts({number + 3}," in done["bad"].stdout] == ["b0", "b1"]


def test_the_page_of_each_open_record_has_it_and_no_other(demonstration: Path) -> None:
    directory = Snapshot(shipped.demonstration(), TODAY).directory
    data = OpenData(directory)
    wanted = {f"activities/{id_}.html" for id_, own in data.activities.items() if own.status != "closed"}
    wanted |= {f"organisations/{id_}.html" for id_ in data.organisations} | {
        f"venues/{id_}.html" for id_ in data.venues
    }
    found = {}
    for file in demonstration.rglob("*.html"):
        for text in SCRIPT.findall(file.read_text("utf-8")):
            found[file.relative_to(demonstration).as_posix()] = json.loads(text)
    assert found.keys() == wanted
    site = directory.about.site_url
    assert all(data["mainEntityOfPage"] == f"{site}{path}" for path, data in found.items())


def test_a_sensitive_record_has_none(tmp_path: Path) -> None:
    snapshot = Snapshot(small_directory(tmp_path), TODAY)
    directory = snapshot.directory
    hidden = [own for own in directory.activities.values() if directory.is_sensitive(own)]
    runs = [own for own in directory.organisations.values() if directory.is_sensitive(own)]
    assert hidden
    assert runs
    assert not any(activity_data(snapshot, own, PAGE) for own in hidden)
    assert not any(organisation_data(snapshot, own, PAGE) for own in runs)
    assert json_ld({}) == ""


def test_no_text_can_end_the_element_and_all_reads_back_as_typed() -> None:
    made = json_ld({"name": HOSTILE})
    assert made.count("<") == 2
    [text] = SCRIPT.findall(made)
    assert json.loads(text) == {"name": HOSTILE}
