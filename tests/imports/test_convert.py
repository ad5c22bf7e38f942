"""What each value of a listing becomes."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from signpost.imports.reading.listing import Given
from tests.imports.importing import HALL, Import, chess, run

ACTIVITY = "activities/tuesday-chess.yaml"


def one(home: Path, **said: Any) -> Import:
    """Import one service that differs in this."""
    made = run(home, [chess(**said)])
    assert made.errors() == []
    return made


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ({"times": "Mondays 10am-12noon"}, ["- day: monday", "starts: 10:00", "ends: 12:00"]),
        ({"times": "9am Every Saturday"}, ["- day: saturday", "starts: 09:00\nvenue"]),
        ({"times": "Tuesdays at 7.30pm"}, ["- day: tuesday", "starts: 19:30\nvenue"]),
        ({"times": "Tuesdays at 7"}, ["When: Tuesdays at 7"]),
        ({"sessions": [{"day": "TU", "starts": "10:00"}]}, ["- day: tuesday", "starts: 10:00\nvenue"]),
        ({"times": "Whenever the tide is out"}, ['good_to_know: ["When: Whenever the tide is out"]']),
        ({"sessions": [{"day": "TU", "starts": "10:00", "ends": "11:30"}]}, ["- day: tuesday", "ends: 11:30"]),
        ({"fees": "£3 per session"}, ["amount: £3"]),
        ({"fees": "from £3 to £5"}, ["amount: ask", "note: from £3 to £5"]),
        ({"fees": ["Adults: £3", "Children: £1"]}, ["amount: £3", '"Adults: £3; Children: £1"']),
        ({"fees": ["Free", "Trips: £5"]}, ["amount: ask", '"Free; Trips: £5"']),
        (
            {"sessions": [{"day": "TU", "starts": "10:00", "ends": "11:30", "note": "In term.\nBring a mug."}]},
            ["starts: 10:00", "note: In term. Bring a mug."],
        ),
        ({"age_from": "60", "age_to": "0"}, ["age_from: 60"]),
        (
            {"sessions": [{"day": "TU", "starts": "10:00:00Z", "ends": "11:30:00+01:00"}]},
            ["starts: 10:00", "ends: 11:30"],
        ),
        ({"age_from": "55", "age_to": "90.0"}, ["age_from: 55", "age_to: 90"]),
        ({"ages": "18+"}, ["age_from: 18"]),
        ({"ages": "16"}, ["note: Age 16"]),
        ({"ages": "School years 7-9"}, ["audience:", "note: School years 7-9"]),
        ({"ages": ["18+", "Retired"]}, ["age_from: 18", "note: Retired"]),
        ({"age_from": "young"}, ["note: From young"]),
        ({"languages": "English, Polish"}, ["languages: [English, Polish]"]),
        ({"who_for": "Anyone who likes games."}, ["suitable_for: [Anyone who likes games.]"]),
        ({"how_to_join": "Drop in"}, ["joining: drop-in", "How to join: Drop in"]),
        ({"how_to_join": "Booking essential."}, ["joining: book"]),
        ({"how_to_join": "Self-referral"}, ["who: self", "how: Self-referral"]),
        ({"waiting_time": "Two weeks"}, ["waiting_time: Two weeks"]),
        ({"setting": ["Online", "in a group"]}, ["setting: [online, group]"]),
        ({"status": "full"}, ["status: full"]),
        ({"summary": "Chess &amp; tea"}, ["summary: Chess & tea"]),
        ({"description": "<p>Chess.</p><ul><li>Boards<li>Tea</ul>"}, ["summary: Chess.", "- Boards"]),
        ({"places": [{"kind": "virtual"}]}, ["online: Ask how to take part.", "setting: [online]"]),
        ({"places": [{"kind": "virtual", "venue": "By video call"}]}, ["online: By video call"]),
    ],
)
def test_a_value_finds_its_field(tmp_path: Path, said: dict[str, Any], lines: list[str]) -> None:
    record = one(tmp_path, **said).record(ACTIVITY)
    assert [line for line in lines if line not in record] == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"age_from": "90", "age_to": "18"}, "the ages end before they start"),
        ({"checked_on": "2026-01-05"}, "only somebody who has asked can say"),
        ({"charity_number": "pending"}, "it does not have the form of such a number"),
        ({"organisation_website": "http://"}, "`http://`"),
        ({"ages": "05/11/2026"}, "a spreadsheet may have made a date of the ages"),
        ({"others": ("our funding code",)}, "`our funding code`: no field of ours has room for it"),
        ({"places": [HALL, {"venue": "Elsewhere", "access": "Lift"}]}, "`Lift`: a record has room for one place"),
        ({"places": [{**HALL, "latitude": "0", "longitude": "0"}]}, "`0`"),
        (
            {"places": [{**HALL, "latitude": "55.9", "longitude": "-3.2"}]},
            "refuse it: These coordinates are",
        ),
        ({"places": [{"kind": "postal", "address": "PO Box 9"}, HALL]}, "it is an address for post"),
        ({"contacts": [{"phone": "0117 496 0199"}, {"phone": "0117 496 0144"}]}, "a record has room for one"),
        ({"setting": "Somewhere"}, "`Somewhere`"),
    ],
)
def test_what_finds_no_place_is_left_and_named(tmp_path: Path, said: dict[str, Any], words: str) -> None:
    values = one(tmp_path, **said).report.partition("## Every value")[2]
    assert words in values


@pytest.mark.parametrize(
    ("name", "field"),
    [("ages", "audience"), ("age_to", "audience"), ("fees", "cost"), ("status", "status"), ("setting", "setting"),
     ("how_to_join", "joining")],
)  # fmt: skip
def test_a_spoilt_cell_is_asked_about_and_no_default_stands_in_its_place(tmp_path: Path, name: str, field: str) -> None:
    group = chess()
    spoilt = Given("#REF!", "row 2, It", "the spreadsheet failed here")
    group = replace(group, values={**group.values, name: (spoilt,)})
    made = run(tmp_path / "asked", [group])
    assert made.states == ["incomplete"]
    assert f"`#REF!` of 1 service has no answer under cells, {name}. The spreadsheet failed here." in made.page
    assert f"lacks {field}." in made.page
    said = "cells:\n  {}:\n    '#REF!': {}\n"
    fields = {
        "audience": "{ audience: { age_to: 11 } }",
        "cost": "{ cost: { amount: free } }",
        "status": "{ status: open }",
        "setting": "online",
        "joining": "book",
    }
    again = run(tmp_path / "answered", [group], more=said.format(name, fields[field]))
    assert again.states == ["new"]


def test_an_address_on_one_line_becomes_a_venue(tmp_path: Path) -> None:
    made = one(tmp_path, places=[{"address": "3 Plover Way, Oldmixon, BS24 9ZY"}])
    venue = made.record("venues/3-plover-way.yaml")
    assert "address: 3 Plover Way" in venue
    assert "postcode: BS24 9ZY" in venue


def test_a_place_whose_name_is_no_more_than_a_number_is_called_by_its_street_too(tmp_path: Path) -> None:
    place = {"address": "Unit 4, Tide Yard Road, Oldmixon, BS24 9ZY"}
    made = run(tmp_path, [chess(places=[place])])
    assert "name: Unit 4, Tide Yard Road" in made.record("venues/unit-4-tide-yard-road.yaml")


@pytest.mark.parametrize("words", ["Online", "online via Zoom", "On Zoom (only)", "MS Teams"])
def test_a_place_that_is_only_called_online_is_no_venue(tmp_path: Path, words: str) -> None:
    made = run(tmp_path, [chess(places=[{"address": words}])])
    record = made.record("activities/tuesday-chess.yaml")
    assert f"online: {words}" in record
    assert "venue:" not in record


def test_a_place_that_only_starts_so_is_one(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(places=[{**HALL, "venue": "Online Centre"}])])
    assert "venue: online-centre" in made.record("activities/tuesday-chess.yaml")


def test_what_made_no_place_is_not_told_as_kept(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(places=[{"address": "St. Bran’s, Oldmixon, BS24 9ZY"}])])
    assert "place.address → " not in made.report
    assert "`St. Bran’s, Oldmixon, BS24 9ZY`: it is not said which place this is" in made.report


def test_times_that_are_no_certain_session_are_told_to_readers_in_words(tmp_path: Path) -> None:
    sessions = [{"day": "Alternate Mondays", "starts": "7pm", "from": "1 May"}, {"day": "2TU", "starts": "10:00:00"}]
    made = run(tmp_path, [chess(sessions=sessions)])
    record = made.record("activities/tuesday-chess.yaml")
    assert "When: Alternate Mondays, 19:00, from 1 May" in record
    assert "starts: 10:00\n    repeats: monthly\n    week: second" in record, "a start is enough"


def test_an_age_may_say_that_it_is_in_years(tmp_path: Path) -> None:
    record = run(tmp_path, [chess(age_from="5 years", age_to="11yrs old")]).record("activities/tuesday-chess.yaml")
    assert "age_from: 5\n  age_to: 11" in record


def test_all_ages_needs_no_words_in_a_record(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(ages="All ages")])
    assert "`All ages`: it says no limits, and a record without any is for all ages." in made.report


def test_of_a_closed_service_that_was_never_here_every_value_is_told_as_left(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(status="closed")])
    assert "Kept as they were" not in made.report
    assert "`0117 496 0199`: the source says that the service is closed" in made.report


def test_a_house_number_that_stands_as_a_name_goes_back_into_the_address(tmp_path: Path) -> None:
    made = one(tmp_path, places=[{**HALL, "venue": "197-199", "address": "Plover Way"}])
    assert "address: 197-199 Plover Way" in made.record("venues/197-199-plover-way.yaml")


def test_a_village_hall_without_a_street_has_its_village_for_an_address(tmp_path: Path) -> None:
    made = one(tmp_path, places=[{"venue": "Village Hall", "town": "Oldmixon", "postcode": "BS24 9ZY"}])
    assert "address: Oldmixon" in made.record("venues/village-hall.yaml")


def test_two_services_at_one_place_share_its_venue(tmp_path: Path) -> None:
    again = {**HALL, "venue": "The SALTMARSH hall", "access": "Accessible toilet"}
    made = run(tmp_path, [chess(), chess("18", name="Draughts", places=[again])])
    assert made.errors() == []
    assert sorted(name for name in made.files() if "saltmarsh-hall" in name) == ["venues/saltmarsh-hall.yaml"]
    assert "accessible_toilet: yes" in made.record("venues/saltmarsh-hall.yaml")


def test_a_venue_that_is_there_is_used_and_not_changed(tmp_path: Path) -> None:
    made = one(tmp_path, places=[{"venue": "River Hall", "address": "Somewhere else", "postcode": "BS24 9ZZ"}])
    assert "venue: river-hall" in made.record(ACTIVITY)
    assert "imported" not in made.record("venues/river-hall.yaml")


def test_an_organisation_without_a_contact_has_that_of_its_service(tmp_path: Path) -> None:
    made = one(tmp_path)
    assert "phone: 0117 496 0199" in made.record("organisations/saltmarsh-players.yaml")
    assert "its contact is that of its service" in made.report


def test_a_contact_that_an_organisation_has_of_its_service_changes_with_it(tmp_path: Path) -> None:
    run(tmp_path, [chess()])
    moved = chess(contacts=[{"phone": "0117 496 0198"}])
    assert "organisations/saltmarsh-players.yaml\n  - contact.phone: " in run(tmp_path, [moved]).report
    made = run(tmp_path, [moved], update=True)
    assert "phone: 0117 496 0198" in made.record("organisations/saltmarsh-players.yaml")
    own = made.folder / "organisations/saltmarsh-players.yaml"
    own.write_text(own.read_text(encoding="utf-8").replace("0117 496 0198", "0117 496 0111"), encoding="utf-8")
    run(tmp_path, [chess()], update=True)
    assert "phone: 0117 496 0111" in made.record("organisations/saltmarsh-players.yaml")


def test_a_service_without_a_contact_has_that_of_its_organisation(tmp_path: Path) -> None:
    made = one(tmp_path, contacts=[], organisation_email="hello@players.example")
    assert "email: hello@players.example" in made.record(ACTIVITY)
    assert "its contact is that of its organisation" in made.report


def test_further_places_are_points_to_read(tmp_path: Path) -> None:
    more = [{"venue": f"Room {number}", "postcode": "BS24 9ZX"} for number in range(2)]
    record = one(tmp_path, places=[HALL, *more, {"kind": "postal", "address": "PO Box 9"}]).record(ACTIVITY)
    assert 'good_to_know: ["Also at Room 0, BS24 9ZX.", "Also at Room 1, BS24 9ZX."]' in record
    assert "PO Box" not in record


def test_a_session_at_another_place_says_so_itself(tmp_path: Path) -> None:
    hours = {"starts": "10:00", "ends": "12:00"}
    sessions = [{"day": "MO", **hours}, {"day": "TU", **hours, "place": "Heron Rooms, BS24 9ZX"}]
    record = one(tmp_path, sessions=[*sessions, {"note": "Ask.", "place": "The Hut"}]).record(ACTIVITY)
    assert (
        'day: tuesday\n    starts: 10:00\n    ends: 12:00\n    note: "Not at the usual place: at Heron Rooms' in record
    )
    assert "When: Ask. Not at the usual place: at The Hut." in record


def test_a_second_organisation_is_told_to_readers(tmp_path: Path) -> None:
    record = one(tmp_path, organisation=["Saltmarsh Players", "Heron Club"]).record(ACTIVITY)
    assert "organisation: saltmarsh-players" in record
    assert "Run together with Heron Club." in record


def test_a_name_that_is_too_long_is_cut_after_a_word_and_the_rest_is_named(tmp_path: Path) -> None:
    made = one(tmp_path, name=f"Chess {'and more ' * 12}Draughts")
    name = next(each.candidate.name for each in made.done.reconciled.records("activity"))
    assert len(name) <= 80
    assert name.endswith(("and", "more"))
    assert "Draughts" in made.report


def test_signs_that_leaflets_cannot_print_are_left_out_of_what_they_print(tmp_path: Path) -> None:
    made = one(tmp_path, name="Tuesday Chess ♟️🎉", summary="Chess 🎉 and tea.")
    assert "summary: Chess and tea." in made.record(ACTIVITY)
    assert "🎉" not in made.record(ACTIVITY)


def test_what_may_be_somebodys_own_is_kept_and_flagged(tmp_path: Path) -> None:
    made = one(tmp_path, contacts=[{"phone": "07700 900123", "email": "jo@gmail.com"}])
    advice = made.report.rpartition("## Advice")[2].partition("## Every")[0]
    assert "This is a mobile number" in advice
    assert "This address may be somebody's own" in advice


HOSTILE = (
    "<script>alert(1)</script>", "{{ 7*7 }}", "=cmd|' /C calc'!A0", "name: x\nsensitive: no", "--- !!python/object",
    "a\u202eb", "a\x00b\x1b[31m", "*alias", "&anchor x", "# a comment", "| ``` ](x) <b>", "x" * 1_000_000,
    "::error::no", "[[[[[[[[", "“”", "\ufeff", "%TAG", "@mention", "https://user:pass@x.example/",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_and_nothing_else(tmp_path: Path, text: str) -> None:
    names = (
        "description",
        "summary",
        "organisation_description",
        "notes",
        "who_for",
        "fees",
        "times",
        "areas",
        "status",
    )
    said: dict[str, Any] = dict.fromkeys(names, text)
    made = run(tmp_path, [chess("0"), chess(text, name=f"Chess {text}", **said, others=(text,))])
    assert made.errors() == []
    assert (made.folder / ACTIVITY).is_file()
    for name in ("report.md", "questions.yaml"):
        if (made.side / name).exists():
            written = (made.side / name).read_text(encoding="utf-8")
            assert not set("\u202e\x00\x1b\ufeff") & set(written)


def test_the_report_makes_no_markdown_of_a_sources_text(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(name="# Head ![x](http://x.example/a.png) `` ` <img>", others=("@team **b**",))])
    lines = [line for line in made.report.splitlines() if "a.png" in line or "@team" in line]
    assert lines
    assert all("`" in line or "\\[x\\]" in line for line in lines)
    assert "\n# Head" not in made.report
