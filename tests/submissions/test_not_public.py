"""Words that ask to keep something private are known, and those that only sound like it are not taken for them."""

import pytest

from signpost.submissions.secrecy import is_not_public


@pytest.mark.parametrize(
    "words",
    [
        "please do not publish my number, it is my home",
        "Coordinator (my own mobile, don't put it on the site)",
        "Don’t want this published online: please don’t publish",
        "07700 900123 - not for the website",
        "not for publication",
        "this is my own mobile so please keep it private",
        "Keep this confidential please",
        "It's my house",
        "my personal e-mail",
        "for your records only",
        "please don't print my name",
    ],
)
def test_a_wish_for_privacy_is_known(words: str) -> None:
    assert is_not_public(words)


@pytest.mark.parametrize(
    "words",
    [
        "We keep your details private.",
        "The hall is not for public hire.",
        "Please don't share drinks.",
        "Do not use the lift.",
        "A trained worker listens in confidence.",
        "Bring your own mobile.",
        "Posted in print or by e-mail.",
        "Our own number is on the door.",
    ],
)
def test_plain_words_are_no_wish_for_privacy(words: str) -> None:
    assert not is_not_public(words)
