"""Who an activity is not for, in a form for search: specific words, and the needs that they mean."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from signpost.records.cache import Cache, code_digest, digest
from signpost.records.model import Activity, Need
from signpost.views.tokenize import EMPTY, LIGHT, SMALL, stem, words

PART: Final = re.compile(r"[,;.]|\b(?:or|and|but|who|whose|with)\b")
MOST_STEMS: Final = 4  # of a part of a sentence; a longer one can't be cut to a few specific words

Phrases = Mapping[str, list[tuple[frozenset[str], str]]]  # the stems of each phrase and its need, by one of the stems


@lru_cache(maxsize=20_000)
def specific_not_for(activity: Activity) -> tuple[str, ...]:
    """Who it is not for, each as the stems of a few specific words that it doesn't also use for those it suits."""
    texts = (activity.name, activity.summary, *activity.suitable_for)
    own = {found for text in texts for found in specific_words(text)}
    parts = (part for other in activity.not_suitable_for for part in PART.split(other.who))
    told = (" ".join(found for found in specific_words(part) if found not in own) for part in parts)
    return tuple(dict.fromkeys(part for part in told if part and part.count(" ") < MOST_STEMS))


def specific_words(text: str) -> tuple[str, ...]:
    """The stems of a text's words that are specific about a person, each once."""
    found = (stem(word) for word in words(text) if word not in SMALL)
    return tuple(dict.fromkeys(one for one in found if one not in LIGHT and one not in EMPTY))


def needs_not_for(
    activities: Collection[Activity], needs: Collection[Need], cache: Cache
) -> Mapping[str, Sequence[str]]:
    """By the id of each activity: the ids of needs, other than its own, that the words about who it is not for name.

    "People whose relative has died" is bereavement. Words that name several needs are not certain, and count for none.
    `cache` stores the result, since it takes a while to stem all phrases.
    """
    typed = [(own.id, own.needs, [other.who for other in own.not_suitable_for]) for own in activities]
    said = [(need.id, need.name, need.lay_words) for need in needs]
    key = digest(f"{code_digest('values', 'views')} needs not for {typed} {said}".encode())
    found: Mapping[str, Sequence[str]] | None = cache.get(key)
    if found is None:
        phrases = _phrases(needs)
        found = {own.id: _named(own, phrases) for own in activities}
        cache.put(key, found)
    return found


def _named(activity: Activity, phrases: Phrases) -> list[str]:
    found: dict[str, None] = {}
    for other in activity.not_suitable_for:
        said = {stem(word) for word in words(other.who) if word not in SMALL}
        near = (phrase for one in sorted(said) for phrase in phrases.get(one, ()))
        named = {need for stems, need in near if stems <= said}
        if len(named) == 1:
            found |= dict.fromkeys(named - {*activity.needs})
    return list(found)


def _phrases(needs: Iterable[Need]) -> Phrases:
    """The phrases that certainly name a need: those with at least one specific word."""
    found: defaultdict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for need in needs:
        for text in (need.name, *need.lay_words):
            telling = frozenset(stem(word) for word in words(text) if word not in SMALL)
            if telling - LIGHT - EMPTY and (len(telling) > 1 or len(words(text)) == 1):
                found[min(telling)].append((telling, need.id))
    return found
