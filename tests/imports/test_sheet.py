"""A spreadsheet as a council keeps it becomes listings, and every cell is in one of them or in a note."""

import codecs
import csv
import io
import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.imports.reading import formats
from signpost.imports.reading.listing import Given, Listing, Part, SourceFault
from signpost.imports.reading.mapping import Answers, Values, in_any_order
from signpost.imports.reading.table import csv_rows, decode, delimiter_of

TEXT: Final = (Path(__file__).parent / "sheets" / "council.csv").read_text(encoding="utf-8")
COLUMNS: Final = {
    "id": ("Ref",),
    "name": ("Group name",),
    "description": ("What it is",),
    "contact.phone": ("Tel", "Mobile"),
    "place.address": ("Address",),
    "place.postcode": ("Post code",),
    "session.day": ("Day 1", "Day 2"),
    "session.starts": ("Start 1", "Start 2"),
    "fees": ("Cost",),
}
MAPPING: Final = Answers(columns=COLUMNS)
BARE: Final = Answers(columns={"name": ("Name",), "place.postcode": ("Postcode",), "organisation": ("Run by",)})
UNMAPPED = (
    "and nothing of it is in a record. If it limits who may come, take it under columns as who_for. If nobody needs "
    "it, list it under leave."
)


def read(file: Path, mapping: Answers = MAPPING) -> tuple[list[Listing], list[str]]:
    notes: list[str] = []
    return list(formats.read("csv", str(file), mapping, notes.append).listings), notes


def sheet(folder: Path, text: str, mapping: Answers = BARE) -> tuple[list[Listing], list[str]]:
    file = folder / "groups.csv"
    file.write_text(text, encoding="utf-8", newline="")
    return read(file, mapping)


def plain(parts: tuple[Part, ...]) -> list[dict[str, str]]:
    return [{name: given.text for name, given in part.items()} for part in parts]


def everything(listing: Listing) -> list[str]:
    givens = [given for many in listing.values.values() for given in many]
    givens += [given for part in (*listing.places, *listing.sessions, *listing.contacts) for given in part.values()]
    return [given.text for given in (*givens, *listing.others)]


@pytest.fixture
def council(tmp_path: Path) -> tuple[dict[str, Listing], list[str]]:
    file = tmp_path / "council.csv"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode("cp1252"))
    listings, notes = read(file)
    return {listing.id: listing for listing in listings}, notes


def test_groups_are_found_below_titles_between_notes_and_above_totals(
    council: tuple[dict[str, Listing], list[str]],
) -> None:
    assert {identity: listing.first("name") for identity, listing in council[0].items()} == {
        "1": "Café & chat",
        "2": "Chair yoga",
        "3": 'Stitch "n" talk',
        "4": "Walkers",
        "5": "Women’s refuge",
    }


def test_whatever_is_no_group_or_was_set_right_is_in_a_note(council: tuple[dict[str, Listing], list[str]]) -> None:
    assert council[1] == [
        "council.csv was saved with the letters of Windows-1252, and was read so.",
        "council.csv, row 1 is above the headings, and is not a group: “Community groups – what’s on”",
        "council.csv, row 2 is above the headings, and is not a group: “Kept by the neighbourhood team, spring 2026”",
        "council.csv, row 7 has one filled cell, and was taken for a note and no group: “TUESDAYS”",
        "council.csv, row 8 has more cells than there are headings. A separator within words may have moved them.",
        "council.csv, row 9: a quotation mark is opened there and never closed. Look at what became of this row.",
        "council.csv, row 13 says the same as row 12. They were taken as one group.",
        "council.csv, row 15 holds totals, and is no group: “Total groups | 5 | 17”",
        "council.csv: row 6 was blank.",
        "council.csv: row 11 only repeats the headings.",
        f"council.csv: the mapping says nothing of “Internal notes”, {UNMAPPED}",
        'council.csv, Tel: what stands inside the signs ="…" was taken (1 cell).',
        "council.csv, Mobile: the .0 at the end was left off (1 cell).",
        "council.csv, Start 1: parts of a day became times, such as 0,4375 → 10:30 (1 cell).",
        "council.csv, What it is: the apostrophe in front, which keeps a text a text, was left off (1 cell).",
        "council.csv, Tel: the apostrophe in front, which keeps a text a text, was left off (1 cell).",
        "council.csv, Cost: a £ was put in front of bare numbers, as the heading means them (1 cell).",
        "row 9, row 10 tell of one group. They were taken together.",
    ]


