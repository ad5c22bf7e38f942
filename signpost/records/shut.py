"""Days on which most groups are shut: the bank holidays of the directory's nation, and its own list."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

from signpost.records.cache import Cache, code_digest, digest
from signpost.records.directory_parts import ClosedDays
from signpost.records.model import About

# As the library has them (ISO 3166-2:GB).
SUBDIVISIONS: Final = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
BANK_HOLIDAY: Final = "bank holiday"
BEHIND: Final = timedelta(days=31)  # a calendar's events begin with the month
AHEAD: Final = timedelta(days=400)
SATURDAY: Final = 5

Named = Sequence[tuple[str, str]]
"""Pairs of a day, as 2026-12-25, and its name."""


def shut_days(about: About, today: date, cache: Cache) -> Mapping[date, str]:
    """Every such day from a month before a day until a year after it, with its name.

    `cache` stores the bank holidays of a year, since the library that knows them is slow to load.
    """
    first, last = today - min(BEHIND, today - date.min), today + min(AHEAD, date.max - today)
    own = {day: days.name for days in about.closed_days for day in _each(days, first, last)}
    for year in range(first.year, last.year + 1) if about.nation in SUBDIVISIONS else ():
        key = digest(f"{code_digest('records')} bank holidays {about.nation} {year}".encode())
        named: Named | None = cache.get(key)
        if named is None:
            named = _bank_holidays(about.nation, year)
            cache.put(key, named)
        own |= {date.fromisoformat(day): name for day, name in named}
    return own


def _each(days: ClosedDays, first: date, last: date) -> Iterator[date]:
    start, end = max(days.from_, first), min(days.until or days.from_, last)
    for number in range((end - start).days + 1):
        yield start + timedelta(days=number)


@lru_cache(maxsize=64)
def _bank_holidays(nation: str, year: int) -> Named:
    """The bank holidays of a year.

    If one falls on a weekend, there is a substitute day. Most are shut on both, but only the substitute is a bank
    holiday, so the first has its own name: "Boxing Day".
    """
    from holidays.countries.united_kingdom import UnitedKingdom  # takes a tenth of a second to import

    made: Any = UnitedKingdom  # the library gives no types
    found = made(subdiv=SUBDIVISIONS[nation], years=year, language="en_GB")
    return tuple(
        (day.isoformat(), name if day.weekday() >= SATURDAY else BANK_HOLIDAY) for day, name in sorted(found.items())
    )
