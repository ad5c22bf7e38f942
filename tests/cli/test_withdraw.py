"""The withdraw command as a curator runs it: the group's page says so, and nobody is sent there any more."""

from pathlib import Path

import pytest

from signpost.checks import check
from signpost.records.directory import read_directory
from tests.cli.running import DAY, Result, in_this_process, tree
from tests.day import TODAY
from tests.sites import built

KNIT = "activities/knit-and-natter.yaml"


def withdraw(folder: Path, id_: str, *words: str) -> Result:
    return in_this_process("withdraw", id_, *words, "--directory", folder, "--date", DAY)


def test_a_group_that_is_over_says_so_on_its_page_and_leads_to_the_next(folder: Path, tmp_path: Path) -> None:
    before = (folder / KNIT).read_text("utf-8")
    done = withdraw(
        folder, "knit-and-natter", "--reason", "Pat has retired.", "--day", "2026-11-20", "--instead", "story-hour"
    )
    assert done.code == 0
    assert (folder / KNIT).read_text("utf-8") == before.replace(
        "setting: [group]\n",
        "setting: [group]\nstatus: closed\nstatus_since: 2026-11-20\nstatus_note: Pat has retired.\n"
        "instead_id: story-hour\n",
    )
    assert [one for one in check(read_directory(folder), TODAY) if one.file == KNIT] == []
    page = (built(folder, tmp_path / "site", leaflets=False) / "activities/knit-and-natter.html").read_text("utf-8")
    assert "Since 20 November 2026. Pat has retired." in page
    assert 'You can go to <a href="../activities/story-hour.html">Story Hour</a> instead.' in page
    assert b"BEGIN:VEVENT" not in (tmp_path / "site/activities/knit-and-natter.ics").read_bytes()


def test_without_a_day_it_is_today(folder: Path) -> None:
    assert withdraw(folder, "knit-and-natter", "--reason", "They asked not to be listed.").code == 0
    own = read_directory(folder).activities["knit-and-natter"]
    assert (own.status, str(own.status_since), own.instead_id) == ("closed", DAY, "")
    assert own.status_note == "They asked not to be listed."


def test_what_still_carries_it_and_what_comes_next_are_told(folder: Path) -> None:
    hour = folder / "activities/story-hour.yaml"
    hour.write_text(f"{hour.read_text('utf-8')}instead_id: knit-and-natter\n", "utf-8")
    knit = folder / KNIT
    checked = "verified:\n  on: 2026-11-02\n  by: Link worker\n  how: phone\n"
    knit.write_text(f"{knit.read_text('utf-8')}{checked}", "utf-8")
    leaflet = "title: Company\naudience: All\nopening: Pick one.\nformat: tri-fold\nselect:\n  needs: [loneliness]\n"
    (folder / "leaflets/company.yaml").write_text(leaflet, "utf-8")
    said = withdraw(folder, "knit-and-natter", "--reason", "Over.").out
    assert "take these and older copies off the rack:\n  Company: company 2026-11-02\n" in said
    assert "Its calendar, activities/knit-and-natter.ics, is empty from the next build on." in said
    assert "These send people to it, and now only in words without a link: activities/story-hour.yaml\n" in said
    assert f"check --directory {folder} {knit}\n" in said


