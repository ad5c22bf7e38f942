"""The forms of directions: beside which other place somebody is, which door, which bus, which turning."""

import re
from typing import Final

from signpost.values.confusables import as_read

# Places that everybody in a town can find.
LANDMARKS: Final = (
    r"(?:library|libraries|church|chapel|cathedral|mosque|temple|synagogue|gurdwara|school(?!\s+(?:holidays?|runs?|hours|ages?|years?|terms?|nurses?))|academy|college|university|"
    r"nursery|station|shops?|store|supermarket|post\s+office|bank(?!\s+(?:holidays?|accounts?|cards?|details|statements?))|pub|inn|hotel|cafe|restaurant|takeaway|bakery|baker'?s|"
    r"butcher'?s|chemist\w*|pharmacy|hairdresser\w*|barber\w*|hall|town\s+hall|community\s+centre|leisure\s+centre|"
    r"shopping\s+centre|centre|park|car\s+park|playground|field|gardens?|pier|beach|sea\s?front|harbour|river|canal|bridge|"
    r"roundabout|traffic\s+lights|crossing|crossroads|level\s+crossing|railway|bus\s+stops?|bus\s+station|garage|"
    r"petrol\s+station|fire\s+station|police\s+station|hospital|surgery|clinic|health\s+centre|dentist\w*|vets?|museum|"
    r"theatre|cinema|bingo|casino|stadium|ground|swimming\s+pool|pool|gym|courts?(?!\s+(?:orders?|dates?|hearings?|cases?|papers|proceedings))|prison|council\s+offices?|job\s?centre|"
    r"cemetery|crematorium|allotments?|farm|mill|factory|warehouse|tower|monument|statue|war\s+memorial|market|tesco|"
    r"asda|lidl|aldi|sainsbury'?s|morrisons|co-?op|waitrose|iceland|greggs|wetherspoons?|mcdonald'?s|argos|boots)"
)
THE: Final = r"(?:(?:the|our|a|an|that|this|their|your|local|old|new)\s+)"
BESIDE: Final = (
    r"(?:next\s+(?:door\s+)?to|opposite|facing|behind|beside|alongside|adjacent\s+to|above|over|below|beneath|under|"
    r"underneath|across\s+(?:the\s+\w+\s+)?from|in\s+front\s+of|round\s+the\s+back\s+of|around\s+the\s+corner\s+from|"
    r"round\s+the\s+corner\s+from|at\s+the\s+(?:back|side|rear|end|top|bottom|foot|front)\s+of|near(?:\s+to)?|close\s+to|"
    r"past|upstairs\s+(?:from|at|in)|downstairs\s+(?:from|at|in)|opp\.?|same\s+\w+\s+as|by\s+the\s+side\s+of)"
)
WE_ARE: Final = (
    r"(?:we're|we\s+are|it's|based|located|situated|housed|held|meets?|meeting|found|find\s+us|stay(?:ing)?|"
    r"visit\s+us|office\s+is|house\s+is|refuge\s+is|home\s+is|building\s+is|drop\s+in|call\s+in)"
)
ANYWHERE: Final = re.compile(
    rf"\b{BESIDE}\s+{THE}{{0,2}}(?:[\w'-]+\s+){{0,2}}?{LANDMARKS}\b"
    rf"|\b(?:by|inside|outside)\s+{THE}(?:[\w'-]+\s+)?(?:library|church|chapel|station|pier|beach|sea\s?front|harbour|bridge|"
    r"bus\s+stop|roundabout|traffic\s+lights|post\s+office|shops?|supermarket|park|town\s+hall)\b"
    rf"|\b{WE_ARE}\s+(?:[\w'-]+\s+){{0,2}}(?:at|in|inside|on|above|behind|beside)\s+{THE}(?:[\w'-]+\s+){{0,2}}?{LANDMARKS}\b"
    rf"|\bbetween\s+{THE}?(?:[\w'-]+\s+){{0,2}}?{LANDMARKS}\s+and\s+{THE}?(?:[\w'-]+\s+){{0,2}}?{LANDMARKS}\b"
    r"|\b(?:next\s+door|doors?)\s+(?:away\s+)?(?:to|from|along|down|up\s+from|past)\s+(?:the|our|a)\b"
    r"|\b\w+\s+doors?\s+(?:away|along|down|up|further|past|from)\b"
    r"|\b(?:red|blue|green|yellow|white|black|brown|grey|purple|pink|orange)\s+(?:\w+\s+)?(?:doors?|gates?|fence|railings)\b"
    r"|\b(?:side|back|rear|main)\s+(?:door|gate|entrance)\b|\bentrance\s+(?:is|in|on|off|at|from|via|round|to)\b"
    r"|\b(?:minutes?|mins?|yards?|met(?:re|er)s?|miles?)'?\s+(?:\w+\s+)?(?:walk\s+|drive\s+|away\s+)?from\s+(?:the|our)\b"
    r"|\bwalking\s+distance\b|\bwalk\s+(?:up|down|along|past)?\s*from\s+the\b|\bon\s+the\s+corner\b"
    r"|\bbus\s+stops?\b|\bbus(?:es)?\s+(?:number\s+|no\.?\s*|route\s+)?\d|\b\d+[a-z]?\s+bus\b|\bget\s+off\s+(?:the\s+\w+\s+)?at\b"
    r"|\bstops?\s+(?:right\s+|just\s+)?outside\b"
    r"|\bturn\s+(?:left|right)\b|\bfollow\s+the\s+(?:signs?|path|road|lane|river|drive)\b"
    r"|\b(?:first|second|third|last)\s+(?:turning|house|building|exit)\b|\b(?:on\s+)?the\s+(?:left|right)-?\s?hand\s+side\b"
    r"|\bon\s+(?:the|your)\s+(?:left|right)\b|\b(?:door|entry|gate)\s+code\b|\bkey\s?safe\b|\b(?:buzzer|intercom)\b"
    r"|\b[ABM]\d{3,4}\b|\bjunction\s+\d",
    re.IGNORECASE,
)
# "above the Zanzibar Bakery": a name with capitals after the word.
NAMED: Final = re.compile(rf"\b(?i:{BESIDE})\s+(?:the\s+)?(?:[A-Z][\w'&.-]*\s+){{1,3}}(?i:{LANDMARKS})\b")
# In fields that say how to get in touch or in, the word alone is enough.
IN_TOUCH: Final = re.compile(
    r"\b(?:next\s+to|next\s+door|opposite|behind|beside|alongside|adjacent|above|below|beneath|underneath|across\s+from|"
    r"in\s+front\s+of|corner|near(?!\s+you)|close\s+to(?!\s+you)|round\s+the\s+back|upstairs|downstairs|entrance|"
    r"front\s+door)\b",
    re.IGNORECASE,
)


def gives_directions(text: str, *, in_touch: bool = False) -> bool:
    """Whether a text says how to get somewhere. `in_touch` if its field says how to get in touch, or in."""
    read = " ".join(as_read(text).split())
    forms = (ANYWHERE, NAMED, IN_TOUCH) if in_touch else (ANYWHERE, NAMED)
    return any(form.search(read) for form in forms)
