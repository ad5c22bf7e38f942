"""What a join tells a person: what it did that is not plain, and what somebody must decide."""

from dataclasses import dataclass
from typing import Final

# The kinds of findings, each with its heading, what needs a person first.
KINDS: Final = {
    "urgent": "Urgent help that one directory has and directory.yaml here lacks. A clinician has to read it:",
    "secret": "One directory keeps this secret, and so does the whole; the other shows it. Ring both:",
    "unlisted": "Somebody asked one directory not to list this, and another lists it. Ring both:",
    "differs": "Two directories say different things of the same one. Ring it, and tell the directory that is wrong:",
    "perhaps": "These may be the same. If so, write it below same_as in members.yaml, and join again:",
    "route": "Referral routes with the same name. Needs and levels lead to the first. A clinician has to read them:",
    "words": "What a member has otherwise. The whole has it as its own files say:",
    "id": "The id was taken, so it has another one here:",
    "left": "Left with the directory that it belongs to:",
    "same": "Shown once, since they are the same:",
}


@dataclass(frozen=True)
class Finding:
    """One thing to tell, of one of `KINDS`, in words."""

    kind: str
    words: str
