"""A new directory: a repository with empty, valid records, the vocabulary, and no number that is not everybody's."""

import json
import re
from pathlib import Path

import pytest

from signpost.checks import check
from signpost.cli import new_directory
from signpost.cli.new_repository import STARTER
from signpost.records.directory import read_directory
from signpost.records.directory_parts import Theme
from signpost.records.engine_files import VOCABULARY
from signpost.values.phone import DRAMA
from tests.cli.running import DAY, ROOT, Result, build_py, in_this_process, tree
from tests.cli.terminal import END_OF_INPUT, Terminal
from tests.day import TODAY

# The phone number is Samaritans': the only kind of number that is real and nobody's own.
NATIONAL = frozenset({"999", "111", "116123", "85258", "08082000247", "08088010327", "08001111"})
FLAGS = {
    "--name": "Otter Vale Signpost",
    "--region": "Otter Vale",
    "--area": "Long Otter",
    "--area-kind": "Village",
    "--sectors": "le13 0, LE13 1",
    "--connector": "Otter Vale Link Workers",
    "--role": "Link worker on duty",
    "--phone": "116 123",
}

# What the pages of a directory without a record say.
EMPTY = {
    "index.html": "such as “lonely, Long Otter, mornings”. No group is listed yet.",
    "activities/index.html": "Nothing is listed yet.",
    "organisations/index.html": "No organisation is listed yet.",
    "venues/index.html": "No venue is listed yet.",
    "areas/long-otter.html": "Nothing is listed for Long Otter yet.",
    "needs/loneliness.html": "Nothing is listed at this level for now.",
    "leaflets/index.html": "This directory has no leaflets yet.",
    "whats-on.html": "Nothing is planned for the next 14 days.",
    "changes.html": "Nothing has changed in the last four months.",
    "coverage/index.html": "Nothing can be said yet, since no group is listed.",
    "coverage.html": "Nothing can be said yet, since no group is listed.",
    "figures.html": "Nothing can be counted yet, since no group is listed.",
}


def found(target: Path, flags: dict[str, str]) -> Result:
    """Run the command with flags and nobody at the keyboard."""
    return in_this_process(
        "new", "directory", target, *(word for pair in flags.items() for word in pair), "--date", DAY
    )


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "otter-vale"


def nothing_written(target: Path) -> bool:
    """Whether neither the directory nor anything half-made is there."""
    return not list(target.parent.iterdir())


def test_it_passes_every_check_at_once(target: Path) -> None:
    assert found(target, FLAGS).code == 0
    assert check(read_directory(target / "directory"), TODAY) == ()
    assert in_this_process("check", "--directory", target, "--date", DAY).code == 0


def test_it_says_what_was_answered(target: Path) -> None:
    found(target, FLAGS)
    directory = read_directory(target / "directory")
    assert (directory.about.name, directory.about.region) == ("Otter Vale Signpost", "Otter Vale")
    assert directory.about.connector.contact.phone == "116 123"
    assert not directory.about.demonstration
    area = directory.areas["long-otter"]
    assert (area.name, area.kind, area.postcode_sectors) == ("Long Otter", "village", ("LE13 0", "LE13 1"))


def test_the_vocabulary_is_that_of_the_directory_here(target: Path) -> None:
    found(target, FLAGS)
    new, here = read_directory(target / "directory"), read_directory(VOCABULARY)
    assert new.needs.keys() == here.needs.keys()
    for file in (VOCABULARY / "needs").iterdir():
        assert (target / "directory" / "needs" / file.name).read_bytes() == file.read_bytes()
    for name in ("levels.yaml", "assurance.yaml", "conversation.yaml"):
        assert (target / "directory" / name).read_bytes() == (VOCABULARY / name).read_bytes()


def test_it_has_looks_of_its_own_if_anybody_gives_it_some(target: Path) -> None:
    found(target, FLAGS)
    assert read_directory(target / "directory").about.theme == Theme()
    with (target / "directory" / "directory.yaml").open("a", encoding="utf-8") as about:
        about.write("theme:\n  colour: 551a8b\n  short_name: Otters\n")
    assert check(read_directory(target / "directory"), TODAY) == ()


