"""How people take part and how they join. A cell that is not understood is asked about, and no default overrules it."""

import re
from typing import Any, Final

from signpost.imports.converting import own_export
from signpost.imports.converting.candidate import put, unique
from signpost.imports.converting.provenance import Texts
from signpost.values.text import LONGEST_LINE, line

SETTINGS: Final = {
    "one-to-one": r"(?:one|1)[ -]?(?:to|2)[ -]?(?:one|1)|1[ :-]1|121|individual",
    "group": r"groups?",
    "online": r"online|virtual(?:ly)?|zoom|(?:microsoft |ms )?teams|skype|video ?calls?|webinars?",
    "by-phone": r"(?:by |over the |on the )?(?:tele)?phone(?: ?calls?)?",
    "at-home": r"(?:at |in (?:your|the|their) )?(?:own )?home(?: visits?)?",
    "outdoors": r"outdoors?|outside",
}
AROUND: Final = re.compile(
    r"\b(?:sessions?|meetings?|chats?|support|services?|held|meets|calls?|work|help|"
    r"in|an?|as|by|via|on|or|and|over|the|only)\b|[\W_]+"
)
JOINING: Final = {
    "drop-in": r"(?:just )?(?:drop[ -]?ins?|turn up|come along)(?: (?:only|any ?time|on the day))?"
    r"|no (?:booking|appointment|referral) (?:is )?(?:needed|required|necessary)",
    "book": r"(?:advance |pre-?)?book(?:ings?)?(?: (?:in advance|ahead|is|online|a place|your place))*"
    r"(?: (?:required|essential|necessary|needed|only))?|by appointment(?: only)?|appointment (?:required|only)",
    "ring-first": r"(?:please )?(?:ring|call|phone|telephone)(?: us)?(?: first| ahead)?|ring[ -]first",
    "referral-only": r"(?:by )?referrals?[ -]only|by referral",
}
SELF: Final = re.compile(r"(?:by )?self[ -]?referrals?|people can refer themselves|refer yourself", re.IGNORECASE)


def take_setting(texts: Texts, said: dict[str, Any]) -> None:
    """Read the setting; if the place is online, that counts as one too."""
    found: list[str] = []
    for text in texts.open("setting"):
        if settings := settings_in(text.text):
            text.use("setting")
            found += settings
        else:
            texts.ask("setting", "It is not clear how people take part.", text)
    put(said, "setting", unique([*found, *(["online"] if "online" in said else [])]) or None)


def settings_in(words: str) -> list[str]:
    """Return the settings that words name; none if there is any other word among them."""
    rest, found = words.lower(), []
    for name, pattern in SETTINGS.items():
        rest, count = re.subn(rf"\b(?:{pattern})\b", " ", rest)
        found += [name] if count else []
    return found if not AROUND.sub("", rest) else []


def take_joining(texts: Texts, said: dict[str, Any]) -> None:
    """Read how to join. The words are kept for readers; if their meaning is unclear, a person is asked."""
    for text in texts.open("how_to_join"):
        fields, rest = own_export.joining(text.text)
        if "joining" in fields:
            said |= fields
            text.text = rest
            if not rest:
                text.use("joining")
            continue
        bare = " ".join(text.text.split()).strip(" .!")
        joining = next((name for name, words in JOINING.items() if re.fullmatch(words, bare, re.IGNORECASE)), None)
        if joining:
            said.setdefault("joining", joining)
        elif SELF.fullmatch(bare):
            said["routes"] = [{"who": "self", "how": line(text.text, LONGEST_LINE).value or "Refer yourself."}]
        elif text.fields is None and "routes" not in said:
            texts.ask("joining", "It is not clear how people join.", text)
        if joining == "referral-only" and "routes" not in texts.answered:
            texts.ask("routes", "Who may refer people is not said.", text)
        text.text = text.given.text  # readers see the source's words, and not how they were parsed
