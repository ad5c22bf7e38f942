"""The version of the record format."""

from collections.abc import Iterator
from datetime import date

from signpost.records.directory import Directory
from signpost.records.problem import Problem, problem, quoted
from signpost.records.versions import CURRENT


def schema_version(directory: Directory, today: date) -> Iterator[Problem]:
    """Records in a format that this Signpost doesn't know, or in an older one than it needs."""
    about = directory.about
    if about.schema_version > CURRENT:
        yield problem(
            about.place("schema_version"),
            "schema-version",
            f"These records are written in format {quoted(str(about.schema_version))}; this Signpost knows format "
            f"{CURRENT} and older ones.",
            f"Use a newer Signpost, or write schema_version: {CURRENT} if that is a slip.",
        )
    elif 0 < about.schema_version < CURRENT:
        yield problem(
            about.place("schema_version"),
            "schema-version",
            f"These records are written in format {about.schema_version}; this Signpost needs format {CURRENT}.",
            "Run the command migrate: it shows what will change, and asks before it writes.",
        )
