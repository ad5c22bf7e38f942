"""The directory as Open Referral UK's web API answers (HSDS-UK 3.0), as files: `data/hsds-uk/`.

A file and a folder can't have the same name, so the answer to a list's address is in the folder's index.json, and one
to an object's own address in a file named by its id: `services` is services/index.json, `services/ID` is
services/ID.json. A host takes away the endings by one rule, which the page for developers gives.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import orjson

from signpost.outputs.artefact import Artefact
from signpost.outputs.memoize import memoized
from signpost.outputs.planning import inputs_fingerprint
from signpost.records.model import Activity, first_id
from signpost.values.licences import LICENCES
from signpost.views.hsds.organisations import organisation_summary
from signpost.views.hsds.services import Services
from signpost.views.snapshot import Snapshot

FOLDER: Final = "data/hsds-uk"
VERSION: Final = "HSDS-UK-3.0"
PROFILE: Final = "https://docs.openreferraluk.org/en/latest/"
OPENAPI: Final = f"{PROFILE}openapi30.json"


def hsds_uk(snapshot: Snapshot) -> Iterator[Artefact]:
    """The root, and for each kind of object a list of all on one page; own files for all but places of services."""
    services = Services(snapshot)
    yield _file("index", _root(snapshot), "directory.yaml")
    yield from _services(services)
    yield from _organisations(services)
    yield from _taxonomies(services)


def _root(snapshot: Snapshot) -> Mapping[str, str]:
    """What the standard's validator asks first: the version. The licence is ours."""
    root = {"version": VERSION, "profile": PROFILE, "openapi_url": OPENAPI, "publisher": snapshot.about.name}
    licence = LICENCES.get(snapshot.about.licence)
    return root | ({"license": licence.address} if licence else {})


def _services(services: Services) -> Iterator[Artefact]:
    summaries: list[str] = []
    places: list[str] = []
    for activity in services.data.activities.values():
        summary, whole, at = _kept(services, activity)
        summaries.append(summary)
        places += at
        name = services.data.stable_id("service", first_id(activity))
        yield Artefact(f"{FOLDER}/services/{name}.json", f"{whole}\n".encode(), activity.source.file)
    yield _list("services", summaries, "activities/")
    yield _list("service_at_locations", places, "activities/")


def _kept(services: Services, activity: Activity) -> tuple[str, str, list[str]]:
    """A service as JSON: as it is in the list, the whole, and each of its places."""
    key = inputs_fingerprint(services.snapshot, [activity], "hsds-uk")
    return memoized(services.snapshot, key, lambda: _made(services, activity))


def _made(services: Services, activity: Activity) -> tuple[str, str, list[str]]:
    summary = services.summary(activity)
    at = [_json(place | {"service": summary}) for place in services.at_locations(activity)]
    return _json(summary), _json(services.whole(activity, summary)), at


def _organisations(services: Services) -> Iterator[Artefact]:
    data = services.data
    summaries = [_json(organisation_summary(data, own)) for own in data.organisations.values()]
    yield _list("organizations", summaries, "organisations/")
    for own in data.organisations.values():
        whole = services.organisations[own.id]
        yield _file(f"organizations/{whole['id']}", whole, own.source.file)


def _taxonomies(services: Services) -> Iterator[Artefact]:
    taxonomies = list(services.taxonomies.taxonomies())
    terms = [term for of in services.taxonomies.terms.values() for term in of.values()]
    for name, objects in (("taxonomies", taxonomies), ("taxonomy_terms", terms)):
        yield _list(name, map(_json, objects), "needs/")
        for one in objects:
            yield _file(f"{name}/{one['id']}", one, "needs/")


def _list(name: str, contents: Iterable[str], source: str) -> Artefact:
    """A list in the standard's envelope, all on one page."""
    found = [orjson.Fragment(one) for one in contents]
    envelope = {
        "total_items": len(found),
        "total_pages": 1,
        "page_number": 1,
        "size": len(found),
        "first_page": True,
        "last_page": True,
        "empty": not found,
        "contents": found,
    }
    return _file(f"{name}/index", envelope, source)


def _file(name: str, value: Any, source: str) -> Artefact:
    return Artefact(f"{FOLDER}/{name}.json", orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE), source)


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
