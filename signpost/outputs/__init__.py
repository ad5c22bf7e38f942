"""Outputs: from the directory to the pages and files of the site. They build and write nothing.

`OUTPUTS` lists them all; a new output is one module and one line there.
"""

from collections.abc import Callable, Iterator
from typing import Final

from signpost.outputs.activities import activities, activities_list
from signpost.outputs.areas import areas, areas_list
from signpost.outputs.artefact import Artefact, Page
from signpost.outputs.assets import assets
from signpost.outputs.calendars import calendars
from signpost.outputs.feed import feed
from signpost.outputs.listings import changes, contact_pages, home, whats_on
from signpost.outputs.needs import needs, needs_list
from signpost.outputs.not_found import not_found
from signpost.outputs.organisations import organisations, organisations_list
from signpost.outputs.pathways import levels, pathways
from signpost.outputs.sitemap import sitemap
from signpost.outputs.venues import venues, venues_list
from signpost.views.edition import Edition

Output = Callable[[Edition], Iterator[Artefact | Page]]

OUTPUTS: Final[tuple[Output, ...]] = (
    home,
    activities_list,
    activities,
    needs_list,
    needs,
    areas_list,
    areas,
    organisations_list,
    organisations,
    venues_list,
    venues,
    levels,
    pathways,
    whats_on,
    changes,
    contact_pages,
    calendars,
    feed,
    sitemap,
    not_found,
    assets,
)


def outputs(edition: Edition) -> Iterator[Artefact | Page]:
    """Every page and file of the site."""
    for output in OUTPUTS:
        yield from output(edition)
