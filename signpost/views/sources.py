"""Which lists of others a directory's records were made from."""

from signpost.records.directory import Directory
from signpost.views.open_data import OpenData


def sources(directory: Directory) -> tuple[str, ...]:
    """The lists that open records come from, and the directories that were joined, each with its licence if known."""
    own = OpenData(directory)
    kinds = (own.activities, own.organisations, own.venues)
    imported = {(one.imported.from_, one.imported.licence) for kind in kinds for one in kind.values() if one.imported}
    joined = {(member.name, member.licence) for member in directory.members.values()}
    return tuple(", ".join(filter(None, names)) for names in sorted(imported | joined))
