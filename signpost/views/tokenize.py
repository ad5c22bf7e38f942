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
    "guidance help helping home info information issue issues keen keep keeping keeps know last lately learn later "
    "life liked likes live lives living local long look lot lots love loved loves make makes making many maybe meet "
    "meeting meetings meets month months more most much nearest never new nice off offered often old once one ones "
    "only organisation organisations out over people person place places prefer prefers problem problems project "
    "projects quite really recently said says scheme schemes service services session sessions since small sometimes "
    "somewhere soon start started starting suddenly support supported supporting take taken takes taking team thinks "
    "time times told tonight try twice up use used using week weekly weeks well wont work wouldnt year years yet"
)
# Words for what no community group offers, but a surgery, a shop or an office.
ELSEWHERE_WORDS: Final = (
    "actor actress adenoids airline airlines airport aldi algebra amazon amoxicillin antibiotics appendix appointment "
    "appointments argos arrivals arsenal asda assembly atm auction avocado baggage bakery bandage bandages barber "
    "barbers bin bins biology biopsy bitcoin blister bloods booster braces brakes breeder bronchitis builder burger "
    "butcher calculator campsite cancel cancelled cancelling caravan cashpoint catheter cattery celsius certificate "
    "cervical championship charger chargers chelsea chemistry chickenpox chimney chiropodist clutch coil collection "
    "colonoscopy condoms conjunctivitis contraception contraceptive conversion convert conveyancing councillor coupon "
    "coupons courier coursework covid crown cruise crypto currency cyst cystitis cysts decorator decorators deliveroo "
    "delivery dental dentist dentures departures diesel dinosaurs discount discounts dishwasher disney dissertation "
    "dollars dosage doses dpd drain drains dressing driveway dvla earache earwax ebay ecg eczema election elections "
    "electoral electrician endoscopy envelope episode equation equations essay essays euros evri exhaust extension "
    "fahrenheit ferry filling fillings fitnote fixtures flight flights florist flu flytipping forecast forecasts "
    "forex fractions fuse garage geometry graffiti grams greggs gumtree gutter gutters haemorrhoids haircut "
    "hairdresser hamster hayfever headlice hermes hire hmrc homework hoover horoscope hotel hygienist ibuprofen ikea "
    "immunisation immunisations immunised implant infected infection ingredients instruction instructions insurance "
    "insurer isa jab jabs kebab kennels kerb kettle kfc kitten kittens lamppost lawnmower league licence license lidl "
    "litres locksmith lottery lotto lyrics macbeth malaria mammogram manicure manual mayor mcdonalds measles mechanic "
    "menu microwave minister mole moles morrisons mortgage mortgages mot motorway mower mri multiplication nails "
    "nandos netflix nits nosebleed note olympics optician opticians ounces oven paracetamol parcel parliament "
    "passport pavement penicillin periodic permission permit petrol pharmacist pharmacy phlebotomy photosynthesis "
    "physics piercing piercings piles pill pizza planets planning plasterer plastering platform plumber podiatrist "
    "polling population postage postbox pothole potholes premier premium prescription prescriptions president primark "
    "printer psoriasis puppies puppy quote quotes railcard rain raining rainy rash rating rearrange rebook receipt "
    "reception receptionist recipe recycling refund refunds register registration remortgage reorder repeat repeats "
    "reschedule restaurant result results ringworm roadworks roofer roofing rubbish sainsburys sale salon sample "
    "satnav scaffolding scan scanner scans score scores screenshot serial shakespeare shares shingles sicknote "
    "sinusitis skip smear snow snowing socket sockets specsavers spotify spots sprain stamps stitches stocks "
    "streetlight sudoku sunny sunrise sunset surgery sutures swab synonym syringing takeaway tattoo tattoos "
    "temperature tesco test tests thrush ticket tickets tipping toaster toner tonsillitis tonsils tooth toothache "
    "tracking trailer trigonometry tudors tyre tyres ultrasound urine uti vaccinated vaccination vaccine vaccines "
    "valuation vasectomy vat verruca viagra villa vinted volcano volcanoes vote voting warranty wart warts weather "
    "wimbledon windscreen won wordle xray"
)
# Words that ask about a group. Without a group's name, the answer is elsewhere: "food bank opening times".
ABOUT_WORDS: Final = "booking bookings cheap directions hours listings opening closing price prices timetable"
# Words that say nothing about what is wanted if only small words are with them: "for my husband", "the surgery".
EMPTY_WORDS: Final = (
    "appointment boy boyfriend brother change changed changes child children dad daughter doctor doctors father fit "
    "fitted girl girlfriend gp hospital husband kid kids lost man men mother mum nurse parent parents partner person "
    "sister son surgery wife woman women"
)
# Words that Porter's stemmer would confuse with others: housing and house, police and policy, mets and met.
EXACT_WORDS: Final = (
    "benefits blinds died fitting housing mets mindful mindfulness moving news police policy probate probation "
    "sectioned sectioning tense universal university"
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
