"""The versions of the record format: what changed when, and how a record is written in the next one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

Fields = Mapping[str, Any]
Step = Callable[[str, Fields], Fields]
"""From the kind of a record and its fields, as `read_yaml` gives them, to its fields in the next version."""


def unchanged(_kind: str, fields: Fields) -> Fields:
    """The step of a version that only allows more than the one before."""
    return fields


@dataclass(frozen=True)
class Format:
    """A version: the day it came, what changed for somebody who keeps records, and the step from the version before."""

    version: int
    since: str
    says: str
    step: Step = unchanged


FORMATS: Final = (Format(1, "2026-11-22", "The first format."),)
CURRENT: Final = FORMATS[-1].version
