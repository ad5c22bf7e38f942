"""What Open Referral gives, in any of its forms, arrives as listings, and nothing of it is lost."""

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.imports.reading import formats
from signpost.imports.reading.listing import Given, Listing, Part, SourceFault
from signpost.imports.reading.mapping import Answers
from signpost.imports.reading.service import listing_of

FEEDS: Final = Path(__file__).parent / "hsds"
FULL: Final = json.loads((FEEDS / "full.json").read_text(encoding="utf-8"))


def read(source: Path) -> tuple[list[Listing], list[str]]:
    notes: list[str] = []
    return list(formats.read("hsds-uk", str(source), Answers(), notes.append).listings), notes


def texts(listing: Listing) -> dict[str, list[str]]:
    return {name: [given.text for given in givens] for name, givens in listing.values.items()}


def plain(parts: tuple[Part, ...]) -> list[dict[str, str]]:
    return [{name: given.text for name, given in part.items()} for part in parts]


def everything(listing: Listing) -> set[str]:
    parts = (*listing.places, *listing.sessions, *listing.contacts)
    givens = [given for many in listing.values.values() for given in many]
    givens += [given for part in parts for given in part.values()]
    return {given.text for given in (*givens, *listing.others)}


@pytest.fixture
def whole() -> Listing:
    return read(FEEDS / "full.json")[0][0]


def test_every_name_of_the_standard_that_we_have_a_name_for_arrives_under_it(whole: Listing) -> None:
    assert texts(whole) == {
        "id": ["7e0f3c1a-52a8-5a39-9c0e-2f6f1d7a9b01"],
        "name": ["Knit and natter | Sand Road "],
        "description": ["<p>Wool, needles &amp; company.</p>"],
        "status": ["active"],
        "fees": ["£2 with tea", "Adults: £2.50 a session", "Carers: free"],
        "age_from": ["18"],
        "age_to": ["99.5"],
        "who_for": ["Anyone who would like company"],
        "how_to_join": ["Ring first"],
        "waiting_time": ["About two weeks"],
        "checked_on": ["2026-03-01"],
        "notes": ["Closed on 29 December"],
        "setting": ["in-person"],
        "organisation": ["Sand Road Friends"],
        "organisation_id": ["o1"],
        "organisation_description": ["Neighbours who meet."],
        "organisation_website": ["https://www.sand-road-friends.example"],
        "organisation_email": ["friends@sand-road.example"],
        "organisation_phone": ["01632 960128"],
        "charity_number": ["1234567"],
        "company_number": ["07654321"],
        "categories": ["Loneliness", "Crafts"],
        "languages": ["English", "pl"],
        "areas": ["South Ward"],
    }


def test_each_day_of_a_schedule_is_a_session(whole: Listing) -> None:
    weekly = {"starts": "10:00", "ends": "12:00", "repeats": "weekly", "from": "2026-01-05", "note": "Term time only"}
    monthly = {"starts": "14:00:00", "ends": "15:30:00", "repeats": "monthly"}
    assert plain(whole.sessions) == [
        {**weekly, "day": "MO"},
        {**weekly, "day": "WE"},
        {**monthly, "day": "2TU"},
        {**monthly, "day": "-1FR"},
    ]


def test_a_post_box_is_a_place_of_its_own_and_not_where_the_hall_is(whole: Listing) -> None:
    hall, post = plain(whole.places)
    assert hall == {
        "venue": "Example Hall",
        "kind": "physical",
        "latitude": "51.30",
        "longitude": "-2.9",
        "address": "1 Sand Road",
        "town": "Weston-super-Mare",
        "postcode": "BS22 6CV",
        "access": "Ramp\nAt the side door\nHearing loop",
    }
    assert post == {"address": "PO Box 1", "town": "Bristol", "postcode": "BS1 1CV", "kind": "postal"}


