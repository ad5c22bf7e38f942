"""The new command: answered at a terminal, and by flags."""

import subprocess
from pathlib import Path

import pytest

from signpost.checks import check
from signpost.cli.errors import command
from signpost.records.directory import read_directory
from signpost.records.schema import schema_of
from signpost.values.names import id_from
from tests.cli.running import DAY, Result, build_py, in_this_process, tree
from tests.cli.terminal import END_OF_INPUT, Terminal
from tests.day import TODAY

ACTIVITY = {
    "--name": "Tuesday Chess",
    "--summary": "Chess for all on Tuesdays.",
    "--organisation": "corner-room-friends",
    "--setting": "group",
    "--needs": "loneliness",
    "--areas": "south-ward",
    "--venue": "corner-room",
    "--joining": "drop-in",
    "--cost-amount": "free",
    "--levels": "signposting",
    "--routes-who": "self",
    "--routes-how": "Come along.",
    "--contact-phone": "0117 496 0199",
}
ORGANISATION = {
    "--name": "Chess for All",
    "--kind": "community-group",
    "--summary": "Neighbours who play chess.",
    "--contact-email": "hello@chess-for-all.example",
}
VENUE = {"--name": "Long Hall", "--address": "3 Otter Lane, Oldmixon", "--postcode": "BS24 9ZY"}
PLACE = ("--sensitive", "no", "--address", "3 Otter Lane", "--postcode", "BS24 9ZY")
FILES = {
    "activity": (ACTIVITY, "activities/tuesday-chess.yaml"),
    "organisation": (ORGANISATION, "organisations/chess-for-all.yaml"),
    "venue": (VENUE, "venues/long-hall.yaml"),
}


def new(folder: Path, kind: str, flags: dict[str, str]) -> Result:
    """Run the command with flags and nobody at the keyboard."""
    words = [word for pair in flags.items() for word in pair]
    return in_this_process("new", kind, *words, "--directory", folder, "--date", DAY)


def is_good(folder: Path, file: str) -> bool:
    """Whether a file is there, and neither an error nor a warning is said of it."""
    found = check(read_directory(folder), TODAY)
    return (folder / file).is_file() and not any(problem.file == file for problem in found)


# At a terminal


def test_an_activity_from_answers_at_a_terminal(folder: Path) -> None:
    terminal = Terminal(folder, "activity")
    terminal.answer("Tuesday Chess", "Chess for all on Tuesdays.")
    terminal.answer("corner-room-freinds", "corner-room-friends", "")
    terminal.answer("Group", "lonelyness", "Loneliness, Arts and making things", "South Ward")
    terminal.answer("Tuesday", "two o'clock", "14:00", "13:00", "16:00")
    terminal.answer(
        "The Corner Room", "Drop in", "two pounds", "£2", "signposting, full-support", "self", "Come along."
    )
    terminal.answer("12345", "0117 496 0199")
    assert terminal.end() == 0
    assert "Did you mean corner-room-friends?" in terminal.said
    assert "Did you mean loneliness?" in terminal.said
    assert "“two o'clock” is not a time that can be read." in terminal.said
    assert "This session ends at “13:00”" in terminal.said
    assert "is not a number that can be rung" in terminal.said
    assert is_good(folder, "activities/tuesday-chess.yaml")
    made = read_directory(folder).activities["tuesday-chess"]
    assert made.needs == ("loneliness", "arts-creative")
    assert made.venue == "corner-room"
    assert made.joining == "drop-in"
    assert [session.day for session in made.sessions] == ["tuesday"]
    assert made.added == TODAY


def test_the_screen_ends_with_what_to_do_next(folder: Path) -> None:
    terminal = Terminal(folder, "venue")
    terminal.answer("Long Hall", "", "3 Otter Lane, Oldmixon", "", "bs24 9zy")
    assert terminal.end() == 0
    file = folder / "venues" / "long-hall.yaml"
    assert terminal.screen.endswith(
        f"\nWritten: {file}\n"
        "Next: open the file and add what else you know. The notes in it say what each field is for.\n"
        f"Then run: {command()} check --directory {folder} {file}\n"
    )
    assert build_py("check", "--directory", folder, file).code == 0


def test_each_question_says_what_may_be_answered(folder: Path) -> None:
    terminal = Terminal(folder, "activity")
    terminal.answer("Tuesday Chess", "Chess for all.", "Friends of the Corner Room")
    terminal.interrupt()
    assert "\nName. What the group calls itself.\nFor example: Knit and Natter" in terminal.screen
    assert "\nChoose from: corner-room-friends, lantern-project.\n" in terminal.screen
    assert "Is it not there yet? Write new, and you are asked for it now." in terminal.said
    assert "\nChoose from: yes, no.\nTo leave it out, press Enter.\n" in terminal.screen