def test_columns_with_the_same_meaning_make_a_second_session_and_a_second_contact(
    council: tuple[dict[str, Listing], list[str]],
) -> None:
    cafe = council[0]["1"]
    assert plain(cafe.sessions) == [{"day": "Mon", "starts": "10:30"}, {"day": "Thurs", "starts": "2pm"}]
    assert plain(cafe.contacts) == [{"phone": "01632 960123"}, {"phone": "7700900123"}]
    assert cafe.first("description") == "Tea, cake –\r\nand company"
    assert cafe.contacts[0]["phone"].where == "row 5, Tel"
    assert cafe.where == "council.csv, row 5"


def test_a_number_that_the_spreadsheet_has_shortened_is_told_and_not_guessed(
    council: tuple[dict[str, Listing], list[str]],
) -> None:
    # An unquoted ; in the words has moved the number one cell further: wherever it ends up, nothing is lost.
    yoga = council[0]["2"]
    why = "the spreadsheet shortened it, and its digits are lost"
    assert Given("1.17496E+11", "row 8, Mobile", why) in yoga.others
    assert not any("E+" in text for part in yoga.contacts for text in [given.text for given in part.values()])


def test_one_group_on_several_rows_is_one_listing_with_all_its_sessions(
    council: tuple[dict[str, Listing], list[str]],
) -> None:
    talk = council[0]["3"]
    assert plain(talk.sessions) == [{"day": "Wed", "starts": "1.30pm"}, {"day": "Fri", "starts": "10am"}]
    assert talk.values["fees"][-1] == Given("#REF!", "row 9, Cost", "the spreadsheet failed here")
    assert talk.first("description") == '"Wool and talk'


