"""The demonstration: the directory that comes with Signpost. Whatever imports this tests what is in it.

If another directory is in its place, such tests are left out: they would ask of its records what only the
demonstration's have.
"""

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from signpost.records.directory import Directory, read_directory

DEMONSTRATION: Final = Path(__file__).resolve().parents[1] / "directory"
NAME: Final = "South Ward Signpost"
LATER: Final = "2027-03-26"  # the clocks go forward on the Sunday after it

if read_directory(DEMONSTRATION).about.name != NAME:
    pytest.skip("Another directory is in the demonstration's place.", allow_module_level=True)


@cache
def demonstration() -> Directory:
    """The directory, as read."""
    return read_directory(DEMONSTRATION)


def demonstration_files() -> list[str]:
    """The name of each of its files, within it."""
    return sorted(path.relative_to(DEMONSTRATION).as_posix() for path in DEMONSTRATION.rglob("*.yaml"))


def copy_of_demonstration(folder: Path) -> Path:
    """A copy of the demonstration's records, to change."""
    return Path(shutil.copytree(DEMONSTRATION, folder / "directory"))


KINDS: Final[Mapping[str, str]] = {
    "home": "index.html",
    "needs": "needs/index.html",
    "need": "needs/loneliness.html",
    "interest": "needs/arts-creative.html",
    "discreet need": "needs/domestic-abuse.html",
    "areas": "areas/index.html",
    "area": "areas/south-ward.html",
    "A to Z": "activities/index.html",
    "activity": "activities/tea-and-talk.html",
    "activity at home": "activities/dial-a-ride.html",
    "full activity": "activities/befriending-visits.html",
    "paused activity": "activities/shed-evening-for-all.html",
    "closed activity": "activities/tablets-at-home.html",
    "stale activity": "activities/veterans-breakfast.html",
    "activity never checked": "activities/young-and-proud.html",
    "sensitive activity": "activities/sea-holly-support.html",
    "organisations": "organisations/index.html",
    "organisation": "organisations/bournville-neighbours.html",
    "sensitive organisation": "organisations/sea-holly-project.html",
    "venues": "venues/index.html",
    "venue": "venues/corner-room.html",
    "levels": "levels/index.html",
    "level": "levels/some-support.html",
    "pathways": "pathways/index.html",
    "pathway": "pathways/connector.html",
    "urgent help": "pathways/urgent-help.html",
    "what's on": "whats-on.html",
    "my list": "my-list.html",
    "be told what is new": "follow.html",
    "changes": "changes.html",
    "leaflets": "leaflets/index.html",
    "language": "languages/pl.html",
    "language from right to left": "languages/ur.html",
    "what is missing": "coverage.html",
    "what is missing, need by need": "coverage/index.html",
    "what is missing for a need": "coverage/smoking.html",
    "in figures": "figures.html",
    "household": "household.html",
    "consultation": "consult.html",
    "referral slip": "slip.html",
    "tell the referrer": "reply.html",
    "conversation": "conversation.html",
    "about": "about.html",
    "accessibility": "accessibility.html",
    "update": "update.html",
    "on your website": "share.html",
    "in another page": "embed.html",
    "on a screen": "screen.html",
    "open data": "open-data.html",
    "developers": "developers.html",
    "offline": "offline.html",
    "not found": "404.html",
}
"""A page of every kind that the demonstration has."""
ARCHIVED: Final = "activities/photo-walks-for-beginners.html"
"""A page that only the later site has put away."""
