"""Personal data: nobody is named without agreement, and no private number is ever published."""

from collections.abc import Iterator
from typing import Final

from signpost.checks.per_record import Context, per_record
from signpost.checks.sensitive import comments_of
from signpost.records.document import Path
from signpost.records.model import Record
from signpost.records.parts import Contact
from signpost.records.problem import Place, Problem, problem
from signpost.records.schema import Written
from signpost.values.people import is_name, is_named, tells_a_story
from signpost.values.personal_data import FREE_MAIL, MOBILE, mobile_in, person_in, private_number

ROLES: Final = frozenset({"role", "by", "seen_by", "said_by", "agreed_by"})  # fields for what somebody does
PUBLISHED: Final = frozenset({"activity", "organisation", "venue"})  # other kinds name lay words and charities


@per_record()
def personal_data(record: Record, context: Context) -> Iterator[Problem]:
    """Persons named without agreement, and numbers or addresses that belong to a person."""
    for path, contact in record.contacts:
        yield from _named(record, path, contact)
        yield from _own(record, path, contact)
    yield from _private_numbers(record)
    yield from _in_comments(record)
    for written in record.texts:
        if written.style is not None:
            yield from _in_words(record, written)
            yield from _as_role(record, written)


def _in_words(record: Record, written: Written) -> Iterator[Problem]:
    """People and mobiles in the words of a record, for which no field can say that anybody agreed."""
    if mobile_in(written.text):
        yield problem(
            record.source.place(written.path),
            "mobile-in-words",
            "There is a mobile number among these words, and it may be somebody's own.",
            "Take it out, or write it under contact if it is the group's.",
        )
    named = record.source.kind in PUBLISHED and written.path[-1] not in {"name", "person", *ROLES}
    if person_in(written.text) or (named and is_named(written.text)):
        yield problem(
            record.source.place(written.path),
            "person-in-words",
            "A person seems to be named among these words.",
            "Write their role, such as the coordinator, unless they have agreed to be named.",
        )
    if record.source.kind in PUBLISHED and tells_a_story(written.text):
        yield problem(
            record.source.place(written.path),
            "story-of-a-person",
            "This seems to be about one person: there is an age or a name with an illness, a loss or an address.",
            "Take it out, and ask for help to take it out of the history too: anyone can read this file.",
        )


def _in_comments(record: Record) -> Iterator[Problem]:
    """The same in comments, which are as public as all else in the file."""
    for line, text in comments_of(record):
        what = private_number(text)
        if what or tells_a_story(text) or is_named(text):
            yield problem(
                Place(record.source.file, line),
                "personal-number" if what else "person-in-comment",
                f"There is what looks like {what or 'the name or the story of a person'} in a comment here.",
                "Take it out, and ask for help to take it out of the history too: anyone can read this file.",
            )


def _as_role(record: Record, written: Written) -> Iterator[Problem]:
    """A name in place of a role. That of a contact may stand there if the person has agreed."""
    if written.path[-1] not in ROLES or not is_name(written.text):
        return
    contact = next((contact for path, contact in record.contacts if path == written.path[:-1]), None)
    agreed = contact.person if contact and contact.person_agreed else ""
    if is_name(written.text.replace(agreed, "") if agreed else written.text):
        yield problem(
            record.source.place(written.path),
            "person-as-role",
            "A person seems to be named here, where a role belongs.",
            "Write what they do, such as Coordinator or Link worker. People move on, and not all wish to be named.",
        )


def _named(record: Record, path: Path, contact: Contact) -> Iterator[Problem]:
    if record.has(*path, "person") and not contact.person_agreed:
        yield problem(
            record.place(*path, "person"),
            "person-not-agreed",
            "A person is named here, and nothing says that they have agreed to it.",
            "Ask them, and then add person_agreed: yes. Or delete the name and write a role, such as Coordinator.",
        )


def _own(record: Record, path: Path, contact: Contact) -> Iterator[Problem]:
    """What may be somebody's own mobile or mailbox, unless person_agreed: yes says that it may be published."""
    if contact.person_agreed:
        return
    if MOBILE.match(contact.phone.strip()):
        yield problem(
            record.place(*path, "phone"),
            "mobile-contact",
            "This is a mobile number, and it may be somebody's own.",
            "A number of the group's is better. If its owner is happy to see it published, add person_agreed: yes.",
        )
    if contact.email.strip().lower().rpartition("@")[2] in FREE_MAIL:
        yield problem(
            record.place(*path, "email"),
            "mail-personal",
            "This address may be somebody's own.",
            "An address of the group's is better. If its owner is happy to see it published, add person_agreed: yes.",
        )


def _private_numbers(record: Record) -> Iterator[Problem]:
    for written in record.texts:
        # Phone numbers and codes have their own fields, and may look like private numbers.
        what = private_number(written.text) if written.style is not None or written.form in {"email", "web"} else None
        if what:
            yield problem(
                record.source.place(written.path),
                "personal-number",
                f"There is what looks like {what} here.",
                "Take it out, and ask for help to take it out of the history too: anyone can read this file.",
            )