def test_numbers_stay_with_whoever_answers_them_and_a_fax_is_not_rung(whole: Listing) -> None:
    contacts = plain(whole.contacts)
    assert {
        "phone": "01632 960123",
        "text": "07700 900123",
        "email": "hello@knit-and-natter.example",
        "website": "https://www.knit-and-natter.example",
    } in contacts
    assert {"person": "Maureen Example", "role": "Coordinator", "phone": "01632 960126"} in contacts
    assert {"role": "Coordinator", "phone": "01632 960127"} in contacts
    assert not any("01632 960124" in contact.values() for contact in contacts)


def test_what_the_common_form_has_no_name_for_is_told_with_its_place(whole: Listing) -> None:
    others = {given.where: given.text for given in whole.others}
    assert others["alternate_name"] == "The Tuesday knitters"
    assert others["phones 3, number"] == "01632 960124"
    assert others["phones 4, extension"] == "12"
    assert others["funding 1, source"] == "The lottery"
    assert others["x_made_up, deep 2, second"] == "two"
    assert others["organization, organization_identifiers 3, identifier"] == "GB999"
    assert "country" not in " ".join(others), "every place is in the same country"


KEYS_WITHOUT_WORDS: Final = {"id", "link_type", "link_id", "taxonomy", "country"}


def leaves(value: object, key: str = "") -> list[str]:
    if isinstance(value, dict):
        return [leaf for name, item in value.items() for leaf in leaves(item, name)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in leaves(item, key)]
    return [] if key in KEYS_WITHOUT_WORDS or value is None or not str(value).strip() else [str(value)]


def test_every_word_of_a_service_is_somewhere_in_its_listing(whole: Listing) -> None:
    said = " ".join(everything(whole)).lower()
    translated = {"1", "WEEKLY", "MONTHLY", "MO,WE", "2TU,-1FR", "GBP", "2.5", "51.3", "GB-CHC", "voice"}
    expected = set(leaves(FULL["contents"][0])) - translated
    told_by_their_name = {"Charity number", "Company number", "physical", "postal", "en", "Loneliness"}
    assert {leaf for leaf in expected - told_by_their_name if leaf.lower() not in said} == {"text"}


NAMES: Final = (
    "name description phones number contacts title organization schedules byday freq interval dtstart attributes "
    "taxonomy_term service_at_locations location addresses address_1 languages cost_options amount x"
)
names = st.sampled_from(NAMES.split())
values: st.SearchStrategy[Any] = st.recursive(
    st.text(max_size=8) | st.none() | st.booleans() | st.integers().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=5),
    max_leaves=30,
)


@settings(deadline=None)
@given(st.dictionaries(names, values, max_size=8))
def test_whatever_shape_a_service_has_it_becomes_a_listing_without_empty_texts(service: dict[str, Any]) -> None:
    listing = listing_of(service, "service 1")
    assert listing.id
    assert all(text.strip() for text in everything(listing))


MARK: Final = "zq"


@settings(deadline=None)
@given(st.dictionaries(names, values, max_size=8).map(lambda value: mark(value, [0])))
def test_no_text_of_any_shape_is_lost(service: dict[str, Any]) -> None:
    said = " ".join(everything(listing_of(service, "service 1"))).lower()
    lost = [leaf for leaf in leaves(service) if MARK in leaf and leaf.lower() not in said]
    assert not lost


