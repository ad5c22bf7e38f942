# ruff: noqa: E501 - a spreadsheet's rows are as long as they are
"""A spreadsheet as a council has it, from beginning to end: dirty, and nothing of it lost in silence."""

import csv
import re
from pathlib import Path

import pytest

from tests.cli.running import DAY, Result, in_this_process, tree

# What its keepers have done to it over the years. All of it is invented.
SHEET = """\
Community groups list - Saltmarsh Council;;;;;;;;;
Last updated 3rd Nov;;;;;;;;;
Ref;Group name;About;Where;Tel;When;Cost;Ages;Kind;Lat/Long
1;Knit & Sew ;"Wool, needles & tea – bring a friend";"Saltmarsh Hall, 3 Plover Way, Oldmixon, BS24 9ZY";1174960123;Tues 10-12noon;£2.50;18+;Crafts;0,0
2;CHAIR YOGA;Gentle stretching in a chair.;Heron Rooms, 9 Heron Lane, Oldmixon BS24 9ZX;01174 960124 ask for Jo;Thursdays 2pm-3pm;Free;over 50s;Exercise;51.3426
;;Please note: halls close in August;;;;;;;
;;For the refuge see 77 Quagmire Terrace;;;;;;;
;;;;;;;;;
3;Lunch club;"Hot meal, café style";St Brannock’s, Oldmixon;1.17496E+11;1st & 3rd Weds 12.30;£4 - £5;;Crafts;
1;Knit & Sew ;"Wool, needles & tea – bring a friend";"Saltmarsh Hall, 3 Plover Way, Oldmixon, BS24 9ZY";1174960123;Tues 10-12noon;£2.50;18+;Crafts;0,0
4;Men’s shed;"=HYPERLINK(""http://x.example"")";Tide Yard, 1 Otter Lane, Oldmixon, BS24 9ZW;n/a;TBC;POA;;Crafts;
5;Kestrel Refuge;Help after domestic abuse;77 Quagmire Terrace, Oldmixon BS24 9ZS;0117 496 0144;;;;Support;
6;Old club;Nobody goes;;0117 496 0150;;;;Crafts;
Total;6;;;;;;;;
"""
MAPPING = """
source: Saltmarsh Council
columns:
  id: Ref
  name: Group name
  description: About
  place.address: Where
  contact.phone: Tel
  times: When
  fees: Cost
  ages: Ages
  categories: Kind
leave: [Lat/Long]
categories:
  Crafts: { needs: [arts-creative] }
  Exercise: { needs: [loneliness] }
defaults:
  organisation: corner-room-friends
  areas: [south-ward]
  setting: [group]
  joining: ring-first
  cost: { amount: ask }
  levels: [signposting]
  routes: [{ who: self, how: Ring the group. }]
services:
  6: leave-out
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """The spreadsheet as it is saved on a council's computer."""
    file = tmp_path / "groups.csv"
    file.write_bytes(SHEET.replace("\n", "\r\n").encode("cp1252"))
    return file


def imported(folder: Path, sheet: Path) -> Result:
    """Import it with the mapping above."""
    mapping = sheet.with_name("answers.yaml")
    mapping.write_text(MAPPING, encoding="utf-8")
    return in_this_process("import", "csv", sheet, "--mapping", mapping, "--directory", folder, "--date", DAY)


def test_what_is_clear_becomes_records_and_a_second_run_makes_no_twins(folder: Path, sheet: Path) -> None:
    result = imported(folder, sheet)
    assert result.code == 0, result.err
    knit = (folder / "activities/knit-and-sew.yaml").read_text()
    for line in ("phone: 0117 496 0123", "amount: £2.50", "day: tuesday", "starts: 10:00", "ends: 12:00"):
        assert line in knit
    assert "Wool, needles & tea – bring a friend" in knit
    assert "postcode: BS24 9ZX" in (folder / "venues/heron-rooms.yaml").read_text()
    assert in_this_process("check", "--directory", folder, "--date", DAY).code == 0
    once = tree(folder)
    assert imported(folder, sheet).code == 0
    assert tree(folder) == once


def test_whatever_was_lost_or_changed_is_in_the_report(folder: Path, sheet: Path) -> None:
    imported(folder, sheet)
    report = (folder.parent / "directory-import/details.md").read_text()
    told = re.sub(r"[`\\]", "", report)
    for words in (
        "1.17496E+11", "ask for Jo", "Please note: halls close in August", "£4 - £5", "TBC",
        "n/a", "01174 960124", "Total",
    ):  # fmt: skip
        assert words in told, words


def test_every_word_of_it_is_in_a_record_or_in_the_report(folder: Path, sheet: Path) -> None:
    imported(folder, sheet)
    side = folder.parent / "directory-import"
    files = [*folder.rglob("*.yaml"), side / "details.md", *side.rglob("left-out/**/*.yaml")]
    told = re.sub(r"[\W_]", "", "".join(file.read_text(encoding="utf-8") for file in files)).casefold()
    titles, (headings, *rows) = SHEET.splitlines()[:2], list(csv.reader(SHEET.splitlines()[2:], delimiter=";"))
    on_purpose = headings.index("Lat/Long")
    left_out = [row for row in rows if row[0] == "6" or "refuge" in "".join(row).casefold()]
    cells = [cell for row in rows if row not in left_out for place, cell in enumerate(row) if place != on_purpose]
    cells += titles
    assert [word for cell in cells for word in re.findall(r"\w+", cell.casefold()) if word not in told] == []


def test_a_refuge_in_it_is_not_published_and_its_street_is_nowhere(folder: Path, sheet: Path) -> None:
    result = imported(folder, sheet)
    written = "".join(path.read_text() for path in folder.parent.rglob("*") if path.is_file() and path != sheet)
    for trace in ("Quagmire", "BS24 9ZS"):
        assert trace not in written + result.out + result.err
    assert "sensitive: yes" in (folder.parent / "directory-import/left-out/activities/kestrel-refuge.yaml").read_text()
