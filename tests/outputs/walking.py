"""A small directory to walk through day by day, and a reckoning of its days that shares no code with ours.

The second reckoning is plain: it looks at one day after another, and has the bank holidays and terms typed out.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from tests.checks.cases import BASE

# https://www.gov.uk/bank-holidays, for England and Wales; and Boxing Day itself, a Saturday on which most are shut too.
SHUT: Final = {
    date(2026, 12, 25): "bank holiday",
    date(2026, 12, 26): "Boxing Day",
    date(2026, 12, 28): "bank holiday",
    date(2027, 1, 1): "bank holiday",
    date(2027, 3, 26): "bank holiday",
    date(2027, 3, 29): "bank holiday",
    date(2027, 5, 3): "bank holiday",
    date(2027, 5, 31): "bank holiday",
    date(2026, 12, 24): "Christmas break",  # the directory's own
    date(2026, 12, 27): "Christmas break",
    date(2027, 4, 15): "Spring fair",
}
TERMS: Final = (
    (date(2026, 11, 2), date(2026, 12, 18)),
    (date(2027, 1, 4), date(2027, 2, 12)),
    (date(2027, 2, 22), date(2027, 3, 25)),
)
LEFT: Final = date(2027, 3, 29)  # three months after the last day of the short course
DIRECTORY_HAS: Final = """
closed_days:
  - from: 2026-12-24
    until: 2026-12-27
    name: Christmas break
  - from: 2027-04-15
    name: Spring fair
"""
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(6)


@dataclass(frozen=True)
class Group:
    """One activity: its sessions as a record has them, and when it meets, in other words."""

    id: str
    sessions: str
    weekdays: tuple[int, ...]
    hours: str
    nth: int = 0  # of the month; 0 for every week
    not_on: tuple[date, ...] = ()
    sure: tuple[date, ...] = ()  # days with a session of their own
    first: date = date.min
    last: date = date.max
    in_terms: bool = False

    def on(self, day: date) -> bool:
        """Whether it meets on a day."""
        if day in self.sure:
            return True
        if day.weekday() not in self.weekdays or day in self.not_on or not self.first <= day <= self.last:
            return False
        if self.nth and (day.day - 1) // 7 + 1 != self.nth:
            return False
        return not self.in_terms or any(start <= day <= end for start, end in TERMS)

    def days(self, first: date, count: int) -> list[date]:
        """The days from one on, within so many, on which it meets."""
        return [day for day in (first + timedelta(days=number) for number in range(count)) if self.on(day)]

    def asks(self, day: date) -> str:
        """What to do first on a day: "Ring first: bank holiday"; "" on most."""
        return f"Ring first: {SHUT[day]}" if day in SHUT and day not in self.sure else ""

    def is_over(self, today: date) -> bool:
        return self.last < today

    def is_listed(self, today: date) -> bool:
        """Whether it is in lists: one that has ended leaves them after three months."""
        return not self.is_over(today) or today < LEFT

    def waits_for_terms(self, today: date) -> bool:
        """Whether nobody knows when it meets next."""
        return self.in_terms and not self.days(today, 200)


def _weekly(day: str, *more: str, starts: str = "10:00", ends: str = "12:00") -> str:
    lines = (f"  - day: {day}", f"    starts: {starts}", f"    ends: {ends}", *(f"    {line}" for line in more))
    return "\n".join(lines)


GROUPS: Final = (
    Group("friday-tea", _weekly("friday"), (FRIDAY,), "10am to 12 noon"),
    Group(
        "friday-lunch",
        _weekly("friday", "not_on: [2026-12-25, 2027-01-01]"),
        (FRIDAY,),
        "10am to 12 noon",
        not_on=(date(2026, 12, 25), date(2027, 1, 1)),
    ),
    Group(
        "christmas-dinner",
        _weekly("friday") + "\n" + _weekly("friday", "repeats: once", "date: 2026-12-25"),
        (FRIDAY,),
        "10am to 12 noon",
        sure=(date(2026, 12, 25),),
    ),
    Group("monday-club", _weekly("monday"), (MONDAY,), "10am to 12 noon"),
    Group("saturday-shed", _weekly("saturday"), (SATURDAY,), "10am to 12 noon"),
    Group("thursday-art", _weekly("thursday"), (THURSDAY,), "10am to 12 noon"),
    Group(
        "short-course",
        _weekly("tuesday", "from: 2026-11-03", "until: 2026-12-29"),
        (TUESDAY,),
        "10am to 12 noon",
        first=date(2026, 11, 3),
        last=date(2026, 12, 29),
    ),
    Group("fifth-tuesday", _weekly("tuesday", "repeats: monthly", "week: fifth"), (TUESDAY,), "10am to 12 noon", nth=5),
    Group("term-time", _weekly("wednesday", "term_time_only: yes"), (WEDNESDAY,), "10am to 12 noon", in_terms=True),
    Group("night-kitchen", _weekly("friday", starts="22:00", ends="02:00"), (FRIDAY,), "10pm to 2am"),
    Group(
        "open-door",
        "\n".join(
            _weekly(day, starts="00:00", ends="24:00")
            for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
        ),
        tuple(range(7)),
        "day and night",
    ),
)
RECORD: Final = """name: {name}
summary: A friendly morning of talk, with tea.
organisation: corner-room-friends
setting: [group]
added: 2026-10-02
needs: [loneliness]
areas: [south-ward]
sessions:
{sessions}
venue: corner-room
joining: drop-in
cost:
  amount: free
levels: [signposting]
routes:
  - who: self
    how: Come along.
contact:
  phone: 0117 496 0021
verified:
  on: 2026-11-05
  by: Link worker
  how: phone
"""
LEAFLET: Final = """title: All of it
audience: For everyone
opening: Come and see.
format: list
select:
  areas: [south-ward]
"""


def written(folder: Path) -> Path:
    """The directory of these groups, in a folder that is not there yet."""
    shutil.copytree(BASE, folder)
    for file in (*(folder / "activities").iterdir(), *(folder / "leaflets").iterdir()):
        file.unlink()
    about = (folder / "directory.yaml").read_text("utf-8")
    terms = "".join(f"  - from: {start}\n    until: {end}\n" for start, end in TERMS)
    head = about.split("school_terms:")[0]
    (folder / "directory.yaml").write_text(f"{head}school_terms:\n{terms}{DIRECTORY_HAS.lstrip()}", "utf-8")
    for group in GROUPS:
        text = RECORD.format(name=name_of(group), sessions=group.sessions)
        (folder / "activities" / f"{group.id}.yaml").write_text(text, "utf-8")
    (folder / "leaflets" / "all.yaml").write_text(LEAFLET, "utf-8")
    return folder


def name_of(group: Group) -> str:
    """The group's name, as its readers see it."""
    return group.id.replace("-", " ").capitalize()


def every_day(first: date, last: date) -> Iterator[date]:
    """Each day from the first to the last."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
