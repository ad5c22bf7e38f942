"""Lists in Excel and OpenDocument are read as people see them; what is hidden is reported and not read."""

import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from signpost.imports.reading import formats
from signpost.imports.reading.excel import shown
from signpost.imports.reading.listing import Given, Listing, SourceFault
from signpost.imports.reading.mapping import Answers

COLUMNS: Final = {"name": ("Group",), "times": ("When",), "contact.phone": ("Phone",), "fees": ("Cost",)}
MAPPING: Final = Answers(columns=COLUMNS)
HEADINGS: Final = ("Group", "When", "Phone", "Cost")
KNIT: Final = ("Knit", "Mondays 2pm", "0117 496 0123", "Free")
WALK: Final = ("Walk", "Fridays 9am", "0117 496 0124", "£2")


def excel(folder: Path, *rows: Sequence[Any]) -> tuple[Workbook, Path]:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(tuple(row))
    return book, folder / "groups.xlsx"


def read(file: Path, mapping: Answers = MAPPING) -> tuple[list[Listing], list[str]]:
    notes: list[str] = []
    return list(formats.read("csv", str(file), mapping, notes.append).listings), notes


def names(listings: list[Listing]) -> list[str]:
    return [listing.first("name") for listing in listings]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (6.5, "General", "6.5"),
        (6.5, "0.00", "6.50"),
        (6.5, '"£"#,##0.00', "£6.50"),
        (6.5, "[$£-809]#,##0.00", "£6.50"),
        (6.5, "[$£-809]#,##0.00;[RED]-[$£-809]#,##0.00", "£6.50"),
        (6.5, "_-£* #,##0.00_-;-£* #,##0.00_-", "£6.50"),
        (2, '"£"0" a week"', "£2 a week"),
        (1174960123, "00000000000", "01174960123"),
        (1174960123, "0000 000 0000", "0117 496 0123"),
        (1174960123, "General", "1174960123"),
        (117496012345, "0.00E+00", "117496012345"),
        ("0117 496 0123", "General", "0117 496 0123"),
        (0.5, "0%", "50%"),
        (1500, "#,##0", "1,500"),
        (-3, "0.0", "-3.0"),
        (3.0, "General", "3"),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        (time(18, 30), "h:mm", "18:30"),
        (time(18, 30), "h:mm AM/PM", "18:30"),
        (datetime.fromisoformat("2026-11-03T18:29:59"), "dd/mm/yyyy hh:mm", "2026-11-03 18:30"),
        (datetime.fromisoformat("2026-11-03"), "mm-dd-yy", "2026-11-03"),
        (datetime.fromisoformat("2026-11-03"), "[$-809]dd mmmm yyyy;@", "2026-11-03"),
        (date(2026, 11, 3), "yyyy-mm-dd", "2026-11-03"),
        (datetime.fromisoformat("2026-12-10"), "d-mmm", "10-Dec"),
        (datetime.fromisoformat("2012-10-01"), "mmm-yy", "Oct-12"),
        (datetime.fromisoformat("2026-11-03"), "dddd", "Tuesday"),
        (timedelta(hours=1, minutes=30), "[h]:mm", "01:30"),
        (None, "General", ""),
        ("Tea_x000D_\nand talk", "General", "Tea\r\nand talk"),
    ],
)
def test_a_cell_arrives_as_it_is_seen(value: object, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_a_workbook_is_read_below_its_title_and_its_merged_headings(tmp_path: Path) -> None:
    book, file = excel(
        tmp_path, ["Groups in Saltmarsh"], [], ["Group", "Sessions", None, "Phone"], [None, "Day", "Time"]
    )
    sheet = book.worksheets[0]
    for row in (("Knit", "Monday", time(14), "0117 496 0123"), ("Walk", "Friday", time(9), None), ("Sing", "Friday")):
        sheet.append(row)
    for merged in ("A1:D1", "A3:A4", "B3:C3", "D3:D4", "D5:D6"):
        sheet.merge_cells(merged)
    book.save(file)
    columns = {"name": ("Group",), "session.day": ("Day",), "session.starts": ("Time",), "contact.phone": ("Phone",)}
    (knit, walk, sing), notes = read(file, Answers(columns=columns))
    assert (knit.sessions[0]["starts"].text, walk.sessions[0]["starts"].text) == ("14:00", "09:00")
    assert [listing.contacts[0]["phone"].text for listing in (knit, walk)] == ["0117 496 0123"] * 2
    assert sing.contacts == ()
    assert knit.where == "groups.xlsx, row 5"
    assert "groups.xlsx, row 1 is above the headings, and is not a group: “Groups in Saltmarsh”" in notes


def test_every_sheet_with_the_headings_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    book, file = excel(tmp_path, HEADINGS, KNIT)
    for title, rows in {
        "East": (HEADINGS, WALK),
        "Notes": (["Ring everybody in May"],),
        "Old": (HEADINGS, KNIT),
    }.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book["Old"].sheet_state = "hidden"
    book.create_sheet("Sheet5")
    book.save(file)
    listings, notes = read(file)
    assert names(listings) == ["Knit", "Walk"]
    assert [listing.where for listing in listings] == ["groups.xlsx, Sheet, row 2", "groups.xlsx, East, row 2"]
    assert notes == [
        "groups.xlsx: the sheet Old is hidden, and was not read.",
        "groups.xlsx, Notes was not read: the mapping's headings are in another table.",
    ]


def test_one_group_on_two_sheets_is_named_with_its_sheets(tmp_path: Path) -> None:
    book, file = excel(tmp_path, HEADINGS, KNIT)
    east = book.create_sheet("East")
    for row in (HEADINGS, ("Knit", "Fridays 3pm", *KNIT[2:])):
        east.append(row)
    book.save(file)
    (knit,), notes = read(file)
    assert [given.text for given in knit.values["times"]] == ["Mondays 2pm", "Fridays 3pm"]
    assert notes == ["Sheet, row 2, East, row 2 tell of one group. They were taken together."]


def test_a_sheet_that_lacks_one_of_the_headings_is_read_without_it(tmp_path: Path) -> None:
    book, file = excel(tmp_path, HEADINGS, KNIT)
    for title, rows in {
        "East": (HEADINGS[:3], WALK[:3]),
        "People": (("Group", "Phone"), ("Jo", "0117 496 0125")),
    }.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(file)
    listings, notes = read(file)
    assert names(listings) == ["Knit", "Walk"]
    assert notes == [
        "groups.xlsx, East has no heading “Cost”, and was read without.",
        "groups.xlsx, People was not read: the mapping's headings are in another table.",
    ]


def test_a_hidden_row_is_a_group_of_which_nobody_can_tell_whether_it_runs(tmp_path: Path) -> None:
    book, file = excel(tmp_path, (*HEADINGS, "Status"), (*KNIT, "Active"), (*WALK, "Active"))
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(file)
    (knit, walk), _ = read(file, Answers(columns={**COLUMNS, "status": ("Status",)}))
    assert [given.text for given in knit.values["status"]] == ["Active"]
    assert [given.text for given in walk.values["status"]] == ["hidden in the spreadsheet", "Active"]


def test_what_is_beside_a_cell_is_told_with_its_group(tmp_path: Path) -> None:
    book, file = excel(tmp_path, ("Our groups",), HEADINGS, KNIT, ("Walk", "=1+1", "", "Free"))
    sheet = book.worksheets[0]
    for place, words in {"A1": "Kept by Jo", "A3": "Ask Jo first"}.items():
        sheet[place].comment = Comment(words, "Jo")
    sheet["D3"].hyperlink = "https://knit.example/costs"
    book.save(file)
    (knit, walk), notes = read(file)
    assert knit.others == (
        Given("Ask Jo first", "row 3, a comment on A3"),
        Given("https://knit.example/costs", "row 3, the address behind D3"),
    )
    assert walk.others == (
        Given("Open the file, save it again, and import that.", "row 4, B4, a formula without its result"),
    )
    assert notes == ["groups.xlsx, row 1 is above the headings, and is not a group: “Our groups | Kept by Jo”"]


def packed(file: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return file


@pytest.mark.parametrize(("name", "part"), [("x.xlsx", "xl__workbook_xml"), ("x.ods", "content_xml")])
def test_a_file_that_unpacks_to_gigabytes_is_refused_before_it_is_unpacked(
    name: str, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = packed(tmp_path / name, **{part: b" " * 60_000_000})
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    with pytest.raises(SourceFault, match="unpacks to 60 MB, and up to 50 MB are read"):
        read(file)


@pytest.mark.parametrize(
    ("name", "parts", "says"),
    [
        ("x.xlsx", {"xl__workbook_xml": b"<workbook>"}, "can't be opened as a workbook"),
        ("x.xlsx", {"other": b""}, "can't be opened as a workbook"),
        ("x.ods", {"content_xml": b"<office"}, "can't be opened as a workbook"),
        ("x.ods", {"content_xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "can't be opened as a workbook"),
        ("x.ods", {"other": b""}, "can't be opened as a workbook"),
        ("x.csv", {"content_xml": b"<a/>"}, "is empty"),
    ],
)
def test_a_broken_workbook_is_refused_in_a_sentence(
    name: str, parts: dict[str, bytes], says: str, tmp_path: Path
) -> None:
    with pytest.raises(SourceFault, match=says):
        read(packed(tmp_path / name, **parts))


@pytest.mark.parametrize("name", ["x.xlsx", "x.ods"])
def test_a_file_that_is_no_workbook_is_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(b"Group,When\n")
    with pytest.raises(SourceFault, match="looks like a workbook, such as Excel saves, and can't be opened"):
        read(file)


def test_a_sheet_that_reaches_further_than_any_list_is_refused_in_a_sentence(tmp_path: Path) -> None:
    book, file = excel(tmp_path, HEADINGS, KNIT)
    book.worksheets[0]["XFD1048576"] = "x"
    book.save(file)
    with pytest.raises(SourceFault, match=r"has 1,048,576 rows and 16,384 columns"):
        read(file)


def edited(file: Path, old: bytes, new: bytes) -> None:
    """The same workbook with its parts changed, as no program would write them."""
    with zipfile.ZipFile(file) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(file, "w") as out:
        for name, data in parts.items():
            out.writestr(name, data.replace(old, new) if name.endswith("sheet1.xml") else data)


@pytest.mark.parametrize(
    "more",
    [
        b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        b"<hyperlinks><hyperlink ref='A1:XFD1048576' location='x'/></hyperlinks>",
    ],
)
def test_cells_merged_without_end_are_refused_in_a_sentence(more: bytes, tmp_path: Path) -> None:
    book, file = excel(tmp_path, HEADINGS, KNIT)
    book.save(file)
    edited(file, b"</sheetData>", b"</sheetData>" + more)
    with pytest.raises(SourceFault, match=r"has 1,048,576 rows and 16,384 columns"):
        read(file)


def test_a_formula_is_read_by_its_result(tmp_path: Path) -> None:
    book, file = excel(tmp_path, HEADINGS, ("Knit", "Mon", "", "=1+2"))
    book.save(file)
    edited(file, b"<f>1+2</f><v></v>", b"<f>1+2</f><v>3</v>")
    (knit,), _ = read(file)
    assert (knit.first("fees"), knit.others) == ("£3", ())


def test_the_address_that_a_formula_leads_to_is_told(tmp_path: Path) -> None:
    book, file = excel(tmp_path, HEADINGS, ("Knit", "Mon", "", '=HYPERLINK("https://knit.example", "See our site")'))
    book.save(file)
    edited(file, b"</f><v></v>", b"</f><v>See our site</v>")
    edited(file, b'<c r="D2">', b'<c r="D2" t="str">')
    (knit,), _ = read(file)
    assert knit.first("fees") == "See our site"
    assert knit.others == (Given("https://knit.example", "row 2, the address behind D2"),)


ODS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Groups">%s</table:table></office:spreadsheet></office:body>
</office:document-content>"""


def cell(text: str = "", **more: str) -> str:
    """A cell of OpenDocument with its words, and with attributes such as office__date_value."""
    said = "".join(f' {name.replace("__", ":").replace("_", "-")}="{value}"' for name, value in more.items())
    return f"<table:table-cell{said}><text:p>{escape(text)}</text:p></table:table-cell>"


def ods(folder: Path, *rows: str) -> Path:
    return packed(folder / "groups.ods", content_xml=(ODS % "".join(rows)).encode())


def row(*cells: str, **more: str) -> str:
    said = "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in more.items())
    return f"<table:table-row{said}>{''.join(cells)}</table:table-row>"


def test_opendocument_is_read_as_it_is_seen(tmp_path: Path) -> None:
    columns = {"name": ("Group",), "session.from": ("From",), "session.starts": ("Starts",), "fees": ("Cost",)}
    head = row(*map(cell, ("Group", "From", "Starts", "Cost", "Ages")))
    knit = row(
        cell("Knit & sew"),
        cell("03/11/26", office__value_type="date", office__date_value="2026-11-03"),
        cell("06:30 PM", office__value_type="time", office__time_value="PT18H30M00S"),
        cell("£6.50", office__value_type="currency", office__value="6.5"),
        cell("10-Dec", office__value_type="date", office__date_value="2026-12-10"),
    )
    walk = row(
        "<table:table-cell><text:p>Walk<text:s text:c='2'/>and <text:span>talk</text:span></text:p>"
        "<text:p>on sand</text:p><office:annotation><text:p>Ask Jo</text:p></office:annotation></table:table-cell>",
        "<table:table-cell table:number-columns-repeated='2'/>",
        cell("Free"),
    )
    hidden = row(cell("Sing"), visibility="collapse")
    end = row("<table:table-cell table:number-columns-repeated='16384'/>", number_rows_repeated="1048000")
    file = ods(tmp_path, row(cell("Our groups")), head, knit, walk, hidden, end)
    listings, notes = read(file, Answers(columns=columns))
    assert names(listings) == ["Knit & sew", "Walk  and talk\non sand"]
    assert {name: given.text for name, given in listings[0].sessions[0].items()} == {
        "from": "2026-11-03",
        "starts": "18:30",
    }
    assert listings[0].first("fees") == "£6.50"
    assert [given.text for given in listings[0].others] == ["10-Dec"]
    assert listings[1].others == (Given("Ask Jo", "row 4, a comment"),)
    assert "groups.ods, row 5 has one filled cell, and was taken for a note and no group: “Sing”" in notes


def test_what_opendocument_merges_down_holds_for_each_row(tmp_path: Path) -> None:
    head = row(cell("Group"), cell("Phone"))
    merged = cell("0117 496 0123", table__number_rows_spanned="2")
    columns = {"name": ("Group",), "contact.phone": ("Phone",)}
    walk = row(cell("Walk"), "<table:covered-table-cell/>")
    file = ods(tmp_path, head, row(cell("Knit"), merged), walk, row(cell("Sing"), cell(), cell("x")))
    listings, _ = read(file, Answers(columns=columns))
    assert [len(listing.contacts) for listing in listings] == [1, 1, 0]


def test_cells_repeated_without_end_are_refused_in_a_sentence(tmp_path: Path) -> None:
    knit = row(cell("Knit", table__number_columns_repeated="1000"), number_rows_repeated="1000000")
    with pytest.raises(SourceFault, match="1,000,000 rows and 1,000 columns"):
        read(ods(tmp_path, knit))


def test_one_long_text_in_very_many_cells_is_refused_in_a_sentence(tmp_path: Path) -> None:
    long = row(cell("x" * 60_000, table__number_columns_repeated="1000"))
    with pytest.raises(SourceFault, match="more than 50 million letters"):
        read(ods(tmp_path, row(cell("Group")), long))


def test_rows_of_json_are_a_sheet_whose_keys_are_its_headings(tmp_path: Path) -> None:
    file = tmp_path / "groups.json"
    file.write_text('{"items": [{"Group": "Knit", "At": {"Phone": "0117 496 0123"}}, {"Group": "Walk", "Cost": 2.50}]}')
    (knit, walk), _ = read(
        file, Answers(columns={"name": ("Group",), "contact.phone": ("At.Phone",), "fees": ("Cost",)})
    )
    assert knit.contacts[0]["phone"].text == "0117 496 0123"
    assert walk.first("fees") == "£2.50"
    assert walk.where == "groups.json, row 3"


@pytest.mark.parametrize("text", ["[]", "{}", '"x"', '{"items": []}', "{", ""])
def test_json_without_rows_is_refused_in_a_sentence(text: str, tmp_path: Path) -> None:
    file = tmp_path / "groups.json"
    file.write_text(text)
    with pytest.raises(SourceFault, match=r"groups\.json"):
        read(file)
