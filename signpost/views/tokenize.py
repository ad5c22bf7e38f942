"""Text as search sees it: small letters, no accents or apostrophes, words cut to their stems.

The browser does the same with questions (site_src/find/tokenize.js); a test compares the two.
"""

import re
from functools import cache
from typing import Final

from lunr.stemmer import PorterStemmer

from signpost.values.names import unaccented

NO_SPACE: Final = re.compile(r"['’‘`´.]")  # "men's" is one word, and so is "G.P."
WORD: Final = re.compile(r"[^\W_]+")  # letters and digits of any script
BEYOND: Final = re.compile(r"[\U00010000-\U0010ffff]")  # signs such as emoji are no words
ENDS_IN_I: Final = re.compile(r"i$")
STEMMER: Final = PorterStemmer()
# Words that say nothing about what is wanted. No two needs may differ only in such words.
SMALL_WORDS: Final = (
    "a about after again all also am an and any anybody anyone anything are around as at be because been being but by "
    "can could did didnt do does doesnt doing dont during each else etc for from get gets getting go goes going got "
    "had has hasnt have havent having he hed her here hers hes him his how i if im in into is isnt it its ive just let "
    "like looking me my near nearby need needing needs no not now of on or other our own patient please pt really she "
    "should so some somebody someone something still such than that thats the their them then there theres they theyre "
    "thing things this those to too trying us very want wanted wanting wants was we were weve what whats when whens "
    "where wheres which while who whos why with within would you your youre"
)
# Words that fit most groups or most people. They can only break ties.
LIGHT_WORDS: Final = (
    "activities activity advice advise again ago always anymore back bad badly bit cannot cant class classes closest "
    "club clubs come comes community contact couldnt course courses day days down drop ended enjoy enjoyed enjoys "
    "enough event events ever every feel feeling feels felt few find friendly give gives giving good group groups "
    "guidance help helping home info information issue issues keen keep keeping keeps know last lately later life "
    "liked likes live lives living local long look lot lots love loved loves make makes making many maybe meet meeting "
    "meetings meets month months more most much nearest never new nice off offered often old once one ones only "
    "organisation organisations out over people person place places prefer prefers problem problems project projects "
    "quite really recently said says scheme schemes service services session sessions since small sometimes somewhere "
    "soon start started starting suddenly support supported supporting take taken takes taking team thinks time times "
    "told tonight try twice up use used using week weekly weeks well wont work wouldnt year years yet"
)
# Words for what no community group offers, but a surgery, a shop or an office.
ELSEWHERE_WORDS: Final = (
    "antibiotics appendix appointment appointments baggage bin bins blister booster bronchitis certificate coil "
    "collection colonoscopy condoms contraception contraceptive covid cystitis delivery dental dentist ecg electrician "
    "endoscopy fixtures flight flights flu forecast garage haemorrhoids haircut hairdresser hayfever hire horoscope "
    "hotel implant infected infection insurance jab jabs licence license lotto malaria measles mot netflix note parcel "
    "passport permit pharmacist pharmacy piles pill plumber premium prescription prescriptions quote quotes rash "
    "rating reception receptionist recipe recycling register registration repeat restaurant result results ringworm "
    "sale sample scan scans score scores shingles smear spots stitches surgery swab takeaway test tests thrush ticket "
    "tickets tonsillitis tooth toothache tyre tyres ultrasound urine uti vaccination vaccine vaccines verruca wart "
    "warts weather xray"
)
# Words that ask about a group. Without a group's name, the answer is elsewhere: "food bank opening times".
ABOUT_WORDS: Final = "booking bookings cheap directions hours listings opening closing price prices timetable"
# Words that say nothing about what is wanted if only small words are with them: "for my husband", "the surgery".
EMPTY_WORDS: Final = (
    "appointment boy boyfriend brother change changed changes child children dad daughter doctor doctors father fit "
    "fitted girl girlfriend gp hospital husband kid kids lost man men mother mum nurse parent parents partner person "
    "sister son surgery wife woman women"
)
# Words that Porter's stemmer would confuse with others: housing and house, police and policy, moving and moved.
EXACT_WORDS: Final = (
    "benefits blinds died fitting housing mindful mindfulness moving news police policy probate probation sectioned "
    "sectioning tense universal university"
)
SMALL: Final = frozenset(SMALL_WORDS.split())
EXACT: Final = frozenset(EXACT_WORDS.split())


@cache
def words(text: str) -> tuple[str, ...]:
    """The words of a text, small letters without accents or apostrophes: "Men's Café in Łódź" is mens cafe in lodz."""
    bare = NO_SPACE.sub("", text.lower())
    return tuple(WORD.findall(unaccented(BEYOND.sub(" ", bare))))


@cache
def stem(word: str) -> str:
    """A word's stem (Porter 1980). A final "i" becomes "y": only there lunr and lunr.js differ.

    No word is cut to a small one: "ate" is not "at".
    """
    cut = word if word in EXACT else ENDS_IN_I.sub("y", str(STEMMER.stem(word)))
    return word if cut in SMALL else cut


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words, small words left out unless there are no others."""
    found = words(text)
    return tuple(stem(word) for word in found if word not in SMALL) or tuple(map(stem, found))


# Their stems.
LIGHT: Final = frozenset(map(stem, LIGHT_WORDS.split()))
EMPTY: Final = frozenset(map(stem, EMPTY_WORDS.split()))
