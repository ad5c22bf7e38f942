"""A promise about sensitive services: what was typed in their records, right or wrong, is repeated nowhere."""

import shutil
from pathlib import Path

import pytest

from signpost.checks import check
from signpost.cli.report import FORMATS
from signpost.records.directory import read_directory
from tests.checks.cases import BASE, TODAY

STREET = "47 Quenby Larkspur Road"
POSTCODE = "BS23 4ZY"
SECRETS = ("Quenby", "Larkspur", POSTCODE, "BS234ZY", "quenby")

FAULTY = f"""\
name: {STREET}, {POSTCODE}
summary: {STREET} {POSTCODE} **bold** QUENBY LARKSPUR ROAD
{STREET}: an unknown field
organisation: {{organisation}}
setting: [{STREET}]
added: {STREET}
needs: [quenby-larkspur]
areas: quenby-larkspur
sessions:
  - day: {STREET}
    starts: {POSTCODE}
venue: {{venue}}
address: {STREET}
postcode: {POSTCODE}
joining: {STREET}
cost:
  amount: {STREET}
levels: [{STREET}]
routes:
  - who: {STREET}
    how: Come to {STREET} # {POSTCODE}
contact:
  phone: {STREET}
  text: {POSTCODE}
  email: quenby larkspur
  website: {STREET}
  person: Quenby Larkspur
verified: {STREET}
{{sensitive}}
"""


def said_of(folder: Path) -> str:
    """All that is printed of a directory, in every format."""
    problems = check(read_directory(folder), TODAY)
    assert problems
    return "".join(show(problems, "directory") for show in FORMATS.values())


def base(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "directory")
    return tmp_path / "directory"


@pytest.mark.parametrize(
    ("organisation", "venue", "sensitive"),
    [
        ("corner-room-friends", "corner-room", "sensitive: yes"),
        ("corner-room-friends", "corner-room", "sensitive: TRUE"),
        ("corner-room-friends", "corner-room", "sensitive: perhaps"),
        ("corner-room-friends", "corner-room", "sensetive: yes"),
        ("lantern-project", "corner-room", ""),
        ("lantern-projekt", "corner-room", ""),
        ("lantern-project", "quenby-larkspur", ""),
        ("corner-room-friends", "corner-room", "sensitive: yes\n  - broken: ["),
        ("corner-room-friends", "corner-room", 'sensitive: "yes'),
    ],
)
def test_nothing_typed_in_a_sensitive_record_is_repeated(
    tmp_path: Path, organisation: str, venue: str, sensitive: str
) -> None:
    folder = base(tmp_path)
    text = FAULTY.format(organisation=organisation, venue=venue, sensitive=sensitive)
    (folder / "activities/lantern-house.yaml").write_text(text)
    printed = said_of(folder)
    assert "lantern-house.yaml" in printed
    assert [secret for secret in SECRETS if secret in printed] == []


def test_a_venue_that_is_made_sensitive_is_not_repeated_by_itself_or_what_meets_there(tmp_path: Path) -> None:
    folder = base(tmp_path)
    (folder / "venues/larkspur-house.yaml").write_text(
        f"name: Quenby Larkspur House\naddress: {STREET}\npostcode: {POSTCODE}\nbus_route: {STREET}\nsensitive: yes\n"
    )
    knit = (folder / "activities/knit-and-natter.yaml").read_text()
    named = knit.replace("venue: corner-room", "venue: larkspur-house").replace("Knit and Natter", f"Knit at {STREET}")
    (folder / "activities/knit-and-natter.yaml").write_text(named)
    printed = said_of(folder)
    assert [secret for secret in SECRETS if secret in printed.replace("larkspur-house", "")] == []


def test_a_record_that_looks_like_a_sensitive_one_does_not_repeat_its_name(tmp_path: Path) -> None:
    folder = base(tmp_path)
    refuge = (folder / "activities/lantern-line.yaml").read_text().replace("Lantern Line", "Quenby Larkspur Line")
    (folder / "activities/lantern-line.yaml").write_text(refuge)
    copy = refuge.replace("lantern-project", "corner-room-friends").replace("2026-05-11", "2026-06-11")
    (folder / "activities/another-line.yaml").write_text(copy.replace("Larkspur Line", "Larkspur's Line"))
    problems = check(read_directory(folder), TODAY)
    assert [found.code for found in problems if found.code == "group-twice"]
    assert not any("“Quenby Larkspur Line”" in found.message for found in problems)
