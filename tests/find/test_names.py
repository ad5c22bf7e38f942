"""Everything that has a name is found by it: typed correctly, with a slip, or in other letters."""

from collections.abc import Iterator
from random import Random

import pytest

from benchmarks.find import Asker, write_data
from signpost.records.directory import Directory
from tests.demonstration import copy_of_demonstration, demonstration
from tests.find.slips import with_a_slip

DIRECTORY = demonstration()


def names(directory: Directory) -> Iterator[tuple[str, str]]:
    """Every name that the public may see, with the path of its page."""
    for kind in (directory.activities, directory.organisations, directory.venues):
        for record in kind.values():
            if record.source.kind != "venue" or not directory.is_sensitive(record):
                yield record.name, f"{record.source.file.removesuffix('.yaml')}.html"


def is_first(asker: Asker, typed: str, path: str) -> bool:
    """Whether a page comes first: as the first result, or as the page that is named above them."""
    answer = asker.ask(typed)
    first = [f"activities/{result['id']}.html" for result in answer["results"][:1]]
    return path in first or path in {page["path"] for page in answer["pages"]}


def missed(asker: Asker, typed: Iterator[tuple[str, str]]) -> list[str]:
    return [text for text, path in typed if not is_first(asker, text, path)]


def test_every_name_typed_as_it_stands_is_first(asker: Asker) -> None:
    told = list(names(DIRECTORY))
    assert len(told) > 120
    assert missed(asker, iter(told)) == []
    assert missed(asker, ((name.lower().replace("'", ""), path) for name, path in told)) == []


def test_every_name_typed_with_a_slip_is_first(asker: Asker) -> None:
    random = Random(5)  # noqa: S311 - the same slips each time
    told = ((with_a_slip(name, random), path) for name, path in names(DIRECTORY))
    assert len(missed(asker, told)) <= 6  # slips that make another word, or another name


def test_a_number_or_a_street_leads_to_whose_it_is(asker: Asker) -> None:
    activity = next(one for one in DIRECTORY.activities.values() if one.contact.phone)
    assert asker.ask(activity.contact.phone)["results"][0]["id"] == activity.id
    venue = next(one for one in DIRECTORY.venues.values() if "," not in one.address and one.address[:1].isdigit())
    street = venue.address.partition(" ")[2]
    assert f"venues/{venue.id}.html" in {page["path"] for page in asker.ask(street)["pages"]}


def test_what_is_asked_beside_a_name_still_counts(asker: Asker) -> None:
    answer = asker.ask("knit and natter tuesday")
    assert answer["results"][0]["id"] == "knit-and-natter"
    asked = [*answer["understood"], *answer["dropped"]]
    assert [(one["facet"], one["value"]) for one in asked] == [("day", "tuesday")]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Return the search of a directory whose names have letters of other languages."""
    folder = tmp_path_factory.mktemp("elsewhere")
    directory = copy_of_demonstration(folder)
    for old, new in (("Stitching Circle", "Łódź Circle"), ("Words Aloud", "O'Neill's Friends")):
        [file] = [
            file for file in (directory / "activities").glob("*.yaml") if f"name: {old}" in file.read_text("utf-8")
        ]
        file.write_text(file.read_text("utf-8").replace(f"name: {old}", f'name: "{new}"'), encoding="utf-8")
    with Asker(write_data(directory, folder / "data")) as own:
        yield own


@pytest.mark.parametrize("typed", ["lodz", "Łódź", "lodz circle", "o neill", "O'Neill", "oneill", "o neills friends"])
def test_letters_of_other_languages_and_apostrophes_hide_no_name(elsewhere: Asker, typed: str) -> None:
    found = {result["id"] for result in elsewhere.ask(typed)["results"][:1]}
    assert found <= {"stitching-circle", "words-aloud"}
    assert found


def test_plain_questions_are_not_misread(asker: Asker) -> None:
    assert asker.ask("bank holiday")["none"]
    assert {"facet": "day", "value": "week"}.items() <= asker.ask("next week")["understood"][0].items()
    assert {"facet": "time", "value": "from-18:00"}.items() <= asker.ask("after 6pm")["understood"][0].items()
    assert {"facet": "time", "value": "until-12:00"}.items() <= asker.ask("before noon")["understood"][0].items()
