"""The forms of a street address: a street with its number or without, a named house, a flat.

Whatever is typed with hyphens, dots or in one word (12-zinnia-road, 12ZinniaRoad), and with digits in the place of
letters (R0ad), is read too: file names and web addresses are typed so.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from signpost.values.confusables import as_read

# Words that hardly ever end anything but the name of a street.
STREETS: Final = (
    "road|rd|street|str|avenue|ave|lane|ln|crescent|cres|terrace|terr|mews|villas|esplanade|broadway|wharf|quay|croft|"
    "boulevard|blvd|promenade|seafront|cul de sac|gardens|gdns|parade|wynd|vennel|brae|causeway|ginnel|snicket"
)
# Words that end the names of streets, parts of town and buildings, and are words of every day too.
OTHERS: Final = (
    "close|way|drive|dr|place|pl|court|ct|hill|green|grn|park|rise|view|row|walk|square|sq|grove|yard|gate|bank|bridge|"
    "end|cross|field|fields|meadow|meadows|mount|vale|side|circus|path|passage|garth|leaze|batch|common|moor|fold|ridge|dene|dale|"
    "wood|woods|well|brow|reach|loop|drove|rhyne|precinct|arcade|market|estate|strand|parc|st"
)
HOUSES: Final = (
    "house|cottage|cottages|lodge|building|buildings|flats|apartments|mansions|chambers|tower|towers|hall|barn|farm|manor|rectory|vicarage|"
    "maisonettes|grange|priory|villa"
)
WELSH: Final = "heol|ffordd|stryd|lon|rhodfa|cilgant|rhiw|cwrt|teras|clos|gerddi|rhes"
WELSH_TOO: Final = f"{WELSH}|maes|bryn|cae|pen|tan|parc|pont|allt"
# What makes no name: a street is not called "out of ten who live on the".
SMALL: Final = (
    "a an the and or of to in on at by for from with without per out up over under off into than as if so but not no "
    "is are was were be it its this that these those our your their her his my we you they she he who whom which what "
    "when where how more less most least all any every each some other another same different new old free paid own "
    "minutes? mins? hours? hrs? days? weeks? weekly months? years? yrs? nights? miles? metres? meters? km yards? feet "
    "people persons? wom[ae]n men man girls? boys? child children adults? famil(?:y|ies) mothers? mums? parents? "
    "users? places? beds? bedrooms? rooms? sessions? calls? times? steps? pounds? pence percent per am pm "
    "o'clock working january february march april may june july "
    "august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays"
).replace(" ", "|")
# What stands before "road" or "street" and names none.
NO_NAME: Final = (
    f"{SMALL}|main|busy|side|cross|long|short|rocky|right|wrong|bumpy|rough|open|memory|fast|slow|quiet|whole|local|"
    "nearby|next|safe|down|along|across|through|way|rail|live|lives|living|sleep|sleeping|slept|homeless|easy|hard|cycle|"
    "swimming|one|cross"
)
NO_STREET: Final = (
    r"(?!\s+(?:outreach|teams?|work\w*|homeless\w*|drink\w*|food|part(?:y|ies)|level|crime|pastors?|based|sex|safety|"
    r"map|to\s+(?:recovery|success|freedom)|home))"
)
COURTS: Final = r"(?:crown|county|family|magistrates'?|youth|high|civil|criminal|supreme|coroner'?s|appeal|youth)"
COUNT: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    "(?: (?:one|two|three|four|five|six|seven|eight|nine))?"
)
NUMBER: Final = r"(?<![\d.:£])\d{1,4} ?[a-z]?(?: ?[/&] ?\d{1,4}[a-z]?)?"
NAME: Final = rf"(?!(?:{SMALL})\b)[a-z][\w']*"
TITLE: Final = rf"(?!(?i:{NO_NAME})\b)[A-Z][\w']*\.?"
AT: Final = r"(?i:in|at|on|off|to|near|from|along|down|up|via|outside|inside|behind|opposite|by)"


def _titled(words: str) -> str:
    """These words as they stand in a name: Close or CLOSE."""
    return "|".join(f"{form.title()}|{form.upper()}" for form in words.split("|"))


# With a number before it, whether or not there are capitals.
NUMBERED: Final = re.compile(
    rf"\b(?:{NUMBER}|(?:{COUNT}))\s+(?:the\s+)?(?:{NAME}\s+){{1,4}}(?:{STREETS})\b{NO_STREET}"
    rf"|\b{NUMBER}\s+the\s+(?:{STREETS}|{OTHERS}|{HOUSES})\b"
    rf"|\b{NUMBER}\s+(?:broadway|esplanade|promenade|seafront|strand|parade|quayside|highway)\b"
    rf"|\b{NUMBER}\s+(?!{COURTS}\s)(?:{NAME}\s+){{1,3}}(?:{OTHERS}|{HOUSES})\b"
    rf"|\b{NUMBER}\s+(?:{WELSH_TOO})\s+\w+"
    rf"|\b{NUMBER}\s*[a-z]{{3,}}(?:road|street|avenue|crescent|terrace)\b",
    re.IGNORECASE,
)
UNNUMBERED: Final = re.compile(
    rf"\b{TITLE}\s+(?:[A-Z][\w']*\s+){{0,2}}(?:{_titled(STREETS)})\b(?i:{NO_STREET})"
    rf"|\b(?i:(?!(?:{NO_NAME})\s)[a-z][\w']{{2,}}\s+(?:road|rd|street|avenue|ave|lane|crescent|cres|mews|terrace|esplanade))\b"
    rf"(?i:{NO_STREET})"
    rf"|\b{TITLE}\s+(?:St|ST)\b(?!\.?\s+[A-Z])"
    rf"|\b{AT}\s+(?:[Tt]he\s+)?(?!(?i:{COURTS})\s)(?:{TITLE}\s+){{1,3}}(?:{_titled(OTHERS)}|{_titled(HOUSES)})\b"
    rf"|\b(?:{_titled(WELSH)})\s+(?:(?i:y|yr|o'r)\s+)?[A-Z]\w+|\b(?i:heol|stryd)\s+\w{{3,}}"
    rf"|\b(?!(?i:abroad|railroad|crossroad|inroad|highstreet)\b)[A-Za-z]{{4,}}(?:road|street|avenue|crescent)\b"
    r"|(?i:\b(?:\w+\s+(?:industrial|trading|housing)\s+estate|(?:business|retail|caravan)\s+park)\b)"
)
# "phone number 12" is none of a house.
NOT_HOUSES: Final = "phone option press dial line charity company registration ring call text fax mobile"
NOT_OF_STREET: Final = "".join(f"(?<!{word} )" for word in NOT_HOUSES.split())
PARTS: Final = re.compile(
    r"\b(?i:flat|apartment|apt|unit|suite|plot|maisonette|bungalow|room|floor)\s*"
    r"(?i:no\.?|number)?\s*(?:\d{1,4}[A-Za-z]?|[A-H])\b"
    rf"|{NOT_OF_STREET}\b(?:(?i:number|nos?\.)|No|NO|№)\s?#?(?!999\b|111\b|101\b|112\b)\d{{1,4}}[A-Za-z]?\b(?!\s?[\d%])"
    r"|\b(?i:corner of)\b"
)
FORMS: Final = (NUMBERED, UNNUMBERED, PARTS)
GLUE: Final = re.compile(r"[/\\|,;:*+~()\[\]\"-]+|\.(?=\w)")
HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Z][a-z])")
SLIPS: Final = (str.maketrans("0135", "oles"), str.maketrans("0135", "oies"))
MIXED: Final = re.compile(r"\b(?=\w*[A-Za-z]\w)(?=\w*\d)[A-Za-z]\w+\b")


def numbered_streets(text: str) -> Iterator[str]:
    """Every street with its number in a text."""
    return (match.group() for reading in readings(text) for match in NUMBERED.finditer(reading))


def names_street(text: str) -> bool:
    """Whether a text has anything like a street address."""
    return any(form.search(reading) for reading in readings(text) for form in FORMS)


def readings(text: str) -> Iterator[str]:
    """A text with its words apart, and with letters for the digits that are typed in their place."""
    plain = " ".join(GLUE.sub(" ", as_read(text)).split())
    for reading in dict.fromkeys((plain, HUMP.sub(" ", plain))):
        yield reading
        for letters in SLIPS:
            if (mended := MIXED.sub(partial(_with_letters, letters), reading)) != reading:
                yield mended


def _with_letters(letters: dict[int, int], word: re.Match[str]) -> str:
    return word.group().translate(letters)