def test_a_cell_that_the_mapping_takes_for_nothing_is_told_with_its_place(
    council: tuple[dict[str, Listing], list[str]],
) -> None:
    assert council[0]["1"].others == (Given("ring Jo first", "row 5, Internal notes"),)
    assert [given.where for given in council[0]["2"].others] == [
        "row 8, Mobile",
        "row 8, Internal notes",
        "row 8, a cell after the last heading",
    ]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.replace("\n", "\r").encode("cp1252"),
        TEXT.replace("\n", "\r").encode("mac_roman"),
        TEXT.replace("\n", "\r\n").encode("mac_roman"),
    ],
)
def test_letters_of_every_kind_give_the_same_groups(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "council.csv"
    file.write_bytes(data)
    listings, _ = read(file)
    assert listings[0].first("name") == "Café & chat"
    assert len(listings) == 5


def test_two_kinds_of_letters_in_one_file_are_both_read() -> None:
    data = "Café;£2\n".encode() + "Café;£2\n".encode("cp1252")
    assert decode(data, "x.csv") == ("Café;£2\n" * 2, "Windows-1252")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_separator_is_found(delimiter: str, tmp_path: Path) -> None:
    rows = [["Kept, by us; all | of us\tnow"], ["Name", "Postcode", "Run by"], ["Knit, talk; sew", "BS22 6CV", "Us"]]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    (listing,), _ = sheet(tmp_path, out.getvalue())
    assert listing.first("name") == "Knit, talk; sew"
    assert listing.first("organisation") == "Us"


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_commas_in_every_address_are_no_separators(delimiter: str, tmp_path: Path) -> None:
    rows = ["Name;Where", *(f"Group {number};{number} Sand Road, Worle, Weston, BS22 6CV" for number in range(9))]
    mapping = mapped(place__address="Where")
    listings, _ = sheet(tmp_path, "\n".join(rows).replace(";", delimiter), mapping)
    assert plain(listings[8].places) == [{"address": "8 Sand Road, Worle, Weston, BS22 6CV"}]


def test_semicolons_in_every_cell_of_words_are_no_separators(tmp_path: Path) -> None:
    rows = ["Name,Kinds,About", *(f'Group {number},a; b; c,"Tea;\ncake; and\nmore"' for number in range(9))]
    listings, _ = sheet(tmp_path, "\n".join(rows), mapped(categories="Kinds", description="About"))
    assert [listing.first("description") for listing in listings] == ["Tea;\ncake; and\nmore"] * 9


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"name": ("Group nam",)}, "“Group nam”, which is not in council.csv. Did you mean “Group name”?"),
        ({"name": ("Group name",), "fees": ("Price",)}, "takes fees from the heading “Price”, which is not in"),
        ({"fees": ("Cost",)}, "does not say which heading holds the name"),
        ({}, "does not say which heading holds the name"),
        ({"name": ("Nothing of the kind",)}, "The headings in row 4 are: “Ref”, “Group name”"),
    ],
)
def test_a_heading_that_is_not_there_is_named_with_those_that_are(
    columns: dict[str, tuple[str, ...]], says: str, tmp_path: Path
) -> None:
    file = tmp_path / "council.csv"
    file.write_text(TEXT, encoding="utf-8")
    with pytest.raises(SourceFault) as fault:
        read(file, Answers(columns=columns))
    assert says in str(fault.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04rest", "a workbook or another packed file"),
        (b"%PDF-1.4", "is a PDF"),
        (b"\n <html>", "is a web page"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
        (b"", "x.csv is empty"),
        (b"\r\n,,,\r\n", "x.csv is empty"),
        (b"\xff\xfe\x00", "can't be read as text"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(data: bytes, says: str, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(data)
    with pytest.raises(SourceFault, match=says):
        read(file)


def test_a_heading_that_is_not_there_is_named_once_for_all_that_is_taken_from_it(tmp_path: Path) -> None:
    mapping = mapped(contact__phone="Contact", contact__email="Contact")
    with pytest.raises(SourceFault, match=r"takes contact\.phone and contact\.email from the heading “Contact”"):
        sheet(tmp_path, "Name,Other\nKnit,x\n", mapping)


def test_a_sheet_without_groups_says_so(tmp_path: Path) -> None:
    listings, notes = sheet(tmp_path, "Name,Postcode,Run by\n")
    assert listings == []
    assert notes == ["groups.csv has no groups below its headings, which are in row 1."]


def test_a_folder_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    for source in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(SourceFault):
            read(source)


def test_ids_are_made_of_name_and_place_and_stay_the_same_in_any_order(tmp_path: Path) -> None:
    rows = [
        "Knit,BS22 6CV,Us",
        "Knit,BS22 6DV,Us",
        "Knit,,Us",
        "Knit,,Them",
        "Walk,BS22 6CV,",
        "مجموعة,BS22 6CV,",
        "Refuge at Haven House,BS22 6CV,Us",
    ]
    found = sheet(tmp_path, "\n".join(["Name,Postcode,Run by", *rows]))[0]
    ids = {(listing.first("name"), *everything(listing)): listing.id for listing in found}
    assert len(set(ids.values())) == len(rows)
    again = sheet(tmp_path, "\n".join(["Name,Postcode,Run by", *rows[3:], *rows[2::-1]]))[0]
    assert {(listing.first("name"), *everything(listing)): listing.id for listing in again} == ids
    spaced = sheet(tmp_path, "Name,Postcode,Run by\n knit , bs226cv,Us")[0]
    assert spaced[0].id == found[0].id


def test_the_id_of_a_place_that_must_not_be_found_has_nothing_of_where_it_is(tmp_path: Path) -> None:
    rows = "Name,Postcode,Run by\nRefuge,BS22 6CV,Us\n"
    here = sheet(tmp_path, rows)[0][0].id
    assert here == sheet(tmp_path, rows.replace("6CV", "6DV"))[0][0].id
    assert here.startswith("hidden-")


def test_a_note_that_may_tell_where_somebody_hides_is_not_repeated(tmp_path: Path) -> None:
    _, notes = sheet(tmp_path, "Refuge: 12 Hidden Street,,\nName,Postcode,Run by\nKnit,,\nMoved to BS22 6CV,,\n")
    assert "Hidden" not in " ".join(notes)
    assert "BS22" not in " ".join(notes)


def test_a_fault_does_not_repeat_a_row_that_may_tell_where_somebody_hides(tmp_path: Path) -> None:
    with pytest.raises(SourceFault) as fault:
        sheet(tmp_path, "Haven refuge,12 Hidden Street,BS22 6CV\nKnit,,\n")
    assert "Hidden" not in str(fault.value)


def test_groups_that_only_share_name_and_place_stay_apart_with_a_note(tmp_path: Path) -> None:
    mapping = replace(BARE, columns={**BARE.columns, "description": ("About",)})
    text = "Name,Postcode,Run by,About\nCoffee,BS22 6CV,Us,For carers\nCoffee,BS22 6CV,Us,For veterans\n"
    listings, notes = sheet(tmp_path, text, mapping)
    assert len({listing.id for listing in listings}) == 2
    assert notes[0].startswith("row 2, row 3 have the same id, or nothing but their words")


@pytest.mark.parametrize("own_id", [True, False])
def test_rows_of_one_group_at_two_places_stay_apart_so_that_no_session_moves(own_id: bool, tmp_path: Path) -> None:
    columns = {"name": ("Name",), "place.venue": ("Hall",), "times": ("When",), "organisation": ("Run by",)}
    mapping = Answers(columns={**columns, "id": ("Ref",)} if own_id else columns)
    rows = ["7,Knit,Us,Here,Mon", "7,Knit,Us,There,Tue", "7,Knit,Us,Here,Wed"]
    listings, _ = sheet(tmp_path, "\n".join(["Ref,Name,Run by,Hall,When", *rows]), mapping)
    found = {listing.places[0]["venue"].text: [given.text for given in listing.values["times"]] for listing in listings}
    assert found == {"Here": ["Mon", "Wed"], "There": ["Tue"]}
    assert len({listing.id for listing in listings}) == 2


def test_a_row_that_names_no_place_goes_on_from_the_one_above_it(tmp_path: Path) -> None:
    mapping = Answers(columns={"id": ("Ref",), "name": ("Name",), "place.venue": ("Hall",), "times": ("When",)})
    (listing,), _ = sheet(tmp_path, "Ref,Name,Hall,When\n7,Knit,Here,Mon\n7,Knit,,Tue\n", mapping)
    assert [given.text for given in listing.values["times"]] == ["Mon", "Tue"]


def test_a_session_at_a_second_place_of_the_row_says_where_it_is(tmp_path: Path) -> None:
    mapping = Answers(columns={"name": ("Name",), "place.venue": ("Hall", "Hall 2"), "session.day": ("Day", "Day 2")})
    text = "Name,Hall,Day,Hall 2,Day 2\nKnit,Here,Mon,There,Tue\nSew,Here,Mon,Here,Tue\n"
    (knit, sew), _ = sheet(tmp_path, text, mapping)
    assert plain(knit.sessions) == [{"day": "Mon"}, {"day": "Tue", "place": "There"}]
    assert plain(sew.sessions) == [{"day": "Mon"}, {"day": "Tue"}]


def test_an_id_that_two_groups_share_is_no_id(tmp_path: Path) -> None:
    mapping = replace(BARE, columns={**BARE.columns, "id": ("Ward",)})
    text = "Ward,Name,Postcode,Run by\n7,Knit,BS22 6CV,Us\n7,Walk,BS22 6CV,Us\n"
    listings, notes = sheet(tmp_path, text, mapping)
    assert [listing.first("name") for listing in listings] == ["Knit", "Walk"]
    assert len({listing.id for listing in listings}) == 2
    assert len(notes) == 1


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("0.4375", "10:30"),
        ("0,416666667", "10:00"),
        (".5", "12:00"),
        ("0.30", "0.30"),
        ("10.30", "10.30"),
        ("0", "0"),
        ('="09:00"', "09:00"),
    ],
)
def test_parts_of_a_day_become_times_only_where_they_can_be_nothing_else(cell: str, text: str, tmp_path: Path) -> None:
    mapping = Answers(columns={"name": ("Name",), "session.starts": ("Start",)})
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["Name", "Start"], ["Knit", cell]])
    (listing,), _ = sheet(tmp_path, out.getvalue(), mapping)
    assert listing.sessions[0]["starts"].text == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [("'60s singalong", "'60s singalong"), ("'01632 960123", "01632 960123"), ("'=x", "=x"), ("'Tis us", "'Tis us")],
)
def test_an_apostrophe_in_front_is_left_off_only_where_a_spreadsheet_needs_it(
    cell: str, text: str, tmp_path: Path
) -> None:
    (listing,), _ = sheet(tmp_path, f"Name,Postcode,Run by\n{cell},,Us\n")
    assert listing.first("name") == text