def test_urgent_help_has_every_national_line_and_no_local_one(target: Path) -> None:
    found(target, FLAGS)
    urgent = read_directory(target / "directory").about.urgent_help
    for lines in (urgent.public, urgent.professionals):
        numbers = {re.sub(r"\D", "", number) for line in lines for number in (line.phone, line.text) if number}
        assert numbers == NATIONAL


def test_its_site_has_no_number_but_those_and_empty_lists_say_so(target: Path, tmp_path: Path) -> None:
    found(target, FLAGS)
    out = tmp_path / "site"
    words = ("--directory", target, "--out", out, "--date", DAY, "--no-leaflets")
    assert build_py(*words).code == 0
    for page, said in EMPTY.items():
        assert said in (out / page).read_text(encoding="utf-8")
    pages = "\n".join(page.read_text(encoding="utf-8") for page in out.rglob("*.html"))
    rung = {re.sub(r"\D", "", number) for number in re.findall(r'href="tel:([^"]+)"', pages)}
    assert rung <= NATIONAL
    assert not any(DRAMA.match(digits) for digits in re.findall(r"\b0\d{9,10}\b", pages.replace(" ", "")))
    assert "South Ward" not in pages
    assert "Weston" not in pages


def test_every_pathway_says_that_nobody_has_agreed_it(target: Path) -> None:
    found(target, FLAGS)
    pathways = read_directory(target / "directory").pathways
    assert pathways
    assert not any(pathway.agreed_by or pathway.agreed_on for pathway in pathways.values())


def test_an_empty_folder_may_be_there_already(target: Path) -> None:
    target.mkdir()
    assert found(target, FLAGS).code == 0
    assert (target / "directory" / "directory.yaml").is_file()


def test_a_folder_that_holds_anything_is_refused_and_left_as_it_is(target: Path) -> None:
    target.mkdir()
    (target / "mine.txt").write_text("mine", encoding="utf-8")
    done = found(target, FLAGS)
    assert done.code == 2
    assert "is not empty" in done.err
    assert tree(target) == {"mine.txt": b"mine"}


def test_a_folder_that_has_nowhere_to_stand_is_refused(tmp_path: Path) -> None:
    done = found(tmp_path / "nowhere" / "otter-vale", FLAGS)
    assert done.code == 2
    assert "There is no folder" in done.err


def test_without_any_answer_and_nobody_to_ask_it_is_a_demonstration_until_somebody_answers(target: Path) -> None:
    done = found(target, {})
    assert done.code == 0
    assert "Nobody was asked" in done.out
    assert in_this_process("check", "--directory", target, "--date", DAY).code == 0
    assert read_directory(target / "directory").about.demonstration


@pytest.mark.parametrize("flag", FLAGS)
def test_an_answer_that_is_missing_is_named(target: Path, flag: str) -> None:
    done = found(target, {name: text for name, text in FLAGS.items() if name != flag})
    assert done.code == 2
    assert f"  {flag}\n" in done.err
    assert nothing_written(target)


@pytest.mark.parametrize(
    ("flag", "answer", "why"),
    [
        ("--phone", "01632 960123", "is invented"),
        ("--phone", "12", "is not a number that can be rung"),
        ("--area-kind", "hamlet", "is not a choice for kind"),
        ("--sectors", "LE13", "can't be read"),
        ("--sectors", "ZZ9 9", "No postcode"),
        ("--area", "…", "id is empty"),
        ("--name", "x", "is too short for name"),
    ],
)
def test_a_faulty_answer_is_named_by_its_flag_and_nothing_is_written(
    target: Path, flag: str, answer: str, why: str
) -> None:
    done = found(target, {**FLAGS, flag: answer})
    assert done.code == 1
    assert any(line.startswith(f"{flag}: ") and why in line for line in done.err.splitlines()), done.err
    assert nothing_written(target)


