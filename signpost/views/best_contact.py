"""How to reach an activity: the best way, and all ways for its own page. No other module reads contacts."""

from dataclasses import dataclass, replace

from signpost.records.directory import Directory
from signpost.records.model import Activity, Organisation
from signpost.records.parts import Contact


@dataclass(frozen=True)
class BestContact:
    """The numbers to ring and to text; if there is neither, an e-mail address; if there is none, a website."""

    phone: str = ""
    text: str = ""
    email: str = ""
    website: str = ""

    @property
    def address(self) -> str:
        """The website as people type it into a browser."""
        return self.website.removeprefix("https://").removeprefix("http://")

    @property
    def host(self) -> str:
        """The host of the website, for places in which the whole address would be too long."""
        return self.address.partition("/")[0]

    @property
    def words(self) -> str:
        """The best way as it is written: "0117 496 0200", "hello@group.example", or "" if there is none."""
        return self.phone or self.text or self.email or self.address

    @property
    def verb(self) -> str:
        """The verb for these words: "Ring", "Text", "Write to" or "Look at"."""
        return "Ring" if self.phone else "Text" if self.text else "Write to" if self.email else "Look at"


def best_contact(directory: Directory, activity: Activity) -> BestContact:
    """The activity's own best way, else its organisation's. A sensitive activity only has its own."""
    own, theirs = activity.contact, _organisations(directory, activity)
    phone = own.phone or ("" if own.text else theirs.phone)
    if phone or own.text:
        return BestContact(phone, own.text)
    if own.email or (theirs.email and not own.website):
        return BestContact(email=own.email or theirs.email)
    return BestContact(website=own.website or theirs.website)


def contact_of(organisation: Organisation) -> BestContact:
    """The best way to reach an organisation itself."""
    own = organisation.contact
    if own.phone or own.text:
        return BestContact(own.phone, own.text)
    return BestContact(email=own.email) if own.email else BestContact(website=own.website)


def contact_details(directory: Directory, activity: Activity) -> Contact:
    """Every way to reach an activity: its own, and its organisation's if that is the best way."""
    own, way = activity.contact, best_contact(directory, activity)
    return replace(
        own, phone=way.phone, text=way.text, email=own.email or way.email, website=own.website or way.website
    )


def who_answers(directory: Directory, activity: Activity) -> tuple[str, str]:
    """The role of whoever answers the best way to reach an activity, and their hours; "" for what is not known."""
    own, theirs, way = activity.contact, _organisations(directory, activity), best_contact(directory, activity)
    if way.words in (theirs.phone, theirs.email, BestContact(website=theirs.website).address):
        return own.role or theirs.role, own.hours or theirs.hours
    return own.role, own.hours


def _organisations(directory: Directory, activity: Activity) -> Contact:
    """The contact of the organisation that runs an activity; an empty one for a sensitive activity."""
    organisation = None if directory.is_sensitive(activity) else directory.organisations.get(activity.organisation)
    return organisation.contact if organisation else Contact()
