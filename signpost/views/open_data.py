"""Open data: which records leave the directory as data, and the ids that they have outside it.

The data package, the workbook and the HSDS-UK files all hold these records, so their counts agree.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar

from signpost.records.directory import Directory
from signpost.records.model import Activity, Organisation, Venue

R = TypeVar("R", Activity, Organisation, Venue)
NAMESPACE: Final = uuid.UUID("5d1f8e5a-8a4b-5b5e-9a38-0c5b3f5f6a77")  # our own; fixed for ever, so that ids stay


@dataclass(frozen=True)
class OpenData:
    """What of a directory is open data: all activities, organisations and venues that aren't sensitive."""

    directory: Directory

    @cached_property
    def activities(self) -> Mapping[str, Activity]:
        return self._open(self.directory.activities)

    @cached_property
    def organisations(self) -> Mapping[str, Organisation]:
        return self._open(self.directory.organisations)

    @cached_property
    def venues(self) -> Mapping[str, Venue]:
        return self._open(self.directory.venues)

    def _open(self, records: Mapping[str, R]) -> Mapping[str, R]:
        return {id_: record for id_, record in records.items() if not self.directory.is_sensitive(record)}

    def stable_id(self, kind: str, *ids: str) -> str:
        """The id of a record, or of a part of one, in data for others (RFC 9562, version 5), made of its first id.

        It depends on the site's address too, as two directories may both have a group with the id "choir".
        """
        return str(uuid.uuid5(self._namespace, "/".join((kind, *ids))))

    @cached_property
    def _namespace(self) -> uuid.UUID:
        return uuid.uuid5(NAMESPACE, self.directory.about.site_url.rstrip("/"))
