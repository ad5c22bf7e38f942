"""The needs that the words about whom a group is not for name, so that Find does not offer it to just those people."""

from dataclasses import replace
from typing import Final

import pytest

from signpost.records.cache import NO_CACHE
from signpost.records.parts import NotForThem
from signpost.views.not_for_words import needs_not_for
from tests.demonstration import demonstration

NEEDS: Final = demonstration().needs.values()


@pytest.mark.parametrize(
    ("activity", "who", "needs"),
    [
        ("cancer-companions-cafe", "People whose relative has died.", ("bereavement",)),
        ("law-clinic", "People with an immigration question.", ("refugees-asylum-migrants",)),
        ("chair-exercise", "People who have begun to fall, or had several falls.", ()),  # it has that need itself
        ("chair-exercise", "People in debt whose relative has died.", ()),  # two needs: which is meant is not sure
        ("chair-exercise", "Someone who only needs a phone number or a time.", ()),
    ],
)
def test_words_about_whom_a_group_is_not_for_name_a_need_that_it_has_not(
    activity: str, who: str, needs: tuple[str, ...]
) -> None:
    own = replace(demonstration().activities[activity], not_suitable_for=(NotForThem(who, "They ring the Connector."),))
    assert needs_not_for([own], NEEDS, NO_CACHE) == {activity: [*needs]}
