"""The shapes that Open Referral UK's programs expect of HSDS-UK 3.0: what is required, and of which type."""

from collections.abc import Mapping
from typing import Any, Final

Schema = Mapping[str, Any]

UUID: Final = {"type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"}
TEXT: Final = {"type": "string", "minLength": 1}
WEB: Final = {"type": "string", "pattern": "^https?://"}
MAIL: Final = {"type": "string", "pattern": "^[^@ ]+@[^@ ]+$"}
DAY: Final = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
CLOCK: Final = {"type": "string", "pattern": r"^\d\d:\d\d$"}
NUMBER: Final = {"type": "number"}


def shape(required: str, **properties: Any) -> dict[str, Any]:
    """An object with an id and these properties; of the names in `required`, all must be there."""
    known = {"id": UUID, **properties}
    return {"type": "object", "required": ["id", *required.split()], "properties": known, "additionalProperties": False}


def many(item: Schema) -> dict[str, Any]:
    return {"type": "array", "minItems": 1, "items": item}


PHONES: Final = many(shape("number type", number=TEXT, type={"enum": ["voice", "sms"]}, description=TEXT))
ACCESSIBILITY: Final = many(shape("description", description=TEXT, details=TEXT))
TAXONOMY: Final = shape("name description", name=TEXT, description=TEXT, uri=WEB)
TERM: Final = shape(
    "code name description taxonomy taxonomy_id",
    code=TEXT, name=TEXT, description=TEXT, taxonomy=TEXT, taxonomy_id=UUID,
)  # fmt: skip
ATTRIBUTES: Final = many(shape("taxonomy_term", taxonomy_term=TERM))
IDENTIFIERS: Final = many(
    shape("identifier identifier_type identifier_scheme", identifier=TEXT, identifier_type=TEXT, identifier_scheme=TEXT)
)
SOURCE: Final = {"type": "object", "required": ["name"], "properties": {"license": TEXT}}
IN_A_LIST: Final = {
    "source": SOURCE, "name": TEXT, "description": TEXT, "email": MAIL, "website": WEB, "parent_organization_id": UUID,
}  # fmt: skip
ORGANISATION_SUMMARY: Final = shape("name description", **IN_A_LIST)
ORGANISATION: Final = shape(
    "name description attributes",
    **IN_A_LIST, organization_identifiers=IDENTIFIERS, phones=PHONES, attributes=ATTRIBUTES,
)  # fmt: skip
ADDRESS: Final = shape(
    "address_1 city state_province postal_code country address_type",
    address_1=TEXT, city=TEXT, state_province=TEXT, postal_code=TEXT, country={"const": "GB"},
    address_type={"const": "physical"},
)  # fmt: skip
LOCATION: Final = shape(
    "location_type name",
    location_type={"enum": ["physical", "virtual"]}, name=TEXT, description=TEXT, transportation=TEXT,
    latitude=NUMBER, longitude=NUMBER, addresses=many(ADDRESS), accessibility=ACCESSIBILITY,
)  # fmt: skip
SCHEDULE: Final = shape(
    "opens_at",
    freq={"enum": ["WEEKLY", "MONTHLY"]}, interval={"enum": [1, 2]},
    byday={"type": "string", "pattern": "^(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$"},
    dtstart=DAY, valid_from=DAY, valid_to=DAY, until=DAY, opens_at=CLOCK, closes_at=CLOCK, description=TEXT, notes=TEXT,
)  # fmt: skip
CAPACITY: Final = many(
    shape(
        "unit available updated",
        unit=shape("name", name=TEXT),
        available={"const": 0},
        updated={"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT00:00:00\+0[01]:00$"},
    )
)
SUMMARY_FIELDS: Final = {
    "source": SOURCE,
    "organization_id": UUID,
    "name": TEXT,
    "description": TEXT,
    "url": WEB,
    "email": MAIL,
    "status": {"enum": ["active", "inactive", "defunct", "temporarily closed"]},
    "minimum_age": {"type": "integer"},
    "maximum_age": {"type": "integer"},
    "assured_date": DAY,
    "alert": TEXT,
    "service_capacity": CAPACITY,
}
ALWAYS: Final = "name status description organization organization_id"
SERVICE_SUMMARY: Final = shape(ALWAYS, **SUMMARY_FIELDS, organization=shape("name description", **IN_A_LIST))
AT_LOCATION: Final = shape("location", location=LOCATION)
SERVICE: Final = shape(
    f"{ALWAYS} summary application_process fees_description service_areas attributes",
    **SUMMARY_FIELDS,
    organization=ORGANISATION,
    summary=TEXT,
    eligibility_description=TEXT,
    application_process=TEXT,
    fees_description=TEXT,
    phones=PHONES,
    contacts=many(shape("name", name=TEXT, title=TEXT)),
    schedules=many(SCHEDULE),
    service_areas=many(shape("name", name=TEXT)),
    service_at_locations=many(AT_LOCATION),
    languages=many(shape("name", name=TEXT, code={"type": "string", "pattern": "^[a-z]{3}$"})),
    accessibility=ACCESSIBILITY,
    cost_options=many(shape("", amount=NUMBER, currency={"const": "GBP"}, amount_description=TEXT)),
    required_documents=many(shape("document", document=TEXT)),
    attributes=ATTRIBUTES,
)  # fmt: skip
ROOT: Final = {
    "type": "object",
    "required": ["version", "profile", "openapi_url"],
    "properties": {"version": {"const": "HSDS-UK-3.0"}, "profile": WEB, "openapi_url": WEB, "license": WEB},
}
# Of each kind: an object in a list, and in its own file.
KINDS: Final[Mapping[str, tuple[Schema, Schema | None]]] = {
    "services": (SERVICE_SUMMARY, SERVICE),
    "organizations": (ORGANISATION_SUMMARY, ORGANISATION),
    "taxonomies": (TAXONOMY, TAXONOMY),
    "taxonomy_terms": (TERM, TERM),
    "service_at_locations": (shape("location service", location=LOCATION, service=SERVICE_SUMMARY), None),
}


def envelope(kind: str) -> Schema:
    """A list, all on one page."""
    count, yes_or_no = {"type": "integer", "minimum": 0}, {"type": "boolean"}
    fields = {
        "total_items": count,
        "total_pages": {"const": 1},
        "page_number": {"const": 1},
        "size": count,
        "first_page": {"const": True},
        "last_page": {"const": True},
        "empty": yes_or_no,
        "contents": {"type": "array", "items": KINDS[kind][0]},
    }
    return {"type": "object", "required": [*fields], "properties": fields, "additionalProperties": False}
