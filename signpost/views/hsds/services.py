"""Services of HSDS, each from an activity that may be found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from signpost.records.model import Activity, first_id
from signpost.records.parts import Contact
from signpost.values.languages import CODES
from signpost.views.freshness import Stage, known_since
from signpost.views.hsds import words
from signpost.views.hsds.fields import Values, accessibility, filled, phones, source
from signpost.views.hsds.locations import online_location, venue_location
from signpost.views.hsds.organisations import organisation_object
from signpost.views.hsds.schedules import schedules
from signpost.views.hsds.taxonomies import LEVELS, NEEDS, SETTINGS, Taxonomies
from signpost.views.labels import COST
from signpost.views.open_data import OpenData
from signpost.views.snapshot import Snapshot

LONDON: Final = ZoneInfo("Europe/London")
STATUS: Final = {
    "open": "active",
    "full": "active",
    "paused": "temporarily closed",
    "ended": "inactive",
    "closed": "defunct",
}


@dataclass(frozen=True, eq=False)
class Services:
    """The services of a snapshot, with the objects that many of them share."""

    snapshot: Snapshot

    @cached_property
    def data(self) -> OpenData:
        return OpenData(self.snapshot.directory)

    @cached_property
    def taxonomies(self) -> Taxonomies:
        return Taxonomies(self.data)

    @cached_property
    def organisations(self) -> Mapping[str, Values]:
        """Every organisation that may be found, by our id."""
        data, taxonomies = self.data, self.taxonomies
        return {id_: organisation_object(data, taxonomies, own) for id_, own in data.organisations.items()}

    @cached_property
    def locations(self) -> Mapping[str, Values]:
        """The location of every venue that may be found, by our id."""
        return {id_: venue_location(self.data, venue) for id_, venue in self.data.venues.items()}

    def summary(self, activity: Activity) -> Values:
        """A service in a list: what the standard's list has of it."""
        card = self.snapshot.cards[activity.id]
        organisation = self.organisations[activity.organisation]
        audience, contact = activity.audience, activity.contact
        gone = card.state == "open" and card.stage == Stage.ARCHIVED
        return filled({
            "id": self.data.stable_id("service", first_id(activity)),
            "organization_id": organisation["id"],
            "name": activity.name,
            "description": words.description(activity),
            "url": contact.website,
            "email": contact.email,
            "status": "inactive" if gone else STATUS[card.state],
            "minimum_age": audience.age_from if audience else None,
            "maximum_age": audience.age_to if audience else None,
            "assured_date": activity.verified.on.isoformat() if activity.verified else "",
            "alert": words.alert(card),
            "service_capacity": list(self._capacity(activity)),
            "organization": {name: organisation[name] for name in ("id", "name", "description")},
            "source": source(self.data, activity),
        })  # fmt: skip

    def whole(self, activity: Activity, summary: Values) -> Values:
        """A service with all that the form can hold of it, from its summary."""
        data, id_ = self.data, first_id(activity)
        return summary | filled({
            "summary": activity.summary,
            "eligibility_description": words.eligibility(activity),
            "application_process": words.application(activity, self.snapshot.cards[activity.id]),
            "fees_description": words.fees(activity),
            "organization": self.organisations[activity.organisation],
            "phones": phones(data, activity.contact, "service", id_),
            "contacts": list(_contacts(data, activity.contact, id_)),
            "schedules": list(schedules(data, activity, self.snapshot.today)),
            "service_areas": [
                {"id": data.stable_id("service_area", id_, area), "name": data.directory.areas[area].name}
                for area in activity.areas
            ],
            "service_at_locations": list(self.at_locations(activity)),
            "languages": [
                filled({"id": data.stable_id("language", id_, name), "name": name, "code": CODES.get(name)})
                for name in activity.languages
            ],
            "accessibility": accessibility(data, activity.access, "service", id_),
            "cost_options": list(_cost_options(data, activity)),
            "required_documents": list(_documents(data, activity)),
            "attributes": [
                *self.taxonomies.attributes(summary["id"], NEEDS, activity.needs),
                *self.taxonomies.attributes(summary["id"], LEVELS, activity.levels),
                *self.taxonomies.attributes(summary["id"], SETTINGS, activity.setting),
            ],
        })  # fmt: skip

    def at_locations(self, activity: Activity) -> Iterator[Values]:
        """Where a service takes place: its venue, and what people join online."""
        found = [self.locations[activity.venue]] if activity.venue in self.locations else []
        found += [online_location(self.data, activity)] if activity.online else []
        for location in found:
            yield {
                "id": self.data.stable_id("service_at_location", first_id(activity), location["id"]),
                "location": location,
            }

    def _capacity(self, activity: Activity) -> Iterator[Values]:
        """That a service has no place left (HSDS 3.1). How many there are otherwise, nobody has counted."""
        if activity.status == "full":
            since = activity.status_since or known_since(activity)
            yield {
                "id": self.data.stable_id("service_capacity", first_id(activity)),
                "unit": {"id": self.data.stable_id("unit", "place"), "name": "place"},
                "available": 0,
                "updated": datetime.combine(since, time(), LONDON).isoformat(),
            }


def _contacts(data: OpenData, contact: Contact, service: str) -> Iterator[Values]:
    """Whom to ask: a person only if that person agreed, else the role."""
    person = contact.person if contact.person_agreed else ""
    if name := person or contact.role:
        yield filled({"id": data.stable_id("contact", service), "name": name, "title": contact.role})


def _cost_options(data: OpenData, activity: Activity) -> Iterator[Values]:
    """The price, which is 0 if it is free. Of a donation only the words are known, and if people must ask, nothing."""
    cost, id_ = activity.cost, data.stable_id("cost_option", first_id(activity))
    pounds = 0 if cost.kind == "free" else cost.pounds
    if pounds is not None:
        yield {"id": id_, "amount": int(pounds) if pounds == int(pounds) else float(pounds), "currency": "GBP"}
    elif cost.kind == "donation":
        yield {"id": id_, "amount_description": COST[cost.kind]}


def _documents(data: OpenData, activity: Activity) -> Iterator[Values]:
    if activity.id_needed:
        yield {
            "id": data.stable_id("required_document", first_id(activity)),
            "document": "Something that shows who you are",
        }
