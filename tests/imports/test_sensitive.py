"""Services that speak of refuge or abuse: never published with their address, and nothing repeats where they are."""

from pathlib import Path
from typing import Any

import pytest

from tests.imports.importing import chess, run
from tests.records.scratch import small_folder

# A unique address, in every place where a source can put one.
STREET = "77 Quagmire Terrace"
POSTCODE = "BS24 9ZS"
TRACES = ("Quagmire", "quagmire", POSTCODE, "BS249ZS", "bs24-9zs", "bs24 9zs", "51.33133", "Zanzibar")
REFUGE: dict[str, Any] = {
    "name": "Kestrel Refuge",
    "description": f"A refuge for women. We are at {STREET}, Oldmixon, {POSTCODE}, behind the Zanzibar Bakery.",
    "summary": f"A safe place at {STREET}.",
    "organisation": "Kestrel Women",
    "organisation_description": f"A house at {STREET}.",
    "access": f"Ramp in {STREET}.",
    "notes": "Behind the Zanzibar Bakery.",
    "areas": "Quagmire",
    "places": [
        {
            "venue": "Zanzibar House",
            "address": f"{STREET}, Oldmixon, {POSTCODE}",
            "postcode": POSTCODE,
            "latitude": "51.33133",
            "longitude": "-2.97",
        }
    ],
    "contacts": [{"phone": "0117 496 0144", "hours": "Zanzibar hours"}],
    "others": (f"Door code at {STREET}",),
}


def refuge(identity: str = "r1", **said: Any) -> Any:
    return chess(identity, **{**REFUGE, **said})


@pytest.mark.parametrize("identity", ["r1", "kestrel-refuge-bs24-9zs", f"{STREET}/1"])
def test_a_refuge_is_never_published_and_nothing_says_where_it_is(tmp_path: Path, identity: str) -> None:
    made = run(tmp_path, [chess(), refuge(identity)])
    assert sorted(name for name in made.files() if "kestrel" in name) == []
    assert [trace for trace in TRACES if trace in made.everything()] == []
    draft = made.left_out("activities/kestrel-refuge.yaml")
    assert "sensitive: yes" in draft
    assert "phone: 0117 496 0144" in draft
    assert made.errors() == []


@pytest.mark.parametrize("field", ["name", "description", "categories", "organisation", "who_for", "others", "notes"])
def test_the_word_can_stand_anywhere(tmp_path: Path, field: str) -> None:
    words = "Help for survivors of domestic abuse"
    said: dict[str, Any] = {field: (words,) if field == "others" else words}
    made = run(tmp_path, [chess(**said)])
    assert made.states == ["sensitive"]


def test_a_person_who_has_looked_can_let_it_be_published(tmp_path: Path) -> None:
    service = chess(description="Money advice, for people who had to leave home after domestic abuse too.")
    asked = run(tmp_path, [service])
    assert "#  - 17" in (asked.side / "questions.yaml").read_text()
    made = run(tmp_path, [service], more="sensitive_checked: [17]")
    assert "sensitive: no" in made.record("activities/tuesday-chess.yaml")
    assert made.errors() == []


def test_one_that_a_mapping_gives_a_need_of_danger_is_not_published_until_it_is_answered(tmp_path: Path) -> None:
    needs = "services: { 17: { needs: [domestic-abuse] } }"
    asked = run(tmp_path, [chess()], more=needs)
    assert asked.states == ["faulty"]
    assert "# sensitive: This speaks of abuse" in asked.left_out("activities/tuesday-chess.yaml")
    made = run(tmp_path, [chess()], more="services: { 17: { needs: [domestic-abuse], sensitive: no } }")
    assert made.errors() == []
    assert "sensitive: no" in made.record("activities/tuesday-chess.yaml")


# What the same people do in the same house, in words that say nothing of it.
HOUSE: dict[str, Any] = {"organisation": "Kestrel Women", "places": REFUGE["places"]}


@pytest.mark.parametrize(
    "said",
    [
        HOUSE,
        {**HOUSE, "places": [{"address": f"The Annexe, {STREET}", "postcode": POSTCODE}]},
        {**HOUSE, "places": [], "description": f"Painting, at {STREET} every Monday."},
        {**HOUSE, "places": [], "description": "Painting, at <b>77&nbsp;Quagmire Terrace</b>."},
        {**HOUSE, "places": [], "organisation_description": f"A charity of {POSTCODE}."},
        {**HOUSE, "organisation": "Another name", "organisation_id": "k1"},
        {**HOUSE, "places": [{"latitude": "51.33133", "longitude": "-2.97"}]},
    ],
)
@pytest.mark.parametrize("more", ["", "services: { r1: leave-out }"])
def test_what_the_same_people_do_in_the_same_house_is_guarded_too(
    tmp_path: Path, said: dict[str, Any], more: str
) -> None:
    art = chess("a1", **{"name": "Art for all", "description": "Painting.", "contacts": [], **said})
    made = run(tmp_path, [art, refuge(organisation_id="k1")], more=more)
    assert [trace for trace in TRACES if trace in made.everything()] == []
    assert "Art for all" in made.left_out("activities/art-for-all.yaml")


def test_an_address_in_the_words_of_a_refuge_alone_guards_its_house_too(tmp_path: Path) -> None:
    art = chess("a1", name="Art for all", description="Painting.", **HOUSE)
    made = run(tmp_path, [art, refuge(places=[])])
    assert [trace for trace in TRACES if trace in made.everything()] == []


