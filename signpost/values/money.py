"""Money: what somebody pays each time."""

import re
from collections.abc import Mapping
from typing import Final

from signpost.values import Parsed, length_limited
from signpost.values.number_words import with_figures
from signpost.values.text import LONGEST_LINE, line

_FREE: Final = r"free|no (?:charge|cost|fee)s?|nil|nothing|£ ?0(?:\.00)?|complimentary"
FREE: Final = re.compile(
    rf"(?:(?:it|this|the (?:group|service|session|activity)|attendance|entry|admission)(?: is|'s|’s)? |is |all )*"
    rf"(?:{_FREE})(?: (?:of charge|to (?:attend|join|use|all|everyone|everybody)|for (?:all|everyone|everybody)|entry|"
    r"admission|service|sessions?|event|activity|group))*"
)
DONATION: Final = re.compile(
    r"(?:(?:by|a|small|suggested|voluntary|optional|any) )*(?:donations?|contributions?)"
    r"(?: (?:only|welcome|requested|suggested|appreciated|basis))*"
)
PARTED: Final = re.compile(r"[,.;(\u2013-]| but | and ")
ASK: Final = re.compile(
    r"p\.?o\.?a\.?|(?:price|prices|cost|costs|fees?|details) on (?:application|request)|"
    r"(?:please )?(?:contact|ask|ring|call|phone|email|e-mail|enquire|see)(?: (?:us|them|the (?:group|organiser|"
    r"organisation|provider|service|venue)|for|price|prices|pricing|details|information|more|further|cost|costs|fees|"
    r"about|of|with|current))*|"
    r"(?:prices?|costs?|fees?|charges?) (?:vary|varies|may vary)|varies|various"
)
POUNDS: Final = re.compile(
    r"(?<![\w.])(?:£|gbp) ?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2})p?(?!\w)|(?![\d.]\d|\d| ?p\b| ?pence| \d\d\b))"
    r"|(?<![\d.£])(\d{1,2}) ?(?:p|pence)\b|(?<![\d.,])(\d{1,4})(?:\.(\d{2}))? ?pounds?\b",
    re.IGNORECASE,
)
# In words, whose numbers are in figures already: "a pound", "2 pounds 50".
A_POUND: Final = re.compile(r"\b(?:a|one) pound(?= (?:\d|each\b|per\b|an?\b|every\b)|[ .,;!(]*$)", re.IGNORECASE)
AND_PENCE: Final = re.compile(
    r"\b(?P<pounds>\d{1,4}) pounds? (?:and )?(?P<pence>\d\d)(?: ?p(?:ence)?)?"
    r"(?=[ .,;!(]*$|[.,;!(]| (?:each|per|an?|for|every)\b)",
    re.IGNORECASE,
)
RAISED: Final = re.compile(r"(?<=\d)[·‧⋅](?=\d{1,2}\b)")  # £6·50, as prices were written by hand
BARE: Final = re.compile(r"(\d{1,4})\.(\d{2})")
EACH: Final = re.compile(
    r"(?:(?:per|a|each|every|/) ?)?(?:(?:per|a|each|every|/) ?)?(?:session|class|visit|person|week's session|time|head|"
    r"lesson|pp|each)?"
)
LESS: Final = re.compile(
    r"\b(?:conc(?:ession)?s?|concessionary|members?|carers?|child(?:ren)?|unwaged|seniors?|students?|oaps?|"
    r"pensioners?|benefits?|low income|under|over|off|discount\w*)\b",
    re.IGNORECASE,
)
# What may be bought where coming in is free.
EXTRA: Final = re.compile(
    r"\b(?:teas?|coffees?|rolls?|refreshments?|drinks?|cakes?|lunch|breakfast|food|snacks?|materials|parking|raffle)"
    r"(?: (?:is|are|costs?|at|for|from))? £\d",
    re.IGNORECASE,
)
APART: Final = re.compile(r"[(;/]|,(?!\d)|\bor\b|\band\b", re.IGNORECASE)
UNSURE: Final = re.compile(
    r"\b(?:from|up to|between|approx\w*|about|around|circa|min(?:imum)?|starting)\b|[£\d]\s*\+", re.IGNORECASE
)


