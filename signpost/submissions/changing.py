"""What the answers of a submission do to records: a change, a new group, or a check that all is still right."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from signpost.checks.words import join_words
from signpost.records.asked import PART, Asked, asked
from signpost.records.model import Activity, Organisation, Venue
from signpost.submissions import breaks, choices, fields, owners, stale, told, usual
from signpost.submissions.contacts import old_contacts, with_number_for_texts
from signpost.submissions.draft import GONE, Draft, of_record
from signpost.submissions.drafts import Drafts
from signpost.values.names import read

Page = Activity | Organisation | Venue | None
PLACES: Final = (("venue",), ("online",), ("at_home",))  # the fields of which a group has one or more
REACHED: Final = (("contact", "phone"), ("contact", "email"))
CLOSED: Final = (
    "This group has closed. If it runs again, answer “Is it running?” with Open, and ring it before that goes in."
)


def take_change(drafts: Drafts, page: Page, answers: Mapping[str, str]) -> None:
    """Put the answers into the page's record and those of its organisation and venue. Only what is given changes."""
    values = drafts.read(breaks.with_days(drafts, with_number_for_texts(answers)))
    if page is None:
        return
    _refuse_discreet(drafts, values)
    drafts.put(own := of_record(page))
    if isinstance(page, Activity) and page.status == "closed" and not _asks_for(values, "status"):
        drafts.faults.append(CLOSED)
    if isinstance(page, Activity):
        owners.take(drafts, values)
        drafts.put(fields.with_values(drafts, drafts.by_kind["activity"], _own(values)))
        drafts.put(told.with_change(drafts, page))
        drafts.notes += stale.old_words(drafts, page)
        owners.give_contact(drafts, drafts.by_kind["activity"].at(("contact",)))
    else:
        _take_alone(drafts, own, values)
    drafts.notes += old_contacts(page, drafts.by_kind[own.kind], drafts.directory)


def take_new(drafts: Drafts, page: Page, answers: Mapping[str, str]) -> None:  # noqa: ARG001 - as the other takers
    """Make a record of a new group, with its organisation and venue if these are new too."""
    values = drafts.read(with_number_for_texts(answers))
    _refuse_discreet(drafts, values)
    name = next((value for question, value in values.items() if question.path == ("name",)), "")
    id_ = owners.new_id(drafts, "activity", name) if name else ""
    drafts.put(Draft("activity", id_, {}))
    owners.take(drafts, values)
    own = fields.with_values(drafts, drafts.by_kind["activity"], _own(values))
    own = usual.with_usual(drafts, own.with_value(("added",), drafts.today.isoformat()))
    drafts.put(own)
    owners.give_contact(drafts, own.at(("contact",)))
    usual.give_summary(drafts)
    _name_missing(drafts, answers)


def take_still_right(drafts: Drafts, page: Page, answers: Mapping[str, str]) -> None:
    """Write into a group's record that the group has said today that all of it is right, and nothing else."""
    role = read(answers.get(PART, "")).value
    drafts.faults += _against_still_right(page, role, answers)
    if isinstance(page, Activity) and role:
        drafts.put(of_record(page).with_value(("verified",), _checked(drafts, role)))
        if not drafts.by_kind["activity"].changed:
            drafts.faults.append("The page says already that the group confirmed it today.")


def _checked(drafts: Drafts, role: str) -> dict[str, str]:
    return {"on": drafts.today.isoformat(), "by": role, "how": "group"}


def _against_still_right(page: Page, role: str | None, answers: Mapping[str, str]) -> Iterator[str]:
    if more := [question.label for question in asked() if question.label in answers]:
        yield (
            f"It says that everything is still right, and has answers too: {', '.join(more)}. If something changes, "
            "say that it is about a change."
        )
    if page is not None and not isinstance(page, Activity):
        yield "Only a group can be confirmed like this: its page's address starts with activities/."
    if isinstance(page, Activity) and page.status == "closed":
        yield CLOSED
    if not role:
        yield f"{PART} has no answer. Write a role, such as Coordinator, and no name."


def take_nothing(drafts: Drafts, page: Page, answers: Mapping[str, str]) -> None:  # noqa: ARG001 - as the other takers
    """Only say what is wrong with the answers, if it is not clear what they are about."""
    drafts.read(answers)


TAKERS: Final[Mapping[str, Callable[[Drafts, Page, Mapping[str, str]], None]]] = {
    "change": take_change,
    "new": take_new,
    "still-right": take_still_right,
}


def _of_kind(values: Mapping[Asked, Any], kind: str) -> dict[Asked, Any]:
    return {question: value for question, value in values.items() if question.kind == kind}


def _own(values: Mapping[Asked, Any]) -> dict[Asked, Any]:
    """The values that are in a group's own record, without the names of its organisation and venue."""
    named = {question for question, value in values.items() if question.path[0] in owners.KINDS and value is not GONE}
    return {question: value for question, value in _of_kind(values, "activity").items() if question not in named}


def _asks_for(values: Mapping[Asked, Any], *path: str) -> bool:
    return any(question.kind == "activity" and question.path == path for question in values)


def _take_alone(drafts: Drafts, own: Draft, values: Mapping[Asked, Any]) -> None:
    """Put the answers into the record of an organisation or venue; those about a group are refused."""
    fitting = _of_kind(values, own.kind)
    for question, value in values.items():
        if own.kind == "organisation" and question.path[0] == "contact":
            own = own.with_value(question.path, value)
        elif question not in fitting:
            drafts.faults.append(f"{question.label}: that belongs to a group, and this page is about its {own.kind}.")
    drafts.put(fields.with_values(drafts, own, fitting))


def _refuse_discreet(drafts: Drafts, values: Mapping[Asked, Any]) -> None:
    needs = next((value for question, value in values.items() if question.path == ("needs",)), ())
    if needs is not GONE and any(drafts.directory.needs[need].discreet for need in needs):
        drafts.secret = True


def _name_missing(drafts: Drafts, answers: Mapping[str, str]) -> None:
    """A fault for each question without an answer whose field every record of its kind has."""
    for question in asked():
        draft = drafts.by_kind.get(question.kind)
        new = draft is not None and draft.before is None
        if new and draft and question.required and draft.at(question.path) is None and question.label not in answers:
            drafts.faults.append(f"{question.label} has no answer. {_wanted(drafts, question)}")
    own = drafts.by_kind["activity"]
    # An answer that is not understood has a fault of its own.
    if own.at(("contact",)) is None and not any(one.label in answers for one in asked() if one.path in REACHED):
        drafts.faults.append("Phone has no answer. Write a number or an e-mail address by which people reach you.")
    if not any(one.label in answers for one in asked() if one.path in PLACES):
        drafts.faults.append("Where it meets has no answer. Write the place, or answer “Online” or “At home”.")


def _wanted(drafts: Drafts, question: Asked) -> str:
    """What an answer may be: the choices, if they are few, or else the hint."""
    schema = question.field.schema
    named = schema.get("items", schema).get("x-refers-to") in {"organisation", "venue", "need"}  # too many, or secret
    known = [] if named else list(choices.options(question, drafts.directory).values())
    if 0 < len(known) <= choices.MOST_SHOWN:
        return f"The choices are {join_words(known, 'or')}."
    return f"{question.hint[0].upper()}{question.hint[1:].rstrip('.')}."
