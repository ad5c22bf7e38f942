"""The form checks in the browser as signpost/values checks in Python: on the values' own tables, and on any text."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.find import Asker
from signpost.outputs.javascript import as_javascript
from signpost.values import (
    clock,
    date,
    email,
    money,
    people,
    personal_data,
    phone,
    postcode,
    session,
    session_line,
    web,
)
from signpost.values.danger import speaks_of_danger
from signpost.values.names import id_from
from signpost.values.number_words import with_figures
from signpost.values.yearless import with_years
from tests.demonstration import demonstration
from tests.values.test_session_line import CASES
from tests.values.test_tables import TABLES, unescaped

WORDS = Path(__file__).parents[1] / "checks" / "words"
# What only spreadsheets and programs write, which the form doesn't read.
OF_PROGRAMS = re.compile(r"\d{4}-\d\d-\d\d[T ].*|0?\.\d+|\d{5}|\d\d/\d\d/\d{4} \d\d:\d\d|\d{4}\.\d\.\d")
DAY = {"day": "monday"}


def typed(table: str) -> list[str]:
    rows = (TABLES / f"{table}.tsv").read_text("utf-8").splitlines()[1:]
    return [unescaped(row.split("\t")[0]) for row in rows]


def pieces(text: str) -> list[str]:
    """Parts to make texts of."""
    return text.split("¦")


def same(said: str, ours: str) -> bool:
    """Whether a sentence in the browser is one of Python, but for the apostrophe."""
    return said.replace("’", "'") == ours


@pytest.mark.parametrize("text", [text for text in typed("clock") if not OF_PROGRAMS.fullmatch(text)])
def test_a_time_is_read_alike(form: Asker, text: str) -> None:
    found = clock.read(text).value
    assert form.call("clock.read", text) == (clock.written(found) if found else "")


TIMES = st.sampled_from(["noon", "midnight", "midday", "12 noon"]) | st.builds(
    "{}{}{}{}".format,
    st.integers(0, 26).map(str) | st.sampled_from(["09", "00"]),
    st.sampled_from(["", "", ":30", ".15", ":00", "30", ":75"]),
    st.sampled_from(["", " "]),
    st.sampled_from(["", "am", "pm", "p.m.", "hrs", "o'clock"]),
)


IN_WORDS = st.builds(
    "{} {}{}".format,
    st.sampled_from(["half past", "a quarter past", "quarter to", "ten past", "twenty minutes past", "", "from"]),
    st.sampled_from(["one", "six", "twelve", "7", "11", "19", "noon", "twenty-five", "6.30", "10:15"]),
    st.sampled_from(["", " in the morning", " in the afternoon", " in the evening", " at night", " pm", " o’clock"]),
)


@settings(max_examples=400, deadline=None)
@given(IN_WORDS)
def test_a_time_in_words_is_read_alike(form: Asker, text: str) -> None:
    found = clock.read(text).value
    assert form.call("clock.read", text) == (clock.written(found) if found else "")


@settings(max_examples=300, deadline=None)
@given(start=TIMES, end=TIMES | st.just(""))
def test_a_start_and_an_end_are_read_alike(form: Asker, start: str, end: str) -> None:
    found = session.read({**DAY, "starts": start, "ends": end}).value
    hours = {name: found[0][name] for name in ("starts", "ends") if name in found[0]} if found else None
    assert form.call("clock.hours", start, end) == hours


@pytest.mark.parametrize("text", [text for text in typed("date") if not OF_PROGRAMS.fullmatch(text)])
def test_a_date_is_read_alike(form: Asker, text: str) -> None:
    today = dt.date.fromisoformat(form.call("dates.today"))
    found = date.read(with_years(text, today)[0]).value
    assert form.call("dates.read", text) == (date.written(found) if found else "")


@settings(max_examples=300, deadline=None)
@given(
    day=st.dates(min_value=dt.date(1000, 1, 1)),
    how=st.sampled_from(pieces("%d/%m/%Y¦%-d %B %Y¦%A %-d %B %Y¦%-d %b %Y¦%B %-d, %Y¦%Y-%m-%d¦%a %-d %b %Y")),
)
def test_every_date_is_read_alike(form: Asker, day: Any, how: str) -> None:
    text = day.strftime(how)
    found = date.read(text).value
    assert form.call("dates.read", text) == (date.written(found) if found else "")


@settings(max_examples=200, deadline=None)
@given(
    day=st.dates(min_value=dt.date(2020, 1, 1), max_value=dt.date(2020, 12, 31)).map(lambda day: f"{day:%-d %B}"),
    nth=st.builds(
        "{} {} {} {}".format,
        st.sampled_from(pieces("first¦1st¦Second¦the third¦4th¦last¦fifth")),
        st.sampled_from(pieces("Monday¦Tues¦wednesday¦Thu¦Friday¦Sat¦Sundays")),
        st.sampled_from(pieces("in¦of")),
        st.sampled_from(pieces("January¦Feb¦march¦April¦May¦June¦Jul¦August¦sept¦October¦November¦Dec¦the month")),
    ),
    year=st.sampled_from(["", " next year", ", this year", " 2028"]),
)
def test_a_date_of_next_year_and_a_weekday_of_a_month_are_read_alike(
    form: Asker, day: str, nth: str, year: str
) -> None:
    today = dt.date.fromisoformat(form.call("dates.today"))
    for text in (f"{nth}{year}", f"{day}{year}" if year else ""):
        found = date.read(with_years(text, today)[0]).value
        assert form.call("dates.read", text) == (date.written(found) if found else ""), text


@settings(max_examples=300, deadline=None)
@given(
    weekday=st.sampled_from(pieces("¦Thursday ¦thu ¦Mon, ¦Sunday the ")),
    day=st.integers(0, 32).map(str),
    ending=st.sampled_from(pieces("¦th¦st¦nd of")),
    month=st.sampled_from(pieces("January¦Feb¦march¦April¦May¦June¦Jul¦Sept¦October¦Nov.¦December¦the month¦Mayday")),
    month_first=st.booleans(),
)
def test_a_date_without_a_year_is_read_alike(
    form: Asker, weekday: str, day: str, ending: str, month: str, month_first: bool
) -> None:
    today = dt.date.fromisoformat(form.call("dates.today"))
    text = f"{weekday}{month} {day}{ending}" if month_first else f"{weekday}{day}{ending} {month}"
    for name, past in (("dates.read", False), ("dates.nearest", True)):
        found = date.read(with_years(text, today, nearest=past)[0]).value
        assert form.call(name, text) == (date.written(found) if found else ""), text


NUMBERS = sorted({part.strip() for text in typed("phones") for part in (text, *re.split(r"[,;/]", text))} - {""})


def is_abroad(text: str) -> bool:
    """Whether it is a number of another country, which the form only counts."""
    return bool(re.match(r"\s*(?:\+|00)(?!44)", text))


@pytest.mark.parametrize("text", [text for text in NUMBERS if not is_abroad(text)])
def test_a_number_has_the_same_fault(form: Asker, text: str) -> None:
    assert same(form.call("phone.fault", text), phone.fault(text))


@settings(max_examples=400, deadline=None)
@given(
    start=st.sampled_from(
        pieces("0117¦01934¦020¦07¦0800¦09¦+44 (0)1¦+447¦0345¦11¦8¦999¦070¦0044¦16¦118¦01481¦07781¦01624¦01534¦0500¦1")
    ),
    rest=st.from_regex(r"[0-9]{0,4} ?[0-9]{0,4} ?[0-9]{0,3}", fullmatch=True),
)
def test_any_british_number_has_the_same_fault(form: Asker, start: str, rest: str) -> None:
    text = f"{start}{rest}".strip()
    told = form.call("phone.fault", text)
    assert bool(told) == bool(phone.fault(text))
    if phone.fault(text) != "it can't be read as a number":  # a digit or two, or more than any number has
        assert same(told, phone.fault(text))
    if not phone.fault(text):
        assert bool(form.call("phone.concern", text)) == bool(phone.concern(text))


def test_a_number_abroad_that_can_be_rung_passes(form: Asker) -> None:
    for text in ("+353 1 234 5678", "0033 1 42 68 53 00", "+1 212 555 0123"):
        assert form.call("phone.fault", text) == ""
        assert same(
            form.call("phone.concern", text), phone.concern(text) or "is a number abroad, which costs a lot to ring"
        )


MAILS = sorted({part for text in typed("emails") for part in re.split(r"[\s;<>?]+", text)} - {""})
MAIL_PARTS = st.lists(
    st.sampled_from(pieces("jo¦a.b¦x¦@¦@¦.¦hall.example¦gmail.com¦gmial.com¦gmail.con¦ ¦é¦-¦hall¦..¦co.uk¦test¦+¦,¦'")),
    max_size=5,
)


@pytest.mark.parametrize("text", MAILS)
def test_an_e_mail_address_has_the_same_fault(form: Asker, text: str) -> None:
    assert same(form.call("mail.fault", text), email.fault(text))


@settings(max_examples=400, deadline=None)
@given(MAIL_PARTS.map("".join) | st.emails())
def test_any_e_mail_address_passes_in_both_or_in_neither(form: Asker, text: str) -> None:
    assert bool(form.call("mail.fault", text)) == bool(email.fault(text))


def test_a_slip_in_a_well_known_host_is_told(form: Asker) -> None:
    for text in (
        "jo@gmial.com",
        "jo@hotmial.co.uk",
        "jo@gmail.com",
        "jo@hall.example",
        "jo@outlok.com",
        "jo@yahooo.com",
    ):
        assert form.call("mail.meant", text) == (email.slip_of(text) or ""), text
    assert form.call("mail.meant", "jo@gmail.con") == "jo@gmail.com"


SITES = sorted({part for text in typed("websites") for part in (text, *text.split(", "))} - {""})
SITE_PARTS = st.lists(
    st.sampled_from(pieces("https://¦http://¦www.¦hall¦.example¦.con¦/page¦?q=1¦@¦:80¦ ¦jo:pw@¦ж¦-¦.¦e¦<¦a_b")),
    max_size=6,
)


@pytest.mark.parametrize("text", SITES)
def test_a_web_address_has_the_same_fault(form: Asker, text: str) -> None:
    completed = form.call("web.completed", text)
    assert same(form.call("web.fault", completed), web.fault(completed))


@settings(max_examples=400, deadline=None)
@given(SITE_PARTS.map("".join))
def test_any_web_address_passes_in_both_or_in_neither(form: Asker, text: str) -> None:
    assert bool(form.call("web.fault", text)) == bool(web.fault(text))


def test_a_web_address_without_its_beginning_is_completed(form: Asker) -> None:
    for text in ("www.hall.example", "hall.example", "Hall.example/page"):
        assert web.fault(form.call("web.completed", text)) == ""


@pytest.mark.parametrize("text", typed("postcode"))
def test_a_postcode_of_the_right_form_passes_and_a_likely_slip_is_told(form: Asker, text: str) -> None:
    bare = " ".join(text.upper().split())
    fault = form.call("postcode.fault", text)
    assert (fault == "") == bool(postcode.FORM.fullmatch(bare))
    found = postcode.read(text)
    if found.value and not found.left and re.fullmatch(r"\w{2,4}\s*\w{3}", text):
        assert fault == "" or form.call("postcode.meant", text) == found.value
    if "never" in found.fault:
        assert same(fault, found.fault)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(typed("cost")) | st.from_regex(r"£? ?[0-9]{1,5}(\.[0-9]{1,3})?( ?p| ?pounds?)?", fullmatch=True))
def test_a_price_that_the_form_takes_is_read_as_the_same(form: Asker, text: str) -> None:
    amount = form.call("money.read", text)
    if amount:
        assert (money.read(amount).value or {"amount": amount})["amount"] == amount
        said = money.read(text).value
        assert said is None or said["amount"] == amount


def test_a_plain_price_is_taken(form: Asker) -> None:
    prices = {"2": "£2", "£2.50": "£2.50", "2.5": "£2.50", "50p": "£0.50", "£3.00": "£3", "0": "free", "3 pounds": "£3"}
    assert {text: form.call("money.read", text) for text in prices} == prices


@pytest.mark.parametrize(
    "text", pieces("a pound¦one pound¦two pounds fifty¦two pounds and 50p¦fifty pence¦A pound fifty¦five pounds")
)
def test_a_plain_price_in_words_is_read_alike(form: Asker, text: str) -> None:
    cost = money.read(text).value
    assert cost is not None
    assert form.call("money.read", text) == cost["amount"]
    assert "note" not in cost


@pytest.mark.parametrize("text", pieces("8¦eight¦Sixteen¦twenty-one"))
def test_an_age_in_figures_or_words_is_taken(form: Asker, text: str) -> None:
    age = {"answer": "age", "label": "From what age", "least": 0, "most": 120}
    assert form.call("check.fault", age, text)["words"] == ""
    assert form.call("check.fault", age, f"{text} or so")["words"] != ""
    assert with_figures(text).isdecimal()


@pytest.mark.parametrize(
    "text",
    pieces(
        "Ron Pike¦Mrs Hilda Brown¦Dr. Okoro¦Ring Sheila Jones first.¦Grace O’Neill-Smith¦St John Ambulance"
        "¦Victoria Park¦Mark Lane Hall¦Sheila¦Jo, volunteer¦Coordinator¦The Hope Project¦Siân Évans¦mrs brown"
        "¦Zebedee Okonkwo¦Ask for Zebedee Okonkwo at the door.¦Led by Quill Marlowe-Ash.¦Ask for Front Desk¦Hope"
        "¦Speak to Citizens Advice¦Helper's Line¦Welcome Desk"
    ),
)
def test_people_are_seen_alike(form: Asker, text: str) -> None:
    assert form.call("words.personIn", text) == people.is_named(text)
    assert form.call("words.isName", text) == people.is_name(text)


PRIVATE = st.lists(
    st.sampled_from(
        pieces(
            "943 476 5919¦9434765919¦401 023 2137¦AB 12 34 56 C¦QQ123456C¦12-34-56"
            "¦12345678¦GB29 NWBK 6016 1331 9268 19¦Ring Jo on 07700 900123"
            "¦07700 900123¦call ¦Ask for Maureen Hill on 07¦0117 496 0123¦+44 7700 900123¦the account is ¦x¦ "
        )
    ),
    max_size=4,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(PRIVATE)
def test_private_numbers_and_names_are_seen_alike(form: Asker, text: str) -> None:
    assert form.call("words.privateNumber", text) == (personal_data.private_number(text) or "")
    assert form.call("words.mobileIn", text) == personal_data.mobile_in(text)
    assert form.call("words.personIn", text) == (personal_data.person_in(text) or people.is_named(text))
    assert form.call("words.isMobile", text) == bool(personal_data.MOBILE.match(text.strip()))


@pytest.mark.parametrize("name", ["danger", "ordinary"])
def test_words_of_danger_are_seen_alike(form: Asker, name: str) -> None:
    lines = (WORDS / f"{name}.txt").read_text("utf-8").splitlines()
    plain = [line for line in lines if line.isascii() and "&" not in line]
    assert len(plain) > 50
    assert [line for line in plain if form.call("words.speaksOfDanger", line) != speaks_of_danger([line])] == []


def test_words_of_danger_are_seen_in_what_records_say(form: Asker) -> None:
    texts = [
        written.text for record in demonstration().activities.values() for written in record.texts if written.style
    ]
    assert [text for text in texts if form.call("words.speaksOfDanger", text) != speaks_of_danger([text])] == []
    assert any(form.call("words.speaksOfDanger", text) for text in texts)


@pytest.mark.parametrize("case", [found for _, found in CASES])
def test_a_session_goes_on_the_same_line(form: Asker, case: dict[str, Any]) -> None:
    assert form.call("sessions.line", case) == session_line.written(case)
    assert form.call("sessions.fault", case) is None


def test_what_happens_once_is_on_the_day_of_its_date(form: Asker) -> None:
    """The day that was chosen before "only once" can't be seen any more."""
    told = {"day": "tuesday", "starts": "10am", "ends": "noon", "repeats": "once", "date": "12 December 2026"}
    line = form.call("sessions.line", told)
    assert line == "Saturday 10:00-12:00, once, on 12 December 2026"
    assert session_line.read(line).value is not None


