"""What leaflets for people who listen say: the topics of the conversation, and situations to practise with."""

from collections.abc import Iterator
from dataclasses import dataclass

from signpost.records.model import Activity, Leaflet
from signpost.records.selection import may_be_in
from signpost.records.word_parts import Practice
from signpost.views.conversation import TopicView
from signpost.views.labels import TO_BE_READ
from signpost.views.leaflet_selection import is_printable
from signpost.views.snapshot import Snapshot


@dataclass(frozen=True)
class FlagText:
    """Warning signs, and the name of the pathway that comes first if there is one."""

    pathway: str
    signs: tuple[str, ...]


@dataclass(frozen=True)
class TopicText:
    """One topic of the conversation guide in words."""

    name: str
    goes_well: str
    question: str
    listen_for: tuple[str, ...]
    follow_ups: tuple[str, ...]
    prompts: tuple[str, ...]
    flags: tuple[FlagText, ...]
    needs: tuple[str, ...]
    to_be_read: str


@dataclass(frozen=True)
class PracticeText:
    """An invented person, what to type, what a good answer looks like, and which groups or route it names."""

    situation: str
    search: str
    good_answer: tuple[str, ...]
    groups: tuple[str, ...]
    pathway: str


def topic_text(own: TopicView) -> TopicText:
    """A topic in words, with the first warning sign of each of its needs."""
    topic = own.topic
    return TopicText(
        name=topic.name,
        goes_well=topic.goes_well,
        question=topic.question,
        listen_for=topic.listen_for,
        follow_ups=topic.follow_ups,
        prompts=topic.prompts,
        flags=tuple(FlagText(line.pathway.name, line.signs) for line in own.first_flags),
        needs=tuple(link.name for link in own.needs),
        to_be_read=TO_BE_READ if own.clinician_to_read else "",
    )


def practice_texts(snapshot: Snapshot, leaflet: Leaflet) -> tuple[PracticeText, ...]:
    """The situations of a leaflet. Groups that may not be printed, or that are discreet, are not named."""
    return tuple(_practice(snapshot, item) for item in leaflet.practice)


def _practice(snapshot: Snapshot, item: Practice) -> PracticeText:
    pathway = snapshot.directory.pathways.get(item.pathway)
    return PracticeText(
        situation=item.situation,
        search=item.search,
        good_answer=item.good_answer,
        groups=tuple(activity.name for activity in _named(snapshot, item)),
        pathway=pathway.name if pathway else "",
    )


def _named(snapshot: Snapshot, item: Practice) -> Iterator[Activity]:
    found = filter(None, map(snapshot.directory.activities.get, item.activities))
    return (one for one in found if is_printable(snapshot, one) and may_be_in(snapshot.directory, "volunteer", one))
