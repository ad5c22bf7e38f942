"""The names that HSDS 3, HSDS-UK and the versions before them have for what a listing holds."""

from typing import Final

# Our name, and the names that versions of the standard have for it, the present one first.
VALUES: Final = {
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
}
ORGANISATION: Final = {
    "organisation": ("name",),
    "organisation_description": ("description",),
    "organisation_website": ("website", "url"),
    "organisation_email": ("email",),
}
CONTACT: Final = {"person": ("name",), "role": ("title",), "email": ("email",), "website": ("url",)}
PHONES: Final = ("phones", "phone", "telephone")
IDENTIFIERS: Final = {
    "GB-CHC": "charity_number",
    "GB-SC": "charity_number",
    "GB-NIC": "charity_number",
    "GB-COH": "company_number",
}
NO_VOICE: Final = ("fax", "tty", "pager")
TEXTS: Final = ("text", "sms")
AT_HOME: Final = {"country": ("GB", "GBR", "UK", "United Kingdom")}  # where every place is, which needs no words
ACCESS: Final = ("accessibility", "accessibilities", "accessibility_for_disabilities")
ATTRIBUTES: Final = ("attributes", "service_attributes", "service_taxonomies", "service_taxonomys")
POINT: Final = {"latitude": ("latitude",), "longitude": ("longitude",)}
SCHEDULES: Final = ("schedules", "regular_schedules", "regular_schedule", "schedule")