def test_headings_that_stand_twice_are_both_read(tmp_path: Path) -> None:
    mapping = Answers(columns={"name": ("Name",), "notes": ("Notes",)})
    (listing,), notes = sheet(tmp_path, "Name,Notes,notes\nKnit,One,Two\n", mapping)
    assert [given.text for given in listing.values["notes"]] == ["One", "Two"]
    assert notes == ["groups.csv: the heading Notes is there twice. Both columns were read."]


def mapped(**columns: str | tuple[str, ...]) -> Answers:
    """A mapping; part__field means part.field."""
    named = {name.replace("__", "."): (it,) if isinstance(it, str) else it for name, it in columns.items()}
    return Answers(columns={"name": ("Name",), **named})


def test_a_day_and_its_time_in_two_cells_are_read_together(tmp_path: Path) -> None:
    mapping = mapped(session__day="Day", times="Time", session__repeats="How often")
    text = "Name,Day,Time,How often\nKnit,Tues,2-4pm,weekly\nSew,,Mondays 2-4pm,\n"
    (knit, sew), _ = sheet(tmp_path, text, mapping)
    assert plain(knit.sessions) == [{"day": "Tues", "starts": "2-4pm", "repeats": "weekly"}]
    assert "times" not in knit.values
    assert sew.first("times") == "Mondays 2-4pm"


