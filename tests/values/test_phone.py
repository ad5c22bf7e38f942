"""A number has one form, in which it is checked, shown and rung."""

from pathlib import Path

import pytest

from signpost.outputs.templates import _environment
from signpost.records.cache import NoCache
from signpost.records.directory import read_directory
from signpost.records.engine_files import SITE_SOURCES
from signpost.values import phone
from signpost.values.helplines import HELPLINES, called, slip_of
from tests.records.scratch import small_folder


@pytest.mark.parametrize(
    ("typed", "shown", "dialled"),
    [
        ("+44 (0)808 2000 247", "0808 2000 247", "08082000247"),
        ("+44 (0)117 496 0123", "0117 496 0123", "01174960123"),
        ("(+44) 117 4960123", "0117 496 0123", "01174960123"),
        ("0044 117 496 0123", "0117 496 0123", "01174960123"),
        ("0117-496-0123", "0117 496 0123", "01174960123"),
        ("116123", "116 123", "116123"),
        ("999", "999", "999"),
        ("0117 496 0123 extension 4", "0117 496 0123 ext. 4", "01174960123;ext=4"),
        ("18001 0117 496 0123", "18001 0117 496 0123", "1800101174960123"),
        ("+353 1 234 5678", "+353 1 234 5678", "+35312345678"),
        ("SHOUT to 85258", "SHOUT to 85258", "85258"),
    ],
)
def test_a_number_is_shown_and_rung_in_one_form(typed: str, shown: str, dialled: str) -> None:
    assert phone.formatted(typed) == shown
    assert phone.formatted(shown) == shown
    assert phone.for_tel_link(shown) == dialled
    assert _environment(NoCache(), SITE_SOURCES).filters["tel"](shown) == dialled


def test_a_record_holds_a_number_in_that_form(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    file = folder / "activities/knit-and-natter.yaml"
    file.write_text(file.read_text("utf-8").replace("phone: 0117 496 0021", "phone: +44 (0)117 496 0021"), "utf-8")
    assert read_directory(folder).activities["knit-and-natter"].contact.phone == "0117 496 0021"


@pytest.mark.parametrize("line", HELPLINES, ids=lambda line: line.name)
def test_every_helpline_can_be_rung_or_texted_and_is_no_slip_of_another(line: tuple[str, str]) -> None:
    number, name = line
    assert phone.fault(number) == ""
    assert phone.formatted(number) == number
    assert called(name) is not None
    assert slip_of(phone.national(number)) is None


@pytest.mark.parametrize("typed", ["116124", "116132", "11612", "1161233", "85285", "08082000248", "0800111"])
def test_a_digit_off_a_helpline_is_seen(typed: str) -> None:
    assert slip_of(typed) is not None


@pytest.mark.parametrize("typed", ["111", "112", "998", "01174960123", "01632960000", "08081570050"])
def test_other_numbers_are_no_slips(typed: str) -> None:
    assert slip_of(typed) is None
