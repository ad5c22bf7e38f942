"""The location of a sensitive service is in no byte of what is built, printed or stored."""

import io
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final

import pytest

from signpost.cli import building, checking
from signpost.cli.main import main
from signpost.cli.report import FORMATS
from signpost.site.inspection.pages import Tags
from tests.cli.running import DAY, Result, tree
from tests.demonstration import copy_of_demonstration

STREET: Final = "47 Quincewhistle Lane"
PLACE: Final = f"address: {STREET}\npostcode: BS23 3ZX\n"
PLANTED: Final = (
    "quincewhistle", "quince&#", "bs23 3zx", "bs233zx", "bs23-3zx", "bs23  3zx", "bs23%203zx", "51.3187", "qzplant",
    "st 320 610", "plant.planted.plants", "9c3v8289",
)  # fmt: skip
ACTIVITY: Final = "activities/sea-holly-support.yaml"
ORGANISATION: Final = "organisations/sea-holly-project.yaml"
VENUE: Final = f"""\
name: The Quincewhistle House
address: {STREET}
postcode: BS23 3ZX
coordinates:
  latitude: 51.31870
  longitude: -2.97110
bus_routes:
  - 7 to the end of Quincewhistle Lane
access:
  step_free: yes
  note: Ring at the side door in Quincewhistle Lane.
"""


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the demonstration to plant things in. What is kept from its builds goes beside it."""
    for command in (building, checking):
        monkeypatch.setattr(command, "cache_folder", lambda _records: tmp_path / "cache")
    return copy_of_demonstration(tmp_path)


def add(file: Path, text: str) -> None:
    """Add lines to the end of a record."""
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n{text}\n", "utf-8")


def replace(file: Path, old: str, new: str) -> None:
    """Change a text that is there in a record."""
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def publish(directory: Path) -> tuple[Result, Path]:
    """Build over a good site, and search all output and files for what was planted."""
    out = directory.parent / "site"
    done = run("build", "--directory", directory, "--out", out, "--date", DAY)
    told = [run("check", "--directory", directory, "--date", DAY, "--format", form) for form in FORMATS]
    told += [run("check", "--directory", directory, "--date", DAY, file) for file in directory.rglob("*sea-holly*")]
    for one in (done, *told):
        assert leaks({"said": f"{one.out}{one.err}".encode()}) == []
    assert leaks(tree(out)) == []
    assert leaks(tree(directory.parent / "cache")) == []
    # The staging folder stays, with its lock, which is empty.
    left = [path for folder in directory.parent.glob(".*") for path in folder.rglob("*")]
    assert [(path.name, path.read_bytes()) for path in left] in ([], [("lock", b"")])
    return done, out


def run(*words: str | Path) -> Result:
    """Run a command in this process, which is quicker, and give all that it said."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = main([str(word) for word in words])
    return Result(code, out.getvalue(), err.getvalue())


def leaks(files: dict[str, bytes]) -> list[str]:
    """The names of those files that give something planted away, in their names or their bytes."""
    return [
        name
        for name, content in files.items()
        if any(
            word in name.lower() or any(word.encode() in part.lower() for part in parts(content)) for word in PLANTED
        )
    ]


