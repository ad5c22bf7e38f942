"""How a group is run, in words that stay true: what was seen, until when, and what is true after that.

Pages are read long after a build. So each yes that lapses says its last day, and the browser is given the words for the
days after it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Final

from signpost.checks.words import join_words
from signpost.records.assurance import Answer, Assured, assured
from signpost.records.directory import Directory
from signpost.records.model import Activity, AssuranceCheck, Organisation
from signpost.records.parts import Mark, Sign
from signpost.values.quotes import typographic
from signpost.views.labels import ANSWERS, SIGNS, within_a_sentence
from signpost.views.when import short_day

IN_PART: Final = "In part"  # of a sign, if something below it is missing or has lapsed


class Tier(IntEnum):
    """How much is known of how a group is run. The first is no blame: many small groups need no more."""

    KNOWN = 1
    BASICS = 2
    MARK = 3


@dataclass(frozen=True)
class Told:
    """Words that are true now, and those that are true from each of some days on."""

    now: str
    later: tuple[tuple[date, str], ...] = ()

    @property
    def steps(self) -> list[tuple[str, str]]:
        """The later words for Find, each with its first day."""
        return [(day.isoformat(), words) for day, words in self.later]

    @property
    def lines(self) -> str:
        """The same for a page, as they are shown: a line for each, with its day first."""
        return "\n".join(f"{day.isoformat()} {typographic(words)}" for day, words in self.later)


@dataclass(frozen=True)
class CheckLine:
    """The answer to one question of assurance, and who saw what when."""

    label: str
    answer: Told
    seen: str
    seen_on: date | None
    note: str


@dataclass(frozen=True)
class SignLine(CheckLine):
    """The answer to one of the four signs, and those to the questions below it. The first may be empty."""

    checks: tuple[CheckLine, ...] = ()


@dataclass(frozen=True)
class HowItIsRun:
    """The four signs of a group, the open questions by name, its tier in a sentence, and the warning for its paper."""

    signs: tuple[SignLine, ...]
    unasked: tuple[str, ...]
    sentence: Told
    warning: Told


def how_it_is_run(
    directory: Directory, record: Activity | Organisation, groups: Iterable[Activity], today: date
) -> HowItIsRun:
    """How a group or an organisation is run. `groups` are those that an organisation runs."""
    every = tuple(groups)
    held = assured(directory, record, every)
    known = is_known(held, record, every)
    return HowItIsRun(
        signs=tuple(_sign_line(held, name, today) for name in SIGNS),
        unasked=tuple(check.name for check in held.unasked if check.basic or not held.sign_holds(check.sign, today)),
        sentence=_told(lambda day: _sentence(held, day, known=known), held, today),
        warning=_told(lambda day: _warning(held, day), held, today),
    )


def warning_on_paper(directory: Directory, record: Activity, today: date) -> str:
    """What has run out of what such a group needs: "Insurance ran out on 3 March 2026: ask the group"; "" if nothing.

    Paper says nothing else of how a group is run. So it is silent on a mark, and on what only other groups need.
    """
    return _warning(assured(directory, record), today)


def questions(directory: Directory) -> tuple[tuple[str, tuple[AssuranceCheck, ...]], ...]:
    """What the directory asks of groups, below the names of the four signs; those of which it asks nothing left out."""
    found = ((label, _below(directory, name)) for name, label in SIGNS.items())
    return tuple((label, checks) for label, checks in found if checks)


def _below(directory: Directory, sign: str) -> tuple[AssuranceCheck, ...]:
    return tuple(check for check in directory.assurance.values() if check.sign == sign)


def tier_words(directory: Directory, record: Activity, today: date) -> Told:
    """The tier of a group in a few words, with what has run out; "" if nothing can be said.

    Those of today say until when they hold. The browser, which knows the day, needs no such words.
    """
    held = assured(directory, record)
    known = is_known(held, record)
    live = _told(lambda day: _short(held, day, known=known, dated=False), held, today)
    now = _short(held, today, known=known, dated=True)
    return live if live.now == now else Told(now, ((today, live.now), *live.later))


def is_known(held: Assured, record: Activity | Organisation, groups: Iterable[Activity] = ()) -> bool:
    """Whether a person has checked a group; or, of an organisation, one of its groups or anything that it says."""
    if isinstance(record, Activity):
        return record.verified is not None
    return any(one.verified for one in groups) or any(answer.said.seen_on for answer in held.answers)


def tier(held: Assured, day: date, *, known: bool) -> Tier | None:
    """The tier on a day, None if nobody knows the group."""
    if held.mark and day <= held.mark.until:
        return Tier.MARK
    if held.has_basics(day):
        return Tier.BASICS
    return Tier.KNOWN if known and held.asks else None


def _told(words: Callable[[date], str], held: Assured, today: date) -> Told:
    """The words of today, and those after each day on which something lapses, if they differ."""
    last = now = words(today)
    later = []
    for end in held.ends():
        if today <= end < date.max and (then := words(after := end + timedelta(days=1))) != last:
            later.append((after, then))
            last = then
    return Told(now, tuple(later))


def _short(held: Assured, day: date, *, known: bool, dated: bool) -> str:
    words = _tier_short(held, tier(held, day, known=known), dated=dated)
    return ". ".join(filter(None, (words, *_run_out(held, day))))


def _tier_short(held: Assured, now: Tier | None, *, dated: bool) -> str:
    if now == Tier.MARK and held.mark:
        return _mark_words(held.mark) if dated else _mark_name(held.mark)
    if now == Tier.BASICS:
        return f"Basics seen{_good_until(held) if dated else ''}"
    return "Known to us" if now else ""


def _good_until(held: Assured) -> str:
    """Until when all basics hold: ", good until 3 March 2027"; "" if they have no last day."""
    ends = [one.until for one in held.basics if one.until]
    return f", good until {short_day(min(ends))}" if ends else ""


def _mark_words(mark: Mark) -> str:
    return f"{_mark_name(mark)}, held until {short_day(mark.until)}"


def _mark_name(mark: Mark) -> str:
    return ", ".join(filter(None, (mark.name, mark.level)))


def _warning(held: Assured, day: date) -> str:
    needed = (answer for answer in held.lapsed(day) if answer.check is None or answer.check.id in held.needed)
    out = ", ".join(_papers_run_out(needed))
    return f"{out}: ask the group" if out else ""


def _papers_run_out(lapsed: Iterable[Answer]) -> Iterator[str]:
    for answer in lapsed:
        if answer.expires and answer.until:
            yield f"{name_of(answer)} ran out on {short_day(answer.until)}"


def _run_out(held: Assured, day: date) -> Iterator[str]:
    """What has run out, by the day that a paper or a mark itself gives."""
    yield from _papers_run_out(held.lapsed(day))
    if held.mark and held.mark.until < day:
        yield f"{_mark_name(held.mark)} ran out on {short_day(held.mark.until)}"


def name_of(answer: Answer) -> str:
    """What an answer is about, for people."""
    return answer.check.name if answer.check else f"“{SIGNS[answer.sign]}”"


def _sentence(held: Assured, day: date, *, known: bool) -> str:
    now = tier(held, day, known=known)
    parts = [f"It holds {_mark_words(held.mark)}"] if now == Tier.MARK and held.mark else []
    if held.asks and now:
        parts.append(_known_words(held, day))
    out = list(_run_out(held, day))
    parts += [*out, "Ask them about it"] if out else []
    return " ".join(f"{part}." for part in parts if part)


def _known_words(held: Assured, day: date) -> str:
    """What is known beside a mark."""
    if held.has_basics(day):
        seen = join_words([within_a_sentence(name_of(one)) for one in held.basics if one.holds(day)])
        return f"We know this group and have seen the basics: {seen}"
    spared = any(answer.said.answer == "not-needed" for answer in held.answers)
    missing = held.lapsed(day) or any(answer.said.answer == "no" for answer in held.checks)
    if spared and not missing:
        return "We know this group. It is small and not every paper is needed"
    return "We know this group. We have not seen every paper"


def _sign_line(held: Assured, name: str, today: date) -> SignLine:
    own = held.signs.get(name)
    checks = tuple(_check_line(answer, held, today) for answer in held.below(name))
    if own is None:
        return SignLine(SIGNS[name], Told("" if checks else ANSWERS["not-known"]), "", None, "", checks)
    words = _told(lambda day: _sign_words(held, own, day), held, today)
    return SignLine(SIGNS[name], words, own.said.seen_by, own.said.seen_on, own.said.note, checks)


def _check_line(answer: Answer, held: Assured, today: date) -> CheckLine:
    said = answer.said
    words = _told(lambda day: _answer_words(answer, day), held, today)
    return CheckLine(name_of(answer), words, said.seen_by, said.seen_on, said.note)


def _sign_words(held: Assured, own: Answer, day: date) -> str:
    """The answer to a whole sign. It is no plain yes if something below it is missing or has lapsed."""
    if own.holds(day) and not held.sign_holds(own.sign, day):
        return IN_PART
    return _answer_words(own, day)


def _answer_words(answer: Answer, day: date) -> str:
    """One answer on a day: "Yes, until 3 March 2027", "Ran out on 3 March 2026", "No"."""
    if answer.holds(day):
        return f"Yes, until {short_day(answer.until)}" if answer.expires and answer.until else ANSWERS["yes"]
    if not answer.has_lapsed(day):
        return ANSWERS[answer.said.answer]
    if answer.expires and answer.until:
        return f"Ran out on {short_day(answer.until)}"
    return f"Not known now, last seen{_on(answer.said)}"


def _on(said: Sign) -> str:
    return f" on {short_day(said.seen_on)}" if said.seen_on else ""
