"""Tidying: from a dirty text to the form of our records. Nothing is guessed; what is not certain is left.

- text: `plain`, `line`, `title`, `summary`
- contacts: `phones`, `emails`, `websites`, `is_placeholder`
- places: `postcode`, `address`, `coordinates`
- clocks: `clock`; days: `date`; times: `session`, of parts; timetable: `sessions`, of a sentence
- money: `cost`
- people: `ages`, `languages`, `access`, `status`

Each but `is_placeholder` gives a `Tidied`. A value that is tidied once more is the same.
"""

from signpost.imports.tidy.tidied import Tidied

__all__ = ["Tidied"]
