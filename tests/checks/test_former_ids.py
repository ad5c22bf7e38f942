"""Promises about former ids that take two records: an old address leads to one page."""

from pathlib import Path

from tests.records.scratch import SMALL, problems_with, small_directory


def with_former(*lines: str) -> dict[str, str]:
    """Records of the small directory with one more line each: "venues/river-hall formerly: [x]"."""
    cut = [line.partition(" ") for line in lines]
    return {f"{name}.yaml": f"{(SMALL / f'{name}.yaml').read_text('utf-8')}{added}\n" for name, _, added in cut}


def test_two_records_that_claim_one_former_id_are_both_told(tmp_path: Path) -> None:
    files = with_former("venues/river-hall formerly: [old-hall]", "venues/corner-room formerly: [cafe, old-hall]")
    found = problems_with(tmp_path, files)
    assert [(one.file, one.field, one.message) for one in found] == [
        (
            f"venues/{name}.yaml",
            f"formerly[{point}]",
            f"The former id “old-hall” is in venues/{other}.yaml too, and an old address can lead to one page only.",
        )
        for name, point, other in (("corner-room", 2, "river-hall"), ("river-hall", 1, "corner-room"))
    ]
    assert {(one.severity, one.code, one.fix) for one in found} == {
        ("error", "former-id", "Keep it in the record that it led to, and delete it in the other.")
    }


def test_records_of_two_kinds_may_have_had_the_same_id(tmp_path: Path) -> None:
    files = with_former("venues/river-hall formerly: [lantern-line]", "activities/story-hour formerly: [corner-room]")
    assert problems_with(tmp_path, files) == ()


def test_a_sensitive_record_s_former_id_is_never_quoted(tmp_path: Path) -> None:
    [found] = problems_with(tmp_path, with_former("activities/lantern-line formerly: [lantern-line]"))
    assert found.code == "former-id"
    assert "“" not in found.message + found.fix


def test_a_former_id_finds_its_record(tmp_path: Path) -> None:
    directory = small_directory(tmp_path, with_former("activities/story-hour formerly: [tale-time, rhyme-time]"))
    assert {old: record.id for (_, old), record in directory.former_ids.items()} == {
        "tale-time": "story-hour",
        "rhyme-time": "story-hour",
    }


def test_whoever_names_a_record_by_its_former_id_is_told_its_id_of_today(tmp_path: Path) -> None:
    files = with_former("venues/river-hall formerly: [knit-shop]")
    knit = (SMALL / "activities/knit-and-natter.yaml").read_text("utf-8")
    files["activities/knit-and-natter.yaml"] = knit.replace("venue: corner-room", "venue: knit-shop")
    [found] = problems_with(tmp_path, files)
    assert (found.code, found.fix) == ("reference-unknown", "It has another id now. Write “river-hall”.")
