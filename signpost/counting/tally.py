"""Counts referrals exactly, for each row that a table may have. Nothing of this is published unrounded."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from signpost.checks.narrowed import BROKEN_DOWN, WITHIN
from signpost.counting.columns import NOTHING_FOUND
from signpost.counting.sheet import Referral


class Key(NamedTuple):
    """What a row is about. A blank area, need or level is all of them together; most rows are about no activity."""

    area: str = ""
    need: str = ""
    level: str = ""
    activity: str = ""


@dataclass(frozen=True)
class Shape:
    """How a table is counted: by which parts of the key, its columns, and which columns are parts of another."""

    parts: tuple[str, ...]
    columns: Mapping[str, Callable[[Referral], bool]]
    within: Sequence[tuple[str, tuple[str, ...]]]

    def kind_of(self, key: Key) -> str:
        """What kind of row it is: all, one of the parts, activity or each (all parts together)."""
        if key.activity:
            return "activity"
        filled = [part for part in self.parts if getattr(key, part)]
        return filled[0] if len(filled) == 1 else "each" if filled else "all"


AFTER: Final[Mapping[str, frozenset[str]]] = {
    "accepted": frozenset({"accepted", "started", "finished"}),
    "declined": frozenset({"declined"}),
    "started": frozenset({"started", "finished"}),
    "finished": frozenset({"finished"}),
}


def _state(column: str) -> Callable[[Referral], bool]:
    return lambda referral: referral.state in AFTER[column]


REFERRALS: Final = Shape(
    BROKEN_DOWN["referrals"],
    {"offered": lambda _: True, **{column: _state(column) for column in AFTER}, "told": lambda one: one.told},
    WITHIN,
)
UNMET: Final = Shape(BROKEN_DOWN["unmet"], {"asked": lambda _: True}, ())
Groups = Mapping[Key, Sequence[Referral]]


def groups_of(referrals: Iterable[Referral], shape: Shape, hidden: frozenset[str] = frozenset()) -> Groups:
    """The referrals that each row of a table is about. No row is about an activity in `hidden`."""
    found: defaultdict[Key, list[Referral]] = defaultdict(list)
    for referral in referrals:
        each = Key(**{part: getattr(referral, part) for part in shape.parts})
        keys = {Key(), each, *(Key(**{part: getattr(each, part)}) for part in shape.parts)}
        if shape is REFERRALS and referral.activity and referral.activity not in hidden:
            keys.add(Key(activity=referral.activity))
        for key in keys:
            found[key].append(referral)
    return found


def of_table(referrals: Iterable[Referral], shape: Shape) -> list[Referral]:
    """Those of the referrals that a table counts: those for which nothing was found, or all the others."""
    return [one for one in referrals if (one.state == NOTHING_FOUND) is (shape is UNMET)]


def counted(groups: Groups, shape: Shape) -> Mapping[Key, Mapping[str, int]]:
    """The exact counts of each row by column."""
    return {
        key: {column: sum(map(belongs, group)) for column, belongs in shape.columns.items()}
        for key, group in groups.items()
    }
