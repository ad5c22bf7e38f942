"""A list of groups as a council's officers keep it in Excel for years: every kind of dirt, all of it invented.

`python -m tests.imports.council_list FILE ROWS` writes one. Every group has made-up words of its own in its texts, so
that each of them can be looked for.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from signpost.imports.reading.excel import shown
from tests.imports.importing import FOR_ALL

HEADINGS: Final = (
    "Ref", "Service name", "Provider", "Description", "Who is it for?", "Ages", "When", "Valid to", "Venue", "Address",
    "Town", "Postcode", "Telephone", "Email", "Website", "Contact name", "Category", "How to access", "Cost", "Free",
    "Wheelchair access", "Status", "Last checked", "Internal notes",
)  # fmt: skip
# Answers for the headings, cells and words of this list, after those for any list.
MAPPING: Final = (
    FOR_ALL
    + """
columns:
  id: Ref
  name: Service name
  organisation: Provider
  description: Description
  who_for: Who is it for?
  ages: Ages
  times: When
  session.until: Valid to
  place.venue: Venue
  place.address: Address
  place.town: Town
  place.postcode: Postcode
  contact.phone: Telephone
  contact.email: Email
  contact.website: Website
  contact.person: Contact name
  categories: Category
  how_to_join: How to access
  fees: [Cost, Free]
  access: Wheelchair access
  status: Status
  checked_on: Last checked
cells:
  status: { Full - waiting list: full }
  how_to_join:
    Self referral: nothing
    Professional referral only: { joining: referral-only, routes: [{ who: health-professional, how: Write to us. }] }
    Over the phone: ring-first
    Zoom: { online: Ask for the link. }
    GP or social prescriber: { joining: referral-only, routes: [{ who: gp, how: Ask your practice. }] }
    Via school: { joining: referral-only, routes: [{ who: school, how: Ask at your school. }] }
categories:
  Crafts: { needs: [arts-creative] }
  Exercise: { needs: [loneliness] }
  "Crafts, Exercise": { needs: [arts-creative, loneliness] }
"""
)
KINDS: Final = ("Knitting", "Walking", "Chess", "Singing", "Lunch", "Gardening", "Men's Shed", "Toddlers", "Dance")
AGES: Final = ("U11", "birth to 4 years", "18+", "50 and over", "All", 16, "5-11", "11 – 25yrs", "", "")
TIMES: Final = (
    "9am Every Saturday", "Mondays 10am-12 noon (term time only)", "1st Tuesday of the month, 2pm", "Weds 1.30-3pm",
    "Mon & Thurs 10:00 - 11:30", "Every other Friday 7pm to 9pm", "Daily", "Times vary, ring first", "",
    "Monday: 10am-11am\nWednesday: 2pm-3pm\nnot in August", "Tuesdays 2-4pm, 6-8pm",
)  # fmt: skip
ACCESS: Final = (
    "Self referral", "Over the phone", "Zoom", "Professional referral only", "GP or social prescriber", "Drop in", "",
    "Ring first", "Book online", "Via school",
)  # fmt: skip
CATEGORIES: Final = ("Crafts", "Exercise", "5WE", "Crafts, Exercise", "Exercise, Crafts", "Crafts; Exercise", "MHA1")
COSTS: Final = (
    (3, "General"), (2.5, '"£"0.00'), ("£3 per session", "General"), ("Donation", "General"), ("", "General"),
    ("£4 (£2 concessions)", "General"), (0, "General"), ("Free, booking needed", "General"), (50, "General"),
)  # fmt: skip
UNTIL: Final = (
    "", "12/31/2022 12:00:00 AM", date(2027, 3, 31), "31/07/2027", "31 March 2022", "", date(2022, 6, 30), "ongoing",
    *[""] * 10,
)  # fmt: skip
STATUSES: Final = ("Active", "Active", "Live", "", "Temporarily closed", "Full - waiting list", "Closed", "TBC")
DIRT: Final = (
    "Come along and meet people.\nWe do knitting, sewing, card making, jigsaws, and talking.\nEveryone is welcome.",
    "How can we help?",
    "Menâ€™s group â€“ tea, cafÃ© style.",
    'A "proper" brew; a chat, and more.',
    "Gentle exercise for all\r\n\r\n• sitting\r\n• standing",
    "Support for carers. Ask for Xanthippe Quillfeather on 07700 900456.",
    "See https://groups.example/page?id=7 for more.",
    "n/a",
)


def write(file: Path, rows: int) -> None:
    """Write a list of so many groups, and rows that are none, with a second sheet of notes."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Groups 2026"
    sheet.append(["Community groups and services – Saltmarsh Council"])
    sheet.append(["Last updated by the neighbourhood team, spring"])
    sheet.append([])
    sheet.append(list(HEADINGS))
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(HEADINGS))
    random = Random(13)  # noqa: S311  # the same list each time
    for number in range(1, rows + 1):
        _group(sheet, number, random)
        for row in _others(number):
            sheet.append(row)
    sheet.append(["Total", rows])
    book.create_sheet("Notes").append(["Ring everybody in May"])
    book.save(file)


