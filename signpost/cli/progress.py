"""How far a long piece of work has come: on one line of a terminal, and in a log as a line now and then."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

NOW_AND_THEN: Final = 10  # so many things from one line of a log to the next


@contextmanager
def progress(things: str) -> Iterator[Callable[[int, int], None]]:
    """Return what is to be told each time that one of these things is made: which it is, and of how many."""
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
        if terminal and begun:  # whatever is said next begins on a line of its own
            print(file=sys.stderr, flush=True)
