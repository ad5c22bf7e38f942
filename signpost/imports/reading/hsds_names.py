"""The names that HSDS 3, HSDS-UK and earlier versions have for the values of a listing."""

from collections.abc import Mapping
from typing import Final

from signpost.views.hsds.taxonomies import KINDS, LEVELS, NEEDS, SETTINGS
from signpost.views.labels import NATIONS

Names = Mapping[str, tuple[str, ...]]  # our name, and theirs, the present one first

VALUES: Final[Names] = {
    "name": ("name",),
    "summary": ("summary", "short_description"),
    "description": ("description",),
    "status": ("status",),
    "fees": ("fees", "fees_description"),
    "age_from": ("minimum_age",),
    "age_to": ("maximum_age",),
    "who_for": ("eligibility_description", "eligibilities"),
    "how_to_join": ("application_process",),
    "waiting_time": ("wait_time",),
    "checked_on": ("assured_date",),
    "notes": ("alert",),
    "setting": ("attending_type", "deliverable_type"),
    "categories": ("attributes", "service_attributes", "service_taxonomies", "categories", "category"),
    "times": ("schedules", "regular_schedules"),
    "areas": ("service_areas",),
    "languages": ("languages",),
    "organisation": ("organization", "organisation", "organization_name", "organisation_name"),
}
# The parts below a service that hold values: the names of the part, and of what is in it.
PARTS: Final[Mapping[tuple[str, ...], Names]] = {
    ("eligibilities", "eligibilitys"): {
        "who_for": ("eligibility", "description"),
        "age_from": ("minimum_age",),
        "age_to": ("maximum_age",),
    },
    ("languages",): {"languages": ("name", "language", "code")},
    ("service_areas",): {"areas": ("name", "service_area", "description")},
}
ORGANISATION: Final[Names] = {
    "organisation": ("name",),
    "organisation_id": ("id",),
    "organisation_description": ("description",),
    "organisation_website": ("website", "url"),
    "organisation_email": ("email",),
}
ROOT_CONTACT: Final[Names] = {
    "person": ("contact_name", "contact_person"),
    "email": ("email",),
    "website": ("url", "website"),
}
CONTACT: Final[Names] = {"person": ("name",), "role": ("title",), "email": ("email",), "website": ("url",)}
PHONES: Final = ("phones", "phone", "telephone")
POINT: Final[Names] = {
    "town": ("city", "town"),
    "postcode": ("postal_code", "postcode"),
    "latitude": ("latitude",),
    "longitude": ("longitude",),
}
ROOT_PLACE: Final[Names] = {"venue": ("location_name", "venue", "location"), **POINT}
LOCATION: Final[Names] = {
    "venue": ("name",),
    "kind": ("location_type",),
    "buses": ("transportation",),
    **POINT,
}
IDENTIFIERS: Final = {
    "GB-CHC": "charity_number",
    "GB-SC": "charity_number",
    "GB-NIC": "charity_number",
    "GB-COH": "company_number",
}
NO_VOICE: Final = ("fax", "tty", "pager")
TEXTS: Final = ("text", "sms")
# Every place is in these, so they say nothing.
AT_HOME: Final = {"country": ("GB", "GBR", "UK", "United Kingdom"), "state_province": tuple(NATIONS.values())}
# Our own vocabularies (signpost/views/hsds): the name of a value, and what says it of a term.
OURS: Final[Mapping[str, tuple[str, str]]] = {
    NEEDS: ("needs", "code"),
    LEVELS: ("levels", "code"),
    SETTINGS: ("setting", "name"),
    KINDS: ("organisation_kind", "code"),
}
ACCESS: Final = ("accessibility", "accessibilities", "accessibility_for_disabilities")
ATTRIBUTES: Final = ("attributes", "service_attributes", "service_taxonomies", "service_taxonomys")
CAPACITIES: Final = ("service_capacity", "capacities")
SCHEDULES: Final = ("schedules", "regular_schedules", "regular_schedule", "schedule")
