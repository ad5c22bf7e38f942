"""Somebody is seen to be named by the words before the name, even if the name is on no list."""

import pytest

from signpost.values.people import is_named


@pytest.mark.parametrize(
    "text",
    ["Ask for Zebedee Okonkwo at the door.", "Led by Quill Marlowe-Ash.", "Please speak to Ifor Tregenza first."],
)
def test_a_name_on_no_list_is_seen_where_people_are_told_to_ask(text: str) -> None:
    assert is_named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ask for Front Desk", "Speak to Citizens Advice", "Ask for The Corner Room", "Ask for Computer Buddies",
        "Led by Kewside Ramblers", "Talk to Bournville Community Hall", "Taught by trained volunteers",
        "Ask for the Tuesday Group",
    ],
)  # fmt: skip
def test_a_place_a_role_and_a_group_are_no_names(text: str) -> None:
    assert not is_named(text)
