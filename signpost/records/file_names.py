"""How the files of a directory may be called, and what is wrong with another name."""

from typing import Final

from signpost.records.logo import FILE as LOGO
from signpost.records.outlines import FILE as OUTLINES
from signpost.records.problem import Place, Problem, problem, quoted
from signpost.records.table_schema import FOLDER_NAME, TABLES, file_of
from signpost.values.names import ID, LONGEST_ID, id_from

ENDING: Final = ".yaml"
# Names reserved by Windows, and addresses reserved by the site.
RESERVED: Final = frozenset(
    {"index", "404", "cname", "sw", "con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
SINGLE_FILES: Final = {"directory.yaml": "directory"}
LIST_FILES: Final = {
    "levels.yaml": "level",
    "areas.yaml": "area",
    "assurance.yaml": "assurance",
    "conversation.yaml": "topic",
    "members.yaml": "member",
}
OPTIONAL: Final = frozenset({"assurance.yaml", "conversation.yaml", "members.yaml"})
FOLDERS: Final = {
    "needs": "need",
    "organisations": "organisation",
    "venues": "venue",
    "activities": "activity",
    "pathways": "pathway",
    "leaflets": "leaflet",
    "unlisted": "unlisted",
    "translations": "translation",
}


def kind_and_id(path: str) -> tuple[str, str]:
    """The kind and id of the record that a path such as "activities/tea-and-talk" names; the kind is "" if none is."""
    folder, _, id_ = path.partition("/")
    return FOLDERS.get(folder, ""), id_


def top_name(place: Place, name: str) -> Problem | None:
    """Why nothing of this name may stand at the top of a directory; None if it may."""
    if name in SINGLE_FILES or name in LIST_FILES or name in (OUTLINES, LOGO):
        return None
    if name in (*FOLDERS, FOLDER_NAME):
        return problem(
            place,
            "file-unexpected",
            f"{quoted(name)} is a file or a link here, and it must be a folder.",
            "Move it away, and make a folder of this name for the records.",
        )
    known = [*SINGLE_FILES, *LIST_FILES, OUTLINES, LOGO, *(f"{folder}/" for folder in (*FOLDERS, FOLDER_NAME))]
    return problem(
        place,
        "file-unexpected",
        f"Nothing called {quoted(name)} belongs here.",
        f"Move it out of the directory. What may stand here: {', '.join(known)}.",
    )


def table_name(place: Place, name: str) -> Problem | None:
    """Why there is no table of figures of this name; None if there is one."""
    known = [file_of(table) for table in TABLES]
    if place.file in known:
        return None
    return problem(
        place,
        "file-unexpected",
        f"There is no table of figures called {quoted(name)}.",
        f"Move it away, or give it the name that it should have: {', '.join(known)}. A list of people belongs on no "
        "account here: everybody can read this folder.",
    )


def record_name(place: Place, name: str) -> Problem | None:
    """Why no record can have a file of this name; None if one can."""
    stem = name.removesuffix(ENDING)
    if stem == name:
        return problem(
            place,
            "file-unexpected",
            f"The file {quoted(name)} is not read, because its name doesn't end in {ENDING}.",
            f"If it is a record, rename it so that it ends in {ENDING} and nothing more; otherwise move it away.",
        )
    if stem in RESERVED:
        return kept(place, stem)
    if not ID.fullmatch(stem) or len(stem) > LONGEST_ID:
        return problem(
            place,
            "file-name",
            f"The name {quoted(stem)} can't be used in a web address.",
            f"Use small letters and digits, with single hyphens between words, {LONGEST_ID} characters at most"
            f"{_suggested(stem)}.",
        )
    return None


def kept(place: Place, name: str) -> Problem:
    """The problem of a record with an id that is kept for other uses."""
    return problem(
        place,
        "file-name",
        f"The name {quoted(name)} is kept for other uses, so no record can have it.",
        "Choose another name, such as the group's full name with hyphens between the words.",
    )


def _suggested(stem: str) -> str:
    better = id_from(stem)
    return f": “{better}{ENDING}”" if better and better not in RESERVED else ""  # as typed, it may have to be hidden