def mark(value: Any, count: list[int]) -> Any:
    """The same shape with a word of its own in each place."""
    if isinstance(value, dict):
        return {name: mark(item, count) for name, item in value.items()}
    if isinstance(value, list):
        return [mark(item, count) for item in value]
    count[0] += 1
    return f"{MARK}{count[0]}x"


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        ({"freq": "WEEKLY", "interval": 2, "byday": "TU", "dtstart": "2026-01-06"},
         [{"repeats": "fortnightly", "from": "2026-01-06", "day": "TU"}]),
        ({"freq": "WEEKLY", "interval": 3, "byday": "TU"}, [{"repeats": "every 3 weeks", "day": "TU"}]),
        ({"freq": "WEEKLY", "dtstart": "2026-01-06T00:00:00Z"},
         [{"repeats": "weekly", "from": "2026-01-06", "day": "TU"}]),
        ({"freq": "MONTHLY", "bymonthday": "1, 15"},
         [{"repeats": "monthly", "day_of_month": "1"}, {"repeats": "monthly", "day_of_month": "15"}]),
        ({"dtstart": "2026-12-12", "opens_at": "10:00"}, [{"starts": "10:00", "date": "2026-12-12"}]),
        ({"byday": ["MO", "TU"], "opens_at": "10:00"},
         [{"starts": "10:00", "day": "MO"}, {"starts": "10:00", "day": "TU"}]),
        ({"weekday": "Monday", "opens_at": "9am"}, [{"starts": "9am", "day": "Monday"}]),
        ({"freq": "sometimes", "byday": "Mondays and so on"},
         [{"repeats": "sometimes", "day": "Mondays and so on"}]),
        ({"freq": "WEEKLY", "byday": "FR", "count": 10, "dtstart": "2026-10-02"},
         [{"repeats": "weekly", "from": "2026-10-02", "until": "2026-12-04", "day": "FR"}]),
        ({"freq": "WEEKLY", "interval": "2", "byday": "MO,WE", "count": "4", "valid_from": "2026-10-01"},
         [{"repeats": "fortnightly", "from": "2026-10-01", "until": "2026-10-28", "day": "MO"},
          {"repeats": "fortnightly", "from": "2026-10-01", "until": "2026-10-28", "day": "WE"}]),
        ({"freq": "WEEKLY", "interval": 3, "byday": "TU", "count": 2, "dtstart": "2026-01-06"},
         [{"repeats": "every 3 weeks", "from": "2026-01-06", "until": "2026-01-27", "day": "TU"}]),
        ({"freq": "MONTHLY", "byday": "1TU", "count": 3, "dtstart": "2026-10-06T00:00:00Z"},
         [{"repeats": "monthly", "from": "2026-10-06", "until": "2026-12-01", "day": "1TU"}]),
        ({"freq": "WEEKLY", "byday": "FR", "count": 10}, [{"repeats": "weekly, 10 times", "day": "FR"}]),
        ({"freq": "WEEKLY", "byday": "FR", "count": "ten", "dtstart": "2026-10-02"},
         [{"repeats": "weekly, ten times", "from": "2026-10-02", "day": "FR"}]),
        ({"freq": "WEEKLY", "byday": "FR", "valid_from": "6/1/2022 12:00:00 AM", "valid_to": "12/31/2022 12:00:00 AM"},
         [{"repeats": "weekly", "from": "6/1/2022 12:00:00 AM", "until": "2022-12-31", "day": "FR"}]),
        ({"freq": "MONTHLY", "byday": "TU", "bysetpos": "2"},
         [{"repeats": "monthly, but not every time: ask for the dates", "day": "TU"}]),
        ({"freq": "WEEKLY", "byday": "MO", "byweekno": "2,4"},
         [{"repeats": "weekly, but not every time: ask for the dates", "day": "MO"}]),
        ({"byday": "FR", "count": "3"}, [{"repeats": "3 times", "day": "FR"}]),
        ({"freq": "WEEKLY", "byday": "FR", "count": "9" * 30, "dtstart": "2026-10-02"},
         [{"repeats": f"weekly, {'9' * 30} times", "from": "2026-10-02", "day": "FR"}]),
        ({"freq": "WEEKLY", "byday": "FR", "valid_from": "2026-01-01", "valid_to": "2026-03-31"},
         [{"repeats": "weekly", "from": "2026-01-01", "until": "2026-03-31", "day": "FR"}]),
        ({"freq": "WEEKLY", "byday": "FR", "until": "2026-07-31", "valid_to": "2026-03-31"},
         [{"repeats": "weekly", "until": "2026-07-31", "known_until": "2026-03-31", "day": "FR"}]),
        ({"freq": "WEEKLY", "byday": "FR", "until": "2026-07-31", "valid_to": "2026-12-31"},
         [{"repeats": "weekly", "until": "2026-07-31", "day": "FR"}]),
    ],
)  # fmt: skip
def test_rules_of_calendars_are_read_as_calendars_mean_them(
    schedule: dict[str, Any], expected: list[dict[str, str]]
) -> None:
    listing = listing_of({"id": "1", "schedules": [schedule]}, "service 1")
    assert plain(listing.sessions) == expected


