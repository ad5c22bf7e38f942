"""Two small directories that overlap: the small one of these tests, and North Ward, with some of the same groups."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.records.scratch import SMALL

# What North Ward has otherwise than the small directory, by file; None deletes it.
NORTH: Final[Mapping[str, str | None]] = {
    "members.yaml": None,
    "activities/lantern-line.yaml": None,
    "organisations/lantern-project.yaml": None,
    "activities/story-hour.yaml": None,
    "unlisted/wool-swap.yaml": None,
    "directory.yaml": """\
schema_version: 1
name: North Signpost
region: North Ward
site_url: https://north.example/
demonstration: yes
connector:
  name: North Connector
  contact:
    phone: 0117 496 0090
urgent_help:
  public:
    - name: Emergency services
      when: Someone's life is in danger.
      phone: "999"
  professionals:
    - name: Adult safeguarding
      when: An adult is at risk of harm.
      phone: 0117 496 0095
review_months:
  ask: 9
  banner: 12
  last: 15
  archive: 18
school_terms:
  - from: 2026-09-03
    until: 2026-10-23
""",
    "areas.yaml": """\
- id: north-ward
  name: North Ward
  kind: ward
  postcode_sectors: [BS22 6]
""",
    "pathways/connector.yaml": """\
name: Refer to the Community Connector
kind: connector
summary: For anyone in North Ward who would do well with company.
for:
  - Adults who are registered with a practice in North Ward.
how:
  - Ring the North Connector.
contact:
  phone: 0117 496 0090
""",
    "activities/knit-and-natter.yaml": """\
name: Knit and Natter
summary: Knitting and talk on a Tuesday.
organisation: corner-room-friends
setting: [group]
added: 2026-03-09
needs: [loneliness]
areas: [north-ward]
sessions:
  - day: tuesday
    starts: 10:00
    ends: 12:00
venue: corner-room
joining: drop-in
cost:
  amount: £2
levels: [signposting]
routes:
  - who: self
    how: Come along on Tuesday.
contact:
  phone: 0117 496 0029
verified:
  on: 2026-09-28
  by: North Connector
  how: phone
""",
    "activities/tea-club.yaml": """\
name: Tea Club
summary: Tea and cake for anybody who would like company.
organisation: corner-room-friends
setting: [group]
added: 2026-03-09
needs: [loneliness]
areas: [north-ward]
sessions:
  - day: friday
    starts: 10:00
    ends: 12:00
venue: hall
joining: drop-in
cost:
  amount: free
levels: [signposting]
routes:
  - who: self
    how: Come along.
contact:
  phone: 0117 496 0028
""",
    "venues/hall.yaml": """\
name: North Hall
address: 9 Larkmead Lane
town: Weston-super-Mare
postcode: BS22 6UZ
""",
    "leaflets/company.yaml": """\
title: Company in North Ward
audience: For anyone who would like more company
opening: These groups like to see a new face.
format: poster
select:
  needs: [loneliness]
""",
}


def south(home: Path, files: Mapping[str, str | None] = {}) -> Path:
    """The small directory, with these files put into it."""
    return _laid_over(home / "south", {"members.yaml": None, **files})


def north(home: Path, files: Mapping[str, str | None] = {}) -> Path:
    """North Ward's directory, with these files put into it."""
    return _laid_over(home / "north", {**NORTH, **files})


def _laid_over(folder: Path, files: Mapping[str, str | None]) -> Path:
    shutil.copytree(SMALL, folder)
    for name, text in files.items():
        if text is None:
            (folder / name).unlink(missing_ok=True)
        else:
            (folder / name).write_text(text, encoding="utf-8")
    return folder
