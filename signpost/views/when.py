"""When an activity meets, in words."""

from datetime import date, time

from signpost.records.model import Session


def session_words(session: Session) -> str:
    """One session: "Tuesdays, 10am to 12 noon"; "First Saturday of the month, 2pm to 3.30pm"."""
    hours = f"{clock(session.starts)} to {clock(session.ends)}"
    return f"{_which_days(session)}, {hours}" + (" (term time)" if session.term_time_only else "")


def _which_days(session: Session) -> str:
    day = session.day.title()
    if session.repeats == "once" and session.date:
        return day_words(session.date)
    if session.repeats == "fortnightly":
        return f"Every other {day}"
    if session.repeats == "monthly":
        return f"{session.week.title()} {day} of the month"
    return f"{day}s"


def day_words(day: date) -> str:
    """A day as it is said: "Saturday 6 March 2027"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def clock(moment: time) -> str:
    """A time as the NHS writes it: 10am, 12 noon, 3.30pm (NHS digital service manual, numbers and times)."""
    if (moment.hour, moment.minute) == (12, 0):
        return "12 noon"
    hour = moment.hour % 12 or 12
    minutes = f".{moment.minute:02}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"
