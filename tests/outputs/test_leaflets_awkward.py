"""Promises about leaflets of hostile and awkward records: they print as typed, or are refused in words."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from signpost.checks import check
from signpost.outputs.leaflets import print_leaflets
from signpost.records.cache import NoCache
from signpost.records.directory import read_directory
from signpost.site.cache_store import open_cache
from signpost.site.inspection.links import faults_of_links
from signpost.views.leaflet_pdf import LeafletPdf
from signpost.views.snapshot import Snapshot
from tests.checks.cases import BASE
from tests.cli.running import build_py
from tests.day import TODAY
from tests.outputs.pdfs import Pdf, is_in

LEFT_OUT = "The PDFs to print are left out of this site."
FORMATS = ("tri-fold", "list", "easy-read", "poster")  # those with the name and the summary of a group
LEAFLET = """\
title: Company and a chat
audience: For anyone who would like more company
opening: These groups like to see a new face.
format: {form}
select:
  activities: [{activities}]
"""
CROWDED = """\
title: Help with money, food, heating and housing near you
audience: Groups, company and help, close to home
opening: >-
  There is more going on round here than you may think, and most of it costs nothing at all. Point the camera of your
  phone at the square, or ask at the desk for a printed list of all that there is. If you have no phone, or if you would
  rather talk to somebody first, ring our Connector. She knows every group on the list and can come along with you.
  Some are for people of all ages, some are for the young or the old, and all of them are glad of somebody new.
format: poster
"""
LONG_NAME = "The Thursday Morning Knitting, Natter and Cake Circle at the Hall"
AWKWARD = {
    "a long name": LONG_NAME,
    "a word of forty letters": "Llanfairpwllgwyngyllgogerychwyrndrobwlll",
    "Polish": "Zażółć gęślą jaźń – świetlica",
    "Romanian": "Își găsește locul în această zi, țară",
    "Ukrainian": "Щастя, єдність і ґанок їжака",
    "Welsh": "Llŷn: tŷ a gŵyl i bawb",
    "Typst's own signs": "#panic() $x^2$ @ref *bold* _i_ \\n `code` <tag> = T // /* n */ ~ -- ...",
    "an entry's own code": "#{import sys: inputs} #eval(sys.inputs.data) #read(kit.typ)",
    "web signs": "<script>alert(1)</script> &amp; %41 {{ 7*7 }}",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small directory with no leaflet as yet."""
    folder = Path(shutil.copytree(BASE, tmp_path / "directory"))
    for there in ("leaflets", "translations"):
        shutil.rmtree(folder / there)
    (folder / "leaflets").mkdir()
    checked = f"verified: {{on: {TODAY}, by: Community Connector, how: phone}}\n"
    change(folder, lambda text: text + checked)
    return folder


def put(folder: Path, form: str = "tri-fold", activities: str = "knit-and-natter", title: str = "") -> None:
    text = LEAFLET.format(form=form, activities=activities)
    (folder / f"leaflets/{form}.yaml").write_text(text + (f"{title}\n" if title else ""), encoding="utf-8")


def change(folder: Path, replaced: Callable[[str], str], name: str = "knit-and-natter") -> None:
    file = folder / f"activities/{name}.yaml"
    file.write_text(replaced(file.read_text(encoding="utf-8")), encoding="utf-8")


def with_field(field: str, value: str) -> Callable[[str], str]:
    return lambda text: re.sub(rf"(?m)^{field}: .*\n(?:  .*\n)*", lambda _: f"{field}: '{value}'\n", text, count=1)


def printed(folder: Path) -> dict[str, LeafletPdf]:
    directory = read_directory(folder)
    assert [problem for problem in check(directory, TODAY) if problem.severity == "error"] == []
    refused: list[str] = []
    made = print_leaflets(Snapshot(directory, TODAY), NoCache(), lambda *_: None, refused.append)
    assert refused == []
    return made


@pytest.mark.parametrize("words", AWKWARD.values(), ids=AWKWARD)
def test_awkward_words_print_as_they_are_typed(words: str, folder: Path) -> None:
    change(folder, with_field("name", words))
    change(folder, with_field("summary", words))
    for form in FORMATS:
        put(folder, form)
    for path, made in printed(folder).items():
        pdf = Pdf(made.pdf)
        assert is_in(words, pdf), path
        for letter in pdf.letters():
            assert min(letter.left, letter.bottom, letter.right, letter.top) >= 5, (path, letter)


OWN = "title: '{title}'\naudience: '{words}'\nopening: |\n  {words}\nformat: {form}\n{rest}"
RESTS = {
    **dict.fromkeys(
        ("tri-fold", "list", "easy-read", "poster", "journey", "outreach-pack"),
        "select:\n  activities: [knit-and-natter]\n",
    ),
    **dict.fromkeys(("slip", "criteria", "card"), "pathway: connector\n"),
    **dict.fromkeys(("bulletin", "update-form", "measures", "conversation", "conversation-fold", "volunteer"), ""),
}
TOPIC = "- id: people\n  name: '{0}'\n  goes_well: '{0}'\n  question: '{0}'\n  needs: [loneliness]\n"


