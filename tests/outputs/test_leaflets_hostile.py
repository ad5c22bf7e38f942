"""A leaflet's page and its plain text say what was typed in its record, just as it was typed, and run none of it."""

from typing import Any, Final

import html5lib
import pytest

from signpost.outputs.artefact import Page
from signpost.outputs.leaflets import leaflets
from signpost.records.directory import read_directory
from signpost.views.edition import Edition
from tests.hostile import HOSTILE, tame_and_hostile
from tests.records.scratch import TODAY

FIELDS: Final = ("title", "audience", "opening")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Give the demonstration with words that try to be more than words."""
    _, folder, _ = tame_and_hostile(tmp_path_factory.mktemp("leaflets"))
    return Edition(read_directory(folder), TODAY)


def test_every_word_of_a_leaflet_is_read_as_it_was_typed(hostile: Edition) -> None:
    made = list(leaflets(hostile))
    pages = {page.path: page for page in made if isinstance(page, Page)}
    plain = {file.path: file.content.decode() for file in made if not isinstance(file, Page)}
    for record in hostile.directory.leaflets.values():
        page = pages[f"leaflets/{record.id}.html"]
        tree: Any = html5lib.parseFragment(page.body, namespaceHTMLElements=False)
        shown = f"{page.title} {page.description} {' '.join(tree.itertext())}"
        for words in (*(getattr(record, name) for name in FIELDS), *(point.words for point in record.points)):
            assert words.endswith(HOSTILE)
            assert words in shown, (record.id, words)
            assert words in plain[f"leaflets/{record.id}.txt"], (record.id, words)
        assert [element for element in tree.iter() if element.tag == "script" or element.text == "b"] == []
