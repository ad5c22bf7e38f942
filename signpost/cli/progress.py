"""Shows the progress of long work: on one line of a terminal, or as occasional lines of a log."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

NOW_AND_THEN: Final = 10  # items between two lines of a log


@contextmanager
def progress(things: str) -> Iterator[Callable[[int, int], None]]:
    """Return a function to call after each item, with its number and how many there are."""
    terminal = sys.stderr.isatty()
    begun = False

    def tell(number: int, count: int) -> None:
        nonlocal begun
        begun = True
        if terminal:
            print(f"\rMaking {number} of {count} {things}", end="", file=sys.stderr, flush=True)
        elif number == count or not number % NOW_AND_THEN:
            print(f"Made {number} of {count} {things}.", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if terminal and begun:  # so that the next output starts on a new line
            print(file=sys.stderr, flush=True)
