"""The lines of calendars (RFC 5545): components, properties, London time, and what stands before the events."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from signpost.outputs.activities import page_address
from signpost.views.snapshot import Snapshot
from signpost.views.when import WEEKS

LONDON: Final = ZoneInfo("Europe/London")
NEWER_EACH: Final = timedelta(days=1)  # a site is built each night
TYPED: Final = {"REFRESH-INTERVAL": "DURATION", "SOURCE": "URI"}  # properties that have no type by themselves


def calendar_head(snapshot: Snapshot, title: str, path: str, page: str) -> str:
    """The part of a calendar before its events: its name, how often to ask for a newer one, and where it is.

    `path` is that of the calendar without its ending, and `page` that of the page about the same. They are left out
    if nobody has said where the site is. Source: RFC 7986, 5.1, 5.5, 5.7 and 5.8; programs that don't know its
    properties know those with X- in front.
    """
    properties: list[tuple[str, str | timedelta]] = [
        ("VERSION", "2.0"),
        ("PRODID", "-//Signpost//Community directory//EN"),
        ("NAME", title),
    ]
    properties += [
        ("X-WR-CALNAME", title),
        ("X-PUBLISHED-TTL", f"P{NEWER_EACH.days}D"),
        ("REFRESH-INTERVAL", NEWER_EACH),
    ]
    if address := page_address(snapshot, f"{path}.ics"):
        properties += [("SOURCE", address), ("URL", page_address(snapshot, page))]
    return b"".join([*(line(name, value) for name, value in properties), timezone()]).decode()


def component(name: str, parts: Iterable[bytes]) -> bytes:
    """A component with its lines and the components inside it (RFC 5545, 3.6)."""
    return b"".join((f"BEGIN:{name}\r\n".encode(), *parts, f"END:{name}\r\n".encode()))


def line(name: str, value: str | int | date | timedelta) -> bytes:
    """The line of one property."""
    return _line_of_text(name, value) if isinstance(value, str) else _line_of_days(name, value)


# Most groups meet on the same few days, and each says the same in its events. In one cache, their words would push out
# the days.
@lru_cache(maxsize=10_000)
def _line_of_days(name: str, value: int | date | timedelta) -> bytes:
    return _written_line(name, value)


@lru_cache(maxsize=1_000)
def _line_of_text(name: str, value: str) -> bytes:
    return _written_line(name, value)


def _written_line(name: str, value: Any) -> bytes:
    from icalendar import Event  # takes a while to import, and most builds write no new event

    event = Event()
    event.add(name, value, {"VALUE": TYPED[name]} if name in TYPED else {})
    written: bytes = event.content_line(name, event[name]).to_ical()
    return written + b"\r\n"


@cache
def timezone() -> bytes:
    """London time by the rule in force since 1996 (Directive 2000/84/EC, retained in British law)."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard  # as above

    zone = Timezone()
    zone.add("tzid", "Europe/London")
    for part, month, name, before, after in (
        (TimezoneDaylight(), 3, "BST", 0, 1),
        (TimezoneStandard(), 10, "GMT", 1, 0),
    ):
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, 1 + before))  # noqa: DTZ001 - local by rule
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    written: bytes = zone.to_ical()
    return written


@lru_cache(maxsize=10_000)
def rule(repeats: str, week: str, weekday: str, until: date | None) -> bytes:
    """The recurrence rule of an event."""
    day = weekday[:2].upper()
    parts: dict[str, object] = {"freq": "WEEKLY", "byday": day}
    if repeats == "fortnightly":
        parts["interval"] = 2
    if repeats == "monthly":
        parts = {"freq": "MONTHLY", "byday": f"{WEEKS[week]}{day}"}
    if until:
        # With a zoned start the end must be given in UTC (RFC 5545, 3.3.10).
        parts["until"] = datetime.combine(until, time(23, 59), LONDON).astimezone(UTC)
    return _written_line("RRULE", parts)
