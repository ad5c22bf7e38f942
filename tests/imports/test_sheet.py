"""A spreadsheet as a council keeps it becomes listings, and every cell is in one of them or in a note."""

import codecs
import csv
import io
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.imports.cells import delimiter_of, records_of, text_of
from signpost.imports.listing import Given, Listing, Part, SourceFault
from signpost.imports.mapping import Answers
from signpost.imports.sheet import read_sheet

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


def read(file: Path, mapping: Answers = MAPPING) -> tuple[list[Listing], list[str]]:
    notes: list[str] = []
    return list(read_sheet(file, mapping, notes.append)), notes


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
        "council.csv, row 1 stands above the headings, and is no group: “Community groups – what’s on”",
        "council.csv, row 2 stands above the headings, and is no group: “Kept by the neighbourhood team, spring 2026”",
        "council.csv, row 7 has one filled cell, and was taken for a note and no group: “TUESDAYS”",
        "council.csv, row 8 has more cells than there are headings. A separator within words may have moved them.",
        "council.csv, row 9: a quotation mark is opened there and never closed. Look at what became of this row.",
        "council.csv, row 13 says the same as row 12. They were taken as one group.",
        "council.csv, row 15 holds totals, and is no group: “Total groups | 5 | 17”",
        "council.csv: row 6 was blank.",
        "council.csv: row 11 only repeats the headings.",
        'council.csv, Tel: what stands inside the signs ="…" was taken (1 cell).',
        "council.csv, Mobile: the .0 at the end was left off (1 cell).",
        "council.csv, Start 1: parts of a day became times, such as 0,4375 → 10:30 (1 cell).",
        "council.csv, What it is: the apostrophe in front, which keeps a text a text, was left off (1 cell).",
        "council.csv, Tel: the apostrophe in front, which keeps a text a text, was left off (1 cell).",
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
    # An unquoted ; in the words has pushed the number one cell on: whatever stands where, nothing is lost.
    yoga = council[0]["2"]
    assert "1.17496E+11" in [given.text for given in yoga.others]
    assert not any("E+" in text for part in yoga.contacts for text in [given.text for given in part.values()])


def test_one_group_on_several_rows_is_one_listing_with_all_its_sessions(
    council: tuple[dict[str, Listing], list[str]],
) -> None:
    talk = council[0]["3"]
    assert plain(talk.sessions) == [{"day": "Wed", "starts": "1.30pm"}, {"day": "Fri", "starts": "10am"}]
    assert [given.where for given in talk.others] == ["row 9, Cost (the spreadsheet failed here)"]
    assert talk.first("description") == '"Wool and talk'


def test_a_cell_that_the_mapping_takes_for_nothing_is_told_with_its_place(
    council: tuple[dict[str, Listing], list[str]],
) -> None:
    assert council[0]["1"].others == (Given("ring Jo first", "row 5, Internal notes"),)
    assert [given.where for given in council[0]["2"].others] == [
        "row 8, Mobile (shortened by the spreadsheet, digits are lost)",
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
    assert text_of(data, "x.csv") == ("Café;£2\n" * 2, "Windows-1252")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_separator_is_found(delimiter: str, tmp_path: Path) -> None:
    rows = [["Kept, by us; all | of us\tnow"], ["Name", "Postcode", "Run by"], ["Knit, talk; sew", "BS22 6CV", "Us"]]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    (listing,), _ = sheet(tmp_path, out.getvalue())
    assert listing.first("name") == "Knit, talk; sew"
    assert listing.first("organisation") == "Us"


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
        (b"PK\x03\x04rest", "a workbook, such as Excel saves"),
        (b"%PDF-1.4", "is a PDF"),
        (b"\n <html>", "is a web page"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
        (b"", "which is not in x.csv"),
        (b"\xff\xfe\x00", "can't be read as text"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(data: bytes, says: str, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(data)
    with pytest.raises(SourceFault, match=says):
        read(file)


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


def test_a_session_at_a_second_place_of_the_row_is_told_and_not_taken(tmp_path: Path) -> None:
    mapping = Answers(columns={"name": ("Name",), "place.venue": ("Hall", "Hall 2"), "session.day": ("Day", "Day 2")})
    text = "Name,Hall,Day,Hall 2,Day 2\nKnit,Here,Mon,There,Tue\nSew,Here,Mon,Here,Tue\n"
    (knit, sew), _ = sheet(tmp_path, text, mapping)
    assert plain(knit.sessions) == [{"day": "Mon"}]
    assert knit.others == (Given("Tue", "row 2, Day 2 (at another place)"),)
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
    assert notes == ["groups.csv: the heading notes stands there twice. Both columns were read."]


def test_a_row_without_a_name_is_a_listing_that_a_person_must_look_at(tmp_path: Path) -> None:
    (listing,), _ = sheet(tmp_path, "Name,Postcode,Run by\n,BS22 6CV,Us\n")
    assert listing.first("name") == ""
    assert listing.id.startswith("no-name-")


def test_quotation_marks_that_swallow_rows_are_taken_as_they_stand() -> None:
    text = 'a,b,c,d\nKnit,"wool,Mon,10\nWalk,"feet,Tue,11\nSing,fine,Wed,12\n"x,1,2,3'
    rows = list(records_of(text, ","))
    assert [row.cells for row in rows] == [
        ("a", "b", "c", "d"),
        ("Knit", '"wool', "Mon", "10"),
        ("Walk", '"feet', "Tue", "11"),
        ("Sing", "fine", "Wed", "12"),
        ('"x', "1", "2", "3"),
    ]
    assert [row.broken for row in rows] == [False, True, True, False, True]


@settings(deadline=None)
@given(st.lists(st.lists(st.text(max_size=6), min_size=1, max_size=5), max_size=6), st.sampled_from(",;\t|"))
def test_whatever_a_spreadsheet_program_writes_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    rows = [[cell.replace("\r", "").replace("\n", "") for cell in row] for row in rows]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    assert [list(record.cells) for record in records_of(out.getvalue(), delimiter)] == rows


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    text = ""
    with suppress(SourceFault):
        text, _ = text_of(data, "x.csv")
    numbers = [record.number for record in records_of(text, delimiter_of(text))]
    assert numbers == [*range(1, len(numbers) + 1)]


MARK: Final = st.integers(0, 10**6).map("z{}q".format)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(MARK | st.sampled_from(["", " ", '"', '="x"', "'5"]), min_size=3, max_size=12), max_size=8))
def test_every_word_of_a_sheet_is_in_a_listing_or_in_a_note(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    file = tmp_path_factory.mktemp("sheet") / "x.csv"
    heading = ["Ref", *(name for names in COLUMNS.values() for name in names if name != "Ref"), "Other"]
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([heading, *rows])
    listings, notes = read(file)
    said = " ".join([*notes, *(text for listing in listings for text in everything(listing))])
    # Rows that say the same are taken as one.
    assert not [cell for row in rows for cell in row if cell.startswith("z") and cell not in said]
