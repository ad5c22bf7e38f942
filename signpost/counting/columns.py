"""The columns of a connector's list: their headings, what each takes, and the words of its choices."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

NOTHING_FOUND: Final = "nothing found"
STATES: Final[Mapping[str, str]] = {
    "waiting": "no answer from the person or the group yet",
    "declined": "the person said no, or the group could not take them",
    "accepted": "the person said yes, and has not been yet",
    "started": "the person has been at least once",
    "finished": "the person has come to the end that was agreed",
    NOTHING_FOUND: "there was nothing to refer to",
}
YES_NO: Final[Mapping[str, bool]] = {"yes": True, "no": False}
# Source: Office for National Statistics, "Measuring loneliness: guidance for use of the national indicators".
LONELY: Final[Mapping[str, int]] = {
    "never": 1,
    "hardly ever": 2,
    "occasionally": 3,
    "some of the time": 4,
    "often or always": 5,
}


@dataclass(frozen=True)
class Column:
    """A column of the list.

    `kind` is month, days, state, yes-no, lonely, scale, or the kind of record whose id or name it takes.
    """

    name: str
    heading: str
    kind: str
    help: str
    also: tuple[str, ...] = ()
    required: bool = False
    scale: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Asked:
    """A measure as the outcomes have it: its columns, and whether a higher answer is better."""

    measure: str
    heading: str
    scale: tuple[int, int]
    higher_is_better: bool
    kind: str = "scale"

    @property
    def columns(self) -> tuple[Column, Column]:
        help_ = (
            "what they answered to “How often do you feel lonely?”" if self.kind == "lonely" else "what they answered"
        )
        before, after = (
            Column(f"{self.measure} {when}", f"{self.heading} {when}", self.kind, help_, scale=self.scale)
            for when in ("before", "after")
        )
        return before, after


ASKED: Final = (
    Asked("ons4-satisfaction", "life satisfaction", (0, 10), higher_is_better=True),
    Asked("ons4-worthwhile", "worthwhile", (0, 10), higher_is_better=True),
    Asked("ons4-happy", "happy yesterday", (0, 10), higher_is_better=True),
    Asked("ons4-anxious", "anxious yesterday", (0, 10), higher_is_better=False),
    Asked("ucla3", "loneliness score", (3, 9), higher_is_better=False),
    Asked("lonely-direct", "how often lonely", (1, 5), higher_is_better=False, kind="lonely"),
)
COLUMNS: Final = (
    Column(
        "month",
        "month",
        "month",
        "when the person was referred: 2026-04, April 2026 or a date",
        ("date", "date of referral", "referred", "referred on", "month of referral"),
        required=True,
    ),
    Column("area", "area", "area", "where the person lives", required=True),
    Column("need", "need", "need", "what they most needed help with", ("main need",), required=True),
    Column("level", "level", "level", "how much support they needed, unless nothing was found", ("level of support",)),
    Column("activity", "activity", "activity", "what they were referred to, if it is in the directory", ("group",)),
    Column("state", "what became of it", "state", "how far it has come", ("outcome", "status"), required=True),
    Column(
        "days_to_contact",
        "days to first contact",
        "days",
        "how many days from the referral to the first contact",
        ("days to contact", "days"),
    ),
    Column("days_to_reply", "days to reply", "days", "how many days from the referral to the reply to the referrer"),
    Column(
        "told",
        "told the referrer",
        "yes-no",
        "whether the referrer was told what became of it",
        ("told", "referrer told"),
    ),
    *(column for asked in ASKED for column in asked.columns),
)


def find_column(heading: str) -> Column | None:
    """The column that has this heading, in capitals or not, or None."""
    bare = " ".join(heading.replace("_", " ").casefold().split()).rstrip(":?")
    return next(
        (column for column in COLUMNS if bare in (column.name.replace("_", " "), column.heading, *column.also)), None
    )
