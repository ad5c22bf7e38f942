"""What keeps a joined record local: its area's coordinator, and its leaflets' areas."""

from collections.abc import Callable
from typing import Any, Final

from signpost.joining.members import MemberDirectory

BY_PLACE: Final = ("areas", "organisation", "activities")  # selections that stay within a member by themselves


def localised(
    kind: str, value: dict[str, Any], member: MemberDirectory, to_here: Callable[[str, str], str]
) -> dict[str, Any]:
    """A record's value as it must be among those of others, with the meaning that it had alone."""
    if kind == "area":
        return _area(value, member)
    if kind == "leaflet":
        return _leaflet(value, member, to_here)
    return value


def _area(value: dict[str, Any], member: MemberDirectory) -> dict[str, Any]:
    """An area that lies in no other has somebody to ring: alone, that was the directory's connector."""
    if "parent" in value or "coordinator" in value or not member.contact:
        return value
    return value | {"coordinator": member.contact}


def _leaflet(value: dict[str, Any], member: MemberDirectory, to_here: Callable[[str, str], str]) -> dict[str, Any]:
    """A leaflet of everything that a directory has is one of what its areas have: all, since most groups serve one."""
    select = value.get("select", {})
    if not select or any(name in select for name in BY_PLACE):
        return value
    areas = dict.fromkeys(to_here("area", id_) for id_ in member.directory.areas)
    return value | {"select": select | {"areas": list(areas)}}