def test_how_often_it_is_belongs_to_its_times_too(tmp_path: Path) -> None:
    mapping = mapped(times="When", session__repeats="How often")
    (knit,), _ = sheet(tmp_path, "Name,When,How often\nKnit,Mon 2-4pm,fortnightly\n", mapping)
    assert plain(knit.sessions) == [{"repeats": "fortnightly", "starts": "Mon 2-4pm"}]


@pytest.mark.parametrize(("name", "cell"), [("times", "10-Dec"), ("session.starts", "Oct-12")])
def test_a_range_of_which_the_spreadsheet_made_a_date_is_told_and_not_taken(
    name: str, cell: str, tmp_path: Path
) -> None:
    mapping = Answers(columns={"name": ("Name",), name: ("It",)})
    (knit,), _ = sheet(tmp_path, f"Name,It\nKnit,{cell}\n", mapping)
    assert knit.others == (Given(cell, "row 2, It", "the spreadsheet made a date of it: 10-12 becomes 10-Dec"),)
    assert not knit.sessions
    assert knit.values.keys() == {"name"}


@pytest.mark.parametrize(
    ("name", "cell"),
    [("ages", "5-nov"), ("fees", "02-Mar"), ("age_from", "Oct-12"), ("status", "#REF!"), ("setting", "######")],
)
def test_a_spoilt_cell_in_whose_place_a_default_would_stand_keeps_its_name(
    name: str, cell: str, tmp_path: Path
) -> None:
    mapping = Answers(columns={"name": ("Name",), name: ("It",)})
    (knit,), _ = sheet(tmp_path, f"Name,It\nKnit,{cell}\n", mapping)
    (given,) = knit.values[name]
    assert (given.text, given.where) == (cell, "row 2, It")
    assert given.why.startswith("the spreadsheet ")


def test_columns_of_times_that_say_nothing_alone_are_read_as_one(tmp_path: Path) -> None:
    mapping = mapped(times=("Day", "Time"))
    text = "Name,Day,Time\nKnit,Tues,2-4pm\nSew,Tues 1-3pm,Wed 1-3pm\n"
    (knit, sew), _ = sheet(tmp_path, text, mapping)
    assert knit.values["times"] == (Given("Tues, 2-4pm", "row 2, Day + Time"),)
    assert [given.text for given in sew.values["times"]] == ["Tues 1-3pm", "Wed 1-3pm"]


@pytest.mark.parametrize("name", ["times", "session.starts"])
def test_a_day_that_only_the_heading_names_belongs_to_its_times(name: str, tmp_path: Path) -> None:
    mapping = Answers(columns={"name": ("Name",), name: ("Mon", "Tuesday from")})
    (listing,), _ = sheet(tmp_path, "Name,Mon,Tuesday from\nKnit,2-4pm,10am-12\n", mapping)
    days = [(part["day"], part["starts"]) for part in plain(listing.sessions)]
    assert days == [("Mon", "2-4pm"), ("Tuesday", "10am-12")]


@pytest.mark.parametrize("heading", ["When (not Mon)", "Mon-Wed", "Monthly", "Time"])
def test_a_heading_that_is_of_no_one_day_names_none(heading: str, tmp_path: Path) -> None:
    (listing,), _ = sheet(tmp_path, f"Name,{heading}\nKnit,2-4pm\n", mapped(times=heading))
    assert not listing.sessions


def test_the_last_day_of_a_row_is_that_of_all_its_sessions(tmp_path: Path) -> None:
    mapping = mapped(times=("Mon", "Tue"), session__until="Ends")
    (knit, sew), _ = sheet(tmp_path, "Name,Mon,Tue,Ends\nKnit,10-12,1-2pm,1/12/2026\nSew,,10-12,1/12/2026\n", mapping)
    assert [(part["day"], part["until"]) for part in plain(knit.sessions)] == [
        ("Mon", "1/12/2026"),
        ("Tue", "1/12/2026"),
    ]
    assert [(part["day"], part["until"]) for part in plain(sew.sessions)] == [("Tue", "1/12/2026")]


def test_the_lines_of_one_address_in_several_columns_are_one_address(tmp_path: Path) -> None:
    mapping = mapped(place__address=("Address 1", "Address 2"), place__town="Town")
    text = "Name,Address 1,Address 2,Town\nKnit,1 Sand Road,First floor,Weston\nSew,TBC,2 Sand Road,Weston\n"
    (knit, sew), _ = sheet(tmp_path, text, mapping)
    assert plain(knit.places) == [{"address": "1 Sand Road, First floor", "town": "Weston"}]
    assert knit.places[0]["address"].where == "row 2, Address 1 + Address 2"
    assert [place["address"].text for place in sew.places] == ["TBC", "2 Sand Road"]


