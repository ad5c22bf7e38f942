"""A promise about sensitive services: what was typed in their records, right or wrong, is repeated nowhere."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from signpost.checks import check
from signpost.cli.report import FORMATS
from signpost.records.directory import read_directory
from signpost.records.file_names import FOLDERS
from signpost.records.schema import Schema, schema_of
from tests.checks.cases import BASE
from tests.day import TODAY

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


# The secret in each field there is, in each form that somebody might type it in.

FORMS_OF_A_SECRET = {
    "as a text": f"{STREET}, {POSTCODE}",
    "as a list": f"[{STREET}, [{POSTCODE}]]",
    "as fields": f"{{{STREET}: {POSTCODE}}}",
    "as an empty field": f"{{{STREET} {POSTCODE}: }}",
    "as an empty field in small letters": "{quenby_larkspur: }",
    "cut by a #": f"{STREET} #{POSTCODE}",
    "as an anchor": f"&{STREET.replace(' ', '')} {POSTCODE}",
    "as a tag": f"!{STREET.replace(' ', '')} {POSTCODE}",
    "in capitals": f"{STREET.upper()} {POSTCODE}",
}


def with_a_secret(schema: Schema, secret: str) -> Iterator[str]:
    """The lines of each field of a record in turn, those within others included, with the secret as its value."""
    for name, part in schema["properties"].items():
        yield f"{name}: {secret}"
        inner = part.get("items", part)
        if "properties" in inner:
            point = "- " if part.get("type") == "array" else "  "
            for lines in with_a_secret(inner, secret):
                first, *rest = lines.splitlines()
                yield "\n".join([f"{name}:", f"  {point}{first}", *(f"    {line}" for line in rest)])


@pytest.mark.parametrize("secret", FORMS_OF_A_SECRET.values(), ids=FORMS_OF_A_SECRET)
@pytest.mark.parametrize("kind", ["activity", "organisation", "venue"])
def test_a_secret_in_any_field_is_not_repeated(tmp_path: Path, kind: str, secret: str) -> None:
    """Each field is in a file of its own, which belongs to a sensitive organisation or says that it is sensitive."""
    folder = base(tmp_path)
    place = next(name for name, holds in FOLDERS.items() if holds == kind)
    fields = list(with_a_secret(schema_of(kind), secret))
    for number, field in enumerate(fields):
        names = {"sensitive": "yes", "organisation": "lantern-project", "name": "Lantern"}
        others = "".join(f"{name}: {value}\n" for name, value in names.items() if not field.startswith(f"{name}:"))
        (folder / place / f"lantern-{number}.yaml").write_text(f"{others}{field}\n")
    problems = check(read_directory(folder), TODAY)
    assert {found.file for found in problems} >= {f"{place}/lantern-{number}.yaml" for number in range(len(fields))}
    printed = "".join(show(problems, "directory") for show in FORMATS.values()).lower()
    assert [part for part in SECRETS if part.lower() in printed] == []


# What belongs to a service that may be sensitive, for all that can be read of it.

LINE = f"""\
name: Quenby Larkspur Line
organisation: lantern-project
added: {STREET}
joining: {STREET}
colour: {STREET}
venue: quenby-larkspur
"""


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("lantern-project.yaml", b"\xff\xfe" + "sensitive: yes".encode("utf-16-le")),
        ("lantern-project.yaml", b"sensitive yes"),
        ("lantern-project.yaml", b"- sens: yes"),
        ("lantern-project.yaml", b""),
        ("lantern-project.yml", b"sensitive: yes"),
        ("lantern-project.yaml.txt", b"sensitive: yes"),
        ("Lantern-Project.yaml", b"sensitive: yes"),
        ("lantern-project.yaml", b"#" * 70_000 + b"\nsensitive: yes"),
    ],
    ids=["utf-16", "no colon", "a list", "empty", "yml", "yaml.txt", "capitals", "too big"],
)
def test_what_belongs_to_an_organisation_that_cannot_be_read_is_not_repeated(
    tmp_path: Path, name: str, organisation: bytes
) -> None:
    folder = base(tmp_path)
    (folder / "organisations/lantern-project.yaml").unlink()
    (folder / "organisations" / name).write_bytes(organisation)
    (folder / "activities/lantern-line.yaml").write_text(LINE)
    printed = said_of(folder)
    assert "lantern-line.yaml" in printed
    assert [secret for secret in SECRETS if secret in printed] == []


def test_where_a_sensitive_venue_lies_is_told_neither_in_kilometres_nor_in_degrees(tmp_path: Path) -> None:
    folder = base(tmp_path)
    for word in ("sensitive: yes", "sensetive: yes"):
        for postcode in ("BS23 3ZL", "BS23 5ZZ", "ZZ9 9ZZ", "BT1 1AA", "EH9"):
            (folder / "venues/lantern-house.yaml").write_text(
                f"name: Lantern House\naddress: {STREET}\npostcode: {postcode}\n"
                f"coordinates:\n  latitude: 57.123\n  longitude: -2.456\n{word}\n"
            )
            printed = said_of(folder)
            assert "lantern-house.yaml" in printed
            assert [
                part for part in ("51.3", "57.1", "2.96", "2.45", " km", postcode, "Ireland") if part in printed
            ] == []


def test_the_nearest_venue_is_not_suggested_to_a_sensitive_service(tmp_path: Path) -> None:
    folder = base(tmp_path)
    refuge = (folder / "activities/lantern-line.yaml").read_text()
    (folder / "venues/larkspur-house.yaml").write_text(f"name: A House\naddress: {STREET}\npostcode: BS23 3ZL\n")
    for organisation in ("lantern-project", "lantern-projekt"):
        text = refuge.replace("lantern-project", organisation) + "venue: larkspur-hose\n"
        (folder / "activities/lantern-line.yaml").write_text(text)
        printed = said_of(folder)
        assert "lantern-line.yaml" in printed
        assert "larkspur" not in printed


def test_an_ordinary_record_is_quoted_all_the_same(tmp_path: Path) -> None:
    folder = base(tmp_path)
    knit = (folder / "activities/knit-and-natter.yaml").read_text()
    (folder / "activities/knit-and-natter.yaml").write_text(f"{knit}colour: blue\n# sensitive: no\n")
    assert "There is no field called “colour”." in said_of(folder)
