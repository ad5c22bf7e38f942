"""A leaflet's page and its plain text say what was typed in its record, just as it was typed, and run none of it."""

import json
import re
from typing import Any, Final

import html5lib
import pytest

from signpost.checks import check
from signpost.outputs.artefact import Artefact, Page
from signpost.outputs.leaflets import leaflets
from signpost.records.directory import read_directory
from signpost.views.leaflet import leaflet
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.hostile import HOSTILE, TOKEN, straight, tame_and_hostile

FIELDS: Final = ("title", "audience", "opening")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshot, Snapshot]:
    """Return the demonstration in plain words, and with words that try to be more than words."""
    tame, hostile, _ = tame_and_hostile(tmp_path_factory.mktemp("leaflets"))
    return Snapshot(read_directory(tame), TODAY), Snapshot(read_directory(hostile), TODAY)


@pytest.fixture(scope="module")
def hostile(both: tuple[Snapshot, Snapshot]) -> Snapshot:
    """Return the demonstration with words that try to be more than words."""
    return both[1]


def test_every_word_of_a_leaflet_is_read_as_it_was_typed(hostile: Snapshot) -> None:
    made = list(leaflets(hostile))
    pages = {page.path: page for page in made if isinstance(page, Page)}
    plain = {file.path: file.content.decode() for file in made if isinstance(file, Artefact)}
    for record in hostile.directory.leaflets.values():
        page = pages[f"leaflets/{record.id}.html"]
        tree: Any = html5lib.parseFragment(page.body, namespaceHTMLElements=False)
        shown = straight(f"{page.title} {page.description} {' '.join(tree.itertext())}")
        for words in (*(getattr(record, name) for name in FIELDS), *(point.words for point in record.points)):
            assert words.endswith(HOSTILE)
            assert words in shown, (record.id, words)
            assert words in plain[f"leaflets/{record.id}.txt"], (record.id, words)
        assert [element for element in tree.iter() if element.tag == "script" or element.text == "b"] == []


def test_every_text_that_a_leaflet_prints_is_looked_at_for_letters_that_print_lacks(
    both: tuple[Snapshot, Snapshot],
) -> None:
    tame, hostile = both
    every = tame.directory.leaflets.values()
    views = [leaflet(tame, record, size) for record in every for size in record.editions]
    printed = {word.lower() for view in views for word in TOKEN.findall(json.dumps(view.json))}
    assert len(printed) > 500
    told = {(found.file, found.field) for found in check(hostile.directory, TODAY) if found.code == "leaflet-glyph"}
    fields = {True: set[str](), False: set[str]()}
    for record in hostile.directory.records():
        for written in record.texts:
            place, word = record.source.place(written.path), TOKEN.search(written.text)
            if word and written.style is not None and written.path != ("theme",):  # data about the directory's
                is_told = (place.file, place.field) in told
                fields[is_told].add(f"{record.source.kind} {re.sub(r'[^a-z_.]', '', place.field)}")
                if word[0].lower() in printed:
                    assert is_told, (place.file, place.field)
    # Nor is anything refused that no leaflet has a place for, such as a person's name.
    assert not {"activity contact.person", "activity description", "directory urgent_help.words"} & fields[True]
    assert {"need name", "activity status_note", "pathway how", "leaflet opening"} <= fields[True]