def test_answers_at_a_terminal(target: Path) -> None:
    terminal = Terminal(target.parent, "directory", str(target))
    terminal.answer("Otter Vale Signpost", "", "Otter Vale", "Long Otter", "hamlet", "village", "LE13", "LE13 0")
    terminal.answer("Otter Vale Link Workers", "Link worker on duty", "01632 960123", "116 123")
    assert terminal.end() == 0
    assert "This one is needed." in terminal.said
    assert "is not a choice for kind" in terminal.said
    assert "is invented" in terminal.said
    assert check(read_directory(target / "directory"), TODAY) == ()


def test_somebody_who_goes_away_leaves_nothing(target: Path) -> None:
    terminal = Terminal(target.parent, "directory", str(target))
    terminal.answer("Otter Vale Signpost")
    terminal.press(END_OF_INPUT)
    assert terminal.end() == 2
    assert "Nothing was written." in terminal.said
    assert nothing_written(target)


@pytest.mark.parametrize("spoilt", ["needs/loneliness.yaml", "levels.yaml", "directory.yaml", ""])
def test_without_a_sound_vocabulary_to_take_along_it_says_so(
    target: Path, folder: Path, spoilt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if spoilt:
        (folder / spoilt).write_text("- [", encoding="utf-8")
    monkeypatch.setattr(new_directory, "VOCABULARY", folder if spoilt else folder / "nowhere")
    done = found(target, FLAGS)
    assert done.code == 2
    assert "missing or faulty" in done.err
    assert not target.exists()


def test_red_flags_of_harm_lead_to_a_safeguarding_pathway_there_too(target: Path) -> None:
    found(target, FLAGS)
    directory = read_directory(target / "directory")
    routes = {flag.go_to for need in directory.needs.values() for flag in need.red_flags}
    kinds = {route: directory.pathways[route].kind for route in routes}
    assert sorted(kinds.values()).count("safeguarding") == 2


def test_the_repository_names_the_directory_and_whom_to_ring(target: Path) -> None:
    found(target, {**FLAGS, "--name": "Otters & *co*"})
    assert (target / "README.md").read_text("utf-8").startswith("# Otters \\& \\*co\\*\n")
    assert "Ring Otter Vale Link Workers on 116 123, and say" in (target / "CONTRIBUTING.md").read_text("utf-8")
    assert "${" not in "".join(path.read_text("utf-8") for path in target.glob("*.md")).replace("CI_", "")


def test_its_issue_forms_are_those_of_its_own_needs_and_areas(target: Path) -> None:
    found(target, FLAGS)
    place = target / ".github" / "ISSUE_TEMPLATE"
    assert "Long Otter" in (place / "new-group.yml").read_text("utf-8")
    (target / "directory" / "areas.yaml").write_text("- id: far-otter\n  name: Far Otter\n  kind: village\n", "utf-8")
    assert in_this_process("forms", "--directory", target).code == 0
    assert "Far Otter" in (place / "new-group.yml").read_text("utf-8")
    assert "contact_links" not in (place / "config.yml").read_text("utf-8")  # it has no address yet


def test_forms_are_made_for_a_repository_alone(target: Path) -> None:
    found(target, FLAGS)
    (target / "directory").rename(target / "otters")
    done = in_this_process("forms", "--directory", target / "otters")
    assert done.code == 2
    assert "Issue forms belong to a repository" in done.err


def test_from_a_checkout_it_says_that_a_signpost_must_be_named(target: Path) -> None:
    done = found(target, FLAGS)
    assert f"write into {target / 'requirements.txt'} which Signpost it needs" in done.out
    assert all(line.startswith("#") for line in (target / "requirements.txt").read_text("utf-8").splitlines())


def test_what_looks_for_barriers_is_the_same_there_as_here() -> None:
    ours, theirs = (json.loads((folder / "package-lock.json").read_text("utf-8")) for folder in (ROOT, STARTER))
    assert theirs["packages"]["node_modules/axe-core"] == ours["packages"]["node_modules/axe-core"]
