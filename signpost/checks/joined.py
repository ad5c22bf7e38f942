"""Joined records: they belong to another directory, and are as they came from there."""

from collections.abc import Iterator

from signpost.checks.per_record import Context, per_record
from signpost.records.checksum import checksum
from signpost.records.model import Record
from signpost.records.problem import Problem, problem, quoted


@per_record("area", "organisation", "venue", "activity", "pathway", "leaflet")
def joined(record: Record, context: Context) -> Iterator[Problem]:
    """Records that were changed here, though another directory keeps them."""
    value = record.source.value
    own = value.get("joined") if isinstance(value, dict) else None
    if isinstance(value, dict) and isinstance(own, dict) and "checksum" in own and own["checksum"] != checksum(value):
        yield problem(
            record.place("joined"),
            "joined-changed",
            f"This record belongs to the directory {quoted(str(own.get('from', '')))}, and it was changed here.",
            "Tell that directory what to change, and run build.py join when it has. To take the change back, delete "
            "this file (or in areas.yaml this area), and run build.py join again.",
        )
