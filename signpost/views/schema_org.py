"""What search engines can read of a page's own record, in the words of schema.org.

A group that meets again and again is a service and no event: an event needs a day of its own, and its times are in its
calendar. Of a sensitive record nothing is said, and of a contact only what belongs to a role.
"""

from collections.abc import Mapping
from typing import Any, Final

from signpost.records.model import Activity, Organisation, Venue
from signpost.records.parts import Access, Audience, Contact, Cost
from signpost.views.hsds.fields import filled
from signpost.views.labels import ACCESS, audience_words
from signpost.views.snapshot import Snapshot

Values = dict[str, Any]
CONTEXT: Final = "https://schema.org"
# The types of schema.org for kinds of organisation; all others are an Organization.
TYPES: Final[Mapping[str, str]] = {"charity": "NGO", "council": "GovernmentOrganization"}
GENDERS: Final = {"women": "female", "men": "male"}


def activity_data(snapshot: Snapshot, activity: Activity, page: str) -> Values:
    """An activity as a service; empty if it is sensitive or has closed. `page` is its page's web address, or ""."""
    directory = snapshot.directory
    if directory.is_sensitive(activity) or activity.status == "closed":
        return {}
    venue = directory.venues.get(activity.venue)
    return filled({
        "@context": CONTEXT,
        "@type": "Service",
        "name": activity.name,
        "description": activity.summary,
        "mainEntityOfPage": page,
        "category": [directory.needs[need].name for need in activity.needs],
        "provider": _named(directory.organisations[activity.organisation]),
        "areaServed": [{"@type": "Place", "name": directory.areas[area].name} for area in activity.areas],
        "audience": _audience(activity.audience),
        "offers": _offer(activity.cost),
        "availableChannel": _channel(activity, venue),
    })  # fmt: skip


def organisation_data(snapshot: Snapshot, organisation: Organisation, page: str) -> Values:
    """An organisation; empty if it is sensitive."""
    if snapshot.directory.is_sensitive(organisation):
        return {}
    contact = organisation.contact
    numbers = {"Charity number": organisation.charity_number, "Company number": organisation.company_number}
    return {"@context": CONTEXT} | filled({
        **_named(organisation),
        "description": organisation.summary,
        "mainEntityOfPage": page,
        "telephone": contact.phone,
        "email": contact.email,
        "identifier": [
            {"@type": "PropertyValue", "name": name, "value": number} for name, number in numbers.items() if number
        ],
    })  # fmt: skip


def venue_data(venue: Venue, page: str) -> Values:
    """A venue that may be found."""
    return {"@context": CONTEXT} | _place(venue) | filled({
        "mainEntityOfPage": page,
        "amenityFeature": _features(venue.access),
    })  # fmt: skip


def _named(organisation: Organisation) -> Values:
    kind = TYPES.get(organisation.kind, "Organization")
    return filled({"@type": kind, "name": organisation.name, "url": organisation.contact.website})


def _place(venue: Venue) -> Values:
    point = venue.coordinates
    return filled({
        "@type": "Place",
        "name": venue.name,
        "address": filled({
            "@type": "PostalAddress",
            "streetAddress": venue.address,
            "addressLocality": venue.town,
            "postalCode": venue.postcode,
            "addressCountry": "GB",
        }),
        "geo": {"@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude} if point else None,
    })  # fmt: skip


def _features(access: Access | None) -> list[Values]:
    answers = {label: getattr(access, name) for name, label in ACCESS.items()} if access else {}
    return [
        {"@type": "LocationFeatureSpecification", "name": label, "value": answer}
        for label, answer in answers.items()
        if answer is not None
    ]


def _audience(audience: Audience | None) -> Values | None:
    if audience is None:
        return None
    return filled({
        "@type": "PeopleAudience",
        "audienceType": "; ".join(audience_words(audience)),
        "suggestedMinAge": audience.age_from,
        "suggestedMaxAge": audience.age_to,
        "suggestedGender": GENDERS.get(audience.gender),
    })  # fmt: skip


def _offer(cost: Cost) -> Values | None:
    """The price, if there is one that everybody pays."""
    pounds = "0" if cost.kind == "free" else cost.pounds
    if pounds is None:
        return None
    return filled({"@type": "Offer", "price": str(pounds), "priceCurrency": "GBP", "description": cost.note})


def _channel(activity: Activity, venue: Venue | None) -> Values | None:
    """Where to go, whom to ring and what to read."""
    known = filled({
        "serviceLocation": _place(venue) if venue else None,
        "servicePhone": _phone(activity.contact),
        "serviceUrl": activity.contact.website,
        "availableLanguage": list(activity.languages),
    })  # fmt: skip
    return {"@type": "ServiceChannel", **known} if known else None


def _phone(contact: Contact) -> Values | None:
    if not contact.phone:
        return None
    return filled({"@type": "ContactPoint", "telephone": contact.phone, "contactType": contact.role})
