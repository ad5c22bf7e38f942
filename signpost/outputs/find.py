"""The scripts of the Find page and of the reader's own list, and the data that they load when first used.

All of it is classic scripts, so that it also works from `file://`.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import orjson

from signpost.outputs.artefact import Artefact
from signpost.outputs.assets import source_bytes
from signpost.outputs.memoize import memoized, text_fingerprint
from signpost.records.model import Activity
from signpost.views.crisis import crisis
from signpost.views.find_card import card_fields, search_fields
from signpost.views.snapshot import Snapshot
from signpost.views.tokenize import LIGHT, stems
from signpost.views.visit import visit_fields
from signpost.views.vocabulary import red_flags, vocabulary

IN_A_FILE: Final = 40  # activities in each file of data that only shown cards, or plans, need


def find(snapshot: Snapshot) -> Iterator[Artefact]:
    """The scripts, and the data that they load."""
    yield from scripts(snapshot, "find")
    for path, content in find_data(snapshot).items():
        yield Artefact(path, content, "activities/")


def scripts(snapshot: Snapshot, folder: str) -> Iterator[Artefact]:
    """The scripts in a folder of the sources, by the file into which they are joined, in the order of loading."""
    for path, names in json.loads(source_bytes(snapshot, f"{folder}/scripts.json")).items():
        content = source_bytes(snapshot, *(f"{folder}/{name}.js" for name in names))
        yield Artefact(path, content, f"site_src/{folder}/")


def find_version(snapshot: Snapshot) -> str:
    """A name for this version of the data, so that no browser mixes data of two builds."""
    digest = hashlib.blake2b(digest_size=6)
    for content in find_data(snapshot).values():
        digest.update(content)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def find_data(snapshot: Snapshot) -> Mapping[str, bytes]:
    """Every data file by its path. Activities are numbered in the order of lists."""
    shown = snapshot.listed
    cards = [search_fields(snapshot, activity) for activity in shown]
    rest = [card_fields(snapshot, activity) for activity in shown]
    visits = [visit_fields(snapshot, activity) for activity in shown]
    lunr = files("mkdocs").joinpath("contrib", "search", "templates", "search", "lunr.js")
    data = {
        "find/lunr.js": lunr.read_bytes(),
        "find/index.js": script("index", _index(snapshot, shown)),
        "find/texts.js": script("texts", _json(_texts(shown))),
        "find/words.js": script("words", _json({**vocabulary(snapshot), "in_a_file": IN_A_FILE})),
        "find/crisis.js": script("crisis", _crisis(snapshot)),
        "find/cards.js": script("cards", _json(cards)),
        "find/flags.js": script("flags", _json(red_flags(snapshot))),
    }
    for number, first in enumerate(range(0, len(rest), IN_A_FILE)):
        for name, rows in (("more", rest), ("visit", visits)):
            data[f"find/{name}-{number}.js"] = script(f"{name}-{number}", _json(rows[first : first + IN_A_FILE]))
    return data


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


def script(name: str, json_text: str) -> bytes:
    """A script that passes a value to the page. "<" is escaped, though none of this is inline."""
    text = json_text.replace("<", "\\u003c")
    # These two end a line of script in older browsers (ECMA-262 before 2019).
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'signpost.take("{name}",{text});\n'.encode()


def _crisis(snapshot: Snapshot) -> str:
    """The words of crisis as JSON, cached: they rarely change, and are slow to compile."""
    urgent = snapshot.about.urgent_help
    own = _json([urgent.words, urgent.unless])
    return memoized(snapshot, text_fingerprint(snapshot, f"crisis {own}"), lambda: _json(crisis(urgent)))


def _index(snapshot: Snapshot, activities: tuple[Activity, ...]) -> str:
    """The lunr index of the activities as JSON: name, needs, summary, and where it is and who runs it."""
    documents = [_document(snapshot, activity) for activity in activities]
    return memoized(snapshot, text_fingerprint(snapshot, _json(documents)), lambda: _json(_indexed(documents)))


def _document(snapshot: Snapshot, activity: Activity) -> dict[str, tuple[str, ...]]:
    """An activity as a document of the index, with its words stemmed."""
    first, *others = [f"={need}" for need in activity.needs]
    runs, where = snapshot.directory.organisations[activity.organisation].name, snapshot.cards[activity.id].where
    return {
        "name": stems(activity.name),
        "first": (first,),
        "needs": tuple(others),
        "summary": stems(activity.summary),
        "at": stems(f"{runs} {where}"),
    }


def _texts(activities: tuple[Activity, ...]) -> dict[str, list[int]]:
    """Which activities, by number, have a stem in what their records say at length.

    What a quarter of them have tells nothing, and is left out.
    """
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, activity in enumerate(activities):
        told = " ".join((activity.description, *activity.suitable_for))
        for one in sorted(set(stems(told)) - LIGHT):
            having[one].append(number)
    return {one: numbers for one, numbers in sorted(having.items()) if len(numbers) <= max(1, len(activities) // 4)}


def _indexed(documents: list[dict[str, tuple[str, ...]]]) -> Any:
    from lunr.builder import Builder  # takes a while to import, and the index is rarely made again

    builder = Builder()
    builder.ref("id")
    for field in documents[0] if documents else ():
        builder.field(field)
    for number, document in enumerate(documents):
        builder.add({"id": number, **document})
    return builder.build().serialize()
