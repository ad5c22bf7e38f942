"""Organisations of HSDS."""

from typing import Final

from signpost.records.model import Organisation, first_id
from signpost.views.hsds.fields import Values, filled, phones, source
from signpost.views.hsds.taxonomies import KINDS, Taxonomies
from signpost.views.open_data import OpenData

# The registers as org-id.guide names them. Scottish and Northern Irish charities' numbers start with these letters.
CHARITIES: Final = {"SC": "GB-SC", "NI": "GB-NIC"}
COMPANIES: Final = "GB-COH"


def organisation_summary(data: OpenData, organisation: Organisation) -> Values:
    """An organisation in a list."""
    parent = data.organisations.get(organisation.parent)
    return filled({
        "id": data.stable_id("organization", first_id(organisation)),
        "name": organisation.name,
        "description": organisation.summary,
        "email": organisation.contact.email,
        "website": organisation.contact.website,
        "parent_organization_id": data.stable_id("organization", first_id(parent)) if parent else "",
        "source": source(data, organisation),
    })  # fmt: skip


def organisation_object(data: OpenData, taxonomies: Taxonomies, organisation: Organisation) -> Values:
    """An organisation with all that the form can hold of it, but without its services."""
    summary = organisation_summary(data, organisation)
    charity, company = organisation.charity_number, organisation.company_number
    numbers = ((CHARITIES.get(charity[:2].upper(), "GB-CHC"), "Charity number", charity),
               (COMPANIES, "Company number", company))  # fmt: skip
    return summary | filled({
        "organization_identifiers": [
            {
                "id": data.stable_id("organization_identifier", first_id(organisation), scheme),
                "identifier_scheme": scheme,
                "identifier_type": kind,
                "identifier": number,
            }
            for scheme, kind, number in numbers
            if number
        ],
        "phones": phones(data, organisation.contact, "organization", first_id(organisation)),
        "attributes": list(taxonomies.attributes(summary["id"], KINDS, [organisation.kind])),
    })  # fmt: skip