def test_a_session_at_a_second_place_says_where_it_is_so_that_it_does_not_move() -> None:
    def at(hall: str, day: str) -> dict[str, Any]:
        address = {"address_1": "1 Plover Way", "postal_code": "BS24 9ZY"}
        location = {"name": hall, "location_type": "physical", "addresses": [address]}
        return {"location": location, "schedules": [{"byday": day}, {"description": "Ask."}]}

    listing = listing_of({"id": "1", "service_at_locations": [at("Here", "MO"), at("There", "TU")]}, "service 1")
    there = "There, 1 Plover Way, BS24 9ZY"
    assert plain(listing.sessions) == [{"day": "MO"}, {"day": "TU", "place": there}, {"note": "Ask.", "place": there}]


def test_the_hours_of_a_building_are_told_and_are_no_sessions() -> None:
    building = {"name": "Hall", "schedules": [{"byday": "MO,TU", "opens_at": "08:00"}, {"description": "Most days"}]}
    at = {"location": building, "schedules": [{"byday": "WE", "opens_at": "13:00"}]}
    other = {"locations": [{"name": "Hut", "regular_schedules": [{"byday": "SA"}]}], "schedules": [{"byday": "FR"}]}
    for place, days in ((at, ["WE"]), ({**at, "schedules": []}, [])):
        listing = listing_of({"id": "1", "service_at_locations": [place]}, "service 1")
        assert [session["day"] for session in plain(listing.sessions)] == days
        why = "it tells when the building is open, which is not when the group meets"
        assert {given.text for given in listing.others if given.why == why} == {"MO", "TU", "08:00", "Most days"}
    assert plain(listing_of({"id": "1", **other}, "service 1").sessions) == [{"day": "FR"}]


def test_a_schedule_of_words_alone_is_told_as_words() -> None:
    listing = listing_of({"id": "1", "schedules": [{"description": "Most Tuesdays"}]}, "service 1")
    assert listing.sessions == ()
    assert texts(listing)["times"] == ["Most Tuesdays"]


@pytest.mark.parametrize(
    "shape",
    [
        lambda services: services,
        lambda services: {"contents": services},
        lambda services: {"contents_full": services},
        lambda services: {"items": services},
    ],
)
def test_a_list_is_found_in_any_of_its_envelopes(shape: Callable[[Any], Any], tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text(json.dumps(shape(FULL["contents"])), encoding="utf-8")
    assert [listing.first("name").strip() for listing in read(file)[0]] == [
        "Knit and natter | Sand Road",
        "Walking chat",
    ]


def test_a_folder_with_one_service_a_file_is_read_and_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "services").mkdir()
    for number, service in enumerate(FULL["contents"]):
        (tmp_path / "services" / f"{number}.json").write_text(json.dumps(service), encoding="utf-8")
    (tmp_path / "services" / "9.json").write_text('{"id": "x", "name": ', encoding="utf-8")
    (tmp_path / "root.json").write_text('{"version": "HSDS-UK-3.0", "profile": "x"}', encoding="utf-8")
    listings, notes = read(tmp_path)
    assert [listing.where for listing in listings] == ["services/0.json", "services/1.json"]
    assert len(notes) == 1
    assert notes[0].startswith("services/9.json breaks off or is no JSON")


def test_a_list_of_summaries_and_a_list_of_details_are_one(tmp_path: Path) -> None:
    summaries = [{"id": service["id"], "name": service["name"]} for service in FULL["contents"]]
    (tmp_path / "services.json").write_text(json.dumps({"contents": summaries}), encoding="utf-8")
    shutil.copy(FEEDS / "full.json", tmp_path / "services_full.json")
    listings, notes = read(tmp_path)
    assert notes == []
    assert listings[0].where == "services_full.json, service 1"
    assert len(listings[0].sessions) == 4


