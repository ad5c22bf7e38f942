"""Promises about calendars as another library reads them: ical.js, in Node, finds what the pages say."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from signpost.outputs.calendars import calendars
from signpost.records.directory import Directory
from signpost.records.directory_parts import Term
from signpost.records.model import Activity
from signpost.records.parts import Closure, Session, Verified
from signpost.views.snapshot import Snapshot
from signpost.views.when import WEEKDAYS, occurrences
from tests.conftest import NODE_MODULES, without
from tests.day import TODAY
from tests.demonstration import demonstration
from tests.records.scratch import small_directory
from tools.programs import NO_NODE

LONDON: Final = ZoneInfo("Europe/London")
SCRIPT: Final = Path(__file__).with_name("occurrences.mjs")
MEETS: Final = ("open", "full")  # the statuses of groups that go on meeting
YEAR: Final = timedelta(days=340)  # events are listed for a year from the first of the month
KNIT: Final = "knit-and-natter"
Found = set[tuple[datetime, datetime]]

pytestmark = pytest.mark.usefixtures("reader")


@pytest.fixture(scope="module")
def reader() -> None:
    """Leave the tests out if there is no Node, or no ical.js. In CI that is a failure."""
    if not shutil.which("node") or not (NODE_MODULES / "ical.js").is_dir():
        without(NO_NODE)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    return small_directory(tmp_path_factory.mktemp("small"))


def read_back(texts: Iterable[bytes], last: date) -> list[list[tuple[datetime, datetime, str]]]:
    """When the events of each calendar are, and what each is called, until a last day."""
    asked = json.dumps([{"ics": text.decode(), "last": last.isoformat()} for text in texts])
    done = subprocess.run(["node", SCRIPT], input=asked.encode(), capture_output=True, check=True)
    return [[(_moment(start), _moment(end), title) for start, end, title in own] for own in json.loads(done.stdout)]


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def expected(snapshot: Snapshot, id_: str, last: date) -> Found:
    """When an activity is, as the pages have it."""
    activity, terms = snapshot.directory.activities[id_], snapshot.about.school_terms
    return {
        (_in_universal_time(one.starts_at), _in_universal_time(one.ends_at))
        for one in occurrences(activity, snapshot.today, last, terms)
    }


def _in_universal_time(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=LONDON).astimezone(UTC)


def from_day(found: Iterable[tuple[datetime, datetime, str]], first: date) -> Found:
    return {(start, end) for start, end, _ in found if start.astimezone(LONDON).date() >= first}


def with_activities(directory: Directory, own: Mapping[str, Activity], terms: Sequence[Term] = ()) -> Directory:
    about = replace(directory.about, school_terms=tuple(terms))
    return replace(directory, about=about, activities=MappingProxyType(dict(own)))


def written(snapshot: Snapshot) -> dict[str, bytes]:
    return {one.path: one.content for one in calendars(snapshot)}


def at_ten(session: Session) -> Session:
    """The session, from 10 to 12."""
    return replace(session, starts=time(10), ends=time(12))


def test_every_activity_of_the_demonstration_is_when_its_page_says_for_a_year() -> None:
    snapshot, last = Snapshot(demonstration(), TODAY), TODAY + YEAR
    files = {id_: f"activities/{id_}.ics" for id_ in snapshot.directory.activities}
    made = written(snapshot)
    met = {id_ for id_, one in snapshot.directory.activities.items() if one.status in MEETS or one.closures}
    there = {id_: made[path] for id_, path in files.items() if path in made and id_ in met}
    assert len(there) > 40
    for id_, found in zip(there, read_back(there.values(), last), strict=True):
        assert from_day(found, TODAY) == expected(snapshot, id_, last), id_


def test_what_no_longer_meets_has_an_empty_calendar() -> None:
    snapshot = Snapshot(demonstration(), TODAY)
    made = written(snapshot)
    over = {f"activities/{id_}.ics" for id_, one in snapshot.directory.activities.items() if one.status not in MEETS}
    assert [b"BEGIN:VEVENT" in made[path] for path in over if path in made] == [False] * len(over & made.keys())


def test_the_calendar_of_everything_has_as_many_events_as_those_of_all_that_can_be_joined() -> None:
    snapshot, last = Snapshot(demonstration(), TODAY), TODAY + YEAR
    made = written(snapshot)
    can_be_joined = (id_ for id_, one in snapshot.directory.activities.items() if one.status != "full")
    ids = [id_ for id_ in can_be_joined if f"activities/{id_}.ics" in made]
    whole, *single = read_back([made["calendar.ics"], *(made[f"activities/{id_}.ics"] for id_ in ids)], last)
    assert sorted(whole) == sorted(found for own in single for found in own)


def days_of(directory: Directory, today: date, activity: Activity, last: date, *terms: Term) -> list[str]:
    """The starts of an activity, in London time, as ical.js reads its calendar."""
    own = replace(activity, verified=Verified(today - timedelta(days=40), "Curator", "phone"))
    snapshot = Snapshot(with_activities(directory, {activity.id: own}, terms), today)
    [found] = read_back([written(snapshot)[f"activities/{activity.id}.ics"]], last)
    assert from_day(found, today) == expected(snapshot, activity.id, last)
    return [f"{start.astimezone(LONDON):%Y-%m-%d %H:%M}" for start, _, _ in sorted(found) if start.date() >= today]


def test_the_hour_stays_over_both_clock_changes(small: Directory) -> None:
    knit = replace(small.activities[KNIT], sessions=(at_ten(Session(day="sunday")),))
    assert days_of(small, date(2027, 3, 21), knit, date(2027, 4, 4))[:3] == [
        "2027-03-21 10:00",
        "2027-03-28 10:00",
        "2027-04-04 10:00",
    ]
    assert days_of(small, date(2027, 10, 24), knit, date(2027, 11, 6)) == ["2027-10-24 10:00", "2027-10-31 10:00"]


@pytest.mark.parametrize(
    ("session", "today", "last", "days"),
    [
        (at_ten(Session(repeats="once", date=date(2028, 2, 29))), (2028, 2, 1), (2028, 3, 31), ["2028-02-29"]),
        (at_ten(Session(day="tuesday")), (2028, 2, 20), (2028, 3, 7), ["2028-02-22", "2028-02-29", "2028-03-07"]),
        (
            at_ten(Session(day="tuesday", repeats="monthly", week="fifth")),
            (2026, 11, 22),
            (2027, 8, 31),
            ["2026-12-29", "2027-03-30", "2027-06-29", "2027-08-31"],
        ),
        (
            at_ten(Session(day="friday", repeats="monthly", week="last")),
            (2028, 2, 1),
            (2028, 3, 31),
            ["2028-02-25", "2028-03-31"],
        ),
        # 2026 has a week 53, which ends on 3 January 2027; the fortnights go on across it
        (
            at_ten(Session(day="thursday", repeats="fortnightly", from_=date(2026, 12, 3))),
            (2026, 12, 20),
            (2027, 1, 20),
            ["2026-12-31", "2027-01-14"],
        ),
        (at_ten(Session(day="sunday")), (2026, 12, 27), (2027, 1, 10), ["2026-12-27", "2027-01-03", "2027-01-10"]),
        (
            at_ten(Session(day="tuesday", not_on=(date(2026, 12, 8),), until=date(2026, 12, 22))),
            (2026, 11, 30),
            (2027, 1, 10),
            ["2026-12-01", "2026-12-15", "2026-12-22"],
        ),
        # the first of the two days is not in its rhythm, and a list with it made ical.js pass over the second
        (
            at_ten(
                Session(day="friday", repeats="monthly", week="last", not_on=(date(2026, 12, 18), date(2026, 12, 25)))
            ),
            (2026, 11, 22),
            (2027, 1, 31),
            ["2026-11-27", "2027-01-29"],
        ),
    ],
    ids=[
        "leap day",
        "weekly over a leap day",
        "fifth Tuesday",
        "last Friday",
        "week 53",
        "New Year",
        "exceptions",
        "other exceptions",
    ],
)
def test_awkward_days(
    small: Directory, session: Session, today: tuple[int, int, int], last: tuple[int, int, int], days: list[str]
) -> None:
    knit = replace(small.activities[KNIT], sessions=(session,))
    assert days_of(small, date(*today), knit, date(*last)) == [f"{day} 10:00" for day in days]


def test_term_time_and_fortnights_in_terms(small: Directory) -> None:
    terms = (Term(date(2026, 11, 2), date(2026, 12, 18)), Term(date(2027, 1, 4), date(2027, 2, 12)))
    weekly = replace(small.activities[KNIT], sessions=(at_ten(Session(day="tuesday", term_time_only=True)),))
    assert days_of(small, date(2026, 12, 7), weekly, date(2027, 1, 13), *terms) == [
        "2026-12-08 10:00",
        "2026-12-15 10:00",
        "2027-01-05 10:00",
        "2027-01-12 10:00",
    ]
    each_other = at_ten(
        Session(day="tuesday", repeats="fortnightly", from_=date(2026, 11, 10), term_time_only=True)
    )  # 22 December and 5 January are in its rhythm; only the second is in a term
    fortnightly = replace(weekly, sessions=(each_other,))
    assert days_of(small, date(2026, 12, 1), fortnightly, date(2027, 1, 20), *terms) == [
        "2026-12-08 10:00",
        "2027-01-05 10:00",
        "2027-01-19 10:00",
    ]


def test_a_closure_takes_days_out_and_is_told(small: Directory) -> None:
    closure = Closure(date(2026, 12, 1), date(2026, 12, 10), "The floor is mended.")
    knit = replace(small.activities[KNIT], closures=(closure,))
    assert days_of(small, date(2026, 11, 22), knit, date(2026, 12, 20)) == ["2026-11-24 10:00", "2026-12-15 10:00"]
    snapshot = Snapshot(with_activities(small, {KNIT: knit}), TODAY)
    text = written(snapshot)[f"activities/{KNIT}.ics"].decode()
    assert "SUMMARY:Closed: Knit and Natter" in text
    assert "DTSTART;VALUE=DATE:20261201" in text
    assert "DTEND;VALUE=DATE:20261211" in text


def test_on_a_bank_holiday_the_event_says_to_ring_first(small: Directory) -> None:
    knit = replace(small.activities[KNIT], sessions=(at_ten(Session(day="friday")),))
    snapshot = Snapshot(with_activities(small, {KNIT: knit}), TODAY)
    [found] = read_back([written(snapshot)[f"activities/{KNIT}.ics"]], date(2027, 1, 31))
    titles = {start.date(): title for start, _, title in found}
    assert titles[date(2026, 12, 18)] == "Knit and Natter"
    assert "ring first" in titles[date(2026, 12, 25)]


def uids(directory: Directory, id_: str = KNIT, today: date = TODAY) -> list[tuple[str, int]]:
    """The id and the number of the edition of each event of the activity, in order."""
    lines = written(Snapshot(directory, today))[f"activities/{id_}.ics"].decode().replace("\r\n ", "").split("\r\n")
    ids = [line.removeprefix("UID:") for line in lines if line.startswith("UID:")]
    return list(
        zip(ids, [int(line.removeprefix("SEQUENCE:")) for line in lines if line.startswith("SEQUENCE:")], strict=True)
    )


def test_an_event_keeps_its_id_if_its_day_and_time_change_and_its_edition_grows(small: Directory) -> None:
    first = small.activities[KNIT]
    moved = replace(first, sessions=(Session(day="thursday", starts=time(14), ends=time(15)),))
    checked = replace(moved, status_since=TODAY)
    [(old, edition)] = uids(with_activities(small, {KNIT: first}))
    [(new, later)] = uids(with_activities(small, {KNIT: checked}))
    assert new == old
    assert later > edition
    renamed = replace(first, formerly=("knit-club",))
    was = replace(first, id="knit-club")
    assert uids(with_activities(small, {KNIT: renamed})) == uids(
        with_activities(small, {"knit-club": was}), "knit-club"
    )


def test_the_edition_never_falls_as_days_pass(small: Directory) -> None:
    editions = [uids(small, today=TODAY + timedelta(days=days))[0][1] for days in range(0, 100, 9)]
    assert editions == sorted(editions)


def test_a_calendar_says_how_often_to_ask_and_where_it_is() -> None:
    text = written(Snapshot(demonstration(), TODAY))["activities/tea-and-talk.ics"].decode().replace("\r\n ", "")
    site = demonstration().about.site_url.rstrip("/")
    for line in (
        "NAME:Tea and Talk",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        f"SOURCE;VALUE=URI:{site}/activities/tea-and-talk.ics",
        f"URL:{site}/activities/tea-and-talk.html",
    ):
        assert f"{line}\r\n" in text


def test_a_calendar_of_a_site_without_an_address_has_none(small: Directory) -> None:
    text = written(Snapshot(small, TODAY))[f"activities/{KNIT}.ics"].decode()
    assert "SOURCE" not in text
    assert "URL" not in text


DAYS: Final = st.dates(date(2026, 9, 1), date(2027, 9, 1))


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """A session that the checks would let through."""
    starts = time(draw(st.integers(6, 21)), draw(st.sampled_from((0, 15, 30))))
    ends = draw(st.none() | st.just(time(draw(st.integers(starts.hour + 1, 23)))))
    repeats = draw(st.sampled_from(("weekly", "fortnightly", "monthly", "once")))
    if repeats == "once":
        return Session(starts=starts, ends=ends, repeats=repeats, date=draw(DAYS))
    day = draw(st.sampled_from(list(WEEKDAYS)))
    first = draw(DAYS)
    first += timedelta(days=(WEEKDAYS[day].weekday - first.weekday()) % 7)
    until = draw(st.none() | st.just(first + timedelta(days=draw(st.integers(30, 300)))))
    has_first = repeats == "fortnightly" or draw(st.booleans())
    return Session(
        day=day,
        starts=starts,
        ends=ends,
        repeats=repeats,
        week=draw(st.sampled_from(("first", "second", "fifth", "last"))) if repeats == "monthly" else "",
        from_=first if has_first else None,
        until=until,
        not_on=tuple(draw(st.lists(DAYS, max_size=2, unique=True))),
        term_time_only=draw(st.booleans()),
    )


@settings(max_examples=6, deadline=None, phases=(Phase.explicit, Phase.generate))  # each example has 20 groups
@given(made=st.lists(st.lists(sessions(), min_size=1, max_size=3), min_size=20, max_size=20))
def test_whatever_the_sessions_are(small: Directory, made: list[list[Session]]) -> None:
    base, last = small.activities[KNIT], TODAY + YEAR
    groups = {f"group-{n}": replace(base, id=f"group-{n}", sessions=tuple(own)) for n, own in enumerate(made)}
    snapshot = Snapshot(with_activities(small, groups, small.about.school_terms), TODAY)
    files = written(snapshot)
    there = {id_: files[f"activities/{id_}.ics"] for id_ in groups if f"activities/{id_}.ics" in files}
    read = dict(zip(there, read_back(there.values(), last), strict=True))
    for id_, group in groups.items():
        assert from_day(read.get(id_, []), TODAY) == expected(snapshot, id_, last), group.sessions