def test_addresses_of_two_places_stay_two(tmp_path: Path) -> None:
    mapping = mapped(place__address=("Where", "Or"))
    text = "Name,Where,Or\nKnit,1 Sand Road BS22 6CV,2 Sand Road BS22 6DV\n"
    (knit,), _ = sheet(tmp_path, text, mapping)
    assert len(knit.places) == 2


def test_several_columns_of_words_are_one_description(tmp_path: Path) -> None:
    mapping = mapped(description=("About", "More"))
    text = "Name,About,More\nKnit,Wool.,Tea too.\nSew,Thread.,Thread.\nSing,n/a,Songs.\n"
    (knit, sew, sing), _ = sheet(tmp_path, text, mapping)
    assert knit.values["description"] == (Given("Wool.\n\nTea too.", "row 2, About + More"),)
    assert sew.first("description") == "Thread."
    assert [given.text for given in sing.values["description"]] == ["n/a", "Songs."]


def test_a_yes_on_access_is_told_with_its_heading(tmp_path: Path) -> None:
    mapping = mapped(access=("Step free?", "Hearing loop", "Parking"))
    text = "Name,Step free?,Hearing loop,Parking\nKnit,Y,no,No parking\nSew,,,Yes - two bays\n"
    (knit, sew), notes = sheet(tmp_path, text, mapping)
    assert knit.first("access") == "Step free: Y; Hearing loop: no; No parking"
    assert sew.first("access") == "Parking: Yes - two bays"
    assert "groups.csv, Step free?: the heading was put in front of a bare yes, no or the like (1 cell)." in notes


def test_a_yes_among_notes_is_told_with_its_heading(tmp_path: Path) -> None:
    mapping = mapped(notes=("Term time only?", "Notes"))
    (knit,), _ = sheet(tmp_path, "Name,Term time only?,Notes\nKnit,Y,No smoking\n", mapping)
    assert [given.text for given in knit.values["notes"]] == ["Term time only: Y", "No smoking"]


@pytest.mark.parametrize("heading", ["Cost (£)", "Cost", "Price per session", "Fees"])
def test_a_bare_number_under_a_price_is_in_pounds(heading: str, tmp_path: Path) -> None:
    text = f'Name,{heading}\nKnit,3\nSew,"2,50"\nSing,Free\nSwim,0\n'
    listings, notes = sheet(tmp_path, text, mapped(fees=heading))
    assert [listing.first("fees") for listing in listings] == ["£3", "£2.50", "Free", "£0"]
    assert notes == [
        f"groups.csv, {heading}: a £ was put in front of bare numbers, as the heading means them (3 cells)."
    ]


def test_a_bare_number_that_may_be_pence_or_no_price_stays_bare(tmp_path: Path) -> None:
    assert sheet(tmp_path, "Name,Cost\nKnit,50\n", mapped(fees="Cost"))[0][0].first("fees") == "50"
    assert sheet(tmp_path, "Name,Cost (£)\nKnit,50\n", mapped(fees="Cost (£)"))[0][0].first("fees") == "£50"
    assert sheet(tmp_path, "Name,Level\nKnit,3\n", mapped(fees="Level"))[0][0].first("fees") == "3"


def test_a_yes_says_what_its_heading_says_and_a_no_is_told(tmp_path: Path) -> None:
    mapping = mapped(fees="Free?", categories=("Walking", "Crafts"), status="Active")
    text = "Name,Free?,Walking,Crafts,Active\nKnit,TRUE,FALSE,x,TRUE\nWalk,FALSE,Yes,n,FALSE\n"
    (knit, walk), notes = sheet(tmp_path, text, mapping)
    for listing, said in (
        (knit, {"fees": "Free", "categories": "Crafts", "status": "Active"}),
        (walk, {"fees": "Not free", "categories": "Walking", "status": "Active: FALSE"}),
    ):
        assert {name: listing.first(name) for name in said} == said
    assert knit.others == (Given("FALSE", "row 2, Walking", "the answer is no"),)
    assert "groups.csv, Free?: the heading was taken in place of a bare yes, such as TRUE → Free (1 cell)." in notes


def test_a_no_under_a_charge_is_no_charge(tmp_path: Path) -> None:
    (knit,), _ = sheet(tmp_path, "Name,Charge?\nKnit,no\n", mapped(fees="Charge?"))
    assert knit.first("fees") == "No charge"