def parts(content: bytes) -> list[bytes]:
    """The bytes of a file, and of each file that is packed in it."""
    if not content.startswith(b"PK"):
        return [content]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return [content, *map(packed.read, packed.namelist())]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (ACTIVITY, f"address: {STREET}"),
        (ACTIVITY, "postcode: BS23 3ZX"),
        (ACTIVITY, "coordinates: {latitude: 51.31870, longitude: -2.97110}"),
        (ACTIVITY, "venue: quincewhistle-house"),
        (ACTIVITY, f"good_to_know: [The house is at {STREET}]"),
        (ACTIVITY, "good_to_know: [The postcode is bs233zx]"),
        (ACTIVITY, f"access: {{note: 'Come to {STREET}'}}"),
        (ACTIVITY, f"sessions: [{{day: monday, starts: 10:00, ends: 11:00, note: At {STREET}}}]"),
        (ACTIVITY, f"wonky: [{STREET}"),
        (ACTIVITY, f"status_since: {STREET}"),
        (ACTIVITY, f"{STREET}: yes"),
        (ACTIVITY, "good_to_know: [we are at 47 quincewhistle lane]"),
        (ACTIVITY, "good_to_know: [WE ARE IN QUINCEWHISTLE LANE]"),
        (ACTIVITY, "good_to_know: ['Quincewhistle Walk, number 47']"),
        (ACTIVITY, "good_to_know: [47 Quincewhistle Wharf]"),
        (ACTIVITY, "good_to_know: [47 Heol Quincewhistle]"),
        (ACTIVITY, "good_to_know: [The corner of Quincewhistle Lane]"),
        (ACTIVITY, "good_to_know: [BS23-3ZX]"),
        (ACTIVITY, "good_to_know: ['BS23  3ZX']"),
        (ACTIVITY, "good_to_know: ['51.31870, -2.97110']"),
        (ACTIVITY, "good_to_know: [ST 320 610]"),
        (ACTIVITY, "good_to_know: [///plant.planted.plants]"),
        (ACTIVITY, "good_to_know: [9C3V8289+6X]"),
        (ACTIVITY, "good_to_know: [The second house behind the Quincewhistle Bakery]"),
        (ACTIVITY, "contact: {role: Worker, phone: 0808 157 0380, website: https://maps.example/qzplant}"),
        (ACTIVITY, "# The house is 47 Quincewhistle Lane, BS23 3ZX"),
        (ORGANISATION, "# 51.31870, -2.97110"),
        ("activities/quincewhistle-lane-47.yaml", "name: Quiet House\nsensitive: yes\n"),
        ("activities/.quincewhistle-lane-47.yml", "name: Quiet House\nsensitive: yes\n"),
        ("venues/hall.yaml", f"name: The Hall\n{PLACE}access: {{note: The home of Sea Holly Support}}"),
        ("venues/hall.yaml", f"name: The Hall\n{PLACE}# Women who fled home live here."),
        ("venues/hall.yaml", f"name: A refuge\naddress: {STREET}\npostcode: BS23 3ZX"),
        (ORGANISATION, f"address: {STREET}"),
        (ORGANISATION, f"parent: {STREET}"),
        ("venues/the-house.yaml", f"{VENUE}sensitive: yes"),
        ("venues/the-house.yaml", f"{VENUE}sensitive: yes\nwonky: ]"),
    ],
)  # fmt: skip
def test_an_address_that_slipped_in_stops_the_build_and_is_quoted_nowhere(
    directory: Path, file: str, text: str
) -> None:
    place = directory / file
    if place.exists():
        key = text.partition(":")[0]
        kept = [line for line in place.read_text("utf-8").splitlines() if not line.startswith(f"{key}:")]
        place.write_text("\n".join(kept) + "\n", "utf-8")
        add(place, text)
    else:
        place.write_text(text, "utf-8")
    done, out = publish(directory)
    assert done.code == 1
    assert not out.exists()
    assert Path(file).name in done.err or "not named here" in done.err


def test_a_place_that_only_a_sensitive_service_uses_stops_the_build_too(directory: Path) -> None:
    (directory / "venues" / "the-house.yaml").write_text(VENUE.replace("Quincewhistle House", "House"), "utf-8")
    add(directory / ACTIVITY, "venue: the-house")
    done, out = publish(directory)
    assert done.code == 1
    assert "sensitive-place" in done.err
    assert not out.exists()


def test_a_group_that_says_it_meets_at_a_sensitive_place_stops_the_build_too(directory: Path) -> None:
    (directory / "venues" / "quincewhistle-house.yaml").write_text(
        "name: The Quincewhistle House\nsensitive: yes\naccess: {step_free: yes}\n", "utf-8"
    )
    replace(directory / "activities" / "knit-and-natter.yaml", "venue: corner-room", "venue: quincewhistle-house")
    done, _ = publish(directory)
    assert done.code == 1


def test_what_may_stand_in_a_record_and_tells_of_a_place_is_left_out_of_all_that_is_built(directory: Path) -> None:
    (directory / "venues" / "qzplant-house.yaml").write_text("name: The Quincewhistle House\nsensitive: yes\n", "utf-8")
    add(
        directory / ACTIVITY,
        "sessions:\n  - {day: monday, starts: 03:07, ends: 04:09, note: In the qzplant room}",
    )
    done, out = publish(directory)
    assert done.code == 0, done.err
    files = tree(out)
    assert not [
        path for path, content in files.items() if b"3.07am" in content or b"03:07" in content or b"T0307" in content
    ]
    assert "activities/sea-holly-support.html" in files
    assert "activities/sea-holly-support.ics" not in files


def test_all_that_belongs_to_a_sensitive_organisation_is_protected(directory: Path) -> None:
    """A group that was ordinary, with a place and times, becomes sensitive with the organisation that runs it."""
    add(directory / "organisations" / "saltings-arts.yaml", "sensitive: yes")
    done = run("check", "--directory", directory, "--date", DAY)
    assert done.code == 1
    for name in ("saltings-open-studio", "clay-for-calm", "sketch-walk", "words-aloud"):
        assert f"{name}.yaml" in done.out + done.err


