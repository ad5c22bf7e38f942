"""Which lists of others a directory's records were made from."""

from signpost.records.directory import Directory
from signpost.views.open_data import OpenData


def sources(directory: Directory) -> tuple[str, ...]:
    """The lists that open records were imported from, each with its licence if it asks to be named."""
    own = OpenData(directory)
    kinds = (own.activities, own.organisations, own.venues)
    imported = {(one.imported.from_, one.imported.licence) for kind in kinds for one in kind.values() if one.imported}
    return tuple(", ".join(filter(None, names)) for names in sorted(imported))
