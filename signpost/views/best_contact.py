"""How to reach an activity, where there is room for one way only."""

from dataclasses import dataclass

from signpost.records.directory import Directory
from signpost.records.model import Activity
from signpost.records.parts import Contact


@dataclass(frozen=True)
class BestContact:
    """The number to ring and the one to text; where there is neither an e-mail address, else a website."""

    phone: str = ""
    text: str = ""
    email: str = ""
    website: str = ""

    @property
    def address(self) -> str:
        """The website as it is typed into a browser."""
        return self.website.removeprefix("https://").removeprefix("http://")

    @property
    def host(self) -> str:
        """The name of the website, where a whole address would be too long."""
        return self.address.partition("/")[0]

    @property
    def words(self) -> str:
        """The best way as it is written: "0117 496 0200", "hello@group.example", or "" where there is none."""
        return self.phone or self.text or self.email or self.address


def best_contact(directory: Directory, activity: Activity) -> BestContact:
    """The activity's own way, else its organisation's. Nothing is borrowed for a sensitive one."""
    own = activity.contact
    organisation = None if directory.is_sensitive(activity) else directory.organisations.get(activity.organisation)
    theirs = organisation.contact if organisation else Contact()
    phone = own.phone or ("" if own.text else theirs.phone)
    if phone or own.text:
        return BestContact(phone, own.text)
    if own.email or (theirs.email and not own.website):
        return BestContact(email=own.email or theirs.email)
    return BestContact(website=own.website or theirs.website)