@pytest.mark.parametrize("name", ["a long name", "a word of forty letters", "Typst's own signs"])
def test_a_leaflet_of_any_format_prints_its_own_awkward_words(name: str, folder: Path) -> None:
    for form, rest in RESTS.items():
        words = AWKWARD["Polish" if form == "poster" else "Ukrainian"]
        text = OWN.format(title=AWKWARD[name].replace("'", "''"), words=words, form=form, rest=rest)
        (folder / f"leaflets/{form}.yaml").write_text(text, encoding="utf-8")
    (folder / "conversation.yaml").write_text(TOPIC.format(AWKWARD[name].replace("'", "''")), encoding="utf-8")
    pathway = folder / "pathways/connector.yaml"
    pathway.write_text(re.sub("(?m)^summary: .*", f"summary: '{AWKWARD[name]}'", pathway.read_text("utf-8")), "utf-8")
    made = printed(folder)
    assert len(made) == 2 * len(RESTS)
    for path, one in made.items():
        pdf = Pdf(one.pdf)
        assert is_in(AWKWARD[name], pdf), path
        for letter in pdf.letters():
            assert min(letter.left, letter.bottom, letter.right, letter.top) >= 5, (path, letter)


@pytest.mark.parametrize(
    ("letters", "names"),
    [
        ("Tea ☕", "hot beverage"),
        ("نادي الشاي", "arabic letter"),
        ("Tea \u06dd", "arabic end of ayah"),  # a sign that Unicode counts among those for layout, though it is drawn
        ("喝茶", "cjk unified ideograph"),
    ],
)
def test_letters_that_the_print_lacks_are_named_with_their_record(letters: str, names: str, folder: Path) -> None:
    change(folder, with_field("name", letters))
    put(folder)
    found = [problem for problem in check(read_directory(folder), TODAY) if problem.code == "leaflet-glyph"]
    assert [(problem.file, problem.field) for problem in found] == [("activities/knit-and-natter.yaml", "name")]
    assert names in found[0].message


@pytest.mark.parametrize(
    ("name", "shown"), [("Tea ☕ club", "Tea club"), ("茶社", "A group whose name is in other letters")]
)
def test_a_leaflet_prints_what_it_has_letters_for_and_points_to_the_rest(name: str, shown: str, folder: Path) -> None:
    change(folder, with_field("name", name))
    about = folder / "directory.yaml"
    about.write_text(f"{about.read_text('utf-8')}site_url: https://north.example/signpost\n", "utf-8")
    for form in FORMATS:
        put(folder, form)
    for path, made in printed(folder).items():
        pdf = Pdf(made.pdf)
        assert is_in(shown, pdf), path
        if shown.startswith("A group") and "poster" not in path:
            assert is_in("north.example/signpost/activities/knit-and-natter.html", pdf), path


def test_a_sign_for_layout_alone_is_no_letter_that_print_lacks(folder: Path) -> None:
    change(folder, with_field("name", "Tea © \ufe0e and talk"))
    for form in FORMATS:
        put(folder, form)
    for made in printed(folder).values():
        assert is_in("and talk", Pdf(made.pdf))


def test_such_letters_may_stand_in_what_no_leaflet_prints(folder: Path) -> None:
    change(folder, with_field("name", "نادي الشاي"))
    assert "leaflet-glyph" not in {problem.code for problem in check(read_directory(folder), TODAY)}


def test_a_group_without_a_number_prints_all_the_same(folder: Path) -> None:
    change(folder, lambda text: re.sub(r"(?m)^  phone: .*\n", "  email: hello@knitters.example\n", text, count=1))
    for form in FORMATS:
        put(folder, form)
    for made in printed(folder).values():
        assert is_in("Knit and Natter", Pdf(made.pdf))


def test_an_entry_that_no_panel_could_hold_is_counted_among_the_rest(folder: Path) -> None:
    times = (
        f"day: {day}, starts: '10:{10 * part + place:02}', ends: '11:30'" for part in range(6) for place, day in DAYS
    )
    many = "".join(f"  - {{{time}, from: 2026-12-01, until: 2027-05-28}}\n" for time in times)
    change(folder, lambda text: re.sub(r"(?m)^sessions:\n(?:  .*\n)*", f"sessions:\n{many}", text))
    put(folder, "tri-fold")
    put(folder, "list")
    made = printed(folder)
    assert is_in("There is 1 more group. Ring us to hear of it.", Pdf(made["leaflets/tri-fold.pdf"].pdf))
    assert is_in("Knit and Natter", Pdf(made["leaflets/list.pdf"].pdf))


DAYS = tuple(enumerate(("monday", "tuesday", "wednesday", "thursday", "friday")))


def test_words_that_can_not_fit_leave_that_leaflet_out_by_name(folder: Path) -> None:
    put(folder, "poster")
    file = folder / "leaflets/poster.yaml"
    long = " ".join(["These groups like to see a new face."] * 60)
    file.write_text(file.read_text().replace("These groups like to see a new face.", long))
    put(folder, "list")
    refused: list[str] = []
    made = print_leaflets(Snapshot(read_directory(folder), TODAY), NoCache(), lambda *_: None, refused.append)
    assert {path.partition("-")[0].removesuffix(".pdf") for path in made} == {"leaflets/list"}
    assert all("leaflets/poster.yaml" in told and "too many for its place" in told for told in refused)
    assert len(refused) == 2


