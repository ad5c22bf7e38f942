"""What the steering group and everybody else can see at once: sections of sentences and tables.

The page "In figures" and the steering group's report draw the same sections. Every number is as it stands in the
directory's tables of figures, or counted from its records; nothing is estimated.
"""

from typing import Final

from signpost.views.dashboard_figures import outcomes_section, referrals_section, unmet_section
from signpost.views.dashboard_parts import Section
from signpost.views.dashboard_records import changes_section, coverage_section, freshness_section, missing_section
from signpost.views.snapshot import Snapshot

ROUNDED: Final = (
    "Counts of people are rounded: 1 to 7 people are told as “1 to 7”, and more to the nearest 5. Each total is "
    "rounded by itself, so it may differ from the sum of its parts. “Not given” would tell too much about a few people."
)
SECTIONS: Final = (
    coverage_section,
    freshness_section,
    changes_section,
    referrals_section,
    outcomes_section,
    unmet_section,
    missing_section,
)


def dashboard(snapshot: Snapshot) -> tuple[Section, ...]:
    """Every section for which this directory has figures or records."""
    return tuple(found for section in SECTIONS for found in section(snapshot))


def how_to_read(snapshot: Snapshot) -> str:
    """How counts of people are rounded; "" if there are none."""
    return ROUNDED if snapshot.directory.figures else ""
