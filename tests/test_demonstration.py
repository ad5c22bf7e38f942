"""What the demonstration directory promises: no fault, use in earnest, and no way to a real person by mistake."""

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time
from typing import Final

import pytest

from signpost.checks import check
from signpost.checks.wording import age_to_read
from signpost.records.model import Activity, Leaflet
from signpost.records.parts import Session
from signpost.records.schema import Written, schema_of
from signpost.records.word_parts import Selection
from signpost.values.sectors import sector_of
from tests.demonstration import DEMONSTRATION, demonstration
from tests.records.scratch import ROOT

DIRECTORY: Final = demonstration()
ACTIVITIES: Final = list(DIRECTORY.activities.values())
LEAFLETS: Final = list(DIRECTORY.leaflets.values())
SESSIONS: Final = [session for activity in ACTIVITIES for session in activity.sessions]
CHOICES: Final = schema_of("activity")["properties"]
# https://www.ofcom.org.uk, "Numbers for drama use": a thousand numbers in each range.
DRAMA: Final = re.compile(
    r"(?:011[3-8]4960|01[2-6]14960|01914980|02079460|028964960|02920180|01632960|07700900|08081570|09098790|03069990)"
    r"[0-9]{3}"
)
NATIONAL: Final = frozenset({"999", "111", "116123", "85258", "08082000247", "08088010327", "08001111"})
NUMBER: Final = re.compile(r"(?<![0-9-])(?:\+44|0)[0-9 ()]{7,}[0-9]")
HOST: Final = re.compile(r"(?i)(?:https?://|@|\bwww\.)([a-z0-9.-]+)")
NATIONAL_SITES: Final = frozenset({("pathways/urgent-help.yaml", "999bsl.co")})  # British Sign Language to 999
ENDING: Final = re.compile(r"(?i)[a-z0-9-]+\.(?:com|org|net|uk|info|gov|nhs|io|co|eu|scot|wales|me|tv)\b")
# The fields whose sentences are each written for one record alone.
SHEETS: Final = frozenset({"criteria", "card"})  # the formats that tell of a pathway
OWN_WORDS: Final = {
    ("summary",), ("description",), ("what_happens",), ("suitable_for", "*"), ("not_suitable_for", "*", "who"),
    ("not_suitable_for", "*", "instead"), ("refer_back_if", "*"), ("good_to_know", "*"), ("routes", "*", "how"),
    ("access", "note"), ("bring", "*"), ("door",), ("meaning",), ("opening",), ("points", "*", "words"),
}  # fmt: skip