def test_a_venue_and_an_organisation_that_are_not_there_yet_are_asked_for_on_the_way(folder: Path) -> None:
    terminal = Terminal(folder, "activity")
    terminal.answer("Tuesday Chess", "Chess for all on Tuesdays.")
    terminal.answer("new", "Chess for All", "community-group", "Neighbours who play chess.", "", "0117 496 0198")
    terminal.answer("", "group", "loneliness", "south-ward", "")
    terminal.answer("new", "River Hall", "long-hall", "", "3 Otter Lane, Oldmixon", "", "BS24 9ZY")
    terminal.answer("drop-in", "free", "signposting", "self", "Come along.", "0117 496 0199")
    assert terminal.end() == 0
    files = ("organisations/chess-for-all.yaml", "venues/long-hall.yaml", "activities/tuesday-chess.yaml")
    assert all(is_good(folder, file) for file in files)
    assert "Now a venue. Then we go on where we were." in terminal.said
    assert ", ".join(str(folder / file) for file in files) in terminal.screen.replace("\n", "")
    made = read_directory(folder).activities["tuesday-chess"]
    assert (made.organisation, made.venue) == ("chess-for-all", "long-hall")


def test_whoever_goes_away_while_asked_for_a_venue_leaves_nothing_behind(folder: Path) -> None:
    before = tree(folder)
    words = [word for pair in ACTIVITY.items() if pair[0] != "--venue" for word in pair]
    terminal = Terminal(folder, "activity", *words)
    terminal.answer("", "", "new", "Long Hall")
    terminal.press(END_OF_INPUT)
    assert terminal.end() == 2
    assert tree(folder) == before


def test_no_line_is_wider_than_the_window(folder: Path) -> None:
    terminal = Terminal(folder, "activity")
    terminal.answer("Tuesday Chess")
    terminal.interrupt()
    assert max(len(line) for line in terminal.screen.splitlines() if str(folder) not in line) <= 80


def test_an_answer_that_is_needed_is_asked_for_again(folder: Path) -> None:
    terminal = Terminal(folder, "venue", *PLACE, "--town", "Weston")
    terminal.answer("", " ", "Long Hall")
    assert terminal.end() == 0
    assert terminal.said.count("This one is needed.") == 2


def test_a_flag_that_does_not_fit_is_asked_for_again(folder: Path) -> None:
    terminal = Terminal(
        folder, "organisation", *[word for pair in ORGANISATION.items() for word in pair], "--kind", "x"
    )
    terminal.answer("charity", "")
    assert terminal.end() == 0
    assert "“x” is not a choice for kind." in terminal.said
    assert read_directory(folder).organisations["chess-for-all"].kind == "charity"


def test_whoever_goes_away_half_way_leaves_nothing_behind(folder: Path) -> None:
    before = tree(folder)
    terminal = Terminal(folder, "activity")
    terminal.answer("Tuesday Chess", "Chess for all.")
    terminal.press(END_OF_INPUT)
    assert terminal.end() == 2
    assert terminal.screen.endswith("\nThe answers stopped before the end. Nothing was written.\n")
    assert tree(folder) == before


def test_whoever_presses_ctrl_c_leaves_nothing_behind(folder: Path) -> None:
    before = tree(folder)
    terminal = Terminal(folder, "activity")
    terminal.answer("Tuesday Chess", "Chess for all.")
    assert terminal.interrupt() == 3
    assert terminal.screen.endswith("\nStopped.\n")
    assert tree(folder) == before


def test_a_name_that_is_taken_or_can_name_no_file_is_asked_about(folder: Path) -> None:
    words = [*PLACE, "--town", "Weston"]
    taken = Terminal(folder, "venue", "--name", "River Hall", *words)
    taken.answer("con", "The Hall", "river-hall.yaml", "river-hall-oldmixon")
    assert taken.end() == 0
    assert "is there already. If it is the same, stop and change that" in taken.said
    assert "No file can be called “con”." in taken.said
    assert "No file can be called “The Hall”." in taken.said
    foreign = Terminal(folder, "venue", "--name", "Дом культуры", *words)
    foreign.answer("dom-kultury")
    assert foreign.end() == 0
    assert is_good(folder, "venues/dom-kultury.yaml")
    assert read_directory(folder).venues["dom-kultury"].name == "Дом культуры"


