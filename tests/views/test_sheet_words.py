"""The words for sheets in another language: our own, and summaries only while their English stands in the record."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from signpost.outputs.catalogues import Catalogue, catalogue
from signpost.records.engine_files import SITE_SOURCES
from signpost.reports.translations import work
from signpost.values.print_languages import LANGUAGES
from signpost.views.sheet_words import LABELS, sheet_words
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.outputs.test_handouts import LEAFLET, OWN, SENTENCE, SUMMARY, directory_with


def words(home: Path, files: Mapping[str, str], *, checked: bool = False) -> dict[str, Any]:
    snapshot = Snapshot(directory_with(home, files), TODAY)
    return sheet_words(snapshot, LANGUAGES["pl"], catalogue(SITE_SOURCES, "pl").say, labels_checked=checked)


def translation(english: str, more: str = "") -> dict[str, str]:
    return {"translations/pl.yaml": SENTENCE.format(english=english, words=OWN["pl"]) + more}


def test_a_summary_that_still_stands_is_in_the_language(tmp_path: Path) -> None:
    assert words(tmp_path, translation(SUMMARY))["summaries"] == {"knit-and-natter": OWN["pl"]}


def test_a_summary_whose_english_has_changed_stays_english(tmp_path: Path) -> None:
    assert words(tmp_path, translation("Knitting on Mondays."))["summaries"] == {}


def test_a_summary_that_paper_may_not_tell_is_in_no_language(tmp_path: Path) -> None:
    file = translation(SUMMARY)
    file["translations/pl.yaml"] = file["translations/pl.yaml"].replace("knit-and-natter", "lantern-line")
    assert words(tmp_path, file)["summaries"] == {}


def test_a_machine_is_named_until_a_person_has_checked_both_labels_and_summaries(tmp_path: Path) -> None:
    warning = "This translation was made by a machine. Nobody who speaks Polish has checked it yet."
    by_person = "    checked_by: Council interpreter\n    checked_on: 2026-10-05\n"

    def warned(name: str, more: str, *, checked: bool) -> bool:
        told = words(tmp_path / name, translation(SUMMARY, more), checked=checked)
        return warning in {english for _, english in told["notices"]}

    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
    assert warned("a", by_person, checked=False)
    assert warned("b", "", checked=True)
    assert not warned("c", by_person, checked=True)


def test_days_and_dates_are_as_the_language_writes_them(tmp_path: Path) -> None:
    own = words(tmp_path, {})
    assert own["words"]["Monday"] == "poniedziałek"
    assert own["months"][11] == "{day} grudnia {year}"
    assert set(LABELS) <= set(own["words"])


def test_a_label_that_a_catalogue_lacks_is_left_out(tmp_path: Path) -> None:
    snapshot = Snapshot(directory_with(tmp_path, {}), TODAY)
    say = Catalogue({"When": "Kiedy"}, is_checked=False).say
    own = sheet_words(snapshot, LANGUAGES["pl"], say, labels_checked=False)
    assert own["words"]["When"] == "Kiedy"
    assert "Where" not in own["words"]


def test_the_report_counts_the_summaries_of_groups_that_are_on_no_leaflet(tmp_path: Path) -> None:
    leaflet = LEAFLET.replace("knit-and-natter, story-hour", "story-hour")
    snapshot = Snapshot(directory_with(tmp_path, {"leaflets/new-here.yaml": leaflet}), TODAY)
    assert "activities/knit-and-natter" in {one.of for one in work(snapshot) if one.state == "missing"}
