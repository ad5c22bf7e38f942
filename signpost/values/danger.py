"""Words of danger: what a record says that may be of a place that must not be found.

They err on the side of asking. Whoever answers `sensitive: no` is asked no more, and that costs a minute; to print
the street of a refuge can cost a life. Each topic is looked for only if one of its stems stands in the text, since
most texts hold none of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from signpost.values.confusables import MARKS, as_read

BEFORE: Final = 120  # characters looked at before a stem, and after it
AFTER: Final = 160
APART: Final = "|"  # between texts
W: Final = r"(?:[\w']+[\s,/&-]+)"  # one word and what parts it from the next
KINDS: Final = (
    r"(?:domestic|sexual|emotional|physical|psychological|economic|financial|honou?r[\s-]*based|gender[\s-]*based|"
    r"intimate|partner|spous\w+|family|famil\w+|child\w*|historic\w*|past|violent)"
)
HARM: Final = r"(?:abus\w*|violen\w*|assault\w*|exploit\w*|rape\w*|coerc\w*|stalk\w*|traffick\w*|tortur\w*|slavery)"
NEAR: Final = (
    r"(?:partners?|ex|exes|husbands?|wife|wives|boyfriends?|girlfriends?|spouses?|in-?laws?|relatives?|famil\w+|"
    r"parents?|father|mother|dad|mum|son|daughter|brother|sister|(?:loved|close)\s+ones?|relationships?|marriages?|"
    r"household|homes?)"
)
CRUEL: Final = r"(?:violent|abusive|controlling|coercive|dangerous|threatening|aggressive)"
PEOPLE: Final = r"(?:women|wom[ae]n's|woman|girls?|men|children|famil\w+|mothers?|mums?|people|anyone|somebody|someone)"
SAFE: Final = r"(?:safe|secure|emergency|temporary|secret|confidential|protected|undisclosed)"
PLACE: Final = (
    r"(?:address\w*|locations?|whereabouts|venues?|sites?|premises|accommodation|houses?|homes?|places?|buildings?|"
    r"flats?|rooms?)"
)
TOLD: Final = r"(?:tell|told|given?|gives|giving|shar\w+|publish\w*|disclos\w+|print\w*|list\w*|show\w*|say|said|known)"
ILLNESS: Final = (
    r"(?:cancer|stroke|brain|head|injur\w+|heart|cardiac|sepsis|covid|polio|holocaust|suicide|loss|war|shipwreck|"
    r"disaster|transplant|leuk\w+|tumou?r|burns?|accident\w*)"
)


@dataclass(frozen=True)
class Topic:
    """What is looked for if a text holds one of these stems, in small letters."""

    stems: tuple[str, ...]
    words: re.Pattern[str]


def _unless_after(*words: str) -> str:
    """What holds nowhere straight after one of these words."""
    return "".join(rf"(?<!\b{word}\ )" for word in words)


DRUGS: Final = _unless_after("drug", "drugs", "alcohol", "substance", "solvent", "drink")


def _topic(stems: str, words: str) -> Topic:
    return Topic(tuple(stem.replace("_", " ") for stem in stems.split()), re.compile(words, re.VERBOSE))


TOPICS: Final = (
    _topic(
        "refuge sanctuary haven safety",
        rf"""{_unless_after("wildlife", "bird", "nature", "animal", "mountain", "fire", "pedestrian", "traffic")}
        \brefuges?\b(?!\s+(?:points?|areas?|island))
        (?!\s+from\s+(?:the\s+)?(?:cold|heat|rain|noise|weather|wind|city|town|hustle|bustle|busy|stress|everyday|
            world))
        | sanctuary\s+scheme | safe[\s-]+havens? | place\s+of\s+safety | (?:move|get|brought|taken)\s+to\s+safety""",
    ),
    _topic(
        "safe hostel shelter accommodation housing lodging",
        rf"""\b{SAFE}[\s-]*(?:houses?|homes?|accommodation|housing|shelters?|flats?|bed\s?spaces?|
            lodgings?)\b(?!\s+for\s+pets)
            (?=[^|]{{0,60}}\b(?:women|girls|wom[ae]n's|children|famil\w+|abus\w*|violen\w*|danger|flee\w*|harm))
        | \bsafe[\s-]*(?:houses?|homes?|accommodation|shelters?)\b
        | \bsafe\s+(?:and\s+\w+\s+)?(?:place|somewhere|room|bed|space)s?\s+(?:to|where\s+\w+\s+can)\s+
            (?:stay|live|go|sleep|flee|run|hide|escape|move)
        | \bsomewhere\s+(?:that\s+is\s+)?safe\s+to\s+(?:stay|live|go|sleep|flee|run|hide|move)
        | \b(?:wom[ae]n'?s|girls'?)\s+(?:\w+\s+)?(?:hostels?|shelters?|safe)
        | \b(?:hostels?|shelters?)\s+for\s+(?:\w+\s+){{0,2}}(?:women|girls|wom[ae]n's|mothers|mums)
        | \b{PEOPLE}\s+{W}{{0,3}}(?:hostels?|shelters?)\s+{W}{{0,3}}{HARM}""",
    ),
    _topic(
        "abus violen assault exploit aggress",
        rf"""(?:\b{KINDS}[\s,/&-]*(?:(?:and|or)\s+)?)+{HARM}
        | \b(?:abus\w*|violen\w*|batter\w*|coerci\w*|controlling|aggressi\w+)\s+
            (?:at\s+home|in\s+the\s+(?:home|family)|{NEAR}|wom[ae]n|behaviou?r)\b
        | \b(?:abus\w*|violen\w*|assault\w*)\s+(?:against|towards?|of|on|by|from|between|within|in)\s+{W}{{0,4}}
            (?:women|girls|wom[ae]n|child\w*|{NEAR}|somebody\s+close|someone\s+close|adults\s+at\s+risk)\b
        | \b(?:{PEOPLE}|{NEAR})\s+{W}{{0,4}}{DRUGS}(?:abused?|assaulted|exploited|violence|
            exploitation)\b(?!\s+of\s+(?:drugs|alcohol))
        | \b(?:experienc\w+|suffer\w*|surviv\w+|escap\w+|witness\w*|fear\w*|affected\s+by|(?:hurt|harmed)\s+by|
            living\s+with|
            lived\s+with|left|leav\w+|threats?\s+of|history\s+of|because\s+of|disclos\w+)\s+{W}{{0,4}}
            {DRUGS}(?:abuse(?:d|r|rs)?|violence|assault)\b
        | \babused\s+(?:as|by|when|in|at)\b
        | \babuse(?:\s+(?:is|and|or|by)\b[^|]{{0,40}}\b(?:home|control|safety|leave|escape|police))
        | \b(?:child|criminal|labour|sexual\w*|sex)\s+exploit\w*""",
    ),
    _topic(
        "abuser abusive perpetrat coerc controlling gaslight batter",
        rf"""{DRUGS}\babusers?\b | \babusive\b(?!\s+(?:language|behaviou?r\s+(?:to|towards)))
        | \bperpetrat\w+ | \bcoerc\w+ | \bcontrolling\s+(?:behaviou?r|{NEAR}|or\b) | \bgaslight\w* |
            \bbattered\s+(?:{PEOPLE}|wives)""",
    ),
    _topic(
        "flee fled escap leav left away_from to_leave",
        rf"""\b(?:flee|flees|fled|fleeing)\b
        | \bescap\w+\s+(?:from\s+)?{W}{{0,4}}(?:{CRUEL}|{HARM}|{NEAR}|danger|harm|control|captors?|gangs?|
            cults?)\b
        | \b(?:leav\w+|left)\s+{W}{{0,4}}{CRUEL}
        | \b(?:leav\w+|left)\s+(?:home|their\s+homes?)\s+(?:in\s+(?:fear|danger|a\s+hurry)|suddenly|because|after|
            quickly|to\s+be\s+safe)
        | \b(?:had|have|has)\s+to\s+leave\s+(?:home|their\s+homes?|the\s+family\s+home)
        | \b(?:run|running|get|getting|got)\s+away\s+from\s+{W}{{0,3}}(?:home|{NEAR}|{CRUEL}|somebody|someone|him|
            her|them|danger)\b""",
    ),
    _topic(
        "partner husband wife boyfriend girlfriend spouse relative at_home by_their famil in-law by_some safe_to"
        " afraid frighten scared",
        rf"""\b(?:hit|hurts?|beat\w*|harm\w*|controlled|scared|afraid|frighten\w*|threat\w+|attack\w*|rap(?:ed|es)|
            coerced|
            terrori[sz]ed|trapped|watched|followed|bullied|abused)\b{W}?\s*{W}{{0,8}}\bby\s+{W}{{0,3}}
            (?:{NEAR}|somebody\s+(?:at\s+home|close)|someone\s+(?:at\s+home|close|they))\b
        | \b(?:afraid|scared|frightened|terrified|fear\w*)\s+of\s+{W}{{0,3}}{NEAR}\b
        | \b{CRUEL}\s+(?:\w+\s+)?(?:ex[\s-]*)?{NEAR}\b
        | \b{NEAR}\s+(?:(?:who|that|which)\s+)?(?:(?:is|are|was|were|has\s+been|have\s+been|becomes?)\s+)?
            (?:{CRUEL}|hits|hurts|beats|controls|threatens|harms|abuses|stalks|scares|frightens)\b
        | \b(?:afraid|scared|frightened|unsafe|hurt|harmed|beaten|threatened|in\s+danger|in\s+fear|
            fear)\s+(?:\w+\s+)?at\s+home\b
        | \b(?:not|isn't|n't|never|no\s+longer)\s+(?:\w+\s+)?safe\s+(?:at|to\s+go|to\s+return|
            to\s+be\s+at)\s+home\b""",
    ),
    _topic(
        "surviv victim",
        rf"""{_unless_after("cancer", "stroke", "heart", "holocaust", "injury", "loss", "suicide", "covid", "cardiac")}
        \bsurvivors?\b(?!\s+of\s+{W}{{0,3}}{ILLNESS}\b)
        | \bvictims?\s+(?:of|to)\s+{W}{{0,4}}(?:{HARM}|crimes?|hate|harass\w*|cruelty|cults?)
        | \bvictims?'?\s+(?:support|services?|advoca\w+|care) | \bvictimi[sz]\w+""",
    ),
    _topic(
        "sex rape molest incest prostitut harass groom",
        r"""\brap(?:e|ed|es|ist|ists)\b | \bsex(?:ual|ually)\s+(?:\w+\s+)?(?:abus\w*|violen\w*|assault\w*|
            exploit\w*|harm\w*|
            harass\w*|offen[cs]\w*|trauma) | \bmolest\w* | \bincest\b | \bprostitut\w*
        | \bsex[\s-]+(?:work\w*|trade|industry|trafficking) | \b(?:child|online|sexual|for\s+sex)\s+grooming |
            \bgroomed\s+by
        | \bgrooming\s+(?:gangs?|by|for\s+sex) | \bharass\w*\s+(?:by|from)\s+(?:\w+\s+){0,3}(?:partner|ex|husband|
            wife|family)""",
    ),
    _topic(
        "stalk",
        rf"""{_unless_after("deer", "bean", "bird")}\bstalk(?:ed|ing|er|ers)\b""",
    ),
    _topic(
        "honour honor marr fgm genital circumcis mutilat",
        r"""\bhonou?r[\s'\"-]*(?:based\s+|and\s+shame\s+)?(?:abuse|killing|crime|violence|based)\w* |
            \bso-?called\s+'?honou?r
        | \bforced?\s+(?:in)?(?:to\s+)?marr\w+ | \bmarr\w+\s+against\s+(?:\w+\s+){1,2}will | \bchild\s+marriages?
        | \bfgm\b | \bgenital\s+(?:mutilat|cutting) | \bfemale\s+(?:genital|circumcis)""",
    ),
    _topic(
        "traffick slave servitude forced_lab smuggl cuckoo county_lines",
        r"""\btraffick\w+ | \bmodern[\s-]+(?:day[\s-]+)?slave\w* | \bslavery\b(?=[^|]{0,60}\b(?:today|victim|escape|
            support|rescue))
        | \bdomestic\s+servitude | \bforced\s+labou?r | \bpeople[\s-]+smuggl\w* | \bcuckooing\b |
            \bcounty\s+lines\b""",
    ),
    _topic(
        "address location whereabouts where_we where_it where_the secret confidential undisclosed"
        " unpublished withheld hidden private anonymous",
        rf"""\b(?:secret|confidential|undisclosed|unpublished|withheld|
            protected)\s+(?:\w+\s+)?{PLACE}\b(?<!protected\ site)(?<!protected\ sites)
        | \b{PLACE}\s+(?:(?:is|are|be|being|stays?|remains?|kept|held|must|will|always|strictly|
            of\s+the\s+\w+)\s+){{0,4}}
            (?:secret|confidential|undisclosed|withheld|hidden|private\b(?!\s+hire)|anonymous)\b
        | \b(?:address|location|whereabouts|where\s+(?:we|it|they|you)\s+(?:are|is|meet|live|stay))\s+
            (?:(?:is|are|be|must|can|will|should|only|may)\s+){{0,3}}(?:not|never|n't|only)\s+(?:be\s+|ever\s+)*{TOLD}
        | (?:\bnot|\bnever|n't|\bcannot|\bonly)\s+(?:\w+\s+){{0,2}}{TOLD}\s+(?:\w+\s+){{0,3}}
            (?:(?:our|the|its|their|this)\s+(?:address|location|whereabouts)|where\s+(?:we|it|they|
            the\s+\w+)\s+(?:are|is|lives?|live|stay))\b
        | \b(?:keep|kept|keeps|keeping|hold|held)\s+(?:\w+\s+){{0,3}}(?:address|location|
            whereabouts)\s+(?:\w+\s+){{0,2}}(?:secret|confidential|private|safe|hidden)""",
    ),
    _topic(
        "hiding be_found be_traced be_followed witness_prot new_ident at_risk protect in_danger",
        rf"""\bin(?:to)?\s+hiding\b | \b(?:must\s+not|can't|cannot|not\s+to)\s+be\s+(?:found|traced|followed\s+there)
        | \bwitness\s+protection | \bnew\s+identit(?:y|ies)\b
        | \b{PEOPLE}\s+{W}{{0,4}}at\s+risk\s+(?:of|from)\s+{W}{{0,3}}(?:{HARM}|harm|honou?r|murder|being\s+(?:hurt|
            killed|harmed)|{NEAR})
        | \bprotect\w*\s+(?:\w+\s+){{0,3}}(?:from|against)\s+{W}{{0,3}}(?:abus\w*|violen\w*|{NEAR})
        | \b(?:women|girls|children|life|lives|live)\s+{W}{{0,3}}in\s+danger\s+(?:from|of|at)""",
    ),
    _topic(
        "n's_aid ns_aid n_aid n's-aid ns-aid n-aid idva isva marac sarc dva dapo vawg gbv ipv molestation"
        " restraining occupation_order clare's_law",
        r"""\bwom[ae]n'?s?[\s-]*aid\b | \b(?:idvas?|isvas?|marac|sarc|dvas?|dapo|vawg|gbv|ipv)\b | \bnon-?molestation
        | \brestraining\s+orders? | \boccupation\s+orders? | \bclare's\s+law""",
    ),
    _topic(
        "lloches camdrin cam-drin trais cymorth noddfa ffoi",
        r"""\blloches\w* | \bcam-?drin\w* | \btrais\b | \bcymorth\s+i\s+(?:ferched|fenywod)\b | \bnoddfa\b |
            \bffoi\b""",
    ),
)


def speaks_of_danger(texts: Iterable[str]) -> bool:
    """Whether any of these texts is of abuse, of refuge, or of anything like them; as it stands, or as it reads."""
    whole = " ".join(f" {APART} ".join(both for text in texts for both in _readings(text)).split()).casefold()
    return any(_found(topic, whole) for topic in TOPICS)


def _readings(text: str) -> Iterator[str]:
    read = as_read(text)
    yield read
    if read is not text and (plain := text.translate(MARKS)) != read:
        yield plain


def _found(topic: Topic, text: str) -> bool:
    return any(topic.words.search(text, start, end) for start, end in _around(topic.stems, text))


def _around(stems: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    """The stretches around these stems, those that meet as one; none goes on into another of the texts."""
    start = end = -1
    for at in sorted(_places(stems, text)):
        first = max(at - BEFORE, text.rfind(APART, 0, at) + 1)
        last = text.find(APART, at, at + AFTER)
        if first > end:
            if end >= 0:
                yield start, end
            start = first
        end = last if last >= 0 else at + AFTER
    if end >= 0:
        yield start, end


def _places(stems: Iterable[str], text: str) -> Iterator[int]:
    """Where one of these stems stands in a text."""
    for stem in stems:
        at = text.find(stem)
        while at >= 0:
            yield at
            at = text.find(stem, at + 1)
