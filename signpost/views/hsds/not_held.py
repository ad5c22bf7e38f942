"""What a record says and Open Referral has no place for, or what an import may not take from anybody.

Whoever imports a directory's own export is told of these fields by name.
"""

from collections.abc import Mapping
from typing import Any, Final

from signpost.records.schema import schema_of
from signpost.views.hsds.taxonomies import LEVELS

# By kind, the fields and parts of fields that don't come back from an export.
NOT_HELD: Final[Mapping[str, tuple[str, ...]]] = {
    "activity": (
        "status_since", "instead_id", "added", "funded_until", "closures.why", "closures.instead", "door",
        "course_length", "group_size", "routes.secure", "not_suitable_for.instead_id", "consent_needed", "id_needed",
        "answers_within", "feedback_to_referrer", "refer_back_if", "contact.person", "contact.person_agreed",
        "contact.hours", "assurance", "bring", "good_to_know", "works_well_for", "verified", "changed",
        "review_months", "imported",
        "formerly", "print",
    ),
    "organisation": (
        "parent", "partners", "contact.role", "contact.person", "contact.person_agreed", "contact.text",
        "contact.hours", "assurance", "closures", "imported", "formerly", "print",
    ),
    "venue": ("door", "closures", "imported", "formerly"),
}  # fmt: skip


def is_own_export(service: Mapping[str, Any]) -> bool:
    """Whether a service, as parsed JSON, comes from an export of Signpost: its levels of support are ours."""
    attributes = service.get("attributes")
    terms = (
        [one.get("taxonomy_term") for one in attributes if isinstance(one, dict)]
        if isinstance(attributes, list)
        else []
    )
    return any(isinstance(term, dict) and term.get("taxonomy") == LEVELS for term in terms)


def left_behind() -> str:
    """A sentence with the names of all these fields."""
    kinds = [
        f"of each {kind}: {', '.join(_title(kind, field) for field in fields)}" for kind, fields in NOT_HELD.items()
    ]
    return f"This is an export of Signpost. What it can't bring back is, {'; '.join(kinds)}."


def _title(kind: str, field: str) -> str:
    """What people call a field: "Ways in (Safe for patient details)"."""
    name, _, part = field.partition(".")
    schema = schema_of(kind)["properties"][name]
    inner = schema.get("items", schema).get("properties", {})
    return f"{schema['title']} ({inner[part]['title']})" if part else str(schema["title"])