def test_a_group_that_seems_to_be_there_already_is_said_at_once(folder: Path) -> None:
    terminal = Terminal(folder, "activity")
    terminal.answer("Knit & Natters")
    terminal.interrupt()
    assert "A piece of advice: “Knit & Natters” looks like “Knit and Natter”, which is already" in terminal.said


def test_bytes_that_are_no_letters_are_asked_for_again(folder: Path) -> None:
    terminal = Terminal(folder, "venue", *PLACE, "--town", "Weston")
    terminal.answer("\udcff\udcfe", "Long\u200bHall", "Long Hall")
    assert terminal.end() == 0
    assert "There are letters in this that can't be read." in terminal.said
    assert "There is a character that nobody can see here: U+200B." in terminal.said
    assert is_good(folder, "venues/long-hall.yaml")


def test_a_group_without_a_venue_is_asked_how_it_meets(folder: Path) -> None:
    words = [word for pair in ACTIVITY.items() if pair[0] != "--venue" for word in pair]
    terminal = Terminal(folder, "activity", *words)
    terminal.answer("", "", "", "", "", "A volunteer rings each week.")
    assert terminal.end() == 0
    assert terminal.said.count("This one is needed.") == 1  # in answer to the last question of the three
    assert read_directory(folder).activities["tuesday-chess"].at_home == "A volunteer rings each week."


@pytest.mark.parametrize("why", ["its own word", "its organisation"])
def test_a_sensitive_service_is_never_asked_where_it_is(folder: Path, why: str) -> None:
    owner = {"its own word": "corner-room-friends", "its organisation": "lantern-project"}[why]
    flags = {**ACTIVITY, "--organisation": owner}
    del flags["--venue"]
    if why == "its own word":
        flags["--sensitive"] = "yes"
    terminal = Terminal(folder, "activity", *[word for pair in flags.items() for word in pair])
    if why == "its organisation":
        terminal.answer("")
    terminal.answer("", "", "By phone.")
    assert terminal.end() == 0
    assert "Venue." not in terminal.said
    assert is_good(folder, "activities/tuesday-chess.yaml")


@pytest.mark.parametrize(("answer", "place"), [("no", "corner-room"), ("yes", "")])
def test_one_that_speaks_of_danger_is_asked_whether_its_place_must_stay_secret(
    folder: Path, answer: str, place: str
) -> None:
    flags = {**ACTIVITY, "--summary": "For women who fled home."}
    terminal = Terminal(folder, "activity", *[word for pair in flags.items() for word in pair])
    terminal.answer("", "", "", answer, *(["By phone."] if answer == "yes" else []))
    assert terminal.end() == 0
    assert "the record doesn't say whether its place must stay secret" in terminal.said
    made = read_directory(folder).activities["tuesday-chess"]
    assert (made.sensitive, made.venue, made.has("sensitive")) == (answer == "yes", place, True)
    assert is_good(folder, "activities/tuesday-chess.yaml")


def test_a_secret_place_is_a_name_and_no_more(folder: Path) -> None:
    terminal = Terminal(folder, "venue")
    terminal.answer("Women's refuge", "yes")
    assert terminal.end() == 0
    assert is_good(folder, "venues/womens-refuge.yaml")


# By flags


@pytest.mark.parametrize("kind", FILES)
def test_flags_alone_make_a_record_without_a_fault(folder: Path, kind: str) -> None:
    flags, file = FILES[kind]
    done = new(folder, kind, flags)
    assert (done.code, done.err) == (0, "")
    assert f"Written: {folder / file}\n" in done.out
    assert is_good(folder, file)


@pytest.mark.parametrize("kind", FILES)
def test_the_file_has_a_note_on_every_field_there_is(folder: Path, kind: str) -> None:
    flags, file = FILES[kind]
    new(folder, kind, flags)
    text = (folder / file).read_text("utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../../schema/{kind}.json\n")
    for name, field in schema_of(kind)["properties"].items():
        noted = 0 if field.get("x-by-program") else 1  # nobody is to write those
        assert text.count(f"\n{name}:") + text.count(f"\n#{name}:") == noted


@pytest.mark.parametrize("kind", FILES)
def test_where_nobody_can_be_asked_the_flags_that_are_missing_are_named(folder: Path, kind: str) -> None:
    before = tree(folder)
    done = new(folder, kind, {})
    assert done.code == 2
    for flag in FILES[kind][0]:
        assert flag in done.err
    assert done.err.endswith("Nothing was written.\n")
    assert tree(folder) == before