def test_two_names_in_one_cell_are_two(tmp_path: Path) -> None:
    mapping = mapped(organisation="Run by", place__venue="Hall", place__postcode="Postcode")
    text = "Name,Run by,Hall,Postcode\nMend,Friends;Sunflower Hall,Village Hall / Church Hall,BS22 6ZH\n"
    (mend,), _ = sheet(tmp_path, text, mapping)
    assert [given.text for given in mend.values["organisation"]] == ["Friends", "Sunflower Hall"]
    assert plain(mend.places) == [{"venue": "Village Hall", "postcode": "BS22 6ZH"}, {"venue": "Church Hall"}]


def test_dates_are_read_with_the_month_first_where_the_mapping_says_so(tmp_path: Path) -> None:
    text = "Name,From\nKnit,3/11/2026\n"
    mapping = mapped(session__from="From")
    assert plain(sheet(tmp_path, text, mapping)[0][0].sessions) == [{"from": "3/11/2026"}]
    (listing,), notes = sheet(tmp_path, text, replace(mapping, dates="month-first"))
    assert plain(listing.sessions) == [{"from": "2026-03-11"}]
    assert notes == ["groups.csv, From: dates were read with the month first, such as 3/11/2026 → 2026-03-11 (1 cell)."]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["12/31/2022 12:00:00 AM", "3/4/2022 12:00:00 AM"], ["2022-12-31", "2022-03-04"]),
        (["12/31/2022", "3/4/2022 5:30 PM"], ["2022-12-31", "2022-03-04 5:30 PM"]),
        (["12/31/2022", "31/12/2022", "3/4/2022"], ["2022-12-31", "31/12/2022", "3/4/2022"]),
        (["3/4/2022", "ongoing"], ["3/4/2022", "ongoing"]),
        (["13/32/2022"], ["13/32/2022"]),
    ],
)
def test_dates_with_the_month_first_are_told_by_their_column(cells: list[str], said: list[str], tmp_path: Path) -> None:
    rows = "".join(f"Knit {number},{cell}\n" for number, cell in enumerate(cells))
    listings, _ = sheet(tmp_path, f"Name,Until\n{rows}", mapped(session__until="Until"))
    assert [listing.sessions[0]["until"].text for listing in listings] == said


def test_several_categories_in_one_cell_are_answered_one_by_one(tmp_path: Path) -> None:
    known: dict[str, Values] = {in_any_order(words): {} for words in ("a", "b", "a; c", "d, e")}
    mapping = replace(mapped(categories=("Kind", "Kind 2")), categories=known)
    text = 'Name,Kind,Kind 2\nKnit,"a, b",a\nSew,A; c,\nSing,"d, e; f, a",\nWalk,;,\n'
    found = [[given.text for given in listing.values["categories"]] for listing in sheet(tmp_path, text, mapping)[0]]
    assert found == [["a", "b"], ["A; c"], ["d, e", "f, a"], [";"]]


def test_a_heading_that_the_mapping_leaves_and_that_is_not_there_is_told(tmp_path: Path) -> None:
    mapping = replace(BARE, leave=("Our note", "nothing like it"))
    _, notes = sheet(tmp_path, "Name,Postcode,Run by,Our notes\nKnit,,Us,x\n", mapping)
    assert notes == [
        "groups.csv: the mapping leaves “Our note”, which is no heading there. Did you mean “Our notes”?",
        "groups.csv: the mapping leaves “nothing like it”, which is no heading there.",
        f"groups.csv: the mapping says nothing of “Our notes”, {UNMAPPED}",
    ]


def test_a_row_without_a_name_is_a_listing_that_a_person_must_look_at(tmp_path: Path) -> None:
    (listing,), _ = sheet(tmp_path, "Name,Postcode,Run by\n,BS22 6CV,Us\n")
    assert listing.first("name") == ""
    assert listing.id.startswith("no-name-")


def test_quotation_marks_that_swallow_rows_are_taken_as_they_stand() -> None:
    text = 'a,b,c,d\nKnit,"wool,Mon,10\nWalk,"feet,Tue,11\nSing,fine,Wed,12\n"x,1,2,3'
    rows = list(csv_rows(text, ","))
    assert [row.cells for row in rows] == [
        ("a", "b", "c", "d"),
        ("Knit", '"wool', "Mon", "10"),
        ("Walk", '"feet', "Tue", "11"),
        ("Sing", "fine", "Wed", "12"),
        ('"x', "1", "2", "3"),
    ]
    assert [row.broken for row in rows] == [False, True, True, False, True]


