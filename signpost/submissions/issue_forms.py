"""The issue forms of GitHub, made from the schema and from a directory. The command `forms` writes them.

What GitHub allows in a form: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
"""

from collections.abc import Iterable
from typing import Any, Final

import yaml

from signpost.records.asked import ABOUT, ABOUT_WHAT, AGREED, BOXES, PAGE, PART, WRONG, Asked, asked
from signpost.records.directory import Directory
from signpost.submissions import choices

MADE: Final = "# Made by the command forms, from the directory. Change that, and not this file.\n"
WIDTH: Final = 110

PUBLIC: Final = """\
**Everybody can read what you write here, at once and for good.** Would you rather not? Ring us{phone}{form}.

- **Is it a refuge, or any place where somebody could be in danger if they were found? Please ring us.** \
Never write about it here.
- **Nothing about the people who come**: no names, no stories, nothing about anybody's health.
- A role, such as "coordinator", is better than a name. A number of the group's is better than somebody's own.
"""
AGREEMENTS: Final = ("I know that everybody can read this.", "Whoever is named here has said that they may be.")
PAGE_HINT: Final = "The last part of the address of the group's page on the site, or the group's name as it is there."
PART_HINT: Final = "Your role, such as coordinator, volunteer or link worker. Please give no name."
WRONG_HINT: Final = "What is wrong, and how you know. It may be about a page, or about how the site works."

# The parts of the form for a new group that can be told later, by the paths of their fields.
LATER: Final = frozenset({
    ("contact", "text"), ("contact", "hours"), ("waiting_time",), ("good_to_know",), ("audience", "note"),
    ("access", "note"), ("status",), ("status_since",), ("status_note",), ("closures",),
})  # fmt: skip
USUAL: Final = frozenset({("levels",), ("setting",), ("routes",)})  # taken as usual if there is no answer
# What changes most often. The form on the site takes all else.
OFTEN: Final = (
    ("sessions",), ("joining",), ("routes",), ("cost", "amount"), ("cost", "note"), ("waiting_time",), ("venue",),
    ("address",), ("town",), ("postcode",), ("online",), ("contact", "role"), ("contact", "phone"),
    ("contact", "email"), ("contact", "website"), ("contact", "hours"), ("name",), ("summary",), ("description",),
    ("what_happens",), ("needs",), ("areas",), ("group_size",), ("suitable_for",),
)  # fmt: skip
CLOSING: Final = (("status",), ("status_since",), ("status_note",), ("closures",))
EXAMPLES: Final[dict[tuple[str, ...], str]] = {
    ("sessions",): "Tuesday 10am to 12 noon\nfirst Thursday of the month 2pm to 4pm",
    ("suitable_for",): "People who would like company.\nAnybody who is new to the area.",
}


def forms(directory: Directory) -> dict[str, str]:
    """The text of each form, and of GitHub's list of them, by its file's name."""
    made = {
        "new-group.yml": _form(
            "New group",
            "new group",
            "Tell us about a group that is not here yet.",
            [*_top(directory, "new"), _part(), *_new(directory), _agreed()],
        ),
        "change.yml": _form(
            "Something has changed",
            "change",
            "The time, the place, the phone number or anything else of a group is different now.",
            [*_top(directory, "change"), _page(), _part(), *_changed(directory), _agreed()],
        ),
        "closed.yml": _form(
            "Full, closed or taking a break",
            "closed",
            "A group is full, has stopped for a while or for good, or runs again.",
            [*_top(directory, "change"), _page(), _part(), *_closing(directory), _agreed()],
        ),
        "still-right.yml": _form(
            "Everything is still right",
            "still right",
            "You have read a group's page, and all of it is right today.",
            [*_top(directory, "still-right"), _page(), _part(required=True)],
        ),
        "wrong.yml": _form(
            "Something is wrong",
            "wrong",
            "A mistake on a page, or in how the site works. Somebody will read it.",
            [
                *_top(directory, "wrong"),
                _page(required=False),
                _area("wrong", "What is wrong", WRONG_HINT, required=True),
            ],
        ),
    }
    return {"config.yml": _written(_config(directory)), **{name: _written(form) for name, form in made.items()}}


def _form(name: str, label: str, description: str, body: list[dict[str, Any]]) -> dict[str, Any]:
    return {"name": name, "description": description, "title": f"{name}: ", "labels": [label], "body": body}


def _config(directory: Directory) -> dict[str, Any]:
    """GitHub's list of forms. Issues without a form stay possible: the form on the site fills one in."""
    about = directory.about
    own_form = f"{about.site_url}update.html" if about.site_url else f"{about.repository}#readme"
    if not own_form.startswith("https:"):  # neither address is known yet
        return {"blank_issues_enabled": True}
    return {
        "blank_issues_enabled": True,
        "contact_links": [
            {
                "name": "A refuge, or any place that must not be found",
                "url": own_form,
                "about": f"Please ring us{_phone(directory)}. Never write about it here: everybody can read it.",
            },
            {
                "name": "The form on the site",
                "url": own_form,
                "about": "You need no account for it, and it shows what the page says now.",
            },
        ],
    }