def test_flags_of_which_one_will_do_are_named_together(folder: Path) -> None:
    done = new(folder, "activity", {})
    assert "\n  --venue, --online or --at-home\n" in done.err
    assert "\n  --contact-phone or --contact-email\n" in done.err


def test_a_day_needs_its_times(folder: Path) -> None:
    done = new(folder, "activity", {**ACTIVITY, "--sessions-day": "monday"})
    assert done.code == 2
    assert "\n  --sessions-starts\n  --sessions-ends\n" in done.err


def test_flags_that_do_not_fit_are_told_all_at_once_and_nothing_is_written(folder: Path) -> None:
    before = tree(folder)
    done = new(folder, "activity", {**ACTIVITY, "--needs": "lonelyness", "--cost-amount": "lots", "--venue": "corner"})
    assert done.code == 1
    assert "--needs: There is no need with the id “lonelyness”. Did you mean loneliness?\n" in done.err
    assert "--cost-amount: “lots” can't be read as amount." in done.err
    assert "--venue: There is no venue with the id “corner”." in done.err
    assert done.err.endswith("Nothing was written.\n")
    assert tree(folder) == before


def test_a_record_that_is_there_is_never_written_over(folder: Path) -> None:
    before = tree(folder)
    done = new(folder, "venue", {**VENUE, "--name": "River Hall"})
    assert done.code == 2
    assert done.err.startswith(f"{folder / 'venues' / 'river-hall.yaml'} is there already.")
    assert tree(folder) == before


def test_a_name_that_another_record_had_before_is_refused(folder: Path) -> None:
    hall = folder / "venues/river-hall.yaml"
    hall.write_text(f"{hall.read_text('utf-8')}formerly: [hut-by-the-brook]\n", "utf-8")
    done = new(folder, "venue", {**VENUE, "--id": "hut-by-the-brook"})
    assert done.code == 2
    assert "Another venue had the id “hut-by-the-brook” before, and old links with it lead there." in done.err
    assert not (folder / "venues/hut-by-the-brook.yaml").exists()


def test_a_link_that_leads_nowhere_is_not_followed(folder: Path) -> None:
    target = folder.parent / "elsewhere.yaml"
    (folder / "venues" / "long-hall.yaml").symlink_to(target)
    assert new(folder, "venue", VENUE).code == 2
    assert not target.exists()


def test_the_file_may_be_given_a_name_of_its_own(folder: Path) -> None:
    assert new(folder, "venue", {**VENUE, "--id": "hall-in-oldmixon"}).code == 0
    assert is_good(folder, "venues/hall-in-oldmixon.yaml")


@pytest.mark.parametrize("name", ["../needs", "Con", "index", "a" * 61, "!!!"])
def test_a_name_that_no_file_can_have_is_refused(folder: Path, name: str) -> None:
    before = tree(folder.parent)
    assert new(folder, "venue", {**VENUE, "--id": name}).code == 2
    assert tree(folder.parent) == before


def test_advice_is_shown_and_the_record_written(folder: Path) -> None:
    done = new(folder, "activity", {**ACTIVITY, "--name": "TUESDAY CHESS CLUB"})
    assert done.code == 0
    assert "“TUESDAY CHESS CLUB” is in capitals" in done.out
    assert (folder / "activities" / "tuesday-chess-club.yaml").is_file()


def test_the_next_step_names_no_folder_where_it_is_the_usual_one(folder: Path) -> None:
    words = [word for pair in VENUE.items() for word in pair]
    done = build_py("new", "venue", *words, cwd=folder.parent)
    assert done.out.endswith(f" check {Path('directory/venues/long-hall.yaml')}\n")


def test_the_next_step_works_as_it_is_written(folder: Path) -> None:
    words = [word for pair in VENUE.items() for word in pair]
    done = build_py("new", "venue", *words, cwd=folder.parent)
    then = done.out.rpartition("Then run: ")[2]
    again = subprocess.run(then, shell=True, cwd=folder.parent, check=False, capture_output=True, text=True)  # noqa: S602  # as a person types it
    assert (again.returncode, again.stdout) == (0, "No problem found.\n")


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Tea and Talk", "tea-and-talk"),
        ("Café & Chat", "cafe-and-chat"),
        ("Men's Shed, Long Shore!", "mens-shed-long-shore"),
        ("Jo’s 50+ group", "jos-50-group"),
        ("Straße", "strasse"),
        ("  --  ", ""),
        ("Чай", ""),
        ("a" * 59 + " b", "a" * 59),
    ],
)
def test_a_name_makes_an_id(name: str, identity: str) -> None:
    assert id_from(name) == identity
