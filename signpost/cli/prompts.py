"""The dialogue of the new command: a question, what may be answered, and the same again until it fits."""

import shutil
import textwrap
from pathlib import Path

from signpost.checks.sensitive import PLACES
from signpost.checks.words import a_kind
from signpost.cli.draft import Draft, unreadable
from signpost.cli.questions import ASKED, Question, questions
from signpost.records.problem import Problem

MOST_CHOICES = 60  # a longer list is no help
WIDEST = 100


def ask_all(draft: Draft, folder: Path) -> None:
    """Ask a person for every answer that is open or faulty. Raises EOFError where they go away."""
    say(f"This writes {a_kind(draft.kind)}, from your answers to a few questions. Nothing is written until the end.")
    say("To stop before that, press Ctrl and C together.")
    for question in questions(draft.kind):
        if question.key in draft.answers and not _fits(question, draft):
            del draft.answers[question.key]
        if draft.to_ask(question):
            _ask(question, draft)
        if question.key == "name":
            _ask_id(draft, folder)
    _ask_of_danger(draft)


def _ask_of_danger(draft: Draft) -> None:
    """Ask whether the place must stay secret, where the answers speak of danger. If so, no place stays in them."""
    unanswered = next((found for found in draft.problems() if found.code == "sensitive-unanswered"), None)
    if unanswered is None:
        return
    _say_problem(unanswered)
    secret = next(question for question in questions(draft.kind) if question.key == "sensitive")
    while secret.key not in draft.answers:
        _ask(secret, draft)
    if draft.hidden:
        for place in PLACES:
            draft.answers.pop(place, None)
        for question in draft.missing():
            _ask(question, draft)


def _ask(question: Question, draft: Draft) -> None:
    """Ask until the answer fits, or until there is none where none is needed."""
    _say_question(question, draft)
    while question.key not in draft.answers:
        answer = input("> ").strip()
        if not answer and not question.needed:
            return
        if not answer:
            say("This one is needed.")
        elif unreadable(answer):
            say("There are letters in this that can't be read. Type it again by hand.")
        else:
            draft.answer(question, answer)
            if not _fits(question, draft):
                del draft.answers[question.key]


def _fits(question: Question, draft: Draft) -> bool:
    """Whether an answer will do. Says what is wrong with it, and what could be better."""
    found = draft.problems_with(question)
    for item in found:
        _say_problem(item)
    return all(item.severity == "warning" for item in found)


def _ask_id(draft: Draft, folder: Path) -> None:
    """Ask for another name for the file, where the record's own makes none or one that is taken."""
    while fault := draft.id_fault(folder):
        say(f"{fault} Write another short name for the file: small letters, with hyphens between the words.")
        draft.chosen_id = input("> ").strip().removesuffix(".yaml")
    say(f"The file will be {folder / draft.file}.")


def _say_question(question: Question, draft: Draft) -> None:
    print()
    say(f"{question.label}. {question.field.help}")
    choices = draft.choices(question)
    if len(choices) > MOST_CHOICES:
        say(f"There are {len(choices)} to choose from: write the name of one.")
    elif choices:
        say(f"Choose from: {', '.join(choices)}.")
    else:
        say(f"For example: {question.field.example}")
    if question.refers_to in ASKED:
        say(f"Is it not there yet? Then stop, and write it first: python build.py new {question.refers_to}")
    if question.takes_list:
        say("If there are more than one, put commas between them.")
    if not question.needed:
        say("To leave it out, press Enter.")


def _say_problem(found: Problem) -> None:
    advice = "A piece of advice: " if found.severity == "warning" else ""
    say(f"{advice}{found.message} {found.fix}")


def say(text: str) -> None:
    """A few lines no wider than the window."""
    width = min(shutil.get_terminal_size().columns, WIDEST)
    print(textwrap.fill(text, width, break_on_hyphens=False, break_long_words=False))
