"""Locations of HSDS: venues, and what is online."""

from signpost.records.model import Activity, Venue, first_id
from signpost.views.hsds.fields import Values, accessibility, filled
from signpost.views.labels import NATIONS
from signpost.views.open_data import OpenData


def venue_location(data: OpenData, venue: Venue) -> Values:
    """The location of a venue that may be found."""
    about, id_ = data.directory.about, data.stable_id("location", first_id(venue))
    point = venue.coordinates
    address = {
        "id": data.stable_id("address", first_id(venue)),
        "address_1": venue.address,
        # The standard wants a town and a county of every address. Not all venues have said theirs.
        "city": venue.town or about.region,
        "state_province": NATIONS[about.nation],
        "postal_code": venue.postcode,
        "country": "GB",
        "address_type": "physical",
    }
    return filled({
        "id": id_,
        "location_type": "physical",
        "name": venue.name,
        "description": venue.door,
        "transportation": "\n".join(venue.bus_routes),
        "latitude": point.latitude if point else None,
        "longitude": point.longitude if point else None,
        "addresses": [address],
        "accessibility": accessibility(data, venue.access, "location", first_id(venue)),
    })  # fmt: skip


def online_location(data: OpenData, activity: Activity) -> Values:
    """The location of an activity that people join online."""
    id_ = data.stable_id("location", first_id(activity), "online")
    return {"id": id_, "location_type": "virtual", "name": activity.online}
