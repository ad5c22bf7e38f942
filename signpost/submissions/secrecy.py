"""What is taken from no form: what may be about a service whose place must stay secret, or is to be kept private."""

import re
from typing import Final

from signpost.records.directory import Directory
from signpost.records.model import Activity, Organisation, Venue
from signpost.records.schema import parse_scalar
from signpost.values.confusables import as_read
from signpost.values.danger import speaks_of_danger

RING: Final = (
    "This may be about a service whose place must stay secret, or about a need that nobody should be seen with. Such "
    "things are not taken from a form, and nothing of this is repeated here. Ring the service, by a number that you "
    "had before, and then delete this message wherever it is."
)

KEEP_OUT: Final = "it says that something is not to be published, and everybody can read the records."
# "Please don't publish my number", "not for the website", "my own mobile". "We keep your details private" is none.
NOT_PUBLIC: Final = re.compile(
    r"\b(?:do not|don['’]?t|never|not|nor) (?:please |want (?:it|this|that|my \w+) )?(?:to )?(?:be )?(?:"
    r"publish\w*|publici[sz]e\w*|print (?:it|this|that|my)|(?:make|made) (?:it |this |that |my \w+ )?public|"
    r"(?:put|show|shown|go|use|list|listed|share|print|printed|display|appear|include)"
    r"(?: it| this| that| them| my(?: \w+){1,2})? (?:up )?"
    r"(?:on(?: the| your| any)? (?:web|site|page|line|leaflet|poster)|online|in (?:the )?(?:leaflet|directory|public)|"
    r"anywhere)|(?:share|give out|pass on) (?:it|this|that|my)\b)"
    r"|\bnot for (?:(?:the|your|general|any) )?(?:web|site|page|publication|public view|internet|leaflet|"
    r"print|sharing|directory)"
    r"|(?<!we )\bkeep (?:(?:this|it|that|them|these|my(?: \w+){1,2})(?: \w+)? )?(?:private|confidential|secret|"
    r"off (?:the|your)|to yourself|between us)\b"
    r"|\bmy (?:own|private|personal|home) (?:(?:phone|mobile|e-?mail|home|telephone) ?)?"
    r"(?:number|mobile|phone|landline|address|e-?mail|line|telephone)\b|\bit(?:['’]s| is) my (?:home|house|own)\b"
    r"|\bfor (?:you|your (?:eyes|records|information|use)) only\b|\b(?:strictly|private) (?:private|number)\b",
    re.IGNORECASE,
)


def is_not_public(text: str) -> bool:
    """Whether words ask that something in them is not published."""
    return NOT_PUBLIC.search(" ".join(text.split())) is not None


def must_ring(text: str, record: Activity | Organisation | Venue | None, directory: Directory) -> bool:
    """Whether a submission may be about a sensitive or discreet service, by the record or by the words."""
    if record is not None and is_protected(record, directory):
        return True
    words = " ".join(as_read(text).replace("-", " ").split()).casefold()
    if any(
        re.search(rf"\b{re.escape(' '.join(as_read(name).replace('-', ' ').split()).casefold())}\b", words)
        for name in directory.sensitive_names
    ):
        return True
    return not _is_said_to_be_open(record) and speaks_of_danger([text])


def is_protected(record: Activity | Organisation | Venue, directory: Directory) -> bool:
    """Whether a record is of a sensitive or discreet service, or seems to be."""
    discreet = isinstance(record, Activity) and directory.is_discreet(record)
    return discreet or record.source.file in directory.seemingly_sensitive_files


def _is_said_to_be_open(record: Activity | Organisation | Venue | None) -> bool:
    """Whether a record says by itself that everybody may know its place."""
    value = record.source.value if record is not None else None
    said = value.get("sensitive", "") if isinstance(value, dict) else ""
    return isinstance(said, str) and parse_scalar(said, bool) is False
