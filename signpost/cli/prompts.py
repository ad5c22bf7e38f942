"""The dialogue of the new command: shows each question and its choices, and repeats it until the answer is valid."""

import shutil
import textwrap

from signpost.checks.sensitive import PLACES
from signpost.checks.words import a_kind
from signpost.cli.form import Form
from signpost.cli.new_record import RecordForm
from signpost.cli.questions import MADE_ON_THE_WAY, Question
from signpost.records.problem import Problem

MOST_CHOICES = 60  # a longer list doesn't help
WIDEST = 100
NEW = "new"  # the answer that adds a new record


def fill(form: Form) -> None:
    """Ask a person for every answer that is missing or faulty. Raises EOFError if they leave."""
    say(f"This writes {a_kind(form.kind)}, from your answers to a few questions. Nothing is written until the end.")
    say("To stop before that, press Ctrl and C together.")
    _ask_all(form)


def _ask_all(form: Form) -> None:
    for question in form.questions:
        if question.key in form.answers and not _fits(question, form):
            del form.answers[question.key]
        if form.to_ask(question):
            _ask(question, form)
        if question.key == "name" and isinstance(form, RecordForm):
            _ask_id(form)
    if isinstance(form, RecordForm):
        _ask_of_danger(form)


def _ask_of_danger(form: RecordForm) -> None:
    """Ask whether the place must stay secret, if the answers mention danger. If so, remove the place from them."""
    unanswered = next((found for found in form.problems() if found.code == "sensitive-unanswered"), None)
    if unanswered is None:
        return
    _say_problem(unanswered)
    secret = next(question for question in form.questions if question.key == "sensitive")
    while secret.key not in form.answers:
        _ask(secret, form)
    if form.hidden:
        for place in PLACES:
            form.answers.pop(place, None)
        for question in form.missing():
            _ask(question, form)


def _ask(question: Question, form: Form) -> None:
    """Ask until the answer is valid, or is empty and not required."""
    _say_question(question, form)
    while question.key not in form.answers:
        answer = input("> ").strip()
        if not answer and not question.needed:
            return
        if not answer:
            say("This one is needed.")
        elif unreadable(answer):
            say("There are letters in this that can't be read. Type it again by hand.")
        elif answer.casefold() == NEW and isinstance(form, RecordForm) and question.refers_to in MADE_ON_THE_WAY:
            _ask_new(question, form)
        else:
            form.answer(question, answer)
            if not _fits(question, form):
                del form.answers[question.key]


def _ask_new(question: Question, form: RecordForm) -> None:
    """Ask for a new record, then go on with this one."""
    other = form.start(question.refers_to or "")
    say(f"Now {a_kind(other.kind)}. Then we go on where we were.")
    _ask_all(other)
    form.take(other, question)
    print()
    say(f"That was {a_kind(other.kind)}. Now on with {a_kind(form.kind)}.")


def _fits(question: Question, form: Form) -> bool:
    """Return whether an answer is valid. Prints what is wrong with it, and advice."""
    found = form.problems_with(question)
    for item in found:
        _say_problem(item)
    return all(item.severity == "warning" for item in found)


def _ask_id(form: RecordForm) -> None:
    """Ask for another id if the record's name gives none, or one that is taken."""
    while fault := form.id_fault():
        say(f"{fault} Write another short name for the file: small letters, with hyphens between the words.")
        form.chosen_id = input("> ").strip().removesuffix(".yaml")
    say(f"The file will be {form.folder / form.file}.")


def _say_question(question: Question, form: Form) -> None:
    print()
    say(f"{question.label}. {question.field.help}")
    choices = sorted(set(form.choices(question).values()), key=list(form.choices(question).values()).index)
    example = question.field.example
    if len(choices) > MOST_CHOICES:
        say(f"There are {len(choices)} to choose from: write the name of one.")
    elif choices:
        say(f"Choose from: {', '.join(choices)}.")
    else:
        say(f"For example: {', '.join(example) if isinstance(example, list) else example}")
    if question.refers_to in MADE_ON_THE_WAY:
        say(f"Is it not there yet? Write {NEW}, and you are asked for it now.")
    if question.takes_list:
        say("If there are more than one, put commas between them.")
    if not question.needed:
        say("To leave it out, press Enter.")


def _say_problem(found: Problem) -> None:
    advice = "A piece of advice: " if found.severity == "warning" else ""
    say(f"{advice}{found.message} {found.fix}")


def unreadable(answer: str) -> bool:
    """Whether an answer has bytes that are not valid in the terminal's encoding."""
    return any("\ud800" <= char <= "\udfff" for char in answer)


def say(text: str) -> None:
    """Print text wrapped to the window."""
    width = min(shutil.get_terminal_size().columns, WIDEST)
    print(textwrap.fill(text, width, break_on_hyphens=False, break_long_words=False))
