"""What is taken from no form: all that may be about a service whose place must stay secret."""

import re
from typing import Final

from signpost.records.directory import Directory
from signpost.records.model import Activity, Organisation, Venue
from signpost.records.schema import parse_scalar
from signpost.values.confusables import as_read
from signpost.values.danger import speaks_of_danger

RING: Final = (
    "This may be about a service whose place must stay secret, or about a need that nobody should be seen with. Such "
    "things are not taken from a form, and nothing of this is repeated here. Ring the service, by a number that you "
    "had before, and then delete this message wherever it is."
)


def must_ring(text: str, record: Activity | Organisation | Venue | None, directory: Directory) -> bool:
    """Whether a submission may be about a sensitive or discreet service, by the record or by the words."""
    if record is not None and is_protected(record, directory):
        return True
    words = " ".join(as_read(text).replace("-", " ").split()).casefold()
    if any(
        re.search(rf"\b{re.escape(' '.join(as_read(name).replace('-', ' ').split()).casefold())}\b", words)
        for name in directory.sensitive_names
    ):
        return True
    return not _is_said_to_be_open(record) and speaks_of_danger([text])


def is_protected(record: Activity | Organisation | Venue, directory: Directory) -> bool:
    """Whether a record is of a sensitive or discreet service, or seems to be."""
    discreet = isinstance(record, Activity) and directory.is_discreet(record)
    return discreet or record.source.file in directory.seemingly_sensitive_files


def _is_said_to_be_open(record: Activity | Organisation | Venue | None) -> bool:
    """Whether a record says by itself that everybody may know its place."""
    value = record.source.value if record is not None else None
    said = value.get("sensitive", "") if isinstance(value, dict) else ""
    return isinstance(said, str) and parse_scalar(said, bool) is False