def test_the_check_command_finds_nothing_to_say() -> None:
    done = subprocess.run(
        [sys.executable, "build.py", "check", "--date", "2026-11-22"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "No problem found.\n")


@pytest.mark.parametrize("year", [2027, 2031, 2056])
def test_passing_time_alone_makes_no_error_and_advises_of_nothing_but_time(year: int) -> None:
    found = check(DIRECTORY, date(year, 2, 28))
    assert {problem.code for problem in found} <= {"activity-over", "day-passed", "terms-ending", "checks-lapsing"}
    assert {problem.severity for problem in found} <= {"warning"}


def test_it_says_that_it_is_a_demonstration() -> None:
    assert DIRECTORY.about.demonstration


def test_it_is_large_enough_to_be_used_in_earnest() -> None:
    assert len(DIRECTORY.activities) >= 60
    assert len(DIRECTORY.organisations) >= 25
    assert len(DIRECTORY.venues) >= 15
    assert len(DIRECTORY.needs) >= 45


def test_each_need_has_an_activity_that_is_open() -> None:
    helped = {need for activity in ACTIVITIES if activity.status == "open" for need in activity.needs}
    assert helped == DIRECTORY.needs.keys()


def test_each_level_of_support_has_activities_and_there_are_three() -> None:
    assert {level for activity in ACTIVITIES for level in activity.levels} == DIRECTORY.levels.keys()
    assert len(DIRECTORY.levels) == 3


def test_each_organisation_runs_something_and_each_venue_is_used() -> None:
    assert {activity.organisation for activity in ACTIVITIES} == DIRECTORY.organisations.keys()
    assert {activity.venue for activity in ACTIVITIES} - {""} == DIRECTORY.venues.keys()


def test_each_area_has_activities_of_its_own() -> None:
    assert {area for activity in ACTIVITIES for area in activity.areas} == DIRECTORY.areas.keys()


def test_each_choice_that_an_activity_has_is_made_by_one() -> None:
    assert {activity.status for activity in ACTIVITIES} == set(CHOICES["status"]["enum"])
    assert {activity.joining for activity in ACTIVITIES} == set(CHOICES["joining"]["enum"])
    assert {setting for activity in ACTIVITIES for setting in activity.setting} == set(
        CHOICES["setting"]["items"]["enum"]
    )


def test_each_choice_that_a_session_has_is_made_by_one() -> None:
    choices = CHOICES["sessions"]["items"]["properties"]
    assert {session.repeats for session in SESSIONS} == set(choices["repeats"]["enum"])
    assert {session.week for session in SESSIONS} - {""} == set(choices["week"]["enum"])
    assert {session.day for session in SESSIONS} - {""} == set(choices["day"]["enum"])


def test_there_are_free_ones_ones_for_a_donation_and_ones_with_a_price() -> None:
    amounts = {activity.cost.amount for activity in ACTIVITIES}
    assert {"free", "donation"} < amounts
    assert any(activity.cost.pounds for activity in ACTIVITIES)


def test_some_meet_in_the_evening_some_at_weekends_and_some_in_term_time_only() -> None:
    assert any(session.starts >= time(17) for session in SESSIONS)
    assert any(session.day in {"saturday", "sunday"} for session in SESSIONS)
    assert any(session.term_time_only for session in SESSIONS)
    assert DIRECTORY.about.school_terms


def test_some_come_to_the_person_and_some_are_online() -> None:
    assert any(activity.at_home for activity in ACTIVITIES)
    assert any(activity.online for activity in ACTIVITIES)


def test_some_are_sensitive_and_have_no_place() -> None:
    hidden = [activity for activity in ACTIVITIES if DIRECTORY.is_sensitive(activity)]
    assert hidden
    assert not [activity.venue for activity in hidden if activity.venue]


def test_each_session_has_a_day_or_a_date() -> None:
    assert all(bool(session.day) or session.date is not None for session in SESSIONS)


def test_each_activity_is_checked_by_somebody_or_says_nothing_of_it() -> None:
    checked = [activity for activity in ACTIVITIES if activity.verified]
    assert len(checked) > len(ACTIVITIES) * 0.9
    assert all(activity.verified.on >= activity.added for activity in checked if activity.verified)


def test_each_time_can_be_kept() -> None:
    assert all(lasts(session) <= 6 for session in SESSIONS)


def lasts(session: Session) -> float:
    """The duration of a session in hours."""
    assert session.ends is not None
    return session.ends.hour - session.starts.hour + (session.ends.minute - session.starts.minute) / 60


# Nothing may reach a real person by mistake.


def words() -> Iterator[tuple[str, Written]]:
    """Every text of every record with its file."""
    for record in DIRECTORY.records():
        for written in record.texts:
            yield record.source.file, written


def digits(text: str) -> str:
    return re.sub(r"^44", "0", re.sub(r"[^0-9]", "", text))


def test_each_phone_number_is_one_that_never_rings() -> None:
    found = [
        (file, written.text)
        for file, written in words()
        if written.form in {"phone", "text-number"} and not DRAMA.fullmatch(digits(written.text))
    ]
    assert {file for file, _ in found} == {"directory.yaml"}
    assert {digits(text) for _, text in found} <= NATIONAL


def test_each_phone_number_among_other_words_is_one_too() -> None:
    found = [
        (file, match.group())
        for file, written in words()
        if written.style is not None
        for match in NUMBER.finditer(written.text)
        if not DRAMA.fullmatch(digits(match.group()))
    ]
    assert {file for file, _ in found} <= {"directory.yaml", "pathways/urgent-help.yaml"}
    assert {digits(text) for _, text in found} <= NATIONAL


def test_national_numbers_stand_only_in_urgent_help() -> None:
    for _, written in words():
        if written.form == "phone" and digits(written.text) in NATIONAL:
            assert written.path[0] == "urgent_help"


def test_each_web_and_mail_address_ends_in_example_but_for_where_the_records_are_kept() -> None:
    found = [(match.group(1), written.path) for _, written in words() for match in HOST.finditer(written.text)]
    assert len(found) > 50
    assert [own for own in found if not own[0].rstrip(".").endswith(".example")] == [("github.com", ("repository",))]


def test_no_address_is_hidden_in_other_words() -> None:
    found = {
        (file, match.group())
        for file, written in words()
        for match in ENDING.finditer(written.text)
        if written.path != ("repository",)
    }
    assert found == NATIONAL_SITES


def test_no_person_is_named_in_a_contact_without_having_agreed() -> None:
    for record in DIRECTORY.records():
        assert all(contact.person_agreed or not contact.person for _, contact in record.contacts)


def test_each_venue_lies_in_a_sector_of_an_area() -> None:
    sectors = {sector for area in DIRECTORY.areas.values() for sector in area.postcode_sectors}
    venues = DIRECTORY.venues.values()
    assert [venue.id for venue in venues if sector_of(venue.postcode) not in sectors] == []


def test_each_activity_at_a_venue_serves_the_area_around_it() -> None:
    assert [activity.id for activity in ACTIVITIES if activity.venue and not serves_its_neighbours(activity)] == []


def serves_its_neighbours(activity: Activity) -> bool:
    """Whether people who live in the sector of an activity's venue may come."""
    sector = sector_of(DIRECTORY.venues[activity.venue].postcode)
    return any(
        area.id in activity.areas
        for home in DIRECTORY.areas.values()
        if sector in home.postcode_sectors
        for area in DIRECTORY.lineage(home)
    )


def test_no_two_records_share_a_sentence() -> None:
    standing = defaultdict(set)
    for record in DIRECTORY.records():
        for written in record.texts:
            if tuple("*" if isinstance(step, int) else step for step in written.path) in OWN_WORDS:
                for sentence in sentences(written.text):
                    standing[sentence].add((record.source.kind, record.id))
    assert len(standing) > 1_500
    assert {sentence: who for sentence, who in standing.items() if len(who) > 1} == {}


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text that have four words or more, in small letters and without their marks."""
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text.casefold()):
        bare = re.findall(r"[\w'’-]+", sentence)
        if len(bare) >= 4:
            yield " ".join(bare)


# What a clinician and a lawyer would ask of every record.

ADULTS_ONLY: Final = re.compile(r"(?i)\bvapes?\b|\balcohol(?!-)|\bmocktail|\blotter|\bbingo\b")
SECRECY: Final = re.compile(
    r"(?i)said stays in the room|(?<!promise to )(?:kept|keep) (?:it )?(?:private|secret|that way)"
    r"|keeps? it (?:to themselves|that way)|nobody will (?:ever )?know|tells? (?:nobody|no one)\b"
    r"|nothing is passed on|you decide what is written"
)
BUT: Final = re.compile(r"(?i)\bunless\b|\bharm|\bdanger|at risk")


def young() -> Iterator[Activity]:
    """The activities for which an age below 18 is named."""
    for activity in ACTIVITIES:
        ages = activity.audience
        if ages and ages.age_from is not None and ages.age_from < 18:
            yield activity


def test_what_the_law_keeps_for_adults_is_offered_to_nobody_younger() -> None:
    told = {activity.id: " ".join(written.text for written in activity.texts) for activity in young()}
    offering = {name: words for name, words in told.items() if ADULTS_ONLY.search(words)}
    assert "stop-smoking-clinic" in offering
    assert [name for name, words in offering.items() if "18" not in words] == []


def test_no_promise_of_secrecy_is_made_that_could_not_be_kept() -> None:
    promises = [(file, written.text) for file, written in words() if SECRECY.search(written.text)]
    assert len(promises) > 3
    assert [(file, text) for file, text in promises if not BUT.search(text)] == []


# The leaflets.


def test_each_format_of_leaflet_is_made_and_in_both_editions() -> None:
    formats = schema_of("leaflet")["properties"]["format"]["enum"]
    assert {leaflet.format for leaflet in LEAFLETS} == set(formats)
    assert {leaflet.editions for leaflet in LEAFLETS} == {("standard", "large")}


def test_there_are_tri_folds_for_a_dozen_needs_and_more() -> None:
    needs = {
        need for leaflet in LEAFLETS if leaflet.format == "tri-fold" and leaflet.select for need in leaflet.select.needs
    }
    assert len(needs) >= 12


def test_each_area_has_its_menu_and_each_pathway_its_criteria_sheet() -> None:
    lists = [leaflet.select for leaflet in LEAFLETS if leaflet.format == "list" and leaflet.select]
    menus = [select.areas for select in lists if select == Selection(areas=select.areas)]
    assert sorted(area for areas in menus for area in areas) == sorted(DIRECTORY.areas)
    assert sorted(leaflet.pathway for leaflet in LEAFLETS if leaflet.format in SHEETS) == sorted(DIRECTORY.pathways)


def test_two_are_easy_to_read_with_a_picture_beside_each_point() -> None:
    easy = [leaflet for leaflet in LEAFLETS if leaflet.format == "easy-read"]
    assert len(easy) >= 2
    assert all(point.picture and point.words for leaflet in easy for point in leaflet.points)
    assert all(leaflet.points for leaflet in easy)


@pytest.mark.parametrize("leaflet", LEAFLETS, ids=lambda leaflet: leaflet.id)
def test_a_leaflet_speaks_as_plainly_as_to_a_child_of_eleven(leaflet: Leaflet) -> None:
    assert age_to_read(" ".join([leaflet.opening, *(point.words for point in leaflet.points)])) <= 11


@pytest.mark.parametrize("leaflet", LEAFLETS, ids=lambda leaflet: leaflet.id)
def test_the_front_of_a_leaflet_is_short(leaflet: Leaflet) -> None:
    assert len(leaflet.title) <= 32
    assert len(leaflet.audience) <= 80


def test_no_leaflet_for_the_rack_is_about_something_that_is_dangerous_to_be_seen_with() -> None:
    chosen = {need for leaflet in LEAFLETS if leaflet.select for need in leaflet.select.needs}
    assert [need for need in chosen if DIRECTORY.needs[need].discreet] == []


def test_no_file_is_anything_but_a_record_a_table_of_figures_or_outlines() -> None:
    for path in DEMONSTRATION.rglob("*"):
        wanted = ".csv" if path.parent.name == "figures" else ".yaml"
        assert path.suffix == wanted or path.is_dir() or path == DEMONSTRATION / "outlines.geojson"
        assert not path.is_symlink()