def test_a_day_off_goes_with_its_day_of_the_week(form: Asker) -> None:
    told = {"day": "thursday", "starts": "10:00", "not_on": ["2026-12-29", "2026-12-31"]}
    assert form.call("sessions.line", told) == "Thursday 10:00, not on 31 December 2026"
    assert form.call("sessions.advice", told).startswith("29 December 2026 is no longer told as a day off")


@pytest.mark.parametrize(
    ("now", "lines"),
    [
        (
            [{"day": "wednesday", "starts": "10am", "ends": "noon"}],
            ["Tuesday 10:00-12:00, until 6 January 2027", "Wednesday 10:00-12:00, from 7 January 2027"],
        ),
        (
            [{"day": "tuesday", "starts": "10:00", "ends": "12:00"}, {"day": "friday", "starts": "14:00"}],
            ["Tuesday 10:00-12:00", "Friday 14:00, from 7 January 2027"],
        ),
        (
            [{"day": "tuesday", "starts": "10am", "repeats": "fortnightly", "from": "1 December 2026"}],
            ["Tuesday 10:00-12:00, until 6 January 2027", "Tuesday 10:00, fortnightly, from 12 January 2027"],
        ),
        (
            [{"day": "tuesday", "starts": "10:00", "ends": "12:00", "repeats": "once", "date": "2 February 2027"}],
            ["Tuesday 10:00-12:00, until 6 January 2027", "Tuesday 10:00-12:00, once, on 2 February 2027"],
        ),
    ],
)
def test_times_from_a_day_to_come_leave_the_old_ones_until_the_day_before(
    form: Asker, now: list[dict[str, Any]], lines: list[str]
) -> None:
    before = [{"day": "tuesday", "starts": "10:00", "ends": "12:00"}]
    found = form.call("sessions.fromDay", before, now, "2027-01-07")
    assert [form.call("sessions.line", one) for one in found] == lines
    assert all(session_line.read(line).value for line in lines)


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("We meet on Tuesdays at 2pm.", "Tuesdays"),
        ("Come at 10am.", "10am"),
        ("From 10.00 am to noon", "10.00 am"),
        ("From 10:00", "10:00"),
        ("Until noon.", "noon"),
        ("In the Corner Room.", "Corner Room"),
        ("At 110am, 10 amps, Tuesdayish, 2pm.", ""),
    ],
)
def test_words_about_an_old_time_or_place_are_seen(form: Asker, text: str, old: str) -> None:
    change = {
        "before": [{"day": "tuesday", "starts": "10:00", "ends": "12:00"}],
        "now": [{"day": "wednesday", "starts": "14:00", "ends": "16:00"}],
        "place": "Corner Room",
    }
    assert form.call("stale.words", text, change) == old


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"day": "monday", "starts": "10am", "from": "some day"}, "first"),
        ({"day": "monday", "starts": "10am", "until": "some day"}, "until"),
        ({"day": "monday", "starts": "10am", "from": "8 March 2027", "until": "1 March 2027"}, "until"),
        ({"starts": "10:00"}, "day"),
        ({"day": "monday"}, "starts"),
        ({"day": "monday", "starts": "10"}, "starts"),
        ({"day": "monday", "starts": "10am", "ends": "9am"}, "ends"),
        ({"day": "monday", "starts": "10am", "repeats": "monthly"}, "week"),
        ({"day": "monday", "starts": "10am", "repeats": "fortnightly"}, "from"),
        ({"day": "monday", "starts": "10am", "repeats": "fortnightly", "from": "8 September 2026"}, "from"),
        ({"starts": "10am", "repeats": "once"}, "date"),
        ({"starts": "10am", "repeats": "once", "date": "31 June 2026"}, "date"),
    ],
)
def test_half_a_session_is_told_at_the_field_that_is_wrong(form: Asker, told: dict[str, str], field: str) -> None:
    assert form.call("sessions.fault", told)[0] == field


