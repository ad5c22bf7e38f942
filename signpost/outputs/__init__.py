"""Outputs: from the directory to the pages and files of the site. They return content and write nothing.

`OUTPUTS` lists them all; a new output is one module and one line there.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from signpost.outputs.activities import activities, activities_list
from signpost.outputs.areas import areas, areas_list
from signpost.outputs.artefact import Made
from signpost.outputs.assets import assets
from signpost.outputs.atom_feed import atom_feed
from signpost.outputs.calendars import calendars
from signpost.outputs.consult import consult
from signpost.outputs.conversation import conversation
from signpost.outputs.coverage import coverage_pages
from signpost.outputs.data_package import data_package
from signpost.outputs.developers import developers
from signpost.outputs.embed import embed
from signpost.outputs.figures import figures
from signpost.outputs.find import find
from signpost.outputs.follow import follow
from signpost.outputs.household import household
from signpost.outputs.hsds_uk import hsds_uk
from signpost.outputs.languages import language_pages
from signpost.outputs.leaflets import leaflets, leaflets_list
from signpost.outputs.listings import changes, contact_pages, home, whats_on
from signpost.outputs.maps import maps
from signpost.outputs.moved import moved
from signpost.outputs.my_list import my_list
from signpost.outputs.needs import needs, needs_list
from signpost.outputs.not_found import not_found
from signpost.outputs.offline import offline
from signpost.outputs.organisations import organisations, organisations_list
from signpost.outputs.pathways import levels, levels_list, pathways, pathways_list
from signpost.outputs.screen import screen
from signpost.outputs.share import share
from signpost.outputs.sheets import sheets
from signpost.outputs.sitemap import sitemap
from signpost.outputs.slip import slip
from signpost.outputs.unlisted import unlisted
from signpost.outputs.update_form import update_form
from signpost.outputs.venues import venues, venues_list
from signpost.outputs.workbook import workbook
from signpost.views.snapshot import Snapshot

Output = Callable[[Snapshot], Iterator[Made]]

# The slowest come first, so that two processes that share them finish at the same time.
OUTPUTS: Final[tuple[Output, ...]] = (
    activities,
    calendars,
    hsds_uk,
    areas,
    organisations,
    needs,
    whats_on,
    screen,
    venues,
    maps,
    moved,
    unlisted,
    home,
    activities_list,
    needs_list,
    areas_list,
    organisations_list,
    venues_list,
    levels_list,
    levels,
    pathways_list,
    pathways,
    changes,
    coverage_pages,
    figures,
    data_package,
    workbook,
    contact_pages,
    developers,
    conversation,
    my_list,
    follow,
    household,
    consult,
    embed,
    share,
    update_form,
    slip,
    find,
    leaflets_list,
    leaflets,
    language_pages,
    sheets,
    atom_feed,
    sitemap,
    not_found,
    offline,
    assets,
)


# These include the search data, or its version, which a process computes once.
WITH_SEARCH: Final[tuple[Output, ...]] = (find, home, my_list, household, consult, embed, share, slip)


def outputs(snapshot: Snapshot) -> Iterator[Iterator[Made]]:
    """Every page and file of the site, in independent shares."""
    yield chain.from_iterable(output(snapshot) for output in WITH_SEARCH)
    yield from (output(snapshot) for output in OUTPUTS if output not in WITH_SEARCH)