def test_an_organisation_in_a_file_of_its_own_is_found(tmp_path: Path) -> None:
    service = {"id": "1", "name": "Knit", "organization_id": "o1"}
    (tmp_path / "services.json").write_text(json.dumps([service]), encoding="utf-8")
    (tmp_path / "organizations.json").write_text(json.dumps([{"id": "o1", "name": "Friends"}]), encoding="utf-8")
    assert read(tmp_path)[0][0].first("organisation") == "Friends"


def test_the_same_service_twice_is_one_with_a_note_and_keeps_what_differs(tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    again = {"id": "1", "name": "Knit", "email": "new@knit.example", "fees": "£3"}
    file.write_text(json.dumps([{"id": "1", "name": "Knit", "fees": "£2"}, again]), encoding="utf-8")
    (listing,), notes = read(file)
    assert texts(listing)["fees"] == ["£3", "£2"]
    (note,) = notes
    assert note.startswith("One service stands 2 times, with the same id: list.json, service 1; list.json, service 2.")


def test_a_service_without_an_id_gets_one_that_its_place_in_the_list_does_not_change(tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    services = [{"name": "Knit", "description": "Wool"}, {"name": "Walk"}, {"name": "Women's refuge, 12 Hidden Road"}]
    file.write_text(json.dumps(services), encoding="utf-8")
    ids = {listing.first("name"): listing.id for listing in read(file)[0]}
    file.write_text(json.dumps(services[::-1]), encoding="utf-8")
    assert {listing.first("name"): listing.id for listing in read(file)[0]} == ids
    assert ids["Knit"].startswith("knit-")
    assert ids["Women's refuge, 12 Hidden Road"].startswith("hidden-")


def test_numbers_of_any_length_and_keys_that_stand_twice_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text(f'[{{"id": "1", "name": "A", "name": "B", "minimum_age": {"9" * 5000}}}]', encoding="utf-8")
    (listing,), _ = read(file)
    assert listing.first("name") == "A"
    assert listing.others == (Given("B", "name (again)"),)
    assert listing.first("age_from") == "9" * 5000


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"{}", "No services were found"),
        (b"[]", "No services were found"),
        (b'"words"', "No services were found"),
        (b'{"name": "An API", "openapi_url": "https://data.example"}', "No services were found"),
        (b"<!DOCTYPE html><title>Sorry", "is a web page"),
        (b"[" * 100_000, "nested far deeper"),
        (b"\xff\xfe\x00", "can't be read as text"),
        (b"%PDF-1.7", "is no JSON"),
    ],
)
def test_what_is_no_list_of_services_is_refused_in_a_sentence(content: bytes, says: str, tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_bytes(content)
    with pytest.raises(SourceFault, match=says):
        read(file)


def test_entries_that_are_no_services_are_passed_over_with_a_note(tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text('[null, 5, {"id": "1", "name": "Knit"}]', encoding="utf-8")
    listings, notes = read(file)
    assert len(listings) == 1
    assert len(notes) == 2


@pytest.mark.parametrize("source", ["no-such-file.json", "ftp://data.example/services", "/no/such/folder"])
def test_a_source_that_is_not_there_is_named(source: str) -> None:
    with pytest.raises(SourceFault):
        formats.read("hsds-uk", source, Answers(), lambda _: None)


def test_tables_are_joined_by_their_ids() -> None:
    (knit, walk), _ = read(FEEDS / "tabular")
    assert knit.first("organisation") == "Sand Road Friends"
    assert knit.first("categories") == "Loneliness"
    assert plain(knit.contacts) == [{"person": "Maureen Example", "role": "Coordinator", "phone": "01632 960123"}]
    assert plain(knit.places)[0]["postcode"] == "BS22 6CV"
    assert knit.places[0]["postcode"].where == "physical_addresses.csv, row 2, postal_code"
    assert plain(knit.sessions) == [{"starts": "10:00", "ends": "12:00", "repeats": "weekly", "day": "TU"}]
    assert plain(walk.sessions)[0]["day"] == "TH"
    assert plain(walk.contacts) == [{"phone": "01632 960124"}]


def test_whatever_in_the_tables_finds_no_place_is_named_with_its_row() -> None:
    _, notes = read(FEEDS / "tabular")
    assert notes == [
        "meta_table_descriptions.csv is no table of Open Referral's that is known here. Nothing of it was read.",
        "services.csv: blank rows were passed over (2).",
        "Addresses: the location_id is in no table: physical_addresses.csv, row 3.",
        "Schedules: belongs to nothing: regular_schedules.csv, row 4.",
        "Service at locations: the service_id is in no table: services_at_location.csv, row 4.",
        "Services: the organization_id is in no table: services.csv, row 5.",
        "Attributes: the taxonomy_term_id is in no table: attributes.csv, row 3.",
        "Organizations: belongs to no service: organizations.csv, row 3.",
    ]


def test_a_cell_without_a_heading_and_a_heading_that_occurs_twice_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "services.csv").write_text("id,name,alternate_name,alternate_name,\n1,Knit,a,b,c,d\n", encoding="utf-8")
    (knit,), _ = read(tmp_path)
    assert {given.where.rpartition(", ")[2]: given.text for given in knit.others} == {
        "alternate_name": "a",
        "alternate_name (again)": "b",
        "a cell without a heading": "c",
        "a cell without a heading (again)": "d",
    }


@pytest.mark.parametrize("depth", [300, 900, 2000])
def test_json_of_any_depth_is_read_or_refused_in_a_sentence(depth: int, tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text(f'[{{"id": "1", "name": "Knit", "x": {"[" * depth}"deep"{"]" * depth}}}]', encoding="utf-8")
    with suppress(SourceFault):
        (knit,), _ = read(file)
        assert [given.text for given in knit.others] == ["deep"]


# What vendors publish that no standard asks for

STRANGE: Final[tuple[tuple[dict[str, Any], dict[str, list[str]]], ...]] = (
    ({"attributes": ["Games", "Fun"]}, {"categories": ["Games", "Fun"]}),
    ({"attributes": [None, {"taxonomy_term": {"name": "Games"}}, "Fun"]}, {"categories": ["Fun", "Games"]}),
    ({"schedules": ["Mondays 10am to 12 noon"]}, {"times": ["Mondays 10am to 12 noon"]}),
    ({"service_areas": ["South Ward", None]}, {"areas": ["South Ward"]}),
    ({"eligibilities": ["Over 50s", {"eligibility": "Carers"}]}, {"who_for": ["Over 50s", "Carers"]}),
    ({"service_attributes": [{"taxonomy_term": {"name": "Games"}}, {"taxonomy": {"name": "Fun"}}]},
     {"categories": ["Games", "Fun"]}),
    ({"organization_name": "Saltmarsh Players"}, {"organisation": ["Saltmarsh Players"]}),
    ({"category": "Games", "organization": None}, {"categories": ["Games"]}),
)  # fmt: skip


@pytest.mark.parametrize(("said", "values"), STRANGE)
def test_texts_in_the_place_of_parts_find_their_names(said: dict[str, Any], values: dict[str, list[str]]) -> None:
    listing = listing_of({"id": "1", "name": "Chess", **said}, "service 1")
    assert {name: many for name, many in texts(listing).items() if name not in {"id", "name"}} == values
    assert listing.others == ()


def test_a_flat_service_has_its_place_and_its_phone() -> None:
    flat = {"id": "1", "name": "Chess", "phone": "0117 496 0101", "address": "3 Plover Way", "town": "Oldmixon",
            "postcode": "BS24 9ZY", "latitude": "51.3", "longitude": "-2.9", "location_name": "Saltmarsh Hall",
            "contact_name": "Xanthippe Quillfeather"}  # fmt: skip
    listing = listing_of(flat, "service 1")
    assert plain(listing.places) == [
        {"town": "Oldmixon", "postcode": "BS24 9ZY", "venue": "Saltmarsh Hall", "latitude": "51.3",
         "longitude": "-2.9", "address": "3 Plover Way"}
    ]  # fmt: skip
    assert plain(listing.contacts) == [{"person": "Xanthippe Quillfeather", "phone": "0117 496 0101"}]
    assert listing.others == ()


def test_numbers_without_a_mapping_can_be_rung() -> None:
    listing = listing_of({"id": "1", "name": "Chess", "phones": ["0117 496 0101", "0117 496 0102"]}, "service 1")
    assert plain(listing.contacts) == [{"phone": "0117 496 0102"}, {"phone": "0117 496 0101"}]


def test_parts_beside_null_are_read() -> None:
    hall = {"location": {"name": "Saltmarsh Hall", "addresses": [None, {"postal_code": "BS24 9ZY"}]}}
    listing = listing_of({"id": "1", "name": "Chess", "service_at_locations": [None, {}, hall]}, "service 1")
    assert plain(listing.places) == [{"postcode": "BS24 9ZY", "venue": "Saltmarsh Hall"}]


def test_whoever_a_letter_is_for_is_a_person() -> None:
    address = {"attention": "Xanthippe Quillfeather", "postal_code": "BS24 9ZY"}
    listing = listing_of({"id": "1", "name": "Chess", "location": {"addresses": [address]}}, "service 1")
    assert plain(listing.contacts) == [{"person": "Xanthippe Quillfeather"}]
    assert listing.others == ()


def test_schedules_under_their_older_names_belong_to_their_place() -> None:
    at = {"location": {"name": "Hall"}, "regular_schedule": [{"byday": "FR", "opens_at": "9:00", "closes_at": "11:00"}]}
    listing = listing_of({"id": "1", "name": "Chess", "service_at_locations": [at]}, "service 1")
    assert plain(listing.sessions) == [{"starts": "09:00", "ends": "11:00", "day": "FR"}]


ONE = {"id": "1", "name": "Knit", "description": "Knitting for all."}
SOME_READ = "The feed speaks of 2 services and 1 was read."
MORE = "The feed has more pages than were read. Import its web address, or a file with all of it."


@pytest.mark.parametrize(
    ("envelope", "missing"),
    [
        ({"totalElements": 2, "last": False, "content": [ONE]}, [SOME_READ]),
        ({"count": 2, "next": "https://data.example/?page=2", "previous": None, "results": [ONE]}, [SOME_READ]),
        ({"count": 1, "next": None, "previous": None, "results": [ONE]}, []),
        ({"count": 1, "results": [ONE]}, []),
        ({"meta": {"total": 2}, "data": [ONE]}, [SOME_READ]),
        ({"page": {"totalElements": "2"}, "items": [ONE]}, [SOME_READ]),
        ({"links": {"next": "https://data.example/?page=2"}, "data": [ONE]}, [MORE]),
        ({"_links": {"next": {"href": "https://data.example/?page=2"}}, "items": [ONE]}, [MORE]),
        ({"links": {"next": None, "prev": "https://data.example/?page=1"}, "data": [ONE]}, []),
        ({"hasNextPage": True, "items": [ONE]}, [MORE]),
        ({"hasNextPage": False, "items": [ONE]}, []),
        ({"nextPageToken": "abc", "services": [ONE]}, [MORE]),
        ({"last_page": False, "contents": [ONE]}, [MORE]),
        ({"total_pages": 3, "contents": [ONE]}, [MORE]),
    ],
)
def test_what_an_envelope_says_of_its_pages_is_compared_with_what_was_read(
    tmp_path: Path, envelope: dict[str, Any], missing: list[str]
) -> None:
    file = tmp_path / "services.json"
    file.write_text(json.dumps(envelope), encoding="utf-8")
    assert list(formats.read("hsds-uk", str(file), Answers(), lambda _: None).missing) == missing
