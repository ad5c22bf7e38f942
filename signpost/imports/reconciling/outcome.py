"""The result of the third stage: what becomes of each record that a source proposes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from signpost.imports.converting.candidate import Candidate, file_of
from signpost.imports.converting.convert import Converted
from signpost.imports.reconciling.merge import Difference, differences, rewritten
from signpost.records.directory import Directory
from signpost.records.document import in_words
from signpost.records.problem import Problem
from signpost.records.source import Source
from signpost.records.writing import write_plain

State = Literal[
    "new",
    "same",
    "differs",
    "updated",
    "incomplete",
    "faulty",
    "sensitive",
    "duplicate",
    "closed",
    "unlisted",
    "waiting",
]
Key = tuple[str, str]  # of a candidate: its kind, and its id in the source
Base = Mapping[str, Mapping[str, Any]]  # by record ("activity 17"), what an import wrote in it, part by part


@dataclass(frozen=True)
class Target:
    """The directory that an import writes to: its folder and records, the day, and whether records may be changed.

    `base` is what the last import of this source wrote.
    """

    folder: Path
    directory: Directory
    today: date
    update: bool
    base: Base = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What becomes of one candidate. `id` is that of its file, `why` the reasons.

    `record` is the existing one, unless nothing of it may be repeated, and `changed` the fields that would be
    rewritten in it. `conflicts` are what both the source and a person have changed, `refused` what the checks
    refuse, by field, and `base` what the next import compares with.
    """

    candidate: Candidate
    id: str
    state: State
    why: tuple[str, ...] = ()
    record: Source | None = None
    changed: Mapping[str, Any] = field(default_factory=dict)
    conflicts: tuple[Difference, ...] = ()
    refused: Mapping[str, str] = field(default_factory=dict)
    advice: tuple[Problem, ...] = ()
    base: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        return self.candidate.kind, self.candidate.key

    @property
    def file(self) -> str:
        return file_of(self.candidate.kind, self.id)

    @property
    def old(self) -> Mapping[str, Any]:
        """The values of the existing record."""
        return self.record.value if self.record and isinstance(self.record.value, dict) else {}

    @property
    def values(self) -> Mapping[str, Any]:
        """The record's values after the import, in the directory or in the folder of those left out."""
        return self.candidate.values() if not self.old else {**self.old, **self.changed} if self.written else self.old

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What is changed, or would be changed, in the existing record."""
        return differences(self.old, self.changed) if self.state in {"updated", "differs"} else ()

    @property
    def lapsed(self) -> str:
        """The record's check, if it lapses because what was checked has changed."""
        lapses = self.state == "updated" and self.changed.keys() != {"imported"}
        return in_words(self.old.get("verified", "")) if lapses else ""

    @cached_property
    def text(self) -> str:
        """The text of its file if it were written; "" if there is nothing to write."""
        if self.record is None:
            plain = self.state not in {"same", "closed", "unlisted"}
            return write_plain(self.candidate.kind, self.candidate.values()) if plain else ""
        gone = ("verified",) if self.lapsed else ()
        return (
            rewritten(self.candidate.kind, self.record.document.raw, self.old, self.changed, gone)
            if self.changed
            else ""
        )

    @property
    def written(self) -> bool:
        return self.state in {"new", "updated"}

    @property
    def exists_after(self) -> bool:
        """Whether the directory has this record after the import."""
        return self.written or self.state in {"same", "differs"}


@dataclass(frozen=True)
class Reconciled:
    """The whole import, decided. `gone` are files of records that the source no longer has.

    `unused` are files of organisations and venues that no activity needs after the import.
    """

    services: tuple[Converted, ...]
    outcomes: Mapping[Key, Outcome]  # owners first
    gone: tuple[str, ...]
    unused: tuple[str, ...]

    def of(self, service: Converted) -> Outcome | None:
        """Return the outcome for a service's activity; None if the mapping leaves it out."""
        return self.outcomes["activity", service.activity.key] if service.activity else None

    def records(self, *kinds: str) -> Iterator[Outcome]:
        """Return the outcomes for records of some kinds, or all."""
        return (one for one in self.outcomes.values() if not kinds or one.candidate.kind in kinds)

    def base(self) -> dict[str, Mapping[str, Any]]:
        """Return what the next import compares with, without sensitive records."""
        return {" ".join(one.key): one.base for one in self.outcomes.values() if one.exists_after and one.base}