def _phone(directory: Directory) -> str:
    number = directory.about.connector.contact.phone
    return f" on {number}" if number else ""


def _top(directory: Directory, about: str) -> list[dict[str, Any]]:
    """What comes first in a form: what is public, and what the form is about."""
    site = directory.about.site_url
    form = f", or use [the form on the site]({site}update.html)" if site else ""
    words = {**ABOUT_WHAT, "wrong": WRONG}[about]
    told = PUBLIC.format(phone=_phone(directory), form=form)
    return [
        {"type": "markdown", "attributes": {"value": told}},
        _input("dropdown", "about", ABOUT, "", {"options": [words], "default": 0}, required=True),
    ]


def _page(*, required: bool = True) -> dict[str, Any]:
    return _input("input", "page", PAGE, PAGE_HINT, {"placeholder": "activities/tea-and-talk"}, required=required)


def _part(*, required: bool = False) -> dict[str, Any]:
    return _input("input", "part", PART, PART_HINT, {}, required=required)


def _agreed() -> dict[str, Any]:
    options = [{"label": words, "required": True} for words in AGREEMENTS]
    return {"type": "checkboxes", "id": "agreed", "attributes": {"label": AGREED, "options": options}}


def _new(directory: Directory) -> list[dict[str, Any]]:
    """The questions about a new group, with boxes to tick for those of yes and no."""
    elements: dict[str, dict[str, Any]] = {}
    for question in asked():
        if question.field.schema.get("x-type") == "boolean" and question.path[0] in BOXES:
            elements.setdefault(question.path[0], _boxes(question.kind, question.path[0]))
        elif question.path not in LATER:
            needed = question.required and question.kind == "activity" and question.path not in USUAL
            elements[question.label] = _element(question, directory, required=needed)
    return list(elements.values())


def _boxes(kind: str, whole: str) -> dict[str, Any]:
    own = [one for one in asked() if one.kind == kind and one.path[0] == whole]
    options = [{"label": one.label} for one in own if one.field.schema.get("x-type") == "boolean"]
    return {"type": "checkboxes", "id": whole, "attributes": {"label": BOXES[whole], "options": options}}


def _changed(directory: Directory) -> list[dict[str, Any]]:
    told = {"type": "markdown", "attributes": {"value": "**Answer only what has changed.** Leave all else empty."}}
    return [told, *_of(OFTEN, directory)]


def _closing(directory: Directory) -> list[dict[str, Any]]:
    first, *rest = _of(CLOSING, directory)
    return [{**first, "validations": {"required": True}}, *rest]


def _of(paths: Iterable[tuple[str, ...]], directory: Directory) -> list[dict[str, Any]]:
    by_path = {one.path: one for one in reversed(asked())}  # of two with one path, the group's
    return [_element(by_path[path], directory, required=False) for path in paths]


def _element(question: Asked, directory: Directory, *, required: bool) -> dict[str, Any]:
    """The element of a form that asks one question."""
    schema, whole = question.field.schema, () if question.kind == "activity" else (question.kind,)
    id_ = "-".join((*whole, *question.path)).replace("_", "-")
    many = schema.get("type") == "array"
    known = {} if question.path[0] in {"venue", "organisation"} else choices.options(question, directory)
    if known:
        options = [words for id_, words in known.items() if id_ not in _discreet(question, directory)]
        more = {"multiple": True, "options": options} if many else {"options": options}
        return _input("dropdown", id_, question.label, question.hint, more, required=required)
    if schema.get("x-text") == "prose" or (many and question.path not in {("routes",), ("languages",)}):
        return _area(id_, question.label, question.hint, EXAMPLES.get(question.path, ""), required=required)
    return _input("input", id_, question.label, question.hint, {}, required=required)


def _discreet(question: Asked, directory: Directory) -> frozenset[str]:
    """The needs that no form takes."""
    is_need = question.path == ("needs",)
    return frozenset(need.id for need in directory.needs.values() if is_need and need.discreet)


def _area(id_: str, label: str, hint: str, example: str = "", *, required: bool) -> dict[str, Any]:
    return _input("textarea", id_, label, hint, {"placeholder": example} if example else {}, required=required)


def _input(kind: str, id_: str, label: str, hint: str, more: dict[str, Any], *, required: bool) -> dict[str, Any]:
    attributes = {"label": label, **({"description": hint} if hint else {}), **more}
    return {
        "type": kind,
        "id": id_,
        "attributes": attributes,
        **({"validations": {"required": True}} if required else {}),
    }


class _Dumper(yaml.SafeDumper):
    """PyYAML's dumper, with texts of several lines as blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def _written(form: dict[str, Any]) -> str:
    dumped = yaml.dump(form, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return f"{MADE}{dumped}"
