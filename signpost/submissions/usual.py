"""What is usual for a new group, if its answers leave it out: hardly any group knows it, or other answers say it."""

from typing import Final

from signpost.records.problem import quoted
from signpost.submissions.draft import Draft
from signpost.submissions.drafts import Drafts, labelled
from signpost.views.labels import SETTING

# What somebody does to come, by how people join. Who sends to a group by referral only can't be guessed.
ROUTES: Final = {"drop-in": "Just come along.", "ring-first": "Ring first.", "book": "Book a place first."}
ASK: Final = {"ring-first": "Ask first."}  # if there is no number to ring
SETTINGS: Final = {"venue": "group", "online": "online", "at_home": "at-home"}  # by the place where it meets


def with_usual(drafts: Drafts, draft: Draft) -> Draft:
    """The draft of a new group with the level of support, how people take part and what somebody does to come.

    Each that is put in is told in a note.
    """
    for name, value, words in (*_level(drafts), *_setting(draft), *_route(draft)):
        if name not in draft.values:
            _tell(drafts, draft.kind, name, words)
            draft = draft.with_value((name,), value)
    return draft


def give_summary(drafts: Drafts) -> None:
    """Say of a new organisation that it runs the group, if nothing else is; its own words if it is the group itself."""
    own, group = drafts.by_kind.get("organisation"), drafts.by_kind["activity"]
    name = group.at(("name",))
    if own is None or own.before is not None or "summary" in own.values or "kind" not in own.values or not name:
        return
    said = group.at(("summary",)) if own.at(("name",)) == name else f"Runs {name}."
    if said:
        _tell(drafts, own.kind, "summary", said)
        drafts.put(own.with_value(("summary",), said))


def _tell(drafts: Drafts, kind: str, name: str, words: str) -> None:
    label = labelled(kind, (name,))
    drafts.notes.append(f"{label} is not said, so it is {quoted(words)}. Change it if you know more.")


def _level(drafts: Drafts) -> list[tuple[str, object, str]]:
    return [("levels", [id_], level.name) for id_, level in list(drafts.directory.levels.items())[:1]]


def _setting(draft: Draft) -> list[tuple[str, object, str]]:
    found = [setting for place, setting in SETTINGS.items() if place in draft.values]
    return [("setting", [found[0]], SETTING[found[0]])] if found else []


def _route(draft: Draft) -> list[tuple[str, object, str]]:
    joining = draft.at(("joining",))
    how = ROUTES.get(joining, "") if draft.at(("contact", "phone")) else ASK.get(joining, ROUTES.get(joining, ""))
    return [("routes", [{"who": "self", "how": how}], how)] if how else []
