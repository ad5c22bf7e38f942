"""Promises about the directory as Open Referral UK reads it: whole, true to the records, and no place given away."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from dateutil.rrule import rrulestr
from jsonschema import Draft202012Validator

from signpost.outputs.data_package import data_package
from signpost.outputs.developers import developers
from signpost.outputs.hsds_uk import hsds_uk
from signpost.records.directory import Directory, read_directory
from signpost.records.engine_files import SITE_SOURCES
from signpost.views.hsds.schedules import IN_TERM, NOT_ON, schedules
from signpost.views.open_data import OpenData
from signpost.views.snapshot import Snapshot
from signpost.views.when import occurrences
from tests.day import TODAY
from tests.demonstration import demonstration
from tests.hostile import HOSTILE, TAME, tame_and_hostile
from tests.outputs.hsds_shapes import KINDS, ROOT, envelope
from tests.records.scratch import SMALL, small_directory, small_folder

Files = Mapping[str, Any]
FOLDER: Final = "data/hsds-uk/"
KNIT: Final = """\
name: Knit and Natter
summary: A friendly morning of knitting and talk, with tea.
organisation: corner-room-friends
setting: [group]
added: 2026-03-02
needs: [loneliness]
areas: [south-ward]
venue: corner-room
joining: drop-in
cost: {amount: ask}
levels: [signposting]
routes: [{who: self, how: Come along on Tuesday.}]
contact: {phone: 0117 496 0021}
"""


def written(directory: Directory, today: date = TODAY) -> Files:
    """Every file by its name below the folder, without its ending, as parsed."""
    made = hsds_uk(Snapshot(directory, today))
    return {file.path.removeprefix(FOLDER).removesuffix(".json"): json.loads(file.content) for file in made}


def knit(home: Path, more: str) -> dict[str, Any]:
    """The service of one activity with these lines in its record."""
    files = written(small_directory(home, {"activities/knit-and-natter.yaml": KNIT + more}))
    return service(files, "Knit and Natter")


def test_ids_stay_if_a_group_its_organisation_and_its_place_are_renamed(tmp_path: Path) -> None:
    before = written(small_directory(tmp_path / "before", {"activities/knit-and-natter.yaml": KNIT}))
    folder = small_folder(tmp_path / "after", {"activities/knit-and-natter.yaml": KNIT})
    for old, new in (
        ("activities/knit-and-natter", "activities/wool-and-words"),
        ("organisations/corner-room-friends", "organisations/cornerers"),
        ("venues/corner-room", "venues/room-at-the-corner"),
    ):
        file = (folder / f"{old}.yaml").rename(folder / f"{new}.yaml")
        with file.open("a", encoding="utf-8") as lines:
            lines.write(f"formerly: [{old.rpartition('/')[2]}]\n")
        for other in folder.glob("activities/*.yaml"):
            names = {"organisation": "cornerers", "venue": "room-at-the-corner"}
            text = other.read_text("utf-8")
            for field, name in names.items():
                if f"/{name}" in new:
                    text = text.replace(f"{field}: {old.rpartition('/')[2]}\n", f"{field}: {name}\n")
            other.write_text(text, encoding="utf-8")
    after = written(read_directory(folder))
    assert after.keys() == before.keys()
    assert service(after, "Knit and Natter") == service(before, "Knit and Natter")


def service(files: Files, name: str) -> dict[str, Any]:
    found = [value for path, value in files.items() if path.startswith("services/") and value.get("name") == name]
    assert len(found) == 1
    whole: dict[str, Any] = found[0]
    return whole


def within(value: Any) -> Iterator[Any]:
    """A value and everything in it."""
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in inner:
        yield from within(item)


@pytest.fixture(scope="module")
def files() -> Files:
    return written(demonstration())


def test_every_file_has_the_shape_that_the_standard_wants(files: Files) -> None:
    Draft202012Validator(ROOT).validate(files["index"])
    for name, value in files.items():
        kind, _, id_ = name.partition("/")
        if kind != "index":
            shape = envelope(kind) if id_ == "index" else KINDS[kind][1]
            assert shape is not None
            faults = [f"{name}: {fault.message}" for fault in Draft202012Validator(shape).iter_errors(value)]
            assert faults == []


def test_a_list_holds_as_many_as_it_says_and_each_once(files: Files) -> None:
    for kind in KINDS:
        page = files[f"{kind}/index"]
        ids = [item["id"] for item in page["contents"]]
        assert page["total_items"] == page["size"] == len(ids) == len(set(ids)) > 0
        assert not page["empty"]


def test_a_directory_without_records_has_empty_lists(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    for kind in ("activities", "organisations", "venues"):
        for record in (folder / kind).glob("*.yaml"):
            record.unlink()
    files = written(read_directory(folder))
    for kind in ("services", "organizations", "service_at_locations"):
        assert files[f"{kind}/index"]["empty"] is True
        assert files[f"{kind}/index"]["contents"] == []


def test_what_a_list_names_has_a_file_of_its_own_that_says_the_same(files: Files) -> None:
    for kind, (_, own) in KINDS.items():
        listed = {item["id"]: item for item in files[f"{kind}/index"]["contents"]} if own else {}
        assert set(listed) == {name.partition("/")[2] for name in files if name.startswith(f"{kind}/")} - {"index"}
        for id_, item in listed.items():
            whole = files[f"{kind}/{id_}"]
            assert {name: value for name, value in item.items() if name != "organization"} == {
                name: whole[name] for name in item if name != "organization"
            }


def test_there_is_a_service_for_every_activity_that_may_be_found(files: Files) -> None:
    directory = demonstration()
    data = OpenData(directory)
    names = sorted(item["name"] for item in files["services/index"]["contents"])
    assert names == sorted(own.name for own in directory.activities.values() if not directory.is_sensitive(own))
    assert len(files["organizations/index"]["contents"]) == len(data.organisations)
    places = {item["location"]["id"] for item in files["service_at_locations/index"]["contents"]}
    held = {own.venue for own in data.activities.values()} & data.venues.keys()
    online = [own for own in data.activities.values() if own.online]
    assert len(places) == len(held) + len(online)


def test_no_sensitive_record_is_in_it(files: Files) -> None:
    hidden = [record for record in demonstration().protectable() if demonstration().is_sensitive(record)]
    assert hidden
    everything = json.dumps(files, ensure_ascii=False)
    names = {value["name"] for value in within(files) if isinstance(value, dict) and "name" in value}
    assert names.isdisjoint(record.name for record in hidden)
    assert not [
        record.id for record in hidden if OpenData(demonstration()).stable_id("service", record.id) in everything
    ]


def test_nothing_in_it_is_null_or_empty(files: Files) -> None:
    assert not [
        value for value in within(files) if value is None or (isinstance(value, str | list | dict) and not value)
    ]


def test_nothing_that_the_standard_has_given_up_is_in_it(files: Files) -> None:
    names = {name for value in within(files) if isinstance(value, dict) for name in value}
    assert names.isdisjoint({"fees", "wait_time", "licenses", "tax_id", "tax_status"})


def test_ids_and_files_are_the_same_on_another_day(files: Files) -> None:
    later = written(demonstration(), TODAY + timedelta(days=400))
    assert files.keys() == later.keys()
    assert {name: item.get("id") for name, item in files.items()} == {n: item.get("id") for n, item in later.items()}


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    tame, hostile, _ = tame_and_hostile(tmp_path)
    calm, harsh = written(read_directory(tame)), written(read_directory(hostile))
    assert HOSTILE in json.dumps(harsh, ensure_ascii=False).replace('\\"', '"')
    for name, value in harsh.items():
        assert [tamed(item) for item in within(value) if isinstance(item, str)] == [
            item for item in within(calm[name]) if isinstance(item, str)
        ]


def tamed(text: str) -> str:
    return text.replace(HOSTILE, TAME)


def test_a_schedule_gives_the_days_of_the_pages_and_says_the_others_in_words() -> None:
    snapshot = Snapshot(demonstration(), TODAY)
    data, last = OpenData(snapshot.directory), TODAY + timedelta(days=150)
    checked = 0
    for activity in data.activities.values():
        if activity.closures or activity.closes_on or activity.status == "closed":
            continue  # its alert says so
        theirs = {found for one in schedules(data, activity, TODAY) for found in days_of(one, last)}
        coming = occurrences(activity, TODAY, last, snapshot.about.school_terms)
        assert theirs == {(found.day, f"{found.starts:%H:%M}") for found in coming}, activity.id
        checked += len(coming)
    assert checked > 500


def days_of(schedule: Mapping[str, Any], last: date) -> set[tuple[date, str]]:
    """The days from today on that somebody finds who reads the rule and the words."""
    hour, words = schedule["opens_at"], schedule.get("description", "")
    if "freq" not in schedule:
        day = date.fromisoformat(schedule["dtstart"])
        return {(day, hour)} if day <= last else set()
    first = date.fromisoformat(schedule.get("dtstart") or schedule.get("valid_from") or TODAY.isoformat())
    end = min(last, date.fromisoformat(schedule.get("valid_to", last.isoformat())))
    rule = f"FREQ={schedule['freq']};INTERVAL={schedule['interval']};BYDAY={schedule['byday']}"
    found = {
        moment.date()
        for moment in rrulestr(f"{rule};UNTIL={end:%Y%m%d}T235959", dtstart=datetime.combine(first, time(12)))
    }
    off = {date.fromisoformat(day) for day in words.partition(NOT_ON)[2].strip(".").split(", ") if day}
    terms = words.partition(f"{IN_TERM}: ")[2].partition(".")[0].split(", ")
    within_terms = [[date.fromisoformat(day) for day in term.split(" to ")] for term in terms if term]
    return {
        (day, hour)
        for day in found
        if day >= TODAY and day not in off and (not within_terms or any(a <= day <= b for a, b in within_terms))
    }


def a_session(**fields: str) -> str:
    """A session of a record, on Tuesdays at 10 unless these fields say otherwise."""
    lines = [f"{name.strip('_')}: {text}" for name, text in {"day": "tuesday", "starts": "10:00", **fields}.items()]
    return f"  - {{{', '.join(lines)}}}\n"


@pytest.mark.parametrize(
    ("until", "known", "valid_to"),
    [
        ("2027-07-01", "2027-03-31", "2027-03-31"),
        ("2027-07-01", "", "2027-07-01"),
        ("", "2027-03-31", "2027-03-31"),
        ("", "", None),
    ],
)
def test_a_schedule_is_valid_to_the_last_day_for_which_it_is_known(
    tmp_path: Path, until: str, known: str, valid_to: str | None
) -> None:
    days = {name: day for name, day in (("until", until), ("known_until", known)) if day}
    [schedule] = knit(tmp_path, f"sessions:\n{a_session(**days)}")["schedules"]
    assert (schedule.get("until"), schedule.get("valid_to")) == (until or None, valid_to)


def test_every_schedule_has_an_id_of_its_own_and_keeps_it_when_another_is_over(tmp_path: Path) -> None:
    alike = [
        a_session(until="2026-10-01", ends="11:00"),
        a_session(ends="11:00", note="Beginners."),
        a_session(ends="11:00", note="Improvers."),
        a_session(ends="12:00"),
        a_session(),
    ]
    home = small_directory(tmp_path, {"activities/knit-and-natter.yaml": f"{KNIT}sessions:\n{''.join(alike)}"})

    def ids(today: date) -> list[str]:
        return [one["id"] for one in service(written(home, today), "Knit and Natter")["schedules"]]

    before = ids(date(2026, 9, 1))
    assert len(set(before)) == len(alike)
    assert ids(date(2026, 11, 1)) == before[1:]


def test_a_full_group_has_no_place_left_since_the_day_it_filled(tmp_path: Path) -> None:
    own = knit(tmp_path, "status: full\nstatus_since: 2026-07-01\nstatus_note: Names are still taken.\n")
    assert own["status"] == "active"
    assert [(one["available"], one["updated"]) for one in own["service_capacity"]] == [(0, "2026-07-01T00:00:00+01:00")]
    assert own["alert"].startswith("Full at present. Names are still taken.")


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ("", "active"),
        ("status: full\nstatus_since: 2026-10-01\n", "active"),
        ("status: paused\nstatus_since: 2026-10-01\n", "temporarily closed"),
        ("status: closed\nstatus_since: 2026-10-01\n", "defunct"),
        ("closures: [{from: 2026-11-02, until: 2027-01-31, why: The floor is mended.}]\n", "temporarily closed"),
        ("closes_on: 2026-11-01\n", "defunct"),
        ("sessions: [{day: monday, starts: 10:00, until: 2026-10-05}]\n", "inactive"),
        ("verified: {on: 2020-03-02, by: Link worker, how: phone}\n", "inactive"),
    ],
)
def test_the_status_says_whether_it_runs(tmp_path: Path, more: str, status: str) -> None:
    assert knit(tmp_path, more)["status"] == status


def test_an_open_group_that_was_checked_has_the_day_of_the_check_and_no_alert(tmp_path: Path) -> None:
    own = knit(tmp_path, f"verified: {{on: {TODAY - timedelta(days=9)}, by: Link worker, how: phone}}\n")
    assert own["assured_date"] == (TODAY - timedelta(days=9)).isoformat()
    assert "alert" not in own
    assert "service_capacity" not in own


def test_a_closure_to_come_and_an_old_check_are_an_alert(tmp_path: Path) -> None:
    first, last = TODAY + timedelta(days=20), TODAY + timedelta(days=30)
    assert "Closed from" in knit(tmp_path / "a", f"closures: [{{from: {first}, until: {last}}}]\n")["alert"]
    assert "out of date" in knit(tmp_path / "b", "verified: {on: 2025-09-01, by: Link worker, how: phone}\n")["alert"]


def test_a_person_is_named_only_if_that_person_agreed(tmp_path: Path) -> None:
    for agreed, name in (("yes", "Ada"), ("no", "Leader")):
        contact = f"{{role: Leader, person: Ada, person_agreed: {agreed}, phone: 0117 496 0021}}"
        record = KNIT.replace("{phone: 0117 496 0021}", contact)
        files = written(small_directory(tmp_path / agreed, {"activities/knit-and-natter.yaml": record}))
        assert [one["name"] for one in service(files, "Knit and Natter")["contacts"]] == [name]


def test_prices_are_numbers_and_words(tmp_path: Path) -> None:
    for number, (cost, amount, told) in enumerate(
        (
            ("{amount: free}", 0, "Free"),
            ("{amount: £2.50, note: With tea.}", 2.5, "£2.50. With tea."),
            ("{amount: donation}", None, "By donation"),
        )
    ):
        record = KNIT.replace("{amount: ask}", cost)
        files = written(small_directory(tmp_path / str(number), {"activities/knit-and-natter.yaml": record}))
        own = service(files, "Knit and Natter")
        assert [one.get("amount") for one in own["cost_options"]] == [amount]
        assert own["fees_description"] == told


def test_languages_have_the_codes_of_three_letters(tmp_path: Path) -> None:
    own = knit(tmp_path, "languages: [English, British Sign Language, Potwari]\n")
    assert [one.get("code") for one in own["languages"]] == ["eng", "bfi", None]


def test_the_root_names_the_licence_only_if_the_directory_has_one(tmp_path: Path) -> None:
    assert "license" not in written(small_directory(tmp_path))["index"]
    assert written(demonstration())["index"]["license"].startswith("https://creativecommons.org/publicdomain/zero/")


def test_a_joined_record_names_its_own_directory_and_the_terms(tmp_path: Path) -> None:
    own = knit(tmp_path, "joined: {from: north-ward, id: knitting, checksum: 5024ba3f890cea383252619e673fde23}\n")
    assert own["source"] == {"name": "North Ward Directory", "license": "Creative Commons CC0 1.0"}
    assert "source" not in knit(tmp_path / "ours", "")


def test_the_page_for_developers_tells_the_terms_the_address_and_the_figures(tmp_path: Path) -> None:
    [page] = developers(Snapshot(demonstration(), TODAY))
    assert "Creative Commons CC0 1.0" in page.body
    assert f"{demonstration().about.site_url}data/hsds-uk/" in page.body
    assert f"{len(OpenData(demonstration()).activities)} services" in page.body
    [other] = developers(Snapshot(small_directory(tmp_path), TODAY))
    assert "has not said on what terms" in other.body


@pytest.mark.parametrize("page", ["open-data.html", "developers.html"])
def test_a_page_promises_no_terms_that_nobody_has_given(page: str) -> None:
    """The small directory has no licence, and shows records of North Ward's too."""
    small = Snapshot(read_directory(SMALL), TODAY)
    made = {one.path: one for one in (*data_package(small), *developers(small))}
    body = made[page].body  # type: ignore[union-attr] # it is a page
    assert "has not said on what terms" in body
    assert "North Ward Directory: Creative Commons CC0 1.0" in body
    assert "free of charge" not in (SITE_SOURCES / "pages" / page.replace(".html", ".md")).read_text("utf-8")
