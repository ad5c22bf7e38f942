"""A spreadsheet to start from, and its mapping, explained line by line. The two can be imported as they are."""

import csv
import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from signpost.imports.listing import SourceFault
from signpost.records.directory import Directory
from signpost.records.writing import scalar

SHEET: Final = "groups.csv"
MAPPING: Final = "mapping.yaml"
# Heading, our name for it, a note for the mapping, and the two examples. No postcode ends in CV: those letters are
# never used there, so nobody lives at it.
COLUMNS: Final = (
    ("Reference", "id", "your own number for it, which never changes", "example-1", "example-2"),
    ("Group name", "name", "what it is called", "Example: tea and talk", "Example: gentle walk"),
    (
        "In one sentence",
        "summary",
        "what it is, as you would tell a neighbour",
        "An invented group to show how a row is filled. Delete this row.",
        "A second invented group, once a month and out of doors. Delete this row too.",
    ),
    (
        "About it",
        "description",
        "as much as you like; the cell may have several lines",
        "Somebody meets you at the door and finds you a seat.",
        "An hour on flat paths with a stop halfway.",
    ),
    (
        "Run by",
        "organisation",
        "the charity, club or council; groups that run themselves: Group name",
        "Example Friends",
        "Example Friends",
    ),
    (
        "Kind",
        "categories",
        "your words for what it is about; further down they become needs",
        "Company",
        "Keeping active",
    ),
    (
        "Day",
        "session.day",
        "the day of the week; a second day goes into a row with the same Reference",
        "Tuesday",
        "Friday",
    ),
    ("Starts", "session.starts", "by the 24-hour clock, or with am or pm", "10:30", "2pm"),
    ("Ends", "session.ends", "the same", "12:00", "3pm"),
    ("How often", "session.repeats", "weekly, fortnightly, monthly or once", "weekly", "monthly"),
    ("Which week", "session.week", "for monthly ones: first, second, third, fourth or last", "", "second"),
    ("Place", "place.venue", "the name of the hall or park", "Example Hall", "Example Hall"),
    ("Address", "place.address", "number and street", "1 Example Street", "1 Example Street"),
    ("Town", "place.town", "the town or village", "Exampleton", "Exampleton"),
    ("Postcode", "place.postcode", "which tells the area, too", "{sector}CV", "{sector}CV"),
    ("Area", "areas", "the area it serves, by its name in areas.yaml", "{area}", "{area}"),
    ("Cost", "fees", "Free, a donation, or an amount", "Free", "£2"),
    ("Ages", "ages", "such as 18+ or 50 and over", "18+", ""),
    ("Who it is for", "who_for", "in a few words", "Anyone who would like company", "Anyone who can walk for an hour"),
    ("Who answers", "contact.role", "their role, never a person's name", "Coordinator", "Coordinator"),
    (
        "Phone",
        "contact.phone",
        "with its area code. Format this column as text, or its first 0 is lost",
        "{phone}",
        "{phone}",
    ),
    ("E-mail", "contact.email", "the group's own address", "", ""),
    ("Website", "contact.website", "the page that says most about it", "", ""),
)
TOP: Final = """\
# How the headings of groups.csv become a directory, and what a person has answered for it.
# Lines that start with # are notes. Change whatever is not true for you, then run:
#   python build.py import csv groups.csv --mapping mapping.yaml --directory DIR

# Where the details come from. It is shown on their pages. Never change it later: it is how the next import knows
# its own records.
source: Our list of groups

# What each thing is called here, and the heading that holds it in your sheet. Your own headings may be others:
# change them on the right. Delete a line that you have no column for. Several columns: [Phone, Mobile]. One column may
# stand in several lines, as where phone and e-mail are in one cell. Put a heading with a colon in it between ".
columns:
"""
REST: Final = """
# Headings that are not for the public, such as a column of notes to yourselves. Nothing of them is used.
leave: []

# How dates such as 3/11/26 are meant: day-first (3 November) or month-first (11 March).
dates: day-first

# Your words under Kind, and the needs that each stands for. The ids of needs are in the directory's needs.yaml.
# "needs: []" says that a word was looked at and is none of our needs.
categories:
  Company: {{ needs: [loneliness] }}
  Keeping active: {{ needs: [physical-activity], setting: [group, outdoors] }}

# What holds for every group of which the sheet says nothing. Only write what is true for all of them.
defaults:
  areas: [{area_id}]  # the id of an area in areas.yaml
  setting: [group]  # group, one-to-one, online, by-phone, at-home or outdoors
  joining: ring-first  # drop-in, ring-first, book or referral-only
  levels: [{level}]  # ids in levels.yaml
  routes: [{{ who: self, how: Ring first. }}]
  cost: {{ amount: ask }}  # where nothing stands under Cost, people are told to ask

# What holds for every organisation. A better summary for each can be written in its record afterwards.
organisation:
  kind: community-group  # charity, council, faith-group and so on
  summary: It runs groups that are listed here.
"""
# Where no directory is known yet: the demonstration's own area and an invented number.
WITHOUT: Final = {
    "sector": "BS22 6",
    "area": "South Ward",
    "area_id": "south-ward",
    "phone": "0117 496 0010",
    "level": "signposting",
}


def write_template(folder: Path, directory: Directory | None = None) -> tuple[Path, ...]:
    """Write the sheet and its mapping into a folder and give their names. Nothing that is there is overwritten.

    With a directory, its first area, and its connector's number stand in the examples, so that they can be imported
    into it. Raises SourceFault where one of the files is there already, and OSError.
    """
    fill = {**WITHOUT, **(_of(directory) if directory else {})}
    files = {folder / SHEET: _sheet(fill), folder / MAPPING: _mapping(fill)}
    there = [file for file in files if os.path.lexists(file)]
    if there:
        raise SourceFault(f"{there[0]} is there already, and is not overwritten. Name another folder.")
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    try:
        for file, data in files.items():
            with file.open("xb") as out:
                written.append(file)
                out.write(data)
    except OSError:
        for file in written:
            file.unlink(missing_ok=True)
        raise
    return tuple(files)


def _of(directory: Directory) -> dict[str, str]:
    """What the examples take from a directory."""
    found: dict[str, str] = {}
    area = next((area for area in directory.areas.values() if area.postcode_sectors), None)
    if area is not None:
        found |= {"area": area.name, "area_id": area.id, "sector": area.postcode_sectors[0]}
    if phone := directory.about.connector.contact.phone:
        found["phone"] = phone
    if directory.levels:
        found["level"] = next(iter(directory.levels))
    return found


def _sheet(fill: Mapping[str, str]) -> bytes:
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    for part in (0, 3, 4):
        rows.writerow([str(column[part]).format_map(fill) if part else column[0] for column in COLUMNS])
    # The mark at the front tells spreadsheet programs that it is UTF-8; without it they spoil the pound sign.
    return out.getvalue().encode("utf-8-sig")


def _mapping(fill: Mapping[str, str]) -> bytes:
    width = max(len(name) + len(heading) for heading, name, *_ in COLUMNS) + 6
    lines = [f"{f'  {name}: {heading}':<{width}}# {note}" for heading, name, note, *_ in COLUMNS]
    ids = {name: scalar(fill[name], inside=True) for name in ("area_id", "level")}
    return (TOP + "\n".join(lines) + "\n" + REST.format_map(ids)).encode()
