"""Outputs: from the directory to the files of the site. They build bytes and write nothing.

`OUTPUTS` lists them all; a new output is one module and one line there.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from signpost.outputs.artefact import Artefact
from signpost.outputs.index import index
from signpost.records.directory import Directory

Output = Callable[[Directory, date], Iterator[Artefact]]

OUTPUTS: Final[tuple[Output, ...]] = (index,)


def artefacts(directory: Directory, today: date) -> Iterator[Artefact]:
    """Every file of the site."""
    for output in OUTPUTS:
        yield from output(directory, today)
