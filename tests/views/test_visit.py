"""What a plan and my list say of the way to a group, and of the first time there."""

from datetime import date

from signpost.views.snapshot import Snapshot
from signpost.views.visit import MOST_LETTERS, first_time, visit_fields
from tests.demonstration import demonstration

SNAPSHOT = Snapshot(demonstration(), date(2026, 11, 22))


def test_the_way_and_the_first_time_come_from_the_record_and_its_venue() -> None:
    cafe = visit_fields(SNAPSHOT, SNAPSHOT.directory.activities["memory-cafe"])
    assert cafe["address"] == "3 Reedcutter Lane, Uphill, Weston-super-Mare, BS23\u00a04ZN"
    assert cafe["buses"] == SNAPSHOT.directory.venues["uphill-village-hall"].bus_routes
    assert cafe["first"].startswith("Somebody in a green apron greets you both")


def test_when_it_meets_is_there_for_a_sheet_in_another_language() -> None:
    def meets(name: str) -> list[dict[str, object]]:
        return visit_fields(SNAPSHOT, SNAPSHOT.directory.activities[name])["meets"]  # type: ignore[no-any-return]

    assert meets("memory-cafe") == [{"on": ["tuesday"], "starts": "14:00", "ends": "16:00", "some": True}]
    assert meets("new-baby-cafe")[0]["term"]
    assert meets("tea-and-talk") == [{"on": ["tuesday"], "starts": "10:00", "ends": "12:00"}]


def test_a_first_time_is_whole_sentences_of_about_two_lines() -> None:
    for activity in SNAPSHOT.listed:
        told = first_time(activity)
        assert told in " ".join(activity.what_happens.split())
        assert told.endswith((".", "”", ")")) or not told
        assert len(told) <= MOST_LETTERS or told.count(". ") == 0, activity.id


def test_of_a_place_that_must_not_be_found_there_is_nothing() -> None:
    assert visit_fields(SNAPSHOT, SNAPSHOT.directory.activities["sea-holly-support"]) in (
        {"paper": "none"},
        {"paper": "name-and-phone"},
    )
