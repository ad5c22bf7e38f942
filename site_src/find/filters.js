// Day, time, place, age, access, cost, setting and language in a question: taken from its words and shown as filters
// that the reader can remove.
((signpost) => {
  "use strict";

  const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];
  const DAYS = [...WEEKDAYS, "saturday", "sunday"];
  const SHORT = { mon: 0, tue: 1, tues: 1, wed: 2, weds: 2, thu: 3, thur: 3, thurs: 3, fri: 4, sat: 5, sun: 6 };

  const CHILDREN = ["under-5", "5-11", "12-17"];

  // Exceptions in which a word is not a filter: after these words, before these words, or together with them anywhere.
  const AM = { only: /^(the|weekdays?|mon|tues?|weds?|thu(rs?)?|fri|sat|sun|\w+day|or|an?)$/ };
  const SAT = {
    after: /^(i|ive|id|just|he|hes|she|shes|they|theyre|we|weve|been|being|was|is|im|there|always|just|only|keeps?|never|often)$/,
    before: /^(there|around|about|down|alone|by|doing|here|watching|staring|indoors|crying|next|all)$/,
  };
  const SINCE = { after: /^(since|last)$/ };
  const FREE = {
    after: /^(drugs?|alcohol|smoke|gluten|dairy|sugar|debt|pain|stress|fat|symptom|crime|nicotine|feel|feels|feeling|set|break|breaking|hands?|wheat|nut|lactose|cancer|worry|not)$/,
    before: /^(from|will|spirit|school|prescriptions?|bus|tv|fall|time)$/,
  };
  const ONLINE = {
    after: /^(get|gets|getting|go|going|goes|got|gone|learn|learning|using|use|uses|shop|shopping|bank|banking|apply|applying|safer?|scammed|order|ordering|pay|paying|everythings?|its|is|world|scared)$/,
    before: /^(banking|shopping|shop|safety|scams?|fraud|forms?|accounts?|appointments?|gambling|casino|dating|bullying|bullied|abuse|world|application|bills?)$/,
  };
  const NIGHT = {
    after: /^(at|all|every|last|through|the|mid|whole|in|by|good|other|long)$/,
    beside: /^(sleep\w*|slept|awake|wak(e|es|ing)|woke|insomnia|nightmares?|snor\w*|terrors|sweats|dark)$/,
  };
  const OUTSIDE = { after: /^(go|goes|going|went|step|get|gets|getting|leave|been|not)$/ };
  const PARKING = { before: /^(permits?|tickets?|fines?|spaces?|charges?)$/ };
  const PHONE = { before: /^(bills?|numbers?|calls?)$/ };
  // "My child has autism" is asked by a parent, "bereaved child" for the child.
  const CHILD = {
    after: /^(my|our|your|his|her|their|a|the|with|of|has|have|having|two|three|four|2|3|4|5|young|small|little|no|bring|for|mum|dad|single|about|see|seeing)$/,
    before: /^(benefits?|care|maintenance|minder|support|has|have|is|wont|needs?|are|with)$/,
  };

  // Phrase, facet, values, and exceptions. Longer phrases are tried first.
  const TABLE = [
    ["weekday", "day", WEEKDAYS], ["weekdays", "day", WEEKDAYS],
    ["next week", "day", ["week"]], ["this week", "day", ["week"]], ["next seven days", "day", ["week"]],
    ["next 7 days", "day", ["week"]], ["coming week", "day", ["week"]],
    ["mon fri", "day", WEEKDAYS], ["mon to fri", "day", WEEKDAYS], ["monday to friday", "day", WEEKDAYS],
    ["monday friday", "day", WEEKDAYS], ["midweek", "day", WEEKDAYS.slice(1, 4)], ["mid week", "day", WEEKDAYS.slice(1, 4)],
    ["weeknight", "day", WEEKDAYS], ["weeknights", "day", WEEKDAYS], ["week nights", "day", WEEKDAYS], ["week night", "day", WEEKDAYS],
    ["weeknight", "time", ["evening"]], ["weeknights", "time", ["evening"]], ["week nights", "time", ["evening"]], ["week night", "time", ["evening"]],
    ["weekday evening", "day", WEEKDAYS], ["weekday evening", "time", ["evening"]],
    ["weekend", "day", DAYS.slice(5)], ["weekends", "day", DAYS.slice(5)],
    ["today", "day", ["today"]], ["tonight", "day", ["today"]], ["tomorrow", "day", ["tomorrow"]],
    ["morning", "time", ["morning"]], ["mornings", "time", ["morning"]], ["am", "time", ["morning"], AM],
    ["afternoon", "time", ["afternoon"]], ["afternoons", "time", ["afternoon"]], ["pm", "time", ["afternoon"]],
    ["daytime", "time", ["morning", "afternoon"]], ["lunchtime", "time", ["at-12:30"]],
    ["lunchtimes", "time", ["at-12:30"]], ["lunch time", "time", ["at-12:30"]], ["lunch hour", "time", ["at-12:30"]],
    ["lunch break", "time", ["at-12:30"]], ["evening", "time", ["evening"]], ["evenings", "time", ["evening"]],
    ["eve", "time", ["evening"]], ["night", "time", ["evening"], NIGHT], ["nights", "time", ["evening"], NIGHT],
    ["after work", "time", ["evening"]], ["outside working hours", "time", ["evening"]],
    ["free", "cost", ["free"], FREE], ["no cost", "cost", ["free"]], ["costs nothing", "cost", ["free"]],
    ["free of charge", "cost", ["free"]], ["for free", "cost", ["free"]],
    ["wont cost anything", "cost", ["free"]], ["doesnt cost anything", "cost", ["free"]], ["doesnt cost", "cost", ["free"]],
    ["without paying", "cost", ["free"]], ["cant pay", "cost", ["free"]], ["cant pay anything", "cost", ["free"]], ["cant afford to pay", "cost", ["free"]],
    ["no money to spend", "cost", ["free"]], ["dont want to pay", "cost", ["free"]], ["not pay", "cost", ["free"]],
    ["no charge", "cost", ["free"]], ["0 cost", "cost", ["free"]], ["nothing to pay", "cost", ["free"]], ["dont have to pay", "cost", ["free"]],
    ["by donation", "cost", ["donation", "free"]],
    ["online", "setting", ["online"], ONLINE], ["zoom", "setting", ["online"]], ["on zoom", "setting", ["online"]],
    ["virtual", "setting", ["online"]],
    ["one to one", "setting", ["one-to-one"]], ["1 to 1", "setting", ["one-to-one"]], ["1 1", "setting", ["one-to-one"]],
    ["121", "setting", ["one-to-one"]],
    ["by phone", "setting", ["by-phone"]], ["on the phone", "setting", ["by-phone"]],
    ["over the phone", "setting", ["by-phone"]], ["by telephone", "setting", ["by-phone"]], ["phone support", "setting", ["by-phone"]],
    ["phone only", "setting", ["by-phone"]], ["prefers phone", "setting", ["by-phone"]], ["prefer phone", "setting", ["by-phone"]],
    ["phone calls", "setting", ["by-phone"]], ["phone call", "setting", ["by-phone"]], ["on phone", "setting", ["by-phone"]], ["telephone", "setting", ["by-phone"], PHONE],
    ["at home", "setting", ["at-home"]], ["home visit", "setting", ["at-home"]], ["home visits", "setting", ["at-home"]],
    ["visit at home", "setting", ["at-home"]], ["outdoors", "setting", ["outdoors"]], ["outdoor", "setting", ["outdoors"]],
    ["outside", "setting", ["outdoors"], OUTSIDE],
    ["step free", "access", ["step_free"]], ["level access", "access", ["step_free"]],
    ["ground floor", "access", ["step_free"]], ["no stairs", "access", ["step_free"]], ["no steps", "access", ["step_free"]],
    ["cant do stairs", "access", ["step_free"]], ["cant use stairs", "access", ["step_free"]],
    ["cant use the stairs", "access", ["step_free"]], ["cant manage stairs", "access", ["step_free"]],
    ["cant climb stairs", "access", ["step_free"]], ["unable to use stairs", "access", ["step_free"]],
    ["wheelchair", "access", ["step_free"]], ["wheelchair access", "access", ["step_free"]],
    ["wheelchair accessible", "access", ["step_free"]], ["wheelchair user", "access", ["step_free"]],
    ["accessible", "access", ["step_free"]], ["disabled access", "access", ["step_free"]], ["disabled friendly", "access", ["step_free"]],
    ["wheelchair friendly", "access", ["step_free"]], ["without stairs", "access", ["step_free"]], ["without steps", "access", ["step_free"]],
    ["lift access", "access", ["step_free"]],
    ["accessible toilet", "access", ["accessible_toilet"]], ["disabled toilet", "access", ["accessible_toilet"]],
    ["disabled loo", "access", ["accessible_toilet"]], ["hearing loop", "access", ["hearing_loop"]],
    ["parking", "access", ["parking"], PARKING], ["somewhere to park", "access", ["parking"]],
    ["with transport", "access", ["transport_help"]], ["transport provided", "access", ["transport_help"]],
    ["transport included", "access", ["transport_help"]], ["pick up", "access", ["transport_help"]],
    ["somewhere quiet", "access", ["quiet_space"]], ["something quiet", "access", ["quiet_space"]], ["quiet space", "access", ["quiet_space"]], ["quiet room", "access", ["quiet_space"]], ["quiet place", "access", ["quiet_space"]], ["quiet group", "access", ["quiet_space"]], ["quiet hour", "access", ["quiet_space"]],
    ["creche", "access", ["children_welcome"]], ["childcare", "access", ["children_welcome"]],
    ["bring children", "access", ["children_welcome"]], ["bring the kids", "access", ["children_welcome"]],
    ["bring my kids", "access", ["children_welcome"]], ["bring baby", "access", ["children_welcome"]],
    ["with carer", "access", ["carers_welcome"]], ["bring carer", "access", ["carers_welcome"]],
    ["self refer", "route", ["self"]], ["self referral", "route", ["self"]], ["gp referral", "route", ["gp"]],
    ["no referral", "route", ["self"]], ["no referral needed", "route", ["self"]], ["without referral", "route", ["self"]],
    ["without a referral", "route", ["self"]], ["dont need referral", "route", ["self"]], ["dont need a referral", "route", ["self"]],
    ["no gp referral", "route", ["self"]], ["without gp", "route", ["self"]], ["without my gp", "route", ["self"]],
    ["without the doctor", "route", ["self"]], ["without going through the doctor", "route", ["self"]],
    ["without going through the gp", "route", ["self"]], ["without going through my gp", "route", ["self"]],
    ["without seeing a doctor", "route", ["self"]], ["without seeing the doctor", "route", ["self"]],
    ["without doctor", "route", ["self"]], ["refer myself", "route", ["self"]], ["refer themselves", "route", ["self"]],
    ["just turn up", "route", ["self"]], ["turn up", "route", ["self"]], ["can just turn up", "route", ["self"]],
    ["just walk in", "route", ["self"]], ["walk in", "route", ["self"]], ["no appointment", "route", ["self"]],
    ["no booking", "route", ["self"]], ["without booking", "route", ["self"]], ["dont need to book", "route", ["self"]],
    ["no need to book", "route", ["self"]], ["drop in", "route", ["self"]],
    ["toddler", "age", ["under-5"]], ["toddlers", "age", ["under-5"]], ["preschool", "age", ["under-5"]],
    ["teenager", "age", ["12-17"]], ["teenagers", "age", ["12-17"]], ["teen", "age", ["12-17"]], ["teens", "age", ["12-17"]],
    ["elderly", "age", ["65-and-over"]], ["pensioner", "age", ["65-and-over"]], ["pensioners", "age", ["65-and-over"]],
    ["oap", "age", ["65-and-over"]],
    ["oaps", "age", ["65-and-over"]], ["gran", "age", ["65-and-over"]], ["grandma", "age", ["65-and-over"]],
    ["grandad", "age", ["65-and-over"]], ["nan", "age", ["65-and-over"]],
    ["child", "age", CHILDREN, CHILD], ["children", "age", CHILDREN, CHILD], ["kid", "age", CHILDREN, CHILD], ["kids", "age", CHILDREN, CHILD],
    ["young carer", "age", ["5-11", "12-17"]], ["young carers", "age", ["5-11", "12-17"]],
    ["sign language", "language", ["British Sign Language"]], ["bsl", "language", ["British Sign Language"]],
    ["signer", "language", ["British Sign Language"]],
  ];
  // Facets whose words may also mean a need.
  const BOTH = new Set(["access", "age", "language"]);
  const NOT_AN_AGE_AFTER = /^(bmi|hba1c|gad|phq|gad7|phq9|mrc|bp|score|scored|scores|no|number|room|bus|stage|type|step|level|part|aged?d)$/;
  const NOT_AN_AGE_BEFORE = /^(weeks?|wks?|months?|mths?|days?|hours?|hrs?|mins?|minutes?|am|pm|miles?|mg|times?|kids|children|st|nd|rd|th|52|7|12)$/;

  let table = null;
  function load() {
    if (table) { return table; }
    table = new Map();
    const put = (phrase, facet, values, unless = {}) => table.set(phrase, [...(table.get(phrase) || []), { facet, values, unless }]);
    TABLE.forEach(([phrase, facet, values, unless]) => put(phrase, facet, values, unless));
    DAYS.forEach((day) => { [day, `${day}s`].forEach((form) => put(form, "day", [day], SINCE)); });
    Object.entries(SHORT).forEach(([form, index]) => put(form, "day", [DAYS[index]], form === "sat" ? SAT : SINCE));
    signpost.held.words.areas.forEach((area) => {
      area.names.forEach((name) => put(name, "area", [area.id]));
    });
    signpost.held.words.facets.language.filter(([language]) => language !== "English").forEach(([language]) => {
      const name = language.toLowerCase();
      [name, `${name} speaking`, `${name} speaker`, `speaks ${name}`, `speak ${name}`]
        .forEach((form) => put(form, "language", [language]));
    });
    return table;
  }
  const SAID_SURELY = 3; // words of a filter that no need's phrase takes a word from ("over the phone")
  const LONGEST = 6; // words in a phrase of the table

  // The table's entry for the longest phrase that starts here: [{facet, values, length}], or null.
  function fromTable(tokens, start) {
    for (let length = Math.min(LONGEST, tokens.length - start); length; length -= 1) {
      const found = load().get(tokens.slice(start, start + length).map((token) => token.word).join(" "));
      const fitting = (found || []).filter(({ unless }) => isMeant(unless, tokens, start, start + length));
      if (fitting.length) { return fitting.map(({ facet, values }) => ({ facet, values, length })); }
    }
    return null;
  }
  function isMeant({ only, after, before, beside }, tokens, start, end) {
    const [last, next] = [start ? tokens[start - 1] : null, tokens[end]].map((token) => (token ? token.word : ""));
    if (only) { return only.test(last) || tokens[start].typed === "AM"; }
    return !(after && after.test(last)) && !(before && before.test(next)) && !(beside && tokens.some(({ word }) => beside.test(word)));
  }

  // A misspelt day: "thurdsay", "wensday".
  function slipped(tokens, start) {
    const word = tokens[start].word.replace(/s$/, "");
    if (word.length < 5 || signpost.urgent.isWord(word)) { return null; }
    const day = DAYS.find((one) => signpost.spelling.slips(word, one, 2) <= (one.length < 7 ? 1 : 2));
    return day ? { facet: "day", values: [day], length: 1 } : null;
  }

  // "78", "78yo", "aged 78", "14F", "over 60s", "under 5s". A number after "GAD7" or before "weeks" is no age.
  function age(tokens, start) {
    const words = tokens.slice(start, start + 4).map((token) => token.word);
    const before = start ? tokens[start - 1].word : "";
    const over = /^(over|above)$/.test(words[0]) && /^(\d{2})s?$/.exec(words[1] || "");
    if (over) { return { facet: "age", values: [over[1]], length: 2 }; }
    const under = /^(under|below)$/.test(words[0]) && /^(\d{1,2})s?$/.exec(words[1] || "");
    if (under) { return { facet: "age", values: [String(Number(under[1]) - 1)], length: 2 }; }
    const stuck = /^(\d{1,3})(yo|yrs?|y|f|m|s)$/.exec(words[0]) || /^([mf])(\d{1,3})$/.exec(words[0]);
    if (stuck) { return sensible(stuck.slice(1).find((part) => /^\d+$/.test(part)), 1); }
    const plain = /^\d{1,3}$/.exec(words[0]);
    if (!plain) { return null; }
    const told = /^(year|years|yr|yrs|y|yo)$/.test(words[1] || "");
    if (told) { return sensible(plain[0], /^(old|o)$/.test(words[2] || "") ? 3 : 2); }
    if (before === "aged" || before === "age") { return sensible(plain[0], 1); }
    const other = NOT_AN_AGE_AFTER.test(before) || /[a-z]\d/.test(before) || /^\d+$/.test(before)
      || NOT_AN_AGE_BEFORE.test(words[1] || "") || Number(plain[0]) < 13;
    return other ? null : sensible(plain[0], 1);
  }
  function sensible(years, length) {
    return Number(years) <= 110 ? { facet: "age", values: [String(Number(years))], length } : null;
  }

  // A whole postcode, its first half with a digit ("BS23 4"), or its first half alone.
  function postcode(tokens, start) {
    const [first, second] = tokens.slice(start, start + 2).map((token) => token.word.toUpperCase());
    const halves = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/.exec(first);
    if (halves) { return { facet: "near", values: [`${halves[1]} ${halves[2]}`], length: 1 }; }
    if (!/^[A-Z]{1,2}\d[A-Z\d]?$/.test(first)) { return null; }
    if (/^\d([A-Z]{2})?$/.test(second || "")) { return { facet: "near", values: [`${first} ${second}`], length: 2 }; }
    const known = Object.keys(signpost.held.words.sectors).some((sector) => sector.startsWith(`${first} `));
    return known ? { facet: "near", values: [first], length: 1 } : null;
  }

  // "I used to go on Sunday walks" doesn't ask for Sunday.
  const isPast = (tokens, start) => tokens.slice(0, start).some(({ word }, place) => word === "used" && (tokens[place + 1] || {}).word === "to");

  // "Within 2 miles" of the reader's place.
  function miles(tokens, start) {
    const words = tokens.slice(start, start + 4).map((token) => token.word);
    const count = words[1] === "a" ? "1" : words[1];
    const found = /^(within|under)$/.test(words[0]) && /^\d{1,2}$/.test(count || "") && /^miles?$/.test(words[2] || "");
    return found ? { facet: "within", values: [count], length: 3 } : null;
  }

  // "Not mondays", "any day but friday", "can't do evenings": all the others.
  const REFUSED = { day: () => DAYS, time: () => Object.keys(signpost.held.words.times), setting: () => signpost.held.words.facets.setting.map(([value]) => value) };
  const NOT = /^(not|no|but|except|excluding|avoid|avoiding|without|cant|cannot|wont|never|isnt|arent|apart|other|rather|instead|nor|hates?)$/;
  const BETWEEN = /^(on|a|an|the|do|make|manage|for|at|in|of|from|than|any|attend|come)$/;
  // Where the negation of the filter at `start` begins; -1 if it is not negated.
  function refusedFrom(tokens, start, last) {
    let place = start - 1;
    while (place >= 0 && BETWEEN.test(tokens[place].word)) { place -= 1; }
    const word = place < 0 ? "" : tokens[place].word;
    if (/^(or|and)$/.test(word) && last && last.refused && last.at.at(-1) === place - 1) { return place; }
    const every = tokens.slice(0, place).some((token) => /^(any|every|all|anything|each)$/.test(token.word));
    return NOT.test(word) && (word !== "but" || every) ? place : -1;
  }
  function others(facet, values) {
    return REFUSED[facet]().filter((value) => !values.includes(value));
  }
  function without(found, match, at, typed) {
    const earlier = found.find((filter) => filter.facet === match.facet);
    const left = others(match.facet, match.values).filter((value) => !earlier || earlier.values.includes(value));
    if (!earlier) { found.push({ ...match, values: left, at, typed, both: false, refused: true }); return; }
    Object.assign(earlier, { values: left, at: [...earlier.at, ...at], typed: `${earlier.typed} ${typed}`, refused: true });
  }

  // A town that is not an area of this directory: "choir in Bristol". Its name alone may be a word ("reading").
  function elsewhere(tokens, start) {
    if (!/^(in|near|around|from)$/.test(start ? tokens[start - 1].word : "")) { return null; }
    for (let length = Math.min(3, tokens.length - start); length; length -= 1) {
      const name = tokens.slice(start, start + length).map((token) => token.word).join(" ");
      if (Object.hasOwn(signpost.held.words.towns, name)) {
        return { facet: "elsewhere", values: [signpost.held.words.towns[name]], length };
      }
    }
    return null;
  }

  // The filters in a question's words. `taken` are the positions of words that together mean a need ("free food"): most
  // of them stay with it. Filters in `both` may also mean a need.
  function filters(tokens, taken) {
    const found = signpost.whom.sex(tokens);
    for (let start = 0; start < tokens.length; start += 1) {
      const one = postcode(tokens, start) || miles(tokens, start) || signpost.prices.read(tokens, start) || age(tokens, start) || signpost.hours.read(tokens, start);
      const matches = one ? [one] : fromTable(tokens, start) || [elsewhere(tokens, start) || slipped(tokens, start)].filter(Boolean);
      matches.forEach((match) => take(found, match, tokens, start, taken));
      if (matches.length) { start += matches[0].length - 1; }
    }
    return found;
  }
  function take(found, match, tokens, start, taken) {
    const range = (from, to) => Array.from({ length: to - from }, (_, index) => from + index);
    const typed = (places) => places.map((place) => tokens[place].typed).join(" ");
    const at = range(start, start + match.length);
    const both = BOTH.has(match.facet);
    if ((!both && match.length < SAID_SURELY && at.some((place) => taken.has(place))) || (/^(day|time)$/.test(match.facet) && isPast(tokens, start))) { return; }
    const from = Object.hasOwn(REFUSED, match.facet) && !match.values.some((value) => signpost.hours.isExact(value))
      ? refusedFrom(tokens, start, found.at(-1)) : -1;
    const whole = from < 0 ? at : [...range(from, start), ...at];
    if (from < 0) { found.push({ ...match, at, both, typed: typed(at) }); } else { without(found, match, whole, typed(whole)); }
  }

  signpost.filters = Object.assign(filters, { others, has: (word) => load().has(word) });
})(globalThis.signpost ??= {});
