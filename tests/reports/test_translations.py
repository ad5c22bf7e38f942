"""The report for a translator: what is missing, out of date, unchecked or checked."""

from pathlib import Path

from signpost.reports.translations import as_sheet, as_text
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.outputs.test_handouts import OWN, SENTENCE, SUMMARY, directory_with


def report(home: Path, english: str, more: str = "") -> str:
    file = {"translations/pl.yaml": SENTENCE.format(english=english, words=OWN["pl"]) + more}
    return as_text(Snapshot(directory_with(home, file), TODAY), ())


def test_what_is_missing_is_told_with_its_english(tmp_path: Path) -> None:
    told = report(tmp_path, SUMMARY)
    assert "POLISH: 4 missing, 1 made by a machine" in told
    assert "ROMANIAN: 5 missing" in told
    assert "  leaflets/new-here, opening (missing)\n    Hello." in told


def test_what_is_out_of_date_is_told_with_the_english_of_today(tmp_path: Path) -> None:
    told = report(tmp_path, "Knitting on Mondays.")
    assert f"  activities/knit-and-natter, summary (out of date)\n    {SUMMARY}" in told


def test_what_a_person_has_checked_counts_as_checked(tmp_path: Path) -> None:
    told = report(tmp_path, SUMMARY, "    checked_by: Council interpreter\n    checked_on: 2026-10-05\n")
    assert "POLISH: 4 missing, 1 checked" in told


def test_a_spreadsheet_has_a_row_for_each_sentence_in_each_language(tmp_path: Path) -> None:
    sheet = as_sheet(Snapshot(directory_with(tmp_path, {}), TODAY), ())
    assert len(sheet.strip().splitlines()) == 1 + 8 * 5
    assert "Polish,activities/knit-and-natter,summary,missing" in sheet
