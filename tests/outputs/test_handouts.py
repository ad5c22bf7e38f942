"""Leaflets in other languages: facts as recorded, numbers in their order, and translations that say what they are."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from signpost.outputs.handouts import handouts
from signpost.outputs.typesetting import typeset
from signpost.records.directory import Directory, read_directory
from signpost.records.engine_files import SITE_SOURCES
from signpost.values.print_languages import LANGUAGES
from signpost.views.handout import Handout
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.outputs.pdfs import Pdf
from tests.outputs.text_layer import text_layer
from tests.records.scratch import small_folder

EACH_LANGUAGE: Final = pytest.mark.parametrize("code", LANGUAGES)
RIGHT_TO_LEFT: Final = [code for code, language in LANGUAGES.items() if language.direction == "rtl"]
LEAFLET: Final = (
    "title: New here\naudience: For anyone\nopening: Hello.\nformat: list\ntranslated: yes\n"
    "select: {activities: [knit-and-natter, story-hour]}\n"
)
SENTENCE: Final = (
    "sentences:\n  - of: activities/knit-and-natter\n    field: summary\n    english: {english}\n    words: {words}\n"
)
SUMMARY: Final = "A friendly morning of knitting and talk, with tea."
OWN: Final = {"pl": "Robótki i rozmowa.", "ar": "حياكة وحديث، الهاتف 0117 496 0021 والثمن £2.50 فقط."}


def directory_with(home: Path, files: Mapping[str, str]) -> Directory:
    """The small directory with all languages, two groups that were checked, a leaflet of these, and these files."""
    folder = small_folder(home, {"leaflets/new-here.yaml": LEAFLET, **files})
    for name in ("knit-and-natter", "story-hour"):
        with (folder / f"activities/{name}.yaml").open("a", encoding="utf-8") as file:
            file.write("verified: {on: 2026-11-02, by: Link worker, how: phone}\n")
    about = (folder / "directory.yaml").read_text("utf-8")
    about = about.replace('phone: "999"', 'phone: "999"\n      for: [danger]')
    (folder / "directory.yaml").write_text(f"{about}languages: [{', '.join(LANGUAGES)}]\n", "utf-8")
    return read_directory(folder)


def printed(directory: Directory, code: str) -> tuple[Handout, Mapping[str, Any], bytes]:
    """The first handout in a language: its view, its data and its PDF."""
    made = next(item for item in handouts(Snapshot(directory, TODAY)) if item[1].language.code == code)
    _, view, data = made
    return view, data, typeset(SITE_SOURCES, "handout", data, view.edition_day, pictured=False).pdf


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    return directory_with(tmp_path_factory.mktemp("small"), {})


def own_pieces(told: Any) -> list[tuple[str, bool]]:
    """Every piece in the other language that is in a handout's data."""
    if isinstance(told, list):
        return [piece for item in told for piece in own_pieces(item)]
    if not isinstance(told, dict):
        return []
    lines = [*told.get("own", []), told.get("note", [])]
    return [piece for line in lines for piece in line] + [
        piece for key, item in told.items() if key not in {"own", "note"} for piece in own_pieces(item)
    ]


def words_in(text: str) -> set[str]:
    return set(re.split(r"[\s().,;?·،۔؟।“”]+", text)) - {""}


@EACH_LANGUAGE
def test_a_screen_reader_is_given_every_word_as_it_was_meant(code: str, directory: Directory) -> None:
    """PDFium reads lines that go from right to left; what goes from left to right is read as the standard says."""
    _, data, pdf = printed(directory, code)
    layer, seen = words_in(text_layer(pdf)), words_in(Pdf(pdf).text)
    found = own_pieces(data)
    assert len(found) > 20
    for words, latin in found:
        read = seen if code in RIGHT_TO_LEFT and not latin else layer
        assert words_in(words) <= read


def digits_by_position(pdf: bytes) -> list[str]:
    """The figures of each printed line, from left to right on the paper."""
    lines: dict[tuple[int, int], list[tuple[float, str]]] = {}
    for letter in Pdf(pdf).letters():
        if letter.text.isascii() and letter.text.isdigit():
            near = next((key for key in lines if key[0] == letter.page and abs(key[1] - letter.bottom * 10) < 5), None)
            key = near or (letter.page, round(letter.bottom * 10))
            lines.setdefault(key, []).append((letter.left, letter.text))
    return ["".join(figure for _, figure in sorted(line)) for line in lines.values()]


