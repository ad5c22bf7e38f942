"""What was seen of how a group is run, whose answers hold for it, and until when. A lapsed yes is no yes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from signpost.records.days import later
from signpost.records.directory import Directory
from signpost.records.model import Activity, AssuranceCheck, Organisation
from signpost.records.parts import NO_DAY, Assurance, Mark, Sign

SIGNS: Final = ("well_organised", "risks_managed", "well_structured", "evaluated")
YOUNG: Final = 16  # years: from this age on many groups of grown-ups take people in,
LAST_YOUNG: Final = 18  # and up to this one they are groups for young people


@dataclass(frozen=True)
class Answer:
    """One answer that holds for a group: to a question, or to a whole sign if `check` is None.

    `until` is the last day of a yes, None if it has none. `owner` is the record that says it.
    """

    sign: str
    check: AssuranceCheck | None
    said: Sign
    until: date | None
    owner: Activity | Organisation

    def holds(self, day: date) -> bool:
        """Whether it is a yes on a day."""
        return self.said.answer == "yes" and (self.until is None or day <= self.until)

    def has_lapsed(self, day: date) -> bool:
        """Whether it was a yes, and is none any more on a day."""
        return self.said.answer == "yes" and not self.holds(day)

    @property
    def expires(self) -> bool:
        """Whether it ends on the day that the paper itself gives, and not for want of a new look."""
        return self.until is not None and self.until == self.said.expires_on


@dataclass(frozen=True)
class Assured:
    """All that is known of how a group is run: an answer for each sign that has one, and below it for its questions.

    `unasked` are the questions that it should be asked and has no answer to; `needed` has the ids of all that it should
    be asked. `asks` is whether the directory asks anything beside the four signs.
    """

    signs: Mapping[str, Answer]
    checks: tuple[Answer, ...]
    unasked: tuple[AssuranceCheck, ...]
    needed: frozenset[str]
    asks: bool
    mark: Mark | None

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer, of signs and of questions."""
        return (*self.signs.values(), *self.checks)

    def below(self, sign: str) -> tuple[Answer, ...]:
        """The answers to the questions of a sign."""
        return tuple(answer for answer in self.checks if answer.sign == sign)

    def sign_holds(self, sign: str, day: date) -> bool:
        """Whether the answer to a whole sign is a yes on a day, and no answer below it has lapsed or is a no."""
        own = self.signs.get(sign)
        weak = (one for one in self.below(sign) if one.said.answer == "no" or one.has_lapsed(day))
        return own is not None and own.holds(day) and next(weak, None) is None

    @cached_property
    def basics(self) -> tuple[Answer, ...]:
        """The answers to the basic questions that it needs, but to those below a sign that it needs none of."""
        return tuple(one for one in self.checks if one.check and one.check.basic and one.check.id in self.needed)

    def has_basics(self, day: date) -> bool:
        """Whether all basics that it needs are seen, and still hold on a day; one at least."""
        return (
            self._basics_answered
            and any(one.holds(day) for one in self.basics)
            and all(one.holds(day) or one.said.answer == "not-needed" for one in self.basics)
        )

    @cached_property
    def _basics_answered(self) -> bool:
        """Whether there is an answer to each basic that it needs, and no doubt about the signs above them."""
        doubted = {name for name, own in self.signs.items() if own.said.answer in {"no", "not-known"}}
        return doubted.isdisjoint([one.sign for one in self.basics]) and not any(one.basic for one in self.unasked)

    def lapsed(self, day: date) -> tuple[Answer, ...]:
        """The answers that were a yes, and are none any more on a day. Only a yes has a last day."""
        return tuple([answer for answer in self.answers if answer.until and answer.until < day])

    def ends(self) -> tuple[date, ...]:
        """The last days of all that lapses, in order, each once."""
        days = {answer.until for answer in self.answers if answer.until}
        return tuple(sorted(days | ({self.mark.until} if self.mark else set())))


def assured(directory: Directory, record: Activity | Organisation, groups: tuple[Activity, ...] = ()) -> Assured:
    """What holds for a group. What its organisation says holds for it too, unless it says its own.

    `groups` are those that an organisation runs: it should be asked what any of them needs.
    """
    layers = tuple(_layers(directory, record))
    signs: dict[str, Answer] = {}
    checks: dict[str, Answer] = {}
    for owner, said in layers:
        for answer in _answers(directory, owner, said):
            if answer.check is None:
                signs.setdefault(answer.sign, answer)
            else:
                checks.setdefault(answer.check.id, answer)
    own = (record,) if isinstance(record, Activity) else groups
    needed = [check for check in directory.assurance.values() if is_needed(check, own)]
    whole = {name for name, answer in signs.items() if answer.said.answer == "not-needed"}
    return Assured(
        signs=signs,
        checks=tuple([checks[id_] for id_ in directory.assurance if id_ in checks]),
        unasked=tuple([check for check in needed if check.id not in checks and check.sign not in whole]),
        needed=frozenset([check.id for check in needed]),
        asks=bool(directory.assurance),
        mark=next((said.mark for _, said in layers if said.mark), None),
    )


def _layers(
    directory: Directory, record: Activity | Organisation
) -> Iterator[tuple[Activity | Organisation, Assurance]]:
    """A record and its organisation, with what each says, if it says anything."""
    owner = directory.organisations.get(record.organisation) if isinstance(record, Activity) else None
    for one in (record, owner):
        if one is not None and one.assurance is not None:
            yield one, one.assurance


def _answers(directory: Directory, owner: Activity | Organisation, said: Assurance) -> Iterator[Answer]:
    for name in SIGNS:
        sign: Sign | None = getattr(said, name)
        if sign is not None:
            yield Answer(name, None, sign, held_until(sign, None), owner)
    for own in said.checks:
        check = directory.assurance.get(own.check)
        if check is not None:
            yield Answer(check.sign, check, own, held_until(own, check), owner)


def held_until(said: Sign, check: AssuranceCheck | None) -> date | None:
    """The last day on which a yes holds: by the paper, or before it has to be looked at again. None if it has none."""
    if said.answer != "yes":
        return None
    months = check.holds_for_months if check else None
    looked = said.seen_on if said.seen_on and said.seen_on > NO_DAY else None
    again = _before(looked, months) if looked and months else None
    return min((day for day in (said.expires_on, again) if day), default=None)


def _before(seen: date, months: int) -> date | None:
    """The last day of a number of months after a day; None if no calendar has it."""
    try:
        return later(seen, months) - timedelta(days=1)
    except (OverflowError, ValueError):
        return None


def is_needed(check: AssuranceCheck, groups: Iterable[Activity]) -> bool:
    """Whether any of these groups needs a check, by the facts of its record.

    If only words say who needs it, no group is known to.
    """
    if check.needed_if is None:
        return not check.needed_for
    return any(_needs(check, group) for group in groups)


def _needs(check: AssuranceCheck, group: Activity) -> bool:
    facts = check.needed_if
    return facts is not None and (
        any(setting in group.setting for setting in facts.settings)
        or any(need in group.needs for need in facts.needs)
        or (facts.children and _for_children(group))
    )


def _for_children(group: Activity) -> bool:
    audience = group.audience
    if audience is None:
        return False
    first, last = audience.age_from, audience.age_to
    young = (first is not None and first < YOUNG) or (last is not None and last <= LAST_YOUNG)
    return young or audience.for_families or audience.children_ages is not None