def test_a_leaflet_that_can_not_be_made_is_left_out_and_the_site_is_published(folder: Path, tmp_path: Path) -> None:
    (folder / "leaflets/poster.yaml").write_text(CROWDED, "utf-8")
    put(folder, "list")
    assert not [found for found in check(read_directory(folder), TODAY) if found.severity == "error"]
    done = build_py("--directory", folder, "--out", tmp_path / "site", "--date", TODAY.isoformat())
    assert done.code == 0
    assert "This leaflet could not be made and is left out of the site: leaflets/poster" in done.err
    printed = {path.name for path in (tmp_path / "site" / "leaflets").glob("*.pdf")}
    assert printed == {"poster.pdf", "list.pdf", "list-large.pdf"}  # all but the poster in large print
    assert faults_of_links(tmp_path / "site") == []


def test_a_second_printing_makes_only_what_has_changed(folder: Path, tmp_path: Path) -> None:
    put(folder, "tri-fold")
    put(folder, "bulletin")
    (folder / "leaflets/bulletin.yaml").write_text(
        "title: News\naudience: For meetings\nopening: What is new here.\nformat: bulletin\n"
    )

    before: dict[str, LeafletPdf] = {}

    def made() -> list[str]:
        """The paths of those that a build makes; what it says of how many there are is right."""
        counts: list[tuple[int, int]] = []
        with open_cache(tmp_path / "cache", "home") as cache:
            now = print_leaflets(
                Snapshot(read_directory(folder), TODAY), cache, lambda *count: counts.append(count), print
            )
            cache.save()
        fresh = sorted(path for path, one in now.items() if one != before.get(path))
        assert counts == [(number, len(fresh)) for number in range(1, len(fresh) + 1)]
        before.update(now)
        return fresh

    assert len(made()) == 4
    assert made() == []
    change(folder, with_field("summary", "Wool and talk."))
    assert made() == ["leaflets/tri-fold-large.pdf", "leaflets/tri-fold.pdf"]


def test_a_build_in_a_hurry_can_leave_the_pdfs_out(folder: Path, tmp_path: Path) -> None:
    put(folder)
    out = tmp_path / "site"
    done = build_py("build", "--no-leaflets", "--directory", folder, "--out", out, "--date", TODAY.isoformat())
    assert done.code == 0, done.err
    assert "leaflets" not in done.err
    assert not list(out.rglob("*.pdf"))
    assert "Knit and Natter" in (out / "leaflets/tri-fold.html").read_text(encoding="utf-8")
    assert faults_of_links(out) == []
    shelf = (out / "leaflets/index.html").read_text(encoding="utf-8")
    assert "<img" not in shelf.partition("<main")[2]
    assert LEFT_OUT in shelf
    whole = build_py("build", "--directory", folder, "--out", out, "--date", TODAY.isoformat())
    assert whole.code == 0, whole.err
    assert LEFT_OUT not in (out / "leaflets/index.html").read_text(encoding="utf-8")
    assert faults_of_links(out) == []


LONG = "Words that go on and on about everything under the sun, and then about the sun as well, until somebody sighs. "


@pytest.mark.parametrize("count", [1, 30])
def test_few_and_many_long_topics_and_situations_are_printed_whole_and_within_the_edges(
    count: int, folder: Path
) -> None:
    lines = "".join(f"    - {LONG * 2}{number}\n" for number in range(6 if count == 1 else 1))
    topics = (
        f"- id: part-{number}\n  name: Part {number:02}\n  goes_well: {LONG * 2}{number}\n  question: {LONG}{number}\n"
        f"  listen_for:\n{lines}  follow_ups:\n{lines}  prompts:\n{lines}  needs: [loneliness]\n"
        for number in range(count)
    )
    (folder / "conversation.yaml").write_text("".join(topics), "utf-8")
    answers = "".join(f"      - {LONG * 2}{number}\n" for number in range(30))
    practice = f"practice:\n  - situation: {LONG}\n    good_answer:\n{answers}"
    select = "select:\n  needs: [loneliness]\n"
    forms = {"conversation": "", "conversation-fold": "", "volunteer": practice, "outreach-pack": select}
    for form, rest in forms.items():
        text = OWN.format(title="A long one", words="Short.", form=form, rest=rest)
        (folder / f"leaflets/{form}.yaml").write_text(text, "utf-8")
    made = printed(folder)
    assert len(made) == 2 * len(forms)
    for path, one in made.items():
        pdf = Pdf(one.pdf)
        for letter in pdf.letters():
            assert min(letter.left, letter.bottom, letter.right, letter.top) >= 5, (path, letter)
        if "volunteer" not in path:
            missing = [number for number in range(count) if not is_in(f"Part {number:02}", pdf)]
            assert not missing or f"{len(missing)} more parts are in the whole guide" in " ".join(pdf.text.split()), (
                path
            )