@EACH_LANGUAGE
def test_numbers_read_on_paper_as_they_are_recorded(code: str, directory: Directory) -> None:
    view, _, pdf = printed(directory, code)
    lines = digits_by_position(pdf)
    numbers = [*(entry.phone for entry in view.entries), view.connector.phone, *(one.phone for one in view.urgent)]
    assert len(numbers) > 3
    for number in numbers:
        assert any(number.replace(" ", "") in line for line in lines), number
    assert any("10001200" in line for line in lines)  # 10:00 to 12:00


@pytest.mark.parametrize("code", RIGHT_TO_LEFT)
def test_figures_in_a_right_to_left_sentence_keep_their_order(code: str, tmp_path: Path) -> None:
    file = {f"translations/{code}.yaml": SENTENCE.format(english=SUMMARY, words=OWN["ar"])}
    _, data, pdf = printed(directory_with(tmp_path, file), code)
    lines = digits_by_position(pdf)
    assert ("0117\u00a0496\u00a00021", True) in own_pieces(data)
    assert any("01174960021" in line for line in lines)
    letters = [one for one in Pdf(pdf).letters() if one.text in "£2.5"]
    pound = next(one for one in letters if one.text == "£")
    after = sorted((one for one in letters if abs(one.bottom - pound.bottom) < 1), key=lambda one: one.left)
    assert "".join(one.text for one in after).count("£2.5") == 1


def test_a_translation_whose_english_has_changed_says_so_on_paper_in_both_languages(tmp_path: Path) -> None:
    file = {"translations/pl.yaml": SENTENCE.format(english="Knitting on Mondays.", words=OWN["pl"])}
    _, _, pdf = printed(directory_with(tmp_path, file), "pl")
    text = Pdf(pdf).text
    assert OWN["pl"] in text
    assert "Out of date: the English has changed since this was translated. Go by the English." in text
    assert "Nieaktualne: tekst angielski zmienił się od czasu tłumaczenia." in text


def test_a_translation_that_still_stands_is_not_called_out_of_date(tmp_path: Path) -> None:
    file = {"translations/pl.yaml": SENTENCE.format(english=SUMMARY, words=OWN["pl"])}
    text = Pdf(printed(directory_with(tmp_path, file), "pl")[2]).text
    assert OWN["pl"] in text
    assert "Out of date" not in text
    assert "This translation was made by a machine. Nobody who speaks Polish has checked it yet." in text


def test_a_check_by_a_person_is_told_with_its_day(tmp_path: Path) -> None:
    checked = "    checked_by: Council interpreter\n    checked_on: 2026-10-05\n"
    file = {"translations/pl.yaml": SENTENCE.format(english=SUMMARY, words=OWN["pl"]) + checked}
    text = Pdf(printed(directory_with(tmp_path, file), "pl")[2]).text
    assert "Translation checked: Council interpreter, 5 October 2026." in text
    assert "Tłumaczenie sprawdzone: Council interpreter, 5 października 2026." in text


def test_without_a_translation_the_english_stands_alone_and_the_paper_says_why(directory: Directory) -> None:
    text = Pdf(printed(directory, "pl")[2]).text
    assert SUMMARY in text
    assert "Jeszcze nie przetłumaczono." in text


@EACH_LANGUAGE
def test_every_paper_says_that_a_machine_made_it_and_how_to_get_an_interpreter(code: str, directory: Directory) -> None:
    name = LANGUAGES[code].name
    view, data, pdf = printed(directory, code)
    text = " ".join(text_layer(pdf).split())
    assert f"Nobody who speaks {name} has checked it yet." in text
    assert f"I speak {name}. I need an interpreter, please." in text
    assert data["language_name"] == LANGUAGES[code].own_name
    assert "999" in {one.phone for one in view.urgent}


def test_nothing_of_a_protected_service_but_its_name_and_number_is_on_a_handout(tmp_path: Path) -> None:
    leaflet = LEAFLET.replace("story-hour", "story-hour, lantern-line")
    directory = directory_with(tmp_path, {"leaflets/new-here.yaml": leaflet})
    view, _, _ = printed(directory, "pl")
    assert all(not one.facts and not one.summary.english for one in view.entries if one.id == "lantern-line")