@pytest.mark.parametrize("name", ["sea-holly-support", "moving-forward-course"])
def test_a_sensitive_service_is_in_no_calendar_no_list_of_days_and_at_no_place(demonstration: Path, name: str) -> None:
    files = tree(demonstration)
    assert f"activities/{name}.ics" not in files
    for path, content in files.items():
        if path.endswith(".ics") or path == "whats-on.html" or path.startswith("venues/"):
            assert name.encode() not in content, path
    page = Tags(files[f"activities/{name}.html"].decode())
    assert not [link for link in page.values("href") if "venues/" in link and not link.endswith("venues/index.html")]
    assert not list(page.values("data-dates"))
    assert "svg" not in {tag for tag, attributes in page.found if "qr" in attributes.get("class", "")}


@pytest.mark.parametrize(
    "name",
    [
        "activities/sea-holly-support",
        "activities/moving-forward-course",
        "organisations/sea-holly-project",
        "needs/domestic-abuse",
    ],
)
def test_what_must_stay_discreet_is_told_by_phone_alone(demonstration: Path, name: str) -> None:
    """Neither its page leads to the form or to its file, nor does the form know of it."""
    links = list(Tags((demonstration / f"{name}.html").read_text("utf-8")).values("href"))
    assert not [link for link in links if "update.html#" in link or "/edit/" in link]
    ordinary = list(Tags((demonstration / "activities" / "tea-and-talk.html").read_text("utf-8")).values("href"))
    assert len([link for link in ordinary if "update.html#activity=tea-and-talk" in link or "/edit/" in link]) == 3
    id_ = name.rpartition("/")[2]
    form = (demonstration / "update.html", *(demonstration / "update").glob("*.js"))
    assert not [file.name for file in form if f'"{id_}"' in file.read_text("utf-8")]


def test_a_place_that_was_public_and_is_sensitive_now_leaves_nothing_behind(directory: Path) -> None:
    house = directory / "venues" / "the-house.yaml"
    house.write_text(VENUE, "utf-8")
    out = directory.parent / "site"
    assert run("build", "--directory", directory, "--out", out, "--date", DAY).code == 0
    assert leaks(tree(out))
    assert leaks(tree(directory.parent / "cache"))
    house.write_text("name: The House\nsensitive: yes\n", "utf-8")
    done, _ = publish(directory)
    assert done.code == 0, done.err
    assert "venues/the-house.yaml\n  line 2, sensitive (advice): This is sensitive now" in done.err
    again, _ = publish(directory)
    assert "This is sensitive now" not in again.err


def test_a_place_that_has_become_sensitive_leaves_nothing_in_the_cache_of_a_build_that_stops(directory: Path) -> None:
    house = directory / "venues" / "the-house.yaml"
    house.write_text(VENUE, "utf-8")
    assert run("build", "--directory", directory, "--out", directory.parent / "site", "--date", DAY).code == 0
    assert leaks(tree(directory.parent / "cache"))
    house.write_text(f"{VENUE}sensitive: yes\n", "utf-8")
    done = run("build", "--directory", directory, "--out", directory.parent / "site", "--date", DAY)
    assert done.code == 1
    assert leaks({"said": done.err.encode()}) == []
    assert leaks(tree(directory.parent / "cache")) == []


def test_a_flag_that_is_taken_away_is_said_by_the_build_and_the_check_until_the_next_site(directory: Path) -> None:
    out = directory.parent / "site"
    house = directory / "venues" / "the-house.yaml"
    house.write_text("name: The House\nsensitive: yes\n", "utf-8")
    assert run("build", "--directory", directory, "--out", out, "--date", DAY).code == 0
    house.write_text(VENUE, "utf-8")
    words = "This was sensitive when the site was last built, and it is not now."
    for command in (("check",), ("check", "--format", "json"), ("build", "--out", out)):
        done = run(*command, "--directory", directory, "--date", DAY)
        assert done.code == 0
        assert words in done.out + done.err
    assert words not in run("check", "--directory", directory, "--date", DAY).out


def test_this_test_sees_what_leaks(directory: Path) -> None:
    replace(directory / "venues" / "corner-room.yaml", "name: ", "name: Quincewhistle ")
    out = directory.parent / "site"
    assert run("build", "--directory", directory, "--out", out, "--date", DAY).code == 0
    assert "venues/corner-room.html" in leaks(tree(out))
    assert leaks(tree(directory.parent / "cache"))


def test_this_test_sees_what_is_packed_in_a_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", f"<t>{STREET}</t>" * 9)
    assert STREET.encode() not in out.getvalue()
    assert leaks({"data/directory.xlsx": out.getvalue()}) == ["data/directory.xlsx"]