def test_a_group_that_is_on_nothing_is_not_said_to_be(folder: Path) -> None:
    said = withdraw(folder, "lantern-line", "--reason", "The service has closed.").out
    assert "leaflets. Print" not in said
    assert "calendar" not in said
    assert "send people" not in said


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("knit", "--reason", "Over."), 2, "There is no group with the id “knit”."),
        (("corner-room", "--reason", "Over."), 2, "names the venue of these: knit-and-natter."),
        (("lantern-project", "--reason", "Over."), 2, "names the organisation of these: lantern-line."),
        (("knit-and-natter", "--reason", "  "), 2, "Say why in plain words after --reason"),
        (("knit-and-natter",), 2, "--reason"),
        (("knit-and-natter", "--reason", "Over.", "--day", "20.11.2026"), 2, "Write it as year-month-day"),
        (("knit-and-natter", "--reason", "x" * 301), 1, "300 is the most"),
        (("knit-and-natter", "--reason", "Over.", "--instead", "chess"), 2, "the id “chess” to go"),
        (("knit-and-natter", "--reason", "Over.", "--instead", "knit-and-natter"), 2, "is this group itself"),
        (("../directory", "--reason", "Over."), 2, "There is no group with the id “../directory”."),
        (("wool-club", "--reason", "Over."), 2, "wool-club has another id now: story-hour."),
    ],
)  # fmt: skip
def test_what_can_not_be_withdrawn_like_this_is_said_and_left(
    folder: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    hour = folder / "activities/story-hour.yaml"
    hour.write_text(f"{hour.read_text('utf-8')}formerly: [wool-club]\n", "utf-8")
    before = tree(folder)
    done = withdraw(folder, *words)
    assert (done.code, says in done.err) == (code, True), done.err
    assert tree(folder) == before


def test_a_group_that_closes_on_a_day_to_come_runs_until_then(folder: Path) -> None:
    before = (folder / KNIT).read_text("utf-8")
    done = withdraw(folder, "knit-and-natter", "--reason", "Over.", "--day", "2026-12-18", "--instead", "story-hour")
    assert done.code == 0
    assert "It runs until then, and its page says that this is the last day." in done.out
    assert "Print them again" not in done.out
    added = set((folder / KNIT).read_text("utf-8").splitlines()) - set(before.splitlines())
    assert added == {"closes_on: 2026-12-18"}
    assert [one for one in check(read_directory(folder), TODAY) if one.file == KNIT] == []


def test_the_advice_on_a_reason_is_printed(folder: Path) -> None:
    done = withdraw(folder, "knit-and-natter", "--reason", "Ring 07700 900111 instead.")
    assert done.code == 0
    assert "There is a mobile number among these words" in done.out


def test_a_persons_story_is_refused_in_a_reason_and_not_repeated(folder: Path) -> None:
    before = tree(folder)
    done = withdraw(folder, "knit-and-natter", "--reason", "Ring Bob Smith on 07700 900111, his wife has dementia.")
    assert done.code == 1
    assert "This seems to be about one person" in done.err
    assert "Take it out before you send it again." in done.err
    assert "history" not in done.err
    assert "Smith" not in done.out + done.err
    assert tree(folder) == before


def test_a_place_that_must_stay_secret_is_refused_in_a_reason_and_not_repeated(folder: Path) -> None:
    before = tree(folder)
    done = withdraw(folder, "lantern-line", "--reason", "It moved to 9 Kestlewick Road.")
    assert done.code == 1
    assert "Kestlewick" not in done.out + done.err
    assert tree(folder) == before


def test_a_mistake_that_was_there_before_stops_nobody(folder: Path) -> None:
    knit = folder / KNIT
    knit.write_text(knit.read_text("utf-8").replace("needs: [loneliness", "needs: [lonelyness"), "utf-8")
    done = withdraw(folder, "knit-and-natter", "--reason", "Over.")
    assert done.code == 0
    assert "The records have errors, so nothing is said of what still carries it." in done.out
    assert "status: closed" in knit.read_text("utf-8")


def test_a_group_that_asks_not_to_be_listed_is_gone_and_its_address_says_nothing_of_it(
    folder: Path, tmp_path: Path
) -> None:
    knit = folder / KNIT
    knit.write_text(f"{knit.read_text('utf-8')}formerly: [wool-circle]\n", "utf-8")
    done = withdraw(folder, "knit-and-natter", "--not-listed", "--day", "2026-11-20")
    assert done.code == 0
    assert not knit.exists()
    kept = (folder / "unlisted/knit-and-natter.yaml").read_text("utf-8")
    assert kept.splitlines()[1:] == ["since: 2026-11-20", "formerly: [wool-circle]"]
    assert check(read_directory(folder), TODAY) == ()
    site = built(folder, tmp_path / "site", leaflets=False)
    for id_ in ("knit-and-natter", "wool-circle"):
        page = (site / f"activities/{id_}.html").read_text("utf-8")
        assert "This page is no longer here" in page
    every = b"".join(path.read_bytes() for path in site.rglob("*") if path.is_file() and path.suffix != ".pdf")
    assert b"Knit and Natter" not in every


def test_what_names_a_group_is_mended_before_the_group_goes(folder: Path) -> None:
    hour = folder / "activities/story-hour.yaml"
    hour.write_text(f"{hour.read_text('utf-8')}instead_id: knit-and-natter\n", "utf-8")
    before = tree(folder)
    done = withdraw(folder, "knit-and-natter", "--not-listed")
    assert done.code == 1
    assert "activities/story-hour.yaml" in done.err
    assert tree(folder) == before


def test_the_rows_of_figures_about_a_group_go_before_it_does(folder: Path) -> None:
    (folder / "figures").mkdir()
    head = "quarter,area,need,level,activity,offered,accepted,declined,started,finished,told,days_to_contact"
    row = "2026-Q3,,,,knit-and-natter,20,15,*,15,10,10,7"
    (folder / "figures/referrals.csv").write_text(
        f"{head},days_to_reply,source,as_of\n{row},14,Our own list,2026-10-05\n", "utf-8"
    )
    before = tree(folder)
    done = withdraw(folder, "knit-and-natter", "--not-listed")
    assert done.code == 1
    assert "figures/referrals.csv\n  line 2, activity: This row is about a group that asked not to be" in done.err
    assert tree(folder) == before


def test_who_asked_not_to_be_listed_is_not_added_again_by_mistake(folder: Path) -> None:
    knit = folder / KNIT
    before = knit.read_text("utf-8")
    withdraw(folder, "knit-and-natter", "--not-listed")
    knit.write_text(before, "utf-8")
    done = in_this_process("check", "--directory", folder, "--date", DAY)
    assert done.code == 1
    assert f"This group asked on {DAY} not to be listed" in done.out


@pytest.mark.parametrize("words", [(), ("--reason", "Over.", "--not-listed")])
def test_it_is_either_over_or_not_listed(folder: Path, words: tuple[str, ...]) -> None:
    assert withdraw(folder, "knit-and-natter", *words).code == 2
