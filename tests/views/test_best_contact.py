"""Promises about how a group is reached if there is room for only one way."""

from dataclasses import replace
from types import MappingProxyType
from typing import Final

import pytest

from signpost.records.model import Activity
from signpost.records.parts import Contact
from signpost.views.best_contact import BestContact, best_contact, contact_details, who_answers
from signpost.views.card import card
from tests.day import TODAY
from tests.demonstration import demonstration

DIRECTORY: Final = demonstration()
TEA: Final = DIRECTORY.activities["tea-and-talk"]
MAIL: Final = "hello@tea.example"
SITE: Final = "https://www.tea.example/weekly/meeting.html"


def reached(own: Contact, theirs: Contact) -> BestContact:
    """The best contact of Tea and Talk, with this contact of its own and that of its organisation."""
    runs = DIRECTORY.organisations[TEA.organisation]
    organisations = MappingProxyType({**DIRECTORY.organisations, runs.id: replace(runs, contact=theirs)})
    return best_contact(replace(DIRECTORY, organisations=organisations), replace(TEA, contact=own))


@pytest.mark.parametrize(
    ("own", "theirs", "expected"),
    [
        (Contact(phone="1", text="2", email=MAIL), Contact(phone="9"), BestContact(phone="1", text="2")),
        (Contact(text="2", email=MAIL), Contact(phone="9"), BestContact(text="2")),
        (Contact(email=MAIL), Contact(phone="9"), BestContact(phone="9")),
        (Contact(email=MAIL, website=SITE), Contact(), BestContact(email=MAIL)),
        (Contact(website=SITE), Contact(email="office@runs.example"), BestContact(website=SITE)),
        (Contact(), Contact(email="office@runs.example"), BestContact(email="office@runs.example")),
        (Contact(), Contact(website=SITE), BestContact(website=SITE)),
        (Contact(), Contact(), BestContact()),
    ],
)
def test_the_best_way_is_the_groups_own_number_then_that_of_whoever_runs_it_then_what_there_is(
    own: Contact, theirs: Contact, expected: BestContact
) -> None:
    assert reached(own, theirs) == expected


@pytest.mark.parametrize(
    ("own", "theirs", "expected"),
    [
        (Contact(email=MAIL), Contact(phone="9"), Contact(phone="9", email=MAIL)),
        (Contact(text="2"), Contact(phone="9"), Contact(text="2")),
        (Contact(phone="1", website=SITE), Contact(phone="9", email=MAIL), Contact(phone="1", website=SITE)),
        (Contact(role="The office"), Contact(email=MAIL), Contact(role="The office", email=MAIL)),
    ],
)
def test_the_page_gives_every_way_of_its_own_and_the_number_that_its_card_has(
    own: Contact, theirs: Contact, expected: Contact
) -> None:
    runs = DIRECTORY.organisations[TEA.organisation]
    organisations = MappingProxyType({**DIRECTORY.organisations, runs.id: replace(runs, contact=theirs)})
    assert contact_details(replace(DIRECTORY, organisations=organisations), replace(TEA, contact=own)) == expected


@pytest.mark.parametrize(
    ("own", "theirs", "expected"),
    [
        (Contact(role="Us", phone="1"), Contact(role="Them", phone="9", hours="Mornings"), ("Us", "")),
        (Contact(), Contact(role="Them", phone="9", hours="Mornings"), ("Them", "Mornings")),
        (Contact(role="Us"), Contact(role="Them", phone="9", hours="Mornings"), ("Us", "Mornings")),
        (Contact(phone="9"), Contact(role="Them", phone="9", hours="Mornings"), ("Them", "Mornings")),
        (Contact(text="2"), Contact(role="Them", hours="Mornings"), ("", "")),
        (Contact(website=SITE), Contact(role="Them", email=MAIL), ("", "")),
        (Contact(), Contact(role="Them", email=MAIL), ("Them", "")),
    ],
)
def test_role_and_hours_are_those_of_whoever_answers_the_best_way(
    own: Contact, theirs: Contact, expected: tuple[str, str]
) -> None:
    runs = DIRECTORY.organisations[TEA.organisation]
    organisations = MappingProxyType({**DIRECTORY.organisations, runs.id: replace(runs, contact=theirs)})
    assert who_answers(replace(DIRECTORY, organisations=organisations), replace(TEA, contact=own)) == expected


def test_nothing_is_borrowed_for_a_service_that_must_not_be_found() -> None:
    hidden: Activity = DIRECTORY.activities["sea-holly-support"]
    alone = replace(hidden, contact=Contact())
    assert DIRECTORY.organisations[hidden.organisation].contact.phone
    assert best_contact(DIRECTORY, alone) == BestContact()
    assert contact_details(DIRECTORY, alone) == Contact()
    assert who_answers(DIRECTORY, alone) == ("", "")


def test_a_long_web_address_is_a_name_on_the_screen_and_whole_on_paper() -> None:
    way = reached(Contact(website=SITE), Contact())
    assert (way.host, way.address) == ("www.tea.example", "www.tea.example/weekly/meeting.html")


def test_who_has_no_number_is_asked_and_not_rung() -> None:
    runs = DIRECTORY.organisations[TEA.organisation]
    organisations = MappingProxyType({**DIRECTORY.organisations, runs.id: replace(runs, contact=Contact(email=MAIL))})
    directory = replace(DIRECTORY, organisations=organisations)
    ring_first = replace(TEA, joining="ring-first")
    assert card(directory, ring_first, TODAY).joining == "Ring first"
    assert card(directory, replace(ring_first, contact=Contact()), TODAY).joining == "Ask first"