NAMES = ("St Brannocs hall", "THE Corner-Room!", "Café & Chat", "Men’s Shed", "", "the", "Theatre", "  x  Y ")


def test_names_are_compared_as_ids_are_made_of_them(form: Asker) -> None:
    known = [venue.name for venue in demonstration().venues.values()]
    for name in (*NAMES, *known):
        assert form.call("answers.plain", name) == id_from(name).removeprefix("the-")
    assert form.call("answers.knownName", "venue", "st brannocs hall") == "St Brannoc's Hall"
    assert form.call("answers.knownName", "venue", "corner room") == "The Corner Room"
    assert form.call("answers.knownName", "venue", "Corner") == form.call("answers.knownName", "venue", "") == ""
    assert form.call("answers.isSame", "مقهى", "مقهى")
    assert not form.call("answers.isSame", "مقهى", "")


def test_every_session_of_the_demonstration_goes_on_the_same_line(form: Asker) -> None:
    for activity in demonstration().activities.values():
        value: Any = activity.source.value
        for one in value.get("sessions", []):
            assert form.call("sessions.line", one) == session_line.written(one)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bcafé\b", "le café est"),
        (r"\w+\d", "é٣"),
        (r"(?<!\bstroke\ )x y", "x y"),
        (r"[\w'-]+z", "l'été-z"),
        (r"(?P<a>b) c", "b c"),
        (r"\s\S\W\D", " a-é"),
        (r"\#\'\"\/\.", "#'\"/."),
    ],
)
def test_a_pattern_means_the_same_in_javascript(form: Asker, pattern: str, text: str) -> None:
    own = re.compile(pattern)
    assert own.search(text)
    assert form.call("finds", as_javascript(own), text)


def test_a_browser_that_can_not_look_behind_still_finds_whole_words(form: Asker) -> None:
    own = as_javascript(re.compile(r"\brefuge\b"))
    assert form.call("findsWithoutLookingBehind", own, "a refuge for women")
    assert not form.call("findsWithoutLookingBehind", own, "refugees")
    assert not form.call("findsWithoutLookingBehind", as_javascript(re.compile(r"(?<!wildlife )refuge")), "a refuge")


def test_free_spaces_are_left_out_of_a_pattern_but_not_of_its_classes() -> None:
    assert as_javascript(re.compile("a [ b]\\ c # note\n d", re.VERBOSE)) == ["a[ b] cd", "u"]


def test_what_has_no_meaning_in_javascript_is_refused() -> None:
    with pytest.raises(ValueError, match="no \\\\Z"):
        as_javascript(re.compile(r"a\Z"))