def _group(sheet: Worksheet, number: int, random: Random) -> None:
    own = f"z{number}q"
    cost, code = random.choice(COSTS)
    values = {
        "Ref": number,
        "Service name": f"{random.choice(KINDS)} {own}n",
        "Provider": f"Friends of {own}p" + (f"; Saltmarsh {own}pp" if number % 17 == 0 else ""),
        "Description": f"{random.choice(DIRT)} {own}d",
        "Who is it for?": f"People who {own}w" if number % 3 else "",
        "Ages": random.choice(AGES),
        "When": random.choice(TIMES),
        "Valid to": UNTIL[number % len(UNTIL)],
        "Venue": f"{own}v Hall" + (f" / {own}vv Church" if number % 19 == 0 else ""),
        "Address": f"{number} Plover Way\nOldmixon",
        "Town": "Saltmarsh",
        "Postcode": f"BS24 9Z{'STWXYZ'[number % 6]}" if number % 11 else "BS249ZY",
        "Telephone": _phone(number),
        "Email": f"{own}@groups.example" if number % 4 else "",
        "Website": f"www.{own}.example" if number % 2 else "",
        "Contact name": f"Xanthippe {own}x" if number % 5 == 0 else "",
        "Category": random.choice(CATEGORIES),
        "How to access": random.choice(ACCESS),
        "Cost": cost,
        "Free": random.choice((True, False, None, None)),
        "Wheelchair access": random.choice(("Yes", "No", "Partial - ramp at the side", "")),
        "Status": random.choice(STATUSES),
        "Last checked": date(2025, 1, 1) + timedelta(days=number),
        "Internal notes": f"{own}i ask Jo" if number % 7 == 0 else "",
    }
    sheet.append([values[heading] for heading in HEADINGS])
    row = sheet.max_row
    sheet.cell(row, HEADINGS.index("Cost") + 1).number_format = code
    sheet.cell(row, HEADINGS.index("Telephone") + 1).number_format = "00000000000" if number % 3 else "General"
    sheet.row_dimensions[row].hidden = number % 41 == 0
    if number % 29 == 0:
        sheet.cell(row, 2).comment = Comment(f"{own}c ring first", "Jo")
    if number % 50 == 0:  # the same group at a second place
        again = {**values, "When": "Fridays 10am-11am", "Venue": f"{own}2v Hut", "Address": "2 Heron Lane"}
        sheet.append([again[heading] for heading in HEADINGS])


def _phone(number: int) -> str | int:
    last = f"{number % 1000:03}"
    return (
        int(f"1174960{last}"),
        int(f"1174960{last}"),
        f"0117 496 0{last}",
        f"(0117) 4960{last} ask for Jo",
        f"0117 496 0{last} or 07700 900{last}",
        "TBC",
    )[number % 6]


def _others(number: int) -> Iterator[list[str | None]]:
    """Rows beside the groups: a blank one, a section, the headings again, a refuge."""
    if number % 30 == 0:
        yield []
        yield [f"SECTION z{number}s"]
        yield list(HEADINGS)
    if number % 97 == 20:
        yield [f"R{number}", "Kestrel Refuge", "", "Help after domestic abuse", *[""] * 5, "77 Quagmire Terrace"]


def cells(file: Path) -> Iterator[tuple[str, str]]:
    """Return every filled cell of the first sheet as it is shown, and every comment: its place and its text.

    Rows that tell of a refuge are left out: nothing of them may be repeated.
    """
    sheet = load_workbook(file).worksheets[0]
    for row in sheet.iter_rows():
        texts = [(cell.coordinate, shown(cell.value, cell.number_format)) for cell in row if isinstance(cell, Cell)]
        if not any("Refuge" in text for _, text in texts):
            yield from (found for found in texts if found[1].strip())
            yield from ((cell.coordinate, cell.comment.text) for cell in row if cell.comment)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
