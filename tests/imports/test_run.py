"""A whole import: services become records, and nothing of them is lost in silence."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signpost.imports.reading.listing import CONTACT, FIELDS, PLACE, SESSION, Listing, SourceFault
from signpost.imports.review.details import KEPT, WORD, trace
from signpost.records.document import in_words
from signpost.records.yaml_text import read_yaml
from signpost.values.text import plain
from tests.imports.importing import HALL, Import, chess, listing, run
from tests.records.scratch import small_folder
from tests.records.values import ODD

ACTIVITY = "activities/tuesday-chess.yaml"


def test_a_service_becomes_an_activity_with_its_organisation_and_its_venue(tmp_path: Path) -> None:
    made = run(tmp_path, [chess()])
    assert made.errors() == []
    activity = made.record(ACTIVITY)
    for line in (
        "name: Tuesday Chess",
        "summary: Chess for all on Tuesdays.",
        "description: Boards and tea are there.",
        "organisation: saltmarsh-players",
        "venue: saltmarsh-hall",
        "needs: [loneliness]",
        "areas: [south-ward]",
        "phone: 0117 496 0199",
        "from: Saltmarsh Council",
    ):
        assert line in activity
    assert "postcode: BS24 9ZY" in made.record("venues/saltmarsh-hall.yaml")
    assert "kind: community-group" in made.record("organisations/saltmarsh-players.yaml")


def test_a_second_run_changes_nothing_and_makes_no_twins(tmp_path: Path) -> None:
    services = [chess(), chess("18", name="Wednesday Chess")]
    first = run(tmp_path, services).files()
    assert run(tmp_path, services).files() == first
    assert run(tmp_path, list(reversed(services)), update=True).files() == first


def test_a_renamed_file_is_still_known(tmp_path: Path) -> None:
    made = run(tmp_path, [chess()])
    (made.folder / ACTIVITY).rename(made.folder / "activities/chess-on-tuesdays.yaml")
    again = run(tmp_path, [chess()])
    assert not (made.folder / ACTIVITY).exists()
    assert again.states == ["same"]


def test_a_new_record_never_takes_an_id_that_another_had_before(tmp_path: Path) -> None:
    file = small_folder(tmp_path) / "activities/knit-and-natter.yaml"
    file.write_text(f"{file.read_text('utf-8')}formerly: [tuesday-chess]\n", "utf-8")
    made = run(tmp_path, [chess()])
    assert "name: Tuesday Chess" in made.record("activities/tuesday-chess-2.yaml")
    assert not (made.folder / ACTIVITY).exists()
    assert made.errors() == []


def test_what_differs_is_shown_and_written_only_when_asked_for(tmp_path: Path) -> None:
    made = run(tmp_path, [chess()])
    before = made.files()
    moved = chess(contacts=[{"phone": "0117 496 0177"}])
    shown = run(tmp_path, [moved])
    assert shown.files() == before
    assert "contact.phone: `0117 496 0199` → `0117 496 0177`" in shown.report
    written = run(tmp_path, [moved], update=True)
    assert written.errors() == []
    assert "phone: 0117 496 0177" in written.record(ACTIVITY)


def test_a_new_venue_is_written_only_with_the_activity_that_moves_there(tmp_path: Path) -> None:
    run(tmp_path, [chess()])
    moved = chess(places=[{"venue": "Heron Rooms", "address": "9 Heron Lane", "postcode": "BS24 9ZX"}])
    shown = run(tmp_path, [moved])
    assert not (shown.folder / "venues/heron-rooms.yaml").exists()
    assert "venue: `saltmarsh-hall` → `heron-rooms`" in shown.report
    assert "## No longer needed" not in shown.report
    written = run(tmp_path, [moved], update=True)
    assert "venue: heron-rooms" in written.record(ACTIVITY)
    assert written.errors() == []
    assert written.report.partition("## No longer needed")[2].partition("##")[0].count("- ") == 1
    assert "- venues/saltmarsh-hall.yaml" in written.report


def test_a_venue_that_another_activity_needs_is_still_needed(tmp_path: Path) -> None:
    other = chess("18", name="Draughts")
    run(tmp_path, [chess(), other])
    moved = chess(places=[{"venue": "Heron Rooms", "address": "9 Heron Lane", "postcode": "BS24 9ZX"}])
    assert "No longer needed" not in run(tmp_path, [moved, other], update=True).report


def test_an_update_leaves_alone_what_the_source_does_not_speak_of(tmp_path: Path) -> None:
    made = run(tmp_path, [chess()])
    by_hand = "# Ring Jo before changing this.\n" + made.record(ACTIVITY).replace(
        "joining: ring-first", "# They like visitors.\njoining: drop-in"
    ).replace("needs: [loneliness]", "needs: [arts-creative]")
    by_hand += "good_to_know:\n  - Bring a mug.\n"
    (made.folder / ACTIVITY).write_text(by_hand, encoding="utf-8")
    updated = run(tmp_path, [chess(name="Tuesday Chess Club")], update=True)
    assert updated.record(ACTIVITY) == by_hand.replace("name: Tuesday Chess", "name: Tuesday Chess Club")


def test_nothing_is_ever_deleted_and_what_the_source_no_longer_has_is_named(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(), chess("18", name="Wednesday Chess")])
    again = run(tmp_path, [chess()], update=True)
    assert again.files() == made.files()
    assert "activities/wednesday-chess.yaml" in again.report.partition("## No longer in the source")[2]


def test_what_a_person_leaves_out_is_not_said_to_be_missing_in_the_source(tmp_path: Path) -> None:
    odd = "17\u200b" * 100  # a record keeps a fingerprint of such an id
    (made,) = run(tmp_path, [chess(odd)]).done.reconciled.records("activity")
    again = run(tmp_path, [chess(odd)], more=f"services: {{ {made.candidate.key}: leave-out }}")
    assert [service.activity for service in again.done.reconciled.services] == [None]
    assert "No longer in the source" not in again.report


def test_a_service_that_is_there_by_hand_is_not_written_a_second_time(tmp_path: Path) -> None:
    by_hand = chess(name="The knit & natter!", places=[{**HALL, "postcode": "BS23 3ZL"}])
    made = run(tmp_path, [by_hand])
    assert made.states == ["duplicate"]
    assert "It looks like activities/knit-and-natter.yaml" in made.report
    assert made.left_out("activities/the-knit-and-natter.yaml").startswith("# It looks like")


def test_a_person_can_say_which_record_a_service_is(tmp_path: Path) -> None:
    by_hand = chess(name="The knit & natter!", places=[{**HALL, "postcode": "BS23 3ZL"}])
    more = "services: { 17: { record: knit-and-natter, name: Knit and Natter } }"
    made = run(tmp_path, [by_hand], update=True, more=more)
    assert [planned.id for planned in made.done.reconciled.records("activity")] == ["knit-and-natter"]
    assert "from: Saltmarsh Council" in made.record("activities/knit-and-natter.yaml")
    assert made.errors() == []


def test_one_service_listed_twice_is_written_once(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(), chess("18")])
    assert made.states == ["new", "duplicate"]
    assert made.errors() == []


def test_services_without_a_name_are_no_twins(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(name=[]), chess("18", name="12345")])
    assert made.states == ["incomplete", "incomplete"]


def test_one_organisation_may_do_the_same_in_several_places(tmp_path: Path) -> None:
    other = {"venue": "Heron Rooms", "address": "9 Heron Lane", "town": "Oldmixon", "postcode": "BS24 9ZX"}
    made = run(tmp_path, [chess(), chess("18", places=[other])])
    assert (made.folder / "activities/tuesday-chess-2.yaml").is_file()
    assert made.errors() == []


def test_a_service_without_an_answer_stays_out_with_its_question(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(categories="Clubs")])
    assert not (made.folder / ACTIVITY).exists()
    assert "needs is missing" in made.left_out(ACTIVITY)
    assert "17: { needs: [] }" in (made.side / "questions.yaml").read_text()


def test_needs_are_proposed_with_the_words_that_speak_for_them_and_never_written(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(categories="Clubs", description="For people who live alone. Company and tea.")])
    assert "needs:" not in made.left_out(ACTIVITY).replace("needs is", "")
    assert "Perhaps loneliness, from `live alone` and `company`" in made.report


def test_an_activity_waits_for_its_venue_and_its_venue_for_it(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(places=[{"venue": "Saltmarsh Hall"}])])
    assert not (made.folder / "venues/saltmarsh-hall.yaml").exists()
    assert not (made.folder / ACTIVITY).exists()
    assert "There is no place that people could find" in made.left_out(ACTIVITY)
    assert "postcode is missing" in made.left_out("venues/saltmarsh-hall.yaml")


def test_what_the_checks_refuse_is_taken_out_where_a_record_can_be_without_it(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(charity_number="NHS 943 476 5919", notes="Call 943 476 5919")])
    assert made.errors() == []
    assert "943 476" not in made.record(ACTIVITY)
    assert "good_to_know" not in made.record(ACTIVITY)
    assert "the checks refuse it" in made.report


def test_an_update_leaves_out_what_the_checks_refuse_and_makes_all_other_changes(tmp_path: Path) -> None:
    run(tmp_path, [chess()])
    made = run(tmp_path, [chess(name="Chess Club", notes="Call 943 476 5919")], update=True)
    assert made.errors() == []
    assert "name: Chess Club\n" in made.record(ACTIVITY)
    assert "943 476" not in made.record(ACTIVITY)
    assert "the checks refuse it" in made.report
    assert "good_to_know" not in made.report.partition("## Changed")[2].partition("##")[0]


def test_a_change_that_could_not_be_made_is_never_shown_as_made(tmp_path: Path) -> None:
    made = run(tmp_path, [chess()])
    broken = made.record(ACTIVITY).replace("joining: ring-first", "joining: somehow")
    (made.folder / ACTIVITY).write_text(broken, encoding="utf-8")
    again = run(tmp_path, [chess(name="Chess Club")], update=True)
    assert again.record(ACTIVITY) == broken
    assert "## Changed" not in again.report
    assert "The record in the directory was not changed." in again.report


def test_a_service_that_is_closed_is_never_added_and_one_that_closes_is_shown_as_closed(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(), chess("18", name="Old Chess", status="defunct")])
    assert not (made.folder / "activities/old-chess.yaml").exists()
    again = run(tmp_path, [chess(status="defunct")], update=True)
    assert "status: closed" in again.record(ACTIVITY)


def test_a_service_of_which_nobody_knows_whether_it_runs_waits_for_a_person(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(status="inactive")])
    assert "status is missing" in made.left_out(ACTIVITY)
    assert 'inactive: ""' in (made.side / "questions.yaml").read_text()
    answered = run(tmp_path, [chess(status="inactive")], more="services: { 17: { status: open } }")
    assert answered.errors() == []
    assert (answered.folder / ACTIVITY).is_file()


@pytest.mark.parametrize(
    ("words", "waits"),
    [
        ("Because of the flood this group is currently closed.", True),
        ("We no longer meet at the hall. Boards are sold.", True),
        ("The club has now closed.", True),
        ("Chess for all. Nobody is closed out.", False),
        ("A new home for players since the library closed.", False),
    ],
)
def test_an_open_service_whose_own_words_say_that_it_is_closed_waits_too(
    tmp_path: Path, words: str, *, waits: bool
) -> None:
    made = run(tmp_path, [chess(description=words)])
    assert (made.folder / ACTIVITY).is_file() is not waits


def test_nothing_is_written_where_the_source_breaks_off(tmp_path: Path) -> None:
    def broken() -> object:
        yield chess()
        raise SourceFault("The address stopped answering after 1 service.")

    with pytest.raises(SourceFault):
        run(tmp_path, broken())  # type: ignore[arg-type] # an iterator that breaks off
    assert not (tmp_path / "directory" / ACTIVITY).exists()
    assert not (tmp_path / "directory-import").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.yaml", "directory"]


def test_a_name_of_a_person_is_neither_published_nor_repeated(tmp_path: Path) -> None:
    name = "Xanthippe Quillfeather"
    made = run(tmp_path, [chess(contacts=[{"person": name, "phone": "0117 496 0199"}], checked_by=name)])
    assert "Quillfeather" not in made.everything()
    assert "a person's name was left out" in made.report


def test_a_file_that_is_no_record_is_not_written_over(tmp_path: Path) -> None:
    folder = small_folder(
        tmp_path, {"activities/Tuesday-Chess.yaml.txt": "Mine.", "venues/saltmarsh-hall.yaml": b"\xff"}
    )
    (folder / "activities/tuesday-chess-2.yaml").symlink_to("knit-and-natter.yaml")
    made = run(tmp_path, [chess()])
    assert (folder / "activities/Tuesday-Chess.yaml.txt").read_text() == "Mine."
    assert (folder / "venues/saltmarsh-hall.yaml").read_bytes() == b"\xff"
    assert "venue: saltmarsh-hall-2" in made.record("activities/tuesday-chess-3.yaml")


def test_a_record_that_cannot_be_read_is_left_for_a_person(tmp_path: Path) -> None:
    small_folder(tmp_path, {"activities/knit-and-natter.yaml": b"\xff\xfe: ["})
    made = run(tmp_path, [chess()], update=True, more="services: { 17: { record: knit-and-natter } }")
    assert (made.folder / "activities/knit-and-natter.yaml").read_bytes() == b"\xff\xfe: ["
    assert "can't be read. Mend it first" in made.report


def test_ids_are_free_for_names_that_no_file_can_have(tmp_path: Path) -> None:
    names = ("Index", "CON", "棋", "-", "a" * 300, "Tuesday Chess\nand more")
    made = run(tmp_path, [chess(str(number), name=name, places=[HALL]) for number, name in enumerate(names)])
    assert made.errors() == []


# Every value is accounted for

TEXTS = st.sampled_from(ODD) | st.text(max_size=40) | st.sampled_from(("Mondays 10am-12noon", "£3", "18+", "BS24 9ZY"))


def parts(names: object) -> st.SearchStrategy[list[dict[str, str]]]:
    return st.lists(st.dictionaries(st.sampled_from(sorted(names)), TEXTS, max_size=4), max_size=2)  # type: ignore[call-overload] # any value may be text


@st.composite
def services(draw: st.DrawFn) -> Listing:
    """Any service at all, of the form that sources give."""
    said = draw(
        st.dictionaries(st.sampled_from(sorted(FIELDS.keys() - {"id"})), st.lists(TEXTS, min_size=1, max_size=2))
    )
    return listing(
        draw(st.sampled_from(("17", "18", "19"))),
        places=draw(parts(PLACE)),
        sessions=draw(parts(SESSION)),
        contacts=draw(parts(CONTACT)),
        others=draw(st.lists(TEXTS, max_size=2)),
        **said,
    )


def once_each(many: list[Listing]) -> list[Listing]:
    return list({one.id: one for one in many}.values())


@given(many=st.lists(services(), max_size=3).map(once_each))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_source_says_every_value_has_its_fate_and_the_directory_stays_valid(
    tmp_path_factory: pytest.TempPathFactory, many: list[Listing]
) -> None:
    made = run(tmp_path_factory.mktemp("any"), [chess("0"), *many])
    assert made.errors() == []
    there = written(made)
    for service in made.done.reconciled.services:
        given_texts = [given for texts in service.listing.values.values() for given in texts]
        for group in (service.listing.places, service.listing.sessions, service.listing.contacts):
            given_texts += [given for part in group for given in part.values()]
        assert len(service.origins) == len(given_texts) + len(service.listing.others)
        for origin in service.origins:
            found, why = trace(origin, service, made.done.reconciled)
            assert found or why
            if why == KEPT:
                assert origin.field
                read = plain(origin.text)
                assert set(WORD.findall((read.value or "").casefold())) <= there


def written(made: Import) -> set[str]:
    """Every word of the records, in the directory or left out."""
    files = (*made.folder.rglob("*.yaml"), *made.side.rglob("left-out/**/*.yaml"))
    return {
        word for file in files for word in WORD.findall(in_words(read_yaml("", file.read_bytes()).value).casefold())
    }


@pytest.mark.parametrize(
    "address", ["12 High Street, Worle", "The Precinct, Old Estate", "Rear of 9 Mill Lane, Uphill"]
)
@pytest.mark.parametrize("town", ["Weston-super-Mare", ""])
def test_a_locality_stays_in_the_address(tmp_path: Path, address: str, town: str) -> None:
    place = {"venue": "Village Hall", "address": address, "postcode": "BS24 9ZY", **({"town": town} if town else {})}
    made = run(tmp_path, [chess(places=[place])])
    (venue,) = (made.record(name) for name in made.files() if name == "venues/village-hall.yaml")
    assert [word for word in WORD.findall(f"{address} {town}") if word not in venue] == []


def test_what_is_lost_of_a_text_is_never_said_to_be_kept(tmp_path: Path) -> None:
    made = run(tmp_path, [chess(organisation_description="We meet. We also sing and dance.")])
    assert "organisation\\_description → " not in made.report.partition("Kept, word for word")[2].partition("\n")[0]
    assert "not in the record: `also sing and dance`" in made.report


def test_the_report_is_the_same_from_run_to_run(tmp_path: Path) -> None:
    def once(name: str) -> Import:
        (tmp_path / name).mkdir()
        return run(tmp_path / name, [chess(), chess("18", categories="Clubs", name="Draughts")])

    assert once("one").report == once("two").report