QUOTED: Final = (
    "Come along.\nWe knit, sew, chat, draw and sing, too.\nFriends, 0117 496 0009, tea, cake, and more.\nAll welcome."
)


def test_a_quoted_cell_with_line_ends_and_commas_is_one_cell(tmp_path: Path) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("Name", "Run by", "About", "Postcode"), ("Knit", "Us", QUOTED, "BS22 6CV")])
    (knit,), notes = sheet(tmp_path, out.getvalue(), mapped(description="About"))
    assert knit.first("description") == QUOTED
    assert not any("quotation" in note for note in notes)


def test_a_quoted_cell_stays_whole_in_a_file_that_breaks_the_rules_elsewhere() -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("a", "b", "c", "d"), ("Knit", QUOTED, "Mon", "10"), ("Walk", "feet", "Tue", "11")])
    rows = list(csv_rows(out.getvalue() + 'Sing,"loud,Wed,12\r\nSwim,far,Thu,13\r\n', ","))
    assert [row.cells for row in rows][1:] == [
        ("Knit", QUOTED, "Mon", "10"),
        ("Walk", "feet", "Tue", "11"),
        ("Sing", '"loud', "Wed", "12"),
        ("Swim", "far", "Thu", "13"),
    ]
    assert [row.broken for row in rows] == [False, False, False, True, False]


def test_a_cafe_of_a_mac_keeps_its_accent() -> None:
    assert decode("Name,Cost\rCafé Tea,£2\r".encode("mac_roman"), "x.csv") == ("Name,Cost\rCafé Tea,£2\r", "Mac Roman")
    assert decode("Name\rKnit – £2\r".encode("mac_roman"), "x.csv") == ("Name\rKnit – £2\r", "Mac Roman")
    assert decode("Name\rKnit – £2\r".encode("cp1252"), "x.csv") == ("Name\rKnit – £2\r", "Windows-1252")


def test_a_list_saved_for_ms_dos_keeps_its_pounds_and_accents() -> None:
    assert decode("Name,Cost\r\nCafé Tea,£2\r\n".encode("cp850"), "x.csv") == ("Name,Cost\r\nCafé Tea,£2\r\n", "MS-DOS")
    both = "Name,Cost\r\nL’œuf – café,£2\r\n"
    assert decode(both.encode("cp1252"), "x.csv") == (both, "Windows-1252")


@settings(deadline=None)
@given(st.lists(st.lists(st.text(max_size=6), min_size=1, max_size=5), max_size=6), st.sampled_from(",;\t|"))
def test_whatever_a_spreadsheet_program_writes_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    rows = [[cell.replace("\r", "").replace("\n", "") for cell in row] for row in rows]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    assert [list(record.cells) for record in csv_rows(out.getvalue(), delimiter)] == rows


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    text = ""
    with suppress(SourceFault):
        text, _ = decode(data, "x.csv")
    numbers = [record.number for record in csv_rows(text, delimiter_of(text))]
    assert numbers == [*range(1, len(numbers) + 1)]


MARK: Final = st.integers(0, 10**6).map("z{}q".format)


# Columns that say one thing together, or whose heading is a part of it.
JOINED: Final = {
    "name": ("Name",),
    "description": ("About", "More"),
    "times": ("Mon", "When", "Time"),
    "session.day": ("Day",),
    "place.address": ("Address 1", "Address 2"),
    "access": ("Ramp?", "Loop?"),
    "categories": ("Kind", "Kind 2"),
}
CELL: Final = MARK | st.sampled_from(
    ["", " ", '"', '="x"', "'5", "yes", "n/a", "z5q; z6q", "z7q,z8q", "z9q 10-12", "Tue"]
)


@pytest.mark.parametrize("columns", [COLUMNS, JOINED])
@settings(deadline=None, max_examples=50)
@given(rows=st.lists(st.lists(CELL, min_size=3, max_size=14), max_size=8))
def test_every_word_of_a_sheet_is_in_a_listing_or_in_a_note(
    tmp_path_factory: pytest.TempPathFactory, columns: dict[str, tuple[str, ...]], rows: list[list[str]]
) -> None:
    file = tmp_path_factory.mktemp("sheet") / "x.csv"
    heading = [*dict.fromkeys(name for names in columns.values() for name in names), "Other"]
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([heading, *rows])
    mapping = Answers(columns=columns, categories={"z7q": {}, "z8q": {}})
    listings, notes = read(file, mapping)
    said = " ".join([*notes, *(text for listing in listings for text in everything(listing))])
    # Rows that say the same are taken as one.
    words = {word for row in rows for cell in row for word in re.findall("z[0-9]+q", cell)}
    assert {word for word in words if word not in said} == set()