def test_what_the_same_people_do_elsewhere_is_not_sensitive(tmp_path: Path) -> None:
    made = run(tmp_path, [refuge(), chess("a1", organisation="Kestrel Women")])
    assert [service.sensitive for service in made.done.reconciled.services] == [True, False]


@pytest.mark.parametrize(
    ("place", "hidden"),
    [
        ({"address": STREET, "postcode": POSTCODE}, True),
        ({"address": f"Flat 2, {STREET}"}, True),
        ({"address": STREET, "postcode": "BS24 9ZY"}, False),  # a street of the same name elsewhere
        ({"address": "78 Quagmire Terrace", "postcode": POSTCODE}, False),
    ],
)
def test_what_others_do_behind_the_same_door_is_guarded_and_what_is_next_door_is_not(
    tmp_path: Path, place: dict[str, str], *, hidden: bool
) -> None:
    talks = chess("a1", name="Talks", places=[{"venue": "Heron House", "town": "Oldmixon", **place}])
    made = run(tmp_path, [talks, refuge()])
    assert [service.sensitive for service in made.done.reconciled.services] == [hidden, True]


def test_one_answer_on_the_refuge_frees_what_shares_its_house(tmp_path: Path) -> None:
    services = [refuge(), chess("a1", name="Art for all", description="Painting.", **HOUSE)]
    asked = run(tmp_path, services)
    assert "It shares its place or its organisation" in asked.report
    made = run(tmp_path, services, more="sensitive_checked: [r1]")
    assert not any(service.sensitive for service in made.done.reconciled.services)


def test_one_that_the_mapping_leaves_out_is_not_repeated_either(tmp_path: Path) -> None:
    services = [chess(), refuge(f"{STREET}/1", name=f"Safe house, {STREET}")]
    shown = next(service.id for service in run(tmp_path, services).done.reconciled.services if service.sensitive)
    again = run(tmp_path, services, more=f"services: {{ {shown}: leave-out }}")
    assert [service.activity is None for service in again.done.reconciled.services] == [False, True]
    assert [trace for trace in TRACES if trace in again.everything()] == []


def test_the_id_that_the_report_gives_of_a_service_is_the_one_to_answer_with(tmp_path: Path) -> None:
    asked = run(tmp_path, [refuge("kestrel-refuge-bs24-9zs")])
    shown = (asked.side / "questions.yaml").read_text().partition("#  - ")[2].partition("  #")[0]
    made = run(tmp_path, [refuge("kestrel-refuge-bs24-9zs")], more=f"sensitive_checked: [{shown}]")
    assert not any(service.sensitive for service in made.done.reconciled.services)


def test_what_is_sensitive_in_the_directory_stays_so_whatever_the_source_says(tmp_path: Path) -> None:
    told = chess(name="Lantern Line", organisation="Lantern Project", description="We listen.", places=REFUGE["places"])
    made = run(tmp_path, [told], update=True, more="sensitive_checked: [17]")
    before = made.files()
    assert [trace for trace in TRACES if trace in made.everything()] == []
    assert run(tmp_path, [told], update=True).files() == before
    assert made.errors() == []


@pytest.mark.parametrize("place", [{"venue": "Heron House"}, {"venue": "Elsewhere"}])
def test_a_place_or_an_organisation_that_must_not_be_found_guards_its_services(
    tmp_path: Path, place: dict[str, str]
) -> None:
    folder = small_folder(tmp_path, {"venues/heron-house.yaml": "name: Heron House\nsensitive: yes\n"})
    assert folder.is_dir()
    told = chess(places=[{**REFUGE["places"][0], **place}])
    more = "" if place["venue"] == "Heron House" else "services: { 17: { organisation: lantern-project } }"
    made = run(tmp_path, [told], more=more)
    assert made.states == ["sensitive"]
    assert [trace for trace in TRACES if trace in made.everything()] == []


def test_a_sensitive_record_under_another_name_is_known_by_its_id(tmp_path: Path) -> None:
    made = run(tmp_path, [chess()])
    file = made.folder / "activities/tuesday-chess.yaml"
    kept = [line for line in file.read_text().splitlines() if not line.startswith("venue:")]
    hidden = "\n".join([*kept, "at_home: We come to you.", "sensitive: yes"]).replace("Tuesday Chess", "A quiet hour")
    file.write_text(f"{hidden}\n", encoding="utf-8")
    (made.folder / "venues/saltmarsh-hall.yaml").unlink()
    again = run(tmp_path, [chess(places=REFUGE["places"])], update=True)
    assert [trace for trace in TRACES if trace in again.everything()] == []
    assert again.record("activities/tuesday-chess.yaml") == f"{hidden}\n"


def test_one_that_stands_in_the_directory_with_its_address_is_named_and_not_touched(tmp_path: Path) -> None:
    ordinary = chess()
    made = run(tmp_path, [ordinary])
    told = chess(description="Chess, and a refuge from domestic violence.", contacts=[{"phone": "0117 496 0111"}])
    again = run(tmp_path, [told], update=True)
    assert again.files() == made.files()
    assert "Look at once" in again.report


def test_a_venue_that_another_service_shares_is_written_for_that_one_alone(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(), refuge(places=[{"venue": "Saltmarsh Hall", "postcode": "BS24 9ZY"}])])
    assert (made.folder / "venues/saltmarsh-hall.yaml").is_file()
    assert "saltmarsh-hall" not in made.left_out("activities/kestrel-refuge.yaml")