@length_limited
def read(text: str) -> Parsed[dict[str, str]]:
    """Parse `amount` (free, donation, ask or pounds) and, if the text says more, `note`: its words unchanged.

    Two prices are understood only if the second is for some people: "£5 (£3 concessions)" is £5. Numbers may be in
    words: "two pounds fifty" is £2.50.
    """
    said = line(RAISED.sub(".", text), LONGEST_LINE)
    if said.value is None or said.left:
        return Parsed(None, text.strip())
    cost = _read(in_figures(said.value)).value
    if cost is None:
        return _read(said.value)
    return Parsed({**cost, "note": said.value} if "note" in cost else cost)


def in_figures(text: str) -> str:
    """A price in words in figures: "two pounds fifty" is £2.50, "a pound" is £1."""
    return AND_PENCE.sub(r"£\g<pounds>.\g<pence>", A_POUND.sub("1 pound", with_figures(text)))


def _read(said: str) -> Parsed[dict[str, str]]:
    if (word := _word(said.casefold().strip(" .!"))) is not None:
        amount, more = word
        return Parsed({"amount": amount, **({"note": said} if more else {})})
    return _priced(said)


def written(cost: Mapping[str, str]) -> str:
    """Format a cost in words: its note if there is one, since that includes the amount, else the amount."""
    return cost.get("note", cost["amount"])


def _word(bare: str) -> tuple[str, bool] | None:
    """free, donation or ask, if that is all that the text says, and whether it says so in more words."""
    if FREE.fullmatch(bare):
        return "free", False
    if DONATION.fullmatch(bare):
        return "donation", False
    if ASK.fullmatch(bare):
        return "ask", False
    first, second = _first_part(bare)
    if FREE.fullmatch(first) and DONATION.fullmatch(re.sub(r"\b(?:are|is) ", "", second)):
        return "free", True
    if DONATION.search(bare) and (POUNDS.search(bare) or re.fullmatch(r"[\w ]+", bare)):
        return None if FREE.search(bare) else ("donation", True)
    return None


def _first_part(text: str) -> tuple[str, str]:
    """What stands before the first comma, bracket or "and", in small letters, and what after it."""
    first, second = (*(part.strip(" .!()") for part in PARTED.split(text.casefold(), maxsplit=1)), "")[:2]
    return first, second


def _priced(said: str) -> Parsed[dict[str, str]]:
    prices = list(POUNDS.finditer(said))
    first_words = _first_part(said)[0]
    if prices and "£" not in first_words and FREE.fullmatch(first_words):
        return Parsed({"amount": "free", "note": said}) if EXTRA.search(said) else Parsed(None, said)
    bare = BARE.fullmatch(said)
    if bare and not prices:
        amount = _pounds(bare[1], bare[2])
        return Parsed({"amount": "free" if amount == "£0" else amount})
    if not prices or not _one_price(said, prices):
        return Parsed(None, said)
    first = prices[0]
    pounds = (first[1] or first[4] or "0").replace(",", "")
    amount = _pounds(pounds, first[3].zfill(2) if first[3] else first[2] or first[5] or "")
    if len(pounds) > 4 or amount == "£0":
        return Parsed(None, said)
    before, after = said[: first.start()].strip(), said[first.end() :].strip(" .")
    if not before and EACH.fullmatch(after.casefold()):
        return Parsed({"amount": amount})
    return Parsed({"amount": amount, "note": said})


def _one_price(said: str, prices: list[re.Match[str]]) -> bool:
    """Whether the first price is what people pay, and any other is less, and for some of them."""
    after = said[prices[0].end() :]
    if UNSURE.search(said) or re.match(r"\s*(?:-|\u2013|to|or|/)\s*\d|,\d", after):
        return False
    first, *others = APART.split(said[prices[0].start() :])
    if len(prices) > 1 and LESS.search(said[: prices[0].start()] + first):
        return False
    if len(list(POUNDS.finditer(first))) > 1:
        return False
    return all(LESS.search(part) for part in others if POUNDS.search(part)) and all(
        _pence(price) <= _pence(prices[0]) for price in prices[1:]
    )


def _pence(price: re.Match[str]) -> int:
    """How much a match of POUNDS is."""
    if price[3]:
        return int(price[3])
    return int((price[1] or price[4]).replace(",", "")) * 100 + int((price[2] or price[5] or "").ljust(2, "0"))


def _pounds(pounds: str, pence: str) -> str:
    """An amount as a record has it: £2, £2.50."""
    pence = pence.ljust(2, "0") if pence else ""
    return f"£{int(pounds)}" if pence in {"", "00"} else f"£{int(pounds)}.{pence}"
