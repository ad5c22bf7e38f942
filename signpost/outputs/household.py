"""The page on which a household's plan is made in the browser. What is typed there is never stored or sent."""

from collections.abc import Iterator, Mapping
from datetime import time
from itertools import groupby
from operator import attrgetter
from typing import Final

from signpost.outputs.artefact import Artefact, Page
from signpost.outputs.assets import source_bytes
from signpost.outputs.find import find_version
from signpost.outputs.templates import after_prose
from signpost.values.date import DAYS
from signpost.views.facets import facets
from signpost.views.labels import NEED_KINDS
from signpost.views.language_page import languages
from signpost.views.snapshot import Snapshot
from signpost.views.when import time_words

PATH: Final = "household.html"
SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "household/household.js": (
        "find/list-words.js",
        "find/timetable.js",
        "find/facts.js",
        "find/forget.js",
        *(f"household/{name}.js" for name in ("people", "form", "fit", "week", "sheet", "page")),
    ),
}
HINDERS: Final = (
    ("stairs", "They can’t manage stairs"),
    ("money", "There is no money to spare"),
    ("far", "They can only get to what is near, within a mile"),
    ("groups", "They would rather not be in a group"),
    ("home", "They can’t leave home"),
)
"""What gets in the way: the name of the choice, which site_src/household/fit.js turns into filters, and its words."""
HOURS: Final = range(7, 23)  # of the day, in which somebody may be free


def household(snapshot: Snapshot) -> Iterator[Artefact | Page]:
    """The page with its script and styles."""
    options = {facet.name: facet.options for facet in facets(snapshot)}
    known = snapshot.directory.needs
    open_needs = groupby((one for one in options["need"] if not known[one.value].discreet), attrgetter("kind"))
    yield after_prose(
        "household.html",
        PATH,
        snapshot,
        "site_src/pages/household.md",
        hinders=HINDERS,
        days=[(day, day.capitalize()) for day in DAYS],
        hours=[(f"{hour:02}:00", time_words(time(hour))) for hour in HOURS],
        languages=[option.value for option in options["language"] if option.value != "English"],
        needs=[(NEED_KINDS[kind], [one.label for one in group]) for kind, group in open_needs],
        find_version=find_version(snapshot),
        print_languages=languages(snapshot),
    )
    yield Artefact("household/household.css", source_bytes(snapshot, "household/household.css"), "site_src/household/")
    for path, parts in SCRIPTS.items():
        yield Artefact(path, source_bytes(snapshot, *parts), "site_src/household/")
