"""The update form: its page, its scripts and styles, and the data that they load when it is opened.

Scripts are classic scripts, so that the form also works from `file://`.
"""

import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

import orjson

from signpost.outputs.artefact import Artefact, Page
from signpost.outputs.assets import source_bytes
from signpost.outputs.find import script, scripts
from signpost.outputs.memoize import memoized
from signpost.outputs.planning import inputs_fingerprint
from signpost.outputs.templates import after_prose
from signpost.outputs.update_rules import rules
from signpost.records.asked import ABOUT, ABOUT_WHAT, NOTHING, PAGE, PART, STEPS
from signpost.records.model import Activity
from signpost.values.date import DAYS
from signpost.views.snapshot import Snapshot
from signpost.views.update_answers import group_names, groups, names, present_answers
from signpost.views.update_form import NOT_OPEN, ON_A_BREAK, PARTS, WAYS, FormQuestion, by_theme, form_questions
from signpost.views.update_needs import need_words

PATH: Final = "update.html"
IN_A_FILE: Final = 40  # groups in each file of present answers


def update_form(snapshot: Snapshot) -> Iterator[Artefact | Page]:
    """The page of the form with all that belongs to it."""
    questions = form_questions(snapshot)
    yield after_prose(
        "update_form.html",
        PATH,
        snapshot,
        "site_src/pages/update.md",
        questions=questions,
        steps=STEPS,
        parts=PARTS,
        part_label=PART,
        ways=WAYS,
        days=[(day, day.capitalize()) for day in DAYS],
        by_theme=by_theme,
        version=_version(snapshot),
    )
    yield Artefact("update/form.css", source_bytes(snapshot, "update/form.css"), "site_src/update/form.css")
    yield from scripts(snapshot, "update")
    for path, content in update_data(snapshot).items():
        yield Artefact(path, content, "activities/")


def _version(snapshot: Snapshot) -> str:
    """A name for this version of the data, so that no browser mixes data of two builds."""
    return hashlib.blake2b(b"".join(update_data(snapshot).values()), digest_size=6).hexdigest()


@lru_cache(maxsize=1)
def update_data(snapshot: Snapshot) -> Mapping[str, bytes]:
    """Every data file of the form by its path."""
    data = {"update/form-data.js": script("form", orjson.dumps(_form(snapshot)).decode())}
    data["update/needs.js"] = script("needs", orjson.dumps(need_words(snapshot)).decode())
    about = groups(snapshot)
    for number, first in enumerate(range(0, len(about), IN_A_FILE)):
        some = _answers(snapshot, about[first : first + IN_A_FILE])
        data[f"update/answers-{number}.js"] = script(f"answers-{number}", some)
    return data


def _answers(snapshot: Snapshot, some: tuple[Activity, ...]) -> str:
    """The present answers of some groups as JSON, cached until one of them changes."""
    key = inputs_fingerprint(snapshot, some, "present answers")
    return memoized(
        snapshot, key, lambda: orjson.dumps({own.id: present_answers(snapshot, own) for own in some}).decode()
    )


def _form(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "questions": [_checked(question) for question in form_questions(snapshot)],
        "parts": {part: list(names) for part, (_, names) in PARTS.items()},
        "words": {"about": ABOUT, "page": PAGE, "part": PART, "nothing": NOTHING, **ABOUT_WHAT},
        "notOpen": sorted(NOT_OPEN),
        "onABreak": ON_A_BREAK,
        "ways": WAYS,
        "names": names(snapshot),
        "groups": group_names(snapshot),
        "inAFile": IN_A_FILE,
        "today": snapshot.today.isoformat(),
        "rules": rules(),
    }


def _checked(question: FormQuestion) -> dict[str, Any]:
    """What the scripts must know of a question. Its words are in the page."""
    return {
        "key": question.key,
        "name": question.name,
        "about": question.about,
        "step": question.step,
        "label": question.label,
        "answer": question.answer,
        "required": question.required,
        "least": question.least,
        "most": question.most,
        "passes": question.passes,
        "words": question.words,
    }
